import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import type { ExampleFacts } from '../extract/index.ts';

export interface ReadExample {
  /** The value; the raw text where it is no JSON even after mending. */
  readonly value: unknown;
  readonly readable: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Mends that keep every line where it is. */
const MENDS: readonly { readonly pattern: RegExp; readonly by: string }[] = [
  { pattern: /(?<=[:[,]\s*)True\b/g, by: 'true' },
  { pattern: /(?<=[:[,]\s*)False\b/g, by: 'false' },
  { pattern: /(?<=[:[,]\s*)None\b/g, by: 'null' },
  { pattern: /^[ \t]*(?:\.{3,}|…+)[ \t]*,?[ \t]*$/gm, by: '' },
  { pattern: /\u00a0/g, by: ' ' },
];

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

/** Parses an example's body. Comments, trailing commas, Python literals and `...` lines are mended and reported. */
export function readExample(example: ExampleFacts, file: string): ReadExample {
  const body = example.body;
  if (!body) return { value: undefined, readable: false, diagnostics: [] };
  try {
    return { value: JSON.parse(body.text), readable: true, diagnostics: [] };
  } catch {
    return mended(body, file);
  }
}

function mended(body: NonNullable<ExampleFacts['body']>, file: string): ReadExample {
  if (/^\s*</.test(body.text)) {
    const diagnostics = [diagnostic('link/example-markup', { file, line: body.line }, {})];
    return { value: body.text, readable: false, diagnostics };
  }
  let text = body.text;
  for (const { pattern, by } of MENDS) text = text.replace(pattern, by);
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const lineOf = (offset: number): number => body.line + countLines(text, offset);
  const error = errors[0];
  if (!error && value !== undefined) {
    return {
      value,
      readable: true,
      diagnostics: [diagnostic('link/example-mended', { file, line: body.line }, {})],
    };
  }
  const problem = error ? (PROBLEMS[printParseErrorCode(error.error)] ?? 'a mark is wrong') : 'it is empty';
  const line = error ? lineOf(error.offset) : body.line;
  return {
    value: body.text,
    readable: false,
    diagnostics: [diagnostic('link/example-unreadable', { file, line }, { problem, line })],
  };
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

/** The line breaks in front of an offset. */
export function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
