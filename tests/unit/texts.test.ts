import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { ACHIEVEMENTS } from '#utils/domain/scoring/achievements.ts';

const ROOT = join(import.meta.dirname, '../..');
const LOCALES = join(ROOT, 'utils/platform/locales');

/** Words of pages, names of values, and what is written for us: no person reads them in a window. */
const NOT_TEXT = [
  ...[
    'entrypoints/background.ts',
    'entrypoints/gallery/',
    'utils/build/',
    'utils/domain/',
    'utils/messaging/',
  ],
  ...[
    'utils/sites/',
    'utils/storage/',
    'utils/background/ledger/',
    'utils/background/request-detector.ts',
    'utils/background/detections.ts',
  ],
  ...['utils/content/', 'utils/pages/ledger-client.ts', 'utils/pages/mount-page.ts'],
  // What other programs call their columns, and what a person tells them.
  ...['utils/pages/past/readers/', 'utils/pages/past/commands.ts'],
];

/** What is the same in every language: names, what a machine is told, and what is written for us. */
const SAME = [
  ...['Microwin', 'Trello', 'GitHub', 'Notion', '$1 may have changed'],
  ...[
    'trello:card:…',
    "printf '%s\\n%s\\n%s' SALT hit NAME | sha256sum",
    'heat-0 off',
    'xMaxYMid slice',
    'go on',
    'Alt+Shift+W',
    'Alt+Shift+Z',
  ],
  ...['(prefers-reduced-motion: reduce)', 'goal and level'],
  ...['not allowed', 'too often', 'not found', 'too long ago', 'another day'],
  ...['ledger newer', 'ledger blocked', 'ledger unreadable', 'ledger full', 'ledger gone'],
  ...['no answer', 'not drawn'],
  ...['(prefers-color-scheme: dark)', 'image/png', 'rest-offered', 'unhelpful'],
  ...Object.keys(ACHIEVEMENTS),
];

/** Attributes whose every word is read. */
const READ = ['aria-label', 'title', 'placeholder', 'alt', 'label', 'hint', 'refusal'];
/** Those of which none is, though it may look so. */
const UNREAD = ['class', 'd', 'viewBox', 'preserveAspectRatio', 'rel'];

interface Node {
  type: string;
  [part: string]: unknown;
}

interface Found {
  file: string;
  texts: string[];
  /** Patterns of the keys that it uses. */
  keys: RegExp[];
}

/** What a file says without asking the texts, and what it asks them. */
function look(file: string, code: string): Found {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: Found = { file, texts: [], keys: [] };

  const visit = (node: Node, read: boolean): void => {
    if (isForTheProgram(node)) return;
    const text = said(node);
    if (text && !SAME.includes(text) && (read || node.type === 'JSXText' ? /\p{L}/u : LIKE_TEXT).test(text))
      found.texts.push(text);
    const asked = node.type === 'CallExpression' && ['t', 'n'].includes(nameOf(node.callee));
    if (asked) found.keys.push(...keysIn((node.arguments as Node[])[0]));
    const below = asked ? (node.arguments as Node[]).slice(1) : parts(node);
    for (const part of below) visit(part, (read && !asked) || isRead(node));
  };
  visit(program as unknown as Node, false);
  return found;
}

/** A sentence, or what begins like one; none ends like a style. */
const LIKE_TEXT = /^(?!.*;$)(\p{Lu}\p{Ll}|(.*\s)?\p{Ll}{2,}\s|.*\s\p{Ll}{2,}(\s|\p{P}|$))/su;

/** Types, modules, comparisons, names of properties, and what only we are told. */
function isForTheProgram(node: Node): boolean {
  const { type } = node;
  if (type === 'JSXAttribute') return UNREAD.includes(nameOf(node.name));
  if (type === 'NewExpression') return nameOf(node.callee).endsWith('Error');
  if (type === 'CallExpression') return nameOf((node.callee as Node).object) === 'console';
  if (type === 'BinaryExpression') return /^[!=]==$/.test(String(node.operator));
  return type.startsWith('TS') ? !type.endsWith('Expression') : type.startsWith('Import');
}

