import type { BoundName } from '../../ir/index.ts';
import { append } from '../../append.ts';
import { withoutThousandsMarks } from './marked-text.ts';
import type { LimitPhrase, Measure } from './phrases/limit.ts';
import type { CompiledPhrase } from './phrases/phrase.ts';
import { COUNT_WORDS } from './phrases/pieces.ts';
import { conditionsIn, type Sentence } from './sentence.ts';

/** What a limit may belong to. */
export type Measured = 'integer' | 'number' | 'string' | 'array';

export interface Limit {
  readonly name: BoundName;
  readonly value: number;
  /** The number itself is outside; whole numbers have a next one that is inside instead. */
  readonly isExclusive?: true;
  readonly sentence: Sentence;
  readonly phrase: string;
}

export interface ReadLimits {
  readonly limits: readonly Limit[];
  /** Sentences with limits that hold in some case only, stand beside further values or contradict each other. */
  readonly conditional: readonly string[];
}

const NAMES: Readonly<Record<Measure, readonly [low: BoundName, high: BoundName]>> = {
  value: ['minimum', 'maximum'],
  length: ['minLength', 'maxLength'],
  items: ['minItems', 'maxItems'],
};

/**
 * Reads the limits that sentences of a description state for the value itself.
 *
 * A limit in a conditional sentence, or two different values for one limit, give no fact but a remark.
 *
 * @param name of the value, by which a sentence may count the items of an array
 */
export function limitsOf(sentences: readonly Sentence[], measured: Measured, name: string): ReadLimits {
  const found = new Map<BoundName, Limit>();
  const contested = new Set<BoundName>();
  const conditional: string[] = [];
  const cases: { readonly match: RegExpExecArray; readonly sentence: Sentence }[] = [];
  const inSomeCase: Limit[] = [];
  let otherwise: Limit | undefined;
  const add = (limit: Limit): void => {
    const known = found.get(limit.name);
    if (!known || (isLabelled(limit) && !isLabelled(known))) found.set(limit.name, limit);
    else if (known.value !== limit.value && isLabelled(known) === isLabelled(limit)) contested.add(limit.name);
  };
  for (const sentence of sentences) {
    if (!sentence.candidates.limit || sentence.mood === 'advice' || sentence.mood === 'example') continue;
    const ofCase =
      isNumeric(measured) && (sentence.inList || sentence.part !== 'range') ? CASE.exec(sentence.plain) : null;
    if (ofCase) {
      cases.push({ match: ofCase, sentence });
      continue;
    }
    const { limits, isOpen, weak } = limitsOfSentence(sentence, sentence.candidates.limit, measured, name);
    if (limits.length > 0 && (isOpen || sentence.mood === 'conditional')) {
      conditional.push(sentence.plain);
      if (sentence.mood === 'conditional') append(inSomeCase, limits);
    } else limits.forEach(add);
    if (sentence.mood === 'states') otherwise ??= weak;
  }
  const common = commonRange(cases);
  common.forEach(add);
  if (common.length === 0)
    append(
      conditional,
      cases.map(({ sentence }) => sentence.plain),
    );
  for (const { name: bound, value } of inSomeCase) {
    const limit = found.get(bound);
    const always = limit?.value;
    if (
      limit &&
      always !== undefined &&
      !isLabelled(limit) &&
      (bound.startsWith('min') ? value < always : value > always)
    )
      contested.add(bound);
  }
  for (const each of contested) {
    conditional.push(found.get(each)?.sentence.plain ?? each);
    found.delete(each);
  }
  if (otherwise && !found.has(otherwise.name) && !contested.has(otherwise.name)) found.set(otherwise.name, otherwise);
  return { limits: consistent([...found.values()]), conditional: [...new Set(conditional)] };
}

/** `Minimum: **1**` as a line of its own, which counts whatever the sentences above it say. */
const isLabelled = ({ phrase }: Limit): boolean => phrase === 'limit/minimum-label' || phrase === 'limit/maximum-label';

const isNumeric = (measured: Measured): boolean => measured === 'integer' || measured === 'number';

/** An item `Public zone: 1-300` of a list: a limit by case, unless all cases have the same. */
const CASE =
  /^(?!.*\b(?:rang|value|length|example|format|note|default|min|max))[A-Za-z][^:\d]{0,40}:\s*([-+]?\d[\d,]*(?:\.\d+)?)\s*(?:-|–|~|—|－|～|to|through|and)\s*([-+]?\d[\d,]*(?![\d,])(?:\.\d+(?!\d))?)\W*$/i;

