import { append } from '../append.ts';
import type { Dialect } from '../dialects/index.ts';
import {
  type Body,
  byDefault,
  type Condition,
  type Diagnostic,
  diagnostic,
  type ErrorBodyFacts,
  type ExampleFacts,
  type Fact,
  type FieldFacts,
  type LinkedAlternative,
  type LinkedExample,
  type LinkedOperation,
  type LinkedParameter,
  type LinkedResponse,
  type OperationFacts,
  type PageFacts,
  type PathFacts,
  type TableFacts,
} from '../ir/index.ts';
import { withFailures } from '../extract/index.ts';
import { isNode } from '../nodes.ts';
import { readXml } from '../read/index.ts';
import { type BodyLinker, bodyOfNoContent, contentBody, noBody, openBody, titleOfRequest } from './bodies.ts';
import { type Chapters, chaptersOf } from './chapters.ts';
import { appendixOf, type ErrorAppendix, errorFindings } from './error-examples.ts';
import { type BodyView, type CheckedExample, checkExample } from './example-check.ts';
import { checkXml } from './example-xml.ts';
import type { TableGraph } from './graph.ts';
import { FORM_MEDIA, mediaOf } from './media.ts';
import {
  descriptionOf,
  distinctBodies,
  distinctHeaders,
  mergeParameters,
  mergeResponses,
  parameterConflicts,
  type ShapeOf,
  silentPages,
  summaryOf,
  uniqueNames,
} from './merge-pages.ts';
import type { Share, UnitedGroup } from './operation-groups.ts';
import type { PageIndex } from './page-index.ts';
import { parametersOf } from './parameters.ts';
import { requestLineFindings } from './request-lines.ts';
import { type ReadStatuses, type StatusLine, statusesOf } from './responses.ts';
import type { Roots } from './roots.ts';

/** What every operation of a service is linked with. */
export interface OperationContext {
  readonly dialect: Dialect;
  readonly index: PageIndex;
  readonly graph: TableGraph;
  readonly bodies: BodyLinker;
  /** The error body of the service's common page. */
  readonly errorBody: ErrorBodyFacts | undefined;
  /** Lower-case names of headers that security schemes send. */
  readonly securityHeaders: ReadonlySet<string>;
  /** Tag of operations whose page names no chapter. */
  readonly defaultTag: string;
}

/** What one page says of its operation. */
interface SharedParts extends Pick<LinkedOperation, 'parameters' | 'bodies' | 'bodyExamples' | 'responses'> {
  /** Header rows that security schemes or media types cover. */
  readonly covered: LinkedOperation['securityRows'];
}

const basesOf = (pages: readonly PageFacts[]): string[] => [
  ...new Set(
    pages.flatMap(({ host }) => {
      const base = host?.value.replace(/^https?:\/\/[^/]*/i, '').replace(/\/$/, '') ?? '';
      return base === '' ? [] : [base];
    }),
  ),
];

/** Makes one operation of what each of its pages says; findings gather in `diagnostics`. */
export class OperationLinker {
  readonly diagnostics: Diagnostic[] = [];
  private readonly context: OperationContext;
  private readonly chapters: Chapters;
  private readonly appendix: ErrorAppendix;
  /** Paths of the addresses that pages state for their requests. */
  private readonly bases: readonly string[];
  /** Statuses, links and examples of a page are reported once, however many paths it has. */
  private readonly reported = new Set<string>();

  constructor(context: OperationContext) {
    this.context = context;
    this.chapters = chaptersOf(context.index, context.dialect);
    this.appendix = appendixOf(context.index.pages);
    this.bases = basesOf(context.index.pages);
  }

  /** @param names by the keys of the group and of the operations that it unites: ids, and places among resources */
  operation(
    group: UnitedGroup,
    { ids, resources }: Readonly<Record<'ids' | 'resources', ReadonlyMap<string, Fact<string>>>>,
  ): LinkedOperation {
    const parts = new Map(group.shares.map((share) => [share, this.share(share, group.path)]));
    const made = (key: string, shares: readonly Share[], alternatives: readonly LinkedAlternative[]) =>
      this.united(
        shares.map((share) => ({ share, part: parts.get(share) as SharedParts })),
        { id: ids.get(key) as Fact<string>, resource: resources.get(key), path: group.path, alternatives },
      );
    const alternatives = group.alternatives.map(({ key, when, shares }) => {
      const operation = made(key, shares, []);
      return { when, operation: { ...operation, parameters: withoutFixed(operation.parameters, when) } };
    });
    return made(group.key, group.shares, alternatives);
  }

