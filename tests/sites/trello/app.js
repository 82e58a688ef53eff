/*
 * A fake board that behaves like Trello's where it matters to a detector: what the page holds before and after a
 * card or an item is completed, which events happen on the way, and which writes leave.
 *
 * Like React it listens once, at the root, and the page follows the model: input changes the model, the model is
 * painted. What a person reads is English; what a screen reader says is German, as on a translated page, because
 * nothing may depend on those words.
 */
(() => {
  const { fakeSite } = window;
  /** Ms after which a card completed in the Inbox is archived. */
  fakeSite.archiveAfter = 400;
  /** Whether this tab is told at once of what was completed in another. */
  fakeSite.hearsOtherTabs = false;
  const otherTabs = new BroadcastChannel('fake-trello');
  const fromFile = location.protocol === 'file:';

  /* ---------- what is on the boards ---------- */

  const hex = (end) => `67318e20a4c9d1f05b7e${end}`;
  const card = (end, short, name, more) => ({
    id: hex(end),
    short,
    name,
    done: false,
    checklists: [],
    ...more,
  });
  const list = (end, name, ...cards) => ({ id: hex(end), name, cards });
  const item = (end, name, done = false) => ({ id: hex(end), name, done });

  const makeBoards = () => {
    const invoices = card('2a06', 'sEnDiN06', 'Send the invoices', { due: 'Nov 24' });
    const before = [
      item('3b01', 'Ring the printer', true),
      item('3b02', 'Borrow a wheelbarrow'),
      item('3b03', 'Order 20 plants'),
      item('3b04', 'Check the weather'),
      item('3b05', 'Check the weather'),
    ];
    const gardenDay = card('2a02', 'gArDeN02', 'Plan the garden day', {
      about: 'The venue is settled: <a href="/c/vEnUeX10/10-book-the-venue">Book the venue</a>',
      checklists: [
        { id: hex('3b00'), name: 'Before the day', items: before },
        {
          id: hex('3c00'),
          name: 'On the day',
          items: [item('3c01', 'Make coffee'), item('3c02', 'Hang the plan')],
        },
      ],
    });
    const roadmap = [
      list(
        '1001',
        'To do',
        card('2a01', 'wRiTeP01', 'Write the launch post', { due: 'Nov 27' }),
        gardenDay,
        card('2a03', 'tRaPcA03', 'Mark this card incomplete (trap)'),
        { id: hex('2a04'), mirrorOf: invoices },
        card('2a05', 'pRiCeS05', 'Compare the prices', { due: 'Nov 12', done: true }),
        card('2a21', 'bAnDsX21', 'Book the band', { due: 'Dec 3' }),
        card('2a22', 'sOnGsX22', 'Choose the songs', { due: 'Dec 4' }),
        card('2a23', 'lAmPsX23', 'Borrow the lamps', { due: 'Dec 5' }),
      ),
      list(
        '1002',
        'Doing',
        invoices,
        card('2a07', 'lOgInF07', 'Fix the <b>login</b> form', { cover: 'sea' }),
        card('2a08', 'bUdGeT08', 'Budget for spring', { readOnly: true, due: 'Dec 1' }),
        card('2a09', 'dRaFtS09', 'Sort the drafts', { done: true }),
        card('2a17', 'bAdGeS17', 'Print the badges', { due: 'Dec 2' }),
        card('2a18', 'fLaGsX18', 'Order the flags'),
        card('2a19', 'sIgNsX19', 'Paint the signs'),
        card('2a20', 'mApsXX20', 'Draw the map'),
      ),
      list(
        '1003',
        'Done',
        card('2a10', 'vEnUeX10', 'Book the venue', { due: 'Nov 3', done: true, cover: 'moss' }),
        card('2a11', 'tRaNsL11', 'Hire a translator', { cover: 'clay' }),
        card('2a12', 'lOgOxx12', 'Choose a logo', { done: true, cover: 'sea' }),
        card('2a13', 'sTaGeX13', 'Rent the stage', { done: true, cover: 'clay' }),
        card('2a14', 'aRcHiV14', 'Clear the archive', { done: true, due: 'Oct 9', unseen: true }),
        card('2a15', 'tHaNkS15', 'Thank the helpers', { unseen: true }),
      ),
    ];
    // The first card has the name and the place of one on the other board, and is done already.
    const twin = card('2b01', 'gArLaU01', 'Write the launch post', { due: 'Nov 20', done: true });
    const water = card('2b03', 'wAtErX03', 'Water the seedlings', { due: 'Nov 20', recurs: true });
    const dig = card('2b02', 'gArBeD02', 'Dig the long bed', {
      checklists: [
        {
          id: hex('3d00'),
          name: 'In the bed',
          items: [
            item('3d01', 'Fetch the string', true),
            item('3d02', 'Mark the edges'),
            item('3d03', 'Turn the soil'),
            item('3d04', 'Spread the compost'),
            item('3d05', 'Sow the peas'),
          ],
        },
      ],
    });
    const chores = [
      card('2b04', 'fEnCeX04', 'Mend the fence'),
      card('2b05', 'pAtHsX05', 'Rake the path'),
      card('2b06', 'rOsEsX06', 'Prune the roses'),
      card('2b07', 'lAbElS07', 'Label the beds'),
      card('2b08', 'bArReL08', 'Fill the barrel'),
      card('2b09', 'sHeDsX09', 'Tidy the shed'),
      card('2b10', 'hEdGeX10', 'Trim the hedge'),
      card('2b11', 'lAwNsX11', 'Mow the lawn'),
      card('2b12', 'pOtSxX12', 'Wash the pots'),
      card('2b13', 'gAtEsX13', 'Paint the gate'),
    ];
    const garden = [list('1011', 'To do', twin, dig, water, ...chores)];
    return [
      { id: hex('b001'), path: '/b/RoAdMaP1/roadmap', name: 'Roadmap', lists: roadmap },
      { id: hex('b002'), path: '/b/GaRdEnB2/garden', name: 'Garden', lists: garden },
    ];
  };

  /** The panel that lies beside any board; what is completed there is archived at once. */
  const makeInbox = () =>
    list(
      '1021',
      'Inbox',
      card('2c01', 'fLoRiS01', 'Answer the florist'),
      card('2c02', 'kEySxX02', 'Find the keys'),
    );

  let boards = makeBoards();
  let inbox = makeInbox();
  /** What is shown: a board, as which view of it, and the card that lies open over it. */
  const view = {
    board: undefined,
    as: 'lists',
    card: undefined,
    oldTitle: location.search.includes('old-title'),
    renamed: false,
    inbox: false,
  };
  let remountOnPress = false;

  const slots = (board = view.board) => [...board.lists, inbox].flatMap(({ cards }) => cards);
  const slotWithId = (id) => slots().find((slot) => slot.id === id);
  const cardWithId = (id) => slotWithId(id)?.mirrorOf ?? slotWithId(id);
  const listPlaces = () => [...boardRoot.querySelectorAll('.list-place')];
  const placeOf = (list) => listPlaces()[view.board.lists.indexOf(list)];
  const listOf = (slot) => view.board.lists.find(({ cards }) => cards.includes(slot));
  const isCreated = ({ id }) => !id.startsWith('Optimistic');
  const pathOf = ({ id, short, name }) =>
    `/c/${short}/${Number(id.slice(-2))}-${name.toLowerCase().replace(/\W+/g, '-')}`;

  /* ---------- markup ---------- */

  const CIRCLE = '[data-testid^="card-done-state-completion-button"]';
  const FRONT = '[data-card-id]';
  const DISC = 'M8 .5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Z';
  const RING = `${DISC}M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z`;
  const TICK = `${DISC}M6.75 9.828 4.826 7.52 3.7 8.5 6.8 12.2 12.4 5.5 11.2 4.5Z`;

  const text = (plain) => plain.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  /** On a page whose test ids were renamed there is none that a detector may know, and no list has an id. */
  const marked = (html) =>
    view.renamed
      ? html.replace(/(?<=data-test(?:id|-class)=")[^"]+/g, '$&-2').replace(/data-list-id/g, '$&-2')
      : html;
  const node = (html) => document.createRange().createContextualFragment(marked(html).trim()).firstChild;

  const icon = ({ done, name }) =>
    `<span role="img" class="${done ? 'mark mark-done' : 'mark'}"
      aria-label="Diese Karte als ${done ? 'nicht ' : ''}abgeschlossen markieren (${text(name)})"
      ><svg viewBox="0 0 16 16"><path fill-rule="evenodd" d="${done ? TICK : RING}"/></svg></span>`;

  /** The circle of a card, the same on its front and its back, with what stands beside it. */
  const doneState = (card, beside = '') =>
    card.readOnly
      ? `<div data-testid="card-done-state-read-only" class="state">${icon(card)}${beside}</div>`
      : `<div data-testid="card-done-state" class="state">
          <button type="button" class="circle" data-testid="card-done-state-completion-button"
            ><div data-testid="card-done-state-icon-container">${icon(card)}</div></button>${beside}</div>`;

  const badges = ({ due, done, checklists, readOnly }, isMirror) => {
    const items = checklists.flatMap((checklist) => checklist.items);
    const badge = (words, testid = 'badge') => `<span data-testid="${testid}" class="badge">${words}</span>`;
    return [
      due && badge(due, done ? 'badge-due-date-completed' : 'badge-due-date-not-completed'),
      items[0] && badge(`${items.filter((one) => one.done).length}/${items.length}`, 'checklist-badge'),
      isMirror && badge('Mirror'),
      readOnly && badge('Read only'),
    ]
      .filter(Boolean)
      .join('');
  };

  const front = (slot) => {
    const card = slot.mirrorOf ?? slot;
    const address = `${slot.mirrorOf ? 'https://trello.com' : ''}${pathOf(card)}`;
    const link = `<a data-testid="card-name" class="name" dir="auto" draggable="false"
      href="${isCreated(card) ? address : ''}">${text(card.name)}</a>`;
    const state = doneState(card, `<span>${link}</span>`);
    const testid = slot.mirrorOf ? 'mirror-card' : card.cover ? 'full-cover-card' : 'trello-card';
    const inside = slot.unseen
      ? `<div data-testid="minimal-card" class="card" data-card-id="${slot.id}">${link}</div>`
      : `<div data-testid="${testid}" class="card" data-card-id="${slot.id}">
          ${card.cover ? `<div class="cover cover-${card.cover}"></div>` : ''}
          ${slot.mirrorOf ? `<div>${state}</div>` : state}
          <div data-testid="card-front-badges" class="badges">${badges(card, slot.mirrorOf)}</div></div>`;
    return `<li data-testid="list-card" draggable="true"><div data-testid="list-card-wrapper">${inside}</div></li>`;
  };

  const column = ({ id, name, cards }) =>
    `<div data-testid="list" class="list">
      <div data-testid="list-header"><h2 data-testid="list-name" id="list-${id}">${name}</h2></div>
      <ol data-testid="list-cards" class="cards">${cards.map(front).join('')}</ol></div>`;

  const board = ({ name, lists }) =>
    `<div data-testid="board-view">
      <header class="board-header"><h1 data-testid="board-name-display">${name}</h1></header>
      <div data-testid="board-canvas"><ol data-testid="lists" class="lists">${lists
        .map(
          (list) =>
            `<li data-testid="list-wrapper" class="list-place" data-list-id="${list.id}">${column(list)}</li>`,
        )
        .join('')}</ol></div></div>`;

  /** A row says nowhere which item it is: it is known only by its place and its words. */
  const row = ({ name, done }) =>
    `<li data-testid="check-item-container" class="row">
      <label data-testid="clickable-checkbox"><input type="checkbox" aria-label="${text(name)}"
        aria-checked="${done}" ${done ? 'checked' : ''}></label>
      <div data-testid="check-item-name" aria-label="${text(name)}"><div class="ak-renderer-wrapper"
        ><p>${text(name)}</p></div></div></li>`;

  const shown = ({ items, hideDone }) => items.filter((one) => !(hideDone && one.done));
  const percentage = ({ items }) =>
    `${Math.round((100 * items.filter((one) => one.done).length) / items.length)}%`;

  const checklist = (list) =>
    `<div data-testid="checklist-container" class="checklist"><div class="checklist-head">
      <h3 data-testid="checklist-title">${list.name}</h3>
      <span data-testid="checklist-progress-percentage">${percentage(list)}</span>
      <button type="button" class="quiet hide" data-testid="checklist-hide-checked"
        >${list.hideDone ? 'Show' : 'Hide'} checked items</button>
      <button type="button" class="quiet all">Toggle all</button>
      <button type="button" class="quiet delete">Delete</button></div>
      <ul data-testid="checklist-items">${shown(list).map(row).join('')}</ul></div>`;

  /** Beside its date a card has a box of its own, which says the same as the circle. */
  const dueDate = ({ due, done }) =>
    `<div data-testid="due-date-badge-checkbox" class="due"><label><input type="checkbox"
      aria-label="Fällig" aria-checked="${done}" ${done ? 'checked' : ''}></label><button type="button"
      class="quiet">${due}</button></div>`;

  const back = (card) =>
    `<section role="dialog" aria-modal="true" aria-labelledby="card-back-name" data-testid="card-back-name" tabindex="-1">
      <header data-testid="card-back-header" class="back-header">${doneState(card)}${
        view.oldTitle
          ? `<h2 id="card-back-name" class="title">${text(card.name)}</h2>`
          : `<textarea data-testid="card-back-title-input" class="title" rows="1">${text(card.name)}</textarea>`
      }<button type="button" class="quiet move">Move</button><button type="button" data-testid="card-back-close" class="close" aria-label="Schließen">×</button></header>
      ${card.due ? dueDate(card) : ''}
      ${card.about ? `<p class="about">${card.about}</p>` : ''}${card.checklists.map(checklist).join('')}</section>`;

  /* ---------- other views of a board: here an item lies beside a link to its card, and nothing has an id ---------- */

  const linkTo = (card) => `<a class="name" href="${pathOf(card)}">${text(card.name)}</a>`;
  const cardsShown = () => view.board.lists.flatMap(({ cards }) => cards).filter(({ due }) => due);
  const itemsShown = () =>
    view.board.lists
      .flatMap(({ cards }) => cards)
      .filter(({ checklists }) => checklists)
      .flatMap((card) =>
        card.checklists.flatMap((checklist) => checklist.items.map((item) => ({ card, checklist, item }))),
      );

  const calendar = () =>
    `<div data-testid="calendar-view" class="view">${itemsShown()
      .map(
        ({ card, item: { name, done } }) =>
          `<div class="entry"><label><input type="checkbox" data-testid="advanced-checklist-checkbox"
            aria-label="${text(name)}" aria-checked="${done}" ${done ? 'checked' : ''}></label>
            <span>${text(name)}</span>${linkTo(card)}</div>`,
      )
      .join('')}</div>`;

  const table = () =>
    `<div class="view">${cardsShown()
      .map((card) => {
        const mark = `due-date-checkbox-${card.done ? 'checked' : 'unchecked'}`;
        return `<div role="row" class="entry">${linkTo(card)}
          <button type="button" data-test-class="${mark}" class="quiet">${card.due}</button></div>`;
      })
      .join('')}</div>`;

  const yourItems = () =>
    `<div class="view">${[...Map.groupBy(itemsShown(), ({ card }) => card)]
      .map(([card, items]) => {
        const row = ({ item: { name, done } }) =>
          `<div data-testid="your-items-checklist-item-container" class="entry"><span tabindex="0" class="quiet"
            data-testid="your-items-checkbox-${done ? 'checked' : 'unchecked'}">${done ? '☑' : '☐'}</span
            ><div data-testid="check-item-name">${text(name)}</div></div>`;
        return `<section><h2>${linkTo(card)}</h2>${items.map(row).join('')}</section>`;
      })
      .join('')}</div>`;

  const VIEWS = { lists: () => board(view.board), calendar, table, items: yourItems };

  /* ---------- mounting ---------- */

  const root = document.getElementById('trello-root');
  const inboxRoot = root.appendChild(node('<div id="trello-inbox-root"></div>'));
  const boardRoot = root.appendChild(node('<div id="trello-board-root"></div>'));
  const plannerRoot = root.appendChild(node('<div id="trello-planner-root"></div>'));
  const layer = root.appendChild(node('<div class="layer"></div>'));
  const popoverRoot = root.appendChild(node('<div class="popovers"></div>'));

  /** A card out of sight holds only its title; the rest, done or not, appears when it is scrolled into view. */
  const onSight = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !target.isConnected) continue;
      slotWithId(target.dataset.cardId).unseen = false;
      remountFront(target);
    }
  });

  const remountFront = (old) => old.closest('li').replaceWith(node(front(slotWithId(old.dataset.cardId))));
  const mountBoard = () => {
    boardRoot.replaceChildren(node(VIEWS[view.as]()));
    inboxRoot.replaceChildren(...(view.inbox ? [node(column(inbox))] : []));
    for (const unseen of boardRoot.querySelectorAll('[data-testid^="minimal-card"]')) onSight.observe(unseen);
  };
  const mountBack = () => {
    layer.replaceChildren(...(view.card ? [node(back(view.card))] : []));
    layer.firstChild?.focus();
  };

  /* ---------- changes: the model first, then every place that shows it ---------- */

  const cardAt = (place) => {
    const front = place.closest(FRONT);
    return front ? cardWithId(front.dataset.cardId) : view.card;
  };
  const frontsOf = (card) => [...root.querySelectorAll(FRONT)].filter((front) => cardAt(front) === card);
  const paintBadges = (card) => {
    for (const front of frontsOf(card)) {
      const place = front.querySelector('.badges');
      if (place) place.innerHTML = marked(badges(card, front.dataset.testid.startsWith('mirror-card')));
    }
  };

  const setDone = (card, done) => {
    card.done = done;
    // Two different icons on the real page: the node is exchanged, never relabelled.
    const places = card === view.card ? [...frontsOf(card), layer] : frontsOf(card);
    for (const place of places) place.querySelector('.mark')?.replaceWith(node(icon(card)));
    if (card === view.card) layer.querySelector('.due')?.replaceWith(node(dueDate(card)));
    paintBadges(card);
    if (view.as !== 'lists') mountBoard();
  };

  const setItemDone = (card, item, done) => {
    const at = card.checklists.findIndex(({ items }) => items.includes(item));
    const list = card.checklists[at];
    const place = card === view.card ? layer.querySelectorAll('.checklist')[at] : undefined;
    const rows = place?.querySelector('ul');
    const box = rows?.children[shown(list).indexOf(item)]?.querySelector('input');
    item.done = done;
    paintBadges(card);
    if (view.as !== 'lists') mountBoard();
    if (!place) return;
    place.querySelector('[data-testid^="checklist-progress-percentage"]').textContent = percentage(list);
    if (box) {
      box.checked = done;
      box.setAttribute('aria-checked', done);
    }
    if (!shown(list).includes(item)) box?.closest('li').remove();
    else if (!box) rows.replaceChildren(...shown(list).map((one) => node(row(one))));
  };

  /** Runs a change now, or as late as the knob says; one whose board was left meanwhile is lost. */
  const commit = (change) => {
    const { board } = view;
    if (fakeSite.commitDelay === 0) change();
    else setTimeout(() => view.board === board && change(), fakeSite.commitDelay);
  };

  /**
   * Sends a write, and answers whether it was taken; when it is refused, takes the change back and says so.
   * The real page repeats a secret cookie in `dsc`.
   */
  const save = async (path, body, takeBack, method = 'PUT') => {
    const secret = { dsc: 'made-up' };
    if (await fakeSite.save(method, path, { ...body, ...secret })) return true;
    takeBack();
    const flag = root.appendChild(
      node('<div role="alert" class="flag">The change could not be saved.</div>'),
    );
    setTimeout(() => flag.remove(), 4000);
    return false;
  };

  /** The cards whose circle was pressed, for the key that undoes. */
  const pressed = [];
  const undoLast = () => {
    const card = pressed.pop();
    if (!card) return;
    const done = !card.done;
    setDone(card, done);
    save(`/1/cards/${card.id}`, { dueComplete: done }, () => setDone(card, !done));
  };

  const toggleCard = (event) => {
    event.preventDefault();
    event.stopPropagation();
    const card = cardAt(event.target);
    pressed.push(card);
    const frontId = event.target.closest(FRONT)?.dataset.cardId;
    const done = !card.done;
    commit(async () => {
      setDone(card, done);
      const place = frontId ? root.querySelector(`[data-card-id="${frontId}"]`) : layer;
      const circle = place?.querySelector(CIRCLE);
      circle?.querySelector('.lines')?.remove();
      // The burst belongs to the circle that was pressed: no other place, no load and no sync ever shows it.
      const lines = Array.from(
        { length: 8 },
        (_, n) => `<div data-testid="card-done-state-line-${n}"></div>`,
      );
      if (done)
        circle?.append(
          node(`<div data-testid="card-done-state-lines" class="lines">${lines.join('')}</div>`),
        );
      if (done && inbox.cards.includes(card))
        setTimeout(() => archive(frontsOf(card)[0]), fakeSite.archiveAfter);
      await card.creation;
      const taken = await save(`/1/cards/${card.id}`, { dueComplete: done }, () => setDone(card, !done));
      if (taken) otherTabs.postMessage({ id: card.id, done });
      // The server moves the date of a recurring card and opens it again; this arrives by sync.
      if (taken && done && card.recurs) setTimeout(() => setDone(card, false), 1000);
    });
  };

  /** The check mark of a card that is no circle: beside its due date, or in a row of the table. */
  const toggleMark = (mark) => {
    const row = mark.closest('.entry');
    const card = row ? cardsShown()[[...boardRoot.querySelectorAll('.entry')].indexOf(row)] : view.card;
    const done = !card.done;
    commit(() => {
      setDone(card, done);
      save(`/1/cards/${card.id}`, { dueComplete: done }, () => setDone(card, !done));
    });
    if (!row) mark.checked = card.done;
  };

  const toggleItem = (box) => {
    const { card } = view;
    const list =
      card.checklists[[...layer.querySelectorAll('.checklist')].indexOf(box.closest('.checklist'))];
    const item = shown(list)[[...box.closest('ul').children].indexOf(box.closest('li'))];
    tick(card, list, item);
    // What React does after its handlers: whatever the browser ticked, the box shows the model.
    box.checked = item.done;
  };

  const tick = (card, list, item) => {
    const done = !item.done;
    commit(() => {
      setItemDone(card, item, done);
      const body = { state: done ? 'complete' : 'incomplete', idChecklist: list.id };
      save(`/1/cards/${card.id}/checkItem/${item.id}`, body, () => setItemDone(card, item, !done));
    });
  };

  /** An item of another view, known there by its place alone. */
  const tickElsewhere = (row) => {
    const { card, checklist, item } = itemsShown()[[...boardRoot.querySelectorAll('.entry')].indexOf(row)];
    tick(card, checklist, item);
    const box = row.querySelector('input');
    if (box) box.checked = item.done;
  };

  const listAt = (place) => view.card.checklists[[...layer.querySelectorAll('.checklist')].indexOf(place)];
  const toggleHidden = (place) => {
    const list = listAt(place);
    list.hideDone = !list.hideDone;
    place.replaceWith(node(checklist(list)));
  };

  /** Ticks all that is open or, where nothing is, unticks all; in one write that names no item. */
  const toggleAll = (place) => {
    const { card } = view;
    const list = listAt(place);
    const before = list.items.map(({ done }) => done);
    const done = before.includes(false);
    const setAll = (state) => {
      for (const [n, one] of list.items.entries()) setItemDone(card, one, state(n));
    };
    commit(() => {
      setAll(() => done);
      const body = { state: done ? 'complete' : 'incomplete' };
      save(`/1/checklist/${list.id}/checkItems/all`, body, () => setAll((n) => before[n]));
    });
  };

  const deleteChecklist = (place) => {
    const list = listAt(place);
    view.card.checklists = view.card.checklists.filter((other) => other !== list);
    place.remove();
    save(`/1/checklists/${list.id}`, {}, mountBack, 'DELETE');
  };

  /** Lays cards into a list, at once, where they are mounted anew; after a refusal they lie where they were. */
  const lay = (moves) => {
    for (const { slot, list } of moves) {
      const from = listOf(slot);
      from.cards = from.cards.filter((other) => other !== slot);
      list.cards.push(slot);
      root.querySelector(`li:has(> * > [data-card-id="${slot.id}"])`)?.remove();
      placeOf(list)
        ?.querySelector('.cards')
        .append(node(front(slot)));
    }
  };

  const moveCards = (moved, list) => {
    const home = moved.map((slot) => ({ slot, list: listOf(slot) }));
    const where = { idList: list.id, idBoard: view.board.id };
    const takeBack = () => lay(home);
    commit(() => {
      lay(moved.map((slot) => ({ slot, list })));
      if (moved.length > 1) {
        const idCards = moved.map(({ id }) => id);
        save(`/1/boards/${view.board.id}/cards/bulk/move`, { ...where, idCards }, takeBack);
      } else {
        save(`/1/cards/${moved[0].id}`, { ...where, pos: 65536, closed: false }, takeBack);
      }
    });
  };

  /** Asks where to move cards, in a popover that lies outside of the board and of the card's back. */
  const askWhere = (moved) => {
    const option = ({ id, name }) => `<option value="${id}">${name}</option>`;
    const popover = node(`<section role="dialog" class="popover"><select aria-label="Liste">${view.board.lists
      .map(option)
      .join('')}</select><button type="button" class="quiet" data-testid="move-card-popover-move-button"
      >Move</button></section>`);
    popover.querySelector('button').addEventListener('click', () => {
      const { value } = popover.querySelector('select');
      popoverRoot.replaceChildren();
      moveCards(
        moved,
        view.board.lists.find(({ id }) => id === value),
      );
    });
    popoverRoot.replaceChildren(popover);
  };

  const picked = () => [...root.querySelectorAll('.picked')].map(({ dataset }) => slotWithId(dataset.cardId));
  const showIsland = () => {
    const island = '<div class="popover"><button type="button" class="quiet move-picked">Move</button></div>';
    popoverRoot.replaceChildren(...(picked().length > 0 ? [node(island)] : []));
  };

  const archive = (front) => {
    const slot = slotWithId(front.dataset.cardId);
    for (const list of [...view.board.lists, inbox])
      list.cards = list.cards.filter((other) => other !== slot);
    front.closest('li').remove();
    save(`/1/cards/${slot.id}`, { closed: true }, mountBoard);
  };

  /** Shows a new card at once, under a passing name and without an address, until the server has made it. */
  const createCard = (name = 'Try the new form', listId = view.board.lists[0].id) => {
    const made = { ...card('', 'nEwCaR16', name), id: `Optimistic_Card_${crypto.randomUUID()}` };
    const list = view.board.lists.find(({ id }) => id === listId);
    list.cards.push(made);
    placeOf(list)
      .querySelector('.cards')
      .append(node(front(made)));
    made.creation = fakeSite.save('POST', '/1/cards', { name, idList: list.id }).then(() => {
      const [place] = frontsOf(made);
      made.id = hex('2a16');
      place?.setAttribute('data-card-id', made.id);
      place?.querySelector('a').setAttribute('href', pathOf(made));
    });
  };

  /* ---------- where we are ---------- */

  const show = () => {
    // A page opened from a file may not change its path, so it keeps its place behind the hash.
    const [, kind, short, , as] = (fromFile ? location.hash.slice(1) : location.pathname).split('/');
    // A card opened from the Inbox keeps the board's path and is named in the query.
    const opened = new URLSearchParams(location.search).get('openCard');
    const isOpen = (slot) => (kind === 'c' ? slot.short === short : slot.id === opened);
    const cardOn = (board) => slots(board).find(isOpen);
    const board = boards.find((one) => cardOn(one) || one.path.startsWith(`/b/${short}/`)) ?? boards[0];
    const shape = kind === 'u' ? 'items' : kind === 'b' && as in VIEWS ? as : 'lists';
    const isOther = board !== view.board || shape !== view.as;
    Object.assign(view, { board, as: shape, card: cardOn(board) });
    document.title = `${view.card ? `${view.card.name} on ` : ''}${board.name} | Trello`;
    if (isOther) mountBoard();
    mountBack();
  };

  const go = (path) => {
    history.pushState(null, '', fromFile ? `#${path}` : path);
    // The real page tells its own parts about every soft navigation by this event.
    window.dispatchEvent(new Event('pushstate'));
    show();
  };
  const closeBack = () => view.card && go(view.board.path);

  /* ---------- what a person does ---------- */

  const beforeClick = (event) => {
    const front = event.target.closest(FRONT);
    if (front && event.shiftKey) {
      // Picks several cards, wherever on the front it lands, the circle included.
      event.preventDefault();
      event.stopPropagation();
      front.classList.toggle('picked');
      showIsland();
    } else if (remountOnPress && event.target.closest(CIRCLE)) {
      // As early as can be: a browser sends no click at all once the pressed node itself has gone.
      if (front) remountFront(front);
      else mountBack();
    }
  };

  const onClick = (event) => {
    const { target } = event;
    const link = target.closest('a');
    if (target.closest('.first-task')) doFirstTask(target);
    else if (target.closest(CIRCLE)) toggleCard(event);
    else if (target.closest('.close')) closeBack();
    else if (target.closest('.hide')) toggleHidden(target.closest('.checklist'));
    else if (target.closest('.all')) toggleAll(target.closest('.checklist'));
    else if (target.closest('.delete')) deleteChecklist(target.closest('.checklist'));
    else if (target.closest('.move')) askWhere([slots().find((slot) => slot === view.card)]);
    else if (target.closest('.move-picked')) askWhere(picked());
    else if (target.matches('.row input')) toggleItem(target);
    else if (target.matches('.entry input, .entry span[tabindex]')) tickElsewhere(target.closest('.entry'));
    else if (target.matches('.due input, .entry button')) toggleMark(target);
    else if (target.closest(FRONT) || link) {
      event.preventDefault();
      const card = cardAt(target);
      if (!target.closest(FRONT)) go(link.pathname);
      else if (isCreated(card)) go(pathOf(card));
    }
  };

  root.addEventListener('click', beforeClick, true);
  root.addEventListener('click', onClick);
  // The default is prevented here too, so a toggle by key never becomes a click.
  root.addEventListener('keydown', (event) => {
    if (event.target.closest(CIRCLE) && (event.key === 'Enter' || event.key === ' ')) toggleCard(event);
  });
  root.addEventListener('animationend', ({ target }) => target.closest('.lines')?.remove());
  document.addEventListener('keydown', ({ key, target }) => {
    const front =
      boardRoot.querySelector(`${FRONT}:hover`) ?? boardRoot.querySelector(`${FRONT}:focus-within`);
    if (key === 'Escape') closeBack();
    else if (key === 'z' && !target.closest('input, textarea, [contenteditable]')) undoLast();
    else if (key === 'c' && front && !view.card) archive(front);
    else if ((key === '<' || key === '>') && front && !view.card) {
      const slot = slotWithId(front.dataset.cardId);
      const { lists } = view.board;
      const next = lists[lists.indexOf(listOf(slot)) + (key === '>' ? 1 : -1)];
      if (next) moveCards([slot], next);
    }
  });

  /* Native dragging: what is in the hand is shown by a copy, ids and all, that lies elsewhere in the page. */
  let dragged;
  root.addEventListener('dragstart', ({ target, dataTransfer }) => {
    const front = target.querySelector?.(FRONT);
    if (!front) return;
    dragged = slotWithId(front.dataset.cardId);
    dataTransfer.setData('text/plain', dragged.id);
    const preview = root.appendChild(node('<div class="preview" data-drag-preview="true"></div>'));
    preview.append(front.cloneNode(true));
  });
  root.addEventListener('dragover', (event) => {
    if (dragged && event.target.closest('.list-place')) event.preventDefault();
  });
  root.addEventListener('drop', (event) => {
    const list = view.board.lists[listPlaces().indexOf(event.target.closest('.list-place'))];
    if (!dragged || !list) return;
    event.preventDefault();
    const slot = dragged;
    letGo();
    if (list !== listOf(slot)) moveCards([slot], list);
  });
  // A card that was mounted anew under the drag never hears of its end.
  const letGo = () => {
    dragged = undefined;
    root.querySelector('.preview')?.remove();
  };
  root.addEventListener('dragend', letGo);
  document.addEventListener('pointerdown', ({ target }) => {
    if (!target.closest('[role="dialog"], .fake-site-panel')) closeBack();
  });
  addEventListener('popstate', show);

  /* ---------- what a person cannot do alone ---------- */

  const teammateSets = (done) => (id) =>
    setDone(id ? cardWithId(id) : slots().find((slot) => slot.done === !done && isCreated(slot)), done);
  otherTabs.onmessage = ({ data: { id, done } }) => {
    if (fakeSite.hearsOtherTabs && cardWithId(id)) setDone(cardWithId(id), done);
  };
  const toggleOldTitle = () => {
    view.oldTitle = !view.oldTitle;
    mountBack();
  };
  /** Shows a card in a dialog that is no card's back, as the Planner does beside an appointment. */
  const plan = (id = hex('2a07')) => {
    const dialog = node('<section role="dialog" class="plan"><ol class="cards"></ol></section>');
    dialog.firstChild.append(node(front(slotWithId(id))));
    plannerRoot.replaceChildren(dialog);
  };
  /** What Trello asks of a newcomer has a circle like a card's, but is none. */
  const firstTask = { name: 'Capture a thought', done: false };
  const showFirstTask = () =>
    plannerRoot.replaceChildren(
      node(`<section class="first-task">${doneState(firstTask, `<span>${firstTask.name}</span>`)}</section>`),
    );
  const doFirstTask = (target) => {
    if (!target.closest(CIRCLE)) return;
    firstTask.done = true;
    target
      .closest('.first-task')
      .querySelector('.mark')
      .replaceWith(node(icon(firstTask)));
    save('/1/members/me/firstTasks', { state: 'complete' }, () => {});
  };
  const remount = () => {
    mountBoard();
    mountBack();
  };

  show();
  fakeSite.offer({
    'Teammate completes a card': teammateSets(true),
    'Teammate reopens a card': teammateSets(false),
    'Teammate ticks an item': (name) => {
      const card = view.card ?? slotWithId(hex('2a02'));
      const items = card.checklists.flatMap((checklist) => checklist.items);
      const item = items.find((one) => !one.done && (!name || one.name === name));
      if (item) setItemDone(card, item, true);
    },
    'Teammate moves a card': (id, listId) =>
      lay([{ slot: slotWithId(id), list: view.board.lists.find((list) => list.id === listId) }]),
    'Create a card': createCard,
    'Show the calendar': () => go(`${view.board.path}/calendar`),
    'Show the table': () => go(`${view.board.path}/table`),
    'Show your items': () => go('/u/practice/cards'),
    'Go to another board': () => go(boards.find((one) => one !== view.board).path),
    'Remount the board': remount,
    'Remount on press': () => {
      remountOnPress = !remountOnPress;
    },
    'Old title shape': toggleOldTitle,
    'Rename the test ids': () => {
      view.renamed = !view.renamed;
      remount();
    },
    'Show the Inbox': () => {
      view.inbox = !view.inbox;
      remount();
    },
    'Plan a card': plan,
    'Show a first task': showFirstTask,
    Reset: () => {
      boards = makeBoards();
      inbox = makeInbox();
      go(boards[0].path);
    },
  });
})();
