import { readDirective } from './directives.ts';
import { isIndented, takeHanging } from './lines.ts';
import { type Cursor, keepRaw } from './page.ts';

const EXPLICIT = /^\.\.(?: +|$)/;
const TARGET = /^_(?:`((?:[^`\\]|\\.)+)`|((?:[^\\:]|\\.|:(?! |$))+)) ?:(?: +|$)/;
const FOOTNOTE = /^\[(?:[0-9]+|#|\*|#?[^\s[\]]+)\](?: |$)/;
const DIRECTIVE = /^([A-Za-z0-9]+(?:[-._+:][A-Za-z0-9]+)*) ?::(?: +|$)/;

/** Reads what begins with `.. `: a label, a directive, a definition or a comment. */
export function readExplicit(cursor: Cursor, text: string): boolean {
  const marker = text.startsWith('..') ? EXPLICIT.exec(text)?.[0] : undefined;
  if (marker === undefined) return false;
  const rest = text.slice(marker.length);
  if (rest === '') return readComment(cursor, true);
  if (rest.startsWith('_') && readTarget(cursor, rest)) return true;
  if (FOOTNOTE.test(rest)) {
    keepRaw(cursor, takeHanging(cursor, cursor.at, 0).next, 'read/rst-construct-unknown', { as: 'footnote' });
    return true;
  }
  const directive = DIRECTIVE.exec(rest);
  if (directive) return readDirective(cursor, directive[1] ?? '', marker.length + directive[0].length);
  // The definition of a substitution is found where the substitution is used.
  return readComment(cursor, false);
}

/** A lone `..` above a blank line is a comment without text, so that it can end another block. */
function readComment(cursor: Cursor, isEmpty: boolean): boolean {
  const below = cursor.texts[cursor.at + 1] ?? '';
  cursor.at = isEmpty && below === '' ? cursor.at + 1 : takeHanging(cursor, cursor.at, 0).next;
  return true;
}

/** A label waits for the block below; a target with a link is looked up by its references. */
function readTarget(cursor: Cursor, rest: string): boolean {
  if (rest.startsWith('__:')) return readComment(cursor, false);
  const match = TARGET.exec(rest);
  if (!match) return false;
  const isLabel = match[0].length === rest.length && !isIndented(cursor.texts[cursor.at + 1]);
  if (isLabel) cursor.page.pending.push((match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1'));
  cursor.at++;
  while (isIndented(cursor.texts[cursor.at])) cursor.at++;
  return true;
}