  /** What pages say of one operation, made one. What is united of several is no matter of the pages' disagreement. */
  private united(
    pages: readonly { readonly share: Share; readonly part: SharedParts }[],
    { id, resource, path, alternatives }: Pick<LinkedOperation, 'id' | 'resource' | 'path' | 'alternatives'>,
  ): LinkedOperation {
    const shares = pages.map(({ share }) => share);
    const parts = pages.map(({ part }) => part);
    const [first] = shares as [Share, ...Share[]];
    const tag =
      this.chapters.tagOf(first.page) ??
      byDefault(this.context.defaultTag, first.operation.summary.source, 'service-title');
    const parameters = parts.map((part) => part.parameters);
    const answers = parts.map((part) => part.responses);
    const shapeOf: ShapeOf = (body) => this.context.bodies.shapeOf(body);
    if (alternatives.length === 0)
      append(this.diagnostics, [...parameterConflicts(parameters), ...silentPages(answers, shapeOf)]);
    return {
      id,
      method: first.operation.method,
      path,
      pathFacts: first.path,
      pages: [...new Set(shares.map(({ page }) => page.file))],
      summary: summaryOf(shares),
      description: descriptionOf(shares),
      tag,
      deprecated: shares.every((share) => share.operation.deprecated ?? this.chapters.deprecatedBy(share.page))
        ? (first.operation.deprecated ?? this.chapters.deprecatedBy(first.page))
        : undefined,
      parameters: mergeParameters(parameters),
      host: first.operation.host,
      alternatives,
      securityRows: parts.flatMap((part) => part.covered),
      bodies: distinctBodies(
        parts.flatMap((part, at) => (part.bodies.length > 0 ? part.bodies : [noBody((shares[at] as Share).page)])),
      ),
      bodyExamples: uniqueNames(parts.flatMap((part) => part.bodyExamples)),
      responses: mergeResponses(answers, shapeOf),
      job: undefined,
      resource,
    };
  }

  private share({ page, operation: stated, path }: Share, contractPath: string): SharedParts {
    const roots = this.context.graph.rootsOf(page);
    const operation = roots.sharedBy.size > 0 ? withLinkedFailures(stated, roots, page, this.context.dialect) : stated;
    const bodiless = operation.method === 'GET' || operation.method === 'HEAD';
    const statuses = statusesOf(page, operation, roots, this.context.index);
    const requests = bodiless ? [] : operation.examples.filter((example) => example.kind === 'request');
    const bodyExamples = this.examples(requests, roots.requests, page, 'request', path);
    const bodies = bodiless ? [] : this.requestBodies(roots.requests, bodyExamples, page);
    const { parameters, covered, diagnostics } = parametersOf({
      operation,
      path,
      contractPath,
      securityHeaders: this.context.securityHeaders,
      link: (field) => this.context.bodies.field(field),
      media: new Set(bodies.flatMap(({ kind, media }) => (kind === 'none' ? [] : [media]))),
    });
    const responses = statuses.statuses.map((status) => this.response(status, statuses, page, operation));
    const shown = new Set(statuses.statuses.filter(({ fact }) => fact.origin === 'stated').map(({ status }) => status));
    const errors = errorFindings(page, shown, this.appendix, this.context.errorBody);
    this.report(page, [
      ...diagnostics,
      ...statuses.diagnostics,
      ...requestLineFindings(operation, this.bases),
      ...errors,
    ]);
    return { parameters, covered, bodies, bodyExamples, responses };
  }

  private requestBodies(
    requests: readonly (readonly TableFacts[])[],
    examples: readonly LinkedExample[],
    page: PageFacts,
  ): readonly Body[] {
    const bodies = requests.flatMap(
      (tables) => this.context.bodies.body(tables, titleOfRequest(tables, requests, page)) ?? [],
    );
    if (bodies.length > 0) return bodies;
    return [
      openBody(examples, page.title) ?? contentBody(page.operation?.contents.request, page.title) ?? noBody(page),
    ];
  }

