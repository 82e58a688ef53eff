import { useState } from 'preact/hooks';
import { EraseWords } from '#components/history/EraseWords.tsx';
import { Fingerprint } from '#components/recognition/Fingerprint.tsx';
import { NameKey } from '#components/recognition/NameKey.tsx';
import { SignedWords } from '#components/recognition/SignedWords.tsx';
import { SaveSigned } from '#components/recognition/SignSheet.tsx';
import { signerName } from '#components/recognition/signer-name.ts';
import { isNamed } from '#utils/domain/recognition/recipient.ts';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import type { Received } from '#utils/pages/recognition/received.ts';
import { t } from '#utils/platform/i18n.ts';

/** Thanks that are shown at first. */
const SHOWN_AT_FIRST = 6;

interface Props extends Pick<RecognitionActions, 'onName' | 'onErase'> {
  shown: ShownRecognition;
  onChange: () => Promise<void>;
}

/** What colleagues gave, the latest first. There is no count of it anywhere. */
export function Stream({ shown, ...actions }: Props) {
  const [all, setAll] = useState(false);
  const { received } = shown;
  if (received.length === 0) return null;
  const listed = all ? received : received.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ul class="recognition-stream">
        {listed.map((one) => (
          <li key={one.id}>
            <Entry one={one} shown={shown} {...actions} />
          </li>
        ))}
      </ul>
      {listed.length < received.length && (
        <button type="button" class="button" onClick={() => setAll(true)}>
          {t('recognition.earlier')}
        </button>
      )}
    </>
  );
}

function Entry({ one, shown, onName, onErase, onChange }: Props & { one: Received }) {
  const { thanks, id } = one;
  const erase = () => onErase(id).then(onChange);
  if ('refusal' in thanks)
    return (
      <>
        <p class="refusal">{t(`recognition.refusal.${thanks.refusal}`)}</p>
        <EraseWords about={t('recognition.eraseIs')} onErase={erase} />
      </>
    );
  const isOwn = shown.key?.fingerprint === thanks.signer;
  const own = shown.own.map(({ name }) => name);
  return (
    <>
      <SignedWords
        thanks={thanks}
        signer={signerName(thanks.signer, shown)}
        isForMe={thanks.identifiers.some((identifier) => isNamed(identifier, own))}
      />
      <details class="recognition-more">
        <summary class="quiet">{t('recognition.more')}</summary>
        <p class="quiet">
          {t('recognition.key')} <Fingerprint of={thanks.signer} />
        </p>
        {!isOwn && (
          <NameKey
            signer={thanks.signer}
            shown={shown}
            onName={onName}
            onErase={onErase}
            onChange={onChange}
          />
        )}
        <p class="actions">
          <SaveSigned name="microwin-thanks" jwt={thanks.jwt} />
        </p>
        <EraseWords about={t('recognition.eraseIs')} onErase={erase} />
      </details>
    </>
  );
}
