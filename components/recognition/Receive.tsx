import { useEffect, useRef, useState } from 'preact/hooks';
import { Fingerprint } from '#components/recognition/Fingerprint.tsx';
import { SignedWords } from '#components/recognition/SignedWords.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { LONGEST_HANDED_IN } from '#utils/domain/recognition/carrier.ts';
import { isNamed } from '#utils/domain/recognition/recipient.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { LONGEST_TITLE } from '#utils/domain/title.ts';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import type { VerifiedCredential, VerifiedThanks } from '#utils/pages/recognition/verify.ts';
import { t } from '#utils/platform/i18n.ts';

const CheckProof = lazy(() =>
  import('#components/recognition/CheckProof.tsx').then(({ CheckProof }) => CheckProof),
);
const TakeEndorsement = lazy(() =>
  import('#components/recognition/TakeEndorsement.tsx').then(({ TakeEndorsement }) => TakeEndorsement),
);

interface Props extends RecognitionActions {
  shown: ShownRecognition;
  /** What the person came with, from the address bar; '' for nothing. */
  given: string;
  /** Something was written down. */
  onChange: () => Promise<void>;
}

type Checked = VerifiedCredential | { refusal: Refusal };

/** Checks what somebody gave, pasted or as a file: says what it is, and what can be done with it. */
export function Receive({ shown, given, onChange, ...actions }: Props) {
  const { onCheck, onKeep, onName } = actions;
  const [text, setText] = useState('');
  const [checked, setChecked] = useState<Checked>();
  const [status, setStatus] = useState('');
  const latest = useRef('');
  const check = async (handedIn: string) => {
    latest.current = handedIn;
    // A field of a million letters would hold up the page.
    setText(handedIn.length > LONGEST_HANDED_IN ? '' : handedIn);
    setStatus('');
    const found = handedIn.trim() ? await onCheck(handedIn) : undefined;
    if (latest.current === handedIn) setChecked(found);
  };
  useEffect(() => {
    if (given) void check(given);
  }, [given]);
  const open = async (file: File | undefined) => {
    if (file) await check(await file.text());
  };
  const found = checked && !('refusal' in checked) ? checked : undefined;
  const thanks = found?.kind === 'thanks' ? found : undefined;
  const isKnown = shown.received.some(
    (one) => !('refusal' in one.thanks) && one.thanks.subject === thanks?.subject,
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped anywhere here; the button opens one, too.
    <div
      class="sharing"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void open(event.dataTransfer?.files[0]);
      }}
    >
      <label class="row">
        {t('recognition.paste')}
        <textarea
          class="field pasted"
          dir="auto"
          rows={3}
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => void check(currentTarget.value)}
        />
      </label>
      <p class="actions">
        <label class="button file-button">
          {t('recognition.openFile')}
          <input
            type="file"
            class="unseen"
            accept=".jwt,.txt,application/jwt,text/plain"
            onChange={({ currentTarget }) => {
              void open(currentTarget.files?.[0]);
              currentTarget.value = '';
            }}
          />
        </label>
      </p>
      <p class={checked && 'refusal' in checked ? 'refusal' : 'later'} role="status">
        {checked && 'refusal' in checked
          ? t(`recognition.refusal.${checked.refusal}`)
          : isKnown && !status
            ? t('recognition.known')
            : status}
      </p>
      {thanks && !isKnown && (
        <Offer
          key={thanks.subject}
          thanks={thanks}
          shown={shown}
          onKeep={async (name) => {
            if (name) await onName(thanks.signer, name, shown.names.get(thanks.signer));
            await onKeep(thanks);
            await onChange();
            await check('');
            setStatus(t('recognition.kept'));
          }}
        />
      )}
      {found?.kind === 'proof' && (
        <CheckProof key={found.jwt} {...actions} proof={found} shown={shown} onChange={onChange} />
      )}
      {found?.kind === 'endorsement' && (
        <TakeEndorsement
          key={found.jwt}
          {...actions}
          endorsement={found}
          shown={shown}
          onChange={onChange}
          onAdded={async () => {
            await onChange();
            await check('');
            setStatus(t('proof.added'));
          }}
        />
      )}
    </div>
  );
}

interface OfferProps {
  thanks: VerifiedThanks;
  shown: ShownRecognition;
  onKeep: (name: string) => Promise<void>;
}

/** What was handed in and holds: whose it is, what it says, and whether to keep it. */
function Offer({ thanks, shown: { names, own, key }, onKeep }: OfferProps) {
  const [name, setName] = useState('');
  const command = useCommand();
  const known = names.get(thanks.signer)?.name;
  const isOwn = key?.fingerprint === thanks.signer;
  const typed = name.replace(/\s+/g, ' ').trim();
  const hasOther =
    typed !== '' && [...names.values()].some((one) => one.name.toLowerCase() === typed.toLowerCase());
  const isForMe = thanks.identifiers.some((one) =>
    isNamed(
      one,
      own.map(({ name }) => name),
    ),
  );
  return (
    <form
      class="sharing offer"
      onSubmit={(event) => {
        event.preventDefault();
        void command.run(() => onKeep(typed));
      }}
    >
      <SignedWords thanks={thanks} signer={isOwn ? t('recognition.you') : known} isForMe={isForMe} />
      {own.length > 0 && !isForMe && <p class="quiet">{t('recognition.notForMe')}</p>}
      {!known && !isOwn && (
        <>
          <p>
            {t('recognition.unknownKey')} <Fingerprint of={thanks.signer} />
          </p>
          <label class="row">
            {t('recognition.nameKey')}
            <input
              class="field"
              dir="auto"
              autocomplete="off"
              maxLength={LONGEST_TITLE}
              value={name}
              onInput={({ currentTarget }) => setName(currentTarget.value)}
            />
          </label>
          <p class="refusal" role="status">
            {hasOther && t('recognition.otherKey', typed)}
          </p>
        </>
      )}
      <p class="actions">
        <button type="submit" class="button main">
          {t('recognition.keep')}
        </button>
      </p>
      <Failure of={command} />
    </form>
  );
}
