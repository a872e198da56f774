import { readYaml } from '../emit/index.ts';
import { UsageError } from './errors.ts';

/** A contract as parsed, of which no more is known than that it is a map. */
export interface ParsedContract {
  readonly info?: { readonly version?: unknown };
  readonly [key: string]: unknown;
}

/**
 * Reads a contract from YAML or JSON.
 *
 * @throws UsageError where it is neither, or no contract
 */
export function parseContract(text: string, name: string): ParsedContract {
  let value: unknown;
  try {
    value = /^\s*\{/.test(text) ? JSON.parse(text) : readYaml(text);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${name}: nested too deep to read`);
    throw new UsageError(`${name}: neither YAML nor JSON: ${(error as Error).message.split('\n')[0]}`);
  }
  if (typeof value !== 'object' || value === null || !('openapi' in value))
    throw new UsageError(`${name}: not an OpenAPI contract`);
  return value as ParsedContract;
}
