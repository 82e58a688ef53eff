import '#components/ui/choices.css';
import { useEffect, useState } from 'preact/hooks';
import { ProofEntries } from '#components/recognition/ProofEntries.tsx';
import { rootLine } from '#components/recognition/root-line.ts';
import { SignSheet } from '#components/recognition/SignSheet.tsx';
import { achievementName, achievementTakes } from '#components/ui/achievement-labels.ts';
import { formatDate, formatList, formatLongMonth, formatNumber } from '#components/ui/format.ts';
import { ProgressBar } from '#components/ui/ProgressBar.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { winName } from '#components/ui/win-names.ts';
import { monthOf } from '#utils/domain/calendar.ts';
import { MOST_ENTRIES, readProof } from '#utils/domain/recognition/proof.ts';
import type { AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { OwnKeyView, ProofActions } from '#utils/pages/recognition/actions.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props extends Pick<ProofActions, 'onMonths' | 'onMonth' | 'onPrepare' | 'onProve'> {
  /** Those that are reached. */
  achievements: readonly AchievementProgress[];
  ownKey: OwnKeyView;
  /** It is signed and kept. */
  onDone: () => void;
}

/** Wins → whether their title and link are told. */
type Chosen = ReadonlyMap<Win, boolean>;

/** Chooses what to prove, shows exactly what that is, and signs it. */
export function ProofForm({ achievements, ownKey, onMonths, onMonth, onPrepare, onProve, onDone }: Props) {
  const [months, setMonths] = useState<string[]>([]);
  const [month, setMonth] = useState('');
  const [wins, setWins] = useState<Win[]>([]);
  const [about, setAbout] = useState<AchievementProgress>();
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [prepared, setPrepared] = useState({ did: '', payload: '' });
  const [share, setShare] = useState<number>();
  const [refusal, setRefusal] = useState('');
  const command = useCommand();
  // What another key was to sign is prepared anew.
  const payload = prepared.did === ownKey.did ? prepared.payload : '';
  const open = async (next: string): Promise<Win[]> => {
    const shown = (await onMonth(next)).filter(isProvable);
    setMonth(next);
    setWins(shown);
    return shown;
  };
  useEffect(() => {
    void command.read(async () => {
      const all = await onMonths();
      setMonths(all);
      if (all[0]) await open(all[0]);
    });
  }, []);
  const change = (next: Chosen) => {
    setChosen(next);
    setPrepared({ did: '', payload: '' });
    setRefusal('');
  };
  const tell = (win: Win, isTold: boolean | undefined) => {
    const next = new Map(chosen);
    if (isTold === undefined) next.delete(win);
    else next.set(win, isTold);
    change(next);
  };
  const chooseAbout = async (name: string) => {
    const achievement = achievements.find((one) => one.name === name);
    setAbout(achievement);
    change(new Map());
    const { on } = achievement ?? {};
    if (!on) return;
    // What was finished on the day on which it was reached.
    const that = (await open(monthOf(on))).filter(({ day }) => day === on).slice(0, MOST_ENTRIES);
    change(new Map(that.map((win) => [win, false])));
  };
  const prepare = async () => {
    if (chosen.size === 0) return setRefusal(t('proof.choose'));
    setShare(0);
    const { did } = ownKey;
    await command.read(async () =>
      setPrepared({ did, payload: await onPrepare(choiceOf(about, chosen), did, setShare) }),
    );
    setShare(undefined);
  };
  const sign = () =>
    command.run(async () => {
      if (await onProve(payload)) return onDone();
      setRefusal(t('proof.tooLong'));
    });
  const read = payload ? readProof(JSON.parse(payload)) : undefined;
  const proof = read && 'proof' in read ? read.proof : undefined;
  return (
    <form
      class="sharing"
      onSubmit={(event) => {
        event.preventDefault();
        void (payload ? sign() : prepare());
      }}
    >
      <label class="row">
        {t('proof.about')}
        <select
          class="field"
          value={about?.name ?? ''}
          onChange={({ currentTarget }) => void command.read(() => chooseAbout(currentTarget.value))}
        >
          <option value="">{t('proof.chosen')}</option>
          {achievements.map(({ name, need }) => (
            <option key={name} value={name}>
              {t('share.feat', achievementName(name, need))}
            </option>
          ))}
        </select>
      </label>
      <label class="row">
        {t('proof.month')}
        <select
          class="field"
          value={month}
          onChange={({ currentTarget }) => void command.read(() => open(currentTarget.value))}
        >
          {months.map((one) => (
            <option key={one} value={one}>
              {formatLongMonth(`${one}-01`)}
            </option>
          ))}
        </select>
      </label>
      <WinChoices wins={wins} chosen={chosen} onTell={tell} />
      {proof?.root && (
        <SignSheet
          rows={[
            [t('proof.what'), proof.name],
            [t('proof.inIt'), <ProofEntries key="entries" entries={proof.entries} />],
            [
              t('proof.log'),
              <span key="log" class="root-line">
                {rootLine(proof.root)}
              </span>,
            ],
          ]}
          ownKey={ownKey}
          at={proof.at}
          payload={payload}
        />
      )}
      <p class="actions">
        <button type="submit" class="button main" disabled={share !== undefined}>
          {t(payload ? 'recognition.do' : 'proof.prepare')}
        </button>
      </p>
      {share !== undefined && <ProgressBar label={t('proof.reading')} value={share} max={1} />}
      <p class="refusal" role="status">
        {refusal}
      </p>
      <Failure of={command} />
    </form>
  );
}

