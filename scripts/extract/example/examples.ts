import type { Dialect } from '../../dialects/index.ts';
import { type Diagnostic, diagnostic, type ExampleFacts, type Source, textOfRuns } from '../../ir/index.ts';
import { requestLineOf } from '../request/uri.ts';
import { errorBodyOf } from '../response/error-body.ts';
import type { Part } from '../sections.ts';
import { withJoinedBlocks } from './joined-blocks.ts';
import { withPartedBlocks } from './parted-blocks.ts';

const STATUS_LINE = /^(?:HTTP\/[\d.]+\s+|STATUS CODE:?\s*)(\d{3})\b/i;
export interface ReadExamples {
  readonly examples: readonly ExampleFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the code blocks of an operation's page: each becomes an example, or is reported. */
export function examplesOf(parts: readonly Part[], file: string, dialect: Dialect): ReadExamples {
  const examples: ExampleFacts[] = [];
  const diagnostics: Diagnostic[] = [];
  let previous: { readonly headingLine: number; readonly kind: ExampleFacts['kind'] } | undefined;
  const read = withPartedBlocks(withJoinedBlocks(parts));
  for (const [at, part] of read.entries()) {
    const alone = statusAlone(read, at, file);
    if (alone) examples.push(alone);
    if (part.block.kind !== 'code') continue;
    const answers = previous?.headingLine === part.headingLine && previous.kind === 'request';
    const example = exampleOf(part, part.block, file, dialect, answers);
    if (example) {
      examples.push(example);
      previous = { headingLine: part.headingLine, kind: example.kind };
      if (holdsHeadersAlone(example)) {
        diagnostics.push(diagnostic('extract/example-without-body', { file, line: part.block.line }, {}));
      }
    } else if (UNPLACED_ROLES.has(part.role) && bodyStart(part.block.text.split('\n')) >= 0) {
      const place = { file, line: part.block.line };
      diagnostics.push(diagnostic('extract/example-unplaced', place, { section: part.heading }));
    }
  }
  return { examples, diagnostics };
}

/** A label that is nothing but a status. */
const STATUS_LABEL =
  /^(?:HTTP )?(?:[Ss]tatus|STATUS|[Rr]eturn(?:ed)?|[Rr]esponse) (?:[Cc]ode|CODE) ?[:：]? ?([1-5]\d{2})(?: [A-Z][A-Za-z ]{1,40})?\.?$/;

/** A success that is shown as a status and nothing else: what answers has no body. */
function statusAlone(parts: readonly Part[], at: number, file: string): ExampleFacts | undefined {
  const { role, block, headingLine, outcome } = parts[at] as Part;
  if (role !== 'response-example' || block.kind !== 'paragraph') return undefined;
  const words = textOfRuns(block.runs);
  const status = STATUS_LABEL.exec(words)?.[1];
  if (status === undefined || !status.startsWith('2')) return undefined;
  for (const next of parts.slice(at + 1)) {
    if (next.headingLine !== headingLine || next.role !== role || next.outcome !== outcome) break;
    if (next.block.kind !== 'paragraph') return undefined;
    if (STATUS_LABEL.test(textOfRuns(next.block.runs))) break;
  }
  const source: Source = { file, line: block.line, words };
  return { kind: 'response', status, failed: false, title: '', requestLine: undefined, body: undefined, source };
}

const UNPLACED_ROLES: ReadonlySet<Part['role']> = new Set(['examples', 'other']);

/** A status line alone says that there is no body; headers without one leave it open. */
const holdsHeadersAlone = ({ kind, body, source, requestLine }: ExampleFacts): boolean =>
  kind === 'response' &&
  body === undefined &&
  requestLine === undefined &&
  !isMultipart(source.words.split('\n')) &&
  source.words.split('\n').some((line) => line.trim() !== '' && !STATUS_LINE.test(line.trim()));

/**
 * Reads one code block of an example section: request line, headers, body.
 *
 * @param answers the block before it, in the same section, is a request
 */
function exampleOf(
  part: Part,
  { text, line }: Extract<Part['block'], { kind: 'code' }>,
  file: string,
  dialect: Dialect,
  answers: boolean,
): ExampleFacts | undefined {
  const lines = withBracketsApart(text.split('\n'));
  const at = isMultipart(lines) ? -1 : bodyStart(lines);
  const head = at < 0 ? lines : lines.slice(0, at);
  const request = head.map((each, index) => ({ read: requestLineOf(each), index })).find(({ read }) => read);
  const statusLine = head.map((each) => STATUS_LINE.exec(each.trim())?.[1]).find(Boolean);
  const kind = kindOf(part, request !== undefined, statusLine !== undefined, answers);
  if (!kind) return undefined;
  const source: Source = { file, line, words: text };
  const body =
    at < 0
      ? bareBody(text, line, request !== undefined || statusLine !== undefined)
      : saidBody(lines.slice(at).join('\n'), line + at);
  return {
    kind,
    status: kind === 'response' ? (statusLine ?? part.status) : undefined,
    failed:
      kind === 'response' &&
      (dialect.examples.failed.test(part.label) ||
        part.outcome === 'abnormal' ||
        isOtherwiseError(part.label, body, file, dialect)),
    title: titleOf(part, dialect),
    requestLine: request?.read && {
      method: request.read.method,
      url: request.read.target,
      source: { file, line: line + request.index, words: lines[request.index] ?? '' },
    },
    body,
    source,
  };
}

/** `None`, or an error's code and message: the answer of success has no body, and the sample is of a failure. */
const isOtherwiseError = (label: string, body: ExampleFacts['body'], file: string, dialect: Dialect): boolean =>
  body !== undefined &&
  /^or\W?$/i.test(label) &&
  errorBodyOf(body.text, { file, line: body.line }, dialect) !== undefined;

/** Text that is no body at all: an address alone, header lines, or a status with its words. */
const NO_BODY =
  /^\s*(?:(?:(?:https?:\/)?\/\S*|[A-Za-z][\w-]*: ?\S.*(?!.)|[1-5]\d\d [A-Z][a-z]+(?: [A-Z][a-z]+){0,3})\s*)?$/;

/** A block without brackets: a literal, or text that is no body at all. */
function bareBody(text: string, line: number, hasRequestLine: boolean): ExampleFacts['body'] {
  return hasRequestLine || text.split('\n').every((each) => NO_BODY.test(each)) ? undefined : { text, line };
}

/** What begins as JSON or XML, and is no remark in its place: `[12 bytes of content]`. */
const saidBody = (text: string, line: number): ExampleFacts['body'] =>
  /^\s*\[\s*[\w-]+(?: [\w-]+)+\s*\]\s*$/.test(text) ? undefined : { text, line };

/** A message in parts, each below the same boundary (RFC 2046, section 5.1): no body of its own. */
function isMultipart(lines: readonly string[]): boolean {
  const [first, ...more] = lines.map((line) => line.trim()).filter((line) => /^--[\w'()+,./:=?-]{4,72}$/.test(line));
  return first !== undefined && more.some((line) => line === first || line === `${first}--`);
}

/** A header, and on its line the bracket that opens the body: `Content-Type: application/json  {`. */
const BRACKET_BEHIND_HEADER = /^\s*[A-Za-z][\w-]*: ?[^\s"{[][^"{[]*\s([[{])\s*$/;

/** The lines of a message, of which one that holds both a header and the body's first bracket is that bracket alone. */
function withBracketsApart(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => BRACKET_BEHIND_HEADER.test(line));
  if (at < 0 || bodyStart(lines.slice(0, at)) >= 0) return lines;
  return lines.with(at, BRACKET_BEHIND_HEADER.exec(lines[at] ?? '')?.[1] ?? '');
}

/** Where JSON or XML begins. */
const bodyStart = (lines: readonly string[]): number =>
  lines.findIndex((line) => /^\s*(?:[[{]|<\?xml|<[A-Za-z_][\w:.-]*(?:\s+[\w:.-]+\s*=|\s*\/?>))/.test(line));

function kindOf(
  part: Part,
  hasRequestLine: boolean,
  hasStatusLine: boolean,
  answers: boolean,
): ExampleFacts['kind'] | undefined {
  switch (part.role) {
    case 'request-example':
    case 'request':
      return 'request';
    case 'response-example':
    case 'response':
      return 'response';
    case 'uri':
      return hasRequestLine ? 'request' : undefined;
    case 'examples':
      if (hasRequestLine) return 'request';
      return hasStatusLine || /response|result|return/i.test(part.label) || part.status !== undefined
        ? 'response'
        : /request/i.test(part.label)
          ? 'request'
          : answers
            ? 'response'
            : undefined;
    default:
      return undefined;
  }
}

function titleOf(part: Part, { examples }: Dialect): string {
  const suffix = /\(([^()]+)\)\s*$/.exec(part.heading)?.[1];
  if (suffix) return suffix;
  return examples.plain.test(part.label) ? '' : part.label.replace(/[:：.]$/, '');
}
