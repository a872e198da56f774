/** Adds items to a list. `push(...items)` has an argument for each, and a long page has more than the stack holds. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
