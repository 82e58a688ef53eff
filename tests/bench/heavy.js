/*
 * A board far beyond what people keep: 1,500 cards, some 40,000 nodes, in the markup shape of the fake board.
 * It draws itself as it loads; `churn()` then changes it 3,000 times, as teammates and syncing do, with no input.
 */
(() => {
  const LISTS = 10;
  const CARDS = 1500;
  const CHANGES = 3000;
  const CHANGES_A_FRAME = 500;

  const RING = 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z';
  const TICK = 'M6.75 9.828 4.826 7.52 3.7 8.5 6.8 12.2 12.4 5.5 11.2 4.5Z';

  const node = (html) => document.createRange().createContextualFragment(html).firstElementChild;

  const mark = (done) =>
    `<span role="img" class="${done ? 'mark mark-done' : 'mark'}"><svg viewBox="0 0 16 16"
      ><path fill-rule="evenodd" d="${done ? TICK : RING}"/></svg></span>`;

  const spans = (count, kind) =>
    Array.from(
      { length: count },
      (_, n) => `<span data-testid="${kind}" class="badge">${kind} ${n}</span>`,
    ).join('');

  const card = (n, done = n % 3 === 0) => {
    const short = `HeAv${String(n).padStart(4, '0')}`;
    return `<li data-testid="list-card"><div data-testid="list-card-wrapper"><div data-testid="trello-card"
      class="card" data-card-id="${n.toString(16).padStart(24, '0')}"><div data-testid="card-done-state" class="state"
      ><button type="button" class="circle" data-testid="card-done-state-completion-button"
      ><div data-testid="card-done-state-icon-container">${mark(done)}</div></button><span
      ><a data-testid="card-name" class="name" href="/c/${short}/${n}-card">Card number ${n}</a></span></div><div
      data-testid="compact-card-labels" class="badges">${spans(3, 'label')}</div><div
      data-testid="card-front-badges" class="badges">${spans(4, 'badge')}</div></div></div></li>`;
  };

  const lists = node(
    `<ol data-testid="lists" class="lists">${Array.from(
      { length: LISTS },
      (
        _,
        n,
      ) => `<li data-testid="list-wrapper"><div data-testid="list" class="list"><h2 data-testid="list-name"
      >List ${n}</h2><ol data-testid="list-cards" class="cards"></ol></div></li>`,
    ).join('')}</ol>`,
  );
  document.getElementById('trello-root').append(lists);
  const columns = [...lists.querySelectorAll('.cards')];
  for (let n = 0; n < CARDS; n++) columns[n % LISTS].append(node(card(n)));

  /** What happens to boards: a tick, a counter, a move, a front drawn anew. */
  const CHANGES_TO = [
    (item, n) => item.querySelector('.mark').replaceWith(node(mark(n % 2 === 0))),
    (item, n) => {
      item.querySelector('[data-testid="badge"]').textContent = `${n}/${CHANGES}`;
    },
    (item, n) => columns[n % LISTS].prepend(item),
    (item, n) => item.replaceWith(node(card(n))),
  ];
  const fronts = document.getElementsByClassName('card');

  /** Resolves when all changes are made and the last of them is painted. */
  window.churn = async () => {
    for (let n = 0; n < CHANGES; n++) {
      CHANGES_TO[n % CHANGES_TO.length](fronts[(n * 37) % CARDS].closest('li'), n);
      if (n % CHANGES_A_FRAME === 0) await new Promise(requestAnimationFrame);
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  };
})();
