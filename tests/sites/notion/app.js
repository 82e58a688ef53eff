/*
 * A fake site that behaves like a Notion page: to-dos, databases with checkbox properties, a list that is mounted
 * as it is scrolled into view. Class names, attributes and request shapes are Notion's; wording and looks are our own.
 */
(() => {
  const { fakeSite } = window;
  const { guard, ours } = fakeSite;
  const app = document.querySelector('#notion-app');

  const { blocks, databases, home: weekPlan, pages, row, todo, uuid } = fakeSite.workspace;
  const plain = (id) => id.replaceAll('-', '');
  const space = uuid(900);
  const me = uuid(901);
  const trip = blocks.get(uuid(33));

  // --- Changes

  let page = weekPlan;
  let newer = false;
  let hideDone = false;
  let remountOnPress = false;
  /** A release that gave everything new names: what is left are the blocks' ids and the inputs. */
  let renamed = false;
  /** The browser translates what is shown; requests say what the page itself calls it. */
  let translated = false;
  /** Groups of boards that are hidden are a place to drop cards at, and show none. */
  let hidesGroups = true;
  const history = [];
  const undone = [];
  /** Clicks whose change does not show yet; leaving the page drops them. */
  let pending = [];

  const held = (id, property) => blocks.get(id).values[property] ?? false;
  function apply(id, property, to) {
    blocks.get(id).values[property] = to;
    paint();
  }

  /** Shows a change of one or more at once, sends it, and takes it back when the server refuses. */
  async function change(ids, property, to, userAction, ...more) {
    const before = ids.map((id) => held(id, property));
    for (const id of ids) apply(id, property, to);
    const taken = await save(userAction, ...ids.map((id) => setProperty(id, property, to)), ...more);
    if (!taken) for (const [i, id] of ids.entries()) apply(id, property, before[i]);
  }
  function repeat(from, to, userAction) {
    const [id, property, value] = from.pop() ?? [];
    if (!id) return;
    to.push([id, property, held(id, property)]);
    change([id], property, value, userAction);
  }
  /** A change that the person can undo. */
  function set(ids, property, to, ...more) {
    for (const id of ids) history.push([id, property, held(id, property)]);
    const userAction =
      property === 'checked' ? 'TodoBlock.toggleChecked' : 'BlockPropertyValue.handleEditButtonClick';
    change(ids, property, to, userAction, ...more);
  }
  /** What is ticked in one selected row is ticked in all of them. */
  function toggle(id, property) {
    const rows = selectedRows();
    const ids = rows.includes(id) ? rows : [id];
    set(ids, property, !held(id, property));
  }
  /** Lets a click show now, or later when the page is told to be slow. */
  function soon(change) {
    if (fakeSite.commitDelay) pending.push(setTimeout(change, fakeSite.commitDelay));
    else change();
  }

  const operation = (id, path, command, args, more) => ({
    ...{ pointer: { table: 'block', id, spaceId: space }, path, command, args },
    ...more,
  });
  /** Rows have always been written this way; to-dos are in newer clients, and with other arguments. */
  function setProperty(id, property, to) {
    const isTodo = property === 'checked';
    const value = [[typeof to === 'string' ? to : to ? 'Yes' : 'No']];
    if (isTodo && !newer) return operation(id, ['properties', property], 'set', value);
    const path = isTodo ? ['properties'] : ['properties', property];
    const primitiveOp = isTodo
      ? { command: 'update', args: { checked: value } }
      : { command: 'set', args: value };
    const additionalUpdatedPointers = [{ table: 'block', id, spaceId: space }];
    const more = { blockPropertyValueExpectedVersions: {}, additionalUpdatedPointers };
    return operation(id, path, 'updateBlockPropertyValue', { primitiveOp }, more);
  }
  function save(userAction, ...operations) {
    return saveAll(userAction, operations);
  }
  /** Sends several transactions in one request. */
  function saveAll(userAction, ...transactions) {
    const edited = {
      last_edited_time: Date.now(),
      last_edited_by_id: me,
      last_edited_by_table: 'notion_user',
    };
    const body = {
      requestId: crypto.randomUUID(),
      transactions: transactions.map((operations) => ({
        ...{ id: crypto.randomUUID(), spaceId: space, debug: { userAction } },
        operations: [...operations, operation(page.id, [], 'update', edited)],
      })),
    };
    return fakeSite.save('POST', '/api/v3/saveTransactionsFanout', body);
  }

  /** Puts a new to-do after another block. Pasted ones are ticked in a transaction of their own. */
  function addAfter(neighbour, text, checked, pasted) {
    const made = todo(2000 + blocks.size, text, checked);
    const { children } = [...blocks.values()].find((parent) => parent.children.includes(neighbour));
    children.splice(children.indexOf(neighbour) + 1, 0, made);
    const properties = { title: [[text]], ...(!pasted && { checked: [[checked ? 'Yes' : 'No']] }) };
    const place = newer
      ? operation(page.id, ['content'], 'insertChildrenAfter', { ids: [made.id], after: neighbour.id })
      : operation(page.id, ['content'], 'listAfter', { id: made.id, after: neighbour.id });
    const create = [operation(made.id, [], 'set', { id: made.id, type: 'to_do', properties }), place];
    saveAll('Block.create', create, ...(pasted ? [[setProperty(made.id, 'checked', checked)]] : []));
    mount();
    return made;
  }
  /** Makes a row whose properties, but for its name, are those of another. */
  function addLike({ id, values }, text, fresh) {
    const { rows } = databases.find(({ rows }) => rows.some((item) => item.id === id));
    const made = row(3000 + blocks.size, text, { ...values });
    rows.push(made);
    const properties = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [[value]]]));
    const whole = { id: made.id, type: 'page', ...(fresh ? {} : { properties }) };
    const filled = operation(made.id, ['properties'], 'update', properties);
    save('Block.create', operation(made.id, [], 'set', whole), ...(fresh ? [filled] : []));
    mount();
    return made.id;
  }
  /** What typing `[x] ` does: the paragraph becomes a to-do that is checked from the start. */
  function turnIntoTodo(paragraph, text, checked) {
    Object.assign(paragraph, { type: 'to_do', text, values: { checked } });
    const turn = operation(paragraph.id, [], 'update', { type: 'to_do' });
    save('TextBlock.turnInto', turn, setProperty(paragraph.id, 'checked', checked));
    mount();
    placeCaret(paragraph.id);
  }

  // --- Drawing

  const shapes = {
    square: 'M1 1h14v14H1zM2.4 2.4v11.2h11.2V2.4z',
    tick: 'M3 8.4 4.5 7 6.8 9.3 11.6 4.4 13 5.8 6.8 12z',
    lines: 'M2 4h12v1.4H2zM2 7.4h12v1.4H2zM2 10.8h8v1.4H2z',
  };
  const svg = (shape, more = '') =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" ${more}><path d="${shapes[shape]}"/></svg>`;
  /** Two generations of icons: an svg with a telling class, or a mask that says nothing. */
  const icon = (shape, className) =>
    newer
      ? `<div class="icon ${shape}"></div>`
      : svg(shape, `aria-hidden="true" role="graphics-symbol" class="${className}"`);

  /** For each mounted input: whether the model has it checked, and what a click does. */
  const cells = new WeakMap();
  /** The cells of inputs that are written as text and not built yet, in the same order. */
  const unbuilt = [];
  const input = (cell, more = '') => {
    unbuilt.push(cell);
    return `<input type="checkbox" ${cell.on() ? 'checked' : ''} ${more}>`;
  };
  /** The same for texts that change without being drawn anew. */
  const texts = new WeakMap();
  const unbuiltTexts = [];
  const live = (read) => {
    unbuiltTexts.push(read);
    return '<span class="live"></span>';
  };
  function build(html) {
    const template = document.createElement('template');
    template.innerHTML = html;
    for (const node of template.content.querySelectorAll('input[type=checkbox]'))
      cells.set(node, unbuilt.shift());
    for (const node of template.content.querySelectorAll('.live')) texts.set(node, unbuiltTexts.shift());
    for (const node of template.content.querySelectorAll('.icon'))
      node.style.mask = `url("data:image/svg+xml,${encodeURIComponent(svg(node.classList[1]))}") center`;
    for (const node of template.content.querySelectorAll('.chips')) node.style.flexWrap = 'wrap';
    if (renamed) rename(template.content);
    return template.content;
  }
  function rename(content) {
    for (const node of content.querySelectorAll('*')) {
      const { classList } = node;
      for (const name of [...classList])
        if (name.startsWith('notion-')) classList.replace(name, `x${name.length}`);
      for (const name of ['data-testid', 'data-content-editable-leaf', 'aria-labelledby', 'role'])
        node.removeAttribute(name);
    }
  }
  const safe = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const each = (items, draw) => items.map(draw).join('');

  /** The one checkbox of the whole site: in to-dos, properties, row selection and dialogs alike. */
  const checkbox = (cell, more, className = 'roundedSquareCheckbox') =>
    newer
      ? // Styled from the input before it: checking changes nothing else in the DOM.
        `<div class="pseudoHover pseudoActive newer">${input(cell, more)}<div aria-hidden="true">${icon('tick')}</div></div>`
      : `<div class="pseudoHover pseudoActive">
           <div aria-hidden="true">${icon('square', className)}</div>${input(cell, more)}
         </div>`;
  const property = (id, name) => ({ on: () => held(id, name), click: () => toggle(id, name) });
  const switchFor = (label, cell) => `<label class="switch">${input(cell, 'role="switch"')} ${label}</label>`;

  let leaves = 0;
  const leaf = (text, tag = 'div', more = '') =>
    `<${tag} class="notranslate" contenteditable="true" data-content-editable-leaf="true" ${more}>${safe(text)}</${tag}>`;
  const selectable = ({ id, type }, content) =>
    `<div data-block-id="${id}" class="notion-selectable notion-${type}-block">${content}</div>`;
  const apart = 'contenteditable="false" data-content-editable-void="true"';
  const children = (item) => selectable(item, each(item.children, draw));

  const drawers = {
    to_do(item) {
      const label = `:r${(++leaves).toString(32)}:`;
      return selectable(
        item,
        `<div class="line">
           <div ${apart} class="notion-list-item-box-left pseudoSelection">
             ${checkbox(property(item.id, 'checked'), `aria-labelledby="${label}"`, 'checkboxSquare')}
           </div>
           <div class="column">
             <div>${leaf(item.text, 'div', `id="${label}" placeholder="To-do"`)}</div>
             ${each(item.children, draw)}${selectable(item, '')}
           </div>
         </div>`, // The empty double is Notion's selection halo.
      );
    },
    text: (item) => selectable(item, leaf(item.text, 'div', 'placeholder="Write, or type [x] for a to-do"')),
    sub_header: (item) => selectable(item, leaf(item.text, 'h3')),
    transclusion_container: children,
    transclusion_reference: children,
    collection_view: (table) =>
      selectable(
        table,
        drawTable(table, () => selectable(table, drawHeader(table))),
      ),
    cards: (cards) =>
      selectable(
        cards,
        `<div ${apart} class="toolbar">${cards.text}</div>
         <div ${apart} class="notion-${cards.view}-view">${each(cards.rows, (item) => drawCard(cards, item))}</div>`,
      ),
    board: (board) =>
      selectable(
        board,
        `<div ${apart} class="toolbar">${leaf(board.text)}</div>
         <div ${apart} class="notion-board-view"><div class="board" data-block-id="${board.id}">
           ${newer ? '' : drawGroupNames(board)}
           ${board.lanes ? each(board.lanes.options, (name) => `<div class="lane">${drawLaneName(name)}${drawGroups(board)}</div>`) : drawGroups(board)}
         </div></div>`,
      ),
    backlog: () => `<div class="backlog"></div>`,
  };
  const draw = (item) => drawers[item.type](item);

  const drawGroupName = (name) =>
    `<div class="name"><span class="live-name">${name}</span> <span>3</span></div>`;
  const isHidden = (board, name) => hidesGroups && board.hidden?.includes(name);
  const drawGroupNames = (board) =>
    `<div class="names">${each(
      board.groupedBy.options.filter((name) => !isHidden(board, name)),
      drawGroupName,
    )}</div>`;
  const drawGroups = (board) =>
    each(
      board.groupedBy.options,
      (name) => `<div class="notion-board-group group">
        ${newer && !board.lanes && !isHidden(board, name) ? drawGroupName(name) : ''}<div role="button" tabindex="0">+ New</div></div>`,
    );
  /** The heading of a group of groups has as many parts as a board may have groups. */
  const drawLaneName = (name) => `<div class="heading"><div>▸</div><div>${name}</div><div>2</div></div>`;
  const typeIcons = {
    title: 'typesTitle',
    checkbox: 'typesCheckbox',
    owner: 'typesText',
    text: 'typesText',
    status: 'typesStatus',
    select: 'typesSelect',
    relation: 'typesRelation',
  };
  const drawHeader = ({ columns, rows }) =>
    `<div class="notion-table-view-header-row">
       ${drawSelector(rows, 'Select all rows')}
       ${each(columns, (column) => {
         const [[type, name]] = Object.entries(column);
         return `<div class="header"><div class="notion-table-view-header-cell">${icon('lines', typeIcons[type])}<div>${name}</div></div></div>`;
       })}
     </div>`;
  /** @param head draws its header when its turn has come, as boxes are told apart by their order */
  const drawTable = (table, head) =>
    `<div ${apart} class="toolbar">${leaf(table.text)}${table.hides ? switchFor('Hide done rows', filter) : ''}</div>
     <div ${apart} class="notion-scroller horizontal"><div class="notion-table-view">
       ${head()}<div class="rows">${each(table.rows, (item, index) => drawRow(table, item, index))}</div>
     </div></div>`;
  const drawRow = ({ columns }, item, index) =>
    `<div data-block-id="${item.id}" class="notion-selectable notion-page-block notion-collection-item record">
       <div class="notion-table-view-row">
         ${drawSelector([item], 'Select row')}
         ${each(
           columns,
           (
             column,
             at,
           ) => `<div class="notion-table-view-cell" data-row-index="${index}" data-col-index="${at}">
             <div>${drawValue(item, column)}</div></div>`,
         )}
       </div>
     </div>`;
  /** A card, or a line of a list: a link to the page of its row, with some of the row's properties below its name. */
  const drawCard = ({ view, properties, menus }, item) =>
    view === 'timeline'
      ? drawBar(properties, item)
      : `<div data-block-id="${item.id}" class="notion-selectable notion-page-block notion-collection-item item">
       <div role="presentation" class="card">
         <div class="line">${drawIcon(item.icon)}<a href="#${plain(item.id)}" draggable="false">${safe(item.text)}</a>
           ${menus ? '<div role="button" tabindex="0" class="more">⋯</div>' : ''}</div>
         ${each(properties, (property) => drawValue(item, property))}
       </div>
     </div>`;
  /** A bar of a timeline, beside which its properties lie. */
  const drawBar = (properties, item) =>
    `<div class="notion-timeline-item-row bar">
       <div data-block-id="${item.id}" class="notion-selectable notion-page-block notion-timeline-item"><span>${safe(item.text)}</span></div>
       <div class="notion-timeline-item-properties">${each(properties, (property) => drawValue(item, property))}</div>
     </div>`;
  const drawIcon = (text) =>
    text ? `<div role="button" class="notion-record-icon"><span role="img">${text}</span></div>` : '';
  const drawValue = (item, column) =>
    `<div role="button" tabindex="0" data-testid="property-value" ${column.options && !column.asCheckbox ? `data-chooses="${column.id}"` : ''}
          ${column.text ? `data-types="${column.id}"` : ''}><div>${drawInValue(item, column)}</div></div>`;
  function drawInValue(item, { title, owner, relation, id, labelled, checkbox: name, asCheckbox }) {
    if (relation)
      return `<div class="chips"><div><div class="notion-record-icon"></div><span>${item.project ?? ''}</span></div></div>`;
    if (title) return `${drawIcon(item.icon)}<span>${safe(item.text)}</span>`;
    if (owner) return `<span>${item.owner ?? ''}</span>`;
    if (name) return checkbox(property(item.id, id)) + (labelled ? `<span>${name}</span>` : '');
    const on = () => held(item.id, id) === 'Done';
    const click = () => set([item.id], id, on() ? 'Not started' : 'Done');
    return asCheckbox ? checkbox({ on, click }) : live(() => held(item.id, id) || '');
  }
  /** Selecting rows is the tab's own business: the same checkbox, and nothing is sent. */
  const drawSelector = (items, label) => {
    const on = () => items.every(({ selected }) => selected);
    const click = () => {
      const selected = !on();
      for (const item of items) item.selected = selected;
      paint();
    };
    return `<div class="selector"><label>${checkbox({ on, click }, `aria-label="${label}"`)}</label></div>`;
  };
  /** The properties of a row on its own page: no element around them carries the row's id. */
  const drawPanel = (item) =>
    `<div ${apart} role="table" class="panel" aria-label="Page properties">
       ${each(
         databaseOf(item).columns.filter((column) => column.checkbox || column.options),
         (column) => {
           const [[type, name]] = Object.entries(column);
           return `<div role="row"><div class="name">${icon('lines', typeIcons[type])}${name}</div>${drawValue(item, column)}</div>`;
         },
       )}
     </div>`;
  const databaseOf = (item) => databases.find(({ rows, columns }) => columns && rows.includes(item));

  const drawTop = (item) =>
    selectable(item, leaf(item.text, 'h1', 'aria-roledescription="page title"')) +
    (databaseOf(item) ? drawPanel(item) : '');
  const drawPage = () =>
    `<div class="whenContentEditable" role="textbox" tabindex="0" contenteditable="true" aria-label="Page content"
          data-content-editable-root="true"><div class="layout">
       <div class="layout-content">
         ${drawTop(page)}
       </div>
       <div class="layout-content"><div class="notion-page-content">${each(page.children, draw)}</div></div>
     </div></div>${page.rows ? drawTable(page, () => drawHeader(page)) : ''}`;

  /** A view that hides what is done takes a row out the moment it is done, and puts it back when it is not. */
  function hideRows(body) {
    const { rows, hides } = blocks.get(body.closest('[data-block-id]')?.dataset.blockId ?? page.id);
    const drawn = [...body.children];
    return () => {
      const wanted = drawn.filter((_, i) => !(hideDone && hides?.(rows[i])));
      if (wanted.length !== body.children.length) body.replaceChildren(...wanted);
    };
  }
  const shownAs = (value) => (typeof value === 'string' ? value : value ? 'Yes' : 'No');
  /** A board shows each card in the group that its property names, in the order of the rows. */
  function sortCards(view) {
    const board = blocks.get(view.dataset.blockId);
    const { groupedBy, lanes, rows } = board;
    const { options } = groupedBy;
    const cards = new Map(rows.map((item) => [item.id, build(drawCard(board, item)).firstChild]));
    return () => {
      for (const { id } of rows) if (isHidden(board, shownAs(held(id, groupedBy.id)))) cards.get(id).remove();
      [...view.querySelectorAll('.group')].forEach((group, i) => {
        const name = options[i % options.length];
        const lane = lanes?.options[Math.floor(i / options.length)];
        const own = rows.filter(
          ({ id }) =>
            shownAs(held(id, groupedBy.id)) === name &&
            (!lane || held(id, lanes.id) === lane) &&
            !isHidden(board, name),
        );
        const wanted = own.map(({ id }) => cards.get(id));
        const shown = [...group.querySelectorAll('.item')];
        if (wanted.length === shown.length && wanted.every((card, at) => card === shown[at])) return;
        for (const card of wanted) group.insertBefore(card, group.lastElementChild);
      });
    };
  }
  /** A long list of which only what is in sight is mounted; the elements are used again for other to-dos. */
  function virtualise(list) {
    const items = blocks.get(uuid(9)).children;
    const height = 30;
    const slots = Array.from({ length: 40 }, () => ({ node: build(draw(items[0])).firstChild }));
    list.style.height = `${items.length * height}px`;
    return () => {
      const top = list.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(-top / height) - 2);
      const last = Math.min(items.length, Math.ceil((scroller.clientHeight - top) / height) + 2);
      for (const { node, at } of slots) if (at < first || at >= last) node.remove();
      for (let at = first; at < Math.min(last, first + slots.length); at++) {
        const slot = slots[at % slots.length];
        if (slot.at !== at) recycle(slot.node, items[at]);
        slot.at = at;
        slot.node.style.top = `${at * height}px`;
        if (!slot.node.isConnected) list.append(slot.node);
      }
    };
  }
  function recycle(node, { id, text }) {
    for (const part of [node, node.querySelector('[data-block-id]')]) part.dataset.blockId = id;
    node.querySelector('.notranslate').textContent = text;
    cells.set(node.querySelector('input'), property(id, 'checked'));
  }

  /** Builds all nodes of the page anew from the model. */
  function mount() {
    ours(() => {
      scroller.replaceChildren(build(drawPage()));
      const all = (selector, lay) => [...scroller.querySelectorAll(selector)].map(lay);
      layouts = [...all('.rows', hideRows), ...all('.board', sortCards), ...all('.backlog', virtualise)];
    });
    paint();
  }
  /** Brings what is mounted in line with the model; like React, it touches only what differs. */
  function paint() {
    ours(() => {
      for (const layOut of layouts) layOut();
      for (const node of app.querySelectorAll('input[type=checkbox]')) {
        const on = cells.get(node).on();
        if (node.checked !== on) node.checked = on;
        const drawing = node.parentElement.querySelector('svg');
        if (drawing) drawBox(node, drawing, on);
      }
      showBulkBar();
      for (const node of app.querySelectorAll('.live')) {
        const text = texts.get(node)();
        const shown = translated ? translate(text) : text;
        if (node.textContent === shown) continue;
        if (translated) node.replaceChildren(inFonts(shown));
        else node.textContent = shown;
      }
      for (const node of scroller.querySelectorAll('.group .item')) {
        const halo = node.querySelector('.notion-selectable-halo');
        if (blocks.get(node.dataset.blockId).inHand && !halo)
          node.append(build('<div class="notion-selectable-halo"></div>'));
        else if (!blocks.get(node.dataset.blockId).inHand) halo?.remove();
      }
      if (translated)
        for (const node of scroller.querySelectorAll('.live-name:not(:has(font))'))
          node.replaceChildren(inFonts(translate(node.textContent)));
    });
  }
  /** What a browser makes of words that it translates: others, in elements of its own. */
  const foreign = { Done: 'Erledigt', 'Not started': 'Noch unberührt', 'In progress': 'Läuft gerade' };
  const translate = (text) => foreign[text] ?? text;
  function inFonts(text) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = text;
    outer.append(inner);
    return outer;
  }
  const otherClass = { checkboxSquare: 'check', roundedSquareCheckbox: 'roundedCheck' };
  for (const [square, check] of Object.entries(otherClass)) otherClass[check] = square;
  function drawBox(node, drawing, on) {
    const className = drawing.getAttribute('class');
    if (className.endsWith('heck') === on) return;
    drawing.setAttribute('class', otherClass[className]);
    drawing.firstChild.setAttribute('d', on ? shapes.tick : shapes.square);
    node.parentElement.style.background = on ? 'rgb(35, 131, 226)' : '';
    const text = document.getElementById(node.getAttribute('aria-labelledby'));
    if (text) text.style.textDecoration = on ? 'line-through' : '';
  }

  // --- Input

  function press({ target }) {
    const cell = cells.get(target);
    if (!cell) return;
    // React owns the input: what the browser has just done is put back until the model itself changes.
    target.checked = cell.on();
    soon(() => cell.click());
  }
  app.addEventListener('click', press);
  // Browsers send no click when what was pressed is gone by the release, so here the release does it.
  app.addEventListener('pointerdown', () => remountOnPress && mount(), true);
  app.addEventListener('pointerup', (event) => remountOnPress && press(event));

  /** The text that holds the caret. Focus is no help: the whole page is one editing host. */
  const caret = () => {
    const at = getSelection().anchorNode;
    const text = (at instanceof Element ? at : at?.parentElement)?.closest('.notranslate');
    return text && { text, item: blocks.get(text.closest('[data-block-id]').dataset.blockId) };
  };
  /** The to-dos that the caret or a selection lies in, by id. */
  const selected = () => {
    const range = getSelection().getRangeAt(0);
    const texts = [...scroller.querySelectorAll('.notranslate')].filter((text) => range.intersectsNode(text));
    const ids = texts.map((text) => text.closest('[data-block-id]').dataset.blockId);
    return new Set(ids.filter((id) => blocks.get(id).type === 'to_do'));
  };
  function placeCaret(id) {
    scroller.querySelector('.whenContentEditable').focus({ preventScroll: true });
    getSelection().collapse(scroller.querySelector(`[data-block-id="${id}"] .notranslate`), 0);
  }

  document.addEventListener('keydown', (event) => {
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (command && /^[zy]$/.test(key)) {
      event.preventDefault();
      if (key === 'y' || event.shiftKey) repeat(undone, history, 'UndoRedo.redo');
      else repeat(history, undone, 'UndoRedo.undo');
    }
    const at = event.key === 'Enter' && event.target.localName !== 'input' && caret();
    if (!at) return;
    event.preventDefault();
    if (at.item.type !== 'to_do') return;
    if (command) for (const id of selected()) soon(() => toggle(id, 'checked'));
    else placeCaret(addAfter(at.item, '', false).id);
  });
  // Plain typing within one block is all that is possible here; the rest would tear the blocks apart.
  app.addEventListener('beforeinput', (event) => {
    if (event.target.localName === 'input') return;
    const { anchorNode, focusNode, anchorOffset, isCollapsed } = getSelection();
    const typing = /^insert(Composition)?Text$|^delete(Content|Word)/.test(event.inputType);
    const atStart = isCollapsed && anchorOffset === 0 && event.inputType.startsWith('delete');
    if (!caret() || !typing || atStart || anchorNode !== focusNode) event.preventDefault();
  });
  app.addEventListener('input', ({ target }) => {
    const at = target.localName !== 'input' && caret();
    if (!at) return;
    at.item.text = at.text.textContent;
    const [, mark, rest] = /^\[(x?)\]\s(.*)/.exec(at.item.text) ?? [];
    if (mark !== undefined && at.item.type === 'text') turnIntoTodo(at.item, rest, mark === 'x');
    else save('TextBlock.type', operation(at.item.id, ['properties', 'title'], 'set', [[at.item.text]]));
  });

  // --- Menus, boards and many rows at once

  const selectedRows = () => [...blocks.values()].filter((item) => item.selected).map(({ id }) => id);
  /** Options, or a field for text, over the page; what is chosen there changes all these rows. */
  function openMenu(ids, { id: property, options }) {
    closeMenu();
    const list = each(
      options ?? [],
      (option) => `<div class="option" role="option" tabindex="0">${option}</div>`,
    );
    overlay.append(build(`<div class="dialog menu"><input type="text" aria-label="Filter">${list}</div>`));
    const menu = overlay.lastElementChild;
    const choose = (value) => {
      closeMenu();
      soon(() => set(ids, property, value));
    };
    menu.addEventListener('click', ({ target }) => {
      const option = target.closest('.option');
      if (option) choose(option.textContent);
    });
    const field = menu.querySelector('input');
    field.addEventListener('keydown', ({ key }) => {
      if (key !== 'Enter') return;
      const found = options?.find((option) => option.startsWith(field.value));
      choose(options ? found : field.value);
    });
    field.focus();
  }
  function closeMenu() {
    overlay.querySelector('.menu')?.remove();
  }
  function showBulkBar() {
    const bar = app.querySelector('.bulk');
    const wanted = selectedRows().length > 0;
    if (wanted === Boolean(bar)) return;
    bar?.remove();
    if (!wanted) return;
    // Where it lies is not known, so it is done both ways.
    const around = newer ? overlay : app;
    const names = ['Status', 'Delete'];
    const buttons = each(names, (name) => `<button type="button">${name}</button>`);
    around.append(build(`<div class="bulk">${buttons}</div>`));
    const [status, erase] = around.querySelectorAll('.bulk button');
    status.addEventListener('click', () => {
      const [id] = selectedRows();
      const { columns } = databases.find(({ rows }) => rows.some((item) => item.id === id));
      openMenu(
        selectedRows(),
        columns.find((column) => column.status),
      );
    });
    erase.addEventListener('click', () => {
      const ids = selectedRows();
      for (const table of databases) table.rows = table.rows.filter(({ id }) => !ids.includes(id));
      for (const id of ids) blocks.delete(id);
      save('Block.delete', ...ids.map((id) => operation(id, [], 'update', { alive: false })));
      mount();
    });
  }

  let peeked;
  let dragged;
  const columnsOf = (id) => {
    const { columns, properties, groupedBy } = databases.find(({ rows }) =>
      rows.some((item) => item.id === id),
    );
    return [...(columns ?? properties), groupedBy].filter(Boolean);
  };
  app.addEventListener('pointerdown', ({ target, button, shiftKey }) => {
    const card = button === 0 && !shiftKey && !target.closest?.('.more') && target.closest?.('.group .item');
    dragged = card ? card.dataset.blockId : undefined;
    if (!target.closest?.('.menu')) closeMenu();
  });
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    dragged = undefined;
    closeMenu();
  });
  addEventListener('pointerup', ({ clientX, clientY }) => {
    const id = dragged;
    dragged = undefined;
    const group = document.elementFromPoint(clientX, clientY)?.closest('.group');
    if (!id || !group) return;
    const view = group.closest('.board');
    const { id: viewId, rows, groupedBy, lanes } = blocks.get(view.dataset.blockId);
    const { options } = groupedBy;
    const at = [...view.querySelectorAll('.group')].indexOf(group);
    const name = options[at % options.length];
    const lane = lanes?.options[Math.floor(at / options.length)];
    const pointer = { table: 'collection_view', id: viewId, spaceId: space };
    const sorts = { pointer, path: ['page_sort'], command: 'listAfter', args: { id } };
    const inHand = rows.filter((item) => item.inHand).map((item) => item.id);
    const ids = inHand.includes(id) ? inHand : [id];
    soon(() => {
      rows.sort((a, b) => ids.includes(a.id) - ids.includes(b.id));
      const moved = ids.filter((one) => shownAs(held(one, groupedBy.id)) !== name);
      const crossed = lane ? ids.filter((one) => held(one, lanes.id) !== lane) : [];
      if (moved.length > 0) set(moved, groupedBy.id, groupedBy.checkbox ? name === 'Yes' : name, sorts);
      if (crossed.length > 0) set(crossed, lanes.id, lane, sorts);
      if (moved.length + crossed.length === 0) save('Board.sort', sorts);
      paint();
    });
  });
  /** The menu of a card or a row: what may be changed there, and then to what. It is about all rows that are selected with it. */
  function openMenuOf(id) {
    closeMenu();
    const selected = selectedRows();
    overlay.append(
      build(
        '<div class="dialog menu"><div class="option" role="menuitem" tabindex="0">Edit property</div></div>',
      ),
    );
    overlay.lastElementChild.addEventListener('click', () =>
      openMenu(
        selected.includes(id) ? selected : [id],
        columnsOf(id).find(({ options }) => options),
      ),
    );
  }
  app.addEventListener('click', ({ target, shiftKey }) => {
    const card = target.closest('.group .item');
    if (card && shiftKey) {
      const item = blocks.get(card.dataset.blockId);
      item.inHand = !item.inHand;
      paint();
    } else if (target.closest('.more')) openMenuOf(card.dataset.blockId);
    const value = target.closest('[data-chooses], [data-types]');
    if (!value || card) return;
    const { chooses, types } = value.dataset;
    const around = value.closest('[data-block-id]:not(.notion-collection_view_page-block)');
    const bar = value.closest('.bar')?.querySelector('[data-block-id]');
    const id = (bar ?? around)?.dataset.blockId ?? peeked ?? page.id;
    openMenu(
      [id],
      columnsOf(id).find((column) => column.id === (chooses ?? types)),
    );
  });
  app.addEventListener('contextmenu', (event) => {
    const row = event.target.closest('.record, .item');
    if (!row) return;
    event.preventDefault();
    openMenuOf(row.dataset.blockId);
  });

  // --- Controls of the fake site

  const find = (wanted) => [...blocks.values()].find(wanted).id;
  const actions = {
    // What a teammate does comes over the wire: it is shown, and nothing is sent.
    'Teammate checks a to-do': (id = find(({ values }) => values.checked === false)) =>
      apply(id, 'checked', true),
    'Teammate unchecks a to-do': (id = find(({ values }) => values.checked)) => apply(id, 'checked', false),
    'Teammate checks a row': (id = find(({ values }) => values['D~ne'] === false)) => apply(id, 'D~ne', true),
    // The cache that the page was painted from was old; the server knows better.
    'Late cache correction': () => {
      apply(uuid(16), 'checked', true);
      apply(uuid(34), 'D~ne', true);
    },
    Remount: () => mount(),
    'Remount on press': () => (remountOnPress = !remountOnPress),
    'Newer Notion': () => {
      newer = !newer;
      mount();
    },
    'Rename everything': () => {
      renamed = !renamed;
      mount();
    },
    'Teammate sets a property': apply,
    'Make a row like it': (id) => addLike(blocks.get(id), 'Made in its column', true),
    'Duplicate a row': (id) => addLike(blocks.get(id), 'A copy', false),
    // What was ticked before the browser closed, or offline, leaves when the page is next open.
    'Flush an old change': (id = uuid(16), property = 'checked', to = true) =>
      change([id], property, to, 'TodoBlock.toggleChecked'),
    'Hide done rows': () => {
      hideDone = !hideDone;
      paint();
    },
    'Go to another page': () => show(page === trip ? weekPlan : trip, true),
    'Translate the page': () => {
      translated = true;
      mount();
    },
    'Show hidden groups': () => {
      hidesGroups = false;
      mount();
    },
    'Paste a checked to-do': () => addAfter(blocks.get(uuid(11)), 'Pasted as done', true, true).id,
    'Peek at a row': (id = trip.id) => {
      window.history.pushState(null, '', location.protocol === 'file:' ? '#' : `?p=${plain(id)}`);
      peeked = id;
      const top = drawTop(blocks.get(id));
      overlay.replaceChildren(build(`<div class="notion-peek-renderer dialog">${top}</div>`));
      paint();
    },
    'Type [x]': () => {
      const paragraph = find(({ type, text }) => type === 'text' && !text);
      turnIntoTodo(blocks.get(paragraph), 'Buy milk', true);
      return paragraph;
    },
    'Duplicate a checked to-do': (id = uuid(12)) => addAfter(blocks.get(id), blocks.get(id).text, true).id,
  };

  // --- Around the page

  const filter = { on: () => hideDone, click: actions['Hide done rows'] };
  const weeklySummary = {
    wanted: false,
    on: () => weeklySummary.wanted,
    click() {
      weeklySummary.wanted = !weeklySummary.wanted;
      paint();
      const pointer = { table: 'user_settings', id: me };
      const args = { weekly_summary: weeklySummary.wanted };
      save('Settings.update', { pointer, path: ['settings'], command: 'update', args });
    },
  };

  app.append(
    build(
      `<nav class="notion-sidebar">
         <strong>FakeSites workspace</strong>
         ${each(pages, ({ text }) => `<button type="button">${text}</button>`)}
         <button type="button">Settings</button>
       </nav>
       <main class="notion-frame"></main>
       <div class="notion-overlay-container"></div>`,
    ),
  );
  const frame = app.querySelector('.notion-frame');
  const overlay = app.querySelector('.notion-overlay-container');
  guard(frame);

  function openSettings() {
    overlay.replaceChildren(
      build(
        `<div role="dialog" aria-label="Settings" class="dialog">
           <h2>Settings</h2>
           <div class="setting">${checkbox(weeklySummary, 'aria-label="Weekly summary"')} Send me a weekly summary</div>
           <button type="button">Close</button>
         </div>`,
      ),
    );
    paint();
    overlay.querySelector('button').addEventListener('click', () => overlay.replaceChildren());
  }
  app.querySelectorAll('nav button').forEach((button, i) => {
    button.addEventListener('click', () => (pages[i] ? show(pages[i], true) : openSettings()));
  });

  let scroller;
  let layouts = [];
  function show(next, go) {
    for (const timer of pending) clearTimeout(timer);
    pending = [];
    page = next;
    document.title = `${page.text} | Notion`;
    const address = location.protocol === 'file:' ? '#' : `/${page.text.replaceAll(' ', '-')}-`;
    if (go) window.history.pushState(null, '', address + plain(page.id));
    // The frame stays, what scrolls in it is replaced.
    ours(() => frame.replaceChildren(build('<div class="notion-scroller vertical"></div>')));
    scroller = frame.firstChild;
    scroller.addEventListener('scroll', paint);
    mount();
  }
  const fromAddress = () => pages.find(({ id }) => location.href.includes(plain(id))) ?? weekPlan;
  addEventListener('popstate', () => show(fromAddress(), false));
  addEventListener('resize', paint);
  fakeSite.offer(actions);
  show(fromAddress(), false);
})();
