/** References with a heading an operation: a request line below it, and what it takes and gives in any form. */
import { addTo } from '../append.ts';
import {
  type Block,
  type Diagnostic,
  diagnostic,
  type Document,
  type Paragraph,
  type Run,
  squeeze,
  type Table,
  textOfBlocks,
  textOfRuns,
} from '../ir/index.ts';
import type { Claim, Companions, Family } from './family.ts';
import {
  columnsIn,
  type PlacedRow,
  rowOfParagraphs,
  rowsOfBullets,
  rowsOfTable,
  rowsOfTerms,
  type StatusRow,
  statusesOfBullets,
  statusesOfTable,
  statusesOfTerms,
} from './field-blocks.ts';
import { pathTitle } from './heading-lines.ts';
import { withoutInstances } from './instances.ts';
import { plainLayout } from './layout.ts';
import { TYPE_WORD } from './marks.ts';
import {
  type Answer,
  type BodyFacts,
  type OperationSketch,
  operationDocuments,
  type ParameterPlace,
  type Shown,
} from './operation-document.ts';
import { entitiesIn, parametersInSentences, statusesIn, typeOf } from './prose.ts';
import { pathOf, placeholdersOf, type StatedRequest, withEvenSlashes } from './request-target.ts';
import { anchorIn, type FieldRow, tableOfRows } from './rows.ts';
import { examplesIn, PLAIN_LABEL } from './samples.ts';
import { isBelow, type Section, sectionsOf } from './sections.ts';
import { inHeading, type Statement, sentencesIn, statementsIn } from './statements.ts';
import { withStructures } from './structures.ts';
import { type Announcement, announcementIn, type PartRole, partRole, placeIn } from './words.ts';

export const headings: Family = { name: 'headings', isNeverSure: true, recognises, adapt };

/** Headings of the house's own layout above a request line. */
const HOUSE_HEADING = /^(?:api )?ur[il]$/i;

/** Headings that the house's pages have beside each other, whatever the one above the request line is called. */
const HOUSE_MARKS = [
  /^request parameters?$/i,
  /^response parameters?$/i,
  /^(?:example|sample) requests?$/i,
  /^(?:example|sample) responses?$/i,
  /^(?:status|returned?) (?:codes?|values?)$/i,
  /^error codes?$/i,
];

/** So many of them are no accident. */
const ENOUGH_MARKS = 4;

const hasHouseMarks = (sections: readonly Section[]): boolean =>
  HOUSE_MARKS.filter((mark) => sections.some(({ title }) => mark.test(title))).length >= ENOUGH_MARKS;

function recognises(document: Document): Claim | undefined {
  const sections = sectionsOf(plainLayout(document));
  const owners = operationsOf(sections);
  const [first] = owners;
  if (!first) return undefined;
  if (owners.length === 1 && HOUSE_HEADING.test(first.statements[0]?.section.title ?? '')) return undefined;
  const isWeak =
    owners.every(({ statements }) => statements.every(({ isShown }) => isShown)) ||
    (owners.length === 1 && hasHouseMarks(sections));
  const lines = owners.flatMap(({ section, statements }) =>
    statements.map((each) => `${section.index} ${keyOf(each)}`),
  );
  return {
    operations: new Set(lines).size,
    marks: 'request lines below headings',
    ...(isWeak ? { isWeak } : {}),
  };
}

export interface Owner {
  readonly section: Section;
  readonly statements: readonly Statement[];
  /** What is answered, where that is known beforehand. */
  readonly answer?: FieldRow;
}

/** The sections that are operations, each with its request lines. */
function operationsOf(sections: readonly Section[]): Owner[] {
  const ownerOf = ownersIn(sections);
  const lines = evenly(sections.flatMap(statementsIn));
  const isCalled = lines.every(isMadeOfCall);
  const stating = new Set(lines.map(({ section }) => section));
  const silent = isCalled ? sections.filter((each) => !stating.has(each)) : [];
  const counted = [...countedOf(lines, ownerOf), ...silent.flatMap(sentencesIn)];
  const least = new Map<string, number>();
  for (const each of counted)
    least.set(shapeOf(each), Math.min(each.listed, least.get(shapeOf(each)) ?? Number.POSITIVE_INFINITY));
  const owners = new Map<Section, Statement[]>();
  for (const statement of counted) {
    // An overview lists what has a section of its own, or stands in a shorter list there.
    if (statement.listed > (least.get(shapeOf(statement)) ?? 1)) continue;
    const section = ownerOf(statement.section);
    if (statement.isShown && owners.has(section)) continue;
    addTo(owners, section, statement);
  }
  return [...owners].map(([section, statements]) => ({ section, statements }));
}

