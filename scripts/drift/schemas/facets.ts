import { pointer } from '../../emit/index.ts';
import { listOf, textOf } from '../../nodes.ts';
import { canonical, isSame } from '../contract.ts';
import type { ChangeKind, Finding, Sides } from '../pairs.ts';
import { BOUNDS, type SchemaPlace } from '../rules/facet-rules.ts';
import type { SchemaView } from './schema-view.ts';
import { areUnsupported } from './supported.ts';

/** A difference of one facet: the end of a rule's id, and the end of a sentence. */
interface FacetChange {
  readonly facet: string;
  readonly kind: ChangeKind;
  readonly keyword: string;
  readonly old?: unknown;
  readonly new?: unknown;
  readonly says: string;
}

type Comparer = (old: SchemaView, now: SchemaView) => readonly FacetChange[];

/** The differences of what binds in two schemas, their fields and items aside. */
function facetChanges(old: SchemaView, now: SchemaView): FacetChange[] {
  const [before, after] = [nullTyped(old, now), nullTyped(now, old)];
  const out: FacetChange[] = [];
  for (const compare of [types, values, defaults, bounds, patterns, flags]) out.push(...compare(before, after));
  return out;
}

/** A schema of null with the type that its page gives, where the other side has not the type that stands in for it. */
const nullTyped = (view: SchemaView, other: SchemaView): SchemaView =>
  view.isNull && other.type !== view.type ? { ...view, type: 'null', isNullable: false } : view;

const NONE: readonly FacetChange[] = [];

/** True where the types have nothing in common, so that what is below them needs no comparing. */
export const areUnlike = (old: SchemaView, now: SchemaView): boolean => old.type !== now.type;

const written = ({ type, format }: SchemaView): string => (format === undefined ? type : `${type} (${format})`);

const types: Comparer = (old, now) => {
  if (old.type === now.type && old.format === now.format) return NONE;
  const facet = holds(now, old) ? 'type-generalized' : holds(old, now) ? 'type-specialized' : 'type-changed';
  const [before, after] = [written(old), written(now)];
  const keyword = old.type === now.type ? 'format' : 'type';
  return [
    { facet, kind: 'changed', keyword, old: before, new: after, says: `is ${named(after)} and was ${named(before)}` },
  ];
};

const named = (type: string): string => (type === 'any' ? 'of any type' : type);

/** Formats that hold another, by type. A type without a format holds all of its formats. */
const WIDER: Readonly<Record<string, readonly string[]>> = { int64: ['int32'], double: ['float'] };

/** True where every value of the narrow type is one of the wide type. */
function holds(wide: SchemaView, narrow: SchemaView): boolean {
  if (wide.type === 'any') return true;
  if (wide.type === 'number' && narrow.type === 'integer') return wide.format === undefined || wide.format === 'double';
  const several = wide.type.split('|');
  if (several.length > 1 && narrow.type.split('|').every((type) => several.includes(type))) return true;
  if (wide.type !== narrow.type) return false;
  return wide.format === undefined || (WIDER[wide.format] ?? []).includes(narrow.format ?? '');
}

const values: Comparer = (old, now) => {
  const [before, after] = [old.facets.enum, now.facets.enum];
  if (!Array.isArray(before) && !Array.isArray(after)) return NONE;
  const [olds, news] = [listOf(before), listOf(after)];
  const change = { keyword: 'enum', old: undefined, new: undefined };
  if (!Array.isArray(before)) {
    const says = `takes listed values only: ${valueList(news)}`;
    return [{ ...change, facet: 'became-enum', kind: 'changed', new: [...news].sort(), says }];
  }
  if (!Array.isArray(after)) {
    const says = `no longer lists its values, which were ${valueList(olds)}`;
    return [{ ...change, facet: 'enum-list-removed', kind: 'changed', old: [...olds].sort(), says }];
  }
  const known = new Set(olds.map(canonical));
  const left = new Set(news.map(canonical));
  const gone = olds.filter((value) => !left.has(canonical(value)));
  const fresh = news.filter((value) => !known.has(canonical(value)));
  const out: FacetChange[] = [];
  const kept = olds.filter((value) => !gone.includes(value));
  if (gone.length > 0)
    out.push({ ...change, kind: 'removed', old: gone, ...lost(gone, areUnsupported(old.words, { gone, kept })) });
  if (fresh.length > 0)
    out.push({ ...change, facet: 'enum-value-added', kind: 'added', new: fresh, says: `gains ${valueList(fresh)}` });
  return out;
};

const lost = (gone: readonly unknown[], isUnsupported: boolean): Pick<FacetChange, 'facet' | 'says'> =>
  isUnsupported
    ? {
        facet: 'enum-value-unsupported',
        says: `loses ${valueList(gone)}, beside which the old page said that only others are supported`,
      }
    : { facet: 'enum-value-removed', says: `loses ${valueList(gone)}` };

const MOST_VALUES = 12;

const valueList = (list: readonly unknown[]): string =>
  `${list.length === 1 ? 'the value' : 'the values'} ${listText(list)}`;

/** Values in code marks, of many the first. */
export function listText(list: readonly unknown[]): string {
  const shown = list.slice(0, MOST_VALUES).map(valueText).join(', ');
  return `${shown}${list.length > MOST_VALUES ? ` and ${list.length - MOST_VALUES} more` : ''}`;
}

