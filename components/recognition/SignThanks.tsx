import { useMemo, useState } from 'preact/hooks';
import { SignForm } from '#components/recognition/SignForm.tsx';
import { WithKey } from '#components/recognition/WithKey.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { type ThanksDraft, thanksPayload } from '#utils/domain/recognition/thanks.ts';
import { LONGEST_TITLE } from '#utils/domain/title.ts';
import type { OwnKeyView, Signed, SigningActions } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends SigningActions {
  about: Omit<ThanksDraft, 'to'>;
  /** What was signed, if that is what stands there now. */
  signed: Signed | undefined;
  /** @param signed undefined once something else stands there */
  onSigned: (signed: Signed | undefined) => void;
}

/** Signs thanks, after showing exactly what that is. Whoever has no key yet makes one first. */
export function SignThanks({ about, signed, onSigned, onSign, ...making }: Props) {
  return (
    <WithKey {...making}>
      {(key) => (
        <ThanksSheet about={about} ownKey={key} signed={signed} onSign={onSign} onSigned={onSigned} />
      )}
    </WithKey>
  );
}

interface SheetProps extends Pick<Props, 'about' | 'signed' | 'onSign' | 'onSigned'> {
  ownKey: OwnKeyView;
}

function ThanksSheet({ about, ownKey, onSigned, ...signing }: SheetProps) {
  const [to, setTo] = useState('');
  const draft = { ...about, to: to.trim() };
  const at = useMemo(() => Date.now(), [JSON.stringify(draft)]);
  const payload = useMemo(() => payloadOf(draft, ownKey.did, at), [JSON.stringify(draft), ownKey.did, at]);
  const rows = [
    [t('recognition.words'), about.words],
    ...(about.title ? ([[t('recognition.for'), `${about.title} ${about.url}`]] as const) : []),
    [t('recognition.toWhom'), t('recognition.hashOf', draft.to)],
  ] as const;
  return (
    <SignForm
      kind="thanks"
      rows={draft.to ? rows : undefined}
      ownKey={ownKey}
      at={at}
      payload={payload}
      onSigned={onSigned}
      advice={t('recognition.signed')}
      {...signing}
    >
      <label class="row">
        {t('recognition.to')}
        <TextField
          spellcheck={false}
          required
          maxLength={LONGEST_TITLE}
          value={to}
          onType={(typed) => {
            setTo(typed);
            onSigned(undefined);
          }}
        />
      </label>
      <p class="quiet">{t('recognition.toIs')}</p>
    </SignForm>
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
