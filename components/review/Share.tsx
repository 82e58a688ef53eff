import { useEffect, useRef, useState } from 'preact/hooks';
import { CopyText } from '#components/review/CopyText.tsx';
import { WeekText, type WeekTextProps } from '#components/review/CopyWeek.tsx';
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
  yearToShare,
} from '#components/review/share-text.ts';
import { achievementName, shownAchievements } from '#components/ui/achievement-labels.ts';
import { formatSpan } from '#components/ui/format.ts';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { daysOfWeek, weekStartOf } from '#utils/domain/config-history.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  view: DashboardState;
  week: ReviewedWeek;
  /** Of the week. */
  wins: readonly Win[];
  /** The name of the achievement that the person came to share, or {@link YEAR}; none for the week. */
  share: string | undefined;
  onFetch: WeekTextProps['onFetch'];
}

/** What the last year is called where it is chosen. */
const YEAR = 'year';
/** And a week in full, win by win: a text for a stand-up or a mail, too long for a picture. */
const EVERY_WIN = 'every-win';

/** Where a week, the last year or an achievement becomes a text to copy and a picture, which hold only what is ticked. */
export function Share({ view, week, wins, share, onFetch }: Props) {
  const achievements = shownAchievements(view).filter(({ on }) => on);
  const hasYear = view.settings.game && view.year.some((days) => days.some(({ wins }) => wins > 0));
  const topics = [
    ...(week.wins > 0 ? ['', EVERY_WIN] : []),
    ...achievements.map(({ name }) => name).toReversed(),
    ...(hasYear ? [YEAR] : []),
  ];
  const known = topics.find((topic) => topic === share);
  const [asked, choose] = useState(known);
  // A topic can go while it is chosen, as the wins of a week do.
  const chosen = topics.find((topic) => topic === asked) ?? topics[0];
  const choice = useRef<HTMLSelectElement>(null);
  // Whoever comes to share something comes to it.
  useEffect(() => {
    if (known) choice.current?.focus();
  }, []);
  // A week without a win has nothing to share, and neither has whoever has none at all.
  if (chosen === undefined) return null;

  const achievement = achievements.find(({ name }) => name === chosen);
  const content = () => {
    if (achievement) return achievementToShare(achievement);
    return chosen === YEAR ? yearToShare(view.year) : contentOf(week, wins, view);
  };
  return (
    <section class="card" aria-labelledby="sharing">
      <h2 id="sharing">{t('share.title')}</h2>
      <div class="sharing">
        <p class="quiet">{t('share.is')}</p>
        <label class="row">
          {t('share.what')}
          <select
            ref={choice}
            class="field"
            value={chosen}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            {week.wins > 0 && (
              <>
                <option value="">{weekName(week.first, view)}</option>
                <option value={EVERY_WIN}>{t('share.everyWin', weekName(week.first, view))}</option>
              </>
            )}
            {hasYear && <option value={YEAR}>{t('pages.theYear')}</option>}
            {achievements.toReversed().map(({ name, need }) => (
              <option key={name} value={name}>
                {t('share.feat', achievementName(name, need))}
              </option>
            ))}
          </select>
        </label>
        {chosen === EVERY_WIN ? (
          <WeekText view={view} first={week.first} onFetch={onFetch} />
        ) : (
          <TextAndPicture shared={content()} name={`microwin-${fileName(chosen || week.first)}.png`} />
        )}
      </div>
    </section>
  );
}

/** A text and a picture of what is ticked. @param name of the picture's file */
function TextAndPicture({ shared, name }: { shared: ShareContent; name: string }) {
  const [off, setOff] = useState<readonly ShareField[]>(PRIVATE_FIELDS);
  const [form, setForm] = useState<ShareForm>('chat');
  const fields = [
    ...shared.items.map(({ field }) => field),
    ...(shared.bars ? (['bars'] as const) : []),
    ...(shared.cells ? (['cells'] as const) : []),
  ];
  const ticked = selectFields(shared, new Set(fields.filter((field) => !off.includes(field))));
  const toggle = (field: ShareField) =>
    setOff(off.includes(field) ? off.filter((one) => one !== field) : [...off, field]);
  return (
    <>
      <fieldset class="share-fields">
        <legend>{t('share.fields')}</legend>
        <p class="quiet">{t('share.fieldsHint')}</p>
        {fields.map((field) => (
          <label key={field} class="choice">
            <input type="checkbox" checked={!off.includes(field)} onChange={() => toggle(field)} />
            <span class="rows">
              {field === 'bars' || field === 'cells'
                ? t(`share.${field}`)
                : shared.items
                    .find((one) => one.field === field)
                    ?.rows.map((row) => <span key={row}>{row}</span>)}
            </span>
          </label>
        ))}
      </fieldset>
      {ticked.items.length === 0 && !ticked.bars && !ticked.cells ? (
        <p class="quiet">{t('share.nothing')}</p>
      ) : (
        <>
          <h3>{t('share.text')}</h3>
          <CopyText id="share-text" text={shareText(ticked, form)} form={form} onForm={setForm} />
          <h3>{t('share.picture')}</h3>
          <SharePicture shared={ticked} name={name} />
        </>
      )}
    </>
  );
}

function fileName(topic: string): string {
  return topic.replace(/[^a-z0-9]+/g, '-');
}

function weekName(first: DayKey, { today, config }: Pick<DashboardState, 'today' | 'config'>): string {
  const current = weekStartOf(config, today.day);
  if (first === current) return t('review.thisWeek');
  if (first === weekStartOf(config, addDays(current, -1))) return t('review.lastWeek');
  return t('share.week', formatSpan(first, lastDay(first, config)));
}

/** What can be shared of a week. Its bars are those of the year that is shown, so an older week has none. */
function contentOf(week: ReviewedWeek, wins: readonly Win[], { year, config, settings }: DashboardState) {
  const own = new Set(daysOfWeek(config, week.first));
  const days = year.flat().flatMap(({ day, wins }) => (own.has(day) ? wins : []));
  return weekToShare(week, wins, days, lastDay(week.first, config), settings);
}

function lastDay(first: DayKey, config: DashboardState['config']): DayKey {
  return daysOfWeek(config, first).at(-1) ?? first;
}
