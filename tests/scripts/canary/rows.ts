import type { Locator, Page } from 'playwright';
import type { Expectation } from '#tests/scripts/canary/judge.ts';
import type { Sandbox } from '#tests/scripts/canary/sandbox.ts';
import type { SiteId, TaskKind } from '#utils/sites/types.ts';

/** One thing that the canary does on a site. */
export interface CanaryRow extends Expectation {
  name: string;
  at: string;
  /** What is pressed first; its shape is kept. */
  control(page: Page): Locator;
  act(page: Page): Promise<void>;
  /** Turns it back; missing where nothing does. */
  undo?(page: Page): Promise<void>;
  /** Whether the win stays when it is turned back. */
  stays?: true;
  /** The list of the page that means done meanwhile. */
  doneList?: string;
}

const BOTH = ['gesture', 'request'] as const;
/** Pixels below the top of a column's name at which its cards lie. */
const BELOW_PX = 90;
/** Its request holds more than one can tell. */
const GESTURE = ['gesture'] as const;

/**
 * What is tried on a site, by what its sandbox has. Controls are looked up by their roles and by what the person called
 * things, so that a site's new markup is still pressed where our readers do not know it any more.
 */
export function rowsOf(site: SiteId, sandbox: Sandbox): CanaryRow[] {
  if (site === 'trello') return trelloRows(sandbox.trello ?? {});
  return site === 'github' ? githubRows(sandbox.github ?? {}) : notionRows(sandbox.notion ?? {});
}

function trelloRows({ card, item, move }: NonNullable<Sandbox['trello']>): CanaryRow[] {
  const rows: CanaryRow[] = [];
  if (card) {
    // In every language its name ends in the card's.
    const control = (page: Page) => page.getByRole('button', { name: `(${card.title})` }).first();
    const press = (page: Page) => control(page).click();
    rows.push(
      {
        ...{ name: 'Shift and the circle of a card', at: card.at, by: [], control },
        act: (page) => control(page).click({ modifiers: ['Shift'] }),
        // It selects the card.
        undo: (page) => page.keyboard.press('Escape'),
      },
      {
        ...{ name: 'the circle of a card', at: card.at, win: { kind: 'card', title: card.title } },
        ...{ by: BOTH, control, act: press, undo: press },
      },
    );
  }
  if (item) rows.push(...boxRows('a checklist item', item, 'item', BOTH, named(item.title)));
  if (move) {
    const control = (page: Page) => page.getByText(move.title, { exact: true }).first();
    const own = cardRows('a card of a list', move, 'card', BOTH, control);
    // A card may leave the list that means done, as when it is tidied away.
    rows.push(...own.map((row): CanaryRow => ({ ...row, stays: true, doneList: move.to })));
  }
  return rows;
}

function githubRows({
  issue,
  task,
  card,
  thread,
  review,
  pull,
}: NonNullable<Sandbox['github']>): CanaryRow[] {
  const rows: CanaryRow[] = [];
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  if (task) rows.push(...boxRows('a task of an issue', task, 'task', GESTURE, named(task.title)));
  if (issue) {
    const control = (page: Page) => page.getByRole('button', { name: /^Close (issue|as)/ }).first();
    rows.push({
      ...{ name: 'an issue that is closed', at: issue.at, win: { kind: 'issue', title: issue.title } },
      ...{ by: BOTH, control },
      act: (page) => control(page).click(),
      undo: (page) =>
        page
          .getByRole('button', { name: /^Reopen/ })
          .first()
          .click(),
    });
  }
  if (card) {
    const control = (page: Page) => page.getByRole('heading', { name: card.title });
    rows.push(...cardRows('a card of a project', card, 'card', GESTURE, control));
  }
  if (thread) {
    rows.push({
      ...{
        name: 'a conversation that is resolved',
        at: thread.at,
        win: { kind: 'thread', title: thread.title },
      },
      by: GESTURE,
      control: (page) => page.getByRole('button', { name: 'Resolve conversation', exact: true }).first(),
      act: (page) => press(page, 'Resolve conversation'),
      async undo(page) {
        // One that is resolved is folded.
        const folded = page.getByRole('button', { name: 'Show resolved' }).first();
        await folded.click({ timeout: 1000 }).catch(() => undefined);
        await press(page, 'Unresolve conversation');
      },
    });
  }
  if (review) {
    rows.push({
      ...{ name: 'a review that approves', at: review.at, win: { kind: 'review', title: review.title } },
      ...{ by: BOTH, opens: true },
      control: (page) => page.getByRole('button', { name: /^(Review|Submit) (changes|review)$/ }).first(),
      async act(page) {
        await this.control(page).click();
        await page.getByRole('radio', { name: /^approve$/i }).check();
        await page.getByRole('button', { name: 'Submit review', exact: true }).last().click();
      },
    });
  }
  if (pull) {
    const control = (page: Page) => page.getByRole('button', { name: 'Merge pull request', exact: true });
    rows.push({
      ...{ name: 'a pull request that is merged', at: pull.at, win: { kind: 'pull', title: pull.title } },
      ...{ by: BOTH, opens: true, control },
      async act(page) {
        await control(page).click();
        await page.getByRole('button', { name: 'Confirm merge', exact: true }).click();
      },
    });
  }
  return rows;
}

