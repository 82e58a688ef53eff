import { TitleForm } from '#components/ui/TitleForm.tsx';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Of no other element on the page. */
  id: string;
  url: string;
  /** What the item may be called, as far as its link says; '' if it says nothing. */
  guess: string;
  /** Resolves when the step is saved. */
  onName: (title: string) => Promise<void>;
  onLeave: () => void;
}

/** Asks what the item behind a link is called. */
export function NameLink({ id, url, guess, onName, onLeave }: Props) {
  return (
    <div class="naming" data-open>
      <p class="quiet">{t('goals.whatIsIt', url)}</p>
      <TitleForm id={id} label={t('goals.itsName')} value={guess} line focus onTitle={onName} />
      <div class="actions">
        <button type="button" class="button" data-close onClick={onLeave}>
          {t('common.cancel')}
        </button>
      </div>
    </div>
  );
}