/** The range that every one of several cases has. */
function commonRange(
  cases: readonly { readonly match: RegExpExecArray; readonly sentence: Sentence }[],
): readonly Limit[] {
  const [first, ...others] = cases.map(
    ({ match: [, low = '', high = ''] }) => [toNumber(low), toNumber(high)] as const,
  );
  const sentence = cases[0]?.sentence;
  if (!first || !sentence || others.length === 0) return [];
  if (others.some(([low, high]) => low !== first[0] || high !== first[1])) return [];
  return [
    { name: 'minimum', value: first[0], sentence, phrase: 'list/same-ranges' },
    { name: 'maximum', value: first[1], sentence, phrase: 'list/same-ranges' },
  ];
}

/** A stretch of a sentence that a phrase fits. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly match: RegExpExecArray;
  readonly compiled: CompiledPhrase<LimitPhrase>;
}

interface SentenceLimits {
  readonly limits: readonly Limit[];
  /** The sentence names values outside its range, a second range for another case, or says that its limits can be moved. */
  readonly isOpen: boolean;
  readonly weak: Limit | undefined;
}

const NO_LIMITS: SentenceLimits = { limits: [], isOpen: false, weak: undefined };

function limitsOfSentence(
  sentence: Sentence,
  candidates: readonly CompiledPhrase<LimitPhrase>[],
  measured: Measured,
  name: string,
): SentenceLimits {
  const kind = measured === 'integer' ? 'number' : measured;
  const { plain } = sentence;
  const limiting = candidates.filter(({ phrase }) => !phrase.isMovable);
  const all = limiting.flatMap((compiled) => stretchesOf(compiled, plain, name));
  if (all.length === 0) return NO_LIMITS;
  const conditions = conditionsIn(plain);
  const stretches = longest(all).filter(
    ({ start, end }) => !conditions.some((clause) => clause.start <= start && end <= clause.end),
  );
  const limits: Limit[] = [];
  let isOpen = candidates.some(({ phrase, pattern }) => phrase.isMovable && pattern.test(plain));
  let weak: Limit | undefined;
  for (const { compiled, match, start, end } of stretches) {
    const { phrase, slots } = compiled;
    const measure = phrase.of[kind];
    if (!measure) continue;
    const [low, high] = endsOf(slots, match);
    const made = [low, high].flatMap((each, at) =>
      each ? (limitOf(NAMES[measure][at] as BoundName, each, measured) ?? []) : [],
    );
    append(
      limits,
      made.map((limit) => ({ ...limit, sentence, phrase: phrase.id })),
    );
    if (phrase.otherwise !== undefined)
      weak = { name: NAMES[measure][0], value: phrase.otherwise, sentence, phrase: phrase.id };
    if (measure === 'value' && low && high && hasTwoUnits(plain.slice(start, end + UNIT_LENGTH))) isOpen = true;
    if (measure === 'value' && low && slots.some((slot) => RANGE_SLOTS.has(slot)))
      isOpen ||= OTHER_BEFORE.test(plain.slice(0, start)) || OTHER_BEHIND.test(plain.slice(end));
  }
  return { limits, isOpen, weak };
}

const UNIT_LENGTH = 14;

/** `from 5 minutes to 24 hours`: the numbers are of different units, and which of them the value has isn't said. */
function hasTwoUnits(text: string): boolean {
  const units = [...text.matchAll(/\d\s*(seconds?|minutes?|hours?|days?|weeks?|months?|years?|ms|[KMGTP]i?B)\b/gi)];
  return new Set(units.map(([, unit = '']) => unit.toLowerCase().replace(/s$/, ''))).size > 1;
}

const RANGE_SLOTS: ReadonlySet<string> = new Set(['low', 'interval']);

function stretchesOf(compiled: CompiledPhrase<LimitPhrase>, text: string, name: string): Stretch[] {
  const stretches: Stretch[] = [];
  const { everywhere, phrase } = compiled;
  everywhere.lastIndex = 0;
  for (let match = everywhere.exec(text); match; match = everywhere.exec(text)) {
    if (phrase.countsItself && !countsItself(match[compiled.slots.indexOf('counted') + 1] ?? '', name)) continue;
    stretches.push({ start: match.index, end: match.index + match[0].length, match, compiled });
  }
  return stretches;
}

