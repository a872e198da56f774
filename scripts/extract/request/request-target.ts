import { append } from '../../append.ts';
import type { Dialect } from '../../dialects/index.ts';
import {
  type Block,
  type Diagnostic,
  diagnostic,
  type Method,
  type PathFacts,
  type Source,
  textOfBlocks,
} from '../../ir/index.ts';
import type { Part } from '../sections.ts';
import { short } from '../text.ts';
import { type RequestSyntax, requestSyntaxOf } from './request-syntax.ts';
import {
  continuesUri,
  isUsablePath,
  labelledPieceOf,
  pathOf,
  type RequestLine,
  requestLineOf,
  splitRequestLines,
  uriText,
} from './uri.ts';

/** What a page says that a request is sent to: its method and the paths, in the order of the page. */
export interface RequestTarget {
  readonly method: Method;
  readonly paths: readonly PathFacts[];
  /** What the block shows that the target is read from, where nothing else states it. */
  readonly syntax?: RequestSyntax;
}

export interface ReadTarget {
  readonly target: RequestTarget | undefined;
  /** Set where the URI line stands under no URI heading: the line of the heading that it does stand under. */
  readonly bareUnder: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the method and paths that a page states under a URI heading, or failing that in a line of its own.
 *
 * @param isChapter the page has pages below it: only a URI heading counts there
 */
export function targetOf(parts: readonly Part[], file: string, dialect: Dialect, isChapter: boolean): ReadTarget {
  if (parts.some(({ block }) => block.kind === 'paragraph' && isTemplate(textOfBlocks([block]))))
    return { target: undefined, bareUnder: undefined, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const among = (accept: (part: Part) => boolean): RequestTarget | undefined => {
    const read = targetAmong(parts.filter(accept), file);
    append(diagnostics, read.diagnostics);
    return read.target;
  };
  for (const { block } of parts) {
    const target = block.kind === 'paragraph' ? markedTarget(block, file) : undefined;
    if (!target || block.kind !== 'paragraph' || !block.request) continue;
    const findings = target.paths.length > 0 ? [] : [unusable(block, block.request.path, file)];
    return { target, bareUnder: undefined, diagnostics: findings };
  }
  const headed = among(({ role }) => role === 'uri');
  if (headed || isChapter) return { target: headed, bareUnder: undefined, diagnostics };
  const bare =
    among(({ role, block }) => (role === 'purpose' || role === 'other') && isBareUri(block)) ??
    among(({ role, block }) => (role === 'request' || role === 'request-syntax') && isBareUri(block)) ??
    shown(requestSyntaxOf(parts, file, dialect));
  const line = bare?.paths[0]?.source.line;
  if (bare?.syntax) append(diagnostics, bare.syntax.diagnostics);
  else if (line !== undefined) {
    diagnostics.push(diagnostic('extract/uri-heading-missing', { file, line }, {}));
  }
  const bareUnder = parts.find(({ block }) => block.line === line)?.headingLine;
  return { target: bare, bareUnder, diagnostics };
}

/** `{URI-scheme}://{Endpoint}/{resource-path}`: the address of every request, on a page that explains how to make one. */
const isTemplate = (text: string): boolean =>
  /\{[^{}]{1,40}\}\s*:\s*\/\/\s*\{[^{}]{1,40}\}\s*\/\s*\{[^{}]{1,40}\}/.test(text);

/** The method and path that an adapter has read; no path where OpenAPI can't carry it. */
function markedTarget(block: Extract<Block, { kind: 'paragraph' }>, file: string): RequestTarget | undefined {
  if (!block.request) return undefined;
  const { method, path, query } = block.request;
  const source: Source = { file, line: block.line, words: textOfBlocks([block]) };
  const placeholders = [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ''))];
  return { method, paths: isUsablePath(path) ? [{ path, placeholders, query, source }] : [] };
}

function unusable(block: Block, path: string, file: string): Diagnostic {
  return diagnostic('extract/uri-unusable', { file, line: block.line }, { path: short(path) });
}

const shown = (syntax: RequestSyntax | undefined): RequestTarget | undefined =>
  syntax && { method: syntax.method, paths: [syntax.path], syntax };

/** True for a block with a line that holds a method and a path. */
export const holdsRequestLine = (block: Block): boolean =>
  linesOf(block).some(({ text }) => requestLineOf(text) !== undefined);

/** A paragraph that is nothing but a method and a path, as no sentence of a tutorial is. */
function isBareUri(block: Block): boolean {
  return (
    block.kind === 'paragraph' &&
    /^[A-Z]+\s+\/\S*$/.test(uriText(block.runs)) &&
    requestLineOf(uriText(block.runs)) !== undefined
  );
}

/** A request line, and where it stands. */
interface StatedLine extends RequestLine {
  readonly source: Source;
}

