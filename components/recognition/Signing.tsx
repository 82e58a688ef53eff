import { useMemo, useState } from 'preact/hooks';
import { SaveSigned, SignSheet } from '#components/recognition/SignSheet.tsx';
import { WithKey } from '#components/recognition/WithKey.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { type ThanksDraft, thanksPayload } from '#utils/domain/recognition/thanks.ts';
import { LONGEST_TITLE } from '#utils/domain/title.ts';
import type { OwnKeyView, SigningActions } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends SigningActions {
  about: Omit<ThanksDraft, 'to'>;
  /** Whether what stands there now is signed. */
  isSigned: boolean;
  /** Hands over the line that carries what was signed. */
  onSigned: (line: string) => void;
}

/** Signs thanks, after showing exactly what that is. Whoever has no key yet makes one first. */
export function Signing({ about, isSigned, onSigned, ...signing }: Props) {
  return (
    <WithKey {...signing}>
      {(key) => (
        <SignForm
          about={about}
          ownKey={key}
          isSigned={isSigned}
          onSigned={onSigned}
          onSign={signing.onSign}
        />
      )}
    </WithKey>
  );
}

interface FormProps extends Pick<Props, 'about' | 'isSigned' | 'onSigned' | 'onSign'> {
  ownKey: OwnKeyView;
}

function SignForm({ about, ownKey, isSigned, onSigned, onSign }: FormProps) {
  const [to, setTo] = useState('');
  const [jwt, setJwt] = useState('');
  const command = useCommand();
  const draft = { ...about, to: to.trim() };
  const at = useMemo(() => Date.now(), [JSON.stringify(draft)]);
  const payload = useMemo(() => payloadOf(draft, ownKey.did, at), [JSON.stringify(draft), ownKey.did, at]);
  const sign = () =>
    command.run(async () => {
      const signed = await onSign(payload, 'thanks');
      setJwt(signed.jwt);
      onSigned(signed.line);
    });
  return (
    <form
      class="sharing"
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <label class="row">
        {t('recognition.to')}
        <input
          class="field"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          required
          maxLength={LONGEST_TITLE}
          value={to}
          onInput={({ currentTarget }) => {
            setTo(currentTarget.value);
            onSigned('');
          }}
        />
      </label>
      <p class="quiet">{t('recognition.toIs')}</p>
      {draft.to && (
        <SignSheet
          rows={[
            [t('recognition.words'), about.words],
            ...(about.title ? ([[t('recognition.for'), `${about.title} ${about.url}`]] as const) : []),
            [t('recognition.toWhom'), t('recognition.hashOf', draft.to)],
          ]}
          ownKey={ownKey}
          at={at}
          payload={payload}
        />
      )}
      <p class="actions">
        <button type="submit" class="button main">
          {t('recognition.do')}
        </button>
        {isSigned && <SaveSigned name="microwin-thanks" jwt={jwt} />}
        <span class="later" role="status">
          {isSigned && t('recognition.signed')}
        </span>
      </p>
      <Failure of={command} />
    </form>
  );
}

/** What is signed, to the letter. */
function payloadOf(draft: ThanksDraft, did: string, at: number): string {
  const labels = {
    name: t('recognition.badge'),
    description: t('recognition.badgeIs'),
    criteria: t('recognition.badgeFor'),
  };
  const salt = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  const chance = {
    credential: crypto.randomUUID(),
    subject: crypto.randomUUID(),
    achievement: crypto.randomUUID(),
    salt: salt.join(''),
  };
  return JSON.stringify(thanksPayload(draft, chance, labels, did, at));
}
