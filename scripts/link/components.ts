import { cutName, isTaken } from '../allow-lists.ts';
import type { FieldFacts, PageFacts, Source, TableFacts } from '../ir/index.ts';
import { pascalCase } from './names.ts';
import { push, wholeTable } from './page-index.ts';
import { type LabelledEdge, stableClasses } from './stable-classes.ts';

/** Tables that make one structure: one table, or the several root tables of one body. */
export interface Structure {
  /** Unique in the service. */
  readonly id: string;
  readonly page: PageFacts;
  readonly tables: readonly TableFacts[];
  readonly fields: readonly FieldFacts[];
  /** Structure ids by field. */
  readonly targets: ReadonlyMap<FieldFacts, readonly string[]>;
  readonly role: 'Request' | 'Response' | '';
  readonly source: Source;
}

/** How a structure is first reached from an operation. */
export interface Reach {
  /** The operationId; for a response that several operations share what they have in common. */
  readonly owner: string;
  readonly role: 'Request' | 'Response';
  /** Name of the field that leads to it; undefined for a body. */
  readonly field: string | undefined;
  /** Status of the response that it is the body of, where that is no success. */
  readonly status?: string | undefined;
}

export interface NamedStructures {
  /** Component name by structure id. */
  readonly nameOf: ReadonlyMap<string, string>;
  /** The structures of each component, which are equal: the first stands for them. */
  readonly membersOf: ReadonlyMap<string, readonly [Structure, ...Structure[]]>;
  readonly locked: Readonly<Record<string, string>>;
}

/** Stable key of a structure in the lock: page and the table's own part of its anchor. */
export function structureKey(structure: Structure): string {
  const table = structure.tables[0] as TableFacts;
  const anchor = table.anchors[0]?.split('__').at(-1)?.toLowerCase();
  const place = structure.page.tables.findIndex(({ id }) => id === wholeTable(table.id));
  const part = table.part === undefined ? '' : `>${table.part.join('.')}`;
  return `${structure.page.name}#${anchor ?? `${table.section}${table.status ?? ''}-${place}${part}`}`;
}

/**
 * Names the structures that operations reach. Structures with one strong name that state the same facts become one
 * component; among unequal ones the largest group keeps the plain name and the others are told apart by role and
 * operation. Names in the lock stand.
 */
export function nameStructures(
  reached: ReadonlyMap<string, { structure: Structure; reach: Reach }>,
  lock: Readonly<Record<string, string>>,
): NamedStructures {
  const structures = [...reached.values()].map(({ structure }) => structure);
  const colours = coloursOf(structures);
  const groups = new Map<string, Structure[]>();
  for (const structure of structures) {
    const strong = strongName(structure);
    const key = strong === undefined ? `#${structure.id}` : `${strong.toLowerCase()} ${colours.get(structure.id)}`;
    push(groups, key, structure);
  }
  const classes = [...groups.values()].map((members) => ({
    members,
    keys: members.map(structureKey),
    names: wishes(members, reached).map(cutName),
  }));
  classes.sort((a, b) => b.members.length - a.members.length || (idOf(a.members) < idOf(b.members) ? -1 : 1));
  return settle(classes, lock);
}

const idOf = (members: readonly Structure[]): string => members[0]?.id ?? '';

interface NamingClass {
  readonly members: readonly Structure[];
  /** Of the members, in the lock. */
  readonly keys: readonly string[];
  /** Names it would take, best first. */
  readonly names: readonly string[];
}

function settle(classes: readonly NamingClass[], lock: Readonly<Record<string, string>>): NamedStructures {
  const nameOf = new Map<string, string>();
  const membersOf = new Map<string, readonly [Structure, ...Structure[]]>();
  const locked: Record<string, string> = {};
  const taken = new Set<string>();
  const give = ({ members, keys }: NamingClass, name: string): void => {
    taken.add(name.toLowerCase());
    membersOf.set(name, members as [Structure, ...Structure[]]);
    for (const { id } of members) nameOf.set(id, name);
    for (const key of keys) locked[key] = name;
  };
  const open: NamingClass[] = [];
  for (const each of classes) {
    const name = lockedName(each.keys, lock);
    if (name !== undefined && !taken.has(name.toLowerCase())) give(each, name);
    else open.push(each);
  }
  const reserved = new Set(Object.values(lock).map((name) => name.toLowerCase()));
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
  return { nameOf, membersOf, locked };
}

function lockedName(keys: readonly string[], lock: Readonly<Record<string, string>>): string | undefined {
  const votes = new Map<string, number>();
  for (const key of keys) {
    const name = lock[key];
    if (name !== undefined) votes.set(name, (votes.get(name) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

function wishes(members: readonly Structure[], reached: ReadonlyMap<string, { reach: Reach }>): string[] {
  const first = members[0] as Structure;
  const reach = reached.get(first.id)?.reach as Reach;
  const operation = pascalCase(reach.owner);
  const strong = strongName(first);
  const roles = new Set(members.map((member) => member.role));
  const role = roles.size === 1 ? first.role : '';
  if (strong !== undefined)
    return [
      strong,
      ...(role === '' || strong.endsWith(role) ? [] : [strong + role]),
      operation + strong,
      operation + strong + reach.role,
    ];
  if (reach.field === undefined)
    return [`${operation}${reach.role}${reach.status ?? ''}`, `${operation}${reach.role}${reach.status ?? ''}Body`];
  const name = pascalCase(first.tables[0]?.captionName ?? reach.field) || pascalCase(reach.field) || 'Item';
  return [operation + name, operation + reach.role + name];
}

/** A name that the page gives the structure itself: by its anchor, or by a caption that reads like a class. */
export function strongName(structure: Structure): string | undefined {
  if (structure.tables.length !== 1) return undefined;
  const table = structure.tables[0] as TableFacts;
  const name =
    table.anchorName ??
    (/^[A-Z][a-z][a-z0-9]*[A-Z][A-Za-z0-9]*$/.test(table.captionName ?? '') ? table.captionName : undefined);
  const pascal = name === undefined ? '' : pascalCase(name);
  return pascal === '' ? undefined : pascal;
}

/** Classes of structures that state the same facts all the way down; descriptions don't count. */
function coloursOf(structures: readonly Structure[]): ReadonlyMap<string, number> {
  const indexOf = new Map(structures.map(({ id }, at) => [id, at]));
  const edges = structures.map((structure) => edgesOf(structure, indexOf));
  const classes = stableClasses(structures.map(shapeOf), edges);
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

function shapeOf(structure: Structure): string {
  return JSON.stringify(
    structure.fields.map(({ name, type, required, facets }) => [
      name,
      typeShape(type.value),
      required?.value ?? null,
      facets.enum?.value ?? null,
      facets.default?.value ?? null,
      facets.format?.value ?? null,
      facets.nullable?.value ?? null,
      facets.pattern?.value ?? null,
      facets.multipleOf?.value ?? null,
      facets.bounds.map(({ value }) => [value.name, value.value, value.isExclusive ?? false]),
    ]),
  );
}

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
