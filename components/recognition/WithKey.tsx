import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { MakeKey } from '#components/recognition/MakeKey.tsx';
import type { KeyActions, OwnKeyView } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends KeyActions {
  children: (key: OwnKeyView) => ComponentChildren;
}

/** Draws what needs the person's key. Whoever has none yet makes one first; where another one comes, it is drawn anew for that. */
export function WithKey({ children, onKey, onKeyChange, ...making }: Props) {
  const [key, setKey] = useState<OwnKeyView | 'none'>();
  const [saved, setSaved] = useState('');
  const load = () => {
    onKey().then(
      (own) => setKey(own ?? 'none'),
      () => setKey('none'),
    );
  };
  useEffect(() => {
    load();
    return onKeyChange(load);
  }, []);
  if (!key) return null;
  if (key === 'none')
    return (
      <MakeKey
        {...making}
        onDone={(name = '') => {
          setSaved(name);
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
