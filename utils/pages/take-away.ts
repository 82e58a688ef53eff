import { monthOf } from '#utils/domain/calendar.ts';
import { lastDayOf } from '#utils/domain/month.ts';
import { keptRecognition } from '#utils/domain/recognition/kept.ts';
import { fingerprint } from '#utils/domain/recognition/public-key.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { BragSources, GivenThanks } from '#utils/domain/views/brag.ts';
import { type PastEntry, toPastEntry } from '#utils/domain/views/past-entry.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import { readOwnKey } from '#utils/pages/recognition/key-store.ts';
import { readReceived } from '#utils/pages/recognition/received.ts';

/**
 * All that can be taken away of some days, month by month, so that no message is endless. Throws as `ask` does.
 * @param own whether what the person wrote to themselves is told
 */
export async function fetchSpan([from, to]: BragSources['span'], own: boolean): Promise<BragSources> {
  const months = (await ask('months', {})).filter((month) => monthOf(from) <= month && month <= monthOf(to));
  const wins: Win[] = [];
  const past: PastEntry[] = [];
  for (const month of months.toSorted()) {
    const [first, last] = [`${month}-01`, lastDayOf(month)];
    const days = { from: first < from ? from : first, to: last > to ? to : last };
    wins.push(...(await ask('wins', days)).toReversed());
    past.push(...(await ask('past', days)).map(toPastEntry));
  }
  const thanks = await thanksOf([from, to]);
  const [goals, notes, written] = [
    await ask('goals', {}),
    own ? await ask('winNotes', {}) : [],
    own ? await ask('journal', {}) : [],
  ];
  return {
    span: [from, to],
    wins,
    thanks,
    past,
    goals,
    written,
    notes: new Map(notes.map(({ ref, note }) => [ref, note])),
  };
}

/** Thanks that were kept on some days, and whose signature still holds. */
async function thanksOf([from, to]: BragSources['span']): Promise<GivenThanks[]> {
  const { thanks, names } = keptRecognition(await ask('recognition', {}));
  const received = await readReceived(thanks.filter(({ day }) => from <= day && day <= to));
  if (received.length === 0) return [];
  const own = await readOwnKey();
  return received.flatMap(({ day, thanks }) => {
    // What somebody said of themselves is nothing that a colleague said.
    if ('refusal' in thanks || (own && thanks.signer === fingerprint(own.public))) return [];
    const name = names.get(thanks.signer)?.name;
    const signer = name === undefined ? { fingerprint: thanks.signer } : { name };
    return [{ day, words: thanks.words, signer }];
  });
}
