import { addTo } from '../append.ts';
import type { Dialect } from '../dialects/index.ts';
import {
  type Block,
  type BlockFacts,
  type Diagnostic,
  type Document,
  inferred,
  type OperationFacts,
  type Source,
  stated,
  type StatusFacts,
  type TableFacts,
  textOfBlocks,
  textOfRuns,
} from '../ir/index.ts';
import { examplesOf } from './example/examples.ts';
import { withFailures } from './example/failed-examples.ts';
import { syntaxBody, withMarkup } from './example/xml-body.ts';
import { markdownOf } from './markdown.ts';
import { proseOf, withRemarks } from './prose.ts';
import { messageSyntax, withShownHeaders } from './request/request-syntax.ts';
import type { RequestTarget } from './request/request-target.ts';
import { withErrorTables } from './response/error-tables.ts';
import { withHeadersOfHead } from './response/head-answers.ts';
import { responseLinksOf } from './response/response-links.ts';
import type { Part } from './sections.ts';
import { withoutHeaderFamilies } from './table/header-families.ts';
import { parametersOf } from './table/parameters.ts';
import { runsOf } from './text.ts';

export interface ReadOperation {
  readonly operation: OperationFacts;
  /** The page's tables, without the rows that became parameters from among a body's. */
  readonly tables: readonly TableFacts[];
  /** The blocks that the contract answers for. */
  readonly blocks: readonly BlockFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts together what a page says of its operation.
 *
 * @param target has at least one path
 * @param tables all parameter tables of the page
 * @param statuses that its tables and paragraphs list
 */
export function operationOf(
  document: Document,
  parts: readonly Part[],
  target: RequestTarget,
  tables: readonly TableFacts[],
  statuses: readonly StatusFacts[],
  dialect: Dialect,
): ReadOperation {
  const { file } = document;
  const purpose = parts.filter(
    (part) => (part.role === 'purpose' || part.role === 'limits') && !saysNothing(part.block, dialect),
  );
  const { examples, diagnostics } = examplesOf(parts, file, dialect);
  const placed = target.method === 'HEAD' ? withHeadersOfHead(tables, examples) : tables;
  const known = withErrorTables(placed, examples, statuses, dialect);
  const responses = known.filter(({ section }) => section === 'response');
  const marked = withFailures(examples, responses, file, dialect);
  const markup = withMarkup(known, parts, marked, document, dialect);
  const read = parametersOf(markup.tables, target, marked);
  const pathWords = new Map<number, string[]>();
  for (const { source } of target.paths) addTo(pathWords, source.line, source.words);
  const prose = proseOf(parts, file, dialect, (block) => {
    const text = textOfBlocks([block]);
    return (pathWords.get(block.line) ?? []).some((words) => text.includes(words));
  });
  const headers = withoutHeaderFamilies(read.parameters, read.tables);
  const description = [withRemarks(markdownOf(purpose.map((part) => part.block)), prose.remarks), ...headers.texts]
    .filter((text) => text !== '')
    .join('\n\n');
  const descriptionLine = (purpose[0]?.block ?? prose.remarks[0])?.line ?? document.titleLine;
  const operation: OperationFacts = {
    method: target.method,
    paths: target.paths,
    host: target.syntax?.host,
    summary: stated(document.title, titleSource(document)),
    description: stated(description, { file, line: descriptionLine, words: description }),
    deprecated: deprecationOf(document, purpose, dialect),
    parameters: withShownHeaders(headers.parameters, target.syntax?.headers ?? []),
    statuses,
    responseStatuses: withTables(responseStatusesOf(parts, file), statuses, known),
    examples: marked,
    contents: {
      request: contentOf(parts, 'request', file, dialect),
      response: contentOf(parts, 'response', file, dialect),
      ...fileOf(parts, file, dialect),
    },
    responseLinks: responseLinksOf(parts, file, dialect),
    statusLinks: statusLinksOf(parts),
  };
  return {
    operation,
    tables: headers.tables,
    blocks: prose.blocks,
    diagnostics: [...diagnostics, ...markup.diagnostics, ...read.diagnostics, ...prose.diagnostics],
  };
}

/** Words in brackets that stand for what is sent: `<object content>`. */
function contentOf(
  parts: readonly Part[],
  side: 'request' | 'response',
  file: string,
  { requests }: Dialect,
): Source | undefined {
  const body = syntaxBody(parts, side);
  const words = body?.text.trim().split('\n').at(-1)?.trim() ?? '';
  return body && requests.content.test(words) ? { file, line: body.line, words } : undefined;
}

/** A sentence of the response's section that says that a file is answered. */
function fileOf(parts: readonly Part[], file: string, { prose }: Dialect): { file?: Source } {
  for (const { role, block, status } of parts) {
    if (role !== 'response' || block.kind !== 'paragraph' || /^[45]/.test(status ?? '')) continue;
    const words = textOfRuns(block.runs);
    if (prose.file.test(words)) return { file: { file, line: block.line, words } };
  }
  return {};
}

const saysNothing = (block: Block, { prose }: Dialect): boolean =>
  block.kind === 'paragraph' && prose.nothing.test(textOfRuns(block.runs));

const titleSource = ({ file, title, titleLine }: Document): Source => ({ file, line: titleLine, words: title });

/** By the title, or by a sentence of the parts that say what the operation is for. */
function deprecationOf(
  document: Document,
  purpose: readonly Part[],
  { deprecation }: Dialect,
): OperationFacts['deprecated'] {
  if (deprecation.title.test(document.title)) return stated(true as const, titleSource(document));
  for (const { block } of purpose) {
    const words = deprecation.sentence.exec(textOfBlocks([block]))?.[0].trim();
    if (words !== undefined)
      return inferred(true as const, { file: document.file, line: block.line, words }, 'deprecation-sentence');
  }
  return undefined;
}

function responseStatusesOf(parts: readonly Part[], file: string): StatusFacts[] {
  const seen = new Map<string, StatusFacts>();
  for (const part of parts) {
    const code = part.role === 'response' ? part.status : shownStatus(part);
    if (code === undefined || seen.has(code)) continue;
    seen.set(code, {
      code,
      description: '',
      source: { file, line: part.block.line, words: part.label || code },
      ...(part.isAssigned ? { isAssigned: true } : {}),
    });
  }
  return [...seen.values()];
}

/**
 * With the failures whose bodies stand in tables under headings of errors, on a page that lists none.
 *
 * @param listed of the page's section of statuses
 */
function withTables(
  statuses: readonly StatusFacts[],
  listed: readonly StatusFacts[],
  tables: readonly TableFacts[],
): readonly StatusFacts[] {
  if ([...statuses, ...listed].some(({ code }) => /^[45]/.test(code))) return statuses;
  const codes = new Map(statuses.map((status) => [status.code, status]));
  for (const { section, status, outcome, source } of tables)
    if (section === 'response' && status !== undefined && outcome === 'abnormal' && !codes.has(status))
      codes.set(status, { code: status, description: '', source });
  return [...codes.values()];
}

/** The status that a block of response syntax begins with, where it is none that a word stands for. */
const shownStatus = ({ role, block }: Part): string | undefined =>
  role === 'response-syntax' && block.kind === 'code'
    ? /^HTTP\/[\d.]+\s+(\d{3})\b/i.exec(messageSyntax(block).start?.text ?? '')?.[1]
    : undefined;

const statusLinksOf = (parts: readonly Part[]): string[] =>
  parts
    .filter((part) => part.role === 'status' || part.role === 'errors' || part.role === 'response')
    .flatMap((part) => (part.block.kind === 'table' ? [] : runsOf([part.block])))
    .flatMap((run) => (run.link ? [run.link] : []));
