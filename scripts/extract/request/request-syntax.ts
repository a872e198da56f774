/** Pages that show a request as it is sent, with words in the place of values, and state it nowhere else. */
import type { Dialect } from '../../dialects/index.ts';
import {
  type Code,
  type Diagnostic,
  diagnostic,
  type Fact,
  inferred,
  type Method,
  type ParameterFacts,
  type PathFacts,
  type Source,
  squeeze,
  textOfBlocks,
} from '../../ir/index.ts';
import type { Part } from '../sections.ts';
import { shownField } from '../shown-field.ts';
import { isUsablePath, pathOf, requestLineOf } from './uri.ts';

/** A block of HTTP as a page shows it, laid out as RFC 9112 has it. */
export interface MessageSyntax {
  /** Request line or status line. */
  readonly start: { readonly text: string; readonly line: number } | undefined;
  readonly headers: readonly { readonly name: string; readonly value: string; readonly line: number }[];
  /** What stands behind the headers, with or without an empty line between. */
  readonly body: { readonly text: string; readonly line: number } | undefined;
}

export interface RequestSyntax {
  readonly method: Method;
  readonly path: PathFacts;
  /** The Host line, where its first label stands for a name: `bucketname.store.example.com`. */
  readonly host: Fact<string> | undefined;
  readonly headers: readonly ParameterFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

const HEADER_LINE = /^([A-Za-z][\w-]*)\s*:\s*(\S.*|)$/;

/** Reads a block that shows a message. */
export function messageSyntax({ text, line }: Code): MessageSyntax {
  const lines = text.split('\n');
  const first = lines.findIndex((each) => each.trim() !== '');
  const starts = /^\s*(?:HTTP\/[\d.]+\s|[A-Z]+\s+\S+(?:\s+HTTP\/[\d.]+)?\s*$)/.test(lines[first] ?? '');
  const headers: MessageSyntax['headers'][number][] = [];
  let at = Math.max(first, 0) + (starts ? 1 : 0);
  // An empty line between the first line and the headers is a slip: no body looks like a header.
  const next = lines.findIndex((each, index) => index >= at && each.trim() !== '');
  if (starts && next > at && HEADER_LINE.test((lines[next] ?? '').trim())) at = next;
  for (; at < lines.length; at++) {
    const [, name, value] = HEADER_LINE.exec((lines[at] ?? '').trim()) ?? [];
    if (name === undefined) break;
    headers.push({ name, value: value ?? '', line: line + at });
  }
  const rest = lines.slice(at);
  return {
    start: starts ? { text: squeeze(lines[first] ?? ''), line: line + first } : undefined,
    headers,
    body: rest.some((each) => each.trim() !== '') ? { text: rest.join('\n'), line: line + at } : undefined,
  };
}

/**
 * The request that a page's block of request syntax shows; undefined where none begins with a method and a path.
 *
 * A path there has no braces: a segment is a placeholder where a row describes it, or where its word says that it
 * stands for a name. One that neither decides is kept, and reported.
 */
export function requestSyntaxOf(parts: readonly Part[], file: string, dialect: Dialect): RequestSyntax | undefined {
  const [first, ...more] = shownRequests(parts, file, dialect);
  if (!first) return undefined;
  // Another block of the same request shows what else it may have: that is no flag which all of them need.
  const same = more.filter(({ method, path }) => method === first.method && path.path === first.path.path);
  const query = new Map(first.path.query.map((each) => [each.name, each]));
  for (const each of same.flatMap(({ path }) => path.query))
    if (!query.has(each.name)) query.set(each.name, { ...each, isOption: true });
  return {
    ...first,
    path: { ...first.path, query: [...query.values()] },
    host: first.host ?? same.find(({ host }) => host)?.host,
    headers: distinctNames([first, ...same].flatMap(({ headers }) => headers)),
    diagnostics: [
      ...first.diagnostics,
      ...more.filter((each) => !same.includes(each)).map(({ method, path }) => otherRequest(method, path)),
    ],
  };
}

const otherRequest = (method: Method, { path, source }: PathFacts): Diagnostic =>
  diagnostic('extract/uri-several', source, { as: 'first', second: `${method} ${path}` });

function distinctNames(headers: readonly ParameterFacts[]): readonly ParameterFacts[] {
  const byName = new Map(headers.map((each) => [each.field.name.toLowerCase(), each]));
  return [...byName.values()];
}

function shownRequests(parts: readonly Part[], file: string, dialect: Dialect): readonly RequestSyntax[] {
  const shown: RequestSyntax[] = [];
  for (const { role, block } of parts) {
    if (role !== 'request-syntax' || block.kind !== 'code') continue;
    const { start, headers } = messageSyntax(block);
    const line = start && requestLineOf(start.text);
    if (!start || !line || !/^(?:\/|https?:)/i.test(line.target)) continue;
    const source: Source = { file, line: start.line, words: start.text };
    const { path, diagnostics } = pathOf(line.target.replace(/^https?:\/\/[^/]*/i, '') || '/', source);
    const named = withNames(path, describedNames(parts), dialect);
    if (!isUsablePath(named.path.path)) continue;
    shown.push({
      method: line.method,
      path: { ...named.path, query: withFlags(named.path, line.target) },
      host: hostOf(headers, file, dialect),
      headers: headers.map((header) => headerParameter(header, file)),
      diagnostics: [...diagnostics, ...named.diagnostics],
    });
  }
  return shown;
}

/** Names in the first column of the tables that describe the request's parameters. */
function describedNames(parts: readonly Part[]): ReadonlySet<string> {
  const tables = parts.flatMap(({ role, heading, block }) =>
    role === 'request' && /\bparam/i.test(heading) && block.kind === 'table' ? [block] : [],
  );
  return new Set(
    tables.flatMap(({ rows }) => rows.map((row) => squeeze(textOfBlocks(row.cells[0]?.blocks ?? [])).toLowerCase())),
  );
}

/** A path without braces, with those segments as placeholders that stand for names. */
function withNames(
  path: PathFacts,
  described: ReadonlySet<string>,
  { requests }: Dialect,
): { path: PathFacts; diagnostics: Diagnostic[] } {
  if (path.placeholders.length > 0) return { path, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const segments = path.path.split('/').map((segment) => {
    if (segment === '' || /^v\d[\w.]*$/i.test(segment)) return segment;
    if (described.has(segment.toLowerCase())) return `{${segment}}`;
    if (requests.nameSegment.test(segment)) {
      diagnostics.push(diagnostic('extract/uri-name-assumed', path.source, { name: segment }));
      return `{${segment}}`;
    }
    diagnostics.push(diagnostic('extract/uri-name-open', path.source, { name: segment }));
    return segment;
  });
  const text = segments.join('/');
  const placeholders = [...text.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
  return {
    path: { ...path, path: text, placeholders: [...new Set(placeholders)], isUnmarked: true },
    diagnostics,
  };
}

/** The names of the query string; one without `=` selects by being there. */
function withFlags({ query }: PathFacts, target: string): PathFacts['query'] {
  const flags = new Set((target.split('?')[1] ?? '').split('&').filter((pair) => !/[={}]/.test(pair)));
  return query.map((each) => (flags.has(each.name) ? { ...each, isFlag: true as const } : each));
}

function hostOf(headers: MessageSyntax['headers'], file: string, { requests }: Dialect): RequestSyntax['host'] {
  const host = headers.find(({ name }) => name.toLowerCase() === 'host');
  if (!host || !/^[\w.-]+(?::\d+)?$/.test(host.value)) return undefined;
  if (!requests.nameSegment.test(host.value.split('.')[0] ?? '')) return undefined;
  return inferred(host.value, { file, line: host.line, words: `Host: ${host.value}` }, 'request-syntax');
}

/** A header that the block shows, with what is known of it from there: its name. */
function headerParameter({ name, value, line }: MessageSyntax['headers'][number], file: string): ParameterFacts {
  const source: Source = { file, line, words: `${name}: ${value}` };
  return { in: 'header', field: shownField(name, source, 'request-syntax'), rule: 'request-syntax' };
}

/** Header parameters of the page's rows, and those that only its block shows. */
export function withShownHeaders(
  rows: readonly ParameterFacts[],
  shown: readonly ParameterFacts[],
): readonly ParameterFacts[] {
  const known = new Set(rows.filter((row) => row.in === 'header').map(({ field }) => field.name.toLowerCase()));
  return [...rows, ...shown.filter(({ field }) => !known.has(field.name.toLowerCase()))];
}
