/*
 * The GitHub replica's lists and projects: many things on one page, changed together or moved about.
 * A board drags as dnd-kit does: by the pointer's own events and by keys, without the browser's drag and drop.
 */
(() => {
  const { html, icon, number, button, iconOf } = window.pages.bits;
  /** The options of each field, by the ids that requests name them by. */
  const OPTIONS = {
    Status: { Todo: 'f75ad846', 'In progress': '47fc9ee4', Done: '98236657', Released: '5e2a1b3c' },
    Docs: { Todo: 'a1000001', 'In progress': 'a1000002', Done: 'a1000003', Released: 'a1000004' },
  };
  const COLUMNS = Object.keys(OPTIONS.Status);
  const picked = new Set();
  /** Columns that show their name alone. */
  const collapsed = new Set();

  // ---- What they look like

  const listRow = (here) => (one) =>
    html`<li role="listitem">
    ${here.signedIn && html`<input type="checkbox" aria-label="Select #${String(one.number)}">`}
    ${icon(iconOf(one))}
    <a data-testid="issue-pr-title-link"
      href="${here.link(`${here.base}/${one.kind === 'issue' ? 'issues' : 'pull'}/${one.number}`)}">${one.title}</a>
    ${one.refersTo && icon('git-merge')} ${number(one)}</li>`;

  function list(all, here) {
    const rows = all.filter(
      ({ kind, state }) => here.page.startsWith(kind) && (!here.openOnly || state === 'OPEN'),
    );
    return html`${here.page === 'issues' && here.signedIn && button('mark', 'Mark as')}
      <ul role="list" class="box">${rows.map(listRow(here))}</ul>`;
  }

  const columnOf = (one) => one.column ?? (one.state === 'OPEN' ? 'Todo' : 'Done');
  const cardId = (one) => String(7000 + one.number);

  /** A board has no test ids, and its address names no repository. */
  function board(all, here) {
    const href = (one) => here.link(`${here.base}/${one.kind === 'issue' ? 'issues' : 'pull'}/${one.number}`);
    const title = (one) =>
      one.kind === 'draft' ? one.title : html`<a draggable="false" href="${href(one)}">${one.title}</a>`;
    const card = (one) => html`<div data-board-card-id="${cardId(one)}" class="box" tabindex="0" role="button"
      aria-selected="${String(picked.has(cardId(one)))}">
      ${icon(one.kind === 'draft' ? 'issue-draft' : iconOf(one))} <h3>${title(one)}</h3>
      ${one.kind !== 'draft' && number(one)}
      <button type="button" aria-haspopup="true" data-press="card:${cardId(one)}" aria-label="Card options">…</button></div>`;
    const column = (name) => html`<div data-board-column="${name}" data-dnd-drag-type="column">
      <h2>${name}</h2><div data-dnd-drop-type="card">
      ${all.filter((one) => one.card !== false && columnOf(one) === name && !collapsed.has(name)).map(card)}</div></div>`;
    const [, view] = here.path.match(/\/views\/(\d)$/) ?? [];
    const shown = { 2: table, 3: roadmap }[view]?.(all, here);
    return html`${fieldsOfProject()}${shown ?? html`<div class="board">${COLUMNS.map(column)}</div>`}`;
  }

  /** What the page of a project tells its own scripts of the fields. */
  function fieldsOfProject() {
    const fields = Object.entries(OPTIONS).map(([id, options]) => ({
      id,
      name: id,
      dataType: 'singleSelect',
      settings: { options: Object.entries(options).map(([name, option]) => ({ id: option, name })) },
    }));
    const all = [{ id: 'Title', name: 'Title', dataType: 'title', settings: null }, ...fields];
    return html`<script type="application/json" id="memex-columns-data">${JSON.stringify(all)}</script>`;
  }

  /** The first cell of a row. An issue's title leads to the issue, a draft's to its panel. */
  function rowHead(one, here) {
    const href =
      one.kind === 'draft'
        ? `${here.path}?pane=issue&itemId=${cardId(one)}`
        : `${here.base}/issues/${one.number}`;
    return html`<div role="rowheader" tabindex="-1">${icon(one.kind === 'draft' ? 'issue-draft' : iconOf(one))}
      <a draggable="false" href="${here.link(href)}">${one.title}</a></div>`;
  }

  /** Rows in groups by their status, each with its bar in time. */
  function roadmap(all, here) {
    const row = (one) => html`<div role="row" class="box" data-item="${cardId(one)}">
      ${rowHead(one, here)}<div role="gridcell"><span class="bar">December</span></div></div>`;
    const group = (name) => html`<div role="rowgroup" data-group="${name}"><div><h3>${name}</h3></div>
      ${all.filter((one) => one.kind !== 'pull' && columnOf(one) === name).map(row)}</div>`;
    return html`<div role="grid">${COLUMNS.map(group)}</div>`;
  }

  /** A field of an item: a button that opens a list of values. The name stands beside it. */
  const fieldButton = (one, name, value) => html`<button type="button" aria-haspopup="true"
    aria-describedby="field-${name}-${cardId(one)}" data-press="value:${cardId(one)}:${name}"><span>${value}</span></button>`;

  function table(all, here) {
    const cell = (content) => html`<div role="gridcell" tabindex="-1">${content}</div>`;
    const row = (one) => html`<div role="row" class="box">${rowHead(one, here)}
      ${cell(html`<span data-press="value:${cardId(one)}:Status">${columnOf(one)}</span>`)}
      ${cell(html`<span data-press="value:${cardId(one)}:Docs">${one.docs ?? 'None'}</span>`)}</div>`;
    const head = ['Title', 'Status', 'Docs'].map((name) => html`<div role="columnheader">${name}</div>`);
    return html`<div role="grid"><div role="row">${head}</div>
      ${all.filter(({ kind }) => kind !== 'pull').map(row)}</div>`;
  }

  /** What an issue shows of its projects. */
  const projectFields = (one) => html`<div data-testid="sidebar-projects-section"><h3>Projects</h3>
    ${['Status', 'Docs'].map(
      (
        name,
      ) => html`<div class="${name === 'Status' && 'ProjectItemSectionView-module__statusFieldContainer__x'}">
      <p id="field-${name}-${cardId(one)}">${name}</p>
      ${fieldButton(one, name, name === 'Status' ? columnOf(one) : (one.docs ?? 'None'))}</div>`,
    )}</div>`;

  const draftPanel = (one) => html`<h2><bdi>${one.title}</bdi></h2>
    <span data-status="issueDraft">${icon('issue-draft')}Draft</span>
    <dl>${['Status', 'Docs'].map(
      (name) =>
        html`<div><dt>${name}</dt><dd>${fieldButton(one, name, name === 'Status' ? columnOf(one) : (one.docs ?? 'None'))}</dd></div>`,
    )}</dl>`;

  /** The values of a field, and a text field to look for one. */
  function valueMenu(openMenu) {
    const [menu, id, name] = openMenu.split(':');
    if (menu !== 'value') return undefined;
    return html`<div role="dialog" class="prc-Overlay-Overlay-x5"><input aria-controls="values" aria-label="Filter">
      <ul id="values" role="listbox">${COLUMNS.map(
        (value) => html`<li role="option" tabindex="0" aria-selected="false"
          data-press="setValue:${id}:${name}:${value}">${value}</li>`,
      )}</ul></div>`;
  }

  /** The rows of their menus: `[press, label, icon]`. */
  function menuRows(openMenu) {
    if (openMenu === 'mark') {
      return [
        ['markAs:OPEN', 'Open', 'issue-reopened'],
        ['markAs:COMPLETED', 'Completed', 'issue-closed'],
        ['markAs:NOT_PLANNED', 'Not planned', 'skip'],
      ];
    }
    const [menu, id, index] = openMenu.split(':');
    if (menu === 'task') return [[`convert:${id}:${index}`, 'Convert to sub-issue']];
    if (menu === 'card')
      return [
        [`columns:${id}`, 'Move to column'],
        ['archive', 'Archive'],
      ];
    if (menu === 'columns') return COLUMNS.map((name) => [`move:${id}:${name}`, name]);
    return undefined;
  }

  // ---- Dragging

  /** @param move called with a card's id and the column that it was dropped in */
  function listen(app, portal, move, redraw) {
    let drag;
    const itemAt = (target) => target.closest?.('[data-board-card-id], [data-item]');
    const idOf = ({ dataset }) => dataset.boardCardId ?? dataset.item;
    const shownItem = (id) => app.querySelector(`[data-board-card-id="${id}"], [data-item="${id}"]`);
    const columnAt = ({ clientX, clientY }) =>
      document
        .elementsFromPoint(clientX, clientY)
        .map((element) => element.closest('[data-board-column], [data-group]')?.dataset)
        .map((dataset) => dataset?.boardColumn ?? dataset?.group)
        .find(Boolean);
    const end = () => {
      drag?.overlay?.remove();
      drag = undefined;
    };

    // Ctrl+click selects, and opens nothing.
    const pick = (event) => {
      const card = event.target.closest?.('[data-board-card-id]');
      if (!card || !event.ctrlKey) return;
      event.preventDefault();
      event.stopPropagation();
      const { boardCardId: id } = card.dataset;
      if (!picked.delete(id)) picked.add(id);
      redraw();
    };
    app.addEventListener('click', pick, true);
    app.addEventListener('pointerdown', ({ target, button: pressed, clientX, clientY, ctrlKey }) => {
      const card = itemAt(target);
      if (ctrlKey) return;
      if (!card || pressed !== 0 || target.closest('button')) return;
      drag = { id: idOf(card), x: clientX, y: clientY };
    });
    document.addEventListener('pointermove', (event) => {
      if (!drag || drag.keys) return;
      if (!drag.overlay && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 5) return;
      // What is in the hand is shown twice.
      if (!drag.overlay) {
        drag.overlay = shownItem(drag.id).cloneNode(true);
        drag.overlay.classList.add('overlay');
        portal.append(drag.overlay);
      }
      drag.overlay.style.translate = `${event.clientX}px ${event.clientY}px`;
    });
    document.addEventListener('pointerup', (event) => {
      if (!drag || drag.keys) return;
      const { overlay, id } = drag;
      const column = columnAt(event);
      end();
      if (!overlay) return;
      if (column) move(id, column);
      // The browser's click after it opens nothing.
      const swallow = (click) => click.stopPropagation();
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, true));
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') end();
      const card = event.target.closest?.('[data-board-card-id]');
      if (!card || event.target.closest('button, a')) return;
      if (event.key === ' ') {
        event.preventDefault();
        if (!drag)
          drag = {
            id: card.dataset.boardCardId,
            keys: true,
            at: COLUMNS.indexOf(card.closest('[data-board-column]').dataset.boardColumn),
          };
        else {
          const { id, at } = drag;
          end();
          move(id, COLUMNS[at]);
          app.querySelector(`[data-board-card-id="${id}"]`)?.focus();
        }
      }
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (drag?.keys && step) drag.at = Math.min(COLUMNS.length - 1, Math.max(0, drag.at + step));
    });
  }

  const optionId = (field, name) => OPTIONS[field][name];
  window.boards = { cardId, columnOf, optionId, listen, picked, collapsed };
  Object.assign(window.pages.parts, { list, board, menuRows, projectFields, draftPanel, valueMenu });
})();
