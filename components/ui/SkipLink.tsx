import { focusHeading } from '#components/ui/focus.ts';
import { t } from '#utils/platform/i18n.ts';

/** The first thing that the Tab key leads to, seen only then: it leads past what stands on every page. */
export function SkipLink() {
  return (
    <button type="button" class="skip unseen" onClick={focusHeading}>
      {t('common.skip')}
    </button>
  );
}