interface ChoicesProps {
  wins: readonly Win[];
  chosen: Chosen;
  /** @param isTold undefined where the win is not to be in it */
  onTell: (win: Win, isTold: boolean | undefined) => void;
}

function WinChoices({ wins, chosen, onTell }: ChoicesProps) {
  const ids = new Map([...chosen].map(([win, isTold]) => [win.id, { win, isTold }]));
  // What was chosen in another month stays in sight.
  const listed = [...[...chosen.keys()].filter(({ id }) => !wins.some((win) => win.id === id)), ...wins];
  return (
    <fieldset class="share-fields">
      <legend>{t('proof.wins', formatNumber(MOST_ENTRIES))}</legend>
      <p class="quiet">{t('proof.tellIs')}</p>
      <div class="proof-wins">
        {listed.map((win) => {
          const picked = ids.get(win.id);
          return (
            <div key={win.id} class="win-choice">
              <label class="choice">
                <input
                  type="checkbox"
                  checked={picked !== undefined}
                  disabled={!picked && chosen.size >= MOST_ENTRIES}
                  onChange={() => onTell(picked?.win ?? win, picked ? undefined : false)}
                />
                <span class="rows">
                  <bdi>{winName(win)}</bdi>
                  <span class="quiet">{formatDate(win.day)}</span>
                </span>
              </label>
              {picked && win.title && (
                <label class="choice">
                  <input
                    type="checkbox"
                    checked={picked.isTold}
                    onChange={() => onTell(picked.win, !picked.isTold)}
                  />
                  {t('proof.tell')}
                </label>
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/** What the person wrote to themselves is for nobody else, and no work. */
function isProvable({ isWin, kind }: Win): boolean {
  return isWin && kind !== 'reflection' && kind !== 'weekly';
}

/** What is said of it, in words that any reader of badges shows. */
function choiceOf(about: AchievementProgress | undefined, chosen: Chosen) {
  const wins = [...chosen].toSorted(([a], [b]) => a.at - b.at);
  const days = [...new Set(wins.map(([{ day }]) => day))];
  const counted = n('proof.narrative', wins.length, formatList(days.map((day) => formatDate(day))));
  return {
    name: t('proof.named', about ? achievementName(about.name, about.need) : t('proof.ownWork')),
    description: t('proof.badgeIs'),
    criteria: about ? achievementTakes(about.name) : t('proof.criteria'),
    narrative: about?.on ? `${t('proof.reachedOn', formatDate(about.on))} ${counted}` : counted,
    wins: wins.map(([{ id }, isTold]) => ({ id, isTold })),
  };
}
