import { plainName } from '../plain-name.ts';
import type { Parameter } from '#server-runtime/contract';
import type { OpenApiDocument } from '../emit/index.ts';
import { propertiesOf, resolve } from '../generate/index.ts';
import { isNode, type Node, textOf } from '../nodes.ts';
import { projected } from './bodies.ts';
import { fieldsOf } from './known.ts';
import type { Fields, ListShape } from './shapes.ts';
import { COUNT_WORDS, FUZZY_END, PAGE_WORDS, PART_IS_ENOUGH, SORT_WORDS, wordIn } from './words.ts';

/** A query parameter that leaves things out. */
export interface Filter {
  readonly parameter: string;
  /** Fields that lead to what it is compared with. */
  readonly path: readonly string[];
  /** Whether a part of the text is enough, or the parameter that says so. */
  readonly fuzzy: boolean | string;
}

/** How a list is asked for, by its parameters. */
export interface ListPlan {
  readonly limit: string | undefined;
  readonly offset: string | undefined;
  readonly marker: string | undefined;
  /** Number of the page. */
  readonly number: string | undefined;
  readonly sortKey: string | undefined;
  readonly sortDirection: string | undefined;
  readonly filters: readonly Filter[];
  /** Parameters that the sandbox does nothing with. */
  readonly unused: readonly string[];
  /** Documented values of what a request leaves out, by parameter. */
  readonly defaults: Node;
  /** Number of the first page where an answer tells it. */
  readonly firstPage: 0 | 1;
}

/** The part of a list that was asked for. */
export interface Page {
  readonly things: readonly Listed[];
  /** How many there are on all pages. */
  readonly total: number;
  readonly offset: number;
  readonly limit: number | undefined;
}

export interface Listed {
  readonly id: string;
  readonly fields: Node;
}

/**
 * Reads how a list is asked for.
 *
 * @param query what it may be asked by
 * @param shown an answer that the pages show
 * @param told descriptions of the parameters by name
 */
export function listPlan(
  contract: OpenApiDocument,
  query: readonly Parameter[],
  shape: Pick<ListShape, 'fields'>,
  { shown, told }: { readonly shown: unknown; readonly told: Node },
): ListPlan {
  const has = (name: string): boolean => query.some((each) => each.name === name);
  const paging = {
    limit: wordIn(PAGE_WORDS.limit, has),
    offset: wordIn(PAGE_WORDS.offset, has),
    marker: wordIn(PAGE_WORDS.marker, has),
    number: wordIn(PAGE_WORDS.number, has),
    sortKey: wordIn(SORT_WORDS.key, has),
    sortDirection: wordIn(SORT_WORDS.direction, has),
  };
  const used = new Set(Object.values(paging));
  const others = query.filter(({ name }) => !used.has(name));
  const filters = others.flatMap((each) => filterOf(contract, each, others, shape.fields, told) ?? []);
  const filtering = new Set(filters.flatMap(({ parameter, fuzzy }) => [parameter, fuzzy]));
  const first = isNode(shown) ? wordIn(COUNT_WORDS.page, (name) => shown[name] === 0) : undefined;
  return {
    ...paging,
    filters,
    unused: others.map(({ name }) => name).filter((name) => !filtering.has(name)),
    defaults: defaultsOf(contract, query),
    firstPage: first === undefined ? 1 : 0,
  };
}

function defaultsOf(contract: OpenApiDocument, query: readonly Parameter[]): Node {
  const stated = query.map(({ name, schema }): [string, unknown] => [name, resolve(contract, schema).default]);
  return Object.fromEntries(stated.filter(([, value]) => value !== undefined));
}

function filterOf(
  contract: OpenApiDocument,
  { name }: Parameter,
  others: readonly Parameter[],
  fields: Fields,
  told: Node,
): Filter | undefined {
  const path = fieldPath(contract, name, fields);
  if (path === undefined) return undefined;
  const switchName = others.find(
    (each) => FUZZY_END.test(each.name) && each.name.replace(FUZZY_END, '') === name,
  )?.name;
  const description = textOf(told[name]) ?? '';
  return { parameter: name, path, fuzzy: switchName ?? PART_IS_ENOUGH.test(description) };
}

/** The field that a parameter names: by its own name however it is spelt, or `pool_id` for the `id` of `pool`. */
function fieldPath(contract: OpenApiDocument, name: string, fields: Fields): readonly string[] | undefined {
  const plain = plainName(name);
  const own = [...fields.keys()].find((each) => plainName(each) === plain);
  if (own !== undefined) return [own];
  for (const [outer, schema] of fields)
    for (const inner of propertiesOf(contract, schema).keys())
      if (plainName(outer + inner) === plain) return [outer, inner];
  return undefined;
}

/** All things that a query asks for, in its order. */
export function selection(plan: ListPlan, query: Node, all: readonly Listed[]): readonly Listed[] {
  const asked = { ...plan.defaults, ...query };
  const tests = plan.filters.flatMap((each) => testOf(each, query, asked) ?? []);
  const kept = tests.length === 0 ? all : all.filter(({ fields }) => tests.every((test) => test(fields)));
  return sortedThings(plan, asked, kept);
}

/** What tells a selection from others of the same things. */
export function selectionKey(plan: ListPlan, query: Node): string {
  const paging = [plan.limit, plan.offset, plan.marker, plan.number];
  return JSON.stringify(Object.entries(query).filter(([name]) => !paging.includes(name)));
}

