import { createHash } from 'node:crypto';
import type { Told } from '../../drift/index.ts';
import { UsageError } from '../machine/errors.ts';

/** SHA-256 of a contract's text, whose line ends may be another system's, in hexadecimal digits. */
export const contractDigest = (text: string): string =>
  createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');

/** False for a source map that says it is of another text; older ones don't say of which. */
export function isMapOf(sources: string, contract: string): boolean {
  const digest = /^\{\s*"contract":\s*"([0-9a-f]{64})"/.exec(sources)?.[1];
  return digest === undefined || digest === contractDigest(contract);
}

/** What a stored source map tells: places by pointer, hashes by page. */
export interface SourceIndex {
  readonly placeAt: (pointer: string) => Told | undefined;
  readonly pageHash: (file: string) => string | undefined;
  /** Hashes of all pages, by file. */
  readonly pages: () => Readonly<Record<string, string>>;
}

/**
 * A stored source map, read when it is first asked. In the form that is written here, an entry a line, only the
 * entries that are asked for are parsed.
 *
 * @param name for the message of what is thrown when it is first asked: UsageError where it is no source map
 */
export function sourceIndex(text: string, name: string): SourceIndex {
  let known: SourceIndex | undefined;
  const index = (): SourceIndex => {
    known ??= byLine(text) ?? whole(text, name);
    return known;
  };
  return {
    placeAt: (at) => index().placeAt(at),
    pageHash: (file) => index().pageHash(file),
    pages: () => index().pages(),
  };
}

/** Older ones don't say which contract they are of. */
const HEAD = /^\{\n(?: {2}"contract": "[0-9a-f]{64}",\n)? {2}"pages": \{\n/;
const MIDDLE = '\n  },\n  "sources": {\n';
const FOOT = '\n  }\n}\n';
const LINE = '    "';

/** The form that is written here; undefined where the text is of another. */
function byLine(text: string): SourceIndex | undefined {
  const middle = text.indexOf(MIDDLE);
  const head = HEAD.exec(text)?.[0].length;
  if (head === undefined || middle < 0 || !text.endsWith(FOOT)) return undefined;
  const pages = entriesOf(text, head, middle);
  const sources = entriesOf(text, middle + MIDDLE.length, text.length - FOOT.length);
  if (!pages || !sources) return undefined;
  return {
    placeAt: (at) => sources(at) as Told | undefined,
    pageHash: (file) => pages(file) as string | undefined,
    pages: () => JSON.parse(`{${text.slice(head, middle)}}`) as Record<string, string>,
  };
}

/** Entries between two places of a text, an entry a line, each parsed when it is asked for. */
function entriesOf(text: string, from: number, to: number): ((key: string) => unknown) | undefined {
  const lines = new Map<string, number>();
  for (let at = from; at < to; ) {
    const close = text.indexOf('": ', at);
    const end = text.indexOf('\n', at);
    if (!text.startsWith(LINE, at) || close < 0 || (end >= 0 && close > end)) return undefined;
    const key = text.slice(at + LINE.length, close);
    // Such a key is written with escapes, and may hold what looks like its end.
    if (key.includes('\\')) return undefined;
    lines.set(key, close + 3);
    at = end < 0 ? to : end + 1;
  }
  const parsed = new Map<string, unknown>();
  return (key) => {
    const start = lines.get(key);
    if (start === undefined || parsed.has(key)) return parsed.get(key);
    const end = Math.min(text.indexOf('\n', start), to);
    const value: unknown = JSON.parse(text.slice(start, text[end - 1] === ',' ? end - 1 : end));
    parsed.set(key, value);
    return value;
  };
}

function whole(text: string, name: string): SourceIndex {
  let stored: { pages?: Readonly<Record<string, string>>; sources?: Readonly<Record<string, Told>> };
  try {
    stored = JSON.parse(text) as typeof stored;
  } catch {
    throw new UsageError(`${name}: not a source map; build the contract again, or remove the file`);
  }
  return {
    placeAt: (at) => own(stored.sources, at),
    pageHash: (file) => own(stored.pages, file),
    pages: () => stored.pages ?? {},
  };
}

const own = <T>(map: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  map && Object.hasOwn(map, key) ? map[key] : undefined;
