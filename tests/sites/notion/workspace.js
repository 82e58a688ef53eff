/* What the fake Notion pages hold: a workspace of to-dos, databases and their rows. */
(() => {
  const { fakeSite } = window;

  const uuid = (n) => `5eed0000-0000-4000-8000-${String(n).padStart(12, '0')}`;

  /** Every block and row by id; `values` are its checkboxes, by property. */
  const blocks = new Map();
  const block = (n, type, text, more) => {
    const made = { id: uuid(n), type, text, values: {}, children: [], ...more };
    blocks.set(made.id, made);
    return made;
  };
  const todo = (n, text, checked = false, children = []) =>
    block(n, 'to_do', text, { values: { checked }, children });
  const row = (n, text, values, more) => block(n, 'page', text, { values, ...more });

  /** A database that shows its rows as cards. */
  const database = (n, text, view, properties, rows) => block(n, 'cards', text, { view, properties, rows });

  const plants = todo(17, 'Water the plants');
  const slides = todo(14, 'Draft the slides');
  const trip = row(33, 'Plan the team trip', { 'D~ne': false });
  const bill = row(42, 'Rechnung prüfen', { 'b:Kq': true, 'rL%x': false });
  const chores = ['Tidy the shared drive', 'Renew the licence', 'Write to the supplier', 'Sort the receipts'];

  const tasks = block(20, 'collection_view', 'Tasks', {
    hides: ({ values }) => values['D~ne'],
    columns: [{ title: 'Name' }, { checkbox: 'Done', id: 'D~ne' }, { owner: 'Owner' }],
    rows: [
      row(31, 'Choose a venue', { 'D~ne': false }, { icon: '📄', owner: 'Mina' }),
      row(32, 'Agree on a date', { 'D~ne': true }, { owner: 'Jonas' }),
      trip,
      row(34, 'Ask for quotes', { 'D~ne': false }, { owner: 'Mina' }),
    ],
  });
  const aufgaben = block(21, 'collection_view', 'Aufgaben', {
    hides: ({ values }) => values['rL%x'],
    columns: [
      { checkbox: 'Blocked?', id: 'b:Kq' },
      { title: 'Aufgabe' },
      { checkbox: 'Erledigt', id: 'rL%x' },
    ],
    rows: [row(41, 'Angebot schreiben', { 'b:Kq': false, 'rL%x': false }, { icon: '📄' }), bill],
  });
  const invoices = block(22, 'collection_view', 'Invoices', {
    columns: [{ title: 'Name' }, { checkbox: 'Paid', id: 'pA|d' }, { checkbox: 'Public', id: 'MM^g' }],
    rows: [
      row(51, 'March, studio', { 'pA|d': false, 'MM^g': false }),
      row(52, 'March, travel', { 'pA|d': true, 'MM^g': false }),
    ],
  });

  const weekPlan = block(1, 'page', 'Week plan', {
    children: [
      block(2, 'text', 'What matters this week, and a little of what does not.'),
      block(3, 'sub_header', 'Today'),
      todo(11, 'Send the agenda'),
      todo(12, 'Book the meeting room', true),
      todo(13, 'Prepare the workshop', false, [slides, todo(15, 'Print the handouts', true)]),
      todo(16, 'Answer the team survey'),
      block(4, 'transclusion_container', '', { children: [plants] }),
      block(5, 'sub_header', 'Notes'),
      block(6, 'text', ''),
      ...[tasks, aufgaben, invoices],
      block(7, 'transclusion_reference', '', { children: [plants] }),
      block(8, 'sub_header', 'Backlog'),
      block(9, 'backlog', '', {
        children: Array.from({ length: 120 }, (_, i) =>
          todo(1000 + i, `${chores[i % 4]}, part ${i + 1}`, i % 3 === 2),
        ),
      }),
    ],
  });
  // A row is a page too: its properties are in a panel above the content.
  trip.children = [todo(61, 'Ask who comes'), todo(62, 'Pick a weekend', true)];
  const errands = block(24, 'page', 'Errands', {
    children: [
      database(
        25,
        'Errands by place',
        'board',
        [{ checkbox: 'Done', id: 'D~ne' }],
        [
          row(71, 'Return the parcel', { 'D~ne': false }, { icon: '📦' }),
          row(72, 'Collect the keys', { 'D~ne': true }),
        ],
      ),
      database(
        26,
        'Errands with labels',
        'list',
        [
          { checkbox: 'Blocked?', id: 'b:Kq', labelled: true },
          { checkbox: 'Done', id: 'D~ne', labelled: true },
        ],
        [row(73, 'Pay the rent', { 'b:Kq': false, 'D~ne': false })],
      ),
      database(
        27,
        'Errands without labels',
        'gallery',
        [
          { checkbox: 'Blocked?', id: 'b:Kq' },
          { checkbox: 'Done', id: 'D~ne' },
        ],
        [row(74, 'Buy stamps', { 'b:Kq': false, 'D~ne': false })],
      ),
    ],
  });

  // --- Databases whose rows have a status

  const steps = ['Not started', 'In progress', 'Done'];
  const status = (name, id) => ({ status: name, id, options: steps });
  const stage = { select: 'Stage', id: 'sE|l', options: ['Lead', 'Won', 'Done'] };
  const brief = row(111, 'Write the brief', { 'sT@t': 'Not started' }, { icon: '📄' });
  const roadmap = block(101, 'collection_view', 'Roadmap', {
    // A view of what nobody has begun.
    hides: ({ values }) => values['sT@t'] !== 'Not started',
    columns: [{ title: 'Name' }, status('Status', 'sT@t'), { text: 'Note', id: 'nO:t' }, stage],
    rows: [
      brief,
      row(112, 'Ask for feedback', { 'sT@t': 'In progress' }),
      row(113, 'Ship the app', { 'sT@t': 'Done' }),
      row(114, 'Fix the login', { 'sT@t': 'Not started' }),
    ],
  });
  const sprint = block(102, 'collection_view', 'Sprint', {
    columns: [
      { title: 'Name' },
      { status: 'Status', id: 'notion://tasks/status_property', options: [...steps, 'Archived'] },
    ],
    rows: [
      row(121, 'Test the release', { 'notion://tasks/status_property': 'Not started' }),
      row(122, 'Write the notes', { 'notion://tasks/status_property': 'Not started' }),
    ],
  });
  const habits = block(103, 'collection_view', 'Habits', {
    columns: [{ title: 'Name' }, { ...status('Status', 'hA~b'), asCheckbox: true }],
    rows: [
      row(131, 'Stretch', { 'hA~b': 'Not started' }),
      row(132, 'Read', { 'hA~b': 'Done' }),
      row(133, 'Tidy up', { 'hA~b': 'Not started' }),
    ],
  });
  const pipeline = block(104, 'board', 'Pipeline', {
    groupedBy: status('Status', 'gR:p'),
    properties: [status('Status', 'gR:p')],
    menus: true,
    rows: [
      row(141, 'Call the client', { 'gR:p': 'Not started' }, { icon: '📞' }),
      row(142, 'Send the offer', { 'gR:p': 'In progress' }),
      row(143, 'Sign the contract', { 'gR:p': 'Done' }),
      row(144, 'Book a demo', { 'gR:p': 'Not started' }),
    ],
  });
  const contacts = block(105, 'collection_view', 'Contacts', {
    columns: [{ title: 'Name' }, stage],
    rows: [row(151, 'Acme', { 'sE|l': 'Lead' }), row(152, 'Globex', { 'sE|l': 'Won' })],
  });
  const projects = block(100, 'page', 'Projects', {
    children: [roadmap, sprint, habits, pipeline, contacts],
  });

  // --- A database that fills its page, with a relation before the title and names of the team's own

  const releases = block(200, 'collection_view_page', 'Releases', {
    columns: [
      { relation: 'Product', id: 'rE~l' },
      { title: 'Name' },
      { status: 'Status', id: 'sR|s', options: ['Vetted', ...steps, 'Archived', 'Released'] },
      { text: 'Note', id: 'nR:t' },
      { select: 'Stage', id: 'sG~e', options: ['Lead', 'Done'] },
    ],
    rows: [
      row(
        211,
        'Write the changelog',
        { 'sR|s': 'Not started', 'sG~e': 'Lead' },
        { icon: '📄', project: 'Website' },
      ),
      row(212, 'Sign the build', { 'sR|s': 'In progress' }, { project: 'Website' }),
      row(213, 'Tell the press', { 'sR|s': 'Vetted' }, { project: 'Phone app' }),
      row(214, 'Drop the old client', { 'sR|s': 'Archived' }, { project: 'Phone app' }),
      row(215, 'Tag the version', { 'sR|s': 'Done' }, { project: 'Website' }),
    ],
  });

  // --- Boards of every kind

  const kitchen = block(221, 'board', 'Kitchen', {
    groupedBy: { checkbox: 'Done', id: 'kD~n', options: ['No', 'Yes'] },
    properties: [{ checkbox: 'Done', id: 'kD~n' }],
    rows: [
      row(231, 'Wash up', { 'kD~n': false }),
      row(232, 'Oil the boards', { 'kD~n': true }),
      row(233, 'Buy salt', { 'kD~n': false }),
    ],
  });
  const support = block(222, 'board', 'Support', {
    groupedBy: status('Status', 'sS:t'),
    lanes: { id: 'sO@w', options: ['Mina', 'Jonas'] },
    properties: [],
    rows: [
      row(241, 'Answer the school', { 'sS:t': 'Not started', 'sO@w': 'Mina' }),
      row(242, 'Answer the shop', { 'sS:t': 'In progress', 'sO@w': 'Mina' }),
      row(243, 'Answer the club', { 'sS:t': 'Done', 'sO@w': 'Jonas' }),
    ],
  });
  /** By persons, within groups of which one has the name of what is done, and as many parts as there are persons. */
  const desk = block(224, 'board', 'Desk', {
    groupedBy: { select: 'Owner', id: 'dO@w', options: ['Mina', 'Jonas', 'Ada'] },
    lanes: { id: 'dS:t', options: ['Not started', 'Done'] },
    properties: [],
    rows: [
      row(261, 'Order paper', { 'dS:t': 'Not started', 'dO@w': 'Mina' }),
      row(262, 'Sort the post', { 'dS:t': 'Not started', 'dO@w': 'Jonas' }),
      row(263, 'Water the fern', { 'dS:t': 'Done', 'dO@w': 'Mina' }),
    ],
  });
  const garden = block(223, 'board', 'Garden', {
    groupedBy: status('Status', 'gA:d'),
    hidden: ['Done'],
    properties: [],
    rows: [
      row(251, 'Prune the apple tree', { 'gA:d': 'Not started' }),
      row(252, 'Rake the leaves', { 'gA:d': 'In progress' }),
    ],
  });
  const boards = block(220, 'page', 'Boards', { children: [kitchen, support, garden, desk] });

  // --- Statuses as pills

  const pills = (n, view, name) =>
    database(
      n,
      name,
      view,
      [{ status: 'Status', id: `p${n}`, options: [...steps, 'Archived'] }],
      [
        row(n + 10, `${name}, first`, { [`p${n}`]: 'Not started' }),
        row(n + 20, `${name}, second`, { [`p${n}`]: 'In progress' }),
        row(n + 30, `${name}, third`, { [`p${n}`]: 'Done' }),
      ],
    );
  const deals = database(305, 'Deals', 'list', [stage], [row(315, 'Initech', { 'sE|l': 'Lead' })]);
  const pillViews = [
    ...[pills(301, 'list', 'Letters'), pills(302, 'gallery', 'Posters')],
    ...[pills(303, 'calendar', 'Visits'), pills(304, 'timeline', 'Trips'), deals],
  ];
  const views = block(300, 'page', 'Views', { children: pillViews });

  fakeSite.workspace = {
    blocks,
    databases: [
      ...[tasks, aufgaben, roadmap, sprint, habits, pipeline, contacts],
      ...[releases, kitchen, support, garden, desk, ...pillViews],
    ],
    home: weekPlan,
    pages: [weekPlan, trip, errands, bill, projects, brief, releases, boards, views],
    row,
    todo,
    uuid,
  };
})();
