import { NameForm } from '#components/recognition/NameForm.tsx';
import { isOtherKeys } from '#components/recognition/signer-name.ts';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<RecognitionActions, 'onName' | 'onErase'> {
  /** The fingerprint of the key. */
  signer: string;
  shown: Pick<ShownRecognition, 'names'>;
  onChange: () => Promise<unknown>;
}

/** Names a key, or names it anew; says so where another key has that name. */
export function NameKey({ signer, shown, onName, onErase, onChange }: Props) {
  const named = shown.names.get(signer);
  return (
    <NameForm
      label={t('recognition.nameKey')}
      action={t('recognition.saveName')}
      typed={named?.name ?? ''}
      warningOf={(name) => (isOtherKeys(name, signer, shown) ? t('recognition.otherKey', name) : '')}
      onSave={(name) => onName(signer, name, named).then(onChange)}
      {...(named && { onRemove: () => onErase(named.id).then(onChange) })}
    />
  );
}
