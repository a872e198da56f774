import { asciiName } from '../../ascii-name.ts';
import { pointer, valueAt } from '../../emit/index.ts';
import { isNode } from '../../nodes.ts';
import { fieldNames, ownFields, STRUCT_NAMES } from './names.ts';

/** Keys of a contract below which nothing is named for a client. */
const UNNAMED = /^(?:examples?|default|enum|x-.*)$/;

interface WireNames {
  /** The first pointer of each name. */
  readonly properties: Map<string, string>;
  readonly parameters: Map<string, string>;
  /** Pointers of objects with fields of which one may not get the name that it would have alone. */
  readonly contested: Set<string>;
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
  if (!isNamed && isNode(properties) && isContested(Object.keys(properties))) into.contested.add(pointer('', ...way));
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
    const wire: WireNames = { properties: new Map(), parameters: new Map(), contested: new Set() };
    collect(document, [], wire);
    return wire;
  }) as [WireNames, WireNames];
  return [...fieldRenames(old, now, before, after), ...parameterRenames(before, after)];
}

/** Fields that another one of their own object has given another name, or no longer does. */
function fieldRenames(old: unknown, now: unknown, before: WireNames, after: WireNames): GoFieldRename[] {
  return [...new Set([...before.contested, ...after.contested])].flatMap((at) => {
    const [olds, news] = [old, now].map((document) => fieldsAt(document, at)) as [
      Record<string, string>,
      Record<string, string>,
    ];
    return Object.entries(olds).flatMap(([name, was]): GoFieldRename[] => {
      const is = news[name];
      if (is === undefined || was === is) return [];
      const place = pointer(at, 'properties', name);
      return [{ kind: 'field', name, before: was, after: is, pointers: { before: place, after: place } }];
    });
  });
}

function fieldsAt(document: unknown, at: string): Record<string, string> {
  const object = valueAt(document, at);
  return isNode(object) && isNode(object.properties) ? ownFields(Object.keys(object.properties)) : {};
}

function parameterRenames(before: WireNames, after: WireNames): GoFieldRename[] {
  const contested = new Set([...contestedIn(before), ...contestedIn(after)]);
  if (contested.size === 0) return [];
  const [olds, news] = [calledIn(before, contested), calledIn(after, contested)];
  return [...before.parameters].flatMap(([name, at]): GoFieldRename[] => {
    const [was, is, there] = [olds[name], news[name], after.parameters.get(name)];
    if (was === undefined || is === undefined || there === undefined || was === is) return [];
    return [{ kind: 'parameter', name, before: was, after: is, pointers: { before: at, after: there } }];
  });
}

/** All names among which one of a parameter is given, in the order in which they are. A form's fields are parameters. */
const namesAmong = ({ properties, parameters }: WireNames): string[] => [
  ...[...parameters.keys()].sort(),
  ...[...properties.keys()].sort(),
];

/** Name that the struct of parameters has for itself. */
const TAKEN = ['Body'];

/** Parameters that may not get the name that they would have alone: nearly none, so that the others need no look. */
function contestedIn(wire: WireNames): string[] {
  const groups = new Map<string, Set<string>>();
  for (const name of [...TAKEN, ...namesAmong(wire)]) {
    const key = keyOf(name);
    groups.set(key, (groups.get(key) ?? new Set()).add(name));
  }
  return [...groups.values()].filter(({ size }) => size > 1).flatMap((group) => [...group]);
}

const STRUCT_KEYS = STRUCT_NAMES.map((name) => name.toLowerCase());

const isContested = (names: readonly string[]): boolean =>
  new Set([...STRUCT_KEYS, ...names.map(keyOf)]).size < STRUCT_KEYS.length + names.length;

/** A number is put behind a name that is taken, and may be what another name ends with. */
const keyOf = (name: string): string =>
  asciiName(name)
    .replace(/[^A-Za-z0-9]+/g, '')
    .toLowerCase()
    .replace(/(?<!\d)\d+$/, '');

const calledIn = (wire: WireNames, contested: ReadonlySet<string>): Record<string, string> =>
  fieldNames(
    namesAmong(wire).filter((name) => contested.has(name)),
    TAKEN,
  );