  private report(page: PageFacts, diagnostics: readonly Diagnostic[]): void {
    for (const each of diagnostics) {
      const key = `${page.id}:${each.line} ${each.code} ${each.message}`;
      if (this.reported.has(key)) continue;
      this.reported.add(key);
      this.diagnostics.push(each);
    }
  }

  private response(
    status: StatusLine,
    statuses: ReadStatuses,
    page: PageFacts,
    operation: OperationFacts,
  ): LinkedResponse {
    const { success } = statuses;
    const isOfStatus = (example: ExampleFacts): boolean =>
      example.kind === 'response' && shownStatus(example, statuses) === status.status;
    const roots = this.context.graph.rootsOf(page);
    const failed = /^[45]/.test(status.status);
    const key = tablesKey(status.status, success, roots);
    const tables = roots.responses.get(key) ?? [];
    const own = operation.examples.filter(isOfStatus);
    const lender = own.length === 0 ? roots.sharedBy.get(key) : undefined;
    const lent = lender?.sharedResponse?.examples.filter(isOfStatus);
    // The answer to HEAD has no content (RFC 9110, section 9.3.2).
    const isHead = operation.method === 'HEAD';
    const file = failed || isHead ? undefined : contentBody(operation.contents.file, page.title);
    // What a page shows of a file is words, and no value.
    const shown = file || isHead ? [] : (lent ?? own);
    const examples = this.examples(shown, [tables], lender ?? page, 'response');
    if (status.status === '204') this.report(page, bodyOfNoContent(tables, shown));
    const errorBody = failed && !isHead && tables.length === 0 ? (page.errorBody ?? this.context.errorBody) : undefined;
    const body =
      file ??
      this.context.bodies.body(tables, page.title) ??
      (errorBody
        ? undefined
        : (openBody(examples, page.title) ??
          (failed || isHead ? undefined : contentBody(operation.contents.response, page.title))));
    return {
      status: status.status,
      description: status.description,
      bodies: [body ?? noBody(page)],
      errorBody,
      examples,
      headers: headersOf(roots, status.status, success).map((field) => this.context.bodies.field(field)),
      fact: status.fact,
    };
  }

  /** Names that none of the examples of a body has among its own fields, or those of the only thing in it. */
  private unsent(names: readonly string[], examples: readonly ExampleFacts[], page: PageFacts): readonly string[] {
    const values = examples.map((example) => this.context.graph.readExample(example, page.file).value).filter(isNode);
    const [own, ...inside] = values.flatMap((value) => [value, ...Object.values(value).filter(isNode)]);
    return own ? names.filter((name) => ![own, ...inside].some((each) => Object.hasOwn(each, name))) : [];
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
    path?: PathFacts,
  ): LinkedExample[] {
    const ofPath = new Set(path && this.unsent(path.placeholders, examples, page));
    const views = alternatives.flatMap((tables) => this.context.bodies.view(tables) ?? []);
    const mayBeXml = alternatives.every((tables) => tables.length === 0 || mediaOf(tables) === 'application/xml');
    const isForm = alternatives.some((tables) => mediaOf(tables) === FORM_MEDIA);
    return examples.flatMap((example): LinkedExample[] => {
      if (!example.body) return [];
      if (isForm)
        return [
          {
            name,
            summary: example.title,
            value: example.body.text.trim(),
            valid: true,
            media: FORM_MEDIA,
            source: example.source,
          },
        ];
      if (mayBeXml && readXml(example.body.text, example.body.line)) {
        this.report(page, xmlFindings(example, alternatives, views, page.file));
        return [
          {
            name,
            summary: example.title,
            value: example.body.text.trim(),
            valid: true,
            media: 'application/xml',
            source: example.source,
          },
        ];
      }
      const { value, readable, diagnostics, digits } = this.context.graph.readExample(example, page.file);
      const checks = readable ? views.map((view) => checkExample(value, view, example, page.file, { ofPath })) : [];
      const checked = checks.reduce<CheckedExample | undefined>(better, undefined) ?? {
        valid: readable,
        diagnostics: [],
        nulls: new Map(),
        unformatted: new Set(),
        leftOut: new Map(),
        shownTypes: new Map(),
      };
      this.report(page, [...diagnostics, ...checked.diagnostics, ...(path ? repeatedRows(checked, path) : [])]);
      this.context.bodies.showNulls(checked.nulls);
      this.context.bodies.showUnformatted(checked.unformatted);
      this.context.bodies.showLeftOut(checked.leftOut);
      this.context.bodies.showTypes(checked.shownTypes);
      return [
        {
          name,
          summary: example.title,
          value,
          valid: checked.valid,
          media: 'application/json',
          ...(digits ? { digits } : {}),
          source: example.source,
        },
      ];
    });
  }
}

