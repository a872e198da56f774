import type { JSONPath } from 'jsonc-parser';
import {
  type BoundName,
  type CODES,
  type Diagnostic,
  diagnostic,
  type DiagnosticCode,
  type ExampleFacts,
  type Facets,
  type Fact,
  type FieldFacts,
  type ParamsOf,
  type Place,
  type Source,
  stated,
  type TypeExpression,
} from '../ir/index.ts';
import { caseOf, emptyCaseOf, hasCases } from '../extract/index.ts';
import { isNode, type Node } from '../nodes.ts';
import { lineFinder } from './example-json.ts';
import { isSlipOf } from './near-name.ts';
import { type Broken, isPlaceholder, type TypeName } from './example-placeholder.ts';

type ScalarName = Extract<TypeExpression, { kind: 'scalar' }>['type'];

/** A structure as a check sees it: the rows of the page itself, so that findings point at them. */
export interface StructureView {
  readonly fields: readonly FieldFacts[];
  readonly additional: FieldFacts | undefined;
  /** The structures that describe a field's value: none, one, or alternatives. */
  readonly targets: (field: FieldFacts) => readonly StructureView[];
}

/** What an example is held against: a structure, or the value of one row. */
export type BodyView =
  | { readonly structure: StructureView }
  | { readonly field: FieldFacts; readonly targets: StructureView['targets'] };

type ExampleCode = Extract<DiagnosticCode, `link/example-${string}`>;

/** A code and what its sentence needs. */
type Told = { [Code in ExampleCode]: readonly [Code, ParamsOf<(typeof CODES)[Code]>] }[ExampleCode];

const told = <Code extends ExampleCode>(
  [code, params]: readonly [Code, ParamsOf<(typeof CODES)[Code]>],
  place: Place,
  more: Pick<Diagnostic, 'related'>,
): Diagnostic => diagnostic(code, place, params, more);

/** One place where an example and its schema disagree. */
interface Mismatch {
  readonly what: Told;
  readonly path: JSONPath;
  readonly field: FieldFacts | undefined;
}

export interface CheckedExample {
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Rows for which the example has null: for the value (0), or for what is in so many lists and maps, with its place. */
  readonly nulls: ReadonlyMap<FieldFacts, ReadonlyMap<number, Source>>;
  /** Rows whose format is known by a phrase alone, and whose value the example has in another. */
  readonly unformatted: ReadonlySet<FieldFacts>;
  /** Mandatory rows that the example leaves out, each with why it may. */
  readonly leftOut: ReadonlyMap<FieldFacts, NeededWhen>;
  /** Of rows without a type, or without one of a list's items, the types that the example has, each with its place there. */
  readonly shownTypes: ReadonlyMap<FieldFacts, readonly ShownType[]>;
}

/** Why a mandatory row may be left out: by what rule, and the words that say in which case it counts. */
export interface NeededWhen {
  readonly rule: 'left-out-in-another-case' | 'left-out-of-empty-object' | 'repeats-path-parameter';
  readonly words?: Fact<string>;
}

export interface ShownType {
  readonly type: JsonType;
  readonly source: Source;
}

/** What JSON has; a number without a fraction is an integer. */
export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';

const NO_NULLS: CheckedExample['nulls'] = new Map();
const NO_TYPES: CheckedExample['shownTypes'] = new Map();

