import { asciiName } from '../ascii-name.ts';
import type { Block, Code, Diagnostic, Document, Heading, Role, Table } from '../ir/index.ts';
import { lookup } from '../lookup.ts';
import { exampleFields } from './example-rows.ts';
import { pathsOf, placeholdersOf, requestIn, type RequestMethod, type StatedRequest } from './request-target.ts';
import { anchorIn, type FieldRow, nestedTables, paragraph, tableOfRows } from './rows.ts';
import { nestedAsShown } from './shown-nesting.ts';

export type ParameterPlace = 'path' | 'query' | 'header';

export interface BodyFacts {
  /** Names may be paths: `user.name`, `items[].id`. */
  readonly rows: readonly FieldRow[];
  /** The body is one value: an entity, a text, a list. */
  readonly value?: FieldRow | undefined;
  readonly media?: string | undefined;
}

export interface Answer {
  /** undefined where the page names none: the success's. */
  readonly status: string | undefined;
  readonly description: string;
  readonly line: number;
  readonly body?: BodyFacts;
  readonly headers?: readonly FieldRow[];
}

export interface Shown {
  readonly side: 'request' | 'response';
  readonly status?: string | undefined;
  readonly code: Code;
}

/** What an adapter has found out about an operation, with the lines of the page. */
export interface OperationSketch {
  readonly title: string;
  readonly titleLine: number;
  readonly anchors: readonly string[];
  readonly tag: { readonly title: string; readonly line: number } | undefined;
  readonly requests: readonly StatedRequest[];
  readonly description: readonly Block[];
  readonly parameters: readonly (FieldRow & { readonly in: ParameterPlace })[];
  readonly body?: BodyFacts | undefined;
  readonly answers: readonly Answer[];
  readonly examples: readonly Shown[];
  readonly deprecated?: boolean;
  readonly diagnostics?: readonly Diagnostic[];
}

interface Target extends StatedRequest {
  readonly key: string;
}

/**
 * An operation as documents that extraction reads: one a method and path.
 *
 * @param source the page that it stands on
 */
export function operationDocuments(sketch: OperationSketch, source: Document): Document[] {
  const targets = targetsOf(sketch.requests);
  const parameters = sketch.parameters.map((row) => (row.in === 'path' ? { ...row, name: asciiStep(row.name) } : row));
  return targets.map((target, index) => {
    const others = targets.filter((each) => each !== target);
    const examples = sketch.examples.filter((shown) => !isOfAnother(shown, target, others));
    return documentOf({ ...sketch, parameters, examples }, target, index, source);
  });
}

/** True for a sample that calls another path of the operation, such as the one without its optional part. */
function isOfAnother({ side, code }: Shown, target: Target, others: readonly Target[]): boolean {
  const called = side === 'request' ? requestIn(code.text.trim().split('\n')[0] ?? '', code.line) : undefined;
  const isOf = ({ method, path }: Target): boolean =>
    called?.method === method && called.path.split('/').length === path.split('/').length;
  return called !== undefined && !isOf(target) && others.some(isOf);
}

/** A name of a placeholder as OpenAPI's users can write it in every language. */
const asciiStep = (name: string): string => (/[^\x20-\x7e]/.test(name) ? asciiName(name) || name : name);

/** A path with placeholders by such names; what stands between them is percent-encoded (RFC 3986, 2.5). */
const asciiPath = (path: string): string =>
  /[^\x20-\x7e]/.test(path)
    ? path
        .split(/(\{[^{}]*\})/)
        .map((part) =>
          part.startsWith('{')
            ? `{${asciiStep(part.slice(1, -1))}}`
            : part.replace(/[^\x20-\x7e]+/gu, encodeURIComponent),
        )
        .join('')
    : path;

function targetsOf(requests: readonly StatedRequest[]): Target[] {
  const targets = new Map<string, Target>();
  for (const request of requests)
    for (const path of pathsOf(request.path).map(asciiPath)) {
      const key = `${request.method} ${path}`;
      if (!targets.has(key)) targets.set(key, { ...request, path, key });
    }
  return [...targets.values()];
}

