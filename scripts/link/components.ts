import { createHash } from 'node:crypto';
import { cutName, isTaken } from '../allow-lists.ts';
import { addTo, append } from '../append.ts';
import type { FieldFacts, OperationsLock, PageFacts, TableFacts } from '../ir/index.ts';
import { wholeTable } from './page-index.ts';
import type { Reach, ReachedStructure, Structure } from './reach.ts';
import { type LabelledEdge, stableClasses } from './stable-classes.ts';
import {
  coreName,
  isOwnName,
  isReference,
  isSent,
  orderedFields,
  pathOf,
  plainName,
  smallKind,
  strongName,
  type TypeContext,
  twinKey,
  typeNames,
  weightOf,
} from './type-names.ts';

export type { Reach, ReachedStructure, Structure } from './reach.ts';

export interface NamedStructures {
  /** Component name by structure id; the id itself for a structure that the page has no name for. */
  readonly nameOf: ReadonlyMap<string, string>;
  /** The structures of each component, which are equal, in the order of the pages: the first stands for them. */
  readonly membersOf: ReadonlyMap<string, readonly [Structure, ...Structure[]]>;
  readonly locked: Pick<OperationsLock, 'schemas' | 'shapes'>;
}

/** Where a table is among those of its page; -1 for none of them. */
type PlaceOf = (page: PageFacts, table: string) => number;

function placesOfTables(): PlaceOf {
  const known = new Map<PageFacts, ReadonlyMap<string, number>>();
  return (page, table) => {
    const places = known.get(page) ?? new Map(page.tables.map(({ id }, at) => [id, at] as const));
    known.set(page, places);
    return places.get(table) ?? -1;
  };
}

/** Key of a structure in locks of the first form: its page, and the table's own part of its anchor or its index. */
function pageKey(structure: Structure, placeOf: PlaceOf): string {
  const table = structure.tables[0] as TableFacts;
  const anchor = table.anchors[0]?.split('__').at(-1)?.toLowerCase();
  const place = placeOf(structure.page, wholeTable(table.id));
  const part = table.part === undefined ? '' : `>${table.part.join('.')}`;
  return `${structure.page.name}#${anchor ?? `${table.section}${table.status ?? ''}-${place}${part}`}`;
}

/**
 * Names the structures that operations reach. Equal structures become one component where a user would expect one type:
 * where the page gives them one name, where they are the error bodies of several operations, the values of fields of
 * one name, or the bodies of one resource. The body of a request is never merged with that of a response on our own
 * judgement. Names in the lock stay, whatever comes, goes or moves. What the page has no name for gets none.
 *
 * @param parted the words of one that is written as one
 */
