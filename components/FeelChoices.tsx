import {
  type Cells,
  PROFILES,
  type Profile,
  profileOf,
  type Settings,
  withProfile,
} from '../utils/game/settings.ts';
import type { View } from '../utils/game/view.ts';
import { Radios, Setting, stillToday } from './Setting.tsx';

const PROFILE_NAMES: Record<Profile, [name: string, what: string]> = {
  calm: ['Calm', 'Words and consistency. No points in sight, and nothing left to chance.'],
  balanced: ['Balanced', 'Points, streaks and small surprises. The default.'],
  playful: ['Playful', 'The same, and toasts that move.'],
};

const SHOWN = [
  'toast',
  'numbers',
  'streaks',
  'momentum',
  'surprise',
] as const satisfies readonly (keyof Cells)[];

const ON = 'on';
const OFF = 'off';
const BY_CHANCE = 'by chance';
const STEADY = 'a steady bonus';

interface Props {
  view: View;
  onSay: (settings: Partial<Settings>) => void;
}

/** How much of a game it is: a profile, or each of its cells alone, or none at all. */
export function FeelChoices({ view, onSay }: Props) {
  const { settings } = view;
  const profile = profileOf(settings);
  const change = (cells: Partial<Cells>) => onSay(withProfile(settings, cells, SHOWN));
  return (
    <div>
      <Setting name="Profile">
        <div>
          {(Object.keys(PROFILES) as Profile[]).map((one) => (
            <div key={one}>
              <label>
                <input
                  type="radio"
                  name="profile"
                  checked={one === profile}
                  aria-describedby={`about-${one}`}
                  onChange={() => onSay(PROFILES[one])}
                />
                {PROFILE_NAMES[one][0]}
              </label>
              <p id={`about-${one}`} class="quiet about">
                {PROFILE_NAMES[one][1]}
              </p>
            </div>
          ))}
        </div>
        <span class="later" role="status">
          {!profile && 'A mixture of your own: what is chosen below is no one profile.'}
        </span>
      </Setting>
      <Setting name="A toast tells" whys={['toast']}>
        <Radios
          name="toast"
          options={[
            ['words', 'words'],
            ['points', 'words and points'],
            ['motion', 'words and points, and moves'],
          ]}
          value={settings.toast}
          onChange={(toast) => change({ toast })}
        />
      </Setting>
      <Setting name="Points and level" whys={['points']}>
        <Radios
          name="numbers"
          options={[
            [true, 'shown'],
            [false, 'hidden'],
          ]}
          value={settings.numbers}
          onChange={(numbers) => change({ numbers })}
        />
      </Setting>
      <Setting name="Rows of days" whys={['consistency', 'streaks']}>
        <Radios
          name="streaks"
          options={[
            ['consistency', 'consistency alone'],
            ['all', 'streaks as well'],
          ]}
          value={settings.streaks}
          onChange={(streaks) => change({ streaks })}
        />
      </Setting>
      <Setting
        name="Momentum"
        still={stillToday(view, 'momentum', (on) => (on ? ON : OFF))}
        whys={['momentum']}
      >
        <Radios
          name="momentum"
          options={[
            [true, ON],
            [false, OFF],
          ]}
          value={settings.momentum}
          onChange={(momentum) => change({ momentum })}
        />
      </Setting>
      <Setting
        name="Surprise"
        still={stillToday(view, 'surprise', (by) => (by === 'chance' ? BY_CHANCE : STEADY))}
        whys={['surprise']}
      >
        <Radios
          name="surprise"
          options={[
            ['chance', BY_CHANCE],
            ['steady', STEADY],
          ]}
          value={settings.surprise}
          onChange={(surprise) => change({ surprise })}
        />
      </Setting>
      <Setting
        name="Without the game"
        hint="Wins are written down, and nothing of the game is shown. All of it comes back when you untick this."
        whys={['record']}
      >
        <label>
          <input type="checkbox" checked={!settings.game} onChange={() => onSay({ game: !settings.game })} />
          Record only
        </label>
      </Setting>
    </div>
  );
}