function notionRows({ todo, row, status, card }: NonNullable<Sandbox['notion']>): CanaryRow[] {
  const rows: CanaryRow[] = [];
  const blockOf = (page: Page, title: string) =>
    page.locator('[data-block-id]').filter({ hasText: title }).last();
  const boxOf = (title: string) => (page: Page) => blockOf(page, title).getByRole('checkbox').first();
  if (todo) rows.push(...boxRows('a to-do', todo, 'todo', BOTH, boxOf(todo.title)));
  if (row) {
    // A box that selects the row may lie before it.
    const box: CanaryRow['control'] = (page) =>
      blockOf(page, row.title).locator('[data-testid="property-value"] input[type="checkbox"]').first();
    rows.push(...boxRows('the checkbox of a row', row, 'todo', BOTH, box));
  }
  if (status) {
    const { at, title, from, to } = status;
    const value = (page: Page, name: string) => blockOf(page, title).getByText(name, { exact: true }).first();
    const choose = async (page: Page, now: string, next: string) => {
      await value(page, now).click();
      await page.locator('[role="option"], [role^="menuitem"]').filter({ hasText: next }).first().click();
      await value(page, next).waitFor();
    };
    rows.push({
      ...{ name: 'a status that is chosen', at, win: { kind: 'status', title }, by: BOTH },
      control: (page) => value(page, from),
      act: (page) => choose(page, from, to),
      undo: (page) => choose(page, to, from),
    });
  }
  if (card)
    rows.push(...cardRows('a card of a board', card, 'status', BOTH, (page) => blockOf(page, card.title)));
  return rows;
}

/** A card that is dragged: to where it lies already it finishes nothing, to another column it does. */
function cardRows(
  name: string,
  { at, title, from, to }: { at: string; title: string; from: string; to: string },
  kind: TaskKind,
  by: CanaryRow['by'],
  control: CanaryRow['control'],
): CanaryRow[] {
  const dragTo = (column: string) => async (page: Page) => {
    await control(page).scrollIntoViewIfNeeded();
    const card = await control(page).boundingBox();
    const named = await page.getByText(column, { exact: true }).all();
    const boxes = (await Promise.all(named.map((part) => part.boundingBox()))).filter((box) => box !== null);
    // The name of a column stands above its cards; others of that name may stand further above.
    const above = boxes.filter(({ y }) => card && y < card.y).toSorted((one, other) => other.y - one.y);
    const [heading] = above;
    if (!card || !heading) throw new Error(`no column ${column}`);
    await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2);
    await page.mouse.down();
    await page.mouse.move(heading.x + heading.width / 2, heading.y + BELOW_PX, { steps: 10 });
    await page.mouse.up();
  };
  return [
    { ...{ name: `${name}, dragged within its column`, at, by: [], control }, act: dragTo(from) },
    { name, at, win: { kind, title }, by, control, act: dragTo(to), undo: dragTo(from) },
  ];
}

/** A checkbox: Enter does nothing to it, a click does. */
function boxRows(
  name: string,
  { at, title }: { at: string; title: string },
  kind: TaskKind,
  by: CanaryRow['by'],
  control: CanaryRow['control'],
): CanaryRow[] {
  const press = (page: Page) => control(page).click();
  return [
    {
      ...{ name: `Enter on ${name}`, at, by: [], control },
      act: (page) => control(page).press('Enter'),
    },
    { name, at, win: { kind, title }, by, control, act: press, undo: press },
  ];
}

function named(title: string): CanaryRow['control'] {
  return (page) => page.getByRole('checkbox', { name: title }).first();
}
