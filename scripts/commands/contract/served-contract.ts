import { lostReferences } from '../../lint/index.ts';
import { UsageError } from '../machine/errors.ts';
import { readText } from '../machine/files.ts';
import { parseYaml, refuse } from './read-contract.ts';

/**
 * A contract as a server takes it.
 *
 * @throws UsageError where there is none, or what is there can't be one
 */
export async function readServedContract(spec: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readText(spec);
  if (text === undefined) throw new UsageError(`${spec}: no such file`);
  const contract = asJson(parseYaml(text, spec), spec);
  if (!isContract(contract)) throw new UsageError(`${spec}: no OpenAPI 3 contract; "openapi" and "paths" are missing`);
  refuse(spec, lostReferences(contract));
  return contract;
}

/** What JSON can't carry, such as a node that contains itself, no client can send and no schema describe. */
function asJson(value: unknown, spec: string): unknown {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch (error) {
    throw new UsageError(`${spec}: neither YAML nor JSON (${(error as Error).message.split('\n')[0]})`);
  }
}

function isContract(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || !('openapi' in value) || !('paths' in value)) return false;
  return String(value.openapi).startsWith('3.') && typeof value.paths === 'object' && value.paths !== null;
}
