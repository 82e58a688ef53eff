import '#components/ui/names.css';
import { useState } from 'preact/hooks';
import { Fingerprint } from '#components/recognition/Fingerprint.tsx';
import { MakeKey } from '#components/recognition/MakeKey.tsx';
import { NameForm } from '#components/recognition/NameForm.tsx';
import { passFocusOn } from '#components/ui/focus.ts';
import { formatMoment } from '#components/ui/format.ts';
import { Cross } from '#components/ui/icons.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { plainName } from '#utils/domain/recognition/recipient.ts';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<RecognitionActions, 'onMakeKey' | 'onRestoreKey' | 'onOwnName' | 'onErase'> {
  shown: ShownRecognition;
  onChange: () => Promise<void>;
}

/** The key by which the person signs, and what colleagues may call them. */
export function OwnKey({ shown: { key, own }, onOwnName, onErase, onChange, ...making }: Props) {
  const [isMaking, setMaking] = useState(false);
  const [saved, setSaved] = useState('');
  return (
    <div class="sharing">
      {key && (
        <>
          <p>
            {t('recognition.yourKey')} <Fingerprint of={key.fingerprint} />
          </p>
          <p class="quiet">{t('recognition.since', formatMoment(key.since))}</p>
        </>
      )}
      <p class="later" role="status">
        {saved && t('recognition.fileSaved', saved)}
      </p>
      {key && !isMaking && (
        <p class="actions">
          <button type="button" class="button" onClick={() => setMaking(true)}>
            {t('recognition.newKey')}
          </button>
        </p>
      )}
      {(!key || isMaking) && (
        <>
          {key && <p>{t('recognition.newKeyIs')}</p>}
          <MakeKey
            {...making}
            onDone={(name = '') => {
              setSaved(name);
              setMaking(false);
            }}
          />
        </>
      )}
      {isMaking && (
        <p class="actions">
          <button type="button" class="button" onClick={() => setMaking(false)}>
            {t('recognition.keepKey')}
          </button>
        </p>
      )}
      <OwnNames own={own} onOwnName={onOwnName} onErase={onErase} onChange={onChange} />
    </div>
  );
}

type NamesProps = Pick<Props, 'onOwnName' | 'onErase' | 'onChange'> & Pick<ShownRecognition, 'own'>;

/** Addresses and logins by which thanks are known to be for the person. */
function OwnNames({ own, onOwnName, onErase, onChange }: NamesProps) {
  const command = useCommand();
  const erase = async (ids: readonly string[]) => {
    for (const id of ids) await onErase(id);
    await onChange();
  };
  const add = async (name: string) => {
    if (own.some((one) => plainName(one.name) === plainName(name))) return;
    await onOwnName(name);
    await onChange();
  };
  return (
    <section class="own-names" aria-label={t('recognition.own')}>
      <h3>{t('recognition.own')}</h3>
      <p class="quiet">{t('recognition.ownIs')}</p>
      {own.length > 0 && (
        <ul class="names">
          {own.map(({ ids, name }) => (
            <li key={ids[0]}>
              <bdi>{name}</bdi>
              <OnceButton
                class="drop"
                aria-label={t('names.remove', name)}
                onPress={(button) => {
                  passFocusOn(button, button.closest('ul'), 'button');
                  void command.run(() => erase(ids));
                }}
              >
                <Cross />
              </OnceButton>
            </li>
          ))}
        </ul>
      )}
      <Failure of={command} />
      <NameForm label={t('recognition.ownField')} action={t('common.add')} typed="" isForMore onSave={add} />
    </section>
  );
}
