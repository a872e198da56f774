import { pointer } from '../../emit/index.ts';
import { type Node, textOf } from '../../nodes.ts';
import { canonical, isSame } from '../contract.ts';
import type { ChangeKind, Finding, Sides } from '../pairs.ts';
import { BOUNDS, FLAGS, type SchemaPlace } from '../rules/facet-rules.ts';
import { listsValues, namedValues, namesDefault, namesLimit } from '../wording.ts';
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
  /** Grounds of the class, where they are more than what both states say. */
  readonly evidence?: string;
}

/** What is known of the place of two schemas. */
export interface FacetContext {
  /** What describes the place on each side, Markdown; a parameter's words are not its schema's. */
  readonly words: Sides<string>;
  /** True where a value is always sent. */
  readonly isMandatory: boolean;
  /** True where the contracts come from pages, whose words may state what a keyword of the other side states. */
  readonly isFromPages: boolean;
  /** True where another finding tells whether a value may be null. */
  readonly isNullTold: boolean;
}

type Comparer = (old: SchemaView, now: SchemaView, context: FacetContext) => readonly FacetChange[];

/** The differences of what binds in two schemas, their fields and items aside. */
function facetChanges(old: SchemaView, now: SchemaView, context: FacetContext): FacetChange[] {
  const [before, after] = [nullTyped(old, now), nullTyped(now, old)];
  const out: FacetChange[] = [];
  for (const compare of [types, values, defaults, bounds, exclusions, multiples, patterns, flags])
    out.push(...compare(before, after, context));
  return out;
}

/** What one state has as a keyword and the other page says in words: nothing changed but the reading. */
const worded = (change: FacetChange, side: 'old' | 'new'): FacetChange => ({
  ...change,
  facet: 'worded-otherwise',
  kind: 'changed',
  says: `${change.says}; the ${side} page says the same in other words`,
  evidence: `the ${side} page words it otherwise`,
});

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

const values: Comparer = (old, now, context) => {
  const [before, after] = [old.facets.enum, now.facets.enum];
  if (Array.isArray(before) && Array.isArray(after)) return otherValues(before, after, context);
  if (Array.isArray(after)) return listedValues(old, after, statedIn(context).old);
  if (Array.isArray(before)) return unlistedValues(before, statedIn(context).now);
  return NONE;
};

/** The words in which a page may state what the other state has as a keyword; a contract's own words prove nothing. */
const statedIn = ({ words, isFromPages }: FacetContext): Sides<string> => (isFromPages ? words : NO_WORDS);

const NO_WORDS: Sides<string> = { old: '', now: '' };

const CHANGED_VALUES = { keyword: 'enum', old: undefined, new: undefined, kind: 'changed' } as const;

/** Values that only the new state lists: the old page may have named them in its own words. */
function listedValues(old: SchemaView, news: readonly unknown[], words: string): FacetChange[] {
  const change: FacetChange = {
    ...CHANGED_VALUES,
    facet: isLimited(old) ? 'values-narrowed' : 'became-enum',
    new: [...news].sort(),
    says: `takes listed values only: ${valueList(news)}`,
  };
  const named = namedValues(words, news);
  if (named.length === news.length) return [worded(change, 'old')];
  if (named.length < 2 || named.length * 2 < news.length) return [change];
  const fresh = news.filter((value) => !named.includes(value));
  return [{ ...gained(fresh), evidence: `the old page names ${valueList(named)}` }];
}

const isLimited = ({ facets }: SchemaView): boolean =>
  numberOf(facets.minimum) !== undefined && numberOf(facets.maximum) !== undefined;

function unlistedValues(olds: readonly unknown[], words: string): FacetChange[] {
  const says = `no longer lists its values, which were ${valueList(olds)}`;
  const change: FacetChange = { ...CHANGED_VALUES, facet: 'enum-list-removed', old: [...olds].sort(), says };
  const named = namedValues(words, olds);
  if (named.length === olds.length) return [worded(change, 'new')];
  if (named.length === 0 || !listsValues(words, named)) return [change];
  const gone = olds.filter((value) => !named.includes(value));
  return [
    {
      ...CHANGED_VALUES,
      ...lost(gone, false),
      kind: 'removed',
      old: gone,
      evidence: `the new page names ${valueList(named)} only`,
    },
  ];
}

