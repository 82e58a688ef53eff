import type { ComponentChildren } from 'preact';
import { TitleForm } from '#components/ui/TitleForm.tsx';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** Titles of earlier wins that were typed, to choose from. */
  earlier: readonly string[];
  /** Whether it can be typed into at once. */
  focused?: boolean;
  /** What was typed elsewhere and could not be saved; '' for nothing. */
  typed?: string;
  /** What could be typed, for a person who types for the first time. */
  example?: string;
  /** Resolves when the win is saved. */
  onAdd: (title: string) => Promise<void>;
  /** Further fields. */
  children?: ComponentChildren;
}

/** Where a person types what they finished and no site shows. */
export function QuickWin({ earlier, focused = false, typed = '', example, onAdd, children }: Props) {
  return (
    <TitleForm
      id="quick-win"
      label={t('quick.label')}
      placeholder={example ?? t('quick.label')}
      line
      focus={focused && { preventScroll: true }}
      suggestions={earlier}
      unsaved={typed}
      saved={(title) => t('quick.added', title)}
      onTitle={onAdd}
    >
      {children}
    </TitleForm>
  );
}
