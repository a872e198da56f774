import { parse } from 'yaml';
import { NOT_PLAIN, RESERVED } from './yaml-text.ts';

/**
 * Reads YAML, as the `yaml` library does. The form that contracts are written in — block maps and lists, scalars on one
 * line, literal blocks — is read here, in a small part of the library's time; at the first thing of another form the
 * library reads the whole text.
 *
 * @throws YAMLParseError as the library throws it
 */
export function readYaml(text: string): unknown {
  const value = readBlockForm(text);
  return value === OTHER_FORM ? parse(text) : value;
}

/** The text has something that is not of the form. */
export const OTHER_FORM = Symbol('other form');

/** Reads the one form, or says that a text is of another. */
export function readBlockForm(text: string): unknown {
  if (/[\r\u0085\u2028\u2029\ufeff]|[^\t\n -~\u00a0-\ud7ff\ue000-\ufffd]/.test(text.replace(PAIRS, '')))
    return OTHER_FORM;
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const reader = new Reader(lines);
  try {
    return reader.document();
  } catch (error) {
    if (error === OTHER_FORM) return OTHER_FORM;
    throw error;
  }
}

/** Characters beyond the first plane, which are fine. */
const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;

/** A key on one line: its text, or what stands between its quotes. What follows is a value, or a block below. */
const KEY = /^(?:([A-Za-z0-9_/$](?:[^\s:]|:(?=\S)| (?=[^\s#:]))*)|"([^"\\]*)"|'([^']*)'):(?: +|$)/;
const ITEM = /^- +(?=\S)/;
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
/** A text between double quotes whose escapes mean the same in JSON. */
const JSON_TEXT = /^"(?:[^"\\]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"$/;
const LITERAL = /^\|([-+]?)$/;

class Reader {
  private at = 0;
  private readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  document(): unknown {
    const value = this.block(0);
    if (this.at < this.lines.length) throw OTHER_FORM;
    return value;
  }

  private indentOf(line: string): number {
    let indent = 0;
    while (line.charCodeAt(indent) === 32) indent++;
    return indent;
  }

  /** The map or list whose lines stand at an indent. */
  private block(indent: number): unknown {
    const line = this.lines[this.at];
    if (line === undefined || this.indentOf(line) !== indent) throw OTHER_FORM;
    return ITEM.test(line.slice(indent)) ? this.list(indent) : this.map(indent, line.slice(indent));
  }

  private list(indent: number): unknown[] {
    const out: unknown[] = [];
    for (;;) {
      const line = this.lines[this.at];
      if (line === undefined || this.indentOf(line) !== indent) return out;
      const rest = line.slice(indent);
      const dash = ITEM.exec(rest)?.[0].length;
      if (dash === undefined) return out;
      out.push(this.item(indent + dash, rest.slice(dash)));
    }
  }

  /** What stands behind a dash: a block that begins there, or a scalar. */
  private item(indent: number, rest: string): unknown {
    if (ITEM.test(rest)) return this.nestedList(indent, rest);
    return KEY.test(rest) ? this.map(indent, rest) : this.scalar(rest, indent - 1);
  }

  private nestedList(indent: number, rest: string): unknown[] {
    const dash = ITEM.exec(rest)?.[0].length ?? 0;
    const first = this.item(indent + dash, rest.slice(dash));
    return [first, ...this.list(indent)];
  }

  /** @param first the map's first line without what stands in front of it */
  private map(indent: number, first: string): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    let rest: string | undefined = first;
    while (rest !== undefined) {
      const match: RegExpExecArray | null = KEY.exec(rest);
      if (!match) throw OTHER_FORM;
      const key: string = match[1] ?? match[2] ?? match[3] ?? '';
      if (
        key === '__proto__' ||
        key.includes('\t') ||
        Object.hasOwn(out, key) ||
        (match[1] !== undefined && RESERVED.test(key))
      )
        throw OTHER_FORM;
      out[key] = this.value(rest.slice(match[0].length), indent);
      const line: string | undefined = this.lines[this.at];
      rest =
        line !== undefined && this.indentOf(line) === indent && !ITEM.test(line.slice(indent))
          ? line.slice(indent)
          : undefined;
    }
    return out;
  }

  private value(rest: string, indent: number): unknown {
    if (rest !== '') return this.scalar(rest, indent);
    this.at++;
    const next = this.lines[this.at];
    const below = next === undefined ? -1 : this.indentOf(next);
    // A list may stand as far out as its key.
    if (below === indent && ITEM.test((next as string).slice(indent))) return this.list(indent);
    if (below <= indent) throw OTHER_FORM;
    return this.block(below);
  }

  /** @param indent of what holds the scalar: lines further in belong to it */
  private scalar(text: string, indent: number): unknown {
    const literal = LITERAL.exec(text);
    if (text.includes('\t')) throw OTHER_FORM;
    this.at++;
    if (literal) return this.literal(indent, literal[1] ?? '');
    const next = this.lines[this.at];
    // A line further in, or an empty one, may go on with this value.
    if (next !== undefined && (next === '' || this.indentOf(next) > indent)) throw OTHER_FORM;
    return scalarOf(text);
  }

  /** @param ending which line ends are kept behind the text: none (`-`), all (`+`), or one */
  private literal(indent: number, ending: string): string {
    const depth = this.indentOf(this.lines[this.at] ?? '');
    if (depth <= indent || (this.lines[this.at] ?? '').length === depth) throw OTHER_FORM;
    const out: string[] = [];
    for (; this.at < this.lines.length; this.at++) {
      const line = this.lines[this.at] as string;
      const isBlank = line.trim() === '';
      if (isBlank ? line !== '' : this.indentOf(line) < depth) {
        if (isBlank) throw OTHER_FORM;
        break;
      }
      out.push(line.slice(depth));
    }
    if (ending !== '+') while (out.at(-1) === '') out.pop();
    return out.join('\n') + (ending === '-' ? '' : '\n');
  }
}

function scalarOf(text: string): unknown {
  const mark = text[0];
  if (mark === '"' && text.length > 1 && text.endsWith('"') && !/["\\]/.test(text.slice(1, -1)))
    return text.slice(1, -1);
  if (mark === "'" && text.length > 1 && text.endsWith("'") && !text.slice(1, -1).replaceAll("''", '').includes("'"))
    return text.slice(1, -1).replaceAll("''", "'");
  if (text === '[]') return [];
  if (text === '{}') return {};
  if (text.endsWith(' ')) throw OTHER_FORM;
  if (!RESERVED.test(text)) {
    if (!NOT_PLAIN.test(text)) return text;
    if (mark === '"' && JSON_TEXT.test(text)) return JSON.parse(text);
    // Further escapes on one line are the library's.
    if (mark === '"' && /^"(?:[^"\\]|\\.)*"$/.test(text)) return parse(text);
    throw OTHER_FORM;
  }
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text === 'null') return null;
  return NUMBER.test(text) && text !== '-0' ? Number(text) : parse(text);
}
