import { useEffect, useRef, useState } from 'preact/hooks';
import { TakeCard } from '#components/recognition/TakeCard.tsx';
import { TakeInvitation } from '#components/recognition/TakeInvitation.tsx';
import { TakeThanks } from '#components/recognition/TakeThanks.tsx';
import { LONGEST_HANDED_IN } from '#utils/domain/recognition/carrier.ts';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import type { HandedIn } from '#utils/pages/recognition/handed-in.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<RecognitionActions, 'onCheck' | 'onKeep' | 'onKeepCard' | 'onJoin' | 'onName'> {
  shown: ShownRecognition;
  /** What the person came with, from the address bar; '' for nothing. */
  given: string;
  /** Something was written down. */
  onChange: () => Promise<void>;
}

/** Takes in what a colleague gave: pasted, or as a file; says what it is before it is kept. */
export function Receive({ shown, given, onCheck, onKeep, onKeepCard, onJoin, onName, onChange }: Props) {
  const [text, setText] = useState('');
  const [checked, setChecked] = useState<HandedIn>();
  const [status, setStatus] = useState('');
  const latest = useRef('');
  const check = async (handedIn: string) => {
    latest.current = handedIn;
    // A field of a million letters would hold up the page.
    setText(handedIn.length > LONGEST_HANDED_IN ? '' : handedIn);
    setStatus('');
    const found = handedIn.trim() ? await onCheck(handedIn, shown.together) : undefined;
    if (latest.current === handedIn) setChecked(found);
  };
  useEffect(() => {
    if (given) void check(given);
  }, [given]);
  const open = async (file: File | undefined) => {
    if (file) await check(await file.text());
  };
  /** Keeps what was checked, and says so in the place of it. */
  const done = async (said: string) => {
    await onChange();
    await check('');
    setStatus(said);
  };
  const name = async (signer: string, name: string) => {
    if (name) await onName(signer, name, shown.names.get(signer));
  };
  const thanks = checked && 'thanks' in checked ? checked.thanks : undefined;
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
        <TakeThanks
          key={thanks.subject}
          thanks={thanks}
          shown={shown}
          onKeep={async (typed) => {
            await name(thanks.signer, typed);
            await onKeep(thanks);
            await done(t('recognition.kept'));
          }}
        />
      )}
      {checked && 'card' in checked && (
        <TakeCard
          key={checked.card.credential}
          card={checked.card}
          shown={shown}
          onKeep={async (typed) => {
            await name(checked.card.signer, typed);
            await onKeepCard(checked.card);
            await done(t('recognition.kept'));
          }}
        />
      )}
      {checked && 'team' in checked && (
        <TakeInvitation
          team={checked.team}
          teams={shown.together.teams}
          onJoin={() => onJoin(checked.team).then(() => done(t('together.joined')))}
        />
      )}
    </div>
  );
}
