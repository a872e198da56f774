import { addTo } from '../../scripts/append.ts';
import { isNode } from '../../scripts/nodes.ts';

/** How many types a contract has, and how many of one shape stay apart, by the reason. */
export interface TypeCount {
  readonly operations: number;
  readonly types: number;
  /** Types that differ in more than names and words. */
  readonly shapes: number;
  /** Types that several operations use. */
  readonly shared: number;
  /** Types whose shape another one has already, by why they are no one type. */
  readonly apart: Readonly<Record<Reason, number>>;
}

const REASONS = [
  'one field',
  'no fields',
  'request and answer',
  'body and inner type',
  'versions of paths',
  'bodies of different operations',
  'fields of different names',
  'one name, other words or parts',
] as const;
export type Reason = (typeof REASONS)[number];

/** Where a contract uses a type. */
interface Use {
  readonly operation: string;
  readonly version: string;
  readonly isSent: boolean;
  /** Of the field that holds it; undefined for a body. */
  readonly field: string | undefined;
}

const REFERENCE = '#/components/schemas/';
const WORDS: ReadonlySet<string> = new Set([
  'description',
  'title',
  'example',
  'examples',
  'externalDocs',
  'x-former-names',
]);

/** Counts the types of a contract. @param document an OpenAPI document */
export function countTypes(document: unknown): TypeCount {
  const schemas = childOf(childOf(document, 'components'), 'schemas');
  const names = Object.keys(schemas);
  const uses = usesOf(document, schemas);
  const shapes = shapesOf(schemas);
  const byShape = new Map<string, string[]>();
  for (const name of names) addTo(byShape, shapes.get(name) as string, name);
  const apart = Object.fromEntries(REASONS.map((reason) => [reason, 0])) as Record<Reason, number>;
  for (const [first, ...others] of byShape.values())
    for (const other of others) apart[reasonOf(schemas[other], uses.get(first as string), uses.get(other))] += 1;
  const operationsOf = (name: string): number => new Set(uses.get(name)?.map(({ operation }) => operation)).size;
  return {
    operations: operationsIn(document).length,
    types: names.length,
    shapes: byShape.size,
    shared: names.filter((name) => operationsOf(name) > 1).length,
    apart,
  };
}

