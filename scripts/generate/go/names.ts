import { addTo } from '../../append.ts';
import { asciiName } from '../../ascii-name.ts';
import { entriesOf, isNode, type Node } from '../../nodes.ts';
import type { OperationFacts } from '../operations.ts';
import { formerNote, formerTypes } from '../former-names.ts';
import { type Resource, resourcesOf } from '../resources.ts';
import { GenerateError, type NamingInput } from '../target.ts';

/** Words that Go writes in capitals. */
const INITIALISMS = new Set(['api', 'cpu', 'dns', 'http', 'https', 'id', 'ip', 'json', 'ssh', 'tls', 'uri', 'url']);

/** Names of the runtime that a component of a contract may not take. */
const RUNTIME_NAMES = [
  'API',
  'APIError',
  'Answer',
  'ArgumentError',
  'AttemptFacts',
  'Client',
  'ConnectionError',
  'Credentials',
  'CredentialsSource',
  'Decode',
  ...['AttemptTimeout', 'FirstDelay', 'LongestDelay', 'MaxAnswerBytes', 'MaxRetries', 'Timeout'].map(
    (name) => `Default${name}`,
  ),
  ...['WaitAppear', 'WaitInterval', 'WaitTimeout'].map((name) => `Default${name}`),
  'DecodeError',
  'ErrorCode',
  'Fake',
  'FakeAnswer',
  'FakeCall',
  'New',
  'NewFake',
  'NewSecret',
  'Options',
  'PagingError',
  'Ptr',
  'Ptrs',
  'Raw',
  'Regions',
  'Repeatable',
  'Secret',
  'StateError',
  'StaticCredentials',
  'StaticToken',
  'TokenSource',
  'UnknownVariant',
  'Value',
  'Version',
  'WithAnswer',
];

/** Methods that the client has for itself. */
const CLIENT_METHODS = ['Format', 'LogValue', 'String', 'With'];

/** Words that can't name a package that is imported. */
const KEYWORDS = new Set(
  'break case chan const continue default defer else fallthrough for func go goto if import interface main map package range return select struct switch type var'.split(
    ' ',
  ),
);

/** Operations of one thing, which the client gives together: its method for them is the resource's name. */
export interface GoResource extends Resource<Pick<OperationFacts, 'id'>> {
  readonly type: string;
}

/** Where a method is among the resources. */
export interface GoPlace {
  readonly type: string;
  readonly method: string;
}

/** A method under the name that it had before, with what to say of it. */
export interface FormerMethod {
  readonly method: string;
  readonly note: string;
}

/** What Go calls the things of a contract: each name once, whatever the contract's names are. */
export interface GoNames {
  /** Path of the module, which is what `go get` takes. */
  readonly module: string;
  /** Name of the package, as it stands before a dot. */
  readonly package: string;
  /** Types by the names of components. */
  readonly types: ReadonlyMap<string, string>;
  /** Methods by the ids of operations. */
  readonly methods: ReadonlyMap<string, string>;
  /** Types of the parameters by the ids of operations. */
  readonly params: ReadonlyMap<string, string>;
  /** Types of parameters whose values are listed, by the method of the operation and {@link parameterKey}. */
  readonly valueTypes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Resources of the client: its method for each, and the type of what that gives. */
  readonly resources: readonly GoResource[];
  /** Where operations are among resources, by their ids. */
  readonly places: ReadonlyMap<string, GoPlace>;
  /** Where they were before, by their ids. */
  readonly formerPlaces: ReadonlyMap<string, readonly (GoPlace & FormerMethod)[]>;
  /** Methods that the client keeps under their former names, by the ids of operations. */
  readonly formerMethods: ReadonlyMap<string, readonly FormerMethod[]>;
  /** Types that the package keeps under their former names. */
  readonly formerTypes: readonly { readonly name: string; readonly now: string; readonly note: string }[];
  /** Gives a name at the top of the package that nothing else has, and a method of the client's. */
  readonly free: (wanted: string) => string;
  readonly freeMethod: (wanted: string) => string;
}

/**
 * Names everything that a contract names; equal input gives equal names.
 *
 * @throws GenerateError for a module path that is none
 */
