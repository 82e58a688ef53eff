/*
 * What the pages of the GitHub replica look like: pure functions from a thing's state to markup.
 * `data-press` is the replica's own hook for its buttons. GitHub has nothing like it: no reader may look at it.
 */
(() => {
  const reasons = {
    OPEN: { status: 'issueOpened', icon: 'issue-opened', label: 'Reopen Issue', choice: 'Reopen issue' },
    COMPLETED: {
      status: 'issueClosed',
      icon: 'issue-closed',
      label: 'Close issue',
      choice: 'Close as completed',
    },
    NOT_PLANNED: { status: 'issueClosedNotPlanned', icon: 'skip', label: 'Close as not planned' },
    DUPLICATE: { status: 'issueClosedNotPlanned', icon: 'skip', label: 'Close as duplicate' },
  };
  const methods = {
    MERGE: { label: 'Merge pull request', confirm: 'Confirm merge', choice: 'Create a merge commit' },
    SQUASH: { label: 'Squash and merge', confirm: 'Confirm squash and merge' },
    REBASE: { label: 'Rebase and merge', confirm: 'Confirm rebase and merge' },
  };
  const pullStates = {
    OPEN: { status: 'pullOpened', icon: 'git-pull-request', word: 'Open', event: 'reopened this' },
    MERGED: {
      status: 'pullMerged',
      icon: 'git-merge',
      word: 'Merged',
      event: 'merged commit <code>c0ffee1</code>',
    },
    CLOSED: { status: 'pullClosed', icon: 'git-pull-request-closed', word: 'Closed', event: 'closed this' },
  };
  const ring = 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13z';
  const drawings = {
    'issue-opened': `${ring}M8 7.5v1`,
    'issue-closed': `${ring}M5 8l2 2l4-4`,
    'issue-reopened': 'M3 5a6 6 0 1 1-1 4M3 2v3h3',
    'issue-draft': ring,
    skip: `${ring}M4 12l8-8`,
    'git-pull-request': 'M4 5v9M4 2v2M12 11v3M12 10V5H8l2-2',
    'git-pull-request-closed': 'M4 5v9M4 2v2M12 9v5M10 3l4 4M14 3l-4 4',
    'git-merge': 'M4 2v12M4 5c0 4 3 5 8 5',
    'triangle-down': 'M4 6l4 4l4-4',
    check: 'M3 8l3 3l7-7',
    clock: `${ring}M8 4v4h3`,
  };

  /** Where the page is and who looks: `{ base, name, page, link, me, signedIn, openMenu }`; set for each drawing. */
  let here;
  const parts = {};

  const html = (strings, ...values) =>
    String.raw(
      { raw: strings },
      ...values.map((value) => (Array.isArray(value) ? value.join('') : value || '')),
    );
  const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

  const icon = (name) =>
    html`<svg aria-hidden="true" focusable="false" class="octicon octicon-${name}" viewBox="0 0 16 16" width="16"
      height="16"><path d="${drawings[name]}"/></svg>`;
  /** The id that a thing keeps when its repository gets another name: MessagePack of `[0, repository, number]`. */
  const nodeId = (type, number) => {
    const name = here.base.replace('Renamed', 'Hello');
    let repository = 7;
    for (const sign of name) repository = (repository * 31 + sign.charCodeAt(0)) % 2 ** 20;
    const bytes = (value) => [24, 16, 8, 0].map((by) => (value >>> by) & 255);
    // No two things of any repository have the same number.
    const packed = [0x93, 0, 0xce, ...bytes(repository), 0xce, ...bytes(repository * 1000 + number)];
    const text = btoa(String.fromCharCode(...packed))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    return `${type}_${text}`;
  };
  const person = (login, attributes) =>
    html`<a class="person" ${attributes} href="${here.link(`/${login}`)}">${login}</a>`;
  const number = (one) => html`<span class="number">#${one.number}</span>`;

  const button = (press, label, { leading, variant = 'default', off } = {}) =>
    html`<button type="button" data-component="Button" class="prc-Button-ButtonBase-x1" data-loading="false"
      data-size="medium" data-variant="${variant}" data-press="${press}" ${off && 'disabled'}>
      <span data-component="buttonContent">
        ${leading && html`<span data-component="leadingVisual">${icon(leading)}</span>`}
        <span data-component="text">${label}</span>
      </span></button>`;
  const chevron = (press, label) =>
    html`<button data-component="IconButton" type="button" aria-haspopup="true"
      aria-expanded="${String(here.openMenu === press)}" aria-label="${label}"
      class="prc-Button-ButtonBase-x1 prc-Button-IconButton-x2" data-press="${press}">${icon('triangle-down')}</button>`;

  const stateLabel = ({ status, icon: name }, word, attributes) =>
    html`<span ${attributes} class="prc-StateLabel-StateLabel-x3" data-component="StateLabel" data-size="medium"
      data-status="${status}">${icon(name)}${word}</span>`;

  // ---- Texts with task lists

  const noteHead = ({ id, author }) =>
    html`<h3>${person(author)} ${id === 'body' ? 'opened this' : 'commented'} last week</h3>`;

  // The markup of 2026: one li around all rows, no class of the older lists, ids that repeat from list to list.
  const reactRow = (note) => (task, index) =>
    html`<div class="TaskListItems-module__task-list-item__x">
      <div class="TaskListItem-module__task-list-item__x" data-testid="tasklist-item-0-${String(index)}">
        <div class="TaskListItem-module__checkbox-items__x" id="checkbox-item-${String(index)}">
          <input type="checkbox" data-component="Checkbox" aria-checked="${String(task.done)}"
            aria-label="${task.html.replace(/<[^>]*>/g, '')} checklist item"
            ${task.done && 'checked'} ${!note.editable && 'disabled'}>
          <div class="TaskListItem-module__task-list-html__x">${task.html}</div>
          ${note.editable && chevron(`task:${note.id}:${index}`, 'Task options')}
        </div></div></div>`;

  function reactNote(note) {
    const rows = note.tasks.map(reactRow(note));
    const text = html`<div class="markdown-body" data-testid="markdown-body"><p dir="auto">${note.text}</p>
      ${rows.length > 0 && html`<ul class="contains-task-list"><li><div>${rows}</div></li></ul>`}</div>`;
    if (note.id === 'body') {
      return html`<div data-testid="issue-body" class="box react-issue-body">${noteHead(note)}
        <div data-testid="issue-body-viewer">${text}</div></div>`;
    }
    // The id is on the comment's head, which lies beside the text and not around it.
    return html`<div class="box react-issue-comment">
      <div data-testid="comment-viewer-outer-box-IC_kwDOHello${note.id}">
        <div id="issuecomment-${note.id}" data-testid="comment-header">${noteHead(note)}</div>${text}</div></div>`;
  }

  const railsRow = (editable) => (task) =>
    html`<li class="task-list-item ${editable && 'enabled'}"><input type="checkbox" class="task-list-item-checkbox"
      ${task.done && 'checked'} ${!editable && 'disabled'}> ${task.html}</li>`;

  const railsNote = (one) => (note) => {
    const body = note.id === 'body';
    const action = body ? `issues/${one.number}` : `issue_comments/${note.id}`;
    const rows = note.tasks.map(railsRow(note.editable));
    return html`<div class="TimelineItem js-comment-container"
      data-gid="${body ? nodeId('PR', one.number) : `IC_kwDOHello${note.id}`}">
      <div class="box" id="${body ? `pullrequest-${one.number}00` : `issuecomment-${note.id}`}">${noteHead(note)}
        <task-lists sortable ${!note.editable && 'disabled'}>
          <div class="comment-body markdown-body js-comment-body"><p dir="auto">${note.text}</p>
            ${rows.length > 0 && html`<ul class="contains-task-list">${rows}</ul>`}</div></task-lists>
        <form class="js-comment-update" data-type="json" method="post" action="${here.base}/${action}" hidden>
          <input type="hidden" name="_method" value="put">
          <textarea class="js-task-list-field" name="${body ? 'pull_request' : 'issue_comment'}[body]"></textarea>
        </form></div></div>`;
  };

  const sidebar = (one) => html`<aside data-testid="issue-viewer-metadata-pane">
    <h3>Assignees</h3><label><input type="checkbox" name="assignees[]"> ada-dev</label>
    <h3>Notifications</h3><label><input type="checkbox" name="notification_ids[]" value="NT_1"> Select</label>
    ${one && here.signedIn && parts.projectFields(one)}</aside>`;

  // ---- The issue page

  function issueEvent({ id, actor, to, note }) {
    if (note) return reactNote(note);
    const slug = to.toLowerCase().replace('_', '-');
    const list = here.link(`${here.base}/issues?q=is%3Aissue%20state%3Aclosed%20reason%3A${slug}`);
    const what =
      to === 'OPEN'
        ? 'reopened this'
        : `closed this as <a data-testid="state-reason-link" href="${list}">${slug}</a>`;
    return html`<div class="event" data-timeline-event-id="${id}">
      ${icon(to === 'OPEN' ? 'issue-reopened' : reasons[to].icon)}
      ${person(actor, 'data-testid="actor-link"')} ${what} just now</div>`;
  }

  function composer(one, inPanel) {
    const { icon: closing, label } = reasons[one.choice];
    const reopens = one.choice === 'OPEN';
    const withComment = reopens ? 'Reopen with comment' : 'Close with comment';
    const text = one.draft.trim();
    const look = { leading: reopens ? 'issue-reopened' : closing, off: one.busy };
    return html`<div data-testid="comment-composer" id="react-issue-comment-composer" class="box"
      data-inside-side-panel="${String(inPanel)}"><h2>Add a comment</h2>
      <div role="toolbar" data-slash-command-url="${here.base}/slash_apps?surface=issue_comment&amp;subject_gid=${nodeId('I', one.number)}"></div>
      <textarea aria-label="Markdown value">${escapeText(one.draft)}</textarea>
      <div data-testid="markdown-editor-footer" class="footer">
        <div class="IssueActions-module__IssueActionsButtonGroup__x prc-ButtonGroup-ButtonGroup-x4">
          <div>${button('state', text ? withComment : label, look)}</div>
          <div>${chevron('reason', 'More options')}</div></div>
        ${button('comment', 'Comment', { variant: 'primary', off: !text || one.busy })}</div></div>`;
  }

  function issueView(one, inPanel) {
    // The label exists twice: in the view and in a bar that shows once the view is scrolled.
    const label = stateLabel(
      reasons[one.state],
      one.state === 'OPEN' ? 'Open' : 'Closed',
      'data-testid="header-state"',
    );
    const path = `${here.base}/issues/${one.number}`;
    const link = (text) =>
      html`<a href="${here.link(path)}" data-hovercard-url="${path}/hovercard">${text}</a>`;
    const title = html`<bdi class="markdown-title" data-testid="issue-title">${one.title}</bdi>`;
    const sticky = html`<bdi class="markdown-title" data-testid="issue-title-sticky">${one.title}</bdi>`;
    return html`<div data-testid="issue-header">${
      inPanel
        ? html`<h2 data-component="PH_Title">${title} ${link(number(one))}</h2>`
        : html`<h1 data-component="PH_Title">${title} ${number(one)}</h1>`
    }</div>
      <div data-testid="issue-metadata-fixed" class="meta">${label}</div>
      <div data-testid="issue-metadata-sticky" class="sticky">${label} ${link(sticky)}</div>
      <div class="columns"><div>
        <div data-testid="issue-viewer-issue-container">${one.notes.map(reactNote)}</div>
        <div data-testid="issue-timeline-container">${one.events.map(issueEvent)}</div>
        ${here.signedIn ? composer(one, inPanel) : '<p class="box">Sign in to comment.</p>'}
      </div>${sidebar(one)}</div>`;
  }

  const issuePage = (one) =>
    one.header === 'rails'
      ? parts.olderIssue(one, here)
      : html`<react-app app-name="issues-react"><div data-target="react-app.reactRoot">
    ${issueView(one, false)}</div></react-app>`;

  // ---- The panel that shows an issue over any page

  const panel = (
    one,
  ) => html`<div role="dialog" aria-modal="true" aria-label="Side panel: Issue: ${one.title}" class="panel">
    <button type="button" data-press="closePanel" aria-label="Close panel">×</button>
    ${one.kind === 'draft' ? parts.draftPanel(one) : issueView(one, true)}</div>`;

  // ---- The pull request page: a React shell, a Rails conversation, a React merge box

  /** The other layers of a stack, each with a label of its own. */
  const stackMap = (one, all) =>
    one.stack &&
    html`<ol class="stack">${one.stack.map((layer) => {
      const { number: other, state } = all.find((each) => each.number === layer);
      return html`<li><a href="${here.link(`${here.base}/pull/${other}`)}">#${String(other)}</a>
        ${other !== one.number && stateLabel(pullStates[state], pullStates[state].word)}</li>`;
    })}</ol>`;

  function pullHeader(one) {
    const state = pullStates[one.state];
    const wants = html`<span>${person(one.author)} wants to merge 2 commits into <code>main</code></span>`;
    if (one.header === 'react') {
      return html`<header data-component="PageHeader"><div data-component="TitleArea">
        <h1 data-component="PH_Title"><span class="markdown-title">${one.title}</span> ${number(one)}</h1></div>
        <div data-component="PageHeader.Description" class="meta">${stateLabel(state, state.word)} ${wants}
          ${stackMap(one, here.all)}</div></header>`;
    }
    const label = html`<span title="Status: ${state.word}" class="State State--${state.word.toLowerCase()}">
      ${icon(state.icon)} ${state.word}</span>`;
    return html`<div id="partial-discussion-header" class="gh-header js-socket-channel js-updatable-content"
      data-pull-is-open="${String(one.state === 'OPEN')}" data-gid="${nodeId('PR', one.number)}">
      <h1 class="gh-header-title"><bdi class="js-issue-title markdown-title">${one.title}</bdi> ${number(one)}</h1>
      <div class="gh-header-meta meta">${label} ${wants}</div>
      <div class="gh-header-sticky sticky">${label} <a class="js-issue-title" href="#top">${one.title}</a></div></div>`;
  }

  const pullEvent = ({ id, actor, to }) =>
    html`<div class="TimelineItem event" id="event-${id.replace(/\D/g, '')}">
      <div class="TimelineItem-badge color-fg-on-emphasis">${icon(pullStates[to].icon)}</div>
      <div>${person(actor, 'data-test-selector="pr-timeline-events-actor-profile-link"')}
        ${pullStates[to].event} just now</div></div>`;

  const mergedElsewhere = (other) =>
    html`<div class="TimelineItem event"><div id="ref-pullrequest-55501">${person('mona-k')} mentioned this in
      <a href="${here.link(`${here.base}/pull/${other}`)}">Prepare the new header #${other}</a>
      <span title="Status: Merged" class="State State--merged State--small">${icon('git-merge')} Merged</span>
      </div></div>`;

  const buttonGroup = (...buttons) =>
    html`<div data-component="ButtonGroup" class="prc-ButtonGroup-ButtonGroup-x4">${buttons}</div>`;
  const mergeForm = (confirm, off) =>
    html`<div class="ConfirmMerge-module__form__x"><label>Commit message<textarea>Merge it</textarea></label></div>
      <div class="footer start">${confirm}${button('cancelMerge', 'Cancel', { off })}</div>`;

  const mergeViews = {
    ready: ({ method }) =>
      buttonGroup(
        button('openMerge', methods[method].label, { variant: 'primary' }),
        chevron('method', 'Select merge method'),
      ),
    form: ({ method }) => mergeForm(button('confirmMerge', methods[method].confirm, { variant: 'primary' })),
    merging: () => mergeForm(button('', 'Merging…', { variant: 'primary', off: true }), true),
    auto: () => buttonGroup(button('openAuto', 'Enable auto-merge')),
    autoForm: () => mergeForm(button('confirmAuto', 'Confirm auto-merge')),
    autoOn: () =>
      html`<p>Merges by itself once the checks pass.</p>${button('disableAuto', 'Disable auto-merge')}`,
    queue: () => buttonGroup(button('openQueue', 'Merge when ready', { variant: 'primary' })),
    queueForm: () => mergeForm(button('confirmQueue', 'Confirm merge when ready', { variant: 'primary' })),
    queued: () => html`<p>Queued to merge</p>${button('dequeue', 'Remove from queue')}`,
    merged: () =>
      html`<p>Pull request successfully merged and closed</p>${button('deleteBranch', 'Delete branch')}
        ${button('revert', 'Revert', { variant: 'primary' })}`,
    draft: () => button('ready', 'Ready for review', { variant: 'primary' }),
    stack: () => buttonGroup(button('openStack', 'Merge stack', { variant: 'primary' })),
    stackForm: () => mergeForm(button('confirmStack', 'Bypass rules and merge stack', { variant: 'danger' })),
    stacking: () => '<p>The stack is being merged</p>',
    branchGone: () => '<p>Merged, and the branch is deleted</p>',
    closed: () => '<p>Closed with unmerged commits</p>',
  };

  function mergeBox(one) {
    if (one.olderBox) return parts.olderMergeBox(one, here);
    const waits = one.checksPending && one.state === 'OPEN';
    return html`<react-partial partial-name="mergebox-partial"><div data-target="react-partial.reactRoot">
      <div data-testid="mergebox-partial"><div data-testid="mergebox-border-container" class="box">
        <section aria-label="Checks">${icon(waits ? 'clock' : 'check')}
          ${waits ? 'Some checks have not completed yet' : 'All checks have passed'}</section>
        ${one.leads && one.state === 'OPEN' && html`<div>${one.leads.map((lead) => html`<div>${button(lead, lead, { variant: 'primary' })}</div>`)}</div>`}
        ${here.signedIn && html`<div class="${one.box}">${mergeViews[one.box](one)}</div>`}
      </div></div></div></react-partial>`;
  }

  function pullComposer(one) {
    const [verb, label] =
      one.state === 'OPEN' ? ['close', 'Close pull request'] : ['open', 'Reopen pull request'];
    const toggle = html`<button type="submit" name="comment_and_${verb}" value="1" class="btn js-comment-and-button"
      data-press="closePull">${icon('git-pull-request-closed')}<span class="js-form-action-text">${label}</span></button>`;
    return html`<form id="new_comment_form" class="box" method="post"
      action="${here.base}/pull/${one.number}/comment?sticky=true"><h2>Add a comment</h2>
      <textarea name="comment[body]" aria-label="Comment">${escapeText(one.draft)}</textarea>
      <div class="footer">${one.state !== 'MERGED' && toggle}</div></form>`;
  }

  const pullPage = (one) => html`<react-app app-name="pull-requests"><div data-target="react-app.reactRoot">
    ${pullHeader(one)}${{ changes: parts.files, files: parts.olderFiles }[here.tab]?.(one, here) ?? pullBody(one)}
    </div></react-app>`;
  const pullBody = (one) => html`<div class="columns"><div>
      <rails-partial data-partial-name="pullRequestsConversationsRoute.Body">
        ${one.notes.slice(0, 1).map(railsNote(one))}</rails-partial>
      <rails-partial data-partial-name="pullRequestsConversationsRoute.Timeline">
        ${one.notes.slice(1).map(railsNote(one))}
        ${one.threads.map(parts.conversation(one, here))}
        ${one.refersTo && mergedElsewhere(one.refersTo)}${one.events.map(pullEvent)}</rails-partial>
      ${mergeBox(one)}${here.signedIn && pullComposer(one)}
      <div class="box"><label><input type="checkbox" class="js-reviewed-checkbox" name="viewed"> Viewed</label></div>
    </div>${sidebar()}</div>`;

  // ---- The list, the frame and the menus

  /** The page of one thing, or a list or board of all when there is none; and the issue in the side panel. */
  function page(one, all, inPanel, whereAndWho) {
    here = { ...whereAndWho, all };
    const many = here.page === 'projects' ? parts.board : parts.list;
    return html`<nav class="repo"><strong>${here.name}</strong>
      <a href="${here.link(`${here.base}/issues`)}">Issues</a>
      <a href="${here.link(`${here.base}/pulls`)}">Pull requests</a></nav>
      <main>${one ? (one.kind === 'issue' ? issuePage : pullPage)(one) : many(all, here)}</main>${inPanel && panel(inPanel)}`;
  }

  /** Menus open in a portal, outside the thing they belong to. */
  function menu(one) {
    const values = parts.valueMenu(here.openMenu);
    if (values) return values;
    const other = parts.menuRows(here.openMenu);
    if (other) {
      const items = other.map(
        ([press, label, look]) => html`<li role="menuitem" tabindex="0" data-press="${press}">
          ${look && icon(look)} ${label}</li>`,
      );
      return html`<div class="prc-Overlay-Overlay-x5"><ul role="menu">${items}</ul></div>`;
    }
    const [chosen, all] = here.openMenu === 'reason' ? [one.choice, reasons] : [one.method, methods];
    const offered = Object.keys(all).filter((key) => key !== one.state);
    const rows = offered.map(
      (key) => html`<li role="menuitemradio" tabindex="0" aria-checked="${String(key === chosen)}"
        data-press="choose:${key}">${all[key].choice ?? all[key].label}</li>`,
    );
    return html`<div class="prc-Overlay-Overlay-x5"><ul role="menu">${rows}</ul></div>`;
  }

  /** What a redesign changes. Words, and what says the state and the title, are as before. */
  const names = {
    'comment-composer': 'reply-box',
    'mergebox-': 'merging-',
    octicon: 'glyph',
    'data-component="Button': 'data-part="button',
    'data-variant=': 'data-look=',
    'prc-Button': 'ui-button',
    reviewEvent: 'verdict',
    'data-resolved': 'data-settled',
  };
  const redesigned = (markup) =>
    Object.entries(names).reduce((text, [old, name]) => text.replaceAll(old, name), markup);

  const iconOf = (one) => (one.kind === 'issue' ? reasons : pullStates)[one.state].icon;

  /** What other files draw with, and the parts of pages that they add. */
  const bits = { html, icon, person, number, button, chevron, iconOf, methods };
  window.pages = { page, menu, redesigned, escapeText, bits, parts };
})();
