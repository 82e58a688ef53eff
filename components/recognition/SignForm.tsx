import type { ComponentChildren } from 'preact';
import { SaveSigned, SignSheet } from '#components/recognition/SignSheet.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { OwnKeyView, Signed, SigningActions } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<SigningActions, 'onSign'> {
  kind: Parameters<SigningActions['onSign']>[1];
  /** What is in it, each with its name; undefined while something is missing. */
  rows: readonly (readonly [name: string, value: ComponentChildren])[] | undefined;
  ownKey: OwnKeyView;
  /** When it is signed, UTC ms. */
  at: number;
  /** JSON, as it is signed. */
  payload: string;
  /** What was signed, if that is what stands here now. */
  signed: Signed | undefined;
  onSigned: (signed: Signed) => void;
  /** What is said once it is signed. */
  advice: string;
  /** Where it is written. */
  children: ComponentChildren;
}

/** Words to sign: where they are written, exactly what they come to, and what was signed as a file. */
export function SignForm({ kind, rows, signed, onSign, onSigned, advice, children, ...sheet }: Props) {
  const command = useCommand();
  return (
    <form
      class="sharing"
      onSubmit={(event) => {
        event.preventDefault();
        if (rows) void command.run(() => onSign(sheet.payload, kind).then(onSigned));
      }}
    >
      {children}
      {rows && <SignSheet rows={rows} {...sheet} />}
      <p class="actions">
        <button type="submit" class="button main">
          {t('recognition.do')}
        </button>
        {signed && <SaveSigned name={`microwin-${kind}`} jwt={signed.jwt} />}
        <span class="later" role="status">
          {signed && advice}
        </span>
      </p>
      <Failure of={command} />
    </form>
  );
}