/** Of stretches that overlap the longest; of equally long ones the more specific, which comes first. */
function longest(stretches: readonly Stretch[]): readonly Stretch[] {
  if (stretches.length < 2) return stretches;
  const chosen: Stretch[] = [];
  for (const each of [...stretches].sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (chosen.every(({ start, end }) => each.end <= start || each.start >= end)) chosen.push(each);
  return chosen.sort((a, b) => a.start - b.start);
}

/** Whether words begin with a name that a sentence can count by: `routes`, `server_ids` as `server IDs`. */
function countsItself(words: string, name: string): boolean {
  if (!/^[A-Za-z][A-Za-z_-]*s$/.test(name)) return false;
  const noun = name.toLowerCase().replace(/[^a-z]+/g, ' ');
  const text = words.toLowerCase().replace(/[_-]/g, ' ');
  return text.startsWith(noun) && !/^(?:\w|-| (?:can|are|is|may)\b)/.test(words.slice(noun.length));
}

interface End {
  readonly value: number;
  readonly isOutside: boolean;
}

/** The ends that the slots of a match name. */
function endsOf(
  slots: readonly string[],
  match: RegExpExecArray,
): readonly [low: End | undefined, high: End | undefined] {
  let low: End | undefined;
  let high: End | undefined;
  slots.forEach((slot, at) => {
    const text = match[at + 1];
    if (text === undefined) return;
    if (slot === 'interval') [low, high] = intervalEnds(text);
    else if (slot === 'exact') low = high = end(text);
    else if (slot === 'above') low = end(text, true);
    else if (slot === 'below') high = end(text, true);
    else if (slot === 'low' || slot.startsWith('least')) low = end(text);
    else if (slot === 'high' || slot.startsWith('most')) high = end(text);
  });
  return [low, high];
}

function end(text: string, isOutside = false): End {
  const value = toNumber(text);
  const mark = /\(exclud?(?:ing ([\d,]+)|\w+)\)/i.exec(text);
  return { value, isOutside: isOutside || (mark !== null && (mark[1] === undefined || toNumber(mark[1]) === value)) };
}

function intervalEnds(text: string): [End, End] {
  const [low = '', high = ''] = text.slice(1, -1).split(/,(?=\s*[-+]?\d[\d,.]{0,40}\s*$)/);
  return [end(low, text.startsWith('(')), end(high, text.endsWith(')'))];
}

const counted = new Map<string, number>(COUNT_WORDS.map((word, at) => [word, at]));

/** A number as a page writes it: in letters, with thousands marked, or as a power of two. */
function toNumber(text: string): number {
  const bare = (text.split('(')[0] ?? '').trim().toLowerCase();
  const power = /^2 ?\^ ?(\d{1,2})( ?[-–] ?1)?$/.exec(bare);
  // Beyond 2^53 the nearest number, beside which a contract keeps the digits.
  if (power) return 2 ** Number(power[1]) - (power[2] === undefined ? 0 : 1);
  return counted.get(bare) ?? Number(withoutThousandsMarks(bare).replace(/,$/, ''));
}

function limitOf(
  name: BoundName,
  { value, isOutside }: End,
  measured: Measured,
): Pick<Limit, 'name' | 'value' | 'isExclusive'> | undefined {
  if (!Number.isFinite(value) || (!isNumeric(measured) && value < 0)) return undefined;
  if (!isOutside) return { name, value };
  if (measured === 'number') return { name, value, isExclusive: true };
  return { name, value: value + (name.startsWith('min') ? 1 : -1) };
}

/** `-1 or` in front of a range; `or -1`, `for disks` or a second range behind it. */
const OTHER_BEFORE = /[-+]?(?<!\d)\d+,?\s+or\s+(?:an? )?(?:\w+\s+){0,2}$/i;
const UNIT_WORD =
  '(?:(?:[KMGTP]i?B|ms|s|%)\\b|%|\\s+(?!(?:characters?|chars?|bytes|to|and|or)\\b)[a-zA-Z][a-zA-Z/-]*)?';
const OTHER_BEHIND = new RegExp(
  `^${UNIT_WORD},?\\s*(?:or|and)\\s+(?:(?:is|be|equals|the value is)\\s+)?[-+]?\\d[\\d,.]*(?![\\d,.]|\\s+by default)|^${UNIT_WORD}\\s+for\\s+(?!(?:the|this|each|every|an?)\\b)|\\b(?:from|between|and|or)\\s+[-+]?\\d[\\d,]*${UNIT_WORD}\\s*(?:-|–|~|to|through)\\s*[-+]?\\d`,
  'i',
);

function consistent(limits: readonly Limit[]): Limit[] {
  const value = (name: BoundName) => limits.find((limit) => limit.name === name)?.value;
  const wrong = Object.values(NAMES)
    .filter(([low, high]) => (value(low) ?? 0) > (value(high) ?? Number.POSITIVE_INFINITY))
    .flat();
  const names = Object.values(NAMES).flat();
  return limits
    .filter(({ name }) => !wrong.includes(name))
    .sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
}
