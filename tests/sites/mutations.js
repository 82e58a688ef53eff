/*
 * Mutations: the same fake site as another release, or another language, would draw it. A test sets
 * `window.mutation` before anything of the page runs; without it this file does nothing.
 *
 * All markup is changed as it is parsed, before anybody can see it. The page's own scripts, and the test's, go on using
 * the names that they know: what they ask of the DOM is translated on the way. A reader lives in another world of
 * the browser, where nothing is translated, and sees only what is really there.
 */
(() => {
  const { mutation } = window;
  if (!mutation) return;
  const { name, loose, words } = mutation;

  const native = (prototype, member) => Object.getOwnPropertyDescriptor(prototype, member);
  const get = Element.prototype.getAttribute;
  const set = Element.prototype.setAttribute;
  const remove = Element.prototype.removeAttribute;
  const all = Element.prototype.querySelectorAll;
  const within = (root) => [
    ...(root instanceof Element ? all : DocumentFragment.prototype.querySelectorAll).call(root, '*'),
  ];
  const same = (value) => value;

  /* ---------- what each mutation does to markup, and to the names that scripts use ---------- */

  /** A name that says nothing, the same for the same name. */
  const nonsense = (text) => {
    let hash = 7;
    for (const sign of text) hash = (hash * 31 + sign.charCodeAt(0)) % 2 ** 31;
    return `k${hash.toString(36)}`;
  };
  const oldNames = new Map();
  const newName = (old) => {
    const made = nonsense(old);
    oldNames.set(made, old);
    return made;
  };
  const oldName = (made) => oldNames.get(made) ?? made;
  const eachName = (text, rename) => (text ?? '').replace(/\S+/g, rename);

  const WRAPPER = 'data-w';
  /** What lies right in another now lies in it or in a wrapper in it. */
  const throughWrappers = (css) =>
    css
      .split(/\s*>\s*/)
      .reduce(
        (all, part, at) =>
          at === 0
            ? [part]
            : all.flatMap((start) => [`${start} > ${part}`, `${start} > [${WRAPPER}] > ${part}`]),
        [],
      )
      .join(', ');
  /** What may stand alone around anything in its place: a div, or a span where there are only words. */
  const wrapper = (parent) => {
    const made = document.createElement(
      parent.closest('button, label, span, p, a, h1, h2, h3, bdi, code') ? 'span' : 'div',
    );
    // Without a box of its own it takes no part in the layout, nor in what it would inherit from rules for its like.
    made.style.cssText = 'display: contents; pointer-events: inherit;';
    set.call(made, WRAPPER, '');
    return made;
  };
  const unwrappable =
    'svg, svg *, ul, ol, table, tr, select, textarea, template, [contenteditable="true"].notranslate';
  const wrapChildren = (parent) => {
    const children = [...parent.childNodes];
    if (children.length === 0 || parent.matches(unwrappable)) return;
    const looks = new Set([...parent.children].map(({ localName, className }) => localName + className));
    const alike = parent.children.length > 1 && looks.size === 1;
    // Rows stay so many children of their list; everything else gets one more parent.
    for (const part of alike ? [...parent.children].map((child) => [child]) : [children]) {
      const around = wrapper(parent);
      part[0].before(around);
      around.append(...part);
    }
  };

  /** `* checklist item` stands for all that ends so. */
  const phrases = Object.entries(words ?? {}).map(([from, to]) => {
    const pattern = from.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace('*', '(.*)');
    return [new RegExp(`^${pattern}$`, 's'), to];
  });
  const translate = (text) => {
    const [start, said, end] = /^(\s*)(.*?)(\s*)$/s.exec(text).slice(1);
    const [pattern, to] = said ? (phrases.find(([pattern]) => pattern.test(said)) ?? []) : [];
    return pattern ? start + to.replace('*', pattern.exec(said)[1] ?? '') + end : text;
  };
  const translateElement = (element) => {
    for (const attribute of ['aria-label', 'title', 'placeholder'])
      if (element.hasAttribute(attribute))
        set.call(element, attribute, translate(get.call(element, attribute)));
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE) node.data = translate(node.data);
  };

  const ROLES = {
    button: 'button',
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    ul: 'list',
    ol: 'list',
    li: 'listitem',
  };
  const TAGS = { ...ROLES, section: '', header: '', aside: '', nav: '', bdi: '', p: '' };
  const retag = (element) => {
    const { localName } = element;
    const isTitle = localName === 'textarea' && get.call(element, 'rows') === '1';
    if (!(localName in TAGS) && !isTitle) return;
    // A form needs a button that sends it.
    if (get.call(element, 'type') === 'submit') return;
    const inline = ['button', 'bdi'].includes(localName);
    const made = document.createElement(isTitle ? 'h2' : inline ? 'span' : 'div');
    for (const attribute of element.getAttributeNames())
      set.call(made, attribute, get.call(element, attribute));
    set.call(made, 'data-v', localName);
    if (ROLES[localName] && !element.hasAttribute('role')) set.call(made, 'role', ROLES[localName]);
    if (/^h\d$/.test(localName)) set.call(made, 'aria-level', localName[1]);
    if (localName === 'button') set.call(made, 'tabindex', '0');
    if (element.hasAttribute('disabled')) set.call(made, 'aria-disabled', 'true');
    made.append(...element.childNodes);
    element.replaceWith(made);
  };

  const KEPT = 'data-q';
  const mutations = {
    classes: {
      element: (element) =>
        element.hasAttribute('class') &&
        set.call(element, 'class', eachName(get.call(element, 'class'), newName)),
      selector: (css) => css.replace(/\.([a-z_][\w-]*)/gi, (_, old) => `.${newName(old)}`),
    },
    testids: {
      element(element) {
        const value = get.call(element, 'data-testid');
        if (value === null) return;
        set.call(element, KEPT, value);
        remove.call(element, 'data-testid');
      },
      attribute: (css) => css.replace(/^\[data-testid/, `[${KEPT}`),
    },
    wrap: { element: wrapChildren, whole: throughWrappers },
    reorder: {
      element: (element) => element.matches(loose) && element.append(...[...element.childNodes].reverse()),
    },
    german: { element: translateElement, attribute: (css) => css.replace(/(?<=")[^"]*(?=")/, translate) },
    japanese: { element: translateElement, attribute: (css) => css.replace(/(?<=")[^"]*(?=")/, translate) },
    variant: {
      element: retag,
      selector: (css) =>
        css.replace(/(^|[\s>+~,(])([a-z][a-z0-9]*)(?![\w(-])/g, (whole, before, tag) =>
          tag in TAGS || tag === 'textarea' ? `${before}:is(${tag}, [data-v="${tag}"])` : whole,
        ),
    },
  };
  const {
    element: mutate,
    selector: renameIn = same,
    attribute: renameAttribute = same,
    whole = same,
  } = mutations[name];

  /** A selector by its new names; what stands in brackets is told from the rest. */
  const known = new Map();
  const translated = (css) => {
    if (!known.has(css)) {
      const parts = css
        .split(/(\[[^\]]*\])/)
        .map((part, at) => (at % 2 ? renameAttribute(part) : renameIn(part)));
      known.set(css, whole(parts.join('')));
    }
    return known.get(css);
  };

  /* ---------- everything that is parsed ---------- */

  const text = (root) => new XMLSerializer().serializeToString(root);
  const mutateAll = (root) => {
    const before = mutation.applied || text(root);
    // From the inside out: what is replaced or wrapped keeps what it holds.
    for (const element of within(root).reverse()) mutate(element);
    // A test asks for it, lest it praise readers for a page as it always was.
    mutation.applied ||= before !== text(root);
  };
  const html = native(Element.prototype, 'innerHTML');
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...html,
    set(markup) {
      html.set.call(this, markup);
      mutateAll(this instanceof HTMLTemplateElement ? this.content : this);
      if (name === 'reorder' && this.matches(loose)) mutate(this);
    },
  });
  const parse = Range.prototype.createContextualFragment;
  Range.prototype.createContextualFragment = function (markup) {
    const parsed = parse.call(this, markup);
    mutateAll(parsed);
    return parsed;
  };

  /* ---------- everything that is asked for by name ---------- */

  for (const { prototype } of [Document, DocumentFragment, Element]) {
    for (const member of ['querySelector', 'querySelectorAll', 'matches', 'closest']) {
      const ask = prototype[member];
      if (ask)
        prototype[member] = function (css) {
          return ask.call(this, translated(css));
        };
    }
  }

  if (name === 'classes') {
    const { get: names } = native(Element.prototype, 'classList');
    Element.prototype.getAttribute = function (attribute) {
      const value = get.call(this, attribute);
      return attribute === 'class' && value !== null ? eachName(value, oldName) : value;
    };
    Element.prototype.setAttribute = function (attribute, value) {
      set.call(this, attribute, attribute === 'class' ? eachName(value, newName) : value);
    };
    Object.defineProperty(HTMLElement.prototype, 'className', {
      configurable: true,
      get() {
        return this.getAttribute('class') ?? '';
      },
      set(value) {
        this.setAttribute('class', value);
      },
    });
    Object.defineProperty(Element.prototype, 'classList', {
      configurable: true,
      get() {
        const real = names.call(this);
        const shown = [...real].map(oldName);
        return Object.assign(shown, {
          add: (...added) => real.add(...added.map(newName)),
          remove: (...removed) => real.remove(...removed.map(newName)),
          toggle: (toggled, ...force) => real.toggle(newName(toggled), ...force),
          contains: (wanted) => real.contains(newName(wanted)),
          replace: (old, other) => real.replace(newName(old), newName(other)),
        });
      },
    });
  }

  if (name === 'testids') {
    const rename = (attribute) => (attribute === 'data-testid' ? KEPT : attribute);
    for (const member of ['getAttribute', 'setAttribute', 'hasAttribute', 'removeAttribute']) {
      const ask = Element.prototype[member];
      Element.prototype[member] = function (attribute, ...value) {
        return ask.call(this, rename(attribute), ...value);
      };
    }
    const { get: dataset } = native(HTMLElement.prototype, 'dataset');
    Object.defineProperty(HTMLElement.prototype, 'dataset', {
      configurable: true,
      get() {
        const real = dataset.call(this);
        const key = (asked) => (asked === 'testid' ? KEPT.slice('data-'.length) : asked);
        return new Proxy(real, {
          get: (_, asked) => real[key(asked)],
          set: (_, asked, value) => {
            real[key(asked)] = value;
            return true;
          },
        });
      },
    });
  }

  if (name === 'variant') {
    const BUTTON = '[data-v="button"]';
    addEventListener(
      'click',
      (event) => {
        if (event.target.closest(`${BUTTON}[disabled]`)) event.stopImmediatePropagation();
      },
      true,
    );
    // What is no button makes its own clicks of keys.
    addEventListener('keydown', (event) => {
      if (
        !event.isTrusted ||
        !['Enter', ' '].includes(event.key) ||
        event.defaultPrevented ||
        !event.target.matches(BUTTON)
      )
        return;
      event.preventDefault();
      event.target.click();
    });
  }

  if (words) document.documentElement.lang = name === 'german' ? 'de' : 'ja';

  // Styles follow, so that a person could still use the page.
  addEventListener('load', () => {
    const restyle = ({ cssRules }) => {
      for (const rule of cssRules ?? []) {
        if (rule.selectorText) rule.selectorText = translated(rule.selectorText);
        restyle(rule);
      }
    };
    for (const sheet of document.styleSheets) restyle(sheet);
  });
})();
