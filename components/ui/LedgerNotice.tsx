import { useState } from 'preact/hooks';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { useFocusBack } from '#components/ui/use-focus-back.ts';
import { createProblemActions, type PageProblem } from '#utils/pages/ledger-problem.ts';
import { t } from '#utils/platform/i18n.ts';

/** What is wrong and what is safe, and which of the ways out make sense then. */
const PROBLEMS: Record<PageProblem, { text: string; ways: readonly Way[] }> = {
  'ledger newer': { text: t('ledger.newer'), ways: ['again', 'save'] },
  'ledger blocked': { text: t('ledger.blocked'), ways: ['again'] },
  'ledger unreadable': { text: t('ledger.unreadable'), ways: ['rebuild', 'save', 'startOver'] },
  'ledger full': { text: t('ledger.full'), ways: ['again', 'save'] },
  'ledger gone': { text: t('ledger.gone'), ways: ['startOver'] },
  'no answer': { text: t('ledger.silent'), ways: ['again'] },
  'not drawn': { text: t('ledger.notDrawn'), ways: ['rebuild', 'save'] },
};
type Way = 'again' | 'rebuild' | 'save' | 'startOver';

interface Props {
  problem: PageProblem;
  /** Whether what is shown beside it may be old. */
  isOld?: boolean;
  /** Asks the ledger again. */
  onRetry: () => void;
}

/** Says why a page cannot show what is so, and what a person can do about it. */
export function LedgerNotice({ problem, isOld = false, onRetry }: Props) {
  const { text, ways } = PROBLEMS[problem];
  const actions = createProblemActions(onRetry);
  const [status, setStatus] = useState('');
  const [asks, setAsks] = useState(false);
  const { first: keep, opener } = useFocusBack(asks);
  /** @param work resolves with what to say of it */
  const attempt = (work: () => Promise<string>) => {
    setStatus('');
    work().then(setStatus, () => setStatus(t('ledger.failed')));
  };
  const rebuild = () => attempt(() => actions.onRebuild().then(() => ''));
  const save = () => attempt(async () => t('data.saved', await actions.onSave()));
  const startOver = () => attempt(() => actions.onStartOver().then(() => ''));
  const buttons: Record<Way, [name: string, onPress: () => void]> = {
    again: [t('ledger.again'), onRetry],
    rebuild: [t('ledger.rebuild'), rebuild],
    save: [t('data.save'), save],
    startOver: [t('ledger.startOver'), () => setAsks(true)],
  };
  return (
    <section class="notice ledger-notice" aria-label={t('ledger.label')}>
      <p role="alert">
        {text} {isOld && t('ledger.old')}
      </p>
      {asks ? (
        <div data-open>
          <p>
            {t('forget.final')} {ways.includes('save') && t('forget.copyFirst')}
          </p>
          <p class="actions">
            <OnceButton class="button danger" onPress={startOver}>
              {t('forget.do')}
            </OnceButton>
            <button ref={keep} type="button" class="button" data-close onClick={() => setAsks(false)}>
              {t('forget.keep')}
            </button>
          </p>
        </div>
      ) : (
        <p class="actions">
          {ways.map((way) => (
            <OnceButton
              key={way}
              ref={way === 'startOver' ? opener : null}
              class="button"
              onPress={buttons[way][1]}
            >
              {buttons[way][0]}
            </OnceButton>
          ))}
        </p>
      )}
      <p class="later" role="status">
        {status}
      </p>
    </section>
  );
}
