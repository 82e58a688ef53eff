/*
 * The GitHub replica's lists and projects: many things on one page, changed together or moved about.
 * A board drags as dnd-kit does: by the pointer's own events and by keys, without the browser's drag and drop.
 */
(() => {
  const { html, icon, number, button, iconOf } = window.pages.bits;
  const COLUMNS = ['Todo', 'In progress', 'Done'];

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
    const card = (
      one,
    ) => html`<div data-board-card-id="${cardId(one)}" class="box" tabindex="0" role="button">
      ${icon(one.kind === 'draft' ? 'issue-draft' : iconOf(one))} <h3>${title(one)}</h3>
      ${one.kind !== 'draft' && number(one)}
      <button type="button" aria-haspopup="true" data-press="card:${cardId(one)}" aria-label="Card options">…</button></div>`;
    const column = (name) => html`<div data-board-column="${name}" data-dnd-drag-type="column">
      <h2>${name}</h2><div data-dnd-drop-type="card">
      ${all.filter((one) => one.card !== false && columnOf(one) === name).map(card)}</div></div>`;
    return html`<div class="board">${COLUMNS.map(column)}</div>`;
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
  function listen(app, portal, move) {
    let drag;
    const columnAt = ({ clientX, clientY }) =>
      document
        .elementsFromPoint(clientX, clientY)
        .map((element) => element.closest('[data-board-column]'))
        .find(Boolean)?.dataset.boardColumn;
    const end = () => {
      drag?.overlay?.remove();
      drag = undefined;
    };

    app.addEventListener('pointerdown', ({ target, button: pressed, clientX, clientY }) => {
      const card = target.closest('[data-board-card-id]');
      if (!card || pressed !== 0 || target.closest('button')) return;
      drag = { id: card.dataset.boardCardId, x: clientX, y: clientY };
    });
    document.addEventListener('pointermove', (event) => {
      if (!drag || drag.keys) return;
      if (!drag.overlay && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 5) return;
      // What is in the hand is shown twice.
      if (!drag.overlay) {
        drag.overlay = app.querySelector(`[data-board-card-id="${drag.id}"]`).cloneNode(true);
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

  window.boards = { cardId, columnOf, listen };
  Object.assign(window.pages.parts, { list, board, menuRows });
})();
