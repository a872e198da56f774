import { literalsInBrackets, literalsOfItems } from './bracketed-literals.ts';
import { type LeadIn, leadIn, pointsBelow } from './lead-in.ts';
import {
  BOLD,
  BOLD_END,
  type ListItem,
  type Segment,
  sentencesOf,
  unmark,
  withoutThousandsMarks,
} from './marked-text.ts';
import type { EnumerationPhrase } from './phrases/enumeration.ts';
import { moodOf, type Sentence } from './sentence.ts';

export interface EnumValue {
  readonly value: string;
  readonly description: string;
  readonly isDefault: boolean;
}

export interface Enumeration {
  readonly values: readonly EnumValue[];
  readonly line: number;
  readonly words: string;
  /** The id of the phrase that names the values or announces them. */
  readonly phrase: string;
  /** The values hold only in some case, or are those of another parameter. */
  readonly conditional?: true;
  /** Further values are left unsaid: `and so on`. */
  readonly open?: true;
  /** The sentence names one value, and none says that there is no other. */
  readonly lone?: true;
}

const MAX_VALUE = 80;

/** One item as a value: `**X**: text`, `X: text`, `X (text)`, `X - text` or `X` alone; undefined where it is prose. */
interface ItemValue {
  readonly value: string;
  readonly rest: string;
  readonly bold: boolean;
  /** Prose goes on right after a bold run. */
  readonly runsOn: boolean;
  /** Words that stand alone, among values that do. */
  readonly ofWords?: true;
}

/** Verbs that tie a value to what it means. */
const EXPLAINS = '(?:indicates?|means?|represents?|stands? for|denotes?|refers? to)\\b';
const BEGINS_WITH_VERB = new RegExp(`^${EXPLAINS}`);
const VALUE_AND_VERB = new RegExp(`^["'“]?([\\w.\\-/@+*:]*[\\w*])["'”]? (${EXPLAINS}.*)$`, 's');
/** `Public image: The value is **gold**.`: the item explains first, and names its value last. */
const NAMED_LAST = new RegExp(
  `^(?!\\W*(?:if|when)\\b)[^.]*?[:,]\\s*(?:the\\s+)?value is ${BOLD}([^${BOLD}${BOLD_END}]+)${BOLD_END}\\.?$`,
  'i',
);

/** `If the value is **open**, the door is`: below an announcement of values, the item names one. */
const NAMED_FIRST = new RegExp(
  `^(?:if|when)\\s+(?:the|its|this)\\s+value\\s+is\\s+${BOLD}([^${BOLD_END}]+)${BOLD_END}\\s*,\\s*(.*)$`,
  'is',
);

/** `Empty string: text` names the value that is one. */
const EMPTY_VALUE = new RegExp(`^${BOLD}?(?:an? )?empty (?:string|value)${BOLD_END}?\\s*(?:[:(]|$)`, 'i');

/** `Value **0** indicates off`. */
const VALUE_NAMED = new RegExp(`^(?:the )?value (?=${BOLD}|\\d+ (?:indicates|means)\\b)`, 'i');

/** A bold run in front, and the rest. */
const BOLD_VALUE = new RegExp(`^["'“]?${BOLD}([^${BOLD_END}]*)${BOLD_END}["'”]?\\s*(.*)$`, 's');

