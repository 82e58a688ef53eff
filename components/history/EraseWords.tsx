import { useState } from 'preact/hooks';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { useFocusBack } from '#components/ui/use-focus-back.ts';
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
  const { first: keep, opener } = useFocusBack(asked);
  if (!asked)
    return (
      <div class="actions">
        <button ref={opener} type="button" class="button" onClick={() => setAsked(true)}>
          {t('erase.words')}
        </button>
      </div>
    );
  return (
    <div class="opened" data-open>
      <p>{about}</p>
      <div class="actions">
        <OnceButton
          class="button"
          onPress={(button) => {
            // Without any words left, all of this goes; otherwise the first button gets the focus back.
            button.closest('.past-win')?.querySelector<HTMLElement>('.past-line')?.focus();
            void command.run(onErase).then((isDone) => isDone && setAsked(false));
          }}
        >
          {t('erase.do')}
        </OnceButton>
        <button ref={keep} type="button" class="button" data-close onClick={() => setAsked(false)}>
          {t('erase.keep')}
        </button>
        <Failure of={command} />
      </div>
    </div>
  );
}
