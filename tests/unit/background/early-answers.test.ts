import { expect, it, vi } from 'vitest';
import { createEarlyAnswers } from '#utils/background/early-answers.ts';

it('does what was kept for a request once, when it is told of', () => {
  const early = createEarlyAnswers();
  const hear = vi.fn();
  early.keep('1', hear);
  early.hear('2');
  expect(hear).not.toHaveBeenCalled();
  early.hear('1');
  early.hear('1');
  expect(hear).toHaveBeenCalledTimes(1);
});

it('does nothing for what is known from elsewhere', () => {
  const early = createEarlyAnswers();
  const hear = vi.fn();
  early.keep('1', hear);
  early.drop('1');
  early.hear('1');
  expect(hear).not.toHaveBeenCalled();
});

it('keeps a bounded number, and of these the latest', () => {
  const early = createEarlyAnswers();
  const heard: number[] = [];
  for (let id = 0; id < 1000; id++) early.keep(String(id), () => heard.push(id));
  for (let id = 0; id < 1000; id++) early.hear(String(id));
  expect(heard).toHaveLength(50);
  expect(heard[0]).toBe(950);
});
