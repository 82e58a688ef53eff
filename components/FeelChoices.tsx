import {
  type Cells,
  PROFILES,
  type Profile,
  profileOf,
  type Settings,
  withProfile,
} from '../utils/game/settings.ts';
import type { View } from '../utils/game/view.ts';
import { t } from '../utils/i18n.ts';
import { Radios, Setting, stillToday } from './Setting.tsx';

const SHOWN = [
  'toast',
  'numbers',
  'streaks',
  'momentum',
  'surprise',
] as const satisfies readonly (keyof Cells)[];

const ON = t('feel.withMomentum');
const OFF = t('feel.withoutMomentum');
const BY_CHANCE = t('feel.byChance');
const STEADY = t('feel.steady');

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
      <Setting name={t('feel.profile')}>
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
      <Setting name={t('feel.toast')} whys={['toast']}>
        <Radios
          name="toast"
          options={[
            ['words', t('feel.words')],
            ['points', t('feel.withPoints')],
            ['motion', t('feel.withMotion')],
          ]}
          value={settings.toast}
          onChange={(toast) => change({ toast })}
        />
      </Setting>
      <Setting name={t('feel.numbers')} whys={['points']}>
        <Radios
          name="numbers"
          options={[
            [true, t('feel.shown')],
            [false, t('feel.hidden')],
          ]}
          value={settings.numbers}
          onChange={(numbers) => change({ numbers })}
        />
      </Setting>
      <Setting name={t('feel.streaks')} whys={['consistency', 'streaks']}>
        <Radios
          name="streaks"
          options={[
            ['consistency', t('feel.consistency')],
            ['all', t('feel.alsoStreaks')],
          ]}
          value={settings.streaks}
          onChange={(streaks) => change({ streaks })}
        />
      </Setting>
      <Setting
        name={t('feel.momentum')}
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
        name={t('feel.surprise')}
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
      <Setting name={t('feel.record')} hint={t('feel.recordHint')} whys={['record']}>
        <label>
          <input type="checkbox" checked={!settings.game} onChange={() => onSay({ game: !settings.game })} />
          {t('feel.recordOnly')}
        </label>
      </Setting>
    </div>
  );
}