const MOST_LETTERS = 120;

/** A value in code marks, cut where it is long. */
export function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return `\`${text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text}\``;
}

const defaults: Comparer = (old, now) => {
  const [before, after] = [old.facets.default, now.facets.default];
  if (isSame(before, after)) return NONE;
  const change = { keyword: 'default', old: before, new: after };
  if (before === undefined)
    return [{ ...change, facet: 'default-value-added', kind: 'added', says: `has the default ${valueText(after)}` }];
  if (after === undefined)
    return [
      { ...change, facet: 'default-value-removed', kind: 'removed', says: `loses its default ${valueText(before)}` },
    ];
  const says = `has the default ${valueText(after)}, which was ${valueText(before)}`;
  return [{ ...change, facet: 'default-value-changed', kind: 'changed', says }];
};

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const BOUND_LIST = Object.entries(BOUNDS);

const bounds: Comparer = (old, now) =>
  BOUND_LIST.filter(([keyword]) => old.facets[keyword] !== now.facets[keyword]).flatMap(
    ([keyword, { id }]): FacetChange[] => {
      const [before, after] = [numberOf(old.facets[keyword]), numberOf(now.facets[keyword])];
      const change = { keyword, old: before, new: after };
      if (before === after) return [];
      if (before === undefined)
        return [{ ...change, facet: `${id}-set`, kind: 'added', says: `is limited: ${keyword} ${after}` }];
      if (after === undefined)
        return [
          { ...change, facet: `${id}-unset`, kind: 'removed', says: `is no longer limited by ${keyword} ${before}` },
        ];
      const facet = `${id}-${after > before ? 'increased' : 'decreased'}`;
      return [{ ...change, facet, kind: 'changed', says: `has ${keyword} ${after}, which was ${before}` }];
    },
  );

const patterns: Comparer = (old, now) => {
  const [before, after] = [textOf(old.facets.pattern), textOf(now.facets.pattern)];
  if (before === after) return NONE;
  const change = { keyword: 'pattern', old: before, new: after };
  if (before === undefined)
    return [{ ...change, facet: 'pattern-added', kind: 'added', says: `must match ${valueText(after)}` }];
  if (after === undefined)
    return [
      { ...change, facet: 'pattern-removed', kind: 'removed', says: `no longer needs to match ${valueText(before)}` },
    ];
  const says = `must match ${valueText(after)}, which was ${valueText(before)}`;
  return [{ ...change, facet: 'pattern-changed', kind: 'changed', says }];
};

/** What is or is not: how it is read, and what is said when it comes and goes. */
const FLAGS: readonly {
  readonly keyword: string;
  readonly is: (view: SchemaView) => boolean;
  readonly comes: readonly [facet: string, says: string];
  readonly goes: readonly [facet: string, says: string];
}[] = [
  {
    keyword: 'nullable',
    is: ({ isNullable }) => isNullable,
    comes: ['became-nullable', 'may be null'],
    goes: ['became-not-nullable', 'may no longer be null'],
  },
  {
    keyword: 'uniqueItems',
    is: ({ facets }) => facets.uniqueItems === true,
    comes: ['became-unique', 'takes each item once only'],
    goes: ['became-repeatable', 'may hold an item more than once'],
  },
  {
    keyword: 'readOnly',
    is: ({ facets }) => facets.readOnly === true,
    comes: ['became-read-only', 'stands in answers only'],
    goes: ['no-longer-read-only', 'may stand in requests, too'],
  },
  {
    keyword: 'writeOnly',
    is: ({ facets }) => facets.writeOnly === true,
    comes: ['became-write-only', 'stands in requests only'],
    goes: ['no-longer-write-only', 'may stand in answers, too'],
  },
  {
    keyword: 'additionalProperties',
    is: ({ facets }) => facets.additionalProperties === false,
    comes: ['additional-properties-closed', 'takes no other fields'],
    goes: ['additional-properties-opened', 'may have other fields'],
  },
];

const flags: Comparer = (old, now) => {
  const out: FacetChange[] = FLAGS.flatMap(({ keyword, is, comes, goes }) => {
    if (is(old) === is(now)) return [];
    const [facet, says] = is(now) ? comes : goes;
    return [{ facet, kind: 'changed' as const, keyword, old: is(old), new: is(now), says }];
  });
  if (!isSame(old.facets.discriminator, now.facets.discriminator))
    out.push({
      facet: 'discriminator-changed',
      kind: 'changed',
      keyword: 'discriminator',
      says: 'tells its alternatives apart in another way',
    });
  return out;
};

/** Pointers of a facet on both sides. */
const facetAt = (old: SchemaView, now: SchemaView, { keyword }: FacetChange): { before: string; after: string } => ({
  before: Object.hasOwn(old.facets, keyword) ? pointer(old.at, keyword) : old.at,
  after: Object.hasOwn(now.facets, keyword) ? pointer(now.at, keyword) : now.at,
});

/** What differs in two schemas themselves, by where they stand. */
export const facetFindings = ({ old, now }: Sides<SchemaView>, place: SchemaPlace): Finding[] =>
  facetChanges(old, now).map((change) => ({
    ...change,
    id: `${place}-${change.facet}`,
    ...facetAt(old, now, change),
    where: '',
  }));