function otherValues(olds: readonly unknown[], news: readonly unknown[], context: FacetContext): FacetChange[] {
  const words = statedIn(context);
  const known = new Set(olds.map(canonical));
  const left = new Set(news.map(canonical));
  const gone = olds.filter((value) => !left.has(canonical(value)));
  const fresh = news.filter((value) => !known.has(canonical(value)));
  const kept = olds.filter((value) => !gone.includes(value));
  const out: FacetChange[] = [];
  if (gone.length > 0) {
    const change: FacetChange = {
      ...CHANGED_VALUES,
      kind: 'removed',
      old: gone,
      ...lost(gone, areUnsupported(context.words.old, { gone, kept })),
    };
    out.push(namedValues(words.now, gone).length === gone.length ? worded(change, 'new') : change);
  }
  if (fresh.length > 0) {
    const change = gained(fresh);
    out.push(namedValues(words.old, fresh).length === fresh.length ? worded(change, 'old') : change);
  }
  return out;
}

const gained = (fresh: readonly unknown[]): FacetChange => ({
  ...CHANGED_VALUES,
  facet: 'enum-value-added',
  kind: 'added',
  new: fresh,
  says: `gains ${valueList(fresh)}`,
});

const lost = (gone: readonly unknown[], isUnsupported: boolean): Pick<FacetChange, 'facet' | 'says'> =>
  isUnsupported
    ? {
        facet: 'enum-value-unsupported',
        says: `loses ${valueList(gone)}; the old page also said that only others are supported`,
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

const defaults: Comparer = (old, now, context) => {
  const words = statedIn(context);
  const [before, after] = [old.facets.default, now.facets.default];
  if (isSame(before, after)) return NONE;
  const change = { keyword: 'default', old: before, new: after };
  if (before === undefined) {
    const says = `has the default ${valueText(after)}`;
    const added: FacetChange = { ...change, facet: 'default-value-added', kind: 'added', says };
    return [namesDefault(words.old, after) ? worded(added, 'old') : added];
  }
  if (after === undefined) {
    const says = `loses its default ${valueText(before)}`;
    const removed: FacetChange = { ...change, facet: 'default-value-removed', kind: 'removed', says };
    return [namesDefault(words.now, before) ? worded(removed, 'new') : removed];
  }
  const says = `has the default ${valueText(after)}, which was ${valueText(before)}`;
  return [{ ...change, facet: 'default-value-changed', kind: 'changed', says }];
};

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const BOUND_LIST = Object.entries(BOUNDS);

/** Least counts that exclude nothing: none has less than 0. */
const COUNTS = new Set(['minLength', 'minItems', 'minProperties']);

/** A limit as it binds: a least length of 0 is none, nor is one of 1 where an empty text can't be sent. */
function boundOf({ facets }: SchemaView, keyword: string, { isMandatory }: FacetContext): number | undefined {
  const limit = numberOf(facets[keyword]);
  if (!COUNTS.has(keyword) || limit === undefined) return limit;
  return limit === 0 || (limit === 1 && isMandatory && keyword === 'minLength') ? undefined : limit;
}

const bounds: Comparer = (old, now, context) =>
  BOUND_LIST.filter(([keyword]) => old.facets[keyword] !== now.facets[keyword]).flatMap(
    ([keyword, { id, side }]): FacetChange[] => {
      const [before, after] = [boundOf(old, keyword, context), boundOf(now, keyword, context)];
      const change = { keyword, old: before, new: after };
      if (before === after) return [];
      if (before === undefined) {
        if (areWithin(old.facets.enum, Number(after), side)) return [];
        const says = `is limited: ${keyword} ${after}`;
        const set: FacetChange = { ...change, facet: `${id}-set`, kind: 'added', says };
        return [namesLimit(statedIn(context).old, Number(after)) ? worded(set, 'old') : set];
      }
      if (after === undefined) {
        const says = `is no longer limited by ${keyword} ${before}`;
        const unset: FacetChange = { ...change, facet: `${id}-unset`, kind: 'removed', says };
        return [namesLimit(statedIn(context).now, before) ? worded(unset, 'new') : unset];
      }
      const facet = `${id}-${after > before ? 'increased' : 'decreased'}`;
      return [{ ...change, facet, kind: 'changed', says: `has ${keyword} ${after}, which was ${before}` }];
    },
  );

/** True where the values that were listed all keep to a limit, so that it is wider than the list. */
const areWithin = (list: unknown, limit: number, side: 'upper' | 'lower'): boolean =>
  Array.isArray(list) &&
  list.length > 0 &&
  list.every((value) => typeof value === 'number' && (side === 'upper' ? value <= limit : value >= limit));

/** Limits that are of the range or just outside it (OpenAPI 3.0: a mark beside the limit; 3.1: a limit of its own). */
const exclusions: Comparer = (old, now) =>
  (['maximum', 'minimum'] as const).flatMap((keyword): FacetChange[] => {
    const mark = keyword === 'maximum' ? 'exclusiveMaximum' : 'exclusiveMinimum';
    const [before, after] = [limitOf(old.facets, keyword, mark), limitOf(now.facets, keyword, mark)];
    if (!before || !after || before.limit !== after.limit || before.isExcluded === after.isExcluded) return [];
    const facet = `${keyword}-${after.isExcluded ? 'excluded' : 'included'}`;
    const says = `${after.isExcluded ? 'no longer takes' : 'also takes'} its limit ${after.limit}`;
    return [{ facet, kind: 'changed', keyword: mark, old: before.isExcluded, new: after.isExcluded, says }];
  });

function limitOf(facets: Node, keyword: string, mark: string): { limit: number; isExcluded: boolean } | undefined {
  const [limit, own] = [numberOf(facets[keyword]), numberOf(facets[mark])];
  if (own !== undefined) return { limit: own, isExcluded: true };
  return limit === undefined ? undefined : { limit, isExcluded: facets[mark] === true };
}

const multiples: Comparer = (old, now) => {
  const [before, after] = [numberOf(old.facets.multipleOf), numberOf(now.facets.multipleOf)];
  if (before === after) return NONE;
  const change = { keyword: 'multipleOf', old: before, new: after };
  if (before === undefined)
    return [{ ...change, facet: 'multiple-of-set', kind: 'added', says: `must be a multiple of ${after}` }];
  if (after === undefined)
    return [
      { ...change, facet: 'multiple-of-unset', kind: 'removed', says: `need not be a multiple of ${before} any more` },
    ];
  const facet = before % after === 0 ? 'multiple-of-widened' : 'multiple-of-narrowed';
  return [{ ...change, facet, kind: 'changed', says: `must be a multiple of ${after}, which was ${before}` }];
};

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

/** True where a keyword holds that holds or doesn't. */
const isSet = ({ facets, isNullable }: SchemaView, { keyword, value }: (typeof FLAGS)[number]): boolean =>
  keyword === 'nullable' ? isNullable : facets[keyword] === value;

function flagChanges(old: SchemaView, now: SchemaView, flag: (typeof FLAGS)[number]): FacetChange[] {
  const [before, after] = [isSet(old, flag), isSet(now, flag)];
  if (before === after) return [];
  const { id, says } = after ? flag.comes : flag.goes;
  return [{ facet: id, kind: 'changed', keyword: flag.keyword, old: before, new: after, says }];
}

const nullability = (old: SchemaView, now: SchemaView): FacetChange[] =>
  FLAGS.filter(({ keyword }) => keyword === 'nullable').flatMap((flag) => flagChanges(old, now, flag));

const flags: Comparer = (old, now, { isNullTold }) => {
  const out = FLAGS.filter(({ keyword }) => keyword !== 'nullable' || !isNullTold).flatMap((flag) =>
    flagChanges(old, now, flag),
  );
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

const findingOf = (change: FacetChange, { old, now }: Sides<SchemaView>, place: SchemaPlace): Finding => ({
  ...change,
  id: `${place}-${change.facet}`,
  ...facetAt(old, now, change),
  where: '',
});

/**
 * That one of two schemas may be null and the other not, where nothing else of the two themselves is compared.
 *
 * @param at pointers of what says it, where that is not the schemas
 */
export const nullFindings = ({ old, now }: Sides<SchemaView>, place: SchemaPlace, at?: Sides<string>): Finding[] =>
  nullability(nullTyped(old, now), nullTyped(now, old)).map((change) => ({
    ...findingOf(change, { old, now }, place),
    ...(at ? { before: at.old, after: at.now } : {}),
  }));

/** What differs in two schemas themselves, by where they are used. */
export const facetFindings = (
  { old, now }: Sides<SchemaView>,
  place: SchemaPlace,
  { words, isMandatory = false, isFromPages = false, isNullTold = false }: Partial<FacetContext>,
): Finding[] =>
  facetChanges(old, now, {
    words: words ?? { old: old.words, now: now.words },
    isMandatory,
    isFromPages,
    isNullTold,
  }).map((change) => {
    const finding = findingOf(change, { old, now }, place);
    return isFromPages && change.facet === 'enum-value-removed' ? withExamples(finding, place) : finding;
  });

/** Values that are gone from a list and that the new page's own example still has, every one. */
const withExamples = (finding: Finding, place: SchemaPlace): Finding => ({
  ...finding,
  ifShown: {
    values: Array.isArray(finding.old) ? finding.old : [],
    instead: {
      ...finding,
      id: `${place}-enum-value-shown`,
      says: `${finding.says}; the new page's example still has ${Array.isArray(finding.old) && finding.old.length > 1 ? 'them' : 'it'}`,
      evidence: "the new page's example",
    },
  },
});
