import type { Ref } from 'preact';
import { Dots } from '#components/ui/icons.tsx';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** What the actions behind it are for. */
  title: string;
  /** The id of what holds them while it is open. */
  controls: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** Gets the button, so that the focus can come back to it. */
  button: Ref<HTMLButtonElement>;
}

/** A button behind which there is more to do. */
export function MoreButton({ title, controls, open, onOpen, button }: Props) {
  return (
    <button
      ref={button}
      type="button"
      class="quiet-link more"
      aria-label={t('common.more', title)}
      aria-expanded={open}
      aria-controls={controls}
      onClick={() => onOpen(!open)}
    >
      <Dots />
    </button>
  );
}
