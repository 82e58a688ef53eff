import { HighlightFeed } from '#components/progress/HighlightFeed.tsx';
import { CopyText } from '#components/review/CopyText.tsx';
import { Share } from '#components/review/Share.tsx';
import { SharePicture } from '#components/review/SharePicture.tsx';
import { achievementToShare, shareText, weekToShare } from '#components/review/share-text.ts';
import { goal, LONG, nothing, TODAY, VIEW } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { WEEK, WINS } from '#entrypoints/gallery/week.ts';
import { addDays } from '#utils/domain/calendar.ts';
import type { AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { DayHighlights } from '#utils/domain/views/highlights.ts';

const DAYS = [4, 6, 2, 8, 3, 0, 0];
const FEAT: AchievementProgress = { name: 'first win', count: 1, need: 1, on: TODAY, provisional: false };
const BUSY: DayHighlights = {
  day: TODAY,
  goals: [goal('Move to the new flat', [])],
  achievements: [FEAT],
  wins: WINS.slice(0, 3).map((win, place) => (place === 1 ? { ...win, note: LONG } : win)),
  more: 4,
  line: { id: '1', kind: 'reflection', day: TODAY, line: 'A good day.', answers: [], energy: 4 },
};
const PLAIN: DayHighlights = { day: '2026-11-18', goals: [], achievements: [], wins: WINS.slice(4), more: 0 };

const shared = weekToShare(WEEK, WINS, DAYS, addDays(WEEK.first, 6), VIEW.settings);
const achievement = achievementToShare(FEAT);

/** Where the week has bars. */
const VIEW_OF_WEEK: DashboardState = {
  ...VIEW,
  achievements: [FEAT],
  year: VIEW.year.map((days) =>
    days[0]?.day === WEEK.first ? days.map((day, place) => ({ ...day, wins: DAYS[place] ?? 0 })) : days,
  ),
};

/** What is worth noticing, and how it is shared. */
export function SharePieces() {
  return (
    <>
      <Piece name="Highlights: none">
        <HighlightFeed days={[]} />
      </Piece>
      <Piece name="Highlights: some">
        <HighlightFeed days={[BUSY, PLAIN]} />
      </Piece>
      <Piece name="Sharing a week">
        <Share
          view={VIEW_OF_WEEK}
          week={WEEK}
          wins={WINS}
          share={undefined}
          onFetch={async () => ({ wins: WINS, goals: [] })}
        />
      </Piece>
      <Piece name="Sharing an achievement">
        <Share
          view={VIEW_OF_WEEK}
          week={WEEK}
          wins={WINS}
          share={FEAT.name}
          onFetch={async () => ({ wins: WINS, goals: [] })}
        />
      </Piece>
      <Piece name="Text: for a chat">
        <div class="sharing">
          <CopyText id="chat" text={shareText(shared, 'chat')} form="chat" onForm={nothing} />
        </div>
      </Piece>
      <Piece name="Text: for an e-mail">
        <div class="sharing">
          <CopyText id="email" text={shareText(shared, 'email')} form="email" onForm={nothing} />
        </div>
      </Piece>
      <Piece name="Picture: all of a week">
        <SharePicture shared={shared} name="week.png" />
      </Piece>
      <Piece name="Picture: an achievement">
        <SharePicture shared={achievement} name="achievement.png" />
      </Piece>
    </>
  );
}