export function goNames(
  input: NamingInput,
  operations: readonly (Pick<OperationFacts, 'id' | 'parameters'> &
    Partial<Pick<OperationFacts, 'resource' | 'formerResources' | 'former'>>)[],
): GoNames {
  const module = modulePath(input);
  const top = nameGiver(RUNTIME_NAMES);
  const types = new Map(entriesOf(input.contract.components?.schemas).map(([name]) => [name, top(goName(name))]));
  const method = nameGiver(CLIENT_METHODS);
  const methods = new Map(operations.map(({ id }) => [id, method(goName(id))]));
  const params = new Map([...methods].map(([id, name]) => [id, top(`${name}Params`)]));
  const valueTypes = new Map(
    operations.map(({ id, parameters }) => {
      const called = methods.get(id) ?? '';
      const listed = parameters.filter((each) => each.in !== 'cookie' && each.values.length > 0);
      return [called, new Map(listed.map((each) => [parameterKey(each), top(called + goName(each.name))]))];
    }),
  );
  const resources = resourcesOf(operations).map(({ name, methods: placed, former }): GoResource => {
    const inResource = nameGiver([]);
    const called = new Map([...placed.keys()].map((each) => [each, inResource(goName(each))]));
    const goNamed = <Value>(map: ReadonlyMap<string, Value>): Map<string, Value> =>
      new Map([...map].map(([each, value]) => [called.get(each) ?? each, value]));
    return {
      name: method(goName(name)),
      type: top(`${goName(name)}Operations`),
      methods: goNamed(placed),
      former: goNamed(former),
    };
  });
  const places = new Map<string, GoPlace>();
  const formerPlaces = new Map<string, (GoPlace & FormerMethod)[]>();
  for (const { type, methods: placed, former } of resources)
    for (const [called, { id }] of placed) {
      const note = former.get(called);
      if (note === undefined) places.set(id, { type, method: called });
      else addTo(formerPlaces, id, { type, method: called, note });
    }
  // Last, so that no name of the present depends on one of the past.
  const formerMethods = new Map(
    operations.map(({ id, former = [] }) => [
      id,
      former.flatMap(({ name, until }): FormerMethod[] =>
        method(goName(name)) === goName(name)
          ? [{ method: goName(name), note: formerNote(methods.get(id) ?? id, until) }]
          : [],
      ),
    ]),
  );
  const former = formerTypes(input.contract).flatMap(({ name, now, until }) => {
    const type = types.get(now) ?? now;
    return top(goName(name)) === goName(name) ? [{ name: goName(name), now: type, note: formerNote(type, until) }] : [];
  });
  return {
    module,
    package: packageName(input.service),
    types,
    methods,
    params,
    valueTypes,
    resources,
    places,
    formerPlaces,
    formerMethods,
    formerTypes: former,
    free: top,
    freeMethod: method,
  };
}

/** Tells a parameter of an operation from its others. */
export const parameterKey = ({ in: place, name }: { readonly in?: unknown; readonly name?: unknown }): string =>
  `${place} ${name}`;

/**
 * Path of the module. From the second major version on it ends with that version
 * (https://go.dev/ref/mod#major-version-suffixes); `example.com` is reserved, so that nobody else's path is taken.
 */
const modulePath = ({ contract, packageName: given, service }: NamingInput): string =>
  checkedModule(withMajor(given ?? `example.com/${service}-go`, contract.info.version, 'the contract'));

/** @throws GenerateError for what is no path of a module */
export function checkedModule(path: string): string {
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)+$/.test(path))
    throw new GenerateError(`${JSON.stringify(path)} is not the path of a Go module, such as github.com/someone/name`);
  return path;
}

/**
 * A path of a module with the major version, where that belongs to it.
 *
 * @throws GenerateError where it names another major version than that of what it is of
 */
export function withMajor(path: string, version: string, of: string): string {
  const major = Number(/^v?(\d+)(?:\.|$)/.exec(version)?.[1] ?? 0);
  const named = /\/v(\d+)$/.exec(path)?.[1];
  if (named !== undefined && Number(named) !== Math.max(major, 1))
    throw new GenerateError(
      `${JSON.stringify(path)} names another major version than ${of}'s ${version}; leave /v${named} out`,
    );
  return named !== undefined || major < 2 || path.startsWith('gopkg.in/') ? path : `${path}/v${major}`;
}

