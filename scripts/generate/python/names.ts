import { asciiName } from '../../ascii-name.ts';
import { plainName } from '../../plain-name.ts';
import { GenerateError, type NamingInput } from '../target.ts';

/** Name of the distribution, as PyPI lists it (PEP 503, normalised). */
export function distributionName({ packageName: given, service }: NamingInput): string {
  const name = given ?? `${service}-client`;
  if (!/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(name))
    throw new GenerateError(`${JSON.stringify(name)} is not a name for a Python package`);
  return name.toLowerCase().replace(/[._-]+/g, '-');
}

/** Name of the package that is imported. */
export const importName = (input: NamingInput): string => distributionName(input).replaceAll('-', '_');

/**
 * Name in the way of Python's functions, as OpenAPI Generator makes it of one in camel case: capitals part from a word
 * behind them that has two small letters at least, so that `listVIPs` is `list_vips`.
 */
export const snakeCase = (name: string): string =>
  name
    .replace(/(?<=[A-Z])(?=[A-Z][a-z]{2})/g, '_')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** Any name of a field in the way of Python's variables. */
export function fieldName(name: string): string {
  const words = snakeCase(asciiName(name).replace(/[^A-Za-z0-9]+/g, '_')).replace(/^_|_$/g, '');
  return /^[a-z]/.test(words) ? words : `var_${words}`;
}

/** Key of an operation's function: the generator's name of it without what the generator puts between words. */
export const operationKey = (id: string): string => id.replaceAll('_', '').toLowerCase();

/** Names that the generated modules have for something else. */
const TAKEN = [
  ...['Annotated', 'Any', 'BaseModel', 'ClassVar', 'ConfigDict', 'Dict', 'Enum', 'Field', 'List', 'Literal'],
  ...['Optional', 'Self', 'Set', 'Tuple', 'Union', 'ApiClient', 'ApiResponse', 'Configuration', 'ValidationError'],
  ...['AsyncOperationsProtocol', 'Content', 'FrozenSet', 'OperationsProtocol', 'RequestSerialized', 'RequestTimeout'],
];

/**
 * Components whose names Python's models can't have: they are taken, or one module would hold two of them. Each with
 * another name, which no component has.
 */
export function renamedTypes(names: readonly string[]): ReadonlyMap<string, string> {
  const modules = new Set(TAKEN.map(plainName));
  const all = new Set(names.map(plainName));
  const renamed = new Map<string, string>();
  for (const name of names) {
    let free = name;
    for (let count = 1; modules.has(plainName(free)) || (count > 1 && all.has(plainName(free))); count++)
      free = `${name}Model${count === 1 ? '' : count}`;
    modules.add(plainName(free));
    if (free !== name) renamed.set(name, free);
  }
  return renamed;
}

/** Name of a constant for a value: letters, digits and underscores. */
export function constantName(value: string): string {
  const words = asciiName(value)
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
  const name = words.replace(/^_|_$/g, '') || 'EMPTY';
  return /^\d/.test(name) ? `VALUE_${name}` : name;
}

export const pascalCase = (name: string): string =>
  asciiName(name)
    .replace(/(?:^|(?<![^A-Za-z0-9])[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/\W/g, '');
