import type { Page } from 'playwright/test';
import { violations } from '#tests/e2e/axe.ts';
import { expectUndone, expectWin } from '#tests/e2e/expectations.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { DEVICE } from '#tests/support/ledger.ts';
import { roll } from '#utils/domain/scoring/surprise.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const CARD = '67318e20a4c9d1f05b7e2a01';
const CARD_LINK = 'https://trello.com/c/wRiTeP01/7-write-the-launch-post';
/** A card that is a step of a goal: its own points and those of the step (O1). */
const LAUNCH = { subject: `trello:card:${CARD}`, kind: 'card', title: 'Write the launch post', points: 12 };

async function goals(microwin: Microwin): Promise<Page> {
  const window = await microwin.window('newtab');
  // It stands in the navigation from its first use on, and until then where it helps.
  await window.getByRole('link', { name: 'Break something big into steps' }).click();
  await expect(window.getByRole('link', { name: 'Goals', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  return window;
}

const field = (window: Page, name: string) => window.getByRole('textbox', { name, exact: true });
const goal = (window: Page, name: string) => window.getByRole('region', { name, exact: true });
/** The titles of a goal's steps, in their order. */
const steps = (window: Page, name: string) => goal(window, name).locator('.steps .step-title');
const grip = (window: Page, step: string) => window.getByRole('button', { name: `Move “${step}”` });
const more = (window: Page, name: string) => window.getByRole('button', { name: `More for “${name}”` });
const button = (window: Page, name: string) => window.getByRole('button', { name, exact: true });
const says = (window: Page) => window.locator('main > [role=status]');

/** Types lines, each with Enter, wherever the focus is. */
async function type(window: Page, ...lines: string[]): Promise<void> {
  for (const line of lines) {
    await window.keyboard.type(line);
    await window.keyboard.press('Enter');
    await expect(says(window)).toContainText(line.slice(0, 40));
  }
}

/** Makes a goal; the focus is then where its first step is typed. */
async function make(window: Page, title: string): Promise<void> {
  await field(window, 'New goal').click();
  await type(window, title);
  await expect(field(window, 'First small step')).toBeFocused();
}

/** Copies a text somewhere else and pastes it where the focus is. */
async function paste(window: Page, text: string): Promise<void> {
  const elsewhere = await window.context().newPage();
  await elsewhere.setContent('<textarea></textarea>');
  await elsewhere.getByRole('textbox').fill(text);
  await elsewhere.keyboard.press('ControlOrMeta+a');
  await elsewhere.keyboard.press('ControlOrMeta+c');
  await elsewhere.close();
  await window.bringToFront();
  await window.keyboard.press('ControlOrMeta+v');
}

test('a step that stands for a card is done with it, and open again with it', async ({ microwin }) => {
  const window = await goals(microwin);
  await make(window, 'Launch');
  await paste(window, CARD_LINK);
  await expect(field(window, 'Its name')).toHaveValue('Write the launch post');
  await window.keyboard.press('Enter');
  await expect(field(window, 'Another step')).toBeFocused();
  await type(window, 'Tell the team');
  const launch = goal(window, 'Launch');
  const linked = launch.getByRole('listitem').filter({ hasText: LAUNCH.title });
  await expect(launch).toContainText('0 of 2 steps');
  await expect(linked).toContainText('Done once it is finished on Trello');
  await expect(linked.getByRole('link')).toHaveAttribute('href', 'https://trello.com/c/wRiTeP01');
  await expect(linked.getByRole('checkbox')).toHaveCount(0);

  const dashboard = await microwin.window('newtab');
  const next = dashboard.getByRole('region', { name: 'Next steps' });
  await expect(next).toContainText(/0 of 2 steps.*Write the launch post/);

  const board = await microwin.open(BOARD);
  const circle = board.locator(`[data-card-id="${CARD}"]`).getByTestId('card-done-state-completion-button');
  await circle.click();
  await expectWin(microwin, board, LAUNCH);
  await expect(launch).toContainText('1 of 2 steps');
  await expect(linked).toContainText('Finished on Trello');
  await expect(next).toContainText(/1 of 2 steps.*Tell the team/);
  await expect(launch.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1');

  await circle.click();
  await expectUndone(microwin, board, LAUNCH.subject);
  await expect(launch).toContainText('0 of 2 steps');
  await expect(linked).toContainText('Done once it is finished on Trello');
  await expect(next).toContainText(/0 of 2 steps.*Write the launch post/);

  await next.getByRole('link', { name: 'All goals' }).click();
  await expect(goal(dashboard, 'Launch')).toBeVisible();
});

test('a goal is labelled, and its wins are counted by goal and by label', async ({ microwin }) => {
  const window = await goals(microwin);
  await make(window, 'Move house');
  await type(window, 'Ask three movers', 'Book a van');
  await window.getByRole('checkbox', { name: 'Book a van' }).check();
  await make(window, 'Learn to draw');
  for (const [name, label] of [
    ['Move house', 'Home'],
    ['Learn to draw', 'This year'],
  ] as const) {
    await more(window, name).click();
    await goal(window, name).getByRole('button', { name: 'Labels', exact: true }).click();
    await goal(window, name).getByRole('textbox', { name: 'New label' }).fill(label);
    await window.keyboard.press('Enter');
    await expect(goal(window, name).getByRole('button', { name: label })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  }
  // What another goal has is chosen by a click.
  await goal(window, 'Move house').getByRole('button', { name: 'This year' }).click();
  expect(await violations(window)).toEqual([]);
  await window.keyboard.press('Escape');
  await expect(goal(window, 'Move house').getByText('Home · This year')).toBeVisible();

  await window.getByRole('link', { name: 'Progress' }).click();
  const counts = window.getByRole('region', { name: 'Wins by goal' });
  await expect(counts.getByRole('row')).toHaveText([
    'GoalWins',
    'Move house1',
    'LabelWins',
    'Home1',
    'This year1',
  ]);
  expect(await violations(window)).toEqual([]);
  await counts.getByRole('link', { name: 'Move house' }).click();
  await expect(window.getByRole('button', { name: /Book a van/ })).toBeVisible();
  await window.goBack();
  await counts.getByRole('link', { name: 'This year' }).click();
  const label = window.getByRole('combobox', { name: 'Label' });
  await expect(label).toHaveValue('This year');
  await expect(window.getByRole('button', { name: /Book a van/ })).toBeVisible();
  expect(await violations(window)).toEqual([]);
  // No goal with it, no win; and without it, all.
  await window.goto(window.url().replace(/label=.*/, 'label=Other'));
  await expect(window.getByRole('button', { name: /Book a van/ })).toHaveCount(0);
  await label.selectOption('Any label');
  await expect(window.getByRole('button', { name: /Book a van/ })).toBeVisible();
});

test('own steps are pasted, ticked, moved and split, and a goal is put aside and comes back', async ({
  microwin,
}) => {
  const window = await goals(microwin);
  await expect(button(window, 'Archive')).toHaveCount(0);
  expect(await violations(window)).toEqual([]);

  await make(window, 'Move house');
  await paste(window, '## Before the day\n- [ ] Book the **van**\n- [x] Tell the bank\n- [ ] Pack the books');
  await expect(says(window)).toHaveText('2 steps were added. 1 was done already.');
  await expect(steps(window, 'Move house')).toHaveText(['Book the van', 'Pack the books']);

  await field(window, 'Another step').click();
  const large =
    'Sort the attic with Ana: what to keep, what to sell, what to give away before the movers come';
  await window.keyboard.type(large);
  await window.keyboard.press('Enter');
  await expect(says(window)).toHaveText('That may be more than one step. What is the smallest useful one?');
  await expect(field(window, 'The smallest useful step')).toBeVisible();
  // It is only asked: what is typed next is a step like any other.
  await expect(field(window, 'Another step')).toBeFocused();
  await field(window, 'The smallest useful step').click();
  await type(window, 'Count the boxes');
  await button(window, 'That’s enough').click();
  const order = ['Book the van', 'Pack the books', 'Count the boxes', large];
  await expect(steps(window, 'Move house')).toHaveText(order);

  await grip(window, 'Count the boxes').focus();
  await window.keyboard.press('ArrowUp');
  await expect(says(window)).toHaveText('“Count the boxes” is step 2 of 4 now');
  await expect(grip(window, 'Count the boxes')).toBeFocused();
  await window.keyboard.press('ArrowUp');
  await expect(says(window)).toHaveText('“Count the boxes” is step 1 of 4 now');
  const { y = 0 } = (await grip(window, 'Pack the books').boundingBox()) ?? {};
  await grip(window, 'Book the van').hover();
  await window.mouse.down();
  await window.mouse.move(100, y + 20, { steps: 5 });
  await window.mouse.up();
  const moved = ['Count the boxes', 'Pack the books', 'Book the van', large];
  await expect(says(window)).toHaveText('“Book the van” is step 3 of 4 now');
  await window.reload();
  await expect(steps(window, 'Move house')).toHaveText(moved);

  await window.getByRole('checkbox', { name: 'Pack the books' }).check();
  await expect(goal(window, 'Move house')).toContainText('1 of 4 steps');
  await expect.poll(() => microwin.credits()).toMatchObject([{ kind: 'step' }]);
  // Its name is made anew each time, and may bring a surprise.
  const [{ subject, points } = { subject: '', points: 0 }] = await microwin.credits();
  expect(points - roll(DEVICE.salt, subject).points).toBe(8);
  await expect.poll(() => microwin.badge()).toBe('1');
  await window.getByRole('checkbox', { name: 'Pack the books' }).uncheck();
  await expect(goal(window, 'Move house')).toContainText('0 of 4 steps');
  await expect.poll(() => microwin.credits()).toEqual([]);

  await more(window, 'Book the van').click();
  await button(window, 'Remove').click();
  await expect(goal(window, 'Move house')).toContainText('0 of 3 steps');
  await goal(window, 'Move house').getByRole('button', { name: 'Undo' }).click();
  await expect(steps(window, 'Move house')).toHaveText(moved);

  await more(window, 'Book the van').click();
  await button(window, 'Link').click();
  await window.setViewportSize({ width: 320, height: 640 });
  expect(await window.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await violations(window)).toEqual([]);
  await window.keyboard.press('Escape');
  await expect(more(window, 'Book the van')).toBeFocused();

  await more(window, 'Move house').click();
  await button(window, 'Archive').click();
  await expect(goal(window, 'Move house')).toHaveCount(0);
  await window.locator('.archive > summary').click();
  await expect(window.locator('.archive')).toContainText('0 of 4 steps');
  await button(window, 'Bring back “Move house”').click();
  await expect(steps(window, 'Move house')).toHaveText(moved);
  await expect(window.locator('.archive')).toContainText('No archived goals.');
});
