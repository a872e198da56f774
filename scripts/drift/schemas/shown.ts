import { isNode } from '../../nodes.ts';
import type { PairUse, Shown, ShownValue, Sides } from '../pairs.ts';

/** What examples show where a pair leads. Lists are seen through: a table hardly ever says how many there are. */
export function shownAt({ where, examples, pages }: Omit<PairUse, 'pair'>, shown: Shown): Shown {
  if (examples) return examples;
  const side = (key: keyof Sides<unknown>): readonly ShownValue[] =>
    valuesBelow(pages ? shown[key].filter(isOfPage(pages[key])) : shown[key], where);
  return { old: side('old'), now: side('now') };
}

const isOfPage =
  (page: string | undefined) =>
  (value: ShownValue): boolean =>
    page !== undefined && value.page() === page;

/** The values one step below: of a field, or of all keys of a map. */
export function valuesBelow(values: readonly ShownValue[], where: string): ShownValue[] {
  return values.flatMap(({ value, page }) => stepsInto(value, where).map((inner) => ({ value: inner, page })));
}

function stepsInto(value: unknown, where: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => stepsInto(item, where));
  if (where === '{}') return isNode(value) ? Object.values(value) : [];
  if (!where.startsWith('.')) return [value];
  const name = where.slice(1);
  return isNode(value) && Object.hasOwn(value, name) ? [value[name]] : [];
}

/** True where one of the values is an object, or a list of objects, with one of the fields. */
export const showField = (values: readonly ShownValue[], names: readonly string[]): boolean =>
  values.some(({ value }) => hasField(value, names));

const hasField = (value: unknown, names: readonly string[]): boolean =>
  Array.isArray(value)
    ? value.some((item) => hasField(item, names))
    : isNode(value) && names.some((name) => Object.hasOwn(value, name));
