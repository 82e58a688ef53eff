import { useState } from 'preact/hooks';
import { formatDecimals, formatGain, formatList, formatNumber } from '#components/ui/format.ts';
import { TextField } from '#components/ui/TextField.tsx';
import { SURPRISE_CHANCE, SURPRISES } from '#utils/domain/rules.ts';
import { roll } from '#utils/domain/scoring/surprise.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { PLACEHOLDER, splitAtPlaceholder, t } from '#utils/platform/i18n.ts';
import { untitled } from '#utils/platform/labels.ts';

/** 52 bits, of which 4 make a digit. */
const DIGITS = 13;
const WHOLE = 2 ** 52;
const COMMAND = "printf '%s\\n%s\\n%s' SALT hit NAME | sha256sum";

interface Props {
  /** Device → its salt. */
  salts: Record<string, string>;
  /** Wins whose names are offered, newest first. */
  wins: readonly Win[];
}

/** Repeats the roll for a subject step by step, for a person who wants to check it. */
export function SurpriseAudit({ salts, wins }: Props) {
  const [name, setName] = useState('');
  const titles = new Map(wins.map(({ name, title, kind }) => [name, title || untitled(kind)]));
  const devices = Object.entries(salts);

  if (devices.length === 0) return <p>{t('roll.noSalt')}</p>;
  const [before, after] = splitAtPlaceholder(t('roll.byHand', PLACEHOLDER, formatNumber(DIGITS)));
  return (
    <>
      <p>{t('roll.about')}</p>
      <label>
        {t('roll.name')}
        <TextField
          class="field audit-name"
          list="recent-wins"
          value={name}
          placeholder="trello:card:…"
          autocapitalize="none"
          spellcheck={false}
          onType={(typed) => setName(typed.trim())}
        />
      </label>
      <datalist id="recent-wins">
        {[...titles].map(([name, title]) => (
          <option key={name} value={name} dir="auto">
            {title}
          </option>
        ))}
      </datalist>
      {devices.map(([device, salt]) => (
        <dl key={device} class="rules">
          <dt>{devices.length > 1 ? t('roll.saltOf', device.slice(0, 8)) : t('roll.salt')}</dt>
          <dd>
            <code>{salt}</code>
          </dd>
          {name && <Rolls salt={salt} name={name} />}
        </dl>
      ))}
      <p>
        {before}
        <code>{COMMAND}</code>
        {after}
      </p>
    </>
  );
}

function Rolls({ salt, name }: { salt: string; name: string }) {
  const { hit, size, points } = roll(salt, name);
  return (
    <>
      <dt>{t('roll.first')}</dt>
      <dd>
        <Share of={hit} /> {t('roll.hitBelow', formatDecimals(SURPRISE_CHANCE, 6))}
      </dd>
      <dt>{t('roll.second')}</dt>
      <dd>
        <Share of={size} /> {sizes()}
      </dd>
      <dt>{t('roll.result')}</dt>
      <dd>
        <output>{points > 0 ? t('roll.surprise', formatGain(points)) : t('roll.noSurprise')}</output>
      </dd>
    </>
  );
}

/** A share of one, and the digits that it was read from. */
function Share({ of }: { of: number }) {
  return (
    <>
      <strong>{formatDecimals(of, 6)}</strong> <code>{(of * WHOLE).toString(16).padStart(DIGITS, '0')}</code>
    </>
  );
}

/** Which surprise a hit is: “below 0.70 +5…” */
function sizes(): string {
  let below = 0;
  const steps = SURPRISES.map(({ points, share }) => {
    below += share;
    return t('roll.size', formatDecimals(below, 2), formatGain(points));
  });
  return t('roll.sizes', formatList(steps));
}