function evenly(statements: readonly Statement[]): Statement[] {
  const requests = withEvenSlashes(statements.map(({ request }) => request));
  return statements.map((each, at) => ({ ...each, request: requests[at] ?? each.request }));
}

/** A line that a heading and a call below it make stands where the heading stands. */
const isMadeOfCall = ({ block, section }: Statement): boolean => block?.line === section.line;

/**
 * Request lines that count: those that stand alone; of those that samples show, all where no other is stated, else the
 * ones with a placeholder, in sections without another line that no stated one is about.
 */
function countedOf(all: readonly Statement[], ownerOf: OwnerOf): readonly Statement[] {
  const stated = all.filter(({ isShown }) => !isShown);
  if (stated.length === 0) return all;
  const owned = new Set(stated.map(({ section }) => ownerOf(section)));
  const isCalled = ({ request }: Statement): boolean =>
    stated.some((other) => other.request.method === request.method && isSame(request.path, other.request.path));
  return all.filter((each) => {
    if (!each.isShown) return true;
    const owner = ownerOf(each.section);
    const isAbout = [...owned].some((other) => other === owner || isBelow(owner, other));
    return each.isTemplate === true && !isAbout && !isCalled(each);
  });
}

/** A path that is another's, or one of its template. */
const isSame = (path: string, template: string): boolean =>
  path === template || isInstance(path, template) || isInstance(template, path);

/** The same for two spellings of one path. */
const shapeOf = ({ request }: Statement): string =>
  `${request.method} ${request.path.replace(/\{[^{}]*\}/g, '{}').replace(/(?<=.)\/$/, '')}`;

const keyOf = ({ request }: Statement): string => `${request.method} ${request.path}`;

/** The section that a request line is about: the nearest one that isn't called `HTTP request` or the like. */
type OwnerOf = (section: Section) => Section;

function ownersIn(sections: readonly Section[]): OwnerOf {
  const keyOfPart = ({ parent, title }: Section): string => `${parent?.index ?? -1} ${partRole(title)}`;
  const parts = new Set<string>();
  const several = new Set<string>();
  for (const key of sections.filter(isPart).map(keyOfPart)) (parts.has(key) ? several : parts).add(key);
  const ownerOf = (section: Section): Section => {
    if (!isPart(section)) return section;
    const before = siblingBefore(section, sections);
    if (before && several.has(keyOfPart(section))) return before;
    const { parent } = section;
    return parent && parent.title !== '' ? ownerOf(parent) : (before ?? section);
  };
  return ownerOf;
}

const isPart = (section: Section): boolean => partRole(section.title) !== undefined;

/** The nearest section of the same parent in front that names a thing. */
function siblingBefore(section: Section, sections: readonly Section[]): Section | undefined {
  // What stands before the parent is in another one.
  for (let at = section.index - 1; at > (section.parent?.index ?? -1); at--) {
    const each = sections[at];
    if (each && each.parent === section.parent && !isPart(each)) return each;
  }
  return undefined;
}

function adapt(page: Document, _companions: Companions): readonly Document[] {
  const document = withStructures(plainLayout(page));
  const sections = sectionsOf(document);
  const settled = withoutInstances(sections);
  const owners = operationsOf(sections).map((owner) => ({
    ...owner,
    statements: owner.statements.map((each) => ({ ...each, request: settled(each.request) })),
  }));
  return operationsUnder(document, sections, owners);
}

/**
 * What is left of a page, and the documents of its operations.
 *
 * @param owners the sections that are operations
 */
export function operationsUnder(
  document: Document,
  sections: readonly Section[],
  owners: readonly Owner[],
): readonly Document[] {
  const owned = new Map(owners.map((owner) => [owner.section, owner]));
  const taken = new Set<Section>();
  const operations = owners.flatMap((owner) => {
    const scope = scopeOf(owner.section, sections, owned);
    for (const section of scope) taken.add(section);
    const reader = new OperationReader(
      { ...owner, statements: templated(owner.statements, scope) },
      scope,
      sections,
      document.file,
    );
    return operationDocuments(reader.sketch(), document);
  });
  return [restOf(document, sections, taken), ...operations];
}