/** The part of a selection that a query asks for. */
export function page(plan: ListPlan, query: Node, selected: readonly Listed[]): Page {
  const asked = { ...plan.defaults, ...query };
  const limit = positive(plan.limit === undefined ? undefined : asked[plan.limit]);
  const offset = offsetOf(plan, asked, selected, limit);
  return {
    things: selected.slice(offset, limit === undefined ? undefined : offset + limit),
    total: selected.length,
    offset,
    limit,
  };
}

type Test = (fields: Node) => boolean;

/** Says which things a filter keeps; undefined where the query asks for none. */
function testOf({ parameter, path, fuzzy }: Filter, query: Node, asked: Node): Test | undefined {
  const wanted = asked[parameter];
  if (wanted === undefined || wanted === '') return undefined;
  // A default leaves out what has another value, not what has none.
  const keepsNone = query[parameter] === undefined;
  const isPartEnough = typeof fuzzy === 'string' ? asked[fuzzy] === true : fuzzy;
  const wants = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
  const fits = (value: unknown): boolean =>
    wants.some((want) => (isPartEnough ? String(value).includes(want) : String(value) === want));
  return (fields) => {
    const found = path.reduce<unknown>((value, key) => (isNode(value) ? value[key] : undefined), fields);
    if (found === undefined || found === null) return keepsNone;
    return Array.isArray(found) ? found.some(fits) : fits(found);
  };
}

function sortedThings({ sortKey, sortDirection }: ListPlan, asked: Node, things: readonly Listed[]): readonly Listed[] {
  const falls = /^desc/i.test(String(sortDirection === undefined ? '' : asked[sortDirection]));
  const text = sortKey === undefined ? undefined : asked[sortKey];
  const keys = typeof text === 'string' && text !== '' ? text.split(',').map((each) => plainName(each)) : [];
  // Without a key, things are in the order in which they were made.
  if (keys.length === 0) return falls ? things.toReversed() : things;
  const spelt = new Map<string, string>();
  const plain = (name: string): string => {
    const known = spelt.get(name) ?? plainName(name);
    spelt.set(name, known);
    return known;
  };
  const keyed = things.map((thing) => {
    const names = Object.keys(thing.fields);
    return { thing, values: keys.map((key) => thing.fields[names.find((name) => plain(name) === key) ?? '']) };
  });
  keyed.sort((a, b) => {
    for (const index of keys.keys()) {
      const order = compared(a.values[index], b.values[index]);
      if (order !== 0) return falls ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ thing }) => thing);
}

function compared(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a ?? ''), String(b ?? '')];
  return left < right ? -1 : left > right ? 1 : 0;
}

function offsetOf(plan: ListPlan, asked: Node, things: readonly Listed[], limit: number | undefined): number {
  const marker = plan.marker === undefined ? undefined : asked[plan.marker];
  if (marker !== undefined && marker !== '') {
    const at = things.findIndex(({ id }) => id === String(marker));
    return at < 0 ? things.length : at + 1;
  }
  const number = plan.number === undefined ? undefined : positive(asked[plan.number]);
  if (number !== undefined && limit !== undefined) return (number - plan.firstPage) * limit;
  return positive(plan.offset === undefined ? undefined : asked[plan.offset]) ?? 0;
}

/** A whole number above zero; anything else asks for nothing. */
function positive(value: unknown): number | undefined {
  const number = Math.trunc(Number(value));
  return value !== undefined && value !== null && value !== '' && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined;
}

/** Things as lists show them, by the schema of one and by its fields, which are never changed but replaced. */
const shownThings = new WeakMap<object, WeakMap<object, unknown>>();

/** The body of a list's answer, before it is fitted. */
export function listBody(contract: OpenApiDocument, shape: ListShape, plan: ListPlan, found: Page): unknown {
  const { schema, field, element } = shape;
  const known = shownThings.get(element) ?? new WeakMap<object, unknown>();
  shownThings.set(element, known);
  const things = found.things.map(({ fields }) => {
    const shown = known.get(fields) ?? projected(contract, element, fields);
    known.set(fields, shown);
    return shown;
  });
  if (field === undefined) return things;
  return { ...countsOf(contract, fieldsOf(contract, schema), plan, found), [field]: things };
}

function countsOf(contract: OpenApiDocument, fields: Fields, plan: ListPlan, found: Page): Node {
  return Object.fromEntries(
    [...fields].flatMap(([name, schema]): [string, unknown][] => {
      const inner = fieldsOf(contract, schema);
      if (inner.size > 0) {
        const nested = countsOf(contract, inner, plan, found);
        return Object.keys(nested).length > 0 ? [[name, nested]] : [];
      }
      const value = countOf(name, plan, found);
      if (value === undefined) return [];
      return [[name, schema.type === 'string' ? String(value) : value]];
    }),
  );
}

function countOf(name: string, { firstPage }: ListPlan, { things, total, offset, limit }: Page): unknown {
  const is = (words: readonly string[]): boolean => words.includes(name);
  const size = limit ?? total;
  if (is(COUNT_WORDS.all)) return total;
  if (is(COUNT_WORDS.here)) return name === 'size' ? size : things.length;
  if (is(COUNT_WORDS.pages)) return size === 0 ? 0 : Math.ceil(total / size);
  if (is(COUNT_WORDS.page)) return firstPage + (size === 0 ? 0 : Math.floor(offset / size));
  if (is(COUNT_WORDS.next)) return offset + things.length < total ? things.at(-1)?.id : undefined;
  if (is(COUNT_WORDS.previous)) return offset > 0 ? things[0]?.id : undefined;
  return undefined;
}
