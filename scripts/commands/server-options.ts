import { InvalidArgumentError } from 'commander';
import { origins } from './options.ts';

/**
 * Adds an origin whose pages may read answers: as `origins`, or `null`, which browsers send for a page from disk.
 *
 * @throws InvalidArgumentError
 */
export const readers = (value: string, before: readonly string[] = []): string[] =>
  value === 'null' ? [...before, value] : origins(value, before);

/**
 * Adds a name of this machine.
 *
 * @throws InvalidArgumentError
 */
export function hostNames(value: string, before: readonly string[] = []): string[] {
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(value))
    throw new InvalidArgumentError('A host is its name alone: stub, or api.example.com.');
  return [...before, value.toLowerCase()];
}
