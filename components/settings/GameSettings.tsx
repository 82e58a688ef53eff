import { Radios, Setting, stillToday } from '#components/settings/Setting.tsx';
import { CONFETTI_A_DAY } from '#utils/domain/rules.ts';
import { PROFILES, type Profile, profileOf, type Settings } from '#utils/domain/settings.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

const ON = t('feel.withMomentum');
const OFF = t('feel.withoutMomentum');
const BY_CHANCE = t('feel.byChance');
const STEADY = t('feel.steady');

interface Props {
  view: DashboardState;
  onSettings: (settings: Partial<Settings>) => void;
}

/** How much of a game it is: a profile, or each of its cells alone, or none at all. */
export function GameSettings({ view, onSettings }: Props) {
  const { settings } = view;
  return (
    <div>
      <ProfileChoices view={view} onSettings={onSettings} />
      <Setting name={t('feel.toast')} whys={['toast']}>
        <Radios
          name="toast"
          options={[
            ['words', t('feel.words')],
            ['points', t('feel.withPoints')],
            ['motion', t('feel.withMotion')],
          ]}
          value={settings.toast}
          onChange={(toast) => onSettings({ toast })}
        />
      </Setting>
      <Setting name={t('feel.confetti')} hint={n('feel.confettiHint', CONFETTI_A_DAY)}>
        <Radios
          name="confetti"
          options={[
            ['never', t('feel.noConfetti')],
            ['goal', t('feel.forGoal')],
            ['goal and level', t('feel.forLevel')],
          ]}
          value={settings.confetti}
          onChange={(confetti) => onSettings({ confetti })}
        />
      </Setting>
      <Setting name={t('feel.motion')} hint={t('feel.motionHint')}>
        <Radios
          name="motion"
          options={[
            ['system', t('feel.bySystem')],
            ['always', t('feel.moving')],
            ['never', t('feel.still')],
          ]}
          value={settings.motion}
          onChange={(motion) => onSettings({ motion })}
        />
      </Setting>
      <Setting name={t('feel.sound')} hint={t('feel.soundHint')}>
        <Radios
          name="sound"
          options={[
            [true, t('feel.withSound')],
            [false, t('feel.withoutSound')],
          ]}
          value={settings.sound}
          onChange={(sound) => onSettings({ sound })}
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
          onChange={(numbers) => onSettings({ numbers })}
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
          onChange={(streaks) => onSettings({ streaks })}
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
          onChange={(momentum) => onSettings({ momentum })}
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
          onChange={(surprise) => onSettings({ surprise })}
        />
      </Setting>
      <Setting
        name={t('rewards.setting')}
        hint={t('rewards.hint')}
        still={stillToday(view, 'rewards', (on) => t(on ? 'rewards.on' : 'rewards.off'))}
        whys={['rewards']}
      >
        <Radios
          name="rewards"
          options={[
            [true, t('rewards.on')],
            [false, t('rewards.off')],
          ]}
          value={settings.rewards}
          onChange={(rewards) => onSettings({ rewards })}
        />
      </Setting>
      <Setting name={t('feel.record')} hint={t('feel.recordHint')} whys={['record']}>
        <label>
          <input
            type="checkbox"
            checked={!settings.game}
            onChange={() => onSettings({ game: !settings.game })}
          />
          {t('feel.recordOnly')}
        </label>
      </Setting>
    </div>
  );
}

/** Three ways to choose all of it at once. */
export function ProfileChoices({ view, onSettings }: Props) {
  const profile = profileOf(view.settings);
  return (
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
                onChange={() => onSettings(PROFILES[one])}
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
