import { useState } from 'preact/hooks';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { SigningActions } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

/** Letters of a passphrase at the least. */
const SHORTEST = 12;

interface Props extends Pick<SigningActions, 'onMakeKey' | 'onRestoreKey'> {
  /** There is a key now. @param saved the name of its recovery file, if one was saved */
  onDone: (saved?: string) => void;
}

/** Makes a key, or takes the one of a recovery file; says first what that is, and what losing it means. */
export function MakeKey({ onMakeKey, onRestoreKey, onDone }: Props) {
  const [file, setFile] = useState<Blob>();
  const [refusal, setRefusal] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const command = useCommand();

  const make = async () => {
    if ([...passphrase].length < SHORTEST) return setRefusal(t('recognition.shortPassphrase', SHORTEST));
    if (again !== passphrase) return setRefusal(t('recognition.otherAgain'));
    await command.run(async () => onDone(await onMakeKey(passphrase)));
  };
  const restore = (from: Blob) =>
    command.run(async () => {
      const problem = await onRestoreKey(from, passphrase);
      if (!problem) return onDone();
      setRefusal(problem === 'foreign' ? t('recognition.otherFile') : t('recognition.otherPassphrase'));
    });
  const submit = async (event: Event) => {
    event.preventDefault();
    setRefusal('');
    setBusy(true);
    await (file ? restore(file) : make());
    setBusy(false);
  };
  return (
    <form class="sharing make-key" onSubmit={(event) => void submit(event)}>
      {!file && (
        <ul class="key-facts">
          <li>{t('recognition.keyIs')}</li>
          <li>{t('recognition.keySame')}</li>
          <li>{t('recognition.keyLost')}</li>
        </ul>
      )}
      <label class="row">
        {t('recognition.passphrase')}
        <input
          type="password"
          class="field"
          autocomplete={file ? 'current-password' : 'new-password'}
          required
          value={passphrase}
          onInput={({ currentTarget }) => setPassphrase(currentTarget.value)}
        />
      </label>
      {!file && (
        <label class="row">
          {t('recognition.again')}
          <input
            type="password"
            class="field"
            autocomplete="new-password"
            required
            value={again}
            onInput={({ currentTarget }) => setAgain(currentTarget.value)}
          />
        </label>
      )}
      <p class="actions">
        <button type="submit" class="button main" disabled={busy}>
          {t(file ? 'recognition.restore' : 'recognition.make')}
        </button>
        {file ? (
          <button type="button" class="button" onClick={() => setFile(undefined)}>
            {t('common.cancel')}
          </button>
        ) : (
          <label class="button file-button">
            {t('recognition.haveFile')}
            <input
              type="file"
              class="unseen"
              accept=".json,application/json"
              onChange={({ currentTarget }) => {
                setFile(currentTarget.files?.[0]);
                setRefusal('');
              }}
            />
          </label>
        )}
      </p>
      <p class="refusal" role="status">
        {refusal}
      </p>
      <Failure of={command} />
    </form>
  );
}
