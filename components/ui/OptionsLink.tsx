import { Sliders } from '#components/ui/icons.tsx';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** The popup would close under a page that opens in its place. */
  target?: '_blank';
}

/** An icon that leads to the options. */
export function OptionsLink({ target }: Props) {
  const name = t('common.options');
  return (
    <a
      class="quiet-link"
      href="/options.html"
      aria-label={name}
      title={name}
      {...(target && { target, rel: 'noopener' })}
    >
      <Sliders />
    </a>
  );
}
