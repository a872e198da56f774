/** Sphinx's http domain: directives in RST, and the lists of terms that Sphinx makes of them in HTML. */
import {
  type Block,
  type Directive,
  type Document,
  type Paragraph,
  type Run,
  squeeze,
  type Term,
  type Terms,
  textOfBlocks,
  textOfRuns,
} from '../ir/index.ts';
import type { Claim, Companions, Family } from './family.ts';
import {
  columnsIn,
  rowsOfBullets,
  rowsOfTable,
  rowsOfTerms,
  statusesOfBullets,
  statusesOfTable,
  statusesOfTerms,
} from './field-blocks.ts';
import { withIncluded } from './included.ts';
import { requiredIn, TYPE_WORD } from './marks.ts';
import {
  type Answer,
  type BodyFacts,
  type OperationSketch,
  operationDocuments,
  type ParameterPlace,
} from './operation-document.ts';
import { isMethod, placeholdersOf, type RequestMethod, type StatedRequest, stated } from './request-target.ts';
import type { FieldRow } from './rows.ts';
import { examplesIn } from './samples.ts';
import { isBelow, restOf, type Section, sectionsOf, tagOf } from './sections.ts';
import { type PartRole, partRole } from './words.ts';

export const httpDomain: Family = { name: 'http-domain', recognises, adapt };

const DIRECTIVE = /^http:(get|put|post|delete|options|head|patch)$/;

type Described = Directive | Terms;

function isOperation(block: Block): boolean {
  if (block.kind === 'directive') return DIRECTIVE.test(block.name);
  return (
    block.kind === 'terms' &&
    /(?:^|\s)http(?:\s|$)/.test(block.classes) &&
    block.items.some(({ terms }) => terms.some((term) => signature(term) !== undefined))
  );
}

function recognises(document: Document): Claim | undefined {
  const found = operationsIn(document.blocks).length;
  if (found === 0) return undefined;
  const marks =
    document.format === 'rst'
      ? 'directives of Sphinx’s http domain'
      : 'lists of class “http”, as Sphinx’s http domain makes them';
  return { operations: found, marks, isSure: true };
}

/** Operations wherever they are nested: in a directive that shows them in tabs, in a quote. */
function operationsIn(blocks: readonly Block[]): Described[] {
  return blocks.flatMap((block): Described[] => {
    if (isOperation(block)) return [block as Described];
    if (block.kind === 'directive' || block.kind === 'note') return operationsIn(block.blocks);
    if (block.kind === 'list') return block.items.flatMap(operationsIn);
    if (block.kind === 'terms') return block.items.flatMap((item) => operationsIn(item.blocks));
    return [];
  });
}

function adapt(page: Document, companions: Companions): readonly Document[] {
  const document = withIncluded(page, companions, (blocks) => operationsIn(blocks).length > 0);
  const sections = sectionsOf(document);
  const isSwapped = swapsJson(document);
  const taken = new Set<Block>();
  const operations = sections.flatMap((section) => {
    const found = operationsIn(section.blocks);
    return found.flatMap((block, at) => {
      const own = sketchOf(block, section, isSwapped, at === found.length - 1 ? partsBehind(section, sections) : []);
      for (const each of own.behind) taken.add(each);
      return operationDocuments(own.sketch, document);
    });
  });
  return [restOf(document, (block) => operationsIn([block]).length === 0 && !taken.has(block)), ...operations];
}

/** Sections behind an operation that are about its statuses, its parameters or its body, and state none themselves. */
function partsBehind(owner: Section, sections: readonly Section[]): Section[] {
  const found: Section[] = [];
  for (const each of sections.slice(owner.index + 1)) {
    const isInside = isBelow(each, owner) || each.parent === owner.parent;
    if (!isInside || partRole(each.title) === undefined || operationsIn(each.blocks).length > 0) break;
    found.push(each);
  }
  return found;
}

interface Parts {
  readonly requests: readonly StatedRequest[];
  readonly synopsis: string;
  readonly isDeprecated: boolean;
  readonly anchors: readonly string[];
  readonly blocks: readonly Block[];
  readonly line: number;
}