/** The method and paths that parts of a page give; absolute lines behind a path are examples. */
function targetAmong(
  parts: readonly Part[],
  file: string,
): { target: RequestTarget | undefined; diagnostics: readonly Diagnostic[] } {
  const lines = requestLinesOf(parts, file);
  const relative = lines.filter((line) => /^(?:\/|\{)/.test(line.target));
  const stated =
    relative.length > 0
      ? relative
      : lines.slice(0, 1).map((line) => ({ ...line, target: line.target.replace(/^https?:\/\/[^/]*/i, '') }));
  const method = stated[0]?.method;
  if (!method) return { target: undefined, diagnostics: [] };
  const { paths, diagnostics } = pathsOf(stated, method);
  return { target: { method, paths }, diagnostics };
}

/** Request lines in order; a method and a path on lines of their own make one, at the line of the path. */
function requestLinesOf(parts: readonly Part[], file: string): readonly StatedLine[] {
  const lines: StatedLine[] = [];
  let method: Method | undefined;
  let target: Pick<StatedLine, 'target' | 'source'> | undefined;
  for (const { text, line } of parts.flatMap((part) => linesOf(part.block))) {
    const read = requestLineOf(text);
    const source: Source = { file, line, words: text };
    const last = lines.at(-1);
    if (read) lines.push({ ...read, source });
    else if (last && line <= last.source.line + 1 && continuesUri(last.target, text)) {
      lines[lines.length - 1] = {
        ...last,
        target: last.target + text,
        source: { ...last.source, words: last.source.words + text },
      };
      continue;
    }
    const piece = read ? undefined : labelledPieceOf(text);
    if (piece && 'method' in piece) method = piece.method;
    if (piece && 'target' in piece) target = { ...piece, source };
    if (method && target) {
      lines.push({ method, ...target });
      method = undefined;
      target = undefined;
    }
  }
  return lines;
}

/** The paths of lines with the method; the same path with another query string is one. */
function pathsOf(
  lines: readonly StatedLine[],
  method: Method,
): { paths: readonly PathFacts[]; diagnostics: readonly Diagnostic[] } {
  const all: Diagnostic[] = [];
  const paths = new Map<string, PathFacts>();
  for (const line of lines) {
    if (line.method !== method) {
      all.push(diagnostic('extract/uri-method-conflict', line.source, { first: method, second: line.method }));
      continue;
    }
    const { path, diagnostics } = pathOf(line.target, line.source);
    append(all, diagnostics);
    if (!isUsablePath(path.path)) {
      all.push(diagnostic('extract/uri-unusable', line.source, { path: short(path.path) }));
      continue;
    }
    const known = paths.get(path.path);
    paths.set(path.path, known ? withQueryOf(known, path) : path);
  }
  append(all, severalIn([...paths.values()], method));
  return { paths: [...paths.values()], diagnostics: all };
}

/** A finding where paths differ in more than their version and the names of their placeholders. */
function severalIn([first, ...more]: readonly PathFacts[], method: Method): Diagnostic[] {
  const other = first && more.find((each) => stemOf(each.path) !== stemOf(first.path));
  if (!first || !other) return [];
  const related = [{ file: first.source.file, line: first.source.line, message: 'the first path' }];
  return [
    diagnostic(
      'extract/uri-several',
      other.source,
      { as: 'both', first: `${method} ${short(first.path)}`, second: `${method} ${short(other.path)}` },
      { related },
    ),
  ];
}

const stemOf = (path: string): string => path.replace(/\/v\d[\w.]*(?=\/|$)/gi, '').replace(/\{[^{}]*\}/g, '{}');

const withQueryOf = (known: PathFacts, path: PathFacts): PathFacts => ({
  ...known,
  query: [...known.query, ...path.query.filter((each) => known.query.every(({ name }) => name !== each.name))],
});

/** The method and the path of a row that has a cell for each; of any other row all of its text. */
function requestOfRow(cells: readonly string[]): string {
  const pieces = cells.map(labelledPieceOf);
  const method = pieces.findIndex((piece) => piece && 'method' in piece);
  const target = pieces.findIndex((piece) => piece && 'target' in piece);
  return method < 0 || target < 0 ? cells.join(' ') : `${cells[method]} ${cells[target]}`;
}

/** Lines of a block that may be a URI. */
function linesOf(block: Block): { text: string; line: number }[] {
  if (block.kind === 'paragraph')
    return splitRequestLines(uriText(block.runs)).map((text) => ({ text, line: block.line }));
  if (block.kind === 'table')
    return block.rows.map((row) => ({
      text: requestOfRow(row.cells.map((cell) => textOfBlocks(cell.blocks))),
      line: row.line,
    }));
  if (block.kind === 'code') return block.text.split('\n').map((text, index) => ({ text, line: block.line + index }));
  if (block.kind === 'list') return block.items.flatMap((item) => item.flatMap(linesOf));
  if (block.kind === 'note') return block.blocks.flatMap(linesOf);
  return [];
}
