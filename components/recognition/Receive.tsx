import { useEffect, useRef, useState } from 'preact/hooks';
import { TakeCard } from '#components/recognition/TakeCard.tsx';
import { TakeInvitation } from '#components/recognition/TakeInvitation.tsx';
import { TakeThanks } from '#components/recognition/TakeThanks.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import { LONGEST_HANDED_IN } from '#utils/domain/recognition/carrier.ts';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import type { HandedIn } from '#utils/pages/recognition/handed-in.ts';
import { readHandedIn } from '#utils/pages/recognition/read-file.ts';
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
  /** Something was written down; resolves with what is here now. */
  onChange: () => Promise<ShownRecognition>;
}

/** Checks what somebody gave, pasted or as a file: says what it is, and what can be done with it. */
export function Receive({ shown, given, onChange, ...actions }: Props) {
  const { onCheck, onKeep, onKeepCard, onJoin, onName } = actions;
  const [text, setText] = useState('');
  const [checked, setChecked] = useState<HandedIn>();
  const [status, setStatus] = useState('');
  const latest = useRef('');
  const check = async (handedIn: string, here = shown) => {
    latest.current = handedIn;
    // A field of a million letters would hold up the page.
    setText(handedIn.length > LONGEST_HANDED_IN ? '' : handedIn);
    setStatus('');
    const found = handedIn.trim() ? await onCheck(handedIn, here) : undefined;
    if (latest.current === handedIn) setChecked(found);
    return found;
  };
  useEffect(() => {
    if (given) void check(given);
  }, [given]);
  const open = async (file: File | undefined) => {
    if (!file) return;
    const read = await readHandedIn(file);
    await check(typeof read === 'string' ? read : '');
    if (typeof read !== 'string') setChecked(read);
  };
  const change = async () => void (await onChange());
  /** Says what was done, and goes on with what else is in the text. */
  const done = async (said: string) => {
    const here = await onChange();
    const next = await check(latest.current, here);
    if (!next || 'refusal' in next) await check('');
    setStatus(said);
  };
  const name = async (signer: string, name: string) => {
    if (name) await onName(signer, name, shown.names.get(signer));
  };
  const found = checked && !('refusal' in checked) ? checked : undefined;
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
        {checked && 'refusal' in checked ? t(`recognition.refusal.${checked.refusal}`) : status}
      </p>
      {found?.kind === 'thanks' && (
        <TakeThanks
          key={found.subject}
          thanks={found}
          shown={shown}
          onKeep={async (typed) => {
            await name(found.signer, typed);
            await onKeep(found);
            await done(t('recognition.kept'));
          }}
        />
      )}
      {found?.kind === 'card' && (
        <TakeCard
          key={found.card.credential}
          card={found.card}
          shown={shown}
          onKeep={async (typed) => {
            await name(found.card.signer, typed);
            await onKeepCard(found.card);
            await done(t('recognition.kept'));
          }}
        />
      )}
      {found?.kind === 'team' && (
        <TakeInvitation
          team={found.team}
          onJoin={() => onJoin(found.team).then(() => done(t('together.joined')))}
        />
      )}
      {found?.kind === 'proof' && (
        <CheckProof key={found.jwt} {...actions} proof={found} shown={shown} onChange={change} />
      )}
      {found?.kind === 'endorsement' && (
        <TakeEndorsement
          key={found.jwt}
          {...actions}
          endorsement={found}
          shown={shown}
          onChange={change}
          onAdded={() => done(t('proof.added'))}
        />
      )}
    </div>
  );
}