export function nameStructures(
  reached: ReadonlyMap<string, ReachedStructure>,
  lock: Pick<OperationsLock, 'schemas' | 'shapes'>,
  parted: TypeContext['parted'] = (word) => [word],
): NamedStructures {
  const all = [...reached.values()];
  const resources = new Set(all.map(({ reach }) => reach.resource));
  const plain: TypeContext = { resources, parted, isOlder: () => false, answered: new Set() };
  const newest = newestOf(all, plain);
  const answered = all.filter(({ reach }) => reach.role === 'Response' && reach.field !== undefined);
  const context: TypeContext = {
    ...plain,
    answered: new Set(answered.map((each) => twinKey(plainName([each], plain), each.structure))),
    isOlder: (name, reach) => versionOf(reach) > 0 && versionOf(reach) < (newest.get(name) ?? 0),
  };
  const colours = coloursOf(all);
  const placeOf = placesOfTables();
  const groups = new Map<string, ReachedStructure[]>();
  const inPlace = new Set(all.filter((each) => isInPlace(each, lock, placeOf)));
  for (const each of all.filter((one) => !inPlace.has(one)))
    addTo(groups, `${mergeKey(each, context) ?? `#${each.structure.id}`} ${colours.get(each.structure.id)}`, each);
  const classes = [...groups.values()]
    .flatMap((members) => partedByLock(members, lock, placeOf))
    .map((members): NamingClass => {
      const first = members[0] as ReachedStructure;
      return {
        members: members.map(({ structure }) => structure),
        places: members.flatMap(({ places }) => places),
        keys: members.flatMap((member) => lockKeys(member, placeOf)),
        isStrong: isOwnName(members, context),
        isSent: isSent(members),
        version: first.reach.field === undefined ? Infinity : versionOf(first.reach),
        weight: weightOf(members, context),
        names: typeNames(members, context).map(cutName),
        shape: shapeHash(first.structure),
      };
    });
  classes.sort(
    (a, b) =>
      Number(a.isSent) - Number(b.isSent) ||
      Number(b.isStrong) - Number(a.isStrong) ||
      compare(b.version, a.version) ||
      b.weight - a.weight ||
      (idOf(a.members) < idOf(b.members) ? -1 : 1),
  );
  const { nameOf, membersOf, locked } = settle(classes, lock);
  return {
    nameOf: new Map([...nameOf, ...[...inPlace].map(({ structure: { id } }) => [id, id] as const)]),
    membersOf: new Map([...membersOf, ...[...inPlace].map(({ structure }) => [structure.id, [structure]] as const)]),
    locked,
  };
}

/** True for an object that the page has no name for; one that the lock names keeps its name. */
const isInPlace = (each: ReachedStructure, { schemas }: Pick<OperationsLock, 'schemas'>, placeOf: PlaceOf): boolean =>
  isUnnamed(each.structure) && lockedName(lockKeys(each, placeOf), schemas) === undefined;

/** True where the names of rows alone make the object. */
const isUnnamed = ({ tables }: Structure): boolean => tables.every((table) => table.isUnnamed);

const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

const lockKeys = ({ structure, places }: ReachedStructure, placeOf: PlaceOf): string[] => [
  ...places,
  pageKey(structure, placeOf),
];

const idOf = (members: readonly Structure[]): string => members[0]?.id ?? '';

/** By the names of things the newest version of the paths in which they are. */
function newestOf(all: readonly ReachedStructure[], context: TypeContext): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const each of all) {
    const name = plainName([each], context);
    if (each.reach.field === undefined || !each.reach.resource.endsWith(name)) continue;
    newest.set(name, Math.max(newest.get(name) ?? 0, versionOf(each.reach)));
  }
  return newest;
}

/**
 * By what structures of one shape are one type; undefined for one that stays on its own. Links and tags are one type
 * wherever they are; other values of fields within one version of the paths, as older ones are another family. Never
 * merged are structures of one field under different names, free-form objects, and the body of a request with that of
 * a response.
 */
function mergeKey({ structure, reach }: ReachedStructure, context: TypeContext): string | undefined {
  const strong = strongName(structure);
  if (strong !== undefined) return `named ${strong.toLowerCase()}`;
  const size = structure.fields.length;
  if (size === 0) return undefined;
  if (reach.field !== undefined) {
    const small = smallKind(structure, reach);
    if (small !== undefined) return `small ${small} ${small === 'TagValues' ? reach.role : ''}`;
    if (size < 2 && !isReference(structure)) return undefined;
    return `${versionOf(reach)} field ${coreName(structure, reach, context).toLowerCase()}`;
  }
  if (reach.status !== undefined) return 'error';
  return reach.role === 'Response' && reach.isOfResource && reach.resource !== '' && size > 2 && !isOutcome(structure)
    ? `resource ${reach.resource.toLowerCase()}`
    : undefined;
}

const versionOf = (reach: Reach): number => Number(/^\/v(\d+(?:\.\d+)?)/i.exec(pathOf(reach))?.[1] ?? 0);

/** Fields of an answer that say how it went. */
const OUTCOME_FIELD = /^(?:(?:is_?)?success|results?|status|err(?:or)?_?(?:code|msg|message)|code|msg|message)$/i;

/** True for what says only how an operation went, and nothing of the resource. */
const isOutcome = ({ fields }: Structure): boolean => fields.every(({ name }) => OUTCOME_FIELD.test(name));

