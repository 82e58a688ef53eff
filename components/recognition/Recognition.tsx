import '#components/review/forms.css';
import '#components/review/share.css';
import '#components/recognition/recognition.css';
import { useEffect, useState } from 'preact/hooks';
import { Stream } from '#components/recognition/Stream.tsx';
import { lazy } from '#components/ui/lazy.tsx';
import type { AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

const ThankForm = lazy(() =>
  import('#components/recognition/ThankForm.tsx').then(({ ThankForm }) => ThankForm),
);
const Receive = lazy(() => import('#components/recognition/Receive.tsx').then(({ Receive }) => Receive));
const Together = lazy(() => import('#components/recognition/Together.tsx').then(({ Together }) => Together));
const OwnKey = lazy(() => import('#components/recognition/OwnKey.tsx').then(({ OwnKey }) => OwnKey));
const Proofs = lazy(() => import('#components/recognition/Proofs.tsx').then(({ Proofs }) => Proofs));

interface Props extends RecognitionActions {
  view: DashboardState;
  /** Those that are reached. */
  achievements: readonly AchievementProgress[];
  /** What may be named in thanks, the latest first. */
  wins: readonly Win[];
  /** Resolves with what the person came with; undefined if they came for something else. */
  onGiven: (() => Promise<string>) | undefined;
}

const PARTS = ['thank', 'given', 'together', 'proof', 'own'] as const;
type Part = (typeof PARTS)[number];

/**
 * What colleagues gave, and the ways to thank one, to check and take in what somebody gave, to a milestone together, to
 * proofs of one's own work, and to one's own key.
 */
export function Recognition({ view, wins, achievements, onGiven, ...actions }: Props) {
  const [shown, setShown] = useState<ShownRecognition>();
  const [opened, setOpened] = useState<ReadonlySet<Part>>(new Set());
  const [given, setGiven] = useState('');
  const open = (part: Part, isOpen: boolean) =>
    setOpened((before) => {
      const rest = new Set(before);
      if (isOpen) rest.add(part);
      else rest.delete(part);
      return rest;
    });
  const load = async () => {
    const fresh = await actions.onFetch();
    setShown(fresh);
    return fresh;
  };
  useEffect(() => {
    // Where the ledger cannot be used the whole page says so.
    load().catch(() => undefined);
  }, [wins]);
  useEffect(() => actions.onKeyChange(() => void load().catch(() => undefined)), []);
  const isTogether = shown !== undefined && shown.together.teams.length > 0;
  useEffect(() => {
    if (isTogether) open('together', true);
  }, [isTogether]);
  useEffect(() => {
    if (!onGiven) return;
    open('given', true);
    void onGiven().then(setGiven);
  }, []);
  if (!shown) return null;
  const common = { shown, onChange: async () => void (await load()), ...actions };
  return (
    <div class="recognition">
      <Stream {...common} />
      {PARTS.map((part) => (
        <details
          key={part}
          class="recognition-part"
          open={opened.has(part)}
          onToggle={({ currentTarget }) => open(part, currentTarget.open)}
        >
          <summary>{part === 'thank' ? t('share.thank') : t(`recognition.parts.${part}`)}</summary>
          {opened.has(part) && (
            <>
              {part === 'thank' && <ThankForm id="recognition-thanks" wins={wins} signing={actions} />}
              {part === 'given' && <Receive {...common} given={given} onChange={load} />}
              {part === 'together' && <Together {...common} view={view} />}
              {part === 'proof' && <Proofs {...common} achievements={achievements} />}
              {part === 'own' && <OwnKey {...common} />}
            </>
          )}
        </details>
      ))}
    </div>
  );
}
