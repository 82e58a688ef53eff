import { OnceButton } from '#components/ui/OnceButton.tsx';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** What the button says. */
  name: string;
  onPress: () => Promise<unknown>;
  /** What became of it, or how far it is; '' before it was pressed. */
  status: string;
}

/** A button with a line below it that says what became of it; the line is there before, so that it is heard. */
export function StatusAction({ name, onPress, status }: Props) {
  return (
    <>
      <p class="actions">
        <OnceButton class="button" onPress={() => void onPress()}>
          {name}
        </OnceButton>
      </p>
      <p class="later" role="status">
        {status}
      </p>
    </>
  );
}

/** Whether a file also holds what the person wrote to themselves. */
export function OwnWords({ own, onChange }: { own: boolean; onChange: (own: boolean) => void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={own} onChange={() => onChange(!own)} />
      {t('data.own')}
    </label>
  );
}
