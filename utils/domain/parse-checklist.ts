import { parseTitle } from '#utils/domain/title.ts';

/** A line of a pasted list. */
export interface ChecklistLine {
  title: string;
  done: boolean;
}

/** What stands before an item: blanks, a bullet or a number, and a box. */
const MARK = /^\s*(?:[-*+•–]\s+|\d+[.)]\s+)?(?:\[([ xX✓])\]\s*|([☐☑✅✔])\s*)?/;

/** The items of a list that was copied from Markdown, Trello, Notion or any other text with one in each line. */
export function parseChecklist(text: string): ChecklistLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [mark, box = '', sign = ''] = MARK.exec(line) ?? [''];
    // A heading stands over the items; it is none.
    if (/^\s*#/.test(line)) return [];
    const title = parseTitle(withoutMarks(line.slice(mark.length)));
    return title ? [{ title, done: /[xX✓]/.test(box) || /[☑✅✔]/.test(sign) }] : [];
  });
}

/** Plain words of a line of Markdown: bold, struck out, code, links. */
function withoutMarks(line: string): string {
  return line.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2');
}