/** @param tolerant reads `X, text` too, which is as often the beginning of a sentence */
function itemValue(item: ListItem, tolerant = false): ItemValue | undefined {
  // A bold run that the markup has left open.
  const text = item.head.replace(/^\*\*(?=\w)/, '').replace(VALUE_NAMED, '');
  if (EMPTY_VALUE.test(text)) return boldValue('');
  const last = NAMED_LAST.exec(text)?.[1];
  if (last !== undefined) return { value: last, rest: '', bold: true, runsOn: true };
  const [, first, meaning = ''] = NAMED_FIRST.exec(text) ?? [];
  if (first !== undefined) return { value: first, rest: meaning, bold: true, runsOn: true };
  const bold = BOLD_VALUE.exec(text);
  if (bold) {
    const raw = bold[1] ?? '';
    const value = raw.replace(/(?:(?<!\s)\s+)?[:.;,]\s*$/, '').replace(/^["']|["']$/g, '');
    const rest = bold[2] ?? '';
    const closes = rest === '' || /^[:([=–—.;,-]/.test(rest) || /:\s*$/.test(raw) || BEGINS_WITH_VERB.test(rest);
    if (value === '' || value.length > MAX_VALUE) return undefined;
    return { value, rest: rest.replace(/^[:–—.;,-]+\s*/, ''), bold: true, runsOn: !closes };
  }
  const told = tolerant ? /^([A-Za-z]\w*), +([a-z].*)$/s.exec(text) : null;
  const plain =
    told ??
    /^["'“]?([\w.\-/@+*:]*[\w*])["'”]?\s*(?::\s+(.*)|([([].*)|[-–—=]\s+(.*)|[.;,]?)$/s.exec(text) ??
    VALUE_AND_VERB.exec(text) ??
    /^([\w.\-/@+]+?):(\S.*)$/s.exec(text);
  if (!plain?.[1] || plain[1].length > MAX_VALUE) return undefined;
  return { value: plain[1], rest: plain[2] ?? plain[3] ?? plain[4] ?? '', bold: false, runsOn: false };
}

const boldValue = (value: string): ItemValue => ({ value, rest: '', bold: true, runsOn: false });

/** Looks like a literal of an API rather than a word of a sentence. */
const TOKEN = /^-?[A-Za-z0-9_][\w.\-/@+:]*$/;
const OPERATOR = /^[<>=!~]{1,3}$/;
const PROSE_WORD =
  /^(?:[Tt]he|an?|[Tt]his|[Tt]hat|[Ii]t|[Ii]f|[Ww]hen|[Ff]or|[Oo]nly|[Cc]annot|[Mm]ust|[Nn]ote|[Ee]ach|[Cc]an|[Nn]ot|and|or|[Ss]pecifies|[Ii]ndicates|[Vv]alue)$/;
/** `Default namespace of custom metrics` says what the value stands for, not that it is the default. */
const DEFAULT_REMARK =
  /^\W*(?:the\s+)?default(?:\s+(?:value|option|setting))?\s*\)?(?=$|[\s.:,;)])(?!\s+\w+\s+(?:of|for)\b)|\((?:the\s+)?default(?:\s+(?:value|option|setting))?\)|\bdefault value\s*[.)]?$|\[default(?: value)?\]|^[^.]*\bthis is the default value\b|\b(?:this value|it) is used by default\b/i;

/** `0/false` names one value in two spellings, and either may be sent. */
function spellings(item: ItemValue): ItemValue[] {
  const pair = /^([01])\/(true|false)$/i.exec(item.value);
  return pair ? [pair[1], pair[2]].map((value) => ({ ...item, value: value as string })) : [item];
}

function toEnumValue(item: ItemValue): EnumValue {
  return {
    value: item.value,
    description: unmark(item.rest).trim(),
    isDefault: DEFAULT_REMARK.test(unmark(item.rest)),
  };
}

/** Looks like a value rather than a word of a sentence. */
const isLiteral = ({ value, ofWords }: ItemValue): boolean =>
  ofWords === true || (TOKEN.test(value) && !PROSE_WORD.test(value));

/** Plain items that nothing announces are values below the name of a set, or where one of them is the default. */
function namesMembers({ phrases }: LeadIn, values: readonly ItemValue[]): string | undefined {
  if (values.length < 2 || !values.every(isLiteral)) return undefined;
  const preset = phrases.default;
  if (preset) return values.some(({ value }) => value === preset.caught) ? preset.id : undefined;
  return phrases.members?.id;
}

/** `in the format of vX.Y`, and what X and Y are: a word of the text is put together of all of them. */
function explainsTemplate(before: string, values: readonly ItemValue[]): boolean {
  if (values.length < 2 || !/\bformat\b/i.test(before)) return false;
  const words = unmark(before).split(/[\s,()]+/);
  return words.some((word) => values.every(({ value }) => value !== word && value !== '' && word.includes(value)));
}

/**
 * A value that a comma parts from what it means is one among more values that stand alone. Where all others do, one of
 * two or three words is one as well: `Red Kite` among `Kite`, `Boat` and `Plane`.
 */
function listedValues(items: readonly ListItem[]): readonly (ItemValue | undefined)[] {
  const values = items.map((item) => itemValue(item));
  const alone = values.filter((each) => each && !each.bold && each.rest === '').length;
  if (alone * 2 <= items.length) return values;
  const ofWords = values.some((value, at) => !value && !NAME_OF_WORDS.test(items[at]?.head ?? ''))
    ? undefined
    : alone >= MANY && alone + values.filter((value) => !value).length === items.length;
  return values.map((value, at) => {
    const item = items[at] as ListItem;
    if (value || !ofWords) return value ?? itemValue(item, true);
    return { value: item.head, rest: '', bold: false, runsOn: false, ofWords: true };
  });
}

/** So many single words in a list make it one of names. */
const MANY = 4;
/** Two or three words in capitals, or with a capital in front. */
const NAME_OF_WORDS = /^[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){1,2}$/;

/** Values below a value, which the page has set further in than the one that they follow. */
function besideEachOther(item: ListItem): readonly ListItem[] {
  const value = itemValue(item);
  if (!value || value.runsOn || /:$/.test(unmark(item.head))) return [item];
  const below = item.rest.find(({ kind }) => kind === 'list');
  const values = below?.kind === 'list' ? below.items.map((each) => itemValue(each)) : [];
  if (values.length === 0 || !values.every((each) => each && !each.runsOn && each.bold === value.bold)) return [item];
  const rest = item.rest.filter((each) => each !== below);
  return [{ ...item, rest }, ...(below?.kind === 'list' ? below.items : [])];
}

/**
 * Reads a list of a description as an enumeration.
 *
 * Every item bold (or a mixture of bold and token-like items) is one, unless the sentence before it says otherwise;
 * plain items need a lead-in.
 *
 * @param before the paragraph in front of the list, marked; empty where there is none
 * @param numbers the value is a whole number: a list of numbers and what they mean needs no lead-in
 */
export function enumerationOfList(
  before: string,
  segment: Extract<Segment, { kind: 'list' }>,
  numbers = false,
): Enumeration | undefined {
  const all = segment.items.flatMap(besideEachOther);
  const open = AND_SO_ON.test(unmark(all.at(-1)?.head ?? ''));
  const listed = all.slice(0, open ? -1 : undefined);
  const items = literalsOfItems(listed.map(({ head }) => head))?.map(boldValue) ?? listedValues(listed);
  if (items.length === 0 || items.some((item) => item === undefined)) return undefined;
  const values = items as ItemValue[];
  if (explainsTemplate(before, values)) return undefined;
  const lead = leadIn(before);
  const mood = moodOf(lead.text).mood;
  const coded = numbers && values.length > 1 && values.every(({ value, rest }) => /^-?\d+$/.test(value) && rest !== '');
  const announced = coded || lead.phrases.values !== undefined;
  if (!announced && (lead.phrases.others || isExample(before))) return undefined;
  const bold = values.filter((item) => item.bold).length;
  if (values.some((item) => item.runsOn) && !announced) return undefined;
  const members = bold === 0 && !announced ? namesMembers(lead, values) : undefined;
  if (bold === 0 && !announced && members === undefined) return undefined;
  if (values.length < 2 && NAMED_LAST.test(segment.items[0]?.head ?? '')) return undefined;
  if (bold < values.length && !values.every((item) => item.value === '' || isLiteral(item))) return undefined;
  const distinct = new Map(values.flatMap(spellings).map((item) => [item.value, toEnumValue(item)]));
  const words = `${lead.text} ${all.map((item) => unmark(item.head)).join(' | ')}`.trim();
  return {
    values: [...distinct.values()],
    line: segment.line,
    words,
    phrase: lead.phrases.values?.id ?? members ?? (coded ? 'list/numbers' : 'list/set-off'),
    ...(mood === 'conditional' && pointsBelow(lead) ? { conditional: true } : {}),
    ...(open ? { open } : {}),
  };
}

/** True where a sentence of the paragraph says that what it speaks of are examples. */
const isExample = (paragraph: string): boolean =>
  sentencesOf(unmark(paragraph)).some((text) => moodOf(text).mood === 'example');

/** What stands in the place of values that are left unsaid. */
const AND_SO_ON = /^(?:\.{3,}|…|etc\.?|and (?:so on|so forth|others?|more))\.?$/i;
const AND_SO_ON_BEHIND =
  /(?:(?<![,\s])[,\s]+)?(?:\.{3,}|…|\b(?:etc(?![/\w])|and (?:so on|so forth|others|more)\b)).*$/is;

/** A default that the sentence of the values names as well: `, and the default value is **a**`. */
const DEFAULT_BEHIND = /(?<=\S)[,;]\s*(?:and\s+)?(?:(?:the|its)\s+)?default(?: value)?\s*(?:is|:)\s.*$/is;

/** What may stand between two values of an enumeration in prose. */
const CONNECTORS = /(?:\bor\b|\band\b|\beither\b|\bboth\b|[,/"'“”.;:|\s])+/gi;

const NO_LITERAL =
  /^(?:empty|null|blank|none|left|nil|up|any|not|optional|an|the|as|unlimited|unique|case-sensitive|used|set|specified|changed)$/i;

/**
 * Reads one sentence as an enumeration: `The value can be **X** or **Y**`.
 *
 * Between the values only connectors and remarks in brackets may stand: `can be **0** or a string in UUID format`
 * has another half, so it is none. Without bold, the values must look like literals.
 */
export function enumerationOfSentence(
  { text, plain, candidates, line, inList }: Sentence,
  name = '',
): Enumeration | undefined {
  const phrases = (candidates.enum ?? []).filter(({ phrase }) => !phrase.part || !inList);
  const bracketed =
    text.includes(') ') || text.includes('),')
      ? literalsInBrackets(
          text,
          phrases.some(({ pattern }) => pattern.test(text)),
        )
      : undefined;
  if (bracketed) return { values: bracketed.map(plainValue), line, words: plain, phrase: 'enum/literals-in-brackets' };
  for (const { phrase, pattern } of phrases) {
    const match = pattern.exec(text);
    if (phrase.ofName && !isOfName(match?.[1], name)) continue;
    const tail = match?.slice(1).findLast((group) => group !== undefined);
    const values = tail === undefined ? undefined : valuesOfTail(tail, phrase);
    if (phrase.isInCapitals && !values?.every(({ value }) => IN_CAPITALS.test(value))) continue;
    if (tail !== undefined && values)
      return {
        values,
        line,
        words: plain,
        phrase: phrase.id,
        ...(AND_SO_ON_BEHIND.test(tail) ? { open: true } : {}),
        ...(phrase.isLone ? { lone: true } : {}),
      };
  }
  return undefined;
}

/** Words of which the name of the value has one as well. */
const isOfName = (words: string | undefined, name: string): boolean =>
  words
    ?.toLowerCase()
    .split(' ')
    .some((word) => name.toLowerCase().includes(word.replace(/s$/, ''))) ?? false;

const IN_CAPITALS = /^[A-Z][A-Z\d_-]+$/;

/** `**A** (default)` between the values of a sentence. */
const MARKED_DEFAULT = new RegExp(
  `${BOLD}([^${BOLD}${BOLD_END}]+)${BOLD_END}\\s*\\((?:[^()]{1,60}[,;]\\s*)?(?:the\\s+)?default(?:\\s+(?:value|option|setting))?\\)`,
  'i',
);
const BOLD_RUNS = new RegExp(`${BOLD}([^${BOLD}${BOLD_END}]+)${BOLD_END}`, 'g');

function valuesOfTail(source: string, { isWhole, isPlain }: EnumerationPhrase): EnumValue[] | undefined {
  const tail = unbracketed(source)
    .replace(/(?:(?<!\s)\s+)?\([^()]*\)/g, '')
    .replace(AND_SO_ON_BEHIND, '')
    .replace(DEFAULT_BEHIND, '')
    .replace(/(?<!\s)\s+(?:only|now|currently|at present)\.?$/i, '')
    .replace(
      /(?:,\s*|(?<!\s)\s+)?\b(?:indicating|meaning|respectively|in which|where|which|case-(?:in)?sensitive|in (?:\w+ )?order)\b.*$/is,
      '',
    )
    .trim();
  if (/^\ue000?[[(]/.test(tail)) return undefined;
  const bold = [...tail.matchAll(BOLD_RUNS)].map((match) => match[1] ?? '');
  const least = isWhole ? 1 : 2;
  if (bold.length > 0) {
    const between = tail.replace(BOLD_RUNS, ' ').replace(CONNECTORS, '');
    if (between !== '') return undefined;
    const values = bold.flatMap((text) => text.split(/(?:(?<!\s)\s+)?,\s*|(?<!\s)\s+(?:or|and)\s+/)).map(trimValue);
    const preset = MARKED_DEFAULT.exec(source)?.[1];
    return distinctValues(values, least)?.map((each) => ({ ...each, isDefault: each.value === preset }));
  }
  const parts = withoutThousandsMarks(tail)
    .replace(/\.$/, '')
    .split(/(?:(?<!\s)\s+)?(?:,\s*(?:(?:and|or)\s+)?|[/|]\s*)|(?<!\s)\s+(?:or|and)\s+/)
    .map((part) => part.trim());
  if (parts.length > 1 && parts.every((part) => QUOTED.test(part))) return distinctValues(parts.map(trimValue), least);
  const preset = PLAIN_DEFAULT.exec(source)?.[1];
  return tokensOf(parts.map(trimValue), isPlain ? 1 : 2)?.map((each) => ({
    ...each,
    isDefault: each.value === preset,
  }));
}

/** `5 (default)` between values that are not set off. */
const PLAIN_DEFAULT =
  /(?:^|[\s,/|])([\w.+-]{1,80}) \((?:[^()]{1,60}[,;] ?)?(?:the )?default(?: (?:value|option|setting))?\)/i;

/** A value in quotes is one, whatever its word: `'None'`. */
const QUOTED = /^(?:"[^"\s]+"|'[^'\s]+'|“[^”\s]+”)[.;]?$/;

function tokensOf(parts: readonly string[], least: number): EnumValue[] | undefined {
  // Alone, `a` is an article; between values in capitals, `A` is one of them.
  if (parts.length > 1 && parts.every((part) => OPERATOR.test(part))) return distinctValues(parts, 2);
  const inCapitals = parts.length > 1 && parts.every((part) => IN_CAPITALS.test(part) && part !== 'NULL');
  if (!parts.every((part) => TOKEN.test(part) && part !== 'a' && (inCapitals || !NO_LITERAL.test(part))))
    return undefined;
  // `Only IPv6 is supported` speaks of what is possible; marked as a literal, one value is a set of one.
  if (least === 1 && parts.some((part) => PROSE_WORD.test(part))) return undefined;
  return distinctValues(parts, least);
}

/** `[TCP, UDP]` as what stands inside; numbers in brackets are a range. */
const unbracketed = (text: string): string =>
  text.replace(/^\s*[[{]([^[\]{}A-Za-z]*[A-Za-z][^[\]{}]*)[\]}]\.?\s*$/, '$1');

const trimValue = (text: string): string =>
  text
    .trim()
    .replace(/^["'“]/, '')
    .replace(/(?<!["'”.;:])["'”.;:]+$/, '');

function distinctValues(values: readonly string[], least: number): EnumValue[] | undefined {
  const distinct = [...new Set(values.filter((value) => value !== ''))];
  if (distinct.length < least || distinct.some((value) => value.length > MAX_VALUE)) return undefined;
  return distinct.map(plainValue);
}

const plainValue = (value: string): EnumValue => ({ value, description: '', isDefault: false });
