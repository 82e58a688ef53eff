/**
 * What the saved pages of real sites hold: how many items of each kind and state, so that no page's own words stand here. A
 * page that is named, and that nobody has, does no harm.
 */
export const EXPECTED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'github/1-issue-open-react-after-softnav-2025-09.html': { 'issue open': 1 },
  // Its merge box waits for checks.
  'github/3-pr-open-rails-mergebox-2025-09.html': {},
  // Twelve cards are drawn, and the panel shows the status of one of them.
  'github/5-project-board-with-issue-side-panel-2025-09.html': { 'issue open': 1, 'card open': 12 },
  // Its boxes are disabled.
  'github/6-issue-task-list-react-2026-09.html': {},
  'github/7-pr-2026-react-header-and-resolved-thread.html': {},
  'github/github-issue-edit-multiple-2025-09.html': { 'issue open': 1 },
  'github/github-issue-list-with-template-dialog-2025-09.html': {},
  'github/github-pr-open-edit-multiple-2025-09.html': {},
  'github/github-project-board-2025-09.html': { 'card open': 12 },
  // The draft in the panel is no issue of the board.
  'github/github-project-board-draft-panel-2025-09.html': { 'card open': 13 },
  'github/github-project-board-issue-panel-2025-09.html': { 'issue open': 1, 'card open': 12 },
  'github/github-status-dropdown-undated.html': {},
  'notion/jsondoc_notion_frame1.html': { 'todo open': 2, 'todo done': 1 },
  'notion/notion-2026-10-shapes.html': {},
  'notion/reconstructed_table_checkbox_cells.html': { 'todo open': 1, 'todo done': 1 },
  // At the address of a board, the back of a card names no card.
  'trello/SYNTHETIC-2025-board-panel-states.html': {
    'card open': 2,
    'card done': 2,
    'unsure, card: no card around it': 1,
    'unsure, item: no card around it': 1,
  },
  'trello/trello-card-front-2026-07.html': {},
};
