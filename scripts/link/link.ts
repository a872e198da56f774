import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import type {
  ErrorBodyFacts,
  ExampleFacts,
  FieldFacts,
  OperationFacts,
  PageFacts,
  PathFacts,
  RowCount,
  TableFacts,
} from '../extract/index.ts';
import { byDefault, type Fact, inferred, type Source } from '../provenance.ts';
import { chaptersOf } from './chapters.ts';
import { type NamedStructures, nameStructures, type Reach, type Structure } from './components.ts';
import { appendixOf, type ErrorAppendix, errorFindings } from './error-examples.ts';
import { type BodyView, type CheckedExample, checkExample, readExample } from './example-values.ts';
import { isKeyPlaceholder, TableGraph } from './graph.ts';
import { linkJobs } from './jobs.ts';
import { assignIds, idOfPath, idsByShape, pathShape, suggestId, versionSuffix } from './operation-ids.ts';
import { indexPages, type PageIndex, push } from './page-index.ts';
import { parametersOf } from './parameters.ts';
import { requestLineFindings } from './request-lines.ts';
import { type StatusLine, statusesOf } from './responses.ts';
import type {
  Body,
  Component,
  LinkedExample,
  LinkedField,
  LinkedOperation,
  LinkedParameter,
  LinkedResponse,
  OperationsLock,
  Service,
} from './service.ts';

export interface LinkOptions {
  /** Lower-case names of headers that security schemes send. */
  readonly securityHeaders: ReadonlySet<string>;
  /** Tag of operations whose page names no chapter. */
  readonly defaultTag: string;
  readonly lock: OperationsLock;
}

/** Joins the facts of all pages of a service. The order of `pages` does not matter. */
export function linkService(pages: readonly PageFacts[], options: LinkOptions): Service {
  return new Linker(pages, options).service();
}

/** One page's share in an operation: several pages may describe one method and path, one page several paths. */
interface Share {
  readonly page: PageFacts;
  readonly operation: OperationFacts;
  readonly path: PathFacts;
}

/** Whose body a structure is: what tells it from the other bodies of an operation, and the page. */
type BodyOf = Pick<PageFacts, 'title' | 'file'>;

interface Group {
  readonly key: string;
  readonly path: string;
  readonly shares: readonly Share[];
}

class Linker {
  private readonly options: LinkOptions;
  private readonly index: PageIndex;
  private readonly graph: TableGraph;
  private readonly diagnostics: Diagnostic[] = [];
  private named: NamedStructures = { nameOf: new Map(), canonical: new Map(), locked: {} };
  private components: ReadonlyMap<string, Component> = new Map();
  private errorBody: ErrorBodyFacts | undefined;
  private readonly appendix: ErrorAppendix;
  /** Statuses, links and examples of a page are reported once, however many paths it has. */
  private readonly reported = new Set<string>();

  constructor(pages: readonly PageFacts[], options: LinkOptions) {
    this.options = options;
    this.index = indexPages(pages);
    this.graph = new TableGraph(this.index);
    this.appendix = appendixOf(this.index.pages);
  }

