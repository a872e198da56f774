/**
 * A table that is asked for words of pages. It has its own entries alone: `constructor` and `__proto__`, which every
 * object answers to, are none of them.
 */
export const lookup = <Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value | undefined>> =>
  Object.assign(Object.create(null) as Record<string, Value>, entries);
