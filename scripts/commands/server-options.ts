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

/**
 * How many times as fast as the day a clock goes.
 *
 * @throws InvalidArgumentError
 */
export function timeScale(value: string): number {
  const scale = Number(value);
  if (!/^\d{1,7}(?:\.\d{1,3})?$/.test(value) || scale <= 0)
    throw new InvalidArgumentError('A number above 0 is expected, such as 60 for a minute a second.');
  return scale;
}
