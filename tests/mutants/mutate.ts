import { parseAst } from 'vite';

/** One small mistake in a file. */
export interface Mutant {
  /** From 1. */
  line: number;
  was: string;
  is: string;
  /** The whole file with it. */
  code: string;
}

/** A node of the syntax tree, as far as it is read here. */
interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const OPERATORS: Record<string, string> = {
  ...{ '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===' },
  ...{ '+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '**': '*', '>>': '<<' },
  ...{ '&&': '||', '||': '&&', '??': '&&' },
  ...{ '+=': '-=', '-=': '+=', '++': '--', '--': '++' },
};

const METHODS: Record<string, string> = {
  ...{ some: 'every', every: 'some', min: 'max', max: 'min', floor: 'ceil', ceil: 'floor', round: 'floor' },
  ...{ find: 'findLast', findLast: 'find' },
};

/** Calls that leave a list without them. */
const DROPPED = new Set(['filter', 'slice', 'sort', 'toSorted']);

/** What says nothing at run time, but for the expression that some of it has. */
const TYPED = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

/** Every mutant of a file. */
export function mutantsOf(code: string): Mutant[] {
  const mutants: Mutant[] = [];
  const text = ({ start, end }: Node) => code.slice(start, end);
  const mutate = ({ start, end }: { start: number; end: number }, is: string) =>
    mutants.push({
      line: code.slice(0, start).split('\n').length,
      was: code.slice(start, end),
      is,
      code: code.slice(0, start) + is + code.slice(end),
    });
  const visit = (node: Node): void => {
    if (node.type.startsWith('TS') && !TYPED.has(node.type)) return;
    for (const [range, is] of changes(node, text)) mutate(range, is);
    for (const [key, value] of Object.entries(node)) {
      if (TYPED.has(node.type) && key !== 'expression') continue;
      for (const child of [value].flat()) if (isNode(child)) visit(child);
    }
  };
  visit(parseAst(code, { lang: 'ts' }) as unknown as Node);
  return mutants.sort((a, b) => a.line - b.line);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** What can be wrong with one node itself: which part of the file reads how instead. */
function* changes(
  node: Node,
  text: (node: Node) => string,
): Generator<[range: { start: number; end: number }, is: string]> {
  const part = (key: string) => node[key] as Node;
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression': {
      const [left, right] = [part('left'), part('right')];
      const other = OPERATORS[String(node.operator)];
      const joins = node.operator === '+' && [left, right].some(isText);
      // In brackets: another operator may bind what stands around it in another way.
      if (other && !joins) yield [node, `((${text(left)}) ${other} (${text(right)}))`];
      break;
    }
    case 'UpdateExpression':
      yield [node, `${text(part('argument'))}${OPERATORS[String(node.operator)]}`];
      break;
    case 'UnaryExpression':
      if (node.operator === '!' || node.operator === '-') yield [node, text(part('argument'))];
      break;
    case 'ConditionalExpression':
      yield [node, `${text(part('test'))} ? ${text(part('alternate'))} : ${text(part('consequent'))}`];
      break;
    case 'IfStatement':
      if (/Call|Identifier|Member/.test(part('test').type)) yield [part('test'), `!(${text(part('test'))})`];
      break;
    case 'Literal':
      if (typeof node.value === 'boolean') yield [node, String(!node.value)];
      if (typeof node.value === 'number') for (const by of [1, -1]) yield [node, `(${node.value + by})`];
      break;
    case 'CallExpression': {
      const callee = part('callee');
      if (callee.type !== 'MemberExpression' || callee.computed) break;
      const [object, method] = [callee.object as Node, callee.property as Node];
      const other = METHODS[text(method)];
      if (other) yield [method, other];
      if (text(method) === 'at' && text(node).endsWith('.at(-1)')) yield [node, `${text(object)}.at(0)`];
      if (DROPPED.has(text(method))) yield [node, text(object)];
      break;
    }
    case 'FunctionDeclaration':
    case 'ArrowFunctionExpression': {
      // It returns at once.
      const body = node.body as Node | null;
      if (body?.type === 'BlockStatement' && (body.body as Node[]).length > 0) yield [body, '{}'];
    }
  }
}

function isText({ type, value }: Node): boolean {
  return type === 'TemplateLiteral' || typeof value === 'string';
}