/** Whether every word below it is read. */
function isRead({ type, name }: Node): boolean {
  return type === 'JSXAttribute' && READ.includes(nameOf(name));
}

/** The nodes in a node; not the name of a property, which may be any string. */
function parts(node: Node): Node[] {
  const all = Object.entries(node).filter(([name]) => node.type !== 'Property' || name !== 'key');
  return all
    .flatMap(([, part]) => part)
    .filter((part): part is Node => typeof (part as Node)?.type === 'string');
}

/** What a piece of text says, with its gaps; undefined of anything else. */
function said({ type, value, quasis }: Node): string | undefined {
  if (type === 'Literal' || type === 'JSXText') return typeof value === 'string' ? value.trim() : undefined;
  if (type !== 'TemplateLiteral') return undefined;
  const pieces = (quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  return pieces.reduce((text, piece, gap) => `${text}$${gap}${piece}`).trim();
}

/** The keys that an expression may be: of a template, all that fit. */
function keysIn(node: Node | undefined): RegExp[] {
  if (!node) return [];
  const key = said(node);
  if (key !== undefined) return [new RegExp(`^${RegExp.escape(key).replace(/\\\$\d/g, '\\w+')}$`)];
  return parts(node).flatMap(keysIn);
}

function nameOf(node: unknown): string {
  return String((node as Node | undefined)?.name);
}

const files = ['components', 'entrypoints', 'utils'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);
const found = files.map((file) => look(file, readFileSync(join(ROOT, file), 'utf8')));
const config = readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8');
const asked = [
  ...found.flatMap(({ keys }) => keys),
  ...[...config.matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => new RegExp(`^${key.replace('_', '\\.')}$`)),
];

type Message = Awaited<ReturnType<typeof parseMessagesFile>>[number];
const locales = new Map(
  await Promise.all(
    readdirSync(LOCALES).map(async (name): Promise<[string, Map<string, Message>]> => {
      const messages = await parseMessagesFile(join(LOCALES, name));
      const ours = messages.filter(({ key: [section = ''] }) => !section.startsWith('@@'));
      return [name, new Map(ours.map((message) => [message.key.join('.'), message]))];
    }),
  ),
);
const english = locales.get('en.yml') ?? new Map<string, Message>();

/** The text of a message, or each of its forms. */
function formsOf(message: Message): string[] {
  return message.type === 'plural' ? Object.values(message.plurals) : [message.message];
}

/** All gaps that a message has in any of its forms; a form for one thing may do without its number. */
function gapsOf(message: Message): string[] {
  return [...new Set(formsOf(message).flatMap((form) => form.match(/\$\d/g) ?? []))].sort();
}

describe('what people read', () => {
  it.each(found.filter(({ file }) => !NOT_TEXT.some((start) => file.startsWith(start))))(
    'is no part of $file',
    ({ texts }) => expect(texts).toEqual([]),
  );

  it('is there', () => {
    const keys = [...english.keys()];
    expect(asked.filter((key) => !keys.some((one) => key.test(one))).map(String)).toEqual([]);
  });

  it('has names that browsers tell apart, which know neither dots nor capitals', () => {
    const names = [...english.keys()].map((key) => key.replaceAll('.', '_').toLowerCase());
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('is asked for', () => {
    expect([...english.keys()].filter((key) => !asked.some((one) => one.test(key)))).toEqual([]);
  });
});

describe.each([...locales])('%s', (name, messages) => {
  it('has every text, and no other', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('says which language it is in', () => {
    const [language = ''] = formsOf(messages.get('language') as Message);
    expect(language.replace('-', '_')).toBe(name.replace('.yml', ''));
    expect(['ltr', 'rtl']).toContain(formsOf(messages.get('direction') as Message)[0]);
  });

  it('has the same gaps in each of them', () => {
    const gaps = (all: Map<string, Message>) => [...all].map(([key, one]) => `${key} ${gapsOf(one)}`).sort();
    expect(gaps(messages)).toEqual(gaps(english));
  });

  it('has a form for one and one for more of what is counted, and of nothing else', () => {
    const forms = (all: Map<string, Message>) =>
      [...all].map(([key, one]) => [key, one.type === 'plural' ? Object.keys(one.plurals) : []]).sort();
    expect(forms(messages)).toEqual(forms(english));
  });

  it('has nothing at the ends of a text, and nothing that ends one of its forms', () => {
    const odd = [...messages].filter(([, one]) =>
      formsOf(one).some(
        (form) => form !== form.trim() || form === '' || form.includes(' | ') || form.includes('\u{e000}'),
      ),
    );
    expect(odd.map(([key]) => key)).toEqual([]);
  });
});

/** What no text says, as the glossary or the other texts have another word for it; and how it would be said. */
const UNUSED: Record<string, [said: RegExp, as: string][]> = {
  'en.yml': [
    [/\b(took|take|takes|taken) back\b/i, 'what you took back'],
    [/\bledger\b/i, 'Ledger checked'],
    [/\b(favor|color|honor|behavior)|\blicenses?\b/i, 'It favors many'],
  ],
  'de.yml': [
    [/zurück(nahm|nehm|genommen)/i, 'was du zurückgenommen hast'],
    [/\bin den Optionen\b/i, 'In den Optionen erlauben'],
    [/Protokoll/i, 'Aus dem Protokoll'],
    [/\bstell.* sie wieder her/i, 'Stelle sie wieder her'],
    [/\bFür (fünf|\$1) Minuten? anfangen/i, 'Für fünf Minuten anfangen'],
  ],
  'es.yml': [
    [/\blo que retiraste/i, 'lo que retiraste'],
    [/frase de contraseña/i, 'Frase de contraseña'],
    [/planificad/i, 'no planificado'],
    [/\bexporta\b/i, 'Exporta el registro'],
  ],
  'fr.yml': [
    [/\bque vous avez retiré/i, 'ce que vous avez retiré'],
    [/coups? d’envoi/i, '25 coups d’envoi'],
    [/\bqui veu(t|lent) dire terminé/i, 'Noms qui veulent dire terminé'],
    [/planifié/i, 'non planifiée'],
    [/\bexporter\b/i, 'Exporter le journal'],
    [/\bsuccès\b/i, 'ni série, ni succès'],
    [/« | »| [:;!?]|\u{a0}[;!?]|\u{202f}[:»]|«\u{202f}/u, 'Vraiment ?'],
  ],
  'ja.yml': [
    [/いまはいい/, 'いまはいい'],
    [/書きとめ(?!ておい)/, '書きとめました'],
    [/(?<![プイア])ログ(?!イン)/, 'ログから作り直す'],
    [/(ブラウザ|フォルダ|コンピュータ)ー/, '別のブラウザー'],
    [/コンピュータ/, 'このコンピュータ'],
    [/Microwin (?=[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}])/u, 'Microwin は'],
    [/帳簿/, '帳簿よし'],
    [/だれ/, 'だれも'],
  ],
  'pt_BR.yml': [
    [/\bregistrad[oa]s?\b/i, 'Registrado'],
    [/\bguias?\b/i, 'a nova guia'],
    [/\bRevisão\b/i, 'Revisão'],
    [/\bexportar\b/i, 'Exportar o registro'],
    [/aparelho|com sal\b|emblema/i, 'em cada aparelho'],
  ],
};

/** Texts that quote others. */
const QUOTING: Record<string, string[]> = {
  'together.howToJoin': ['recognition.parts.given'],
  'together.inviteText': ['pages.progress', 'recognition.title'],
  'together.joined': ['recognition.parts.together'],
};

describe.each([...locales])('the words of %s', (name, messages) => {
  const unused = UNUSED[name] ?? [];

  it('are those that it uses', () => {
    const texts = [...messages].flatMap(([key, one]) => formsOf(one).map((form) => ({ key, form })));
    expect(texts.filter(({ form }) => unused.some(([said]) => said.test(form)))).toEqual([]);
  });

  it('that it does not use would be found', () => {
    expect(unused.length).toBeGreaterThan(2);
    expect(unused.filter(([said, as]) => !said.test(as))).toEqual([]);
  });

  it('are the same where one text quotes another', () => {
    const text = (key: string) => formsOf(messages.get(key) as Message)[0] ?? '';
    const pairs = Object.entries(QUOTING).flatMap(([key, others]) =>
      others.map((other) => [key, other] as const),
    );
    expect(pairs.filter(([key, other]) => !text(key).includes(text(other)))).toEqual([]);
  });
});

/** Words that rank somebody, hurry them or tell them what they did not do. */
const FORBIDDEN: Record<string, RegExp> = {
  'en.yml':
    /\brank|leaderboard|compet|\bbeat|\bbest\b|worst|winner|los(e|t|ing)\b|behind|ahead|fail|\bmiss|guilt|shame|hurry|deadline|\bmust\b|should|streak/i,
  'de.yml':
    /\brang|\bplatz|wettbewerb|beste|schlecht|gewinn|verlier|verpass|scheiter|versag|schuld|\beil|beeil|\bmuss|sollte/i,
  'es.yml': /ranking|clasific|mejor|\bpeor|ganador|perde|pierd|fracas|falla|culpa|prisa|\bdebe/i,
  'fr.yml':
    /\brang|classement|meilleur|\bpire|gagnant|perd|échou|échec|\braté|manqu|coupable|retard|dépêch|\bdevez|\bfaut/i,
  'ja.yml': /順位|ランキング|勝|負|失敗|逃|遅れ|急|べき|最下位/,
  'pt_BR.yml': /ranking|classifica|melhor|\bpior|vencedor|perd|fracass|falh|culpa|pressa|atras|\bdeve/i,
};

/** What each of these would find. */
const BLAMING: Record<string, string> = {
  'en.yml': 'You are behind the others',
  'de.yml': 'Du hast es verpasst',
  'es.yml': 'Date prisa',
  'fr.yml': 'Vous êtes en retard',
  'ja.yml': '遅れています',
  'pt_BR.yml': 'Você está atrasado',
};

describe('what is said of milestones together', () => {
  it.each([...locales])('ranks, hurries and blames nobody in %s', (name, messages) => {
    const forms = [...messages].flatMap(([key, one]) => (key.startsWith('together.') ? formsOf(one) : []));
    expect(forms.length).toBeGreaterThan(40);
    expect(forms.filter((form) => FORBIDDEN[name]?.test(form))).toEqual([]);
    expect(BLAMING[name]).toMatch(FORBIDDEN[name] as RegExp);
  });
});

describe('looking for texts', () => {
  const texts = (code: string) => look('a.tsx', code).texts;

  it('finds what a person would read', () => {
    expect(texts('<p>Read me</p>')).toEqual(['Read me']);
    expect(texts(`<p aria-label="wins" title={a ? \`so \${b}\` : 'other'} />`)).toEqual([
      'wins',
      'so $1',
      'other',
    ]);
    expect(texts('const a = { b: "Yes", c: ["words and points"] }')).toEqual(['Yes', 'words and points']);
    expect(texts(`say(\`\${name} was added\`)`)).toEqual(['$1 was added']);
  });

  it('passes over what is for the program', () => {
    expect(texts('<p class="quiet about" aria-label={t("a.b")}>Microwin {"·"}</p>')).toEqual([]);
    expect(texts('throw new TypeError("It is no number")')).toEqual([]);
    expect(texts('const a = { "first win": b === "Enter" }; let c: "by chance"')).toEqual([]);
  });

  it('knows which texts are asked for, also by a part of their names', () => {
    const { keys } = look('a.ts', `t(\`a.\${b}.c\`, t(d ? 'e.f' : 'g.h')); other('i.j')`);
    const known = ['a.x.c', 'a.x.d', 'e.f', 'g.h', 'i.j'];
    expect(known.filter((key) => keys.some((one) => one.test(key)))).toEqual(['a.x.c', 'e.f', 'g.h']);
  });
});