  service(): Service {
    const groups = this.groups();
    const ids = this.ids(groups);
    this.errorBody = this.index.pages.find((page) => page.errorBody && !page.operation)?.errorBody;
    this.name(groups, ids);
    const chapters = chaptersOf(this.index);
    const read = groups.map((group) => this.operation(group, ids.get(group.key) as Fact<string>, chapters));
    const operations = linkJobs(read, this.components);
    return {
      operations,
      components: [...this.components.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
      tags: distinctTags(operations),
      errorCodes: this.index.pages.flatMap((page) => page.errorCodes),
      errorBody: this.errorBody,
      headerSources: this.headerSources(),
      lock: {
        operations: Object.fromEntries([...ids].map(([key, id]) => [key, id.value])),
        schemas: this.named.locked,
      },
      rowCount: this.rowCount(),
      diagnostics: sorted([
        ...this.index.pages.flatMap((page) => page.diagnostics),
        ...this.graph.diagnostics,
        ...this.diagnostics,
      ]),
    };
  }

  /** Operations by method and path; paths that differ only in placeholder names are one. */
  private groups(): Group[] {
    const names = placeholderNames(this.index.pages);
    const shares = new Map<string, Share[]>();
    for (const page of this.index.pages) {
      const { operation } = page;
      if (!operation) continue;
      for (const path of operation.paths)
        push(shares, `${operation.method} ${pathShape(path.path)}`, {
          page,
          operation,
          path,
        });
    }
    return [...shares].map(([key, list]) => {
      const current = list.filter((share) => !share.operation.deprecated);
      const ordered = [...current, ...list.filter((share) => !current.includes(share))];
      const path = names.get(pathShape((ordered[0] as Share).path.path)) ?? (ordered[0] as Share).path.path;
      for (const share of ordered) this.reportRenamed(share, path);
      return { key, path, shares: ordered };
    });
  }

  /** OpenAPI allows one path of a shape, so all its operations take the placeholder names that most pages use. */
  private reportRenamed({ path }: Share, common: string): void {
    if (path.path === common) return;
    const message = `${path.path} is ${common} on other pages; the contract has the latter`;
    this.diagnostics.push(diagnostic('link/placeholder-renamed', path.source, message));
  }

  private ids(groups: readonly Group[]): Map<string, Fact<string>> {
    const rules = new Map<string, { rule: string; source: Source }>();
    const requests = groups.map((group) => {
      const [share] = group.shares as [Share, ...Share[]];
      const method = share.operation.method;
      const several = group.shares.length > 1 && group.shares.some(({ page }) => page !== share.page);
      const suggestion = several
        ? { id: idOfPath(method, group.path), rule: 'path-of-several-pages' }
        : suggestId(share.page, method, group.path);
      const alternative =
        share.operation.paths.indexOf(share.path) > 0 ||
        share.operation.paths[0]?.source.line !== share.path.source.line;
      rules.set(group.key, {
        rule: suggestion.rule,
        source: { file: share.page.file, line: share.page.titleLine, words: `${share.page.name}: ${share.page.title}` },
      });
      return {
        key: group.key,
        suggestion: suggestion.id + (alternative || several ? versionSuffix(group.path) : ''),
        path: group.path,
        method,
      };
    });
    const ids = assignIds(requests, idsByShape(this.options.lock.operations));
    return new Map(
      [...ids].map(([key, id]) => {
        const { rule, source } = rules.get(key) as { rule: string; source: Source };
        return [key, inferred(id, source, rule)];
      }),
    );
  }

  private name(groups: readonly Group[], ids: ReadonlyMap<string, Fact<string>>): void {
    const reached = new Map<string, { structure: Structure; reach: Reach }>();
    const bodyOf = new Map<string, BodyOf>();
    const ordered = groups
      .map((group) => ({ group, id: ids.get(group.key)?.value ?? '' }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const { group, id } of ordered) {
      const several = group.shares.length > 1;
      for (const { page, operation } of group.shares) {
        const operationId = several ? suggestId(page, operation.method, group.path).id : id;
        const roots = this.graph.rootsOf(page);
        for (const tables of roots.requests) {
          const title = roots.requests.length > 1 ? (tables[0]?.caption ?? page.title) : page.title;
          const reach: Reach = { operationId, role: 'Request', field: undefined };
          this.reachBody(tables, reach, { title, file: page.file }, reached, bodyOf);
        }
        for (const [status, tables] of roots.responses) {
          const failed = /^[45]/.test(status) ? status : undefined;
          this.reachBody(
            tables,
            { operationId, role: 'Response', field: undefined, status: failed },
            page,
            reached,
            bodyOf,
          );
        }
        for (const { field } of operation.parameters) {
          for (const table of this.graph.linkOf(field).tables)
            this.graph.reach(
              this.graph.structure([table]),
              { operationId, role: 'Request', field: field.name },
              reached,
            );
        }
      }
    }
    this.named = nameStructures(reached, this.options.lock.schemas);
    this.components = new Map(
      [...this.named.canonical].map(([name, structure]) => [
        name,
        this.component(name, structure, bodyOf.get(structure.id)),
      ]),
    );
  }

  private reachBody(
    tables: readonly TableFacts[],
    reach: Reach,
    page: BodyOf,
    reached: Map<string, { structure: Structure; reach: Reach }>,
    bodyOf: Map<string, BodyOf>,
  ): void {
    if (tables.length === 0) return;
    const structure = this.graph.structure(tables);
    const array = arrayRoot(structure);
    if (array) {
      for (const table of this.graph.linkOf(array).tables) {
        this.graph.reach(this.graph.structure([table]), { ...reach, field: `${reach.role}Item` }, reached);
      }
      return;
    }
    this.graph.reach(structure, reach, reached);
    if (!bodyOf.has(structure.id)) bodyOf.set(structure.id, page);
  }

  private component(name: string, structure: Structure, page: BodyOf | undefined): Component {
    const fields = structure.fields.map((field) => this.linked(field));
    const keyed = fields.filter((field) => isKeyPlaceholder(field.facts.name));
    return {
      name,
      fields: fields.filter((field) => !keyed.includes(field)),
      additional: keyed[0],
      title: page?.title,
      source: structure.source,
      bodyOf: page?.file,
    };
  }

  private linked(field: FieldFacts): LinkedField {
    const { tables, rule } = this.graph.linkOf(field);
    const components = tables.flatMap((table) => this.named.nameOf.get(table.id) ?? []);
    return { facts: field, components: [...new Set(components)], ...(rule === undefined ? {} : { linkRule: rule }) };
  }

  private body(tables: readonly TableFacts[], title: string): Body | undefined {
    if (tables.length === 0) return undefined;
    const structure = this.graph.structure(tables);
    const array = arrayRoot(structure);
    if (array) return { kind: 'field', field: this.linked(array), source: array.source, title };
    const name = this.named.nameOf.get(structure.id);
    return name === undefined ? undefined : { kind: 'component', name, source: structure.source, title };
  }

  private operation(group: Group, id: Fact<string>, chapters: ReturnType<typeof chaptersOf>): LinkedOperation {
    const [first] = group.shares as [Share, ...Share[]];
    const parts = group.shares.map((share) => this.share(share, group.path));
    const tag =
      chapters.tagOf(first.page) ?? byDefault(this.options.defaultTag, first.operation.summary.source, 'service-title');
    return {
      id,
      method: first.operation.method,
      path: group.path,
      pathFacts: first.path,
      pages: [...new Set(group.shares.map(({ page }) => page.file))],
      summary: summaryOf(group.shares),
      description: descriptionOf(group.shares),
      tag,
      deprecated: group.shares.every((share) => share.operation.deprecated ?? chapters.deprecatedBy(share.page))
        ? (first.operation.deprecated ?? chapters.deprecatedBy(first.page))
        : undefined,
      parameters: this.mergedParameters(parts.map((part) => part.parameters)),
      securityRows: parts.flatMap((part) => part.covered),
      bodies: distinctBodies(
        parts.flatMap((part, at) =>
          part.bodies.length > 0 ? part.bodies : [noBody((group.shares[at] as Share).page)],
        ),
      ),
      bodyExamples: uniqueNames(parts.flatMap((part) => part.bodyExamples)),
      responses: mergeResponses(parts.map((part) => part.responses)),
      job: undefined,
    };
  }

  private share({ page, operation, path }: Share, contractPath: string) {
    const roots = this.graph.rootsOf(page);
    const { parameters, covered, diagnostics } = parametersOf({
      page,
      operation,
      path,
      contractPath,
      securityHeaders: this.options.securityHeaders,
      link: (field) => this.linked(field),
    });
    const bodiless = operation.method === 'GET' || operation.method === 'HEAD';
    const statuses = statusesOf(
      page,
      operation,
      [...roots.responses.keys()].some((status) => !/^[45]/.test(status)),
      this.index,
    );
    const requests = bodiless ? [] : operation.examples.filter((example) => example.kind === 'request');
    const bodyExamples = this.examples(requests, roots.requests, page, 'request');
    const bodies = bodiless ? [] : this.requestBodies(roots.requests, bodyExamples, page);
    const responses = statuses.statuses.map((status) => this.response(status, statuses.success, page, operation));
    const stated = new Set(
      statuses.statuses.filter(({ fact }) => fact.origin === 'stated').map(({ status }) => status),
    );
    const errors = errorFindings(page, stated, this.appendix, this.errorBody);
    this.report(page, [...diagnostics, ...statuses.diagnostics, ...requestLineFindings(operation), ...errors]);
    return { parameters, covered, bodies, bodyExamples, responses };
  }

  private requestBodies(
    requests: readonly (readonly TableFacts[])[],
    examples: readonly LinkedExample[],
    page: PageFacts,
  ): readonly Body[] {
    const bodies = requests.flatMap((tables) => {
      const title = requests.length > 1 ? (tables[0]?.caption ?? page.title) : page.title;
      return this.body(tables, title) ?? [];
    });
    if (bodies.length > 0) return bodies;
    return [openBody(examples, page.title) ?? noBody(page)];
  }

  private mergedParameters(lists: readonly (readonly LinkedParameter[])[]): LinkedParameter[] {
    const [first = [], ...more] = lists;
    for (const parameter of more.flat()) {
      const same = first.find((each) => each.in === parameter.in && each.name === parameter.name);
      const finding = same && parameterConflict(same, parameter);
      if (finding) this.diagnostics.push(finding);
    }
    return mergeParameters(lists);
  }

  private report(page: PageFacts, diagnostics: readonly Diagnostic[]): void {
    for (const each of diagnostics) {
      const key = `${page.file}:${each.line} ${each.code} ${each.message}`;
      if (this.reported.has(key)) continue;
      this.reported.add(key);
      this.diagnostics.push(each);
    }
  }

  private response(status: StatusLine, success: string, page: PageFacts, operation: OperationFacts): LinkedResponse {
    const roots = this.graph.rootsOf(page);
    const own = roots.responses.get(status.status);
    const unlabelled = status.status === success ? roots.responses.get('') : undefined;
    const tables = own ?? unlabelled ?? [];
    const failed = /^[45]/.test(status.status);
    const shown = operation.examples.filter(
      (example) => example.kind === 'response' && statusOfExample(example, success) === status.status,
    );
    const examples = this.examples(shown, [tables], page, 'response');
    if (status.status === '204') this.report(page, bodyOfNoContent(tables, shown));
    const errorBody = failed && tables.length === 0 ? (page.errorBody ?? this.errorBody) : undefined;
    const body = this.body(tables, page.title) ?? (errorBody ? undefined : openBody(examples, page.title));
    return {
      status: status.status,
      description: status.description,
      bodies: [body ?? noBody(page)],
      errorBody,
      examples,
      fact: status.fact,
    };
  }

  /**
   * Examples of one body, each held against the tables of its page; without tables there is nothing to contradict.
   *
   * @param alternatives the bodies that it may be; the one that it contradicts least is meant
   */
  private examples(
    examples: readonly ExampleFacts[],
    alternatives: readonly (readonly TableFacts[])[],
    page: PageFacts,
    name: string,
  ): LinkedExample[] {
    const views = alternatives.flatMap((tables) => this.bodyView(tables) ?? []);
    return examples.flatMap((example) => {
      if (!example.body) return [];
      const { value, readable, diagnostics } = readExample(example, page.file);
      const checks = readable ? views.map((view) => checkExample(value, view, example, page.file)) : [];
      const checked = checks.reduce<CheckedExample | undefined>(better, undefined) ?? {
        valid: readable,
        diagnostics: [],
      };
      this.report(page, [...diagnostics, ...checked.diagnostics]);
      return [{ name, summary: example.title, value, valid: checked.valid, source: example.source }];
    });
  }

  private bodyView(tables: readonly TableFacts[]): BodyView | undefined {
    if (tables.length === 0) return undefined;
    const structure = this.graph.structure(tables);
    const array = arrayRoot(structure);
    return array ? { field: array, targets: this.graph.viewsBehind } : { structure: this.graph.viewOf(structure) };
  }

  private headerSources(): Map<string, Source> {
    const sources = new Map<string, Source>();
    for (const page of this.index.pages) {
      for (const { field, in: location } of page.operation?.parameters ?? []) {
        const name = field.name.toLowerCase();
        if (location === 'header' && this.options.securityHeaders.has(name) && !sources.has(name))
          sources.set(name, field.source);
      }
      for (const mention of page.headerMentions)
        if (!sources.has(mention.name)) sources.set(mention.name, mention.source);
    }
    return sources;
  }

  private rowCount(): RowCount {
    const sum = { rows: 0, facts: 0, diagnosed: 0, ignored: 0 };
    for (const { rowCount } of this.index.pages) {
      sum.rows += rowCount.rows;
      sum.facts += rowCount.facts;
      sum.diagnosed += rowCount.diagnosed;
      sum.ignored += rowCount.ignored;
    }
    return sum;
  }
}

/** The valid check before the other, then the one with fewer findings, then the first. */
function better(known: CheckedExample | undefined, next: CheckedExample): CheckedExample {
  if (!known || known.valid !== next.valid) return known?.valid ? known : next;
  return known.diagnostics.length <= next.diagnostics.length ? known : next;
}

function placeholderNames(pages: readonly PageFacts[]): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const path of pages.flatMap((page) => page.operation?.paths ?? [])) {
    const counts = votes.get(pathShape(path.path)) ?? new Map<string, number>();
    votes.set(pathShape(path.path), counts.set(path.path, (counts.get(path.path) ?? 0) + 1));
  }
  return new Map(
    [...votes].map(([key, counts]) => [
      key,
      [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? key,
    ]),
  );
}

/** A body that is an array itself: one row named `[Array]`. */
function arrayRoot(structure: Structure): FieldFacts | undefined {
  const [only, ...more] = structure.fields;
  return only && more.length === 0 && /^\*?\[\s*array\s*\]\*?$/i.test(only.name) ? only : undefined;
}

function summaryOf(shares: readonly Share[]): Fact<string> {
  const [first] = shares as [Share, ...Share[]];
  const titles = [...new Set(shares.map(({ page }) => page.title))];
  if (titles.length === 1) return first.operation.summary;
  const shown = titles.slice(0, 3).join(' / ');
  const text = titles.length > 3 ? `${shown} and ${titles.length - 3} more` : shown;
  return inferred(text, first.operation.summary.source, 'titles-of-several-pages');
}

function descriptionOf(shares: readonly Share[]): Fact<string> {
  const [first] = shares as [Share, ...Share[]];
  if (shares.length === 1) return first.operation.description;
  const text = shares
    .map(({ page, operation }) => `**${page.title}**\n\n${operation.description.value}`.trim())
    .join('\n\n');
  return inferred(text, first.operation.description.source, 'descriptions-of-several-pages');
}

function distinctTags(operations: readonly LinkedOperation[]): Fact<string>[] {
  const tags = new Map<string, Fact<string>>();
  for (const { tag } of operations) if (!tags.has(tag.value)) tags.set(tag.value, tag);
  return [...tags.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** Two pages of one operation that describe a parameter differently. */
function parameterConflict(a: LinkedParameter, b: LinkedParameter): Diagnostic | undefined {
  const [left, right] = [a.field?.facts, b.field?.facts];
  if (!left || !right || left.source.file === right.source.file) return undefined;
  const stated = (field: FieldFacts): string =>
    JSON.stringify([
      field.type.origin === 'stated' ? field.type.value : null,
      field.required?.origin === 'stated' && a.in !== 'path' ? field.required.value : null,
    ]);
  if (stated(left) === stated(right) || left.type.origin !== right.type.origin) return undefined;
  const related = [{ file: left.source.file, line: left.source.line, message: 'the other page' }];
  const message = `${b.name} has another type or another Mandatory on the other page of this operation`;
  return diagnostic('link/pages-disagree', right.source, message, { related });
}

/** Parameters of several pages on one operation; one that not every page requires is optional. */
function mergeParameters(lists: readonly (readonly LinkedParameter[])[]): LinkedParameter[] {
  if (lists.length === 1) return [...(lists[0] ?? [])];
  const merged = new Map<string, LinkedParameter>();
  for (const parameter of lists.flat()) {
    const key = `${parameter.in} ${parameter.name}`;
    const everywhere = lists.every((list) =>
      list.some((each) => each.in === parameter.in && each.name === parameter.name && each.required),
    );
    if (merged.has(key)) continue;
    merged.set(
      key,
      everywhere || !parameter.required
        ? parameter
        : { ...parameter, required: false, requiredFact: inferred(false, parameter.source, 'not-on-every-page') },
    );
  }
  return [...merged.values()];
}

/** Bodies of several pages, each once; "no body" counts only beside a body. */
function distinctBodies(bodies: readonly Body[]): Body[] {
  if (bodies.every((body) => body.kind === 'none')) return [];
  const seen = new Set<string>();
  return bodies.filter((body) => {
    if (body.kind === 'field') return true;
    const key = body.kind === 'open' ? 'open' : body.kind === 'none' ? `none ${body.page}` : body.name;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** An example without a status shows the success, or, where its label says so, an error of the caller. */
function statusOfExample(example: ExampleFacts, success: string): string {
  return example.status ?? (example.failed ? '4XX' : success);
}

/** A body that only an example shows: it exists, but no table says what is in it. */
function openBody(examples: readonly LinkedExample[], title: string): Body | undefined {
  const [first] = examples;
  return first && { kind: 'open', source: first.source, title };
}

/** A 204 response has no content (RFC 9110, section 15.3.5), whatever a page shows. */
function bodyOfNoContent(tables: readonly TableFacts[], examples: readonly ExampleFacts[]): Diagnostic[] {
  const source = tables[0]?.source ?? examples.find(({ body }) => body !== undefined)?.source;
  if (!source) return [];
  return [
    diagnostic('link/body-of-no-content', source, 'The page describes a body for status 204, which never has one'),
  ];
}

const noBody = (page: PageFacts): Body => ({
  kind: 'none',
  page: page.file,
  title: page.title,
  source: { file: page.file, line: page.titleLine, words: page.title },
});

function mergeResponses(lists: readonly (readonly LinkedResponse[])[]): LinkedResponse[] {
  const merged = new Map<string, LinkedResponse>();
  for (const response of lists.flat()) {
    const known = merged.get(response.status);
    const bodies = [...(known?.bodies ?? []), ...response.bodies];
    const examples = [...(known?.examples ?? []), ...response.examples];
    merged.set(response.status, { ...(known ?? response), bodies, examples });
  }
  return [...merged.values()]
    .map((response) => ({
      ...response,
      bodies: distinctBodies(response.bodies),
      examples: uniqueNames(response.examples),
    }))
    .sort((a, b) => (a.status < b.status ? -1 : 1));
}

function uniqueNames(examples: readonly LinkedExample[]): LinkedExample[] {
  return examples.map((example, index) =>
    index === 0 ? example : { ...example, name: `${example.name}${index + 1}` },
  );
}

function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = (each: Diagnostic): string =>
    `${each.file}\u0000${String(each.line).padStart(8, '0')}\u0000${each.code}\u0000${each.message}`;
  return diagnostics
    .map((each) => ({ each, key: key(each) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ each }) => each);
}
