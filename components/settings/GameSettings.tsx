import { Radios, Setting, stillToday } from '#components/settings/Setting.tsx';
import type { Mechanic } from '#components/ui/Rationale.tsx';
import { useCommand } from '#components/ui/use-command.tsx';
import { CONFETTI_A_DAY } from '#utils/domain/rules.ts';
import {
  PROFILES,
  type Profile,
  profileOf,
  type ScoringSettings,
  type Settings,
} from '#utils/domain/settings.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Row<K extends keyof Settings> {
  name: string;
  hint?: string;
  options: readonly (readonly [value: Settings[K], label: string])[];
  /** Parts of the game whose reasons stand below it. */
  mechanics?: readonly Mechanic[];
}

type Shown = 'toast' | 'confetti' | 'motion' | 'sound' | 'numbers' | 'streaks';
/** These change scores, and so hold from tomorrow. */
type Scoring = keyof ScoringSettings & ('momentum' | 'surprise' | 'rewards');

const ROWS: { [K in Shown | Scoring]: Row<K> } = {
  toast: {
    name: t('feel.toast'),
    options: [
      ['words', t('feel.words')],
      ['points', t('feel.withPoints')],
      ['motion', t('feel.withMotion')],
    ],
    mechanics: ['toast'],
  },
  confetti: {
    name: t('feel.confetti'),
    hint: n('feel.confettiHint', CONFETTI_A_DAY),
    options: [
      ['never', t('feel.noConfetti')],
      ['goal', t('feel.forGoal')],
      ['goal and level', t('feel.forLevel')],
    ],
  },
  motion: {
    name: t('feel.motion'),
    hint: t('feel.motionHint'),
    options: [
      ['system', t('feel.bySystem')],
      ['always', t('feel.moving')],
      ['never', t('feel.still')],
    ],
  },
  sound: {
    name: t('feel.sound'),
    hint: t('feel.soundHint'),
    options: [
      [true, t('feel.withSound')],
      [false, t('feel.withoutSound')],
    ],
  },
  numbers: {
    name: t('feel.numbers'),
    options: [
      [true, t('feel.shown')],
      [false, t('feel.hidden')],
    ],
    mechanics: ['points'],
  },
  streaks: {
    name: t('feel.streaks'),
    options: [
      ['consistency', t('feel.consistency')],
      ['all', t('feel.alsoStreaks')],
    ],
    mechanics: ['consistency', 'streaks'],
  },
  momentum: {
    name: t('feel.momentum'),
    options: [
      [true, t('feel.withMomentum')],
      [false, t('feel.withoutMomentum')],
    ],
    mechanics: ['momentum'],
  },
  surprise: {
    name: t('feel.surprise'),
    options: [
      ['chance', t('feel.byChance')],
      ['steady', t('feel.steady')],
    ],
    mechanics: ['surprise'],
  },
  rewards: {
    name: t('rewards.setting'),
    hint: t('rewards.hint'),
    options: [
      [true, t('rewards.on')],
      [false, t('rewards.off')],
    ],
    mechanics: ['rewards'],
  },
};
const SHOWN: readonly Shown[] = ['toast', 'confetti', 'motion', 'sound', 'numbers', 'streaks'];
const SCORING: readonly Scoring[] = ['momentum', 'surprise', 'rewards'];

interface Props {
  view: DashboardState;
  /** Resolves when they are saved. */
  onSettings: (settings: Partial<Settings>) => Promise<void>;
}

/** How much of a game it is: a profile, each of its settings alone, or no game at all. */
export function GameSettings({ view, onSettings }: Props) {
  const command = useCommand();
  const { settings } = view;
  return (
    <div>
      <ProfileChoices view={view} onSettings={onSettings} />
      {SHOWN.map((setting) => (
        <Choice key={setting} setting={setting} view={view} onSettings={onSettings} />
      ))}
      {SCORING.map((setting) => (
        <Choice
          key={setting}
          setting={setting}
          still={stillToday(view, setting, (value) => labelOf(setting, value))}
          view={view}
          onSettings={onSettings}
        />
      ))}
      <Setting name={t('feel.record')} hint={t('feel.recordHint')} mechanics={['record']} command={command}>
        <label>
          <input
            type="checkbox"
            checked={!settings.game}
            onChange={() => void command.run(() => onSettings({ game: !settings.game }))}
          />
          {t('feel.recordOnly')}
        </label>
      </Setting>
    </div>
  );
}

interface ChoiceProps<K> extends Props {
  setting: K;
  /** What still holds today, where it is something else. */
  still?: string | undefined;
}

function Choice<K extends keyof typeof ROWS>({ setting, still, view, onSettings }: ChoiceProps<K>) {
  const { options, ...texts } = ROWS[setting];
  const command = useCommand();
  return (
    <Setting {...texts} still={still} command={command}>
      <Radios
        name={setting}
        options={options}
        value={view.settings[setting]}
        onChange={(value) => void command.run(() => onSettings({ [setting]: value }))}
      />
    </Setting>
  );
}

function labelOf<K extends keyof typeof ROWS>(setting: K, value: Settings[K]): string {
  return ROWS[setting].options.find(([option]) => option === value)?.[1] ?? '';
}

/** Three ways to choose all of it at once. */
export function ProfileChoices({ view, onSettings }: Props) {
  const profile = profileOf(view.settings);
  const command = useCommand();
  return (
    <Setting name={t('feel.profile')} command={command}>
      <div>
        {(Object.keys(PROFILES) as Profile[]).map((one) => (
          <div key={one}>
            <label>
              <input
                type="radio"
                name="profile"
                checked={one === profile}
                aria-describedby={`about-${one}`}
                onChange={() => void command.run(() => onSettings(PROFILES[one]))}
              />
              {t(`feel.${one}`)}
            </label>
            <p id={`about-${one}`} class="quiet about">
              {t(`feel.${one}Is`)}
            </p>
          </div>
        ))}
      </div>
      <span class="later" role="status">
        {!profile && t('feel.mixture')}
      </span>
    </Setting>
  );
}
