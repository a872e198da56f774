import { asciiName } from '../../ascii-name.ts';
import { pointer, valueAt } from '../../emit/index.ts';
import { isNode, listOf } from '../../nodes.ts';
import { ownFields, ownParameters, STRUCT_NAMES } from './names.ts';

/** Keys of a contract below which nothing is named for a client. */
const UNNAMED = /^(?:examples?|default|enum|x-.*)$/;

/** Where names of a contract meet: pointers of lists and objects of which one name may not be as it would be alone. */
interface Contested {
  readonly objects: Set<string>;
  readonly parameters: Set<string>;
}

/** @param way keys from the document to the value: written out for places alone that are noted, since most are not */
function collect(value: unknown, way: (string | number)[], into: Contested, isNamed = false): void {
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
  const { parameters, properties } = value;
  if (!isNamed && isContested(parameterNames(parameters), ['Body'])) into.parameters.add(pointer('', ...way));
  if (!isNamed && isNode(properties) && isContested(Object.keys(properties), STRUCT_NAMES))
    into.objects.add(pointer('', ...way));
  for (const key of Object.keys(value))
    if (isNamed || !UNNAMED.test(key)) inside(key, value[key], !isNamed && key === 'properties');
}

/** Names of the parameters of a list that are fields in Go. */
const parameterNames = (parameters: unknown): string[] =>
  listOf(parameters).flatMap((each) => {
    const { name, in: place } = isNode(each) ? each : {};
    return typeof name === 'string' && typeof place === 'string' && place !== 'cookie' ? [name] : [];
  });

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

/** Fields and parameters of two contracts whose names in Go differ, since others of their object or operation have come or gone. */
export function goFieldRenames(old: unknown, now: unknown): GoFieldRename[] {
  const contested: Contested = { objects: new Set(), parameters: new Set() };
  for (const document of [old, now]) collect(document, [], contested);
  return [
    ...renames(contested.objects, old, now, {
      kind: 'field',
      named: fieldsOf,
      place: (at, name) => pointer(at, 'properties', name),
    }),
    ...renames(contested.parameters, old, now, { kind: 'parameter', named: parametersOf, place: parameterPlace }),
  ];
}

/** What has names, how they are in Go, and where one of them is. */
interface Named {
  readonly kind: GoFieldRename['kind'];
  readonly named: (node: unknown) => Record<string, string>;
  readonly place: (at: string, name: string, document: unknown) => string;
}

const renames = (
  places: ReadonlySet<string>,
  old: unknown,
  now: unknown,
  { kind, named, place }: Named,
): GoFieldRename[] =>
  [...places].flatMap((at) => {
    const [olds, news] = [named(valueAt(old, at)), named(valueAt(now, at))];
    return Object.entries(olds).flatMap(([name, before]): GoFieldRename[] => {
      const after = news[name];
      if (after === undefined || before === after) return [];
      return [{ kind, name, before, after, pointers: { before: place(at, name, old), after: place(at, name, now) } }];
    });
  });

const fieldsOf = (object: unknown): Record<string, string> =>
  isNode(object) && isNode(object.properties) ? ownFields(Object.keys(object.properties)) : {};

const parametersOf = (operation: unknown): Record<string, string> =>
  isNode(operation) ? ownParameters(parameterNames(operation.parameters)) : {};

function parameterPlace(at: string, name: string, document: unknown): string {
  const operation = valueAt(document, at);
  const parameters = isNode(operation) ? listOf(operation.parameters) : [];
  return pointer(
    at,
    'parameters',
    parameters.findIndex((each) => isNode(each) && each.name === name),
  );
}

/** Whether names, with those that are taken, meet in Go, or might for a number behind one. */
const isContested = (names: readonly string[], taken: readonly string[]): boolean =>
  new Set([...taken, ...names].map(keyOf)).size < taken.length + names.length;

/** A number is put behind a name that is taken, and may be what another name ends with. */
const keyOf = (name: string): string =>
  asciiName(name)
    .replace(/[^A-Za-z0-9]+/g, '')
    .toLowerCase()
    .replace(/(?<!\d)\d+$/, '');
