import type { Dialect } from '../../dialects/index.ts';
import {
  type Block,
  type Diagnostic,
  type Facets,
  type Fact,
  inferred,
  type Literal,
  type Source,
  stated,
  type TypeExpression,
} from '../../ir/index.ts';
import { defaultIn, listDefaultIn } from './described-default.ts';
import { enumerationIn, enumFact, nullAmong } from './described-enumeration.ts';
import type { Enumeration } from './enumeration.ts';
import { type Reading, report } from './facet-reading.ts';
import { type Limit, limitsOf, type Measured } from './limits.ts';
import { splitParts } from './labelled-parts.ts';
import { BOLD, segmentsOf, withoutThousandsMarks } from './marked-text.ts';
import { type Sentence, sentencesIn, speaksOfAnother, withoutConditions } from './sentence.ts';

/**
 * True where a description lists values for a type that names no known structure: `Array<Storage type>` whose options
 * are obs, evs and efs is an array of strings. Numbers alone don't tell whether they are strings.
 */
export function listsValues(blocks: readonly Block[], name: string, source: Source, dialect: Dialect): boolean {
  const scalar = { kind: 'scalar', type: 'string' } as const;
  const parts = splitParts(segmentsOf(blocks), dialect);
  const reading = { type: scalar, scalar, source, name, diagnostics: [] };
  const listed = enumerationIn(parts, sentencesIn(parts), reading);
  return listed?.values.some(({ value }) => Number.isNaN(Number(value))) ?? false;
}

const NOTHING_SAID: { facets: Facets; diagnostics: Diagnostic[] } = { facets: { bounds: [] }, diagnostics: [] };

/** Phrases that say how a sentence is meant state nothing by themselves; words that are set off may be told values. */
const saysNothing = ({ candidates, text }: Sentence): boolean =>
  !text.includes('(') &&
  !text.includes(BOLD) &&
  Object.keys(candidates).every((facet) => facet === 'mood' || facet === 'aside' || facet === 'lead');

/**
 * Reads the facets of a value from its description.
 *
 * @param source the description cell
 */
export function facetsOf(
  blocks: readonly Block[],
  type: TypeExpression,
  name: string,
  source: Source,
  dialect: Dialect,
): { facets: Facets; diagnostics: Diagnostic[] } {
  const scalar =
    type.kind === 'scalar' ? type : type.kind === 'array' && type.items.kind === 'scalar' ? type.items : undefined;
  const reading: Reading = { type, scalar, source, name, diagnostics: [] };
  const parts = splitParts(segmentsOf(blocks), dialect);
  const sentences = sentencesIn(parts).filter((sentence) => !speaksOfAnother(sentence, name));
  if (parts.every(({ segment }) => segment.kind === 'paragraph') && sentences.every(saysNothing)) return NOTHING_SAID;
  const listed = scalar ? enumerationIn(parts, sentences, reading) : undefined;
  // `true` and `false` are no enumeration, but a remark beside one of them may name the default.
  const enumeration = scalar?.type === 'boolean' ? undefined : listed;
  const facets: { -readonly [K in keyof Facets]: Facets[K] } = { bounds: [] };
  const told = defaultIn(sentences, listed, reading);
  const isPart = enumeration !== undefined && tellsSome(enumeration, told, sentences, reading);
  const closed = isPart ? { ...enumeration, open: true as const } : enumeration;
  const values = besideDefault(closed && enumFact(closed, reading), told);
  if (values) facets.enum = values;
  const preset = amongValues(told, values, reading);
  if (preset) facets.default = preset;
  const list = listDefaultIn(sentences, reading);
  if (list && amongValues(list, values, reading)) facets.listDefault = list;
  const format = formatIn(sentences, listed !== undefined, reading);
  if (format) facets.format = format;
  const deprecated = deprecatedIn(sentences, reading);
  if (deprecated) facets.deprecated = deprecated;
  const nullable = nullableIn(sentences, reading) ?? (listed && nullAmong(listed, reading));
  if (nullable) facets.nullable = nullable;
  // Items of a list of values speak of one of them each.
  const pattern = patternIn(sentences, reading);
  if (pattern) facets.pattern = pattern;
  const multiple = multipleIn(sentences, reading);
  if (multiple) facets.multipleOf = multiple;
  const bounds = boundsIn(enumeration ? sentences.filter(({ inList }) => !inList) : sentences, reading);
  facets.bounds = around(
    specialIn(sentences, bounds),
    'special',
    around(preset?.value, 'default', bounds, reading),
    reading,
  );
  return { facets, diagnostics: reading.diagnostics };
}

/**
 * Values that sentences explain, with nothing that calls them all, aren't all of them where the default is another one, or
 * where a labelled range holds more whole numbers: `0 indicates no, 1 indicates yes` beside `Minimum: 0`, `Maximum: 3`.
 */
