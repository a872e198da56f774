import type { OperationFacts } from './operations.ts';
import { GenerateError } from './target.ts';

/**
 * Refuses what a server would refuse when it starts, where it can still be mended.
 *
 * @throws GenerateError for a path or a method that can't be routed, and for two operations at one place
 */
export function refuseUnroutable(operations: readonly OperationFacts[]): void {
  const places = new Map<string, string>();
  for (const { id, method, path } of operations) {
    if (method === 'trace' || /[*?#]/.test(path))
      throw new GenerateError(`${id}: ${method.toUpperCase()} ${path} can't be served; correct or leave it out`);
    const place = `${method} ${path.replace(/\{[^{}]+\}/g, '{}')}`;
    const other = places.get(place);
    if (other !== undefined) throw new GenerateError(`${id} and ${other} are at the same place; make one of them`);
    places.set(place, id);
  }
}
