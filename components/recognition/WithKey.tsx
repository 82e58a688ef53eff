import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { MakeKey } from '#components/recognition/MakeKey.tsx';
import type { OwnKeyView, SigningActions } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<SigningActions, 'onKey' | 'onMakeKey' | 'onRestoreKey'> {
  /** There is a key that was not there before. */
  onMade?: () => void;
  children: (key: OwnKeyView) => ComponentChildren;
}

/** Draws what needs the person's key. Whoever has none yet makes one first. */
export function WithKey({ onMade, children, onKey, ...making }: Props) {
  const [key, setKey] = useState<OwnKeyView | 'none'>();
  const [saved, setSaved] = useState('');
  const load = () => {
    onKey().then(
      (own) => setKey(own ?? 'none'),
      () => setKey('none'),
    );
  };
  useEffect(load, []);
  if (!key) return null;
  if (key === 'none')
    return (
      <MakeKey
        {...making}
        onDone={(name = '') => {
          setSaved(name);
          load();
          onMade?.();
        }}
      />
    );
  return (
    <>
      <p class="later" role="status">
        {saved && t('recognition.fileSaved', saved)}
      </p>
      {children(key)}
    </>
  );
}
