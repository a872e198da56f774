/**
 * A number with what it counts: `1 page`, `2 pages`.
 *
 * @param many the noun for several, where it does not end with `s`
 */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
