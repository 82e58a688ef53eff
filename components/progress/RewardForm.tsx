import { useEffect, useRef, useState } from 'preact/hooks';
import { TextField } from '#components/ui/TextField.tsx';
import type { Reward } from '#utils/domain/planning/rewards.ts';
import { LONGEST_TITLE, parseTitle } from '#utils/domain/title.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import { t } from '#utils/platform/i18n.ts';

/** What a person may promise themselves, with a price in points to begin with. */
const IDEAS = [
  ['coffee', 30],
  ['walk', 20],
  ['music', 40],
  ['early', 120],
] as const;

interface Props extends Pick<PageActions, 'onPlan'> {
  /** The one that is being changed; none for a new one. */
  reward: Reward | undefined;
  /** The person is done with changing it, whether it is as it was or not. */
  onLeave: () => void;
}

/** Where a reward gets its name and its price. */
export function RewardForm({ reward, onPlan, onLeave }: Props) {
  const [title, setTitle] = useState(reward?.title ?? '');
  const [price, setPrice] = useState(String(reward?.price ?? ''));
  const [refusal, setRefusal] = useState('');
  // A second press must not make a second reward.
  const [fresh, renew] = useState(nameReward);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (reward) field.current?.focus();
  }, []);

  const save = async (event: Event) => {
    event.preventDefault();
    const name = parseTitle(title);
    const points = Number(price);
    if (!title.trim()) return field.current?.focus();
    if (!name) return setRefusal(t('rewards.unreadable'));
    if (!Number.isInteger(points) || points < 1) return setRefusal(t('rewards.refusal'));
    try {
      await onPlan({
        type: 'reward',
        subject: reward?.subject ?? fresh,
        price: points,
        text: { title: name, url: '' },
      });
      if (reward) return onLeave();
      setTitle('');
      setPrice('');
      renew(nameReward);
      field.current?.focus();
    } catch (error) {
      setRefusal(failureText(error));
    }
  };
  return (
    <form class="reward-form" data-open={reward && ''} onSubmit={save} noValidate>
      {!reward && (
        <Ideas
          onChoose={(title, points) => {
            setTitle(title);
            setPrice(String(points));
            field.current?.focus();
          }}
        />
      )}
      <label class="reward-title">
        {t('rewards.name')}
        <TextField
          ref={field}
          maxLength={LONGEST_TITLE}
          value={title}
          onType={(typed) => {
            setTitle(typed);
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
      {reward && (
        <button type="button" class="button" data-close onClick={onLeave}>
          {t('common.cancel')}
        </button>
      )}
      <p class="refusal" role="status">
        {refusal}
      </p>
    </form>
  );
}

function nameReward(): string {
  return `reward:${crypto.randomUUID()}`;
}

function Ideas({ onChoose }: { onChoose: (title: string, points: number) => void }) {
  return (
    <div class="ideas">
      <span class="quiet">{t('rewards.ideas')}</span>
      {IDEAS.map(([idea, points]) => (
        <button key={idea} type="button" class="pill" onClick={() => onChoose(t(`rewards.${idea}`), points)}>
          {t(`rewards.${idea}`)}
        </button>
      ))}
    </div>
  );
}