/** A row of a table for each reference, and one of all together. */
export function typeTable(counts: readonly (readonly [name: string, count: TypeCount])[]): string {
  const head = ['reference', 'operations', 'types', 'shapes', 'of several operations', 'of equal shape, apart', 'why'];
  const total = (of: (count: TypeCount) => number): number => counts.reduce((sum, [, count]) => sum + of(count), 0);
  const all: TypeCount = {
    operations: total(({ operations }) => operations),
    types: total(({ types }) => types),
    shapes: total(({ shapes }) => shapes),
    shared: total(({ shared }) => shared),
    apart: Object.fromEntries(
      REASONS.map((reason) => [reason, total(({ apart }) => apart[reason])]),
    ) as TypeCount['apart'],
  };
  const rows = [...counts, ['all', all] as const].map(([name, { operations, types, shapes, shared, apart }]) => [
    name,
    operations,
    types,
    shapes,
    shared,
    types - shapes,
    REASONS.flatMap((reason) => (apart[reason] > 0 ? `${apart[reason]} ${reason}` : [])).join(', '),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

const childOf = (node: unknown, key: string): Record<string, unknown> => {
  const child = isNode(node) ? node[key] : undefined;
  return isNode(child) ? child : {};
};

interface Operation {
  readonly key: string;
  readonly version: string;
  readonly node: Record<string, unknown>;
}

function operationsIn(document: unknown): Operation[] {
  return Object.entries(childOf(document, 'paths')).flatMap(([path, item]) =>
    Object.entries(isNode(item) ? item : {}).flatMap(([method, node]) =>
      isNode(node) && 'responses' in node
        ? [{ key: `${method} ${path}`, version: /^\/v[\d.]+/i.exec(path)?.[0] ?? '', node }]
        : [],
    ),
  );
}

/** All places of each type, also those within other types. */
function usesOf(document: unknown, schemas: Record<string, unknown>): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { key: operation, version, node } of operationsIn(document)) {
    for (const isSent of [true, false]) {
      const seen = new Set<string>();
      const visit = (value: unknown, field: string | undefined): void => {
        if (Array.isArray(value)) for (const each of value) visit(each, field);
        if (!isNode(value)) return;
        const name = typeof value.$ref === 'string' ? value.$ref.replace(REFERENCE, '') : undefined;
        const at = `${name} ${field}`;
        if (name !== undefined && name in schemas && !seen.has(at)) {
          seen.add(at);
          addTo(uses, name, { operation, version, isSent, field });
          visit(schemas[name], field);
        }
        for (const [key, each] of Object.entries(value))
          if (key === 'properties' && isNode(each))
            for (const [property, schema] of Object.entries(each)) visit(schema, property);
          else if (!WORDS.has(key)) visit(each, field);
      };
      visit(isSent ? [node.requestBody, node.parameters] : followed(node.responses, document), undefined);
    }
  }
  return uses;
}

/** Responses with those that they refer to. */
const followed = (responses: unknown, document: unknown): unknown[] =>
  Object.values(isNode(responses) ? responses : {}).map((response) =>
    isNode(response) && typeof response.$ref === 'string'
      ? childOf(childOf(document, 'components'), 'responses')[response.$ref.split('/').at(-1) as string]
      : response,
  );

/**
 * By its name what a type states, all the way down, without names of types and without words.
 *
 * @param schemas by their names, which references among them name
 */
export function shapesOf(schemas: Record<string, unknown>): ReadonlyMap<string, string> {
  let colours = new Map(Object.keys(schemas).map((name) => [name, '']));
  for (let count = 0; ; ) {
    const stated = new Map(
      Object.entries(schemas).map(([name, schema]) => [name, JSON.stringify(statedBy(schema, colours))]),
    );
    const numbers = new Map([...new Set(stated.values())].map((text, at) => [text, String(at)]));
    colours = new Map([...stated].map(([name, text]) => [name, numbers.get(text) as string]));
    if (numbers.size === count) return colours;
    count = numbers.size;
  }
}

function statedBy(node: unknown, colours: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(node)) return node.map((each) => statedBy(each, colours));
  if (!isNode(node)) return node;
  if (typeof node.$ref === 'string') return { type: colours.get(node.$ref.replace(REFERENCE, '')) };
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !(WORDS.has(key) && !isField(node, value)) && !/^x-source/.test(key))
      .map(([key, value]) => [key, statedBy(value, colours)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

/** A field may be called `description`. */
const isField = (node: Record<string, unknown>, value: unknown): boolean =>
  isNode(value) && !('type' in node && typeof node.type === 'string');

function reasonOf(schema: unknown, first: readonly Use[] = [], other: readonly Use[] = []): Reason {
  const size = Object.keys(childOf(schema, 'properties')).length;
  if (size === 0) return 'no fields';
  const [a, b] = [sidesOf(first), sidesOf(other)];
  const none = <T>(x: ReadonlySet<T>, y: ReadonlySet<T>): boolean => [...x].every((each) => !y.has(each));
  if (none(a.sent, b.sent)) return 'request and answer';
  if (none(a.bodies, b.bodies)) return 'body and inner type';
  if (size === 1) return 'one field';
  if (none(a.versions, b.versions)) return 'versions of paths';
  if (a.bodies.has(true)) return 'bodies of different operations';
  return none(a.fields, b.fields) ? 'fields of different names' : 'one name, other words or parts';
}

const sidesOf = (uses: readonly Use[]) => ({
  sent: new Set(uses.map(({ isSent }) => isSent)),
  bodies: new Set(uses.map(({ field }) => field === undefined)),
  versions: new Set(uses.map(({ version }) => version)),
  fields: new Set(uses.map(({ field }) => field?.toLowerCase())),
});
