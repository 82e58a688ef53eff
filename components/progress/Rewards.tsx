import '#components/progress/rewards.css';
import { useRef, useState } from 'preact/hooks';
import { RewardForm } from '#components/progress/RewardForm.tsx';
import { formatTime } from '#components/ui/format.ts';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { Rationale } from '#components/ui/Rationale.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { localOffset } from '#utils/domain/calendar.ts';
import type { Reward } from '#utils/domain/planning/rewards.ts';
import { REFUND_MS } from '#utils/domain/rules.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props extends Pick<PageActions, 'onPlan' | 'onUndo' | 'onSettings'> {
  view: DashboardState;
}

/** Rewards of one's own, in one's own words and at one's own price. Off until they are switched on. */
export function Rewards({ view, onPlan, onUndo, onSettings }: Props) {
  const { rewards: isOn } = view.settings;
  const command = useCommand();
  return (
    <>
      <p class="quiet">{t('rewards.is')}</p>
      {isOn && <Wallet view={view} onPlan={onPlan} onUndo={onUndo} />}
      <Rationale of="rewards" />
      <p class="actions">
        <OnceButton class="button" onPress={() => void command.run(() => onSettings({ rewards: !isOn }))}>
          {t(isOn ? 'rewards.switchOff' : 'rewards.switchOn')}
        </OnceButton>
        <Failure of={command} />
      </p>
    </>
  );
}

function Wallet({ view, onPlan, onUndo }: Omit<Props, 'onSettings'>) {
  const { wallet, rewards } = view.plan;
  const refundable = view.plan.refundable.map(({ id, title, at }) => {
    const end = at + REFUND_MS;
    const until = formatTime(end, localOffset(end));
    return { id, title, until, parts: [`refund-${id}`, `until-${id}`] };
  });
  const [subject, edit] = useState<string>();
  // One that is removed meanwhile must not come back.
  const edited = rewards.find((reward) => reward.subject === subject);
  const [status, setStatus] = useState('');
  const top = useRef<HTMLParagraphElement>(null);
  /** The button by which a reward is being changed. */
  const opener = useRef<HTMLElement>(null);
  /** For when the focused button is about to go. */
  const focusTop = () => top.current?.focus();
  const report = async (written: Promise<void>, done: string) => {
    try {
      await written;
      setStatus(done);
    } catch (error) {
      setStatus(failureText(error));
    }
  };
  const send = (command: Parameters<PageActions['onPlan']>[0], done: string) => report(onPlan(command), done);
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
              <RewardRow
                key={reward.subject}
                reward={reward}
                wallet={wallet}
                onTake={() =>
                  void send({ type: 'redeem', ...commandOf(reward) }, t('rewards.taken', reward.title))
                }
                onEdit={(button) => {
                  opener.current = button;
                  edit(reward.subject);
                }}
                onRemove={() => {
                  focusTop();
                  const removal = { type: 'reward', dropped: true } as const;
                  void send({ ...removal, ...commandOf(reward) }, t('rewards.removed', reward.title));
                }}
              />
            ))}
          </ul>
        </>
      )}
      {refundable.map(({ id, title, until, parts }) => (
        <p key={id} class="refund">
          <span id={parts[1]} class="quiet">
            {t('rewards.until', title, until)}
          </span>
          <OnceButton
            id={parts[0]}
            class="undo"
            // Several are told apart by what stands beside them.
            aria-labelledby={parts.join(' ')}
            onPress={() => {
              focusTop();
              void report(onUndo(id), t('rewards.givenBack', title));
            }}
          >
            {t('rewards.giveBack')}
          </OnceButton>
        </p>
      ))}
      <p class="later" role="status">
        {status}
      </p>
      <RewardForm
        key={edited?.subject}
        reward={edited}
        onPlan={onPlan}
        onLeave={() => {
          edit(undefined);
          opener.current?.focus();
        }}
      />
    </>
  );
}

function commandOf({ subject, price, title }: Reward) {
  return { subject, price, text: { title, url: '' } };
}

interface RowProps {
  reward: Reward;
  /** Points that can be spent. */
  wallet: number;
  onTake: () => void;
  onEdit: (button: HTMLElement) => void;
  onRemove: () => void;
}

function RewardRow({ reward: { title, price }, wallet, onTake, onEdit, onRemove }: RowProps) {
  const points = n('common.points', price);
  return (
    <li class="reward">
      <bdi class="reward-name">{title}</bdi>
      <span class="quiet">{points}</span>
      {wallet < price ? (
        <span class="quiet">{n('rewards.toGo', price - wallet)}</span>
      ) : (
        <OnceButton class="button" aria-label={t('rewards.takeFor', title, points)} onPress={onTake}>
          {t('rewards.take')}
        </OnceButton>
      )}
      <button
        type="button"
        class="undo"
        aria-label={t('rewards.changeOf', title)}
        onClick={({ currentTarget }) => onEdit(currentTarget)}
      >
        {t('common.change')}
      </button>
      <OnceButton class="undo" aria-label={t('rewards.remove', title)} onPress={onRemove}>
        {t('common.remove')}
      </OnceButton>
    </li>
  );
}
