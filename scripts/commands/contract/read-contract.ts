import { readYaml } from '../../emit/index.ts';
import { pointer } from '../../json-pointer.ts';
import type { Refusal } from '../../lint/index.ts';
import { visibleLine } from '../../visible.ts';
import { UsageError } from '../machine/errors.ts';
import { readText } from '../machine/files.ts';

/** A contract as parsed, of which no more is known than that it is a map. */
export interface ParsedContract {
  readonly info?: { readonly version?: unknown };
  readonly [key: string]: unknown;
}

/**
 * Reads a contract from YAML or JSON.
 *
 * @param name of the file, for messages
 * @throws UsageError where it is neither, or no contract
 */
export function parseContract(text: string, name: string): ParsedContract {
  const value = parseYaml(text, name);
  if (typeof value !== 'object' || value === null || !('openapi' in value))
    throw new UsageError(`${name}: not an OpenAPI contract`);
  return value as ParsedContract;
}

/** As many places as a person mends at once. */
const MAX_PLACES = 10;

/**
 * Refuses a contract for what is found in it.
 *
 * @throws UsageError with a line for each place
 */
export function refuse(spec: string, refusals: readonly Refusal[]): void {
  if (refusals.length === 0) return;
  const lines = refusals
    .slice(0, MAX_PLACES)
    .map(({ path: keys, message }) => visibleLine(`${spec}#${pointer('', ...keys)}: ${message}`));
  const more = refusals.length - lines.length;
  throw new UsageError([...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
}

/**
 * Reads YAML or JSON, of which nothing more is expected.
 *
 * @throws UsageError with the place of what is neither, or where it is nested too deep
 */
export function parseYaml(text: string, name: string): unknown {
  try {
    return jsonOf(text) ?? readYaml(text);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${name}: nested too deep to read`);
    throw new UsageError(`${name}: neither YAML nor JSON: ${(error as Error).message.split('\n')[0]}`);
  }
}

/** A map as JSON, which is read in a fraction of the time; undefined where it is not: YAML may begin so, too. */
function jsonOf(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * A JSON file that was written beside a contract; undefined where there is none.
 *
 * @throws UsageError where it is no JSON
 */
export async function readJson<T>(file: string): Promise<T | undefined> {
  const text = await readText(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new UsageError(`${file}: not JSON; build the contract again, or remove the file`);
  }
}
