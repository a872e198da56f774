import { GenerateError, type TargetInput } from '../target.ts';

/** Name of the distribution, as PyPI lists it (PEP 503, normalised). */
export function distributionName({ packageName: given, service }: TargetInput): string {
  const name = given ?? `specscribe-${service}`;
  if (!/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(name))
    throw new GenerateError(`${JSON.stringify(name)} is not a name for a Python package`);
  return name.toLowerCase().replace(/[._-]+/g, '-');
}

/** Name of the package that is imported. */
export const importName = (input: TargetInput): string => distributionName(input).replaceAll('-', '_');

/** Name in the way of Python's functions, as the generator makes it of one in camel case. */
export const snakeCase = (name: string): string =>
  name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** Any name of a field in the way of Python's variables. */
export function fieldName(name: string): string {
  const words = snakeCase(name.replace(/[^A-Za-z0-9]+/g, '_')).replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(words) ? words : `var_${words}`;
}

/** Key of an operation's function: the generator's name of it without what the generator puts between words. */
export const operationKey = (id: string): string => id.replaceAll('_', '').toLowerCase();

/** Name of a constant for a value: letters, digits and underscores. */
export function constantName(value: string): string {
  const words = value.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  const name = words.replace(/^_+|_+$/g, '') || 'EMPTY';
  return /^\d/.test(name) ? `VALUE_${name}` : name;
}

export const pascalCase = (name: string): string =>
  name.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '');