function documentOf(sketch: OperationSketch, target: Target, index: number, source: Document): Document {
  const id = `${source.id}#L${sketch.titleLine}-${target.line}-${target.key.replace(/[^\w{}]+/g, '-')}`;
  const name = `${source.name}-${target.method.toLowerCase()}${target.path.replace(/[^\w]+/g, '-')}`;
  return {
    id,
    file: source.file,
    format: source.format,
    name,
    title: sketch.title,
    titleLine: sketch.titleLine,
    anchors: index === 0 ? sketch.anchors : [],
    parent: sketch.tag && { title: sketch.tag.title, link: `#${source.id}-L${sketch.tag.line}`, line: sketch.tag.line },
    children: [],
    blocks: blocksOf(sketch, target, id),
    diagnostics: index === 0 ? (sketch.diagnostics ?? []) : [],
    ...(target.host ? { host: { url: target.host, line: target.line } } : {}),
  };
}

const heading = (text: string, role: Role, line: number, status?: string): Heading => ({
  kind: 'heading',
  level: 2,
  runs: [{ text }],
  anchors: [],
  line,
  role,
  ...(status ? { status } : {}),
});

function blocksOf(sketch: OperationSketch, target: Target, id: string): Block[] {
  const { titleLine } = sketch;
  return [
    heading('Description', 'purpose', titleLine),
    ...sketch.description,
    heading('URI', 'uri', target.line),
    {
      kind: 'paragraph',
      runs: [{ text: target.words }],
      line: target.line,
      request: { method: target.method, path: target.path, query: target.query },
    },
    ...parameterBlocks(sketch, target),
    ...bodyBlocks(sketch, target, id),
    ...answerBlocks(sketch, id),
    ...sketch.examples.map((shown) => shown).flatMap(exampleBlocks),
  ];
}

function parameterBlocks({ parameters }: OperationSketch, target: Target): Block[] {
  const placeholders = placeholdersOf(target.path);
  const described = parameters.filter((row) => row.in === 'path');
  const wanted = described.filter((row) => placeholders.includes(row.name));
  const isKnown = (name: string): boolean => wanted.some((row) => row.name === name);
  const others = described.filter((row) => !placeholders.includes(row.name));
  // Of several paths each takes its own; a row that none has may be another spelling.
  const spare = others.length === 1 && placeholders.filter((name) => !isKnown(name)).length === 1 ? others : [];
  const typed = placeholders
    .filter((name) => !isKnown(name) && target.types[name] !== undefined)
    .map((name): FieldRow => ({ name, words: target.words, line: target.line, description: [] }));
  const path = [...wanted, ...spare, ...typed].map((row): FieldRow => {
    const type = target.types[row.name];
    return row.type === undefined && type !== undefined ? { ...row, type: [{ text: PATH_TYPES[type] ?? type }] } : row;
  });
  return [
    ...tables(path, 'path'),
    ...tables(
      parameters.filter((row) => row.in === 'query'),
      'query',
    ),
    ...headed(
      'Request headers',
      parameters.filter((row) => row.in === 'header'),
    ),
  ];
}

/** Types of placeholders that are none of JSON's. */
const PATH_TYPES = lookup({
  str: 'string',
  path: 'string',
  default: 'string',
  slug: 'string',
  any: 'string',
  uuid: 'uuid',
});

const tables = (rows: readonly FieldRow[], usage: 'path' | 'query'): Table[] =>
  rows.length === 0 ? [] : [tableOfRows(rows, usage)];

const headed = (title: string, rows: readonly FieldRow[]): Block[] => {
  const [first] = rows;
  return first ? [heading(title, 'request', first.line), tableOfRows(rows, 'header')] : [];
};

const BODILESS: ReadonlySet<RequestMethod> = new Set(['GET', 'HEAD']);

function bodyBlocks({ body, examples }: OperationSketch, { method }: Target, id: string): Block[] {
  if (BODILESS.has(method)) return [];
  const made = tablesOfBody(
    body,
    examples.filter(({ side }) => side === 'request'),
    anchorIn(id, 'request'),
  );
  const [first] = made;
  return first ? [heading('Request body', 'request', first.line), ...made] : [];
}

