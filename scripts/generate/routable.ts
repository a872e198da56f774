import type { OperationFacts } from './operations.ts';
import { GenerateError } from './target.ts';

/**
 * Refuses what a server would refuse when it starts, where it can still be mended.
 *
 * @throws GenerateError for a path or a method that can't be routed, and for two operations at one place
 */
export function refuseUnroutable(operations: readonly OperationFacts[]): void {
  const places = new Map<string, string>();
  /** Operations that a request is told apart for. */
  const conditional = new Set<string>();
  for (const { id, method, route: path, when } of operations) {
    if (method === 'trace' || /[*?#]/.test(path))
      throw new GenerateError(`${id}: ${method.toUpperCase()} ${path} can't be served; correct or leave it out`);
    const place = `${method} ${path.replace(/\{[^{}]+\}/g, '{}')}`;
    const other = places.get(place);
    if (other !== undefined && !(when && conditional.has(other)))
      throw new GenerateError(`${id} and ${other} are at the same place; make one of them`);
    if (when) conditional.add(id);
    places.set(place, id);
  }
}