/** Members that the lock knows by different names stay apart, as nothing is renamed that stays what it was. */
function partedByLock(
  members: readonly ReachedStructure[],
  { schemas }: Pick<OperationsLock, 'schemas'>,
  placeOf: PlaceOf,
): (readonly ReachedStructure[])[] {
  if (members.length === 1) return [members];
  const parts = new Map<string, ReachedStructure[]>();
  for (const each of members) addTo(parts, lockedName(lockKeys(each, placeOf), schemas) ?? '', each);
  const fresh = parts.get('') ?? [];
  parts.delete('');
  const [largest] = [...parts.values()].sort((a, b) => b.length - a.length);
  if (largest) append(largest, fresh);
  else parts.set('', fresh);
  const order = new Map(members.map((each, at) => [each, at]));
  return [...parts.values()].map((part) => part.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
}

interface NamingClass {
  readonly members: readonly Structure[];
  /** Where the members are. */
  readonly places: readonly string[];
  /** Of the members, in the lock. */
  readonly keys: readonly string[];
  /** The page names it. */
  readonly isStrong: boolean;
  /** It is in requests alone: where an answer has the name too, that is the answer's. */
  readonly isSent: boolean;
  /** Of the path of its first place; bodies and newer ones are named first. */
  readonly version: number;
  readonly weight: number;
  /** Names it would take, best first. */
  readonly names: readonly string[];
  readonly shape: string;
}

/** Structures that say something of their fields come first, each of the two by its place. */
const byPlace = (a: Structure, b: Structure): number =>
  Number(isBare(a)) - Number(isBare(b)) || compareText(a.source.file, b.source.file) || a.source.line - b.source.line;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A structure of which no page says a word, as one that only an example shows. */
const isBare = ({ fields }: Structure): boolean => fields.every(({ description }) => description.value === '');

function settle(classes: readonly NamingClass[], lock: Pick<OperationsLock, 'schemas' | 'shapes'>): NamedStructures {
  const nameOf = new Map<string, string>();
  const membersOf = new Map<string, readonly [Structure, ...Structure[]]>();
  const schemas: Record<string, string> = {};
  const shapes: Record<string, string> = {};
  const taken = new Set<string>();
  const give = ({ members, places, shape }: NamingClass, name: string): void => {
    taken.add(name.toLowerCase());
    membersOf.set(name, [...members].sort(byPlace) as [Structure, ...Structure[]]);
    for (const { id } of members) nameOf.set(id, name);
    // Of several at one place, such as alternatives, the one that the lock knows stays; else a run would undo the last.
    for (const place of places)
      if (schemas[place] === undefined || schemas[place] !== lock.schemas[place]) schemas[place] = name;
    shapes[name] = shape;
  };
  const named = namedByLock(classes, lock);
  for (const [each, name] of named) give(each, name);
  const open = classes.filter((each) => !named.has(each));
  const reserved = new Set(Object.values(lock.schemas).map((name) => name.toLowerCase()));
  // Every class's first wish before any class's second, so that no class takes a name that is another's own.
  const rounds = Math.max(0, ...open.map(({ names }) => names.length));
  let left = open;
  for (let round = 0; round < rounds; round++) {
    left = left.filter((each) => {
      const name = each.names[round];
      if (name === undefined || isTaken('schema', name)) return true;
      if (taken.has(name.toLowerCase()) || reserved.has(name.toLowerCase())) return true;
      give(each, name);
      return false;
    });
  }
  const numbers = new Map<string, number>();
  for (const each of left) {
    const base = each.names.at(-1) ?? 'Schema';
    let number = numbers.get(base) ?? 2;
    while (taken.has(`${base}${number}`.toLowerCase()) || reserved.has(`${base}${number}`.toLowerCase())) number++;
    numbers.set(base, number + 1);
    give(each, `${base}${number}`);
  }
  return { nameOf, membersOf, locked: { schemas, shapes } };
}

/**
 * The classes that the lock names: first what is at the place of a name, then, for names whose every place is gone, what
 * has the shape. Of several at the places of one name that has the shape which the lock knows counts, then the largest.
 */
function namedByLock(
  classes: readonly NamingClass[],
  { schemas, shapes }: Pick<OperationsLock, 'schemas' | 'shapes'>,
): Map<NamingClass, string> {
  const claims = new Map<string, NamingClass[]>();
  for (const each of classes) {
    const name = lockedName(each.keys, schemas);
    if (name !== undefined) addTo(claims, name, each);
  }
  const named = new Map<NamingClass, string>();
  for (const [name, claiming] of claims) {
    const kept = claiming.find(({ shape }) => shape === shapes[name]) ?? (claiming[0] as NamingClass);
    named.set(kept, name);
  }
  const byShape = new Map<string, NamingClass[]>();
  for (const each of classes) if (lockedName(each.keys, schemas) === undefined) addTo(byShape, each.shape, each);
  const placesOf = new Map<string, string[]>();
  for (const [place, name] of Object.entries(schemas)) addTo(placesOf, name, place);
  for (const [name, shape] of Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (claims.has(name)) continue;
    const moved = nearestTo(
      placesOf.get(name) ?? [],
      (byShape.get(shape) ?? []).filter((each) => !named.has(each)),
    );
    if (moved) named.set(moved, name);
  }
  return named;
}

/** Of classes the one that shares the most of a place: the operation, the body, the last field. */
function nearestTo(places: readonly string[], classes: readonly NamingClass[]): NamingClass | undefined {
  const parts = new Set(places.flatMap(partsOfPlace));
  const scored = classes.map((each) => ({
    each,
    score: Math.max(...each.places.map((place) => partsOfPlace(place).filter((part) => parts.has(part)).length)),
  }));
  return scored.sort((a, b) => b.score - a.score)[0]?.each;
}

function partsOfPlace(place: string): string[] {
  const [method = '', path = '', body = '', fields = ''] = place.split(' ');
  return [`${method} ${path}`, `body ${body}`, `last ${fields.split('.').at(-1)}`];
}

function lockedName(keys: readonly string[], schemas: Readonly<Record<string, string>>): string | undefined {
  const votes = new Map<string, number>();
  for (const key of keys) {
    const name = schemas[key];
    if (name !== undefined) votes.set(name, (votes.get(name) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** Classes of structures that state the same facts all the way down; descriptions don't count. */
function coloursOf(reached: readonly ReachedStructure[]): ReadonlyMap<string, number> {
  const structures = reached.map(({ structure }) => structure);
  const indexOf = new Map(structures.map(({ id }, at) => [id, at]));
  const edges = structures.map((structure) => edgesOf(structure, indexOf));
  const classes = stableClasses(reached.map(shapeOf), edges);
  return new Map(structures.map(({ id }, at) => [id, classes[at] as number]));
}

/** Where the fields of a structure lead, by the place of the field and of the table among those that it may mean. */
function edgesOf({ fields, targets }: Structure, indexOf: ReadonlyMap<string, number>): LabelledEdge[] {
  if (targets.size === 0) return [];
  return fields.flatMap((field, place) =>
    (targets.get(field) ?? []).flatMap((target, among) => {
      const to = indexOf.get(target);
      return to === undefined ? [] : [{ label: `${place}.${among}`, to }];
    }),
  );
}

function shapeOf({ structure, reach }: ReachedStructure): string {
  // Pages write the fields of links and tags in any order.
  const isSmall = smallKind(structure, reach) !== undefined;
  return JSON.stringify(
    (isSmall ? orderedFields(structure.fields) : structure.fields).map(({ name, type, required, facets }) => [
      name,
      typeShape(type.value),
      required?.value ?? null,
      facets.enum?.value ?? null,
      facets.default?.value ?? null,
      facets.listDefault?.value ?? null,
      facets.format?.value ?? null,
      facets.nullable?.value ?? null,
      facets.pattern?.value ?? null,
      facets.multipleOf?.value ?? null,
      facets.bounds.map(({ value }) => [value.name, value.value, value.isExclusive ?? false]),
    ]),
  );
}

/** The names and types of a structure's fields, whatever their order: by it a structure is known that has moved. */
const shapeHash = ({ fields }: Structure): string =>
  createHash('sha256')
    .update(JSON.stringify(fields.map(({ name, type }) => [name, typeShape(type.value)]).sort()))
    .digest('hex')
    .slice(0, 12);

/** The type without the names and links that differ from page to page. */
function typeShape(type: FieldFacts['type']['value']): unknown {
  switch (type.kind) {
    case 'array':
      return ['array', typeShape(type.items)];
    case 'map':
      return ['map', typeShape(type.values)];
    case 'scalar':
      return [type.type, type.format ?? ''];
    case 'union':
      return ['union', ...type.of.map((scalar) => scalar.type)];
    default:
      return type.kind;
  }
}
