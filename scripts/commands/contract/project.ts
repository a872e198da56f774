import { readdir } from 'node:fs/promises';
import { UsageError } from '../machine/errors.ts';

/**
 * Names of the services of a project, sorted.
 *
 * @param folder where each service has a folder of its own, as `docs-source`
 * @throws UsageError where there is no such folder, or nothing in it
 */
export async function servicesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) throw new UsageError(`${folder}: no such folder; run this in the root of a specscribe project`);
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
  if (names.length === 0) throw new UsageError(`${folder}: no service below`);
  return names.sort();
}

/**
 * The message for a service that isn't there, with those that are.
 *
 * @param wanted what is missing, as a message begins
 */
export async function noServiceText(wanted: string): Promise<string> {
  const known = await servicesOf('docs-source').catch(() => []);
  const some = known.slice(0, MOST_NAMED).join(', ');
  const more = known.length > MOST_NAMED ? ` and ${known.length - MOST_NAMED} more` : '';
  return known.length === 0 ? wanted : `${wanted}; the services are ${some}${more}`;
}

/** As many names as a person reads. */
const MOST_NAMED = 20;
