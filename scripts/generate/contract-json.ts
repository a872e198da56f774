import type { OpenApiDocument } from '../emit/index.ts';
import { GenerateError } from './target.ts';

/**
 * The contract as a server reads it when it starts: data, never code.
 *
 * @throws GenerateError for a contract that JSON can't carry, such as one that contains itself
 */
export function contractJson(contract: OpenApiDocument): string {
  const refuse = (_: string, value: unknown): unknown => {
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new GenerateError('a number of the contract is infinite or none, which JSON has no word for');
    return value;
  };
  try {
    return `${JSON.stringify(contract, refuse, 1)}\n`;
  } catch (error) {
    if (error instanceof GenerateError) throw error;
    throw new GenerateError(`the contract can't be written as JSON (${(error as Error).message})`);
  }
}
