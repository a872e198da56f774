import { type Command, InvalidArgumentError, Option } from 'commander';
import { origins } from './options.ts';

/** Options of commands that answer requests: who may ask them, and what they print. */
export const withServerOptions = (command: Command): Command =>
  command
    .option(
      '--allow-origin <origin...>',
      'origin of pages, in addition to those of servers on this machine, that may read the answers; null for pages from disk',
      readers,
    )
    .option(
      '--allow-host <name...>',
      'name of this machine, in addition to its own, that requests may call it by',
      hostNames,
    )
    .option('-q, --quiet', 'print no line for each request');

/** Where pages of the reference may send requests, to try an operation. */
export const tryItHost = (): Option =>
  new Option(
    '--try-it-host <origin...>',
    'host that pages may send requests to, in addition to your own machine',
  ).argParser(origins);

/**
 * Adds an origin whose pages may read answers: as `origins`, or `null`, which browsers send for a page from disk.
 *
 * @throws InvalidArgumentError
 */
const readers = (value: string, before: readonly string[] = []): string[] =>
  value === 'null' ? [...before, value] : origins(value, before);

/**
 * Adds a name of this machine.
 *
 * @throws InvalidArgumentError
 */
function hostNames(value: string, before: readonly string[] = []): string[] {
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
