import { type JSONPath, type Node, type ParseError, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Diagnostic, diagnostic, type ExampleFacts } from '../ir/index.ts';
import { isNode } from '../nodes.ts';
import { lineIndex } from '../read/index.ts';
import { gapIn } from './example-placeholder.ts';

export interface ReadExample {
  /** The value; the raw text where it is no JSON even after mending. */
  readonly value: unknown;
  readonly readable: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Whole numbers that JavaScript rounds, as they are written, by their pointers in the value. */
  readonly digits?: ReadonlyMap<string, string>;
}

/** Mends that keep every line where it is. */
const MENDS: readonly { readonly pattern: RegExp; readonly by: string }[] = [
  { pattern: /True\b(?<=[:[,]\s*True)/g, by: 'true' },
  { pattern: /False\b(?<=[:[,]\s*False)/g, by: 'false' },
  { pattern: /None\b(?<=[:[,]\s*None)/g, by: 'null' },
  { pattern: /^[ \t]*(?:\.{3,}|…+)[ \t]*(?:,[ \t]*)?$/gm, by: '' },
  { pattern: /\u00a0/g, by: ' ' },
  { pattern: /^([ \t]*)([A-Za-z_]\w*)(?=[ \t]*:[ \t]*["[{\d])/gm, by: '$1"$2"' },
];

/** A line that ends with a value, and one that begins with a name. */
const ENDS_VALUE = /(?:["\d}\]]|\b(?:true|false|null))[ \t\r]*$/;
const BEGINS_MEMBER = /^[ \t]*"[^"\\]*"[ \t]*:/;

/** Puts the comma that is missing between a member and the one on the next line. */
function withCommas(text: string): string {
  const lines = text.split('\n');
  let last = -1;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const before = lines[last];
    if (before !== undefined && BEGINS_MEMBER.test(line) && ENDS_VALUE.test(before))
      lines[last] = `${before.trimEnd()},`;
    last = at;
  }
  return lines.join('\n');
}

export type ExampleReader = (example: ExampleFacts, file: string) => ReadExample;

/** Reads each example once, however often it is asked for. */
export function exampleReader(): ExampleReader {
  const known = new Map<ExampleFacts, ReadExample>();
  return (example, file) => {
    const read = known.get(example) ?? readExample(example, file);
    known.set(example, read);
    return read;
  };
}

/**
 * Parses an example's body. Comments, trailing commas, Python literals, `...` lines, names without quotes and commas
 * missing between lines are mended and reported.
 */
export function readExample(example: ExampleFacts, file: string): ReadExample {
  const body = example.body;
  if (!body) return { value: undefined, readable: false, diagnostics: [] };
  const deep = lineTooDeep(body.text);
  if (deep !== undefined) {
    const diagnostics = [
      diagnostic('link/example-too-deep', { file, line: body.line + deep }, { depth: MAX_EXAMPLE_DEPTH }),
    ];
    return { value: body.text, readable: false, diagnostics };
  }
  const read = asItIs(body.text) ?? mended(body, file);
  if (!read.readable || !/"(?:\.{3}|…)/.test(body.text)) return read;
  const value = withoutGaps(read.value);
  if (value === read.value) return read;
  const diagnostics = [diagnostic('link/example-mended', { file, line: body.line }, {})];
  return { ...read, value, diagnostics };
}

function asItIs(text: string): ReadExample | undefined {
  try {
    return { value: JSON.parse(text), readable: true, diagnostics: [], ...digitsOf(text) };
  } catch {
    return undefined;
  }
}

/** A value without items of lists that stand for others; the value itself where there are none. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) {
    const gap = gapIn(value);
    const items = (gap === undefined ? value : value.filter((item) => item !== gap)).map(withoutGaps);
    return items.length === value.length && items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isNode(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withoutGaps(each)] as const);
  return entries.every(([key, each]) => each === value[key]) ? value : Object.fromEntries(entries);
}

/** The items of a list in a text, without those that stand for others. */
function itemsOf({ children = [] }: Node): readonly Node[] {
  const gap = gapIn(children.map(({ type, value }) => (type === 'object' || type === 'array' ? {} : value)));
  return gap === undefined ? children : children.filter(({ value }) => value !== gap);
}

function mended(body: NonNullable<ExampleFacts['body']>, file: string): ReadExample {
  if (/^\s*</.test(body.text)) {
    const diagnostics = [diagnostic('link/example-markup', { file, line: body.line }, {})];
    return { value: body.text, readable: false, diagnostics };
  }
  let text = body.text;
  for (const { pattern, by } of MENDS) text = text.replace(pattern, by);
  const first = parsed(text);
  const again = first.error ? parsed(withCommas(text)) : first;
  if (!again.error) text = again.text;
  const { value, error } = again.error ? first : again;
  if (!error && value !== undefined) {
    return {
      value,
      readable: true,
      ...digitsOf(text),
      diagnostics: [diagnostic('link/example-mended', { file, line: body.line }, {})],
    };
  }
  const problem = error ? (PROBLEMS[printParseErrorCode(error.error)] ?? 'a mark is wrong') : 'it is empty';
  const line = error ? body.line + lineIndex(text)(error.offset) - 1 : body.line;
  return {
    value: body.text,
    readable: false,
    diagnostics: [diagnostic('link/example-unreadable', { file, line }, { problem, line })],
  };
}

function parsed(text: string): { readonly text: string; readonly value: unknown; readonly error?: ParseError } {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  return { text, value, ...(errors[0] ? { error: errors[0] } : {}) };
}

/** More digits in a row than JavaScript has for every whole number. */
const LONG_NUMBER = /(?<![\d."])-?\d{16,}(?![\d."])/;

function digitsOf(text: string): Pick<ReadExample, 'digits'> {
  const root = LONG_NUMBER.test(text) ? treeOf(text) : undefined;
  if (!root) return {};
  const digits = new Map<string, string>();
  const visit = (node: Node, at: string): void => {
    if (node.type === 'number' && Number.isInteger(node.value) && !Number.isSafeInteger(node.value)) {
      const written = text.slice(node.offset, node.offset + node.length);
      if (/^-?\d+$/.test(written)) digits.set(at, written);
    }
    if (node.type === 'array') for (const [index, item] of itemsOf(node).entries()) visit(item, `${at}/${index}`);
    for (const child of node.children ?? []) {
      const [key, value] = child.type === 'property' ? (child.children ?? []) : [];
      if (key && value) visit(value, `${at}/${key.value.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  };
  visit(root, '');
  return digits.size > 0 ? { digits } : {};
}

/** What an error of the parser means to somebody who wrote the example. */
const PROBLEMS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word without quotes, or a mark that JSON does not have,',
  InvalidNumberFormat: 'a number is written in a way that JSON does not have',
  PropertyNameExpected: 'a name in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'the example breaks off: a closing } is missing',
  CloseBracketExpected: 'the example breaks off: a closing ] is missing',
  EndOfFileExpected: 'there is more text after the last closing bracket',
  InvalidCommentToken: 'a comment is in the wrong place',
  UnexpectedEndOfComment: 'a comment is not closed',
  UnexpectedEndOfString: 'a closing quotation mark is missing',
  UnexpectedEndOfNumber: 'a number is not complete',
  InvalidUnicode: 'a character is written in a way that JSON does not have',
  InvalidEscapeCharacter: 'a backslash is followed by a character that JSON does not allow',
  InvalidCharacter: 'a character must be written with a backslash',
};

/** Deeper than any body that a program sends; parsers of JSON go down by recursion. */
export const MAX_EXAMPLE_DEPTH = 100;

const BRACKETS_AND_STRINGS = /"(?:[^"\\\n]|\\.)*"?|[[{]|[\]}]/g;

/** The names of a body's own fields, also where the text is no JSON: a sample that was typed by hand still shows them. */
export function ownNames(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(BRACKETS_AND_STRINGS)) {
    if (mark === '{' || mark === '[') depth++;
    else if (mark === '}' || mark === ']') depth = Math.max(0, depth - 1);
    else if (depth === 1 && /^[ \t]*:/.test(text.slice(index + mark.length, index + mark.length + 20)))
      names.push(mark.replaceAll('"', ''));
  }
  return names;
}

/** The line, counted from 0, on which a text's brackets are open deeper than any parser should follow. */
function lineTooDeep(text: string): number | undefined {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(BRACKETS_AND_STRINGS)) {
    if (mark === '{' || mark === '[') depth++;
    else if (mark === '}' || mark === ']') depth = Math.max(0, depth - 1);
    if (depth > MAX_EXAMPLE_DEPTH) return lineIndex(text)(index) - 1;
  }
  return undefined;
}

/** The tree of a body of JSON, nearly JSON too; undefined for one that is nested too deep. */
export const treeOf = (text: string): Node | undefined =>
  lineTooDeep(text) === undefined ? parseTree(text, [], { allowTrailingComma: true }) : undefined;

/**
 * Finds values of a body by their paths: the first of those that a key has.
 *
 * @returns the line of a value, counted from 0; 0 where there is none
 */
export function lineFinder(text: string): (path: JSONPath) => number {
  const tree = treeOf(text);
  const lineOf = lineIndex(text);
  const members = new Map<Node, Map<string, Node>>();
  const membersOf = (node: Node): Map<string, Node> => {
    const known = members.get(node) ?? new Map<string, Node>();
    if (known.size > 0) return known;
    for (const { children: [key, value] = [] } of node.children ?? [])
      if (key && value && !known.has(key.value)) known.set(key.value, value);
    members.set(node, known);
    return known;
  };
  const lists = new Map<Node, readonly Node[]>();
  const listOf = (node: Node): readonly Node[] => {
    const known = lists.get(node) ?? itemsOf(node);
    lists.set(node, known);
    return known;
  };
  return (path) => {
    let node = tree;
    for (const step of path)
      node =
        typeof step === 'number'
          ? node?.type === 'array'
            ? listOf(node)[step]
            : undefined
          : node?.type === 'object'
            ? membersOf(node).get(step)
            : undefined;
    return node ? lineOf(node.offset) - 1 : 0;
  };
}
