import { useEffect, useRef, useState } from 'preact/hooks';
import { Why } from '#components/settings/Rationale.tsx';
import { formatTime } from '#components/ui/format.ts';
import type { RedeemedReward, Reward } from '#utils/domain/planning/plan.ts';
import { REFUND_MS } from '#utils/domain/rules.ts';
import { isRefundable } from '#utils/domain/scoring/rewards.ts';
import { LONGEST_TITLE, parseTitle } from '#utils/domain/title.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** What a person may promise themselves, with a price in points to begin with. */
const IDEAS = [
  ['coffee', 30],
  ['walk', 20],
  ['music', 40],
  ['early', 120],
] as const;

interface Props extends Pick<PageActions, 'onPlan' | 'onUndo' | 'onSettings'> {
  view: DashboardState;
}

/** R1: rewards of one's own, in one's own words and at one's own price. Off until they are switched on. */
export function Rewards({ view, onPlan, onUndo, onSettings }: Props) {
  const { rewards: isOn } = view.settings;
  return (
    <>
      <p class="quiet">{t('rewards.is')}</p>
      {isOn && <Wallet view={view} onPlan={onPlan} onUndo={onUndo} />}
      <Why of="rewards" />
      <p class="actions">
        <button type="button" class="button" onClick={() => void onSettings({ rewards: !isOn })}>
          {t(isOn ? 'rewards.switchOff' : 'rewards.switchOn')}
        </button>
      </p>
    </>
  );
}

function Wallet({ view, onPlan, onUndo }: Omit<Props, 'onSettings'>) {
  const { wallet, rewards } = view.plan;
  const refundable = useRefundable(view.plan.refundable);
  const [changed, change] = useState<Reward>();
  const [said, say] = useState('');
  /** Where focus goes from a button that goes. */
  const top = useRef<HTMLParagraphElement>(null);
  const tell = async (reward: Reward, how: 'take' | 'remove') => {
    const { subject, price, title } = reward;
    const text = { title, url: '' };
    const about = { subject, price, text };
    try {
      if (how === 'take') await onPlan({ type: 'redeem', ...about });
      else await onPlan({ type: 'reward', ...about, dropped: true });
      say(how === 'take' ? t('rewards.taken', title) : t('rewards.removed', title));
    } catch {
      say(t('common.unwritten'));
    }
  };
  return (
    <>
      <p ref={top} class="wallet" tabIndex={-1}>
        {wallet < 0 ? n('rewards.owed', -wallet) : n('rewards.wallet', wallet)}
        {!view.activeSettings.rewards && <span class="quiet">{t('rewards.tomorrow')}</span>}
      </p>
      {rewards.length > 0 && (
        <>
          <h3>{t('rewards.list')}</h3>
          <ul class="rewards">
            {rewards.map((reward) => (
              <li key={reward.subject} class="reward">
                <span class="reward-name">{reward.title}</span>
                <span class="quiet">{n('common.points', reward.price)}</span>
                {wallet < reward.price ? (
                  <span class="quiet">{n('rewards.toGo', reward.price - wallet)}</span>
                ) : (
                  <button
                    type="button"
                    class="button"
                    aria-label={t('rewards.takeFor', reward.title, n('common.points', reward.price))}
                    // What is spent twice by a double click was meant once.
                    onClick={(event) => event.detail < 2 && void tell(reward, 'take')}
                  >
                    {t('rewards.take')}
                  </button>
                )}
                <button
                  type="button"
                  class="undo"
                  aria-label={t('rewards.changeOf', reward.title)}
                  onClick={() => change(reward)}
                >
                  {t('common.change')}
                </button>
                <button
                  type="button"
                  class="undo"
                  aria-label={t('rewards.remove', reward.title)}
                  onClick={() => {
                    top.current?.focus();
                    void tell(reward, 'remove');
                  }}
                >
                  {t('common.remove')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {refundable.map(({ id, title, at }) => (
        <p key={id} class="refund">
          <span class="quiet">{t('rewards.until', title, formatTime(at + REFUND_MS))}</span>
          <button
            type="button"
            class="undo"
            onClick={() => {
              top.current?.focus();
              onUndo(id);
              say(t('rewards.givenBack', title));
            }}
          >
            {t('rewards.giveBack')}
          </button>
        </p>
      ))}
      <p class="later" role="status">
        {said}
      </p>
      <RewardForm key={changed?.subject} reward={changed} onPlan={onPlan} onDone={() => change(undefined)} />
    </>
  );
}

/** Those that can still be given back, also while nothing else happens in the window. */
function useRefundable(taken: readonly RedeemedReward[]): RedeemedReward[] {
  const [now, look] = useState(Date.now);
  const left = taken.filter((one) => isRefundable(one, now));
  const last = left.at(-1)?.at;
  useEffect(() => {
    if (last === undefined) return;
    const timer = setTimeout(() => look(Date.now()), last + REFUND_MS - Date.now() + 1);
    return () => clearTimeout(timer);
  }, [last]);
  return left;
}

interface RewardFormProps extends Pick<PageActions, 'onPlan'> {
  /** The one that is being changed; none for a new one. */
  reward: Reward | undefined;
  onDone: () => void;
}

/** Where a reward gets its name and its price. */
function RewardForm({ reward, onPlan, onDone }: RewardFormProps) {
  const [title, setTitle] = useState(reward?.title ?? '');
  const [price, setPrice] = useState(String(reward?.price ?? ''));
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLInputElement>(null);

  const save = async (event: Event) => {
    event.preventDefault();
    const name = parseTitle(title);
    const points = Number(price);
    if (!title.trim()) return field.current?.focus();
    if (!name) return setRefusal(t('rewards.unreadable'));
    if (!Number.isInteger(points) || points < 1) return setRefusal(t('rewards.refusal'));
    const subject = reward?.subject ?? `reward:${crypto.randomUUID()}`;
    try {
      await onPlan({
        type: 'reward',
        subject,
        price: points,
        text: { title: name, url: '' },
      });
      setTitle('');
      setPrice('');
      onDone();
      field.current?.focus();
    } catch {
      setRefusal(t('common.unwritten'));
    }
  };
  return (
    <form class="promise" onSubmit={save} noValidate>
      {!reward && (
        <div class="ideas">
          <span class="quiet">{t('rewards.ideas')}</span>
          {IDEAS.map(([idea, points]) => (
            <button
              key={idea}
              type="button"
              class="pill"
              onClick={() => {
                setTitle(t(`rewards.${idea}`));
                setPrice(String(points));
                field.current?.focus();
              }}
            >
              {t(`rewards.${idea}`)}
            </button>
          ))}
        </div>
      )}
      <label class="promise-name">
        {t('rewards.name')}
        <input
          ref={field}
          class="field"
          autocomplete="off"
          maxLength={LONGEST_TITLE}
          value={title}
          onInput={({ currentTarget }) => {
            setTitle(currentTarget.value);
            setRefusal('');
          }}
        />
      </label>
      <label>
        {t('rewards.price')}
        <input
          class="field"
          type="number"
          min="1"
          step="1"
          value={price}
          aria-invalid={refusal !== ''}
          onInput={({ currentTarget }) => {
            setPrice(currentTarget.value);
            setRefusal('');
          }}
        />
      </label>
      <button type="submit" class="button">
        {reward ? t('common.save') : t('common.add')}
      </button>
      <p class="refusal" role="status">
        {refusal}
      </p>
    </form>
  );
}