/** Rows of a body that a path parameter has as well, and that are sent in the path alone. */
const repeatedRows = ({ leftOut }: CheckedExample, path: PathFacts): Diagnostic[] =>
  [...leftOut].flatMap(([{ name, source }, { rule }]) => {
    if (rule !== 'repeats-path-parameter') return [];
    const { file, line } = path.source;
    const related = [{ file, line, message: 'the URI' }];
    return [diagnostic('link/row-of-path', source, { field: name, path: path.path }, { related })];
  });

/** Whose tables describe the response of a status: its own, those without a status for success, those of any error. */
function tablesKey(status: string, success: string, { responses }: Roots): string {
  if (responses.has(status)) return status;
  if (status === success) return '';
  return /^[45]\d/.test(status) && responses.has('4XX') ? '4XX' : status;
}

/** Parameters without those whose value is what tells the operation apart: that one is always sent. */
const withoutFixed = (parameters: readonly LinkedParameter[], when: readonly Condition[]): LinkedParameter[] =>
  parameters.filter(
    (parameter) =>
      !when.some(
        ({ in: place, name, value }) => place === parameter.in && name === parameter.name && value !== undefined,
      ),
  );

/** Only the linked tables can tell which of the page's examples are none of theirs. */
function withLinkedFailures(
  operation: OperationFacts,
  { responses }: Roots,
  page: PageFacts,
  dialect: Dialect,
): OperationFacts {
  const tables = [...responses.values()].flat();
  return { ...operation, examples: withFailures(operation.examples, tables, page.file, dialect) };
}

/** The headers of one status; a table of them without a status is the success's. Names are equal whatever their case. */
function headersOf({ responseHeaders }: Roots, status: string, success: string): readonly FieldFacts[] {
  const tables = [
    ...(responseHeaders.get(status) ?? []),
    ...(status === success ? (responseHeaders.get('') ?? []) : []),
  ];
  const fields = tables.flatMap((table) => table.fields).filter(({ name }) => name.toLowerCase() !== 'content-type');
  return distinctHeaders(fields, ({ name }) => name);
}

/** How a sample in XML disagrees with the rows of its body; nothing where its root is another's, or no table describes it. */
function xmlFindings(
  example: ExampleFacts,
  alternatives: readonly (readonly TableFacts[])[],
  views: readonly BodyView[],
  file: string,
): readonly Diagnostic[] {
  const roots = alternatives.map(([table]) => table?.markup?.root);
  const checks = views.flatMap((view) => checkXml(view, roots, example, file) ?? []);
  return checks.reduce<CheckedExample | undefined>(better, undefined)?.diagnostics ?? [];
}

/** The valid check before the other, then the one with fewer findings, then the first. */
function better(known: CheckedExample | undefined, next: CheckedExample): CheckedExample {
  if (!known || known.valid !== next.valid) return known?.valid ? known : next;
  return known.diagnostics.length <= next.diagnostics.length ? known : next;
}

/**
 * The status that a sample of a response shows. One of a failure without a status shows the one that its code is, where
 * the page lists that, else any error of the caller, or the first failure listed.
 */
function shownStatus({ status, failed, body }: ExampleFacts, { success, statuses }: ReadStatuses): string {
  if (status !== undefined || !failed) return status ?? success;
  const failures = statuses.map((line) => line.status).filter((each) => /^[45]/.test(each));
  const code = /"(?:error_?)?code"\s*:\s*"?([45]\d\d)\b/i.exec(body?.text ?? '')?.[1];
  if (code !== undefined && failures.includes(code)) return code;
  return failures.includes('4XX') ? '4XX' : (failures[0] ?? '4XX');
}