function tellsSome(
  { phrase, values }: Enumeration,
  told: Facets['default'],
  sentences: readonly Sentence[],
  { type, scalar, name }: Reading,
): boolean {
  if (phrase !== 'prose/explained-values' && phrase !== 'prose/codes') return false;
  if (told && !values.some(({ value }) => value === String(told.value))) return true;
  if (type.kind !== 'scalar' || scalar?.type !== 'integer') return false;
  const { limits } = limitsOf(sentences, scalar.type, name);
  const end = (of: Limit['name']): number | undefined => limits.find((limit) => limit.name === of)?.value;
  const [least, most] = [end('minimum'), end('maximum')];
  return least !== undefined && most !== undefined && most - least + 1 > values.length;
}

/** `The default is A. Other options are B and C`: values listed beside the default; without one the list has a gap. */
function besideDefault(values: Facets['enum'], preset: Facets['default']): Facets['enum'] {
  if (!values || !OTHERS.test(values.source.words)) return values;
  if (!preset || values.value.includes(preset.value)) return preset && values;
  return { ...values, value: [preset.value, ...values.value] };
}

const OTHERS = /^\W*(?:the |its )?other (?:possible |available |valid )?(?:values?|options?|types?|modes?)\b/i;

/** A default that is none of the listed values is none that a contract can have. */
function amongValues<Value extends Literal | readonly Literal[]>(
  value: Fact<Value> | undefined,
  values: Facets['enum'],
  reading: Reading,
): Fact<Value> | undefined {
  const all: readonly Literal[] = value === undefined ? [] : [value.value].flat();
  if (!value || !values || all.every((each) => values.value.includes(each))) return value;
  const listed = values.value.map(String).join(', ');
  report(reading, 'extract/default-unlisted', { value: all.join(', '), listed: String(listed) });
  return undefined;
}

/**
 * Limits that a value of the same description is outside of do not hold for every value: `from 1 to 10. The default value
 * is -1`.
 */
function around(
  value: unknown,
  as: 'default' | 'special',
  bounds: Facets['bounds'],
  reading: Reading,
): Facets['bounds'] {
  if (typeof value !== 'number') return bounds;
  return bounds.filter(({ value: bound }) => {
    const isOutside = outside(value, bound);
    if (isOutside)
      report(reading, 'extract/bound-conditional', {
        as,
        value: String(value),
        bound: bound.name,
        limit: bound.value,
      });
    return !isOutside;
  });
}

const outside = (value: number, bound: Facets['bounds'][number]['value']): boolean =>
  (bound.isExclusive === true && value === bound.value) ||
  (bound.name === 'minimum' && value < bound.value) ||
  (bound.name === 'maximum' && value > bound.value);

/** A number outside of the limits that a sentence gives a meaning to: `The value -1 indicates that it never ends`. */
function specialIn(sentences: readonly Sentence[], bounds: Facets['bounds']): number | undefined {
  if (bounds.every(({ value: { name } }) => name !== 'minimum' && name !== 'maximum')) return undefined;
  for (const { plain, candidates } of sentences) {
    for (const { pattern } of candidates.special ?? []) {
      const text = pattern.exec(plain)?.[1];
      const value = text === undefined ? Number.NaN : Number(text.replaceAll(',', ''));
      if (bounds.some(({ value: bound }) => outside(value, bound))) return value;
    }
  }
  return undefined;
}

function boundsIn(sentences: readonly Sentence[], reading: Reading): Facets['bounds'] {
  const measured = measuredBy(reading);
  if (!measured) return [];
  const { limits: own, conditional } = limitsOf(sentences, measured, reading.name);
  const limits = [...own, ...itemLimits(own, sentences, reading)];
  for (const words of conditional) report(reading, 'extract/bound-conditional', { as: 'words', words });
  return limits.map(({ name, value, isExclusive, sentence, phrase }) =>
    stated(isExclusive ? { name, value, isExclusive } : { name, value }, sourceOf(sentence, phrase, reading)),
  );
}

/** `Minimum: 0` beside `Array length: 0 - 30000`: where the length has words of its own, the rest is of the items. */
function itemLimits(
  own: readonly Limit[],
  sentences: readonly Sentence[],
  { type, scalar, name }: Reading,
): readonly Limit[] {
  const counts = own.filter(({ name: bound }) => bound.endsWith('Items'));
  if (type.kind !== 'array' || !scalar || scalar.type === 'boolean') return [];
  // Without a length, only what a sentence says of each item is not said of the list.
  const others =
    counts.length > 0
      ? sentences.filter((sentence) => counts.every((limit) => limit.sentence !== sentence))
      : sentences.filter(({ plain }) =>
          /^(?:the )?(?:value|length|size) of each\b|^each (?:value|item|element)\b/i.test(plain),
        );
  const known = new Set(own.map((limit) => limit.name));
  return limitsOf(others, scalar.type, name).limits.filter((limit) => !known.has(limit.name));
}

const sourceOf = ({ line, plain: words }: Sentence, phrase: string, { source }: Reading): Source => ({
  ...source,
  line,
  words,
  phrase,
});

function measuredBy({ type, scalar }: Reading): Measured | undefined {
  if (type.kind === 'array') return 'array';
  if (!scalar || scalar.type === 'boolean') return undefined;
  return scalar.type;
}

