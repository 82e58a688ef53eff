import { describe, expect, it } from 'vitest';
import { checkText } from '#components/settings/CheckLog.tsx';

const faults = (what: 'missing' | 'changed' | 'text' | 'fork', ...seqs: number[]) =>
  seqs.map((seq) => ({ device: 'here', seq, id: `e${seq}`, what }));

describe('a check of the log, in words', () => {
  it('says that all is as it was written', () => {
    expect(checkText({ checked: 1204, faults: [] })).toBe('All 1,204 entries are as they were written.');
    expect(checkText({ checked: 1, faults: [] })).toBe('The one entry is as it was written.');
  });

  it('names what was changed, whether it is the entry or its text, and where something is missing', () => {
    expect(checkText({ checked: 9, faults: faults('changed', 3) })).toBe(
      '1 entry was changed after it was written: 3.',
    );
    const all = [...faults('changed', 3), ...faults('text', 4), ...faults('missing', 8)];
    expect(checkText({ checked: 9, faults: all })).toBe(
      '2 entries were changed after they were written: 3, 4. Something is missing in 1 place, before entry 8.',
    );
  });

  it('says that nothing is wrong where a profile was copied, and where that was', () => {
    expect(checkText({ checked: 9, faults: faults('fork', 7) })).toBe(
      'All 9 entries are as they were written. The log goes on twice from entry 7, since a browser profile was copied. All of it is kept.',
    );
    expect(checkText({ checked: 9, faults: [...faults('changed', 3), ...faults('fork', 7)] })).toBe(
      '1 entry was changed after it was written: 3. The log goes on twice from entry 7, since a browser profile was copied. All of it is kept.',
    );
  });

  it('names no more than the first of many', () => {
    expect(checkText({ checked: 90, faults: faults('missing', 2, 4, 6, 8, 10, 12) })).toBe(
      'Something is missing in 6 places, before the entries 2, 4, 6, 8, 10, ….',
    );
  });
});
