import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Fingerprint } from '#components/recognition/Fingerprint.tsx';
import { isOtherKeys, signerName } from '#components/recognition/signer-name.ts';
import { TextField } from '#components/ui/TextField.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { LONGEST_TITLE, parseTitle } from '#utils/domain/title.ts';
import type { ShownRecognition } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  /** The fingerprint of the key that signed what is to be kept. */
  signer: string;
  shown: Pick<ShownRecognition, 'names' | 'key'>;
  /** What is to be kept. @param by what the person calls the signer; undefined for a key without a name */
  children: (by: string | undefined) => ComponentChildren;
  /** @param name for the signer's key, '' for none */
  onKeep: (name: string) => Promise<void>;
}

/** What was handed in and holds, whose it is, and whether to keep it. A key that nobody knows can be given a name. */
export function KeepForm({ signer, shown, children, onKeep }: Props) {
  const [name, setName] = useState('');
  const command = useCommand();
  const by = signerName(signer, shown);
  const typed = parseTitle(name) ?? '';
  return (
    <form
      class="sharing offer"
      onSubmit={(event) => {
        event.preventDefault();
        void command.run(() => onKeep(typed));
      }}
    >
      {children(by)}
      {by === undefined && (
        <>
          <p>
            {t('recognition.unknownKey')} <Fingerprint of={signer} />
          </p>
          <label class="row">
            {t('recognition.nameKey')}
            <TextField maxLength={LONGEST_TITLE} value={name} onType={setName} />
          </label>
          <p class="refusal" role="status">
            {isOtherKeys(name, signer, shown) && t('recognition.otherKey', typed)}
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