function partsOf(block: Described): Parts {
  if (block.kind === 'directive') {
    const method = block.name.slice('http:'.length).toUpperCase() as RequestMethod;
    return {
      requests: block.argument.map(({ text, line }) => stated(method, text, line, `${method} ${text}`)),
      synopsis: block.options.synopsis ?? '',
      isDeprecated: 'deprecated' in block.options,
      anchors: block.anchors,
      blocks: block.blocks,
      line: block.line,
    };
  }
  const terms = block.items.flatMap((item) => item.terms);
  return {
    requests: terms.flatMap((term) => signature(term) ?? []),
    synopsis: '',
    isDeprecated: false,
    anchors: terms[0]?.anchors ?? [],
    blocks: block.items.flatMap((item) => item.blocks),
    line: terms[0]?.line ?? block.line,
  };
}

/** `GET /a/(int: id)¶` */
function signature({ runs, line }: Term): StatedRequest | undefined {
  const text = squeeze(textOfRuns(runs).replace(/[¶#]\s*$/, ''));
  const [method = '', ...rest] = text.split(' ');
  const target = rest.join('').replace(/^["']|["']$/g, '');
  return isMethod(method) && target !== '' ? stated(method, target, line, text) : undefined;
}

/** An operation, and the blocks behind it that are read as its own. */
interface ReadOperation {
  readonly sketch: OperationSketch;
  readonly behind: readonly Block[];
}

function sketchOf(
  block: Described,
  section: Section,
  isSwapped: boolean,
  sectionsBehind: readonly Section[],
): ReadOperation {
  const parts = partsOf(block);
  const fields = new FieldReader(isSwapped, parts.requests);
  const behind = sectionsBehind.flatMap((each) => fields.takeSection(each));
  const description: Block[] = [];
  const loose: Block[] = [];
  for (const each of parts.blocks) {
    const left = fields.take(each);
    if (left) loose.push(left);
  }
  const isBodiless = parts.requests.every(({ method }) => method === 'GET' || method === 'HEAD' || method === 'DELETE');
  const examples = examplesIn(loose, undefined, isBodiless ? 'response' : undefined);
  for (const each of loose) if (!examples.used.has(each)) description.push(each);
  const isAlone = operationsIn(section.blocks).length === 1 && section.level > 1;
  const named =
    parts.synopsis ||
    (isAlone ? section.title : '') ||
    sentenceOf(description) ||
    (parts.requests[0]?.words ?? section.title);
  const tagged = isAlone ? tagOf(section) : { title: section.title, line: section.line };
  const sketch: OperationSketch = {
    title: named,
    titleLine: parts.line,
    anchors: parts.anchors,
    tag: tagged?.title ? tagged : undefined,
    requests: parts.requests,
    description,
    parameters: fields.parameters,
    body: fields.bodyOf('request'),
    answers: fields.answers(),
    examples: examples.shown,
    deprecated: parts.isDeprecated,
  };
  return { sketch, behind };
}

/** The first sentence of a description, as a summary. */
function sentenceOf(blocks: readonly Block[]): string {
  const first = blocks.find((block): block is Paragraph => block.kind === 'paragraph');
  const text = first ? squeeze(textOfRuns(first.runs)) : '';
  const sentence = /^(.{3,120}?)[.:](?:\s|$)/.exec(text)?.[1] ?? text;
  return sentence.length > 120 ? '' : sentence;
}

type Kind =
  | ParameterPlace
  | 'form'
  | 'request'
  | 'request-list'
  | 'response'
  | 'response-list'
  | 'response-header'
  | 'status';

/** Field names of the domain, as its documentation lists them. */
const FIELDS: Readonly<Record<string, Kind>> = Object.fromEntries(
  Object.entries({
    path: 'param parameter arg argument',
    query: 'query queryparameter queryparam qparam',
    form: 'form formparameter formparam fparam',
    header: 'reqheader requestheader <header',
    'response-header': 'resheader responseheader >header',
    request: 'reqjson reqjsonobj <json <jsonobj json jsonparam jsonparameter',
    'request-list': 'reqjsonarr <jsonarr',
    response: 'resjson resjsonobj >json >jsonobj',
    'response-list': 'resjsonarr >jsonarr',
    status: 'status statuscode code',
  }).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as Kind])),
);

/** What Sphinx writes above the items of each field, in lower case. */
const LABELS: Readonly<Record<string, Kind>> = {
  parameters: 'path',
  'url parameters': 'path',
  'query parameters': 'query',
  'form parameters': 'form',
  'json parameters': 'request',
  'request headers': 'header',
  'response headers': 'response-header',
  'request json object': 'request',
  'request json array of objects': 'request-list',
  'response json object': 'response',
  'response json array of objects': 'response-list',
  'status codes': 'status',
};

const labelKind = (text: string): Kind | undefined =>
  LABELS[
    squeeze(text)
      .replace(/(?:(?<!\s)\s+)?:$/, '')
      .toLowerCase()
  ];

const SWAPPED: Partial<Record<Kind, Kind>> = {
  request: 'response',
  response: 'request',
  'request-list': 'response-list',
  'response-list': 'request-list',
};

/**
 * Releases of the domain disagree on which way the arrow of `<json` points, and on the label that it gets: where a
 * request without a body has the label of one, the page's labels are the other way round.
 */
function swapsJson(document: Document): boolean {
  return operationsIn(document.blocks).some((block) => {
    const { requests, blocks } = partsOf(block);
    if (!requests.every(({ method }) => method === 'GET' || method === 'HEAD')) return false;
    const kinds = new Set(blocks.flatMap((each) => (each.kind === 'terms' ? each.items.flatMap(kindsOfItem) : [])));
    return (kinds.has('request') || kinds.has('request-list')) && !kinds.has('response') && !kinds.has('response-list');
  });
}

const kindsOfItem = ({ terms }: Terms['items'][number]): Kind[] =>
  terms.flatMap(({ runs }) => {
    const text = textOfRuns(runs);
    return labelKind(text) ?? FIELDS[text.split(' ')[0] ?? ''] ?? [];
  });

const FORM = 'application/x-www-form-urlencoded';
const FORMS = /\b(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/g;

class FieldReader {
  readonly parameters: (FieldRow & { in: ParameterPlace })[] = [];
  private readonly bodies: Record<'request' | 'response', FieldRow[]> = { request: [], response: [] };
  private readonly headers: FieldRow[] = [];
  private readonly statuses: { code: string; description: string; line: number }[] = [];
  private readonly isSwapped: boolean;
  private readonly isBodiless: boolean;
  private readonly placeholders: ReadonlySet<string>;
  private isForm = false;

  constructor(isSwapped: boolean, requests: readonly StatedRequest[]) {
    this.isSwapped = isSwapped;
    this.isBodiless = requests.every(({ method }) => method === 'GET' || method === 'HEAD' || method === 'DELETE');
    this.placeholders = new Set(requests.flatMap(({ path }) => placeholdersOf(path)));
  }

  /** Takes what a section behind the operation lists, and says which blocks those are. */
  takeSection({ title, blocks }: Section): Block[] {
    const role = partRole(title);
    return blocks.filter((block) => this.listedStatuses(block, role) || this.listedRows(block, role));
  }

  private listedStatuses(block: Block, role: PartRole | undefined): boolean {
    if (role !== 'status' && role !== 'response') return false;
    const found =
      block.kind === 'list'
        ? statusesOfBullets(block.items)
        : block.kind === 'table'
          ? statusesOfTable(block)
          : block.kind === 'terms'
            ? statusesOfTerms(block)
            : undefined;
    for (const { status, description, line } of found ?? [])
      if (status !== undefined && !this.statuses.some(({ code }) => code === status))
        this.statuses.push({ code: status, description, line });
    return found !== undefined;
  }

  private listedRows(block: Block, role: PartRole | undefined): boolean {
    if (role === undefined || role === 'status' || /example/.test(role)) return false;
    const columns = block.kind === 'table' ? columnsIn(block) : undefined;
    const rows =
      block.kind === 'table'
        ? columns && rowsOfTable(block, columns)
        : block.kind === 'list'
          ? rowsOfBullets(block.items, true)
          : block.kind === 'terms'
            ? rowsOfTerms(block)
            : undefined;
    for (const { in: place, ...row } of rows ?? []) this.put(place ?? this.placeOf(row.name, role), row);
    return rows !== undefined;
  }

  private placeOf(name: string, role: PartRole): Kind {
    if (role === 'response' || role === 'response-header' || role === 'header' || role === 'query') return role;
    if (role === 'path' || (this.placeholders.has(name) && role !== 'body')) return 'path';
    return role === 'body' || !this.isBodiless ? 'request' : 'query';
  }

  /** Takes a block that lists fields; what is left of any other, such as a note that has some in it. */
  take(block: Block): Block | undefined {
    if (block.kind === 'terms' && this.takes(block)) this.list(block);
    else if (block.kind === 'table' && this.takesTable(block)) this.table(block);
    else if (block.kind === 'note') {
      const blocks = block.blocks.flatMap((each) => this.take(each) ?? []);
      return blocks.length > 0 ? { ...block, blocks } : undefined;
    } else return block;
    return undefined;
  }

  private takes(list: Terms): boolean {
    return /field-list/.test(list.classes) || list.items.some((item) => kindsOfItem(item).length > 0);
  }

  private takesTable({
    classes,
    rows,
  }: {
    classes?: string;
    rows: Extract<Block, { kind: 'table' }>['rows'];
  }): boolean {
    return (
      /field-list/.test(classes ?? '') ||
      rows.some(({ cells }) => labelKind(textOfBlocks(cells[0]?.blocks ?? [])) !== undefined)
    );
  }

  private list(list: Terms): void {
    for (const { terms, blocks } of list.items)
      for (const term of terms) this.item(textOfRuns(term.runs), term.line, blocks);
  }

  private table({ rows }: Extract<Block, { kind: 'table' }>): void {
    for (const { cells, line } of rows) this.item(textOfBlocks(cells[0]?.blocks ?? []), line, cells[1]?.blocks ?? []);
  }

  private item(term: string, line: number, blocks: readonly Block[]): void {
    const label = labelKind(term);
    if (label) return this.labelled(this.turned(label), blocks);
    const [key = '', ...rest] = squeeze(term).split(' ');
    const kind = FIELDS[key];
    const name = rest.at(-1);
    if (!kind || name === undefined) return;
    if (kind === 'status') return this.status(rest.join(' '), blocks, line);
    const type = rest.slice(0, -1).join(' ');
    this.field(this.turned(kind), name, type === '' ? undefined : [{ text: type }], blocks, line);
  }

  private turned(kind: Kind): Kind {
    return this.isSwapped ? (SWAPPED[kind] ?? kind) : kind;
  }

  /** Items of a list in HTML: `limit (integer) – how many`; a single one is a paragraph. */
  private labelled(kind: Kind, blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.kind === 'list') for (const item of block.items) this.bullet(kind, item);
      else if (block.kind === 'paragraph') this.bullet(kind, [block]);
    }
  }

  private bullet(kind: Kind, item: readonly Block[]): void {
    const [head, ...more] = item;
    if (head?.kind !== 'paragraph') return;
    const { front, rest } = splitDash(head.runs);
    const text = squeeze(textOfRuns(front));
    const description = rest.length > 0 ? [{ ...head, runs: rest }, ...more] : more;
    if (kind === 'status') return this.status(text, description, head.line);
    const [, name = '', type] = /^([^\s(]+)\s*(?:\((.*)\))?$/.exec(text) ?? [];
    if (name !== '') this.field(kind, name, type ? typeRuns(front, type) : undefined, description, head.line);
  }

  private status(text: string, blocks: readonly Block[], line: number): void {
    const code = /\b[1-5]\d{2}\b/.exec(text)?.[0];
    if (code) this.statuses.push({ code, description: squeeze(textOfBlocks(blocks)), line });
  }

  private field(
    kind: Kind,
    name: string,
    type: readonly Run[] | undefined,
    blocks: readonly Block[],
    line: number,
  ): void {
    const required = requiredIn(blocks);
    const stated = type ?? typeInFront(blocks);
    const row: FieldRow = {
      name,
      words: name,
      line,
      ...(stated ? { type: stated } : {}),
      description: blocks,
      ...(required ? { reading: { required } } : {}),
    };
    this.put(kind, row);
  }

  private put(kind: Kind | 'body', row: FieldRow): void {
    switch (kind) {
      case 'body':
        this.bodies.request.push(row);
        return;
      case 'path':
      case 'query':
      case 'header':
        this.parameters.push({ ...row, in: kind });
        return;
      case 'form':
        this.isForm = true;
        this.bodies.request.push(row);
        return;
      case 'response-header':
        this.headers.push(row);
        return;
      case 'request':
      case 'response':
        this.bodies[kind].push(row);
        return;
      case 'request-list':
      case 'response-list':
        this.bodies[kind === 'request-list' ? 'request' : 'response'].push({ ...row, name: `[].${row.name}` });
        return;
      case 'status':
    }
  }

  bodyOf(side: 'request' | 'response'): BodyFacts | undefined {
    const rows = this.bodies[side];
    if (rows.length === 0) return undefined;
    const media = side === 'request' ? (this.statedMedia() ?? (this.isForm ? FORM : undefined)) : undefined;
    return { rows, ...(media ? { media } : {}) };
  }

  /** The one kind of form that the row of the header `Content-Type` names. */
  private statedMedia(): string | undefined {
    const row = this.parameters.find((each) => each.in === 'header' && /^content-type$/i.test(each.name));
    const found = new Set(textOfBlocks(row?.description ?? []).match(FORMS) ?? []);
    return found.size === 1 ? [...found][0] : undefined;
  }

  answers(): Answer[] {
    const body = this.bodyOf('response');
    const success = this.statuses.find(({ code }) => /^2/.test(code));
    const own = { ...(body ? { body } : {}), ...(this.headers.length > 0 ? { headers: this.headers } : {}) };
    const answers = this.statuses.map(
      ({ code, description, line }): Answer => ({
        status: code,
        description,
        line,
        ...(code === success?.code ? own : {}),
      }),
    );
    const line = body?.rows[0]?.line ?? this.headers[0]?.line;
    return success || line === undefined ? answers : [{ status: undefined, description: '', line, ...own }, ...answers];
  }
}

/** `name (type) – text`: what stands in front of the dash, and the rest. */
function splitDash(runs: readonly Run[]): { front: readonly Run[]; rest: readonly Run[] } {
  const front: Run[] = [];
  for (const [index, run] of runs.entries()) {
    const at = /(?:^|\s)[–—](?:\s|$)|\s-{1,2}\s/.exec(run.text);
    if (!at) {
      front.push(run);
      continue;
    }
    const behind = run.text.slice(at.index + at[0].length);
    front.push({ ...run, text: run.text.slice(0, at.index) });
    return { front, rest: [...(behind === '' ? [] : [{ ...run, text: behind }]), ...runs.slice(index + 1)] };
  }
  return { front, rest: [] };
}

const typeRuns = (runs: readonly Run[], type: string): readonly Run[] => {
  const link = runs.find((run) => run.link && type.includes(squeeze(run.text)))?.link;
  return [{ text: type, ...(link ? { link } : {}) }];
};

/** `(integer) how many`: a type in front of a description. */
function typeInFront([first]: readonly Block[]): readonly Run[] | undefined {
  if (first?.kind !== 'paragraph') return undefined;
  const word = /^\(([^()]*)\)/.exec(textOfRuns(first.runs))?.[1]?.split(',')[0]?.trim() ?? '';
  return TYPE_WORD.test(word) ? [{ text: word }] : undefined;
}
