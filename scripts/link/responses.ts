import { STATUS_CODES } from 'node:http';
import {
  byDefault,
  type Diagnostic,
  diagnostic,
  type Fact,
  inferred,
  type OperationFacts,
  type PageFacts,
  type Source,
  stated,
  type StatusFacts,
} from '../ir/index.ts';
import { isSuccess } from '../nodes.ts';
import type { PageIndex } from './page-index.ts';
import type { Roots } from './roots.ts';

/** One status that a page's operation answers with, before bodies are attached. */
export interface StatusLine {
  readonly status: string;
  readonly fact: Fact<string>;
  readonly description: Fact<string>;
}

export interface ReadStatuses {
  readonly statuses: readonly StatusLine[];
  /** The status that a response table without one belongs to. */
  readonly success: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Statuses of the answer to a request that was understood: 2xx, and 3xx on a page that lists no 2xx (RFC 9110, 15.4). */
const answersOf = (statuses: readonly string[]): readonly string[] => {
  const successes = statuses.filter(isSuccess);
  return successes.length > 0 ? successes : statuses.filter((status) => status.startsWith('3'));
};

/**
 * The statuses of a page: its status table, the labels of its response section, the labels of its examples; where it
 * has none, a success by method and what the linked common page lists.
 */
export function statusesOf(page: PageFacts, operation: OperationFacts, roots: Roots, index: PageIndex): ReadStatuses {
  const diagnostics = sectionConflicts(operation);
  const found = new Map<string, StatusLine>();
  for (const status of [...operation.statuses, ...operation.responseStatuses]) addStated(found, status);
  const listsStatuses = operation.responseStatuses.length > 0 || operation.statuses.some((each) => !each.isInSentence);
  const listsSuccess = [...found.keys()].some(isSuccess);
  for (const example of operation.examples) {
    if (example.kind !== 'response' || example.status === undefined || found.has(example.status)) continue;
    // A page that lists no status itself, or failures alone, has none that the example could contradict.
    if (isSuccess(example.status) ? listsSuccess : listsStatuses) {
      diagnostics.push(diagnostic('link/example-status', example.source, { status: example.status }));
    }
    found.set(example.status, line(inferred(example.status, example.source, 'example-status')));
  }
  const failed = operation.examples.find((example) => example.failed && example.status === undefined);
  if (failed && ![...found.keys()].some((status) => /^[45]/.test(status))) {
    found.set('4XX', line(inferred('4XX', failed.source, 'failed-example')));
  }
  if (!listsStatuses)
    for (const shared of sharedErrors(page, operation, index))
      if (![...found.keys()].some((status) => status[0] === shared.status[0])) found.set(shared.status, shared);
  for (const status of roots.sharedBy.keys()) {
    const [table] = roots.responses.get(status) ?? [];
    if (table && status !== '' && !found.has(status))
      found.set(status, line(inferred(status, table.source, 'linked-response')));
  }
  if (answersOf([...found.keys()]).length === 0) {
    const hasBody = [...roots.responses.keys()].some((status) => !/^[45]/.test(status));
    const assumed = assumedStatus(page, operation, hasBody);
    found.set(assumed.status, assumed);
    diagnostics.push(diagnostic('link/status-assumed', assumed.fact.source, { status: assumed.status }));
  }
  const successes = answersOf([...found.keys()]);
  const labelled = operation.responseStatuses.find(({ code }) => isSuccess(code))?.code;
  const success =
    labelled ?? shownWithBody(operation, successes) ?? (successes.includes('200') ? '200' : (successes[0] as string));
  return { statuses: [...found.values()].sort((a, b) => (a.status < b.status ? -1 : 1)), success, diagnostics };
}

/** Of several successes the only one that a sample with a body names: what the page describes is that body. */
function shownWithBody({ examples }: OperationFacts, successes: readonly string[]): string | undefined {
  const shown = new Set(
    examples.flatMap(({ kind, status, body }) => (kind === 'response' && body && status !== undefined ? [status] : [])),
  );
  const [only, ...others] = successes.filter((status) => shown.has(status));
  return others.length === 0 ? only : undefined;
}

function addStated(found: Map<string, StatusLine>, status: StatusFacts): void {
  if (!found.has(status.code)) found.set(status.code, line(stated(status.code, status.source), status.description));
}

function line(fact: Fact<string>, description = ''): StatusLine {
  const status = fact.value;
  const text =
    description === ''
      ? byDefault(reason(status), fact.source, 'http-reason-phrase')
      : stated(description, fact.source);
  return { status, fact, description: text };
}

const reason = (status: string): string =>
  STATUS_CODES[status] ??
  (status.startsWith('4') ? 'Client error' : status.startsWith('5') ? 'Server error' : 'Success');

/** Two sections of one page that disagree about the success status. */
function sectionConflicts(operation: OperationFacts): Diagnostic[] {
  const listed = operation.statuses.filter(({ code }) => isSuccess(code));
  const labelled = operation.responseStatuses.filter(({ code, isAssigned }) => isSuccess(code) && !isAssigned);
  if (listed.length === 0 || labelled.length === 0) return [];
  const out: Diagnostic[] = [];
  for (const status of labelled) {
    if (listed.some(({ code }) => code === status.code)) continue;
    out.push(conflict('section', status, listed));
  }
  // Beside a status that both have, further ones of the table have no body that a section could describe.
  if (labelled.some(({ code }) => listed.some((each) => each.code === code))) return out;
  for (const status of listed) out.push(conflict('table', status, labelled));
  return out;
}

const codes = (statuses: readonly StatusFacts[]): string => statuses.map(({ code }) => code).join(', ');

function conflict(as: 'section' | 'table', status: StatusFacts, others: readonly StatusFacts[]): Diagnostic {
  const [other] = others;
  const related = other ? [{ file: other.source.file, line: other.source.line, message: 'the other section' }] : [];
  return diagnostic(
    'link/status-conflict',
    status.source,
    { as, status: status.code, others: codes(others) },
    { related },
  );
}

function assumedStatus(page: PageFacts, operation: OperationFacts, hasResponseBody: boolean): StatusLine {
  const source: Source = operation.paths[0]?.source ?? { file: page.file, line: page.titleLine, words: page.title };
  const status = operation.method === 'DELETE' && !hasResponseBody ? '204' : '200';
  return line(byDefault(status, source, 'status-by-method'));
}

/** Classes of errors that the linked common page of status codes lists. */
function sharedErrors(page: PageFacts, operation: OperationFacts, index: PageIndex): StatusLine[] {
  for (const link of operation.statusLinks) {
    const shared = index.pageOf(link);
    if (!shared || shared === page || shared.operation || shared.statusCodes.length === 0) continue;
    return ['4', '5'].flatMap((digit) => {
      const first = shared.statusCodes.find(({ code }) => code.startsWith(digit));
      return first ? [line(inferred(`${digit}XX`, first.source, 'common-status-page'))] : [];
    });
  }
  return [];
}
