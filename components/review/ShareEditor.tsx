import { useEffect, useState } from 'preact/hooks';
import { CopyText } from '#components/review/CopyText.tsx';
import type { JournalSource } from '#components/review/Review.tsx';
import { SharePicture } from '#components/review/SharePicture.tsx';
import {
  achievementToShare,
  PRIVATE_FIELDS,
  type ShareContent,
  type ShareField,
  type ShareForm,
  selectFields,
  shareText,
  weekToShare,
} from '#components/review/share-text.ts';
import { achievementName } from '#components/ui/achievement-labels.ts';
import { formatSpan } from '#components/ui/format.ts';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { daysOfWeek, weekStartOf } from '#utils/domain/config-history.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import type { Achievement, AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { t } from '#utils/platform/i18n.ts';

/** What is shared: a week by its first day, or an achievement. */
export type ShareTopic = { week: DayKey } | { achievement: Achievement };

interface Props extends Pick<JournalSource, 'onWeek'> {
  view: DashboardState;
  /** Their first days. */
  weeks: readonly DayKey[];
  /** Those that were reached. */
  achievements: readonly AchievementProgress[];
  /** Of these weeks. */
  wins: readonly Win[];
  topic: ShareTopic;
  onChoose: (topic: ShareTopic) => void;
}

/** Turns a week or an achievement into a text and a picture, which hold only what is ticked. */
export function ShareEditor({ view, weeks, achievements, wins, topic, onChoose, onWeek }: Props) {
  const [off, setOff] = useState<readonly ShareField[]>(PRIVATE_FIELDS);
  const [form, setForm] = useState<ShareForm>('chat');
  const shared = useShared({ view, achievements, wins, topic, onWeek });
  const fields = shared ? [...shared.items.map(({ field }) => field), ...(shared.bars ? BARS : [])] : [];
  const ticked = shared && selectFields(shared, new Set(fields.filter((field) => !off.includes(field))));
  const text = ticked ? shareText(ticked, form) : '';
  return (
    <div class="sharing">
      <label class="row">
        {t('share.what')}
        <select
          class="field"
          value={keyOf(topic)}
          onChange={({ currentTarget: { value } }) => {
            const achievement = achievements.find(({ name }) => keyOf({ achievement: name }) === value);
            onChoose(achievement ? { achievement: achievement.name } : { week: value });
          }}
        >
          {weeks.map((first) => (
            <option key={first} value={first}>
              {weekName(first, view)}
            </option>
          ))}
          {achievements.toReversed().map(({ name, need }) => (
            <option key={name} value={keyOf({ achievement: name })}>
              {t('share.feat', achievementName(name, need))}
            </option>
          ))}
        </select>
      </label>
      {shared && (
        <fieldset class="share-fields">
          <legend>{t('share.fields')}</legend>
          <p class="quiet">{t('share.fieldsHint')}</p>
          {fields.map((field) => (
            <label key={field} class="choice">
              <input
                type="checkbox"
                checked={!off.includes(field)}
                onChange={() =>
                  setOff(off.includes(field) ? off.filter((one) => one !== field) : [...off, field])
                }
              />
              <span class="rows">
                {field === 'bars'
                  ? t('share.bars')
                  : shared.items
                      .find((one) => one.field === field)
                      ?.rows.map((row) => <span key={row}>{row}</span>)}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {ticked && ticked.items.length === 0 && !ticked.bars ? (
        <p class="quiet">{t('share.nothing')}</p>
      ) : (
        ticked && (
          <>
            <h3>{t('share.text')}</h3>
            <CopyText id="share-text" text={text} form={form} onForm={setForm} />
            <h3>{t('share.picture')}</h3>
            <SharePicture shared={ticked} name={`microwin-${keyOf(topic)}.png`} />
          </>
        )
      )}
    </div>
  );
}

const BARS: readonly ShareField[] = ['bars'];

/** Identifies a topic among all, and can be part of the name of a file. */
function keyOf(topic: ShareTopic): string {
  return 'week' in topic ? topic.week : topic.achievement.replace(/[^a-z0-9]+/g, '-');
}

function weekName(first: DayKey, { today, config }: Pick<DashboardState, 'today' | 'config'>): string {
  const current = weekStartOf(config, today.day);
  if (first === current) return t('review.thisWeek');
  if (first === weekStartOf(config, addDays(current, -1))) return t('review.lastWeek');
  return t('share.week', formatSpan(first, daysOfWeek(config, first).at(-1) ?? first));
}

/** What can be shared of a topic; undefined while it is fetched. */
function useShared({
  view,
  achievements,
  wins,
  topic,
  onWeek,
}: Pick<Props, 'view' | 'achievements' | 'wins' | 'topic' | 'onWeek'>): ShareContent | undefined {
  const [week, setWeek] = useState<ReviewedWeek>();
  const first = 'week' in topic ? topic.week : undefined;
  useEffect(() => {
    let isAsked = true;
    if (first) void onWeek(first).then((latest) => isAsked && setWeek(latest));
    return () => {
      isAsked = false;
    };
  }, [first, view]);
  if ('achievement' in topic) {
    const achievement = achievements.find(({ name }) => name === topic.achievement);
    return achievement && achievementToShare(achievement);
  }
  if (week?.first !== first || !week) return undefined;
  const own = new Set(daysOfWeek(view.config, week.first));
  return weekToShare(
    week,
    wins.filter(({ day }) => own.has(day)),
    view.year.flat().flatMap(({ day, wins }) => (own.has(day) ? wins : [])),
    view.settings,
  );
}
