import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** What holds words that a person or a site has written. */
const WRITTEN = ['title', 'note', 'line', 'answers'];
/** What has one of these names, and is written by us. */
const OURS = ['template'];
/** Fields in which no sentence is written. */
const WORDLESS = /^(checkbox|radio|date|time|number|file|password)$/;

interface Node {
  type: string;
  [part: string]: unknown;
}

/** Where a file shows words, or takes them in, without leaving their direction to these words: lines of its code. */
function undirected(file: string, code: string): string[] {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: string[] = [];
  const visit = (node: Node) => {
    if (node.type === 'JSXElement' && !isDirected(node)) {
      const words = (node.children as Node[]).some(
        (child) => child.type === 'JSXExpressionContainer' && isWritten(child.expression as Node),
      );
      if (words || takesWords(node)) found.push(code.slice(node.start as number, node.end as number));
    }
    for (const part of partsOf(node)) visit(part);
  };
  visit(program as unknown as Node);
  return found;
}

function isDirected(element: Node): boolean {
  return nameOf(element) === 'bdi' || attribute(element, 'dir') === 'auto';
}

function takesWords(element: Node): boolean {
  const name = nameOf(element);
  if (name === 'textarea') return true;
  if (name !== 'input') return false;
  const type = attribute(element, 'type');
  // A type that is given in code is that of numbers or of times.
  return type === undefined ? !hasAttribute(element, 'type') : !WORDLESS.test(type);
}

function isWritten(expression: Node): boolean {
  switch (expression.type) {
    case 'Identifier':
      return WRITTEN.includes(expression.name as string);
    case 'MemberExpression': {
      const { object, property, computed } = expression as Node & { object: Node; property: Node };
      if (OURS.includes(object.name as string)) return false;
      return computed ? isWritten(object) : isWritten(property);
    }
    case 'ConditionalExpression':
      return isWritten(expression.consequent as Node) || isWritten(expression.alternate as Node);
    case 'LogicalExpression':
      return isWritten(expression.right as Node);
    default:
      return false;
  }
}

function nameOf(element: Node): string {
  return String((element.openingElement as { name: { name?: string } }).name.name);
}

interface Attribute {
  name?: { name: string };
  value?: { value?: string };
}

function attribute(element: Node, name: string): string | undefined {
  return attributesOf(element).find((one) => one.name?.name === name)?.value?.value;
}

function hasAttribute(element: Node, name: string): boolean {
  return attributesOf(element).some((one) => one.name?.name === name);
}

function attributesOf(element: Node): Attribute[] {
  return (element.openingElement as { attributes: Attribute[] }).attributes;
}

function partsOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((part): part is Node => typeof part === 'object' && part !== null && 'type' in part);
}

/** Of the other pages all that is called a title is ours. */
const files = ['components', 'entrypoints/newtab', 'entrypoints/popup'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith('.tsx')),
);

describe('words in either direction of writing', () => {
  it.each(files)('stand in order, and are typed in order: %s', (file) => {
    expect(undirected(file, readFileSync(join(ROOT, file), 'utf8'))).toEqual([]);
  });

  it.each([
    ['a title in a span', '<span class="a">{win.title}</span>'],
    ['a title in an element with a direction of its own', '<a dir="ltr">{title}</a>'],
    ['a title where there is one', '<p>{title && title}</p>'],
    ['an answer', '<dd>{answers[2]}</dd>'],
    ['a note among other things', '<p><b>1</b>{note}</p>'],
    ['a title instead of a sentence', '<li>{done ? t("a") : title}</li>'],
    ['a field', '<input class="field" value={title} />'],
    ['a field for several lines', '<p><textarea /></p>'],
  ])('%s is found', (_, code) => {
    expect(undirected('a.tsx', code)).toHaveLength(1);
  });

  it.each([
    ['a title by itself', '<bdi>{win.title}</bdi>'],
    ['a note', '<p dir="auto">{note}</p>'],
    ['a sentence', '<p>{t("a.b", title)}</p>'],
    ['a field', '<input dir="auto" value={title} />'],
    ['a box', '<input type="checkbox" />'],
    ['what is ours', '<b>{template.title}</b>'],
  ])('%s is right', (_, code) => {
    expect(undirected('a.tsx', code)).toEqual([]);
  });
});