function tablesOfBody(
  body: BodyFacts | undefined,
  examples: readonly Shown[],
  anchor: string,
  isAnswer = false,
): Table[] {
  const media = body?.media ? { media: body.media } : {};
  if (body?.value) return [tableOfRows([body.value], 'body', { isValue: true, ...media })];
  const codes = examples.map(({ code }) => code);
  const rows = body && body.rows.length > 0 ? nestedAsShown(body.rows, codes, isAnswer) : exampleFields(codes);
  return nestedTables(rows, anchor, { usage: 'body', ...media });
}

function answerBlocks(sketch: OperationSketch, id: string): Block[] {
  const { examples, titleLine } = sketch;
  const answers = withShownStatuses(sketch);
  const listed = answers.filter(({ status }) => status !== undefined);
  const statuses: Block[] =
    listed.length === 0 ? [] : [heading('Status codes', 'status', listed[0]?.line ?? titleLine), statusTable(listed)];
  const shown = examples.filter(({ side }) => side === 'response');
  const bodies = answers.flatMap((answer, index) => {
    const own = shown.filter(
      ({ status }) => status === answer.status || (status === undefined && isMain(answer, answers)),
    );
    return answerBody(answer, own, anchorIn(id, `response-${index}`));
  });
  const loose = answers.some((answer) => isMain(answer, answers))
    ? []
    : shown.filter(({ status }) => status === undefined || /^2/.test(status));
  const [first] = loose;
  return [
    ...statuses,
    ...bodies,
    ...(first ? withHeading(tablesOfBody(undefined, loose, anchorIn(id, 'response')), first.status, titleLine) : []),
  ];
}

/** Where a page lists statuses, those that only its samples have are answers too. */
function withShownStatuses({ answers, examples }: OperationSketch): readonly Answer[] {
  if (!answers.some(({ status }) => status !== undefined)) return answers;
  const missing = new Map(
    examples.flatMap(({ status, code }): [string, Answer][] =>
      status === undefined || answers.some((each) => each.status === status)
        ? []
        : [[status, { status, description: '', line: code.line }]],
    ),
  );
  return [...answers, ...missing.values()];
}

/** The answer that what names no status is about: the first success, or the one that names none itself. */
const isMain = (answer: Answer, answers: readonly Answer[]): boolean =>
  (answers.find(({ status }) => status === undefined) ?? answers.find(({ status }) => /^2/.test(status ?? ''))) ===
  answer;

function answerBody(answer: Answer, shown: readonly Shown[], anchor: string): Block[] {
  const isEmpty = answer.status === '204' || /^[13]/.test(answer.status ?? '');
  const isFailure = /^[45]/.test(answer.status ?? '');
  const described = (answer.body?.rows.length ?? 0) > 0 || answer.body?.value !== undefined;
  const isUnknown = isEmpty || (isFailure && shown.length === 0);
  const body = isUnknown && !described ? [] : tablesOfBody(answer.body, shown, anchor, true);
  const headers = answer.headers && answer.headers.length > 0 ? [tableOfRows(answer.headers, 'header')] : [];
  return withHeading([...headers, ...body], answer.status, answer.line);
}

function withHeading(made: readonly Table[], status: string | undefined, line: number): Block[] {
  const [first] = made;
  return first ? [heading('Response', 'response', first.line ?? line, status), ...made] : [];
}

function statusTable(answers: readonly Answer[]): Table {
  const line = answers[0]?.line ?? 1;
  const cell = (text: string, at: number) => ({ blocks: text === '' ? [] : [paragraph(text, at)], line: at });
  return {
    kind: 'table',
    caption: [],
    number: undefined,
    anchors: [],
    header: { cells: [cell('Status Code', line), cell('Description', line)], line },
    rows: answers.map(({ status, description, line: at }) => ({
      cells: [cell(status ?? '', at), cell(description, at)],
      line: at,
    })),
    line,
  };
}

function exampleBlocks({ side, status, code }: Shown): Block[] {
  return [
    heading(side === 'request' ? 'Example request' : 'Example response', `${side}-example`, code.line, status),
    code,
  ];
}