/** Paths that only samples show, by the template that a caption or a line of the operation gives of them. */
function templated(statements: readonly Statement[], scope: readonly Section[]): readonly Statement[] {
  if (!statements.every(({ isShown }) => isShown)) return statements;
  const templates = scope.flatMap(({ blocks }) => blocks.flatMap(templateIn));
  return statements.map((statement) => {
    const template = templates.find((each) => isInstance(statement.request.path, each));
    return template === undefined ? statement : { ...statement, request: { ...statement.request, path: template } };
  });
}

function templateIn(block: Block): string[] {
  const runs = block.kind === 'table' ? block.caption : block.kind === 'paragraph' ? block.runs : [];
  const text = squeeze(textOfRuns(runs)).replace(/^Table \d+\.\s*/, '');
  return isTemplate(text) ? [pathOf(text.split('?')[0] ?? text)] : [];
}

/** `/a/{id}`, `/a/{id of b}`: a path and nothing else, with blanks in one placeholder at most. */
const isTemplate = (text: string): boolean =>
  /^\/\S*(?:\{[^\s{}]*\s[^{}]*\}\S*)?$/.test(text) && /\{[^{}]+\}/.test(text);

function isInstance(path: string, template: string): boolean {
  const [own, wanted] = [path.split('/'), template.split('/')];
  return own.length === wanted.length && wanted.every((step, at) => step === own[at] || /[{}]/.test(step));
}

/** An operation's section and those below it that are no operation's own; at one level, the parts behind it. */
function scopeOf(section: Section, sections: readonly Section[], owned: ReadonlyMap<Section, Owner>): Section[] {
  const scope = [section];
  for (const each of sections.slice(section.index + 1)) {
    const isInside = isBelow(each, section);
    const isBehind = each.parent === section.parent && isPart(each) && siblingBefore(each, sections) === section;
    const inBehind = scope.some((known) => known !== section && isBelow(each, known));
    if (!isInside && !isBehind && !inBehind) {
      if (each.level <= section.level) break;
      continue;
    }
    const isOther = [...owned.keys()].some(
      (other) => other !== section && (other === each || isBelow(each, other)) && other.index > section.index,
    );
    if (!isOther) scope.push(each);
  }
  return scope;
}

type Side = 'request' | 'response';

const SIDES: Partial<Record<PartRole, Side>> = {
  path: 'request',
  query: 'request',
  header: 'request',
  body: 'request',
  parameters: 'request',
  request: 'request',
  'request-example': 'request',
  response: 'response',
  'response-header': 'response',
  'response-example': 'response',
  status: 'response',
};

