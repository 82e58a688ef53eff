import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** What goes, and what stays. */
  about: string;
  /** Resolves when they are gone. */
  onErase: () => Promise<void>;
}

/** Deletes words for good, after the person was asked once more. */
export function EraseWords({ about, onErase }: Props) {
  const [asked, setAsked] = useState(false);
  const command = useCommand();
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), [asked]);
  if (!asked)
    return (
      <div class="actions">
        <button type="button" class="button" onClick={() => setAsked(true)}>
          {t('erase.words')}
        </button>
      </div>
    );
  return (
    <>
      <p>{about}</p>
      <div class="actions">
        <button
          type="button"
          class="button"
          onClick={() => void command.run(onErase).then((isDone) => isDone && setAsked(false))}
        >
          {t('erase.do')}
        </button>
        <button ref={keep} type="button" class="button" onClick={() => setAsked(false)}>
          {t('erase.keep')}
        </button>
        <Failure of={command} />
      </div>
    </>
  );
}
