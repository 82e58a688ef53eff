import { createElement, render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeAll, expect, it } from 'vitest';
import { useLatest } from '#components/ui/use-latest.ts';
import { makeDocument } from '#tests/support/hands.ts';

beforeAll(makeDocument);

it('shows the answer to the newest question, whenever that of an older one comes, and none that failed', async () => {
  const asked = new Map<string, PromiseWithResolvers<{ says: string }>>();
  let shown: { says: string } | undefined;
  function Asking({ about }: { about: string }) {
    shown = useLatest(() => {
      const question = Promise.withResolvers<{ says: string }>();
      asked.set(about, question);
      return question.promise;
    }, [about]);
    return null;
  }
  const box = document.createElement('div');
  const ask = (about: string) => act(() => render(createElement(Asking, { about }), box));
  const answer = (about: string) => act(async () => asked.get(about)?.resolve({ says: about }));

  await ask('first');
  await ask('second');
  expect(shown).toBeUndefined();
  await answer('second');
  expect(shown).toEqual({ says: 'second' });
  await answer('first');
  expect(shown).toEqual({ says: 'second' });
  await ask('third');
  await act(async () => asked.get('third')?.reject(new Error('gone')));
  expect(shown).toEqual({ says: 'second' });
  render(null, box);
});