/** A second form of the value beside the format. */
const OTHER_FORM = /\bor\s+(?:\w+\s+){0,3}'?(?:yyyy|YYYY|hh|HH)[-/:.\w]/;

function formatIn(sentences: readonly Sentence[], listed: boolean, reading: Reading): Fact<string> | undefined {
  if (reading.type.kind !== 'scalar' || reading.type.type !== 'string' || reading.type.format !== undefined)
    return undefined;
  return alwaysIn('format', sentences, reading, ({ plain: words, line, inList, candidates }) => {
    // An item of a list of values speaks of one of them.
    if (!candidates.format || (inList && listed) || OTHER_FORM.test(words)) return undefined;
    const found = candidates.format.find(({ pattern }) => pattern.test(words));
    const source = { ...reading.source, line, words, ...(found ? { phrase: found.phrase.id } : {}) };
    return found && inferred(found.phrase.format, source, 'format-phrase');
  });
}

/**
 * What the first sentence that says something of a facet says of it. What holds in some case only is told, and the next
 * sentence counts.
 */
function alwaysIn<Value>(
  facet: 'format' | 'pattern' | 'multiple' | 'deprecation',
  sentences: readonly Sentence[],
  reading: Reading,
  said: (sentence: Sentence) => Value | undefined,
): Value | undefined {
  for (const sentence of sentences) {
    const value = said(sentence);
    if (value === undefined) continue;
    if (sentence.mood !== 'conditional') return value;
    report(reading, 'extract/facet-conditional', { facet, words: sentence.plain });
  }
  return undefined;
}

/** Neither advice nor an example, nor of the past. */
const isMeant = ({ mood }: Sentence): boolean => mood === 'states' || mood === 'conditional';

/** `DEPRECATED: text` speaks of a value. */
const VALUE_REMARK = /^[A-Z][A-Z_]+\s*:/;

/** What the words of a sentence that is no item of a list say of the value. */
function claimIn(
  facet: 'deprecated' | 'nullable',
  { plain: words, line, inList, candidates }: Sentence,
  claim: string,
  { source }: Reading,
): Fact<true> | undefined {
  if (!candidates[facet] || inList || VALUE_REMARK.test(words)) return undefined;
  const found = candidates[facet].find(({ pattern }) => pattern.test(claim));
  return found && stated(true as const, { ...source, line, words, phrase: found.phrase.id });
}

const deprecatedIn = (sentences: readonly Sentence[], reading: Reading): Fact<true> | undefined =>
  alwaysIn('deprecation', sentences.filter(isMeant), reading, (sentence) =>
    claimIn('deprecated', sentence, sentence.plain, reading),
  );

/** Null may be so in some case only: what isn't null then, and may be null at all, is nullable. */
function nullableIn(sentences: readonly Sentence[], reading: Reading): Fact<true> | undefined {
  for (const sentence of sentences.filter(isMeant)) {
    const claim = claimIn('nullable', sentence, withoutConditions(sentence.plain), reading);
    if (claim) return claim;
  }
  return undefined;
}

/** A regular expression that the words give, where any engine can have it and none takes long over it. */
function patternIn(sentences: readonly Sentence[], reading: Reading): Fact<string> | undefined {
  if (reading.scalar?.type !== 'string') return undefined;
  return alwaysIn('pattern', sentences.filter(isMeant), reading, (sentence) => {
    for (const { phrase, pattern } of sentence.candidates.pattern ?? []) {
      const caught = pattern.exec(sentence.plain)?.[1];
      const text = caught === undefined ? undefined : patternOf(caught);
      if (text !== undefined) return stated(text, sourceOf(sentence, phrase.id, reading));
    }
    return undefined;
  });
}

/** What is repeated as a whole and repeats inside, what looks around or back: slow, or unknown to some engine. */
const RISKY = /\([^()+*}]*[+*}][^()]*\)[+*{]|\\[1-9]|\(\?(?!:)/;

/** The expression without what the sentence says behind it. */
function patternOf(quoted: string): string | undefined {
  const caught = quoted.replace(/^["“']/, '');
  const text = (/^(\^.*?(?<!\\)\$)(?=["'”.,;)\s]|$)/.exec(caught)?.[1] ?? caught.replace(/["'”]?\.?$/, '')).trim();
  if (/\s/.test(text.replace(/\[[^\]]*(?:\]|$)/g, '')) || RISKY.test(text)) return undefined;
  try {
    new RegExp(text);
    return text;
  } catch {
    return undefined;
  }
}

function multipleIn(sentences: readonly Sentence[], reading: Reading): Fact<number> | undefined {
  const type = reading.scalar?.type;
  if (reading.type.kind !== 'scalar' || (type !== 'integer' && type !== 'number')) return undefined;
  return alwaysIn('multiple', sentences.filter(isMeant), reading, (sentence) => {
    for (const { phrase, pattern } of sentence.candidates.multiple ?? []) {
      const value = Number(withoutThousandsMarks(pattern.exec(sentence.plain)?.[1] ?? ''));
      if (value > 0) return stated(value, sourceOf(sentence, phrase.id, reading));
    }
    return undefined;
  });
}