class OperationReader {
  private readonly owner: Owner;
  private readonly file: string;
  private readonly scope: readonly Section[];
  private readonly sections: readonly Section[];
  private readonly requests: readonly StatedRequest[];
  private readonly placeholders: ReadonlySet<string>;
  private readonly isBodiless: boolean;
  private readonly parameters: (FieldRow & { in: ParameterPlace })[] = [];
  private readonly bodyRows: FieldRow[] = [];
  private readonly answerRows: FieldRow[] = [];
  private readonly headers: FieldRow[] = [];
  /** What the sections of failures list, by status. */
  private readonly failures = new Map<string, { headers: FieldRow[]; rows: FieldRow[] }>();
  /** The failure that the section is about. */
  private failed: string | undefined;
  private readonly statuses: StatusRow[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly shown: Shown[] = [];
  private readonly description: Block[] = [];
  private bodyValue: FieldRow | undefined;
  private answerValue: FieldRow | undefined;
  private media: string | undefined;
  /** What the sentence above the block says of its rows. */
  private announced: Announcement | undefined;

  constructor(owner: Owner, scope: readonly Section[], sections: readonly Section[], file: string) {
    this.owner = owner;
    this.file = file;
    this.scope = scope;
    this.sections = sections;
    this.requests = owner.statements.map(({ request }) => request);
    this.placeholders = new Set(this.requests.flatMap(({ path }) => placeholdersOf(path)));
    this.isBodiless = this.requests.every(({ method }) => method === 'GET' || method === 'HEAD' || method === 'DELETE');
  }

  sketch(): OperationSketch {
    const { section } = this.owner;
    this.answerValue = this.owner.answer;
    for (const each of this.scope) this.section(each);
    this.placeholderSections();
    const above = section.parent;
    const parent = above && pathTitle(above.title) !== undefined ? above.parent : above;
    const tag = parent && parent.title !== '' ? { title: parent.title, line: parent.line } : undefined;
    return {
      title: this.title(),
      titleLine: section.line,
      anchors: section.anchors,
      tag,
      requests: this.requests,
      description: this.description,
      parameters: [...this.placedParameters(), ...this.queryNames()],
      body: this.body(),
      answers: this.answers(),
      examples: this.withoutOtherForms(),
      diagnostics: this.diagnostics,
    };
  }

  /** The heading; where that is the request line itself, the first sentence. */
  private title(): string {
    const { title } = this.owner.section;
    const headed = inHeading(title, 1);
    if (headed?.title) return headed.title;
    const isLine = headed !== undefined;
    const first = this.description.find((block) => block.kind === 'paragraph');
    const words = first ? squeeze(textOfBlocks([first])) : '';
    const sentence = /^(.{3,100}?)[.:](?:\s|$)/.exec(words)?.[1] ?? (/^.{3,60}$/.test(words) ? words : undefined);
    return (isLine ? sentence : undefined) ?? (title || sentence || (this.requests[0]?.words ?? ''));
  }

  private section(section: Section): void {
    let role = roleOf(section, this.owner.section);
    // What GET shows without a word can be no body that is sent.
    const isRead = this.requests.every(({ method }) => method === 'GET' || method === 'HEAD');
    const isPlain = PLAIN_LABEL.test(section.title);
    if (isRead && isPlain) role = undefined;
    const unlabelled = isRead && (isPlain || section === this.owner.section) ? 'response' : undefined;
    const examples = examplesIn(section.blocks, role ? SIDES[role] : undefined, unlabelled, sideOfLabel);
    this.shown.push(...examples.shown);
    this.media ??= examples.media;
    const shownStatus = examples.shown.find(({ status }) => status !== undefined)?.status;
    this.failed = role && SIDES[role] === 'response' && /^[45]/.test(shownStatus ?? '') ? shownStatus : undefined;
    for (const { status, line, words } of statusesIn(section.blocks))
      this.status({ status, description: '', line }, words);
    let label: Block | undefined;
    let behind = 0;
    for (const [at, block] of section.blocks.entries()) {
      if (behind > 0) {
        behind--;
        continue;
      }
      if (this.isStatement(block)) continue;
      if (examples.used.has(block)) continue;
      if (block.kind === 'paragraph') {
        const text = squeeze(textOfRuns(block.runs));
        this.announced = announcementIn(text);
        const named = labelRole(block.runs) ?? this.announced?.role;
        if (named) {
          role = named === 'parameters' && role ? role : named;
          if (this.announced?.isLast) this.description.push(block);
          else label = block;
          continue;
        }
      }
      if (this.fields(block, role, section)) {
        label = undefined;
        continue;
      }
      if (block.kind === 'table' && role !== undefined && isFieldRole(role, section)) this.unread(block);
      const made = isFieldRole(role, section) ? rowOfParagraphs(section.blocks, at) : undefined;
      if (made) {
        this.rows([made.row], role);
        behind = made.count - 1;
        label = undefined;
        continue;
      }
      if (label) this.description.push(label);
      label = undefined;
      if (block.kind === 'code' || role === 'request-example' || role === 'response-example') continue;
      this.entities(block, role);
      if (this.isBodiless) this.parameters.push(...parametersInSentences(block));
      this.description.push(block);
    }
  }

  /** Samples without those in XML of what another one shows in JSON, which a finding names. */
  private withoutOtherForms(): readonly Shown[] {
    const json = new Map<Side, Shown>();
    for (const each of this.shown)
      if (/^\s*[[{]/.test(each.code.text) && !json.has(each.side)) json.set(each.side, each);
    return this.shown.filter(({ side, code }) => {
      const other = /^\s*</.test(code.text) ? json.get(side) : undefined;
      if (!other) return true;
      const place = { file: this.file, line: code.line };
      this.diagnostics.push(diagnostic('extract/sample-in-other-form', place, { line: other.code.line }));
      return false;
    });
  }

  /** A table where fields are listed, of which no column is known: it stays text. */
  private unread(table: Table): void {
    const columns = (table.header?.cells ?? []).map((cell) => squeeze(textOfBlocks(cell.blocks))).join(', ');
    if (columns === '') return;
    const place = { file: this.file, line: table.line };
    this.diagnostics.push(diagnostic('extract/table-unread', place, { columns: columns.slice(0, 120) }));
  }

  private isStatement(block: Block): boolean {
    return this.owner.statements.some((statement) => statement.block === block);
  }

  private entities(block: Block, role: PartRole | undefined): void {
    for (const { side, value } of entitiesIn([block], role && SIDES[role])) {
      if (side === 'request') this.bodyValue ??= value;
      else this.answerValue ??= value;
    }
  }

  /** Takes a block that lists fields or statuses; false for any other. */
  private fields(block: Block, role: PartRole | undefined, section: Section): boolean {
    if (block.kind === 'table') return this.table(block, role, section);
    if (block.kind === 'terms') {
      const listed = role === 'status' || role === 'response' ? statusesOfTerms(block) : undefined;
      for (const each of listed ?? []) this.status(each);
      if (listed) return true;
      const rows = isFieldRole(role, section) ? rowsOfTerms(block) : undefined;
      if (rows) this.rows(rows, role);
      return rows !== undefined;
    }
    if (block.kind !== 'list') return false;
    const statuses = role === 'status' || role === 'response' ? statusesOfBullets(block.items) : undefined;
    for (const each of statuses ?? []) this.status(each);
    if (statuses) return true;
    const rows = isFieldRole(role, section) ? rowsOfBullets(block.items, role !== undefined) : undefined;
    if (rows) this.rows(rows, role);
    return rows !== undefined;
  }

  private table(table: Table, role: PartRole | undefined, section: Section): boolean {
    const statuses = statusesOfTable(table);
    if (statuses) {
      for (const each of statuses) this.status(each);
      return true;
    }
    const columns = columnsIn(table);
    if (!columns) return false;
    const caption = textOfRuns(table.caption);
    const header = squeeze(textOfBlocks(table.header?.cells[columns.indexOf('name')]?.blocks ?? []));
    const own =
      partRole(caption) ??
      (role === undefined || role === 'parameters' || role === 'request'
        ? partRole(`${header}s`.replace(/ss$/, 's'))
        : undefined);
    this.rows(
      rowsOfTable(table, columns),
      own === undefined || own === 'parameters' ? (role ?? own ?? roleOfTitle(section.title)) : own,
    );
    return true;
  }

  private rows(rows: readonly PlacedRow[], role: PartRole | undefined): void {
    for (const row of rows) {
      const { in: place, ...own } = row;
      const where = place ?? this.placeOf(row, role);
      const typed = withEntity(this.withAnnounced(own));
      if (row.name === '[body]') {
        if (where === 'response') this.answerValue = typed;
        else if (where === 'body') this.bodyValue = typed;
        continue;
      }
      if (where === 'response') this.answered(typed, 'rows');
      else if (where === 'response-header') this.answered(typed, 'headers');
      else if (where === 'form') {
        this.media = 'application/x-www-form-urlencoded';
        this.bodyRows.push(typed);
      } else if (where === 'body') this.bodyRow(typed, place === 'body');
      else this.parameters.push({ ...typed, in: where });
    }
  }

  /** A row of an answer: of the success, or of the failure that the section is about. */
  private answered(row: FieldRow, kind: 'headers' | 'rows'): void {
    const failed = this.failed;
    if (failed === undefined) {
      (kind === 'headers' ? this.headers : this.answerRows).push(row);
      return;
    }
    const known = this.failures.get(failed) ?? { headers: [], rows: [] };
    if (!known[kind].some(({ name }) => name === row.name)) known[kind].push(row);
    this.failures.set(failed, known);
    this.status({ status: failed, description: '', line: row.line });
  }

  private withAnnounced(row: FieldRow): FieldRow {
    const required = this.announced?.required;
    return required && !row.reading?.required ? { ...row, reading: { ...row.reading, required } } : row;
  }

  /** A row that says itself that it is the body: with a structure for its type it is all of it. */
  private bodyRow(row: FieldRow, isStated: boolean): void {
    const isWhole = isStated && (row.type?.some((run) => run.link) || /^(?:body|payload|rep|request)$/i.test(row.name));
    if (isWhole && !this.bodyValue) this.bodyValue = { ...row, name: '[body]' };
    else this.bodyRows.push(row);
  }

  private placeOf(
    { name, description }: FieldRow,
    role: PartRole | undefined,
  ): ParameterPlace | 'body' | 'response' | 'response-header' {
    if (role === 'response-header') return role;
    if (role && SIDES[role] === 'response') return 'response';
    if (role === 'header') return 'header';
    if (this.placeholders.has(name) && role !== 'query' && role !== 'body') return 'path';
    if (role === 'path') return 'path';
    if (role === 'query') return 'query';
    if (role === 'body') return 'body';
    const stated = placeIn(squeeze(textOfBlocks(description)));
    if (stated && stated !== 'path') return stated;
    return this.isBodiless ? 'query' : 'body';
  }

  private status(row: StatusRow, _words = ''): void {
    if (row.type && (row.status === undefined || /^2/.test(row.status))) this.answerValue ??= valueRow(row);
    const known = this.statuses.findIndex((each) => each.status === row.status);
    if (known < 0) this.statuses.push(row);
    else if (this.statuses[known]?.description === '') this.statuses[known] = row;
  }

  /** Rows called those of the address that no placeholder is left for go into its query string. */
  private placedParameters(): (FieldRow & { in: ParameterPlace })[] {
    const described = new Set(this.parameters.flatMap((row) => (row.in === 'path' ? [row.name] : [])));
    const isComplete = [...this.placeholders].every((name) => described.has(name));
    return this.parameters.map((row) =>
      isComplete && row.in === 'path' && !this.placeholders.has(row.name) ? { ...row, in: 'query' } : row,
    );
  }

  /** Headings `{orchard-id}` that describe a placeholder for all operations of the page. */
  private placeholderSections(): void {
    for (const section of this.sections) {
      const name = /^[{<:]([\w.-]+)[}>]?$/.exec(section.title)?.[1];
      if (name === undefined || !this.placeholders.has(name)) continue;
      if (this.parameters.some((row) => row.in === 'path' && row.name === name)) continue;
      const description = section.blocks.filter((block) => block.kind === 'paragraph' || block.kind === 'list');
      this.parameters.push({ name, words: section.title, line: section.line, description, in: 'path' });
    }
  }

  /** Names that only request lines and samples show in the query string. */
  private queryNames(): (FieldRow & { in: ParameterPlace })[] {
    const described = new Set(this.parameters.map(({ name }) => name));
    const found = new Map<string, FieldRow & { in: ParameterPlace }>();
    for (const { code, side } of this.shown) {
      if (side !== 'request') continue;
      const [first = ''] = code.text.trim().split('\n');
      const query = /^[A-Z]+\s+\S*?\?(\S*)/.exec(first)?.[1];
      for (const pair of query?.split('&') ?? []) {
        const name = pair.split('=')[0] ?? '';
        if (/^[\w.-]+$/.test(name) && !described.has(name) && !found.has(name))
          found.set(name, {
            name,
            words: first.trim(),
            line: code.line,
            description: [],
            in: 'query',
            reading: { rule: 'query-of-example' },
          });
      }
    }
    return [...found.values()];
  }

  private body(): BodyFacts | undefined {
    if (this.requests.every(({ method }) => method === 'GET' || method === 'HEAD')) return undefined;
    const media = this.media ? { media: this.media } : {};
    if (this.bodyRows.length > 0) return { rows: this.bodyRows, ...media };
    return this.bodyValue ? { rows: [], value: this.bodyValue, ...media } : undefined;
  }

  private failureOf(status: string | undefined): Pick<Answer, 'body' | 'headers'> {
    const { headers, rows } = this.failures.get(status ?? '') ?? { headers: [], rows: [] };
    return { ...(headers.length > 0 ? { headers } : {}), ...(rows.length > 0 ? { body: { rows } } : {}) };
  }

  private answers(): Answer[] {
    const rows = this.answerRows;
    const value = rows.length === 0 ? this.answerValue : undefined;
    const body: BodyFacts | undefined = rows.length > 0 ? { rows } : value ? { rows: [], value } : undefined;
    const own = { ...(body ? { body } : {}), ...(this.headers.length > 0 ? { headers: this.headers } : {}) };
    const stated = this.statuses.filter(({ status }) => status !== undefined);
    const success = stated.find(({ status }) => /^2/.test(status ?? ''));
    const shownStatus = this.shown.find(({ status }) => /^2/.test(status ?? ''));
    const answers = stated.map(
      ({ status, description, line, type }): Answer => ({
        status,
        description,
        line,
        ...(status === success?.status
          ? own
          : type
            ? { body: { rows: [], value: valueRow({ status, description, line, type }) } }
            : this.failureOf(status)),
      }),
    );
    const line = rows[0]?.line ?? value?.line ?? this.headers[0]?.line;
    if (success || line === undefined) return answers;
    return [{ status: undefined, description: '', line: shownStatus?.code.line ?? line, ...own }, ...answers];
  }
}

const valueRow = ({ description, line, type }: StatusRow): FieldRow => ({
  name: '[body]',
  words: description,
  line,
  ...(type ? { type } : {}),
  description: [],
});

/** The role of a section of an operation: its own words, with the side of the sections above. */
function roleOf(section: Section, owner: Section): PartRole | undefined {
  if (section === owner) return undefined;
  const own = partRole(section.title) ?? roleOfTitle(section.title);
  const above =
    section.parent && section.parent !== owner && section.parent.index > owner.index
      ? roleOf(section.parent, owner)
      : undefined;
  if (own === undefined) return above;
  const side = above && SIDES[above];
  if (side === 'response' && (own === 'parameters' || own === 'body')) return 'response';
  if (side === 'response' && own === 'header') return 'response-header';
  if (side === 'response' && own === 'example') return 'response-example';
  return own;
}

/** `Orchard Options`, `Parameters of the tree`: titles that hold the word for parameters. */
const roleOfTitle = (title: string): PartRole | undefined =>
  /\b(?:options|parameters|arguments|filters)\b/i.test(title) ? 'parameters' : undefined;

/** A short paragraph that heads what follows: `Query parameters:`, in bold or with a colon. */
function labelRole(runs: readonly Run[]): PartRole | undefined {
  const text = squeeze(textOfRuns(runs));
  const isBold = runs.every(
    (run) => run.bold || run.italic || run.text.trim() === '' || /^\s*[:：]\s*$/.test(run.text),
  );
  if (text.length > 60) return undefined;
  if (/^status code [1-5]\d\d$/i.test(text)) return 'response';
  const [, label, behind = ''] = /^([^:：]+)[:：]\s*(\S.*)$/.exec(text) ?? [];
  if (label !== undefined && isKind(behind)) return partRole(label);
  return isBold || /[:：]$/.test(text) || /^(?:request|response)s?$/i.test(text) ? partRole(text) : undefined;
}

/** `Object[]`, `None`: what a label says behind its colon of the whole that follows. */
const isKind = (text: string): boolean => TYPE_WORD.test(text) || /^(?:none|n\/a|empty|-|void|nothing)\.?$/i.test(text);

function sideOfLabel({ runs }: Paragraph): Side | undefined {
  const role = labelRole(runs);
  return role && SIDES[role];
}

const isFieldRole = (role: PartRole | undefined, section: Section): boolean =>
  role !== 'status' &&
  role !== 'request-example' &&
  role !== 'response-example' &&
  role !== 'security' &&
  role !== 'uri' &&
  (role !== undefined || roleOfTitle(section.title) !== undefined);

const ENTITY_WORD = /^[A-Z][A-Za-z0-9]*$/;

/** A row without a type whose description names a structure, or what kind of value it is. */
export function withEntity(row: FieldRow): FieldRow {
  if (row.type) return row;
  const first = row.description.find((block) => block.kind === 'paragraph');
  if (first?.kind !== 'paragraph') return row;
  const runs = first.runs;
  const at = runs.findIndex(
    (run) =>
      run.link?.includes('#') &&
      ENTITY_WORD.test(squeeze(run.text)) &&
      /Info|Input|Entity|Object|[a-z][A-Z]/.test(run.text),
  );
  const run = runs[at];
  const text = runs.map((each) => each.text).join('');
  if (run) {
    const before = runs
      .slice(0, at)
      .map((each) => each.text)
      .join('');
    if (
      /\bas an? (?:\w+ )?$|\b(?:list|array)s? of (?:\w+ )?$|\bmap\b|^(?:an?|the) $|^$|\binformation as\b|^(?=(.*?\binformation about ))\1.*as\b/i.test(
        before,
      )
    )
      return {
        ...row,
        type: typeOf(run, /^lists? of/i.test(before) ? before : before),
        reading: { ...row.reading, rule: 'entity-in-text' },
      };
  }
  const kind = KINDS.find(({ pattern }) => pattern.test(text));
  return kind ? { ...row, type: [{ text: kind.type }], reading: { ...row.reading, rule: kind.rule } } : row;
}

const KINDS: readonly { readonly pattern: RegExp; readonly type: string; readonly rule: string }[] = [
  {
    pattern: /^(?:whether\b|true,? (?:if|when)\b|if (?:set to |true|set,)|set to true\b|if `?true)/i,
    type: 'boolean',
    rule: 'whether-is-boolean',
  },
  {
    pattern: /^(?:the )?(?:number of (?!the\b|an?\b)|numeric|total number|count of)\b/i,
    type: 'integer',
    rule: 'number-of-is-integer',
  },
  {
    pattern:
      /^(?:a |the )?(?:list|array) of (?:\w+ ){0,3}?(?:ids?|names?|strings?|ur[il]s?|addresses|keys|tags|emails?|labels|words)\b/i,
    type: 'array of string',
    rule: 'list-of-names',
  },
  { pattern: /^(?:a |the )?(?:list|array) of\b/i, type: 'array', rule: 'list-of-is-array' },
  {
    pattern: /^[^.]{0,60}?\bas a map that maps\b|^(?:a |the )?maps? (?:of|from|that)\b/i,
    type: 'map',
    rule: 'map-in-text',
  },
];

/** The page without its operations; tables below a heading that names a structure describe it. */
function restOf(document: Document, sections: readonly Section[], taken: ReadonlySet<Section>): Document {
  const blocks = sections.flatMap((section): readonly Block[] => {
    if (taken.has(section)) return [];
    const own = section.blocks.map((block, index) =>
      block.kind === 'table' ? entityTable(block, section, document, index) : block,
    );
    return section.heading ? [section.heading, ...own] : own;
  });
  return { ...document, blocks, operationsApart: true };
}

function entityTable(table: Table, section: Section, document: Document, index: number): Block {
  const columns = columnsIn(table);
  // `Properties` below the heading that names the structure.
  const isPart = /^(?:properties|attributes|fields|members|schema)$/i.test(section.title);
  const owner = isPart && section.parent && section.parent.title !== '' ? section.parent : section;
  const name = squeeze(owner.title.replace(/(?<!\s)\s+(?:object|entity|resource|model|schema|representation)$/i, ''));
  if (!columns || !/^[\p{L}\p{M}\p{N}_.-]+$/u.test(name)) return table;
  const rows = rowsOfTable(table, columns).map(withEntity);
  if (rows.length === 0) return table;
  const anchors = [...section.anchors, ...(owner === section ? [] : owner.anchors), ...table.anchors];
  const sameAs = section.blocks.map(sameFieldsAs).find((link) => link !== undefined);
  return tableOfRows(rows, 'object', {
    anchors: anchors.length > 0 ? anchors : [anchorIn(document.id, `${name}-${index}`)],
    caption: name,
    structure: name,
    ...(sameAs === undefined ? {} : { sameAs }),
    line: table.line,
  });
}

/** `has the same fields as Kite`: the link of the structure that a sentence names so. */
function sameFieldsAs(block: Block): string | undefined {
  if (block.kind !== 'paragraph') return undefined;
  const { runs } = block;
  return runs.find((run, at) => {
    const before = runs
      .slice(0, at)
      .map(({ text }) => text)
      .join('');
    return run.link?.includes('#') && SAME_FIELDS.test(before);
  })?.link;
}

const SAME_FIELDS =
  /\b(?:has|have|with|contains?|includes?) (?:all )?(?:the same |(?:of )?the )(?:fields|properties|attributes)(?: as| of)(?: an?| the)? $|\b(?:extends|inherits from|is an? extension of)(?: an?| the)? $/i;
