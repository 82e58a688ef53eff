import { click, type Step, saying, script, see, type Win } from '#tests/sites/corpus.ts';

// In mixed case, as people write it; names are lower case. Each row gets a repository of its own in place of this one.
export const REPO = 'https://github.com/Octo-Org/Hello';
export const ISSUES = `${REPO}/issues`;
export const ISSUE = `${REPO}/issues/12`;
export const CLOSED_ISSUE = `${REPO}/issues/13`;
export const NOT_PLANNED = `${REPO}/issues/14`;
/** Drawn by Rails, with a form that loads the page anew. */
export const OLDER_ISSUE = `${REPO}/issues/15`;
export const PULL = `${REPO}/pull/20`;
/** Its header is an older one, and below it is the label of another that is merged. */
export const OLDER_HEADER = `${REPO}/pull/22`;
/** Waits for its checks. */
export const WAITING = `${REPO}/pull/23`;
/** A teammate's. */
export const REVIEWED = `${REPO}/pull/24`;
/** Merged by a queue. */
export const QUEUED = `${REPO}/pull/25`;
/** A draft, whose merge box offers to make it ready. */
export const DRAFT = `${REPO}/pull/27`;
/** Its merge box has more buttons that lead somewhere. */
export const BEHIND = `${REPO}/pull/28`;
/** The layer of a stack that has one below and one above. */
export const LAYER = `${REPO}/pull/32`;
export const OLDER_BOX = `${REPO}/pull/26`;
export const PROJECT = 'https://github.com/orgs/octo-org/projects/1';
const BESIDE = '?pane=issue&itemId=7012&issue=Octo-Org|Hello|12';
export const PANEL = PROJECT + BESIDE;
export const PANEL_OVER_ANOTHER = NOT_PLANNED + BESIDE;

/* ---------- what counts ---------- */

export const named = (number: number, end: string) => `github:github.com/octo-org/hello#${number}:${end}`;

const issue = (number: number, title: string): Win => ({
  subject: named(number, 'closed'),
  kind: 'issue',
  title,
});
export const SETTINGS = issue(12, 'Give the settings page a quiet corner');
export const IMPORT = issue(14, 'Support the old import format');
export const REPORT = issue(15, 'Print the report on one page');

const declined = (number: number, title: string): Win => ({
  subject: named(number, 'declined'),
  kind: 'declined',
  title,
});
/** Decisions not to do something; they count, and are worth nothing. */
export const SETTINGS_DECLINED = declined(12, SETTINGS.title);
export const DATES_DECLINED = declined(13, 'Dates are wrong in February');
export const REPORT_DECLINED = declined(15, REPORT.title);

export const pull = (number: number, title: string): Win => ({
  subject: named(number, 'merged'),
  kind: 'pull',
  title,
});

/* ---------- where to press; `data-press` is the fake site's own, nothing on GitHub is like it ---------- */

export const button = (name: string) => `[data-press="${name}"]`;
/** Closes an issue, and reopens it. */
export const CLOSE = button('state');
export const COMMENT = 'textarea[aria-label="Markdown value"]';
export const choose = (reason: string) => [click(button('reason')), click(button(`choose:${reason}`))];

/* ---------- what the page shows, whatever it calls it ---------- */

export const heading = (text: string) => saying('h1', text);
export const status = (name: string) => `[data-status="${name}"]`;
export const issueIs = (state: 'Opened' | 'Closed' | 'ClosedNotPlanned') => see(status(`issue${state}`));
export const pullIs = (state: 'Opened' | 'Merged' | 'Closed') => see(status(`pull${state}`));
/** The label of an older header. */
export const olderIs = (state: 'open' | 'merged' | 'closed') =>
  see(`#partial-discussion-header .State--${state}`);
export const icon = (name: string) => `.octicon-${name}, .glyph-${name}`;
/** The page says that the server refused. */
export const refused = see('[role="alert"]');

/* ---------- what happens ---------- */

/**
 * Loads what the page is about anew, as it is after somebody changed its state.
 * @param by a teammate, if nobody else is said
 */
export const comeBack = (
  state: 'COMPLETED' | 'NOT_PLANNED' | 'MERGED' | 'CLOSED',
  by: 'ada-dev' | 'mona-k' | 'apps/github-merge-queue' = 'mona-k',
): Step =>
  script(
    'come back later',
    (since) => location.assign(`${location.pathname.match(/^.*\/\d+/)}?since=${since}`),
    `${state}&by=${by}`,
  );

/**
 * Lets the page's own script press these, one after the other: a person never did.
 * @param inClickOn what the person clicks meanwhile; without it they do nothing
 */
export const forge = (targets: readonly string[], inClickOn = ''): Step =>
  script('forge input', forgeInput, { targets, inClickOn });

/** Runs in the page and stands alone. */
function forgeInput({ targets, inClickOn }: { targets: readonly string[]; inClickOn: string }): void {
  const many = { bubbles: true, cancelable: true, composed: true };
  const forgeAll = () => {
    for (const css of targets) {
      const target = document.querySelector<HTMLElement>(css);
      for (const type of ['pointerdown', 'pointerup']) target?.dispatchEvent(new PointerEvent(type, many));
      target?.dispatchEvent(new KeyboardEvent('keydown', { ...many, key: 'Enter', code: 'Enter' }));
      target?.click();
    }
  };
  if (inClickOn) document.querySelector(inClickOn)?.addEventListener('click', forgeAll, { once: true });
  else forgeAll();
}
