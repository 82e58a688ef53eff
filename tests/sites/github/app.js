/*
 * A small replica of GitHub's issue and pull request pages, for tests and to try things out. It copies behaviour, not
 * looks: what flips before the server answers, what is thrown away and drawn anew, what only looks like finishing.
 */
(() => {
  const { fakeSite, pages, boards } = window;
  const fromFile = location.protocol === 'file:';
  const signedIn = !new URLSearchParams(location.search).has('logged-out');
  const me = 'ada-dev';
  const teammate = 'mona-k';
  const app = document.querySelector('#app');
  const portal = document.querySelector('#__primerPortalRoot__');
  let openMenu = '';
  let redesign = false;

  // ---- What is on the server, as this tab knows it

  const note = (id, author, text, ...rows) => ({
    id,
    author,
    text,
    editable: signedIn && author === me,
    /** Counts the edits of others: GitHub refuses a save that does not know them. */
    othersEdits: 0,
    tasks: rows.map((row) => ({ html: row.replace(/^x /, ''), done: row.startsWith('x ') })),
  });
  const issue = (number, title, state, ...notes) => {
    const events = state === 'OPEN' ? [] : [{ id: `CE_${number}00`, actor: teammate, to: state }];
    return { kind: 'issue', number, title, state, choice: nextChoice(state), draft: '', notes, events };
  };
  const pull = (number, title, more, ...notes) => {
    const start = { state: 'OPEN', method: 'MERGE', box: 'ready', header: 'react', draft: '', events: [] };
    Object.assign(start, { author: me, threads: [], card: false });
    return { kind: 'pull', number, title, ...start, ...more, notes };
  };
  const nextChoice = (state) => (state === 'OPEN' ? 'COMPLETED' : 'OPEN');

  const withLinks =
    'Write the help for <a href="/Octo-Org/Hello/pull/20">#20</a> with <a href="/mona-k">@mona-k</a>';
  const merged = { id: 'CE_2100', actor: teammate, to: 'MERGED' };
  const items = [
    issue(
      12,
      'Give the settings page a quiet corner',
      'OPEN',
      note(
        'body',
        me,
        'For now:',
        'Sketch the page',
        withLinks,
        'Proofread',
        'x Ask what people miss',
        'Proofread',
      ),
      note('7001', me, 'Left over from the review:', 'Rename the menu', 'Try it with a screen reader'),
      note('7002', teammate, 'My own list, please leave it to me:', 'Order new stickers', 'x Book the room'),
    ),
    issue(13, 'Dates are wrong in February', 'COMPLETED', note('body', teammate, 'Once in four years.')),
    issue(
      14,
      'Support the old import format',
      'NOT_PLANNED',
      note('body', teammate, 'Nobody has used it for years.'),
    ),
    pull(
      20,
      'Fix login on slow networks',
      {},
      note(
        'body',
        me,
        'It waits for the answer.',
        'Cover the timeout with a test',
        'Mention it in the changelog',
      ),
      note('8001', me, 'Before this goes in:', 'Measure on a phone'),
      note('8002', teammate, 'For me:', 'Tell support'),
    ),
    pull(
      21,
      'Speed up the first paint',
      { state: 'MERGED', box: 'merged', events: [merged] },
      note('body', me, 'It paints what it already has.'),
    ),
    pull(
      22,
      'Retire the old header',
      { header: 'rails', refersTo: 19 },
      note('body', me, 'It has served well.'),
    ),
    pull(
      23,
      'Teach the tests to wait',
      { checksPending: true, box: 'auto' },
      note('body', me, 'No more sleeping.'),
    ),
    pull(
      24,
      'Cache the avatars',
      {
        author: teammate,
        threads: [
          { id: 501, comment: 9101 },
          { id: 502, comment: 9102 },
          { id: 503, comment: 9103, resolved: true, folded: true },
          { id: 504, comment: 9104, outdated: true, folded: true },
        ],
      },
      note('body', teammate, 'They change rarely.'),
    ),
    pull(25, 'Sort the imports', { box: 'queue', card: true }, note('body', me, 'By name.')),
    pull(
      26,
      'Drop the old polyfill',
      { header: 'rails', olderBox: true },
      note('body', me, 'Nobody needs it.'),
    ),
    pull(27, 'Tidy the docs', { box: 'draft' }, note('body', me, 'Not yet.')),
    pull(
      28,
      'Rename the flags',
      { leads: ['updateBranch', 'watch', 'resolve'] },
      note('body', me, 'Behind.'),
    ),
    pull(31, 'Lay the table', { stack: [31, 32, 33], box: 'stack' }, note('body', me, 'First.')),
    pull(32, 'Serve the soup', { stack: [31, 32, 33], box: 'stack' }, note('body', me, 'On the table.')),
    pull(33, 'Clear the plates', { stack: [31, 32, 33], box: 'stack' }, note('body', me, 'In the end.')),
    Object.assign(issue(15, 'Print the report on one page', 'OPEN'), { header: 'rails' }),
    { kind: 'draft', number: 71, title: 'Thank the testers', state: 'OPEN', column: 'Todo' },
    { kind: 'draft', number: 72, title: 'Plan the next quarter', state: 'OPEN', column: 'In progress' },
  ];
  let eventCount = 9000;

  // ---- Where we are. From a file the place is in the hash, as a file has no other paths.

  const link = (to) => (fromFile ? `#${to}` : to);
  const place = () => {
    const inHash = new URL(location.hash.slice(1) || '/Octo-Org/Hello/issues/12', 'https://github.com');
    const { pathname: path, searchParams } = fromFile ? inHash : new URL(location.href);
    const beside = searchParams.get('issue')?.split('|') ?? ['Octo-Org', 'Hello'];
    // A draft is no issue, so only its item stands in the address.
    const item = searchParams.has('issue')
      ? Number.NaN
      : Number(searchParams.get('itemId') ?? Number.NaN) - 7000;
    const pane = Number(beside[2] ?? item);
    // A project belongs to no repository; ours shows the issues of one.
    const inRepo = path.startsWith('/orgs/') ? `/${beside[0]}/${beside[1]}/projects` : path;
    const [, owner = 'Octo-Org', repo = 'Hello', page = 'issues', number, tab] = inRepo.split('/');
    const openOnly = searchParams.get('q')?.includes('is:open');
    return {
      tab,
      openOnly,
      path,
      base: `/${owner}/${repo}`,
      name: `${owner}/${repo}`,
      page,
      number: Number(number),
      pane,
    };
  };
  const numbered = (wanted) => items.find(({ number }) => number === wanted);
  /** What the page shows; in the side panel, if there is one, as that keeps all input to itself. */
  const shown = () => numbered(place().pane) ?? numbered(place().number);

  // ---- Drawing

  // These are never mended in place: React redraws all rows of a list, Rails fetches its header again.
  const drawnWhole = '.contains-task-list, #partial-discussion-header';
  const signature = (node) =>
    [node.nodeName, node.id, node.dataset?.testid, node.getAttribute?.('class')?.split(' ')[0]].join(' ');

  /** Makes the children of `now` like those of `wanted` and keeps the nodes that can stay, as React does. */
  function patch(now, wanted) {
    const old = [...now.childNodes];
    const fresh = [...wanted.childNodes];
    fresh.forEach((child, index) => {
      const there = old[index];
      if (!there) now.append(child);
      else if (signature(there) !== signature(child)) there.replaceWith(child);
      else if (there.nodeType !== Node.ELEMENT_NODE) there.data = child.data;
      else if (there.matches(drawnWhole) && !there.isEqualNode(child)) there.replaceWith(child);
      else patchElement(there, child);
    });
    for (const left of old.slice(fresh.length)) left.remove();
  }

  function patchElement(now, wanted) {
    if (now.localName === 'textarea' && now.defaultValue !== wanted.defaultValue)
      now.value = wanted.defaultValue;
    if (now.localName === 'input' && now.closest('.contains-task-list')) now.checked = wanted.checked;
    for (const name of now.getAttributeNames()) if (!wanted.hasAttribute(name)) now.removeAttribute(name);
    for (const name of wanted.getAttributeNames()) {
      const value = wanted.getAttribute(name);
      if (now.getAttribute(name) !== value) now.setAttribute(name, value);
    }
    patch(now, wanted);
  }

  function draw(root, markup) {
    const wanted = document.createElement('div');
    wanted.innerHTML = markup;
    patch(root, wanted);
  }

  function render() {
    const where = place();
    const one = numbered(where.number);
    const controls = 'button, input, textarea, a';
    const held = document.activeElement;
    const at = [...app.querySelectorAll(controls)].indexOf(held);
    const markup = pages.page(one, items, numbered(where.pane), { ...where, link, me, signedIn, openMenu });
    draw(app, redesign ? pages.redesigned(markup) : markup);
    // Redrawn under the hand, the keyboard keeps its place.
    const heir = app.querySelectorAll(controls)[at];
    if (!held.isConnected && heir?.dataset.press === held.dataset.press) heir?.focus();
    draw(portal, openMenu && pages.menu(shown()));
    const openers = app.querySelectorAll(`[data-press="${openMenu.replace('columns:', 'card:')}"]`);
    const opener = openMenu && [...openers].at(-1).getBoundingClientRect();
    if (opener) portal.style.translate = `${opener.left + scrollX}px ${opener.bottom + scrollY + 4}px`;
    const kind = one?.kind === 'issue' ? 'Issue' : 'Pull Request';
    document.title = one ? `${one.title} · ${kind} #${one.number} · ${where.name}` : where.name;
  }

  /** What a remount does: the same page from new nodes. */
  function remount() {
    app.replaceChildren();
    render();
  }

  function flash(text) {
    const line = document.createElement('div');
    line.className = 'flash';
    line.role = 'alert';
    line.textContent = text;
    document.querySelector('#js-flash-container').replaceChildren(line);
    setTimeout(() => line.remove(), 4000);
  }

  // ---- Changing

  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** GraphQL also refuses in an answer that looks fine from outside (200). */
  fakeSite.refuseInAnswer = false;
  async function graphql(persistedQueryName, variables) {
    const refused = fakeSite.refuseInAnswer;
    fakeSite.refuseInAnswer = false;
    const query = '00112233445566778899aabbccddeeff';
    return (await fakeSite.save('POST', '/_graphql', { persistedQueryName, query, variables })) && !refused;
  }
  const pageData = (one, verb, body = {}) =>
    fakeSite.save('POST', `${place().base}/pull/${one.number}/page_data/${verb}`, body);

  // What one tab did reaches the others the way a teammate's change would.
  // A tab without live updates neither hears of the others nor tells them.
  let live = true;
  const channel = new BroadcastChannel('fake-github');
  const tellOtherTabs = ({ draft, busy, ...one }) => live && channel.postMessage(one);
  channel.addEventListener('message', ({ data }) => {
    if (!live) return;
    Object.assign(
      items.find(({ number }) => number === data.number),
      data,
    );
    render();
  });

  function setState(one, to, actor) {
    // What is older is folded away.
    const events = [...one.events.slice(-20), { id: `CE_${++eventCount}`, actor, to }];
    Object.assign(one, { state: to, choice: nextChoice(to), events });
    if (one.kind === 'pull') one.box = { OPEN: 'ready', MERGED: 'merged', CLOSED: 'closed' }[to];
    render();
  }

  /** Shows the change before the server answers, and takes it back when the server refuses. */
  async function optimistically(one, saved, change, undo) {
    if (fakeSite.commitDelay) await wait(fakeSite.commitDelay);
    change();
    if (!(await saved)) {
      undo();
      flash('Something went wrong. Your change was not saved.');
    }
    render();
    tellOtherTabs(one);
  }

  async function sendComment(one) {
    const text = one.draft.trim();
    one.busy = true;
    render();
    const taken = await graphql('addCommentMutation', {
      input: { subjectId: `I_kwDOHello${one.number}`, body: text },
    });
    if (taken) {
      const said = note(String(++eventCount), me, pages.escapeText(text));
      Object.assign(one, { draft: '', events: [...one.events, { note: said }] });
    }
    one.busy = false;
    render();
    return taken;
  }

  async function pressState(one) {
    const newStateReason = one.choice;
    if (one.draft.trim() && !(await sendComment(one))) return;
    const id = `I_kwDOHello${one.number}`;
    const saved =
      newStateReason === 'OPEN'
        ? graphql('updateIssueStateMutation', { id })
        : graphql('updateIssueStateMutationCloseMutation', { id, newStateReason, duplicateIssueId: null });
    const { state, choice, events } = one;
    const change = () => setState(one, newStateReason, me);
    await optimistically(one, saved, change, () => Object.assign(one, { state, choice, events }));
  }

  let mergeTakes = 0;
  async function confirmMerge(one) {
    one.box = 'merging';
    const commitTitle = `Merge pull request #${one.number}`;
    const body = {
      mergeMethod: one.method,
      bypassBranchProtections: false,
      commitTitle,
      commitMessage: one.title,
    };
    await wait(mergeTakes);
    const taken = await pageData(one, 'merge', body);
    // Somebody else may have been quicker.
    if (one.state === 'MERGED') return;
    if (taken) {
      setState(one, 'MERGED', me);
    } else {
      one.box = 'form';
      flash('The pull request could not be merged.');
    }
    render();
    tellOtherTabs(one);
  }

  // ---- Reviewing

  async function submitReview(one) {
    const [event, summary] = ['[type="radio"]:checked', '[aria-label="Summary"]'].map(
      (part) => app.querySelector(`[role="dialog"] ${part}`).value,
    );
    const address = `${place().base}/pull/${one.number}`;
    const headSha = '9fceb02d0ae598e95dc970b74767f19372d61af8';
    const body = { body: summary, event, headSha };
    if (!(await fakeSite.save('PUT', `${address}/page_data/submit_review`, body))) {
      flash('Your review could not be submitted.');
      return;
    }
    one.reviewing = false;
    render();
    await goTo(address);
  }

  const threadOf = (one, id) => one.threads.find((thread) => String(thread.id) === id);
  async function toggleThread(one, id) {
    const thread = threadOf(one, id);
    const verb = thread.resolved ? 'unresolve_thread' : 'resolve_thread';
    const body = { threadId: id, resolution_reason: null };
    if (await pageData(one, verb, body)) thread.resolved = !thread.resolved;
    render();
  }

  /** Rails changes nothing until the server has answered, and folds what is resolved. */
  async function sendThread(one, form, verb) {
    const [, id] = form.getAttribute('action').match(/threads\/(\d+)/);
    const thread = threadOf(one, id);
    if (await fakeSite.save('POST', form.getAttribute('action'), {})) {
      Object.assign(thread, { resolved: verb === 'resolve', folded: verb === 'resolve' });
    } else {
      flash('The conversation could not be resolved.');
    }
    render();
  }

  async function sendMerge(one, form, method) {
    if (await fakeSite.save('POST', form.getAttribute('action'), { do: method })) setState(one, 'MERGED', me);
    else flash('The pull request could not be merged.');
  }

  /** Forms that load the page anew tell the next page what came of them, as there is no server that could. */
  const AFTER_LOAD = 'fake-github';
  function submitted(event) {
    const { target: form, submitter } = event;
    const one = shown();
    const inPlace = { 'js-resolvable-timeline-thread-form': sendThread, 'js-merge-pull-request': sendMerge };
    const send = inPlace[form.className];
    const closing = /^comment_and_(open|close)$/.exec(submitter?.name ?? '');
    if (send || fromFile || (one.kind === 'pull' && form.id === 'new_comment_form')) {
      event.preventDefault();
      send?.(one, form, submitter.value);
    } else if (fakeSite.refuseNext) {
      form.insertAdjacentHTML('beforeend', '<input type="hidden" name="refuse" value="yes">');
    } else if (closing) {
      const to = closing[1] === 'open' ? 'OPEN' : one.choice;
      sessionStorage.setItem(AFTER_LOAD, JSON.stringify([one.number, to]));
    }
  }

  // ---- Many at once

  const jobTakes = 800;
  /** A job that starts after the answer, and changes one after the other. */
  async function markAs(to) {
    const rows = [...app.querySelectorAll('li[role="listitem"]:has(input:checked) a')];
    const chosen = rows.map((row) =>
      numbered(Number(row.pathname.split('/').at(-1) || row.hash.split('/').at(-1))),
    );
    const ids = chosen.map((one) => `I_kwDOHello${one.number}`);
    const taken = await graphql('updateIssuesBulkMutation', { ids, state: to });
    if (!taken) flash('The issues could not be changed.');
    for (const one of taken ? chosen : []) {
      await wait(jobTakes);
      setState(one, to, me);
    }
  }

  /** Chooses a value for a field of an item: on the issue's own page by GraphQL, in a project by its own request. */
  function setValue(id, name, value) {
    const one = items.find((each) => boards.cardId(each) === id);
    const key = name === 'Status' ? 'column' : 'docs';
    const before = one[key];
    const inProject = place().page === 'projects';
    const values = [{ memexProjectColumnId: name, value: boards.optionId(name, value) }];
    const saved = inProject
      ? fakeSite.save('PUT', '/memexes/1/items', {
          memexProjectItemId: Number(id),
          memexProjectColumnValues: values,
        })
      : graphql('updateProjectFieldMutation', { itemId: `PVTI_${id}`, fieldId: name, value });
    const set = (to) => () => Object.assign(one, { [key]: to });
    optimistically(one, saved, set(value), set(before));
  }

  let closesWhatIsDone = false;
  function move(id, column) {
    const { picked } = boards;
    for (const each of picked.has(id) ? [...picked] : [id]) moveOne(each, column);
  }
  function moveOne(id, column) {
    const one = items.find((each) => boards.cardId(each) === id);
    const before = boards.columnOf(one);
    const item = { memexProjectItemId: Number(id), previousMemexProjectItemId: '' };
    const values = [{ memexProjectColumnId: 'Status', value: boards.optionId('Status', column) }];
    const body = column === before ? item : { ...item, memexProjectColumnValues: values };
    const saved = fakeSite.save('PUT', '/memexes/1/items', body);
    const set = (to) => () => Object.assign(one, { column: to });
    optimistically(one, saved, set(column), set(before));
    render();
    if (closesWhatIsDone && column === 'Done' && one.kind === 'issue')
      saved.then((taken) => taken && setState(one, 'COMPLETED', me));
  }

  async function closePull(one) {
    const [to, verb] = one.state === 'OPEN' ? ['CLOSED', 'comment_and_close'] : ['OPEN', 'comment_and_open'];
    const address = `${place().base}/pull/${one.number}/comment?sticky=true`;
    if (await fakeSite.save('POST', address, { [verb]: '1', 'comment[body]': one.draft }))
      setState(one, to, me);
  }

  /** The task leaves its list undone. */
  async function convert(one, id, index) {
    const { tasks } = one.notes.find((each) => each.id === id);
    const [{ html: title }] = tasks.slice(Number(index));
    if (await graphql('convertTaskToSubIssueMutation', { title })) tasks.splice(Number(index), 1);
    render();
  }

  /** A step of the merge box that changes nothing until the server has answered. */
  const boxStep = (verb, box) => async (one) => {
    if (await pageData(one, verb, { mergeMethod: one.method })) one.box = box;
    render();
  };

  const presses = {
    state: pressState,
    comment: sendComment,
    openMerge: (one) => (one.box = 'form'),
    openAuto: (one) => (one.box = 'autoForm'),
    cancelMerge: (one) => (one.box = one.checksPending ? 'auto' : one.stack ? 'stack' : 'ready'),
    confirmMerge,
    openQueue: (one) => (one.box = 'queueForm'),
    confirmQueue: boxStep('enable_auto_merge', 'queued'),
    dequeue: boxStep('dequeue_pull_request', 'queue'),
    openReview: (one) => (one.reviewing = true),
    cancelReview: (one) => (one.reviewing = false),
    submitReview,
    startReview: (one) => pageData(one, 'create_review_comment', { submitBatch: false }),
    lineComment: (one) => pageData(one, 'create_review_comment', { submitBatch: true }),
    toggle: toggleThread,
    unfold: (one, id) => Object.assign(threadOf(one, id), { folded: false }),
    convert,
    markAs: (_, to) => markAs(to),
    move: (_, id, column) => move(id, column),
    setValue: (_, id, name, value) => setValue(id, name, value),
    confirmAuto: boxStep('enable_auto_merge', 'autoOn'),
    disableAuto: boxStep('disable_auto_merge', 'auto'),
    deleteBranch: boxStep('delete_head_ref', 'branchGone'),
    ready: boxStep('mark_ready_for_review', 'ready'),
    updateBranch: (one) => pageData(one, 'update_pull_request_branch'),
    watch: (one) => pageData(one, 'agent_watch'),
    resolve: () => {},
    revert: () => {},
    openStack: (one) => (one.box = 'stackForm'),
    // The server says that it will; the layers follow when it has.
    confirmStack: boxStep('enqueue_stack', 'stacking'),
    closePull,
    closePanel: () => goTo(place().path),
  };

  function press(name, one) {
    const [verb, key, more, last] = name.split(':');
    const menuBefore = openMenu;
    const opens = ['reason', 'method', 'mark', 'card', 'columns', 'task', 'value'].includes(verb);
    openMenu = opens && name !== menuBefore ? name : '';
    // Choosing in a menu changes the label of the button, and nothing else.
    if (verb === 'choose') one[menuBefore === 'reason' ? 'choice' : 'method'] = key;
    else presses[verb]?.(one, key, more, last);
    render();
  }

  // ---- Ticking

  function taskAt(box, one) {
    const head = box.closest('.react-issue-comment')?.querySelector('[id^="issuecomment-"]');
    const id = (head ?? box.closest('[id^="issuecomment-"]'))?.id.split('-')[1] ?? 'body';
    const all = [...one.notes, ...one.events.flatMap((event) => event.note ?? [])];
    const holder = all.find((each) => each.id === id);
    const boxes = [...box.closest('.contains-task-list').querySelectorAll('input')];
    return { holder, task: holder.tasks[boxes.indexOf(box)] };
  }
  const markdown = ({ text, tasks }, changed, done) => {
    const tick = (task) => ((task === changed ? done : task.done) ? 'x' : ' ');
    return [text, ...tasks.map((task) => `- [${tick(task)}] ${task.html}`)].join('\n');
  };

  function tickReact(box, one) {
    const { holder, task } = taskAt(box, one);
    const done = !task.done;
    // A controlled input: whatever the browser did to the box does not stand until the model says so.
    box.checked = task.done;
    const { othersEdits, id } = holder;
    const edit = { body: markdown(holder, task, done), bodyVersion: String(othersEdits) };
    const saved =
      id === 'body'
        ? graphql('updateIssueBodyMutation', { input: { id: `I_kwDOHello${one.number}`, ...edit } })
        : graphql('updateIssueCommentMutation', { input: { id: `IC_kwDOHello${id}`, ...edit } });
    // Such a refusal is an answer that looks fine from outside (200).
    const kept = saved.then((taken) => taken && holder.othersEdits === othersEdits);
    const set = (value) => () => {
      task.done = value;
      render();
    };
    optimistically(one, kept, set(done), set(!done));
  }

  function tickRails(box, one) {
    const { holder, task } = taskAt(box, one);
    const form = box.closest('.js-comment-container').querySelector('.js-comment-update');
    const done = box.checked;
    // The browser's own tick stands; the page is drawn again only when the server has answered.
    task.done = done;
    const body = { [form.querySelector('textarea').name]: markdown(holder) };
    const saved = fakeSite.save('PUT', form.getAttribute('action'), body);
    optimistically(
      one,
      saved,
      () => {},
      () => (task.done = !done),
    );
  }

  // ---- Listening, once, at the roots, as React does

  const commentText = '[aria-label="Markdown value"], [aria-label="Comment"]';

  function onClick(event) {
    const pressed = event.target.closest('[data-press]');
    const ticked = event.target.closest('[data-testid^="tasklist-item-"] input');
    const followed = event.target.closest('a[href]');
    if (pressed) press(pressed.dataset.press, shown());
    else if (ticked) tickReact(ticked, shown());
    else if (openMenu && !event.target.closest('[aria-controls]')) press('', shown());
    const to = followed?.getAttribute('href').replace('#', '');
    // A card opens beside the board.
    const card =
      followed && place().page === 'projects' && app.contains(followed) && to.match(/\/issues\/(\d+)$/);
    if (card)
      goTo(
        `${place().path}?pane=issue&itemId=${7000 + Number(card[1])}&issue=${place().name.replace('/', '|')}|${card[1]}`,
      );
    else if (/\/(issues|pulls?|projects)(\/\d+)?(\?.*)?$|[?&]itemId=/.test(to)) goTo(to);
    if (followed || pressed?.type === 'submit') event.preventDefault();
  }
  app.addEventListener('click', onClick);
  portal.addEventListener('click', onClick);
  app.addEventListener('change', ({ target }) => {
    if (target.matches('.task-list-item-checkbox')) tickRails(target, shown());
  });
  app.addEventListener('submit', submitted);
  boards.listen(app, portal, move, render);
  app.addEventListener('input', ({ target }) => {
    if (!target.matches(commentText)) return;
    shown().draft = target.value;
    render();
  });
  document.addEventListener('keydown', (event) => {
    const { key, target, shiftKey } = event;
    const quick = key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey;
    const choice = [' ', 'Enter'].includes(key) && target.closest('[role^="menuitem"], [role="option"]');
    if (quick && target.matches('[aria-label="Markdown value"]') && (shiftKey || shown().draft.trim())) {
      press(shiftKey ? 'state' : 'comment', shown());
    }
    if (choice) press(choice.dataset.press, shown());
    if (choice) event.preventDefault();
    if (key === 'Escape' && openMenu) press('', shown());
  });
  addEventListener('scroll', () => app.classList.toggle('scrolled', scrollY > 140), { passive: true });

  // ---- Moving without loading. The head keeps what the first page said.

  function show() {
    openMenu = '';
    remount();
    scrollTo(0, 0);
  }
  async function goTo(to) {
    document.dispatchEvent(new CustomEvent('soft-nav:start'));
    await wait(60);
    history.pushState(null, '', link(to));
    // For a moment the address is ahead of the page.
    await wait(60);
    show();
    document.dispatchEvent(new CustomEvent('soft-nav:end'));
  }
  addEventListener('popstate', show);

  // ---- What a person cannot do alone

  // Before the press is over, everything around what was pressed is new, as when a hover makes React draw again.
  // What was hit stays, and what it lies in: browsers send no click at all once the pressed node has gone.
  let remountOnPress = false;
  const remounted = '[data-testid="comment-composer"], [data-testid="mergebox-partial"], .contains-task-list';
  function renew(node, hit) {
    for (const child of node === hit ? [] : [...node.children]) {
      if (child.contains(hit)) renew(child, hit);
      else child.replaceWith(child.cloneNode(true));
    }
  }
  document.addEventListener('pointerdown', ({ target }) => {
    if (remountOnPress) for (const part of app.querySelectorAll(remounted)) renew(part, target);
  });

  const byTeammate = (to) => setState(shown(), to, teammate);
  fakeSite.offer({
    'Teammate closes the issue': (reason = 'COMPLETED') => byTeammate(reason),
    'Teammate reopens the issue': () => byTeammate('OPEN'),
    'Teammate merges': () => byTeammate('MERGED'),
    'Teammate ticks a task': (text, done = true) => {
      const wanted = (task) => task.done !== done && (!text || task.html === text);
      const holder = shown().notes.find(({ tasks }) => tasks.some(wanted));
      holder.tasks.find(wanted).done = done;
      holder.othersEdits += 1;
      render();
    },
    // GitHub names the one who asked for it, not itself.
    'Teammate resolves': (id = '501') => {
      Object.assign(threadOf(shown(), id), { resolved: true, folded: true });
      render();
    },
    'Teammate closes': (number = 12, to = 'COMPLETED') => setState(numbered(number), to, teammate),
    'Teammate moves a card': (id = '7012', column = 'Done') => {
      Object.assign(
        items.find((each) => boards.cardId(each) === id),
        { column },
      );
      render();
    },
    'Collapse a column': (name = 'Done') => {
      boards.collapsed.add(name);
      render();
    },
    // A browser translates what is written, and lets attributes be.
    'Translate tasks': () => {
      const rows = app.querySelectorAll('[class*="task-list-html"], .task-list-item');
      for (const row of rows) {
        const text = [...row.childNodes].findLast(
          (node) => node.nodeType === Node.TEXT_NODE && node.data.trim(),
        );
        const font = document.createElement('font');
        font.append(`Ü ${text?.data.trim()}`);
        text?.replaceWith(font);
      }
    },
    'Edit a task': (before, after) => {
      for (const task of shown().notes.flatMap(({ tasks }) => tasks))
        if (task.html === before) task.html = after;
      render();
    },
    'What is done is closed': () => {
      closesWhatIsDone = !closesWhatIsDone;
      flash(`What is done is closed: ${closesWhatIsDone ? 'on' : 'off'}`);
    },
    'GitHub auto-merges': () => setState(shown(), 'MERGED', me),
    'GitHub merges the stack': () => {
      const top = shown();
      for (const number of top.stack) if (number <= top.number) setState(numbered(number), 'MERGED', me);
    },
    'Queue merges': () => setState(shown(), 'MERGED', 'apps/github-merge-queue'),
    Remount: remount,
    'Remount on press': () => {
      remountOnPress = !remountOnPress;
      flash(`Remount on press: ${remountOnPress ? 'on' : 'off'}`);
    },
    'Go to another issue': (to = 'issues/13') => goTo(`${place().base}/${to}`),
    'Slow merge': () => {
      mergeTakes = mergeTakes ? 0 : 4000;
      flash(`A merge takes ${mergeTakes} ms`);
    },
    Redesign: () => {
      redesign = !redesign;
      remount();
    },
    'Refuse the next save in its answer': () => (fakeSite.refuseInAnswer = true),
    'No live updates': () => {
      live = !live;
      flash(`Live updates: ${live ? 'on' : 'off'}`);
    },
  });

  const after = JSON.parse(sessionStorage.getItem(AFTER_LOAD) ?? 'null');
  sessionStorage.removeItem(AFTER_LOAD);
  if (after) setState(numbered(after[0]), after[1], me);
  // What happened while no page was open.
  const since = new URLSearchParams(location.search).get('since');
  if (since) setState(shown(), since, new URLSearchParams(location.search).get('by') ?? teammate);

  const { page, number } = place();
  const meta = (name, content) =>
    document.querySelector(`meta[name="${name}"]`).setAttribute('content', content);
  meta('user-login', signedIn ? me : '');
  meta('route-pattern', `/:user_id/:repository/${page}${number ? '/:id' : ''}(.:format)`);
  meta('route-controller', page === 'issues' ? 'issues' : 'pull_requests');
  meta('route-action', number ? 'show' : 'index');
  document.body.classList.toggle('logged-in', signedIn);
  render();
})();
