import { addTo } from '../append.ts';
import {
  byDefault,
  type Diagnostic,
  diagnostic,
  type FieldFacts,
  inferred,
  type LinkedField,
  type LinkedParameter,
  type OperationFacts,
  type ParameterFacts,
  type PathFacts,
} from '../ir/index.ts';
import { FORM_MEDIA } from './media.ts';

/** Headers that the contract says elsewhere: media types in bodies, credentials in security schemes. */
const MEDIA_HEADERS: ReadonlySet<string> = new Set(['content-type', 'accept', 'content-length', 'host']);

export interface ReadParameters {
  readonly parameters: readonly LinkedParameter[];
  /** Header rows that security schemes or media types cover. */
  readonly covered: readonly FieldFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ParametersInput {
  readonly operation: OperationFacts;
  readonly path: PathFacts;
  /** The path as the contract has it: its placeholders may be named differently, in the same order. */
  readonly contractPath: string;
  /** Lower-case names of headers that security schemes send. */
  readonly securityHeaders: ReadonlySet<string>;
  readonly link: (field: FieldFacts) => LinkedField;
  /** How the bodies of the request are sent. */
  readonly media: ReadonlySet<string>;
}

/** Matches the rows of a page with one of its paths: each placeholder gets a row, each row a place. */
export function parametersOf(input: ParametersInput): ReadParameters {
  const reader = new ParameterReader(input);
  reader.read();
  return reader;
}

class ParameterReader implements ReadParameters {
  readonly parameters: LinkedParameter[] = [];
  readonly covered: FieldFacts[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly operation: OperationFacts;
  private readonly path: PathFacts;
  private readonly contractNames: readonly string[];
  private readonly placeholderAt = new Map<string, number>();
  private readonly byName = new Map<string, LinkedParameter>();
  private readonly securityHeaders: ReadonlySet<string>;
  private readonly media: ReadonlySet<string>;
  private readonly link: ParametersInput['link'];

  constructor({ operation, path, contractPath, securityHeaders, link, media }: ParametersInput) {
    this.operation = operation;
    this.path = path;
    this.contractNames = [...contractPath.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
    for (const [at, name] of path.placeholders.entries())
      if (!this.placeholderAt.has(name)) this.placeholderAt.set(name, at);
    this.securityHeaders = securityHeaders;
    this.media = media;
    this.link = link;
  }

  read(): void {
    const described = new Set(this.operation.parameters.map(({ field }) => field.name));
    const meant = new Set(this.path.placeholders.filter((name) => !described.has(name)).map(bare));
    const rows = this.operation.parameters.map((row) => misspeltPlaceholder(row, meant));
    this.pathParameters(rows.filter((row) => row.in === 'path'));
    for (const row of rows) if (row.in === 'query') this.add(row, 'query');
    this.unconfirmedQueryNames();
    for (const row of rows) if (row.in === 'header') this.header(row);
  }

  private pathParameters(rows: readonly ParameterFacts[]): void {
    const everywhere = placeholdersOf(this.operation);
    const rowNamed = new Map<string, ParameterFacts>();
    for (const row of rows) if (!rowNamed.has(row.field.name)) rowNamed.set(row.field.name, row);
    const open = this.path.placeholders.filter((name) => !rowNamed.has(name));
    const spare = rows.filter((row) => !everywhere.has(row.field.name));
    const spareLike = new Map<string, ParameterFacts[]>();
    for (const row of spare) addTo(spareLike, bare(row.field.name), row);
    const renamed = new Map<string, ParameterFacts>();
    for (const name of open) {
      const near = spareLike.get(bare(name)) ?? [];
      if (near.length === 1 && near[0]) renamed.set(name, near[0]);
    }
    const given = new Set(renamed.values());
    const left = spare.filter((row) => !given.has(row));
    const unnamed = open.filter((name) => !renamed.has(name));
    if (unnamed.length === 1 && left.length === 1 && unnamed[0] && left[0]) renamed.set(unnamed[0], left[0]);
    const placed = new Set(renamed.values());
    for (const name of this.path.placeholders) {
      const row = rowNamed.get(name) ?? renamed.get(name);
      if (row) this.pathRow(name, row);
      else this.rowlessPlaceholder(name);
    }
    for (const row of spare) {
      if (placed.has(row)) continue;
      this.diagnostics.push(
        diagnostic('link/row-without-placeholder', row.field.source, { field: row.field.name, path: this.path.path }),
      );
    }
  }

  /** The contract's name of a placeholder of the page. */
  private contractName(name: string): string {
    return this.contractNames[this.placeholderAt.get(name) ?? -1] ?? name;
  }

  private pathRow(name: string, row: ParameterFacts): void {
    if (row.field.name !== name) {
      this.diagnostics.push(
        diagnostic(
          'link/placeholder-name-differs',
          row.field.source,
          { field: row.field.name, name },
          { related: [{ ...place(this.path), message: 'the URI' }] },
        ),
      );
    }
    if (row.field.required?.value === false) {
      this.diagnostics.push(diagnostic('link/path-parameter-optional', row.field.source, { field: name }));
    }
    const required =
      row.field.required?.value === true ? row.field.required : inferred(true, this.path.source, 'path-is-required');
    this.push({
      in: 'path',
      name: this.contractName(name),
      required: true,
      requiredFact: required,
      field: this.link(row.field),
      source: row.field.source,
      rule: row.rule === 'caption' ? undefined : row.rule,
    });
  }

  private rowlessPlaceholder(name: string): void {
    if (!this.path.isUnmarked)
      this.diagnostics.push(
        diagnostic('link/placeholder-without-row', place(this.path), { name, path: this.path.path }),
      );
    this.push({
      in: 'path',
      name: this.contractName(name),
      required: true,
      requiredFact: inferred(true, this.path.source, 'path-is-required'),
      field: undefined,
      source: this.path.source,
      rule: 'placeholder-without-row',
    });
  }

  private unconfirmedQueryNames(): void {
    const known = new Set(this.operation.parameters.map((row) => row.field.name));
    for (const { name, isFlag, isOption } of this.path.query) {
      if (known.has(name)) continue;
      if (isFlag) {
        this.flag(name, isOption !== true);
        continue;
      }
      this.diagnostics.push(diagnostic('link/query-without-row', place(this.path), { name }));
      this.push({
        in: 'query',
        name,
        required: false,
        requiredFact: byDefault(false, this.path.source, 'query-without-row'),
        field: undefined,
        source: this.path.source,
        rule: 'query-string',
      });
    }
  }

  /** A name without a value is a part of the operation's address, as a path is. */
  private flag(name: string, required: boolean): void {
    this.push({
      in: 'query',
      name,
      required,
      requiredFact: inferred(required, this.path.source, 'query-flag'),
      field: undefined,
      source: this.path.source,
      rule: 'query-flag',
      isFlag: true,
    });
  }

  private header(row: ParameterFacts): void {
    const name = row.field.name.toLowerCase();
    if (name === 'content-type') this.otherMedia(row.field);
    if (this.securityHeaders.has(name) || MEDIA_HEADERS.has(name)) this.covered.push(row.field);
    else this.add(row, 'header');
  }

  /** Reports a body that is sent as something else than the contract has. */
  private otherMedia({ description, source }: FieldFacts): void {
    if (this.operation.method === 'GET' || this.operation.method === 'HEAD') return;
    const types = description.source.words.match(MEDIA_TYPE) ?? [];
    if (types.length === 0 || /json/i.test(description.source.words)) return;
    if (this.media.has(FORM_MEDIA) || types.every((type) => this.media.has(type.toLowerCase()))) return;
    this.diagnostics.push(
      diagnostic('link/media-type', source, { types: types.join(' or '), has: [...this.media].join(' or ') || 'none' }),
    );
  }

  private add(row: ParameterFacts, location: 'query' | 'header'): void {
    const { field } = row;
    const required = field.required ?? byDefault(false, field.source, 'mandatory-not-stated');
    this.push({
      in: location,
      name: field.name,
      required: required.value,
      requiredFact: required,
      field: this.link(field),
      source: field.source,
      rule: row.rule === 'caption' ? undefined : row.rule,
    });
  }

  private push(parameter: LinkedParameter): void {
    const key = `${parameter.in} ${parameter.name}`;
    const same = this.byName.get(key);
    if (!same) {
      this.byName.set(key, parameter);
      this.parameters.push(parameter);
      return;
    }
    this.diagnostics.push(
      diagnostic(
        'link/parameter-duplicate',
        parameter.source,
        { field: parameter.name },
        { related: [{ file: same.source.file, line: same.source.line, message: 'first description' }] },
      ),
    );
  }
}

const MEDIA_TYPE = /\b(?:application|audio|image|multipart|text|video)\/[a-z][\w.+-]*\w/gi;

const PLACEHOLDERS = new WeakMap<OperationFacts, ReadonlySet<string>>();

/** The placeholders of all paths of an operation, found once for all of these. */
function placeholdersOf(operation: OperationFacts): ReadonlySet<string> {
  const known = PLACEHOLDERS.get(operation) ?? new Set(operation.paths.flatMap(({ placeholders }) => placeholders));
  PLACEHOLDERS.set(operation, known);
  return known;
}

/**
 * A row that would be a query parameter only because the URI spells its name a little differently.
 *
 * @param meant placeholders that no row describes, without what they may differ in
 */
const misspeltPlaceholder = (row: ParameterFacts, meant: ReadonlySet<string>): ParameterFacts =>
  row.in === 'query' && row.rule !== 'caption' && meant.has(bare(row.field.name)) ? { ...row, in: 'path' } : row;

/** A name without case, separators and the plural of its words: what may differ in two spellings of one. */
const bare = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/s$/, ''))
    .join('');

const place = (path: PathFacts): { file: string; line: number } => ({ file: path.source.file, line: path.source.line });