function packageName(service: string): string {
  const name = service.toLowerCase().replace(/[^a-z0-9]/g, '');
  return /^[a-z]/.test(name) && !KEYWORDS.has(name) ? name : `service${name}`;
}

/**
 * Gives names once: the wanted one, or that with a number behind it. Names that differ in case alone are one, since
 * files are named after them.
 */
export function nameGiver(taken: readonly string[] = []): (wanted: string) => string {
  const given = new Set(taken.map((name) => name.toLowerCase()));
  return (wanted) => {
    let name = wanted;
    for (let count = 2; given.has(name.toLowerCase()); count++) name = `${wanted}${count}`;
    given.add(name.toLowerCase());
    return name;
  };
}

/** An exported name of words: capitals at their beginnings, initialisms in capitals, two numbers parted. */
export function goName(text: string): string {
  const words = asciiName(text)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const name = words.reduce(
    (all, word) => `${all}${/\d \d/.test(`${all.slice(-1)} ${word}`) ? '_' : ''}${goWord(word)}`,
    '',
  );
  if (name === '') return 'Empty';
  return /^\d/.test(name) ? `Value${name}` : name;
}

const goWord = (word: string): string =>
  INITIALISMS.has(word.toLowerCase()) ? word.toUpperCase() : word.slice(0, 1).toUpperCase() + word.slice(1);

/** Names of fields by their names on the wire, the first ones first; a wire name has one everywhere. */
export function fieldNames(wireNames: Iterable<string>, taken: readonly string[]): Record<string, string> {
  const give = nameGiver(taken);
  return Object.fromEntries([...new Set(wireNames)].map((name) => [name, give(goName(name))]));
}

/** Names by which the generator tells all parameters of a prepared contract apart; structs get {@link ownParameters}. */
export const parameterFields = (prepared: unknown): Record<string, string> =>
  // A form's fields are parameters to the generator.
  fieldNames([...parameterNames(prepared).sort(), ...propertyNames(prepared).sort()], ['Body']);

/**
 * Names of the fields that carry the parameters of one operation, by their names on the wire: they depend on no other
 * operation.
 *
 * @param ofForm names of fields of a form, which have the same struct and come last
 */
export const ownParameters = (wireNames: readonly string[], ofForm: readonly string[] = []): Record<string, string> =>
  fieldNames([...[...wireNames].sort(), ...[...ofForm].sort()], ['Body']);

/** Names that every struct has for itself. */
export const STRUCT_NAMES = ['AdditionalProperties', 'GoString', 'LogValue', 'MarshalJSON', 'String', 'UnmarshalJSON'];

/** Names by which the generator tells all fields of a prepared contract apart; structs get {@link ownFields}. */
export const structFields = (prepared: unknown): Record<string, string> =>
  fieldNames(propertyNames(prepared).sort(), STRUCT_NAMES);

/** Names of the fields of one struct, by their names on the wire: they depend on no other object. */
export const ownFields = (wireNames: readonly string[]): Record<string, string> =>
  fieldNames([...wireNames].sort(), STRUCT_NAMES);

/** Keys of all `properties` in a contract, also of those within paths. */
export function propertyNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(propertyNames);
  if (!isNode(value)) return [];
  const own = isNode(value.properties) ? Object.keys(value.properties) : [];
  return [...own, ...Object.values(value).flatMap(propertyNames)];
}

/** Names of all parameters in a contract. */
export function parameterNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(parameterNames);
  if (!isNode(value)) return [];
  const own = isParameter(value) ? [value.name] : [];
  return [...own, ...Object.values(value).flatMap(parameterNames)];
}

const isParameter = (node: Node): node is Node & { readonly name: string } =>
  typeof node.name === 'string' && typeof node.in === 'string';

/** What `encoding/json` takes for a name in a tag; it ignores a tag with any other character. */
const TAG_NAME = /^[\p{L}\p{N}!#$%&()*+\-./:;<=>?@[\]^_{|}~ ]+$/u;

/**
 * Refuses a name that would be lost on its way through a struct's tag.
 *
 * @throws GenerateError for a name that can't stand in a struct's tag
 */
export function checkTagName(name: string): void {
  if (!TAG_NAME.test(name) || name === '-')
    throw new GenerateError(`${JSON.stringify(name)} can't be the name of a field in Go; rename it in the contract`);
}
