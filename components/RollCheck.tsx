import { useState } from 'preact/hooks';
import { SURPRISE_CHANCE, SURPRISES } from '../utils/game/constants.ts';
import { roll } from '../utils/game/surprise.ts';
import type { Win } from '../utils/game/view.ts';
import { nameless } from '../utils/words.ts';
import { formatGain } from './format.ts';

/** 52 bits, of which 4 make a digit. */
const DIGITS = 13;
const WHOLE = 2 ** 52;

interface Props {
  /** Device → its salt. */
  lots: Record<string, string>;
  /** Wins whose names are offered, newest first. */
  wins: readonly Win[];
}

/** Rolls for the name of a thing once more, in sight of whoever doubts it. */
export function RollCheck({ lots, wins }: Props) {
  const [name, setName] = useState('');
  const titles = new Map(wins.map(({ name, title, kind }) => [name, title || nameless(kind)]));
  const devices = Object.entries(lots);

  if (devices.length === 0) return <p>The salt is drawn with the first thing that is written down.</p>;
  return (
    <>
      <p>A roll is made of two things that never change: the salt of a device and the name of a thing.</p>
      <label>
        Name of the thing
        <input
          class="field roll-name"
          list="recent-wins"
          value={name}
          placeholder="trello:card:…"
          autocapitalize="none"
          spellcheck={false}
          onInput={(event) => setName(event.currentTarget.value.trim())}
        />
      </label>
      <datalist id="recent-wins">
        {[...titles].map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </datalist>
      {devices.map(([device, lot]) => (
        <dl key={device} class="rules">
          <dt>{devices.length > 1 ? `Salt of device ${device.slice(0, 8)}` : 'Salt of this device'}</dt>
          <dd>
            <code>{lot}</code>
          </dd>
          {name && <Rolls lot={lot} name={name} />}
        </dl>
      ))}
      <p>
        By hand: <code>printf '%s\n%s\n%s' SALT hit NAME | sha256sum</code>, and the same with{' '}
        <code>size</code>. The first {DIGITS} digits, read as a hexadecimal number and divided by 2
        <sup>52</sup>, are the roll.
      </p>
    </>
  );
}

function Rolls({ lot, name }: { lot: string; name: string }) {
  const { hit, size, points } = roll(lot, name);
  return (
    <>
      <dt>First roll</dt>
      <dd>
        <Share of={hit} /> A surprise is below {SURPRISE_CHANCE.toFixed(6)}.
      </dd>
      <dt>Second roll</dt>
      <dd>
        <Share of={size} /> {sizes()}
      </dd>
      <dt>Result</dt>
      <dd>
        <output>{points > 0 ? `Surprise ${formatGain(points)}` : 'No surprise'}</output>
      </dd>
    </>
  );
}

/** A share of one, and the digits that it was read from. */
function Share({ of }: { of: number }) {
  return (
    <>
      <strong>{of.toFixed(6)}</strong> <code>{(of * WHOLE).toString(16).padStart(DIGITS, '0')}</code>
    </>
  );
}

/** Which surprise a hit is: “Of a hit: below 0.70 +5…” */
function sizes(): string {
  let below = 0;
  const steps = SURPRISES.map(({ points, share }) => {
    below += share;
    return `below ${below.toFixed(2)} ${formatGain(points)}`;
  });
  return `It only sizes a surprise: ${steps.join(', ')}.`;
}
