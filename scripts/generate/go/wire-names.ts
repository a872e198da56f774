import { pointer } from '../../emit/index.ts';
import { isNode } from '../../nodes.ts';
import { fieldNames, STRUCT_NAMES } from './names.ts';

/** Keys of a contract below which nothing is named for a client. */
const UNNAMED = /^(?:examples?|default|enum|x-.*)$/;

interface WireNames {
  /** The first pointer of each name. */
  readonly properties: Map<string, string>;
  readonly parameters: Map<string, string>;
}

/** @param way keys from the document to the value: written out for new names alone, since most are not */
function collect(value: unknown, way: (string | number)[], into: WireNames, isNamed = false): void {
  if (typeof value !== 'object' || value === null) return;
  const inside = (key: string | number, inner: unknown, areNames = false): void => {
    if (typeof inner !== 'object' || inner === null) return;
    way.push(key);
    collect(inner, way, into, areNames);
    way.pop();
  };
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) inside(index, each);
    return;
  }
  if (!isNode(value)) return;
  const { name, in: place, properties } = value;
  if (!isNamed && typeof name === 'string' && typeof place === 'string' && place !== 'cookie')
    if (!into.parameters.has(name)) into.parameters.set(name, pointer('', ...way));
  if (!isNamed && isNode(properties))
    for (const each of Object.keys(properties))
      if (!into.properties.has(each)) into.properties.set(each, pointer('', ...way, 'properties', each));
  for (const key of Object.keys(value))
    if (isNamed || !UNNAMED.test(key)) inside(key, value[key], !isNamed && key === 'properties');
}

/** A field of a struct or a parameter that Go's client calls otherwise, though its name on the wire is the same. */
export interface GoFieldRename {
  readonly kind: 'field' | 'parameter';
  /** On the wire. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Where each contract names it first. */
  readonly pointers: { readonly before: string; readonly after: string };
}

/** Fields and parameters of two contracts whose names in Go differ, since other names have come or gone. */
export function goFieldRenames(old: unknown, now: unknown): GoFieldRename[] {
  const [before, after] = [old, now].map((document) => {
    const wire: WireNames = { properties: new Map(), parameters: new Map() };
    collect(document, [], wire);
    return wire;
  }) as [WireNames, WireNames];
  return (['field', 'parameter'] as const).flatMap((kind) => {
    const contested = new Set([...contestedIn(before, kind), ...contestedIn(after, kind)]);
    if (contested.size === 0) return [];
    const [olds, news] = [calledIn(before, kind, contested), calledIn(after, kind, contested)];
    const places = kind === 'field' ? (['properties'] as const) : (['parameters'] as const);
    return places.flatMap((place) =>
      [...before[place]].flatMap(([name, at]): GoFieldRename[] => {
        const [was, is, there] = [olds[name], news[name], after[place].get(name)];
        if (was === undefined || is === undefined || there === undefined || was === is) return [];
        return [{ kind, name, before: was, after: is, pointers: { before: at, after: there } }];
      }),
    );
  });
}

type Kind = GoFieldRename['kind'];

/** All names among which one of a kind is given, in the order in which they are. A form's fields are parameters. */
const namesAmong = ({ properties, parameters }: WireNames, kind: Kind): string[] => [
  ...(kind === 'field' ? [] : [...parameters.keys()].sort()),
  ...[...properties.keys()].sort(),
];

const TAKEN: Readonly<Record<Kind, readonly string[]>> = { field: STRUCT_NAMES, parameter: ['Body'] };

/** Names that may not get the name that they would have alone: nearly none, so that the others need no look. */
function contestedIn(wire: WireNames, kind: Kind): string[] {
  const groups = new Map<string, Set<string>>();
  for (const name of [...TAKEN[kind], ...namesAmong(wire, kind)]) {
    // A number is put behind a name that is taken, and may be what another name ends with.
    const key = name
      .replace(/[^A-Za-z0-9]+/g, '')
      .toLowerCase()
      .replace(/(?<!\d)\d+$/, '');
    groups.set(key, (groups.get(key) ?? new Set()).add(name));
  }
  return [...groups.values()].filter(({ size }) => size > 1).flatMap((group) => [...group]);
}

const calledIn = (wire: WireNames, kind: Kind, contested: ReadonlySet<string>): Record<string, string> =>
  fieldNames(
    namesAmong(wire, kind).filter((name) => contested.has(name)),
    TAKEN[kind],
  );
