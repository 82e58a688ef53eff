import { Radios, Setting } from '#components/settings/Setting.tsx';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Whether the person keeps the browser's own page. */
  ownPage: boolean;
  onChange: (ownPage: boolean) => void;
}

/** Which page a new tab shows, where our own has to lead on to the browser's. */
export function NewTabSetting({ ownPage, onChange }: Props) {
  return (
    <Setting name={t('ownPage.name')} hint={t('ownPage.hint')}>
      <Radios
        name="own-page"
        options={[
          [false, t('ownPage.ours')],
          [true, t('ownPage.browsers')],
        ]}
        value={ownPage}
        onChange={onChange}
      />
    </Setting>
  );
}