/** Words that rule null out. */
const FORBIDS_NULL =
  /\b(?:(?:can(?:not|'t)|(?:must|may|should) not) be (?:left )?(?:(?:empty|blank) or )?null|not nullable|non-null|null is not (?:allowed|permitted|supported|accepted))\b/i;

/** Types of which the contract says nothing, unless a table describes the value. */
const isAnything = (type: TypeExpression): boolean =>
  type.kind === 'any' || type.kind === 'unknown' || (type.kind === 'object' && type.bare === true);

/**
 * Holds an example against its body's schema, in the order of the example.
 *
 * @param lines of the example's values by their paths, counted from 0, where its text is no JSON
 * @param ofPath names of path parameters that no example of the body has
 * @returns `valid` is false where a validator of the contract would refuse the example; fields that the tables don't
 *   have are reported but refused by none
 */
export function checkExample(
  value: unknown,
  body: BodyView,
  example: ExampleFacts,
  file: string,
  { lines, ofPath }: { readonly lines?: (path: JSONPath) => number; readonly ofPath?: ReadonlySet<string> } = {},
): CheckedExample {
  const check = new Check('field' in body ? body.field : undefined, ofPath);
  if ('structure' in body) check.structure(value, body.structure, []);
  else check.field(value, body.field, body.targets, body.field.type.value, []);
  const { unformatted, leftOut } = check;
  if ((check.mismatches.length === 0 && check.nulls.size === 0 && check.types.size === 0) || !example.body)
    return { valid: true, diagnostics: [], nulls: NO_NULLS, unformatted, leftOut, shownTypes: NO_TYPES };
  const { text, line: first } = example.body;
  const lineIn = lines ?? lineFinder(text);
  const line = (path: JSONPath): number => first + lineIn(path);
  const whole = unsettled(value, body, check.mismatches);
  const diagnostics = (whole ? [whole] : check.mismatches).map(({ what, path, field }) => {
    const related = field
      ? { related: [{ file: field.source.file, line: field.source.line, message: 'the row' }] }
      : {};
    return told(what, { file, line: line(path) }, related);
  });
  const nulls = new Map(
    [...check.nulls].map(([field, paths]) => [
      field,
      new Map([...paths].map(([depth, path]) => [depth, { file, line: line(path), words: `${label(path)}: null` }])),
    ]),
  );
  const shownTypes = new Map(
    [...check.types].map(([field, shown]) => [
      field,
      shown.map(({ type, path }) => ({ type, source: { file, line: line(path), words: label(path) } })),
    ]),
  );
  const valid = check.mismatches.every(
    ({ what: [code], field }) =>
      code === 'link/example-field-unknown' ||
      (code === 'link/example-field-spelling' && field?.required?.value !== true) ||
      (code === 'link/example-required-conditional' && field !== undefined && leftOut.has(field)),
  );
  return { valid, diagnostics, nulls, unformatted, leftOut, shownTypes };
}

/** At least so many rows and fields without each other, and more than fit, leave the structure of a body open. */
const MANY = 4;
const MOST_NAMES = 8;

/** One finding for a body that its tables and its example build differently, in place of one for each row. */
function unsettled(value: unknown, body: BodyView, mismatches: readonly Mismatch[]): Mismatch | undefined {
  if (!('structure' in body) || !isNode(value)) return undefined;
  const { fields, additional } = body.structure;
  const apart = mismatches.filter(({ what, path }) => APART.has(what[0]) && path.length <= 1).length;
  const fitting = fields.filter(({ name }) => Object.hasOwn(value, name)).length;
  if (additional || apart < MANY || apart <= fitting) return undefined;
  const shown = namesOf(Object.keys(value));
  const described = namesOf(fields.map(({ name }) => name));
  return { what: ['link/example-structure', { shown, described }], path: [], field: fields[0] };
}

const APART: ReadonlySet<string> = new Set(['link/example-field-unknown', 'link/example-required-missing']);

const namesOf = (names: readonly string[]): string =>
  names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : names.join(', ');

/** Formats that a validator of the contract checks: RFC 3339 section 5.6, RFC 4648 section 4, RFC 4122. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/,
  byte: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};

/** What those formats mean to somebody who wrote the example. */
const FORMAT_WORDS: Readonly<Record<string, string>> = {
  'date-time': 'that a time ends with Z or an offset, as in 2030-01-31T08:00:00Z',
  byte: 'that the value is encoded in Base64',
  uuid: 'that the value is a UUID',
};

/** A time as the service itself writes it, without the offset that RFC 3339 asks for: the phrase was meant loosely. */
const LOCAL_TIME = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;

const BOUND_WORDS: Readonly<Record<BoundName, string>> = {
  minimum: 'at least',
  maximum: 'at most',
  minLength: 'at least',
  maxLength: 'at most',
  minItems: 'at least',
  maxItems: 'at most',
};

type BoundParams = ParamsOf<(typeof CODES)['link/example-bound']>;

function brokenBound(field: string, value: unknown, bound: { name: BoundName; value: number }): BoundParams {
  const unit = bound.name.endsWith('Length') ? (bound.value === 1 ? ' character' : ' characters') : '';
  const rule = `${BOUND_WORDS[bound.name]} ${bound.value}${unit}`;
  if (value === '') return { as: 'empty', field, rule };
  if (unit !== '') return { as: 'length', field, measure: [...String(value)].length, rule };
  return { as: 'number', field, value: JSON.stringify(value), rule };
}

const MAX_DEPTH = 60;

class Check {
  readonly mismatches: Mismatch[] = [];
  readonly nulls = new Map<FieldFacts, Map<number, JSONPath>>();
  readonly unformatted = new Set<FieldFacts>();
  readonly leftOut = new Map<FieldFacts, NeededWhen>();
  readonly types = new Map<FieldFacts, { readonly type: JsonType; readonly path: JSONPath }[]>();
  private readonly seen = new Set<string>();
  /** The row that is the whole body, which is never null. */
  private readonly whole: FieldFacts | undefined;

  private readonly ofPath: ReadonlySet<string>;
  /** How deep the fields of the body's own thing are: one level down where a single field is around them. */
  private ownDepth = 1;

  constructor(whole?: FieldFacts, ofPath: ReadonlySet<string> = new Set()) {
    this.whole = whole;
    this.ofPath = ofPath;
  }

  structure(value: unknown, structure: StructureView, path: JSONPath): void {
    if (path.length > MAX_DEPTH) return;
    if (!isNode(value)) {
      const params = { as: 'body', field: label(path), value: nameOf(value) } as const;
      return this.claim(['link/example-type', params], { value, type: 'object', broken: 'type' }, undefined, path);
    }
    const wrapper = path.length === 0 ? wrapperOf(value, structure) : undefined;
    if (wrapper !== undefined) {
      return this.add(['link/example-wrapped', { field: wrapper }], [wrapper], structure.fields[0]);
    }
    if (path.length === 0 && Object.keys(value).length === 1) this.ownDepth = 2;
    const known = new Set<string>();
    for (const field of structure.fields) {
      known.add(field.name);
      if (Object.hasOwn(value, field.name))
        this.field(value[field.name], field, structure.targets, field.type.value, [...path, field.name]);
    }
    const spelt = this.spelling(value, structure, known, path);
    for (const field of structure.fields)
      if (field.required?.value === true && !Object.hasOwn(value, field.name) && ![...spelt.values()].includes(field))
        this.missing(field, [...path, field.name]);
    for (const key of Object.keys(value)) {
      if (!known.has(key)) this.unknownKey(value[key], structure, [...path, key], spelt.get(key));
    }
  }

  /** By the example's names that no row has, the rows that they mean: those that the example leaves out, and whose values theirs are. */
  private spelling(
    value: Node,
    { fields, additional, targets }: StructureView,
    known: ReadonlySet<string>,
    path: JSONPath,
  ): ReadonlyMap<string, FieldFacts> {
    const unknown = additional ? [] : Object.keys(value).filter((key) => !known.has(key));
    const left = unknown.length === 0 ? [] : fields.filter(({ name }) => !Object.hasOwn(value, name));
    const meant = new Map<string, FieldFacts>();
    for (const key of unknown) {
      const [row, ...more] = left.filter(({ name }) => isSlipOf(key, name));
      const others = row && unknown.filter((other) => isSlipOf(other, row.name));
      if (!row || more.length > 0 || others?.length !== 1) continue;
      const check = new Check();
      check.field(value[key], row, targets, row.type.value, [...path, key]);
      if (check.mismatches.length === 0) meant.set(key, row);
    }
    return meant;
  }

  private missing(field: FieldFacts, path: JSONPath): void {
    if (path.length <= this.ownDepth && this.ofPath.has(field.name)) {
      this.leftOut.set(field, { rule: 'repeats-path-parameter' });
      return;
    }
    const words = caseOf(field.description.value);
    if (words !== undefined)
      this.leftOut.set(field, {
        rule: 'left-out-in-another-case',
        words: stated(words, field.description.source),
      });
    const conditional = hasCases(field.description.value) || this.leftOut.has(field);
    const code = conditional ? 'link/example-required-conditional' : 'link/example-required-missing';
    this.add([code, { field: label(path) }], path.slice(0, -1), field, path);
  }

  private unknownKey(
    value: unknown,
    { additional, targets }: StructureView,
    path: JSONPath,
    row: FieldFacts | undefined,
  ): void {
    if (additional) return this.field(value, additional, targets, additional.type.value, path);
    if (row) {
      const params = { field: quotedAtBlanks(label(path)), row: row.name };
      return this.add(['link/example-field-spelling', params], path, row);
    }
    this.add(['link/example-field-unknown', { field: label(path) }], path, undefined);
  }

  field(
    value: unknown,
    field: FieldFacts,
    targets: StructureView['targets'],
    type: TypeExpression,
    path: JSONPath,
    depth = 0,
  ): void {
    if (value === null && type.kind !== 'null') {
      if (!isAnything(type) || targets(field).length > 0) this.showNull(field, depth, path);
      return;
    }
    switch (type.kind) {
      case 'array':
        if (!Array.isArray(value)) return this.wrongType(value, 'array', field, path);
        if (type === field.type.value && type.items.kind === 'any' && targets(field).length === 0)
          this.showItems(value, field, path);
        for (const [index, item] of value.entries())
          this.field(item, field, targets, type.items, [...path, index], depth + 1);
        return;
      case 'map':
        if (!isNode(value)) return this.wrongType(value, 'map', field, path);
        for (const [key, item] of Object.entries(value))
          this.field(item, field, targets, type.values, [...path, key], depth + 1);
        return;
      case 'object':
      case 'any':
      case 'unknown':
        return this.complex(value, field, targets(field), type, path);
      case 'scalar':
        return this.scalar(value, type, field, path);
      case 'union':
      case 'null':
        return;
    }
  }

  private complex(
    value: unknown,
    field: FieldFacts,
    targets: readonly StructureView[],
    type: TypeExpression,
    path: JSONPath,
  ): void {
    if (this.isLeftEmpty(value, field, targets)) return;
    if (targets.length > 0) this.anyOf(value, targets, path);
    else if (type.kind === 'object' && !type.bare && !isNode(value)) this.wrongType(value, 'object', field, path);
  }

  /** An object without fields contradicts nothing where its row says that it may be empty: they count in the other case. */
  private isLeftEmpty(value: unknown, field: FieldFacts, [only, ...more]: readonly StructureView[]): boolean {
    if (!only || more.length > 0 || !isNode(value) || Object.keys(value).length > 0) return false;
    const { value: description, source } = field.description;
    const words = emptyCaseOf(field.name, description);
    if (words === undefined) return false;
    for (const inner of only.fields)
      if (inner.required?.value === true)
        this.leftOut.set(inner, { rule: 'left-out-of-empty-object', words: stated(words, source) });
    return true;
  }

  /** Of alternatives the one that fits best is meant: its mismatches count. */
  private anyOf(value: unknown, targets: readonly StructureView[], path: JSONPath): void {
    const [only, ...more] = targets;
    if (only && more.length === 0) return this.structure(value, only, path);
    const tries = targets.map((target) => {
      const check = new Check();
      check.structure(value, target, path);
      return check;
    });
    const best = tries.reduce((a, b) => (weight(b.mismatches) < weight(a.mismatches) ? b : a));
    for (const { what, path: at, field } of best.mismatches) this.add(what, at, field);
    for (const [field, shown] of best.nulls) for (const [depth, at] of shown) this.showNull(field, depth, at);
    for (const field of best.unformatted) this.unformatted.add(field);
    for (const [field, when] of best.leftOut) this.leftOut.set(field, when);
    for (const [field, shown] of best.types) for (const { type, path: at } of shown) this.showType(field, type, at);
  }

  private scalar(
    value: unknown,
    type: Extract<TypeExpression, { kind: 'scalar' }>,
    field: FieldFacts,
    path: JSONPath,
  ): void {
    // No column says the type, so the example contradicts none.
    if (field.type.origin === 'default' && !field.facets.enum && value !== null) {
      this.showType(field, jsonTypeOf(value), path);
      if (typeof value !== 'string') return;
    }
    if (!isOfType(value, type.type)) {
      return this.wrongType(value, type.type, field, path);
    }
    const { facets } = field;
    const allowed = facets.enum?.value;
    if (allowed && !allowed.includes(value as never)) {
      // Empty text mostly stands for a value that is not set: no contradiction, but no value of the set either.
      if (value === '') return this.add(['link/example-empty', { field: label(path) }], path, field);
      const near = allowed.find((each) => String(each).toLowerCase() === String(value).toLowerCase());
      const params = { field: label(path), value: JSON.stringify(value), listed: allowed.join(', ') };
      const enumeration =
        near === undefined
          ? ({ as: 'none', ...params } as const)
          : ({ as: 'spelling', ...params, near: JSON.stringify(near) } as const);
      return this.claim(['link/example-enum', enumeration], { value, type: type.type, broken: 'enum' }, field, path);
    }
    const format = facets.format?.value ?? type.format;
    if (typeof value === 'string' && format !== undefined && FORMATS[format]?.test(value) === false) {
      const isLoose = facets.format?.rule === 'format-phrase' && LOCAL_TIME.test(value);
      const params = { field: label(path), value: JSON.stringify(value), format: FORMAT_WORDS[format] ?? format };
      if (isLoose) this.unformatted.add(field);
      else this.claim(['link/example-format', params], { value, type: type.type, broken: 'format' }, field, path);
    }
    const measure = typeof value === 'string' ? [...value].length : Number(value);
    for (const { value: bound } of facets.bounds) {
      if (!breaks(measure, bound)) continue;
      const params = brokenBound(label(path), value, bound);
      this.claim(['link/example-bound', params], { value, type: type.type, broken: bound.name }, field, path);
    }
  }

  /** Null is one of the values of a row that no word denies it, whatever its type. */
  private showNull(field: FieldFacts, depth: number, path: JSONPath): void {
    if (depth === 0 && field.facets.nullable) return;
    if ((field === this.whole && depth === 0) || FORBIDS_NULL.test(field.description.value))
      return this.add(['link/example-null', { field: label(path) }], path, field);
    const shown = this.nulls.get(field) ?? new Map<number, JSONPath>();
    if (!shown.has(depth)) this.nulls.set(field, shown.set(depth, path));
  }

  /** Of a list without a type of items, what the example has in it. */
  private showItems(items: readonly unknown[], field: FieldFacts, path: JSONPath): void {
    for (const [index, item] of items.entries())
      if (item !== null) this.showType(field, jsonTypeOf(item), [...path, index]);
  }

  private showType(field: FieldFacts, type: JsonType, path: JSONPath): void {
    const shown = this.types.get(field) ?? [];
    if (shown.every((each) => each.type !== type)) this.types.set(field, [...shown, { type, path }]);
  }

  private wrongType(value: unknown, type: TypeName, field: FieldFacts, path: JSONPath): void {
    const expected = `${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`;
    const params = { as: 'value', field: label(path), value: nameOf(value), type: expected } as const;
    this.claim(['link/example-type', params], { value, type, broken: 'type' }, field, path);
  }

  /** What a value breaks, or that it only stands for one, which a validator refuses all the same. */
  private claim(
    what: Told,
    { value, type, broken }: { readonly value: unknown; readonly type: TypeName; readonly broken: Broken },
    field: FieldFacts | undefined,
    path: JSONPath,
  ): void {
    const name = path.findLast((step) => typeof step === 'string') ?? '';
    if (!isPlaceholder(value, type, broken, name)) return this.add(what, path, field);
    const params = { field: label(path), value: JSON.stringify(value) };
    this.add(['link/example-placeholder', params], path, field);
  }

  /** One finding a field: the items of a list say the same a hundred times. */
  private add(what: Told, path: JSONPath, field: FieldFacts | undefined, about = path): void {
    const key = `${what[0]} ${about.filter((step) => typeof step === 'string').join('.')}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.mismatches.push({ what, path, field });
  }
}

/** The only key of a body whose rows describe not the body but what stands inside that key. */
function wrapperOf(value: Node, { fields, additional }: StructureView): string | undefined {
  const [key, ...more] = Object.keys(value);
  if (key === undefined || more.length > 0 || additional || fields.some(({ name }) => name === key)) return undefined;
  const inside = Array.isArray(value[key]) ? value[key][0] : value[key];
  return isNode(inside) && fields.some(({ name }) => Object.hasOwn(inside, name)) ? key : undefined;
}

/** Mismatches that make an example invalid weigh more than fields that no row describes. */
const weight = (mismatches: readonly Mismatch[]): number =>
  mismatches.reduce((sum, { what: [code] }) => sum + (code === 'link/example-field-unknown' ? 1 : 100), 0);

function isOfType(value: unknown, type: ScalarName): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function jsonTypeOf(value: unknown): JsonType {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' ? 'boolean' : typeof value === 'string' ? 'string' : 'object';
}

function breaks(measure: number, { name, value: limit, isExclusive }: Facets['bounds'][number]['value']): boolean {
  if (isExclusive && measure === limit) return true;
  if (name === 'minimum' || name === 'minLength') return measure < limit;
  return name === 'maximum' || name === 'maxLength' ? measure > limit : false;
}

const label = (path: JSONPath): string =>
  path
    .map((step) => (typeof step === 'number' ? '[]' : `.${step}`))
    .join('')
    .replace(/^\./, '') || 'The body';

/** A name with a blank that nobody would see. */
const quotedAtBlanks = (name: string): string => (name === name.trim() ? name : JSON.stringify(name));

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  return `${JSON.stringify(value)?.slice(0, 40)} (a ${typeof value})`;
}
