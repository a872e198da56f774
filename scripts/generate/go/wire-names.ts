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

function collect(value: unknown, at: string, into: WireNames, isNamed = false): void {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) collect(each, pointer(at, index), into);
    return;
  }
  if (!isNode(value)) return;
  const note = (names: Map<string, string>, name: string, place: string): void => {
    if (!names.has(name)) names.set(name, place);
  };
  if (!isNamed && typeof value.name === 'string' && typeof value.in === 'string' && value.in !== 'cookie')
    note(into.parameters, value.name, at);
  for (const key of Object.keys(value)) {
    const inner = value[key];
    if (!isNamed && key === 'properties' && isNode(inner))
      for (const name of Object.keys(inner)) note(into.properties, name, pointer(at, key, name));
    if (isNamed || !UNNAMED.test(key)) collect(inner, pointer(at, key), into, !isNamed && key === 'properties');
  }
}

/** What Go's client calls a field or a parameter that a contract names, and where the contract does so first. */
export interface GoFieldName {
  readonly name: string;
  readonly pointer: string;
}

/** Names of the fields of structs and of parameters in Go, by their names on the wire. */
export function goFieldNames(document: unknown): {
  readonly field: ReadonlyMap<string, GoFieldName>;
  readonly parameter: ReadonlyMap<string, GoFieldName>;
} {
  const wire: WireNames = { properties: new Map(), parameters: new Map() };
  collect(document, '', wire);
  const [properties, parameters] = [[...wire.properties.keys()].sort(), [...wire.parameters.keys()].sort()];
  const called = (names: Record<string, string>, places: ReadonlyMap<string, string>) =>
    new Map([...places].map(([name, at]) => [name, { name: names[name] ?? name, pointer: at }]));
  return {
    field: called(fieldNames(properties, STRUCT_NAMES), wire.properties),
    parameter: called(fieldNames([...parameters, ...properties], ['Body']), wire.parameters),
  };
}
