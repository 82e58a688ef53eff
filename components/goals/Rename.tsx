import { TitleForm } from '#components/ui/TitleForm.tsx';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Of no other element on the page. */
  id: string;
  title: string;
  /** Resolves when the new title is saved. */
  onRename: (title: string) => Promise<void>;
  /** The person is done, whether the title is new or as it was. */
  onLeave: () => void;
}

/** A title to edit: Enter saves it, and what closes it leaves it as it was. */
export function Rename({ id, title, onRename, onLeave }: Props) {
  return (
    <TitleForm
      id={id}
      label={t('goals.newName', title)}
      value={title}
      action={t('goals.save')}
      focus
      onTitle={async (next) => {
        if (next !== title) await onRename(next);
        onLeave();
      }}
      onLeave={onLeave}
    />
  );
}
