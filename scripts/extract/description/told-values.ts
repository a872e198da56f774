import { patternText } from '../../pattern-text.ts';
import type { EnumValue, Enumeration } from './enumeration.ts';
import { BOLD, BOLD_END } from './marked-text.ts';
import type { Sentence } from './sentence.ts';

/** `**A** indicates …`, each at the beginning of a clause. */
const EXPLAINED = new RegExp(
  `(^|[,;]\\s+(?:(?:and|while|or)\\s+)?|\\s(?:and|while)\\s+)(?:(?:the|a) value (?:of )?)?${BOLD}([^${BOLD}${BOLD_END}]{1,40})${BOLD_END}\\s+(?:indicates?|means?|stands? for|represents?|denotes?|refers? to)\\b`,
  'gi',
);

/** Words of a structure or of a format, which sentences explain in the same way. */
const PARTS_OF_A_VALUE = /^(?:keys?|values?|names?|start|end|begin|min|max|from|to|[yYmMdDhHsSXYZ.]{1,6})$/;
const SPEAKS_OF_PARTS = /\b(?:formats?|fields?|parameters?|keys?|properties|attributes|patterns?|consists?)\b|\d\/\d/i;

/**
 * Values that sentences explain one after the other, where that is all they do: `**A** indicates … and **B** indicates
 * …`, or a sentence each of a pair.
 *
 * @param sentences of the description outside lists
 */
export function explainedValues(sentences: readonly Sentence[]): Enumeration | undefined {
  const own = sentences.filter(({ inList }) => !inList);
  const explaining = own.map((sentence) => ({ sentence, values: valuesExplainedIn(sentence) }));
  const first = explaining.findIndex(({ values }) => values.length > 0);
  if (first < 0) return undefined;
  const run = explaining.slice(first);
  // What comes between or behind may be a further value, explained in other words.
  const end = run.findIndex(({ values }) => values.length === 0);
  const series = end < 0 ? run : run.slice(0, end);
  if (run.slice(series.length).some(({ values }) => values.length > 0)) return undefined;
  const values = [...new Set(series.flatMap((each) => each.values))];
  const [{ sentence } = { sentence: undefined }] = series;
  if (!sentence || values.length < 2 || values.some((value) => PARTS_OF_A_VALUE.test(value))) return undefined;
  // Only a sentence with several of them, or a pair without a third, says that there are no others.
  if (series.every((each) => each.values.length < 2) && !PAIRS.has([...values].sort().join(' '))) return undefined;
  const before = own.slice(0, first);
  if (
    before.some(({ plain, mood }) => mood === 'conditional' || SPEAKS_OF_PARTS.test(plain) || namesOneOf(plain, values))
  )
    return undefined;
  const words = series.map((each) => each.sentence.plain).join(' ');
  return { values: values.map(plainValue), line: sentence.line, words, phrase: 'prose/explained-values' };
}

const PAIRS: ReadonlySet<string> = new Set(['false true', 'False True', 'FALSE TRUE', '0 1', 'no yes', 'off on']);

const plainValue = (value: string): EnumValue => ({ value, description: '', isDefault: false });

/** The literals that a sentence explains, where it explains nothing else in bold. */
function valuesExplainedIn({ text }: Sentence): string[] {
  const found = [...text.matchAll(EXPLAINED)];
  if (found[0]?.index !== 0) return [];
  const values = found.map((match) => match[2] ?? '');
  return values.every((value) => /^-?[A-Za-z0-9][\w.\-/+:]*$/.test(value)) ? values : [];
}

/** A word of the text that is put together of a value: `start-end`. */
const namesOneOf = (plain: string, values: readonly string[]): boolean =>
  plain
    .split(/[\s,()]+/)
    .some((word) => values.some((value) => word !== value && word.includes(value) && /\W/.test(word.slice(0, -1))));

/** `0 indicates off and 1 indicates on`: whole numbers in order, each with a verb. */
const TOLD_CODE =
  /(^|[;,]\s*(?:(?:and|or|while)\s+)?|\s(?:and|or|while)\s+)(?:the value )?(-?\d{1,5})\s+(?:indicates?|means?|represents?|stands? for|denotes?)\b/gi;

/** `0: off`, `1 = on`, `2 (unknown)` in a series, which may stand in brackets. */
const CODE = /(^|\(|[;,]\s*(?:(?:and|or)\s+)?)(-?\d{1,5})\s*(?:[:=]|[-–](?=\s)|\((?!inclu|exclu))\s*(?=[A-Za-z])/g;
/** `**up**: it flies`, set off. */
const SET_OFF = new RegExp(
  `(^|[;,]\\s*(?:(?:and|or)\\s+)?)${BOLD}(-?[A-Za-z0-9][\\w.-]{0,60})${BOLD_END}\\s*(?:(\\((?:the )?default(?: value)?\\))\\s*)?[:=]\\s*(?=[A-Za-z])`,
  'gi',
);
const ANY_SET_OFF = new RegExp(`${BOLD_END}\\s*(?:\\([^()]{1,20}\\)\\s*)?[:=]`);
/** Labels of parts of a description. */
const LABEL = /^(?:notes?|examples?|defaults?|range|type|parent|definition|constraints?|units?|formats?)$/i;

/**
 * Values and what they mean, one after the other: `0: off; 1: on`, `0 = off, 1 = on`, `**up**: it flies; **down**: it
 * rests`.
 *
 * @param sentences of the description; a semicolon ends one
 * @param numbers the value is a whole number, whose codes need not be set off
 */
export function explainedCodes(sentences: readonly Sentence[], numbers: boolean): Enumeration | undefined {
  const found = sentences
    .filter(({ inList, mood }) => !inList && mood === 'states')
    .map((sentence) => ({ sentence, codes: codesIn(sentence, numbers) }));
  const series = found.filter(({ codes }) => codes.length > 0);
  const sentence = series[0]?.sentence;
  const codes = new Map(series.flatMap((each) => each.codes).map((code) => [code.value, code]));
  if (!sentence || codes.size < 2) return numbers ? toldCodes(sentences) : undefined;
  if ([...codes.keys()].some((code) => LABEL.test(code))) return undefined;
  if (series.some((each) => each.sentence.line !== sentence.line)) return undefined;
  const words = series.map((each) => each.sentence.plain).join(' ');
  return { values: [...codes.values()], line: sentence.line, words, phrase: 'prose/codes' };
}

/** The codes of a text that begins with one, or has the first of them in brackets. */
function codesIn({ text, plain }: Sentence, numbers: boolean): EnumValue[] {
  const set = [...text.matchAll(SET_OFF)];
  // Others between them, with which no punctuation joins them, are values too.
  if (set.length > 0 && text.split(ANY_SET_OFF).length - 1 > set.length) return [];
  const found = set.length === 0 && numbers ? [...plain.matchAll(CODE)] : set;
  return found[0]?.index === 0 || found[0]?.[1] === '('
    ? found.map(([, , value = '', remark]) => ({ ...plainValue(value), isDefault: remark !== undefined }))
    : [];
}

/** Words of a range, beside which explained numbers are special ones. */
const RANGE = /\b(?:ranges?|ranging|between|minimum|maximum|greater|less|at (?:most|least)|from)\b|\d\s*[-–~]\s*\d/i;

/** Numbers from 0 or 1 on that one sentence explains; beside a range they are special values, and others are possible. */
function toldCodes(sentences: readonly Sentence[]): Enumeration | undefined {
  for (const { plain, inList, mood, line } of sentences) {
    const found = inList || mood !== 'states' ? [] : [...plain.matchAll(TOLD_CODE)];
    const codes = found.map(([, , code = '']) => Number(code));
    const [first] = codes;
    if (found[0]?.index !== 0 || codes.length < 2 || (first !== 0 && first !== 1)) continue;
    if (codes.some((code, at) => code !== first + at) || sentences.some((each) => RANGE.test(each.plain))) continue;
    const values = codes.map((code) => plainValue(String(code)));
    return { values, line, words: plain, phrase: 'prose/codes' };
  }
  return undefined;
}

/** `Possible values are as follows: OPEN: …`: words that announce values, and the first of them with its meaning. */
const ANNOUNCED = /\b(?:values|options|states|statuses)\b[^:.,]{0,30}: ([A-Za-z][\w-]{0,60})(?:: |=| \()/i;
const FURTHER = /^(?:(?:and|or) )?([A-Za-z][\w-]{0,60})(?:: |=| \()/;

/**
 * Plain words that a sentence announces as values and explains, with those that the sentences of the same line go on
 * with: `Possible values are as follows: OPEN: it is open; SHUT: it is shut`.
 */
export function announcedWords(sentences: readonly Sentence[]): Enumeration | undefined {
  const own = sentences.filter(({ inList }) => !inList);
  const first = own.findIndex(({ plain, mood }) => mood === 'states' && ANNOUNCED.test(plain));
  const lead = own[first];
  if (!lead) return undefined;
  const found = [ANNOUNCED.exec(lead.plain)?.[1] ?? ''];
  const line = own.slice(first + 1).filter((sentence) => sentence.line === lead.line);
  for (const { plain } of line) {
    const word = FURTHER.exec(plain)?.[1];
    if (word === undefined) break;
    found.push(word);
  }
  // A sentence behind them may explain the last one, or be another value in other words.
  if (found.length < 2 || found.length <= line.length || found.some((word) => LABEL.test(word))) return undefined;
  if (new Set(found.map((word) => word === word.toUpperCase())).size > 1) return undefined;
  const words = [lead, ...line].map(({ plain }) => plain).join(' ');
  return { values: found.map(plainValue), line: lead.line, words, phrase: 'prose/announced-words' };
}

/** A word in the place of a range. */
const ONE_WORD = /^["'“]?([A-Za-z0-9][\w.\-/+:]*)["'”]?\.?$/;

/**
 * The one word of a labelled range, where another sentence of the description shows it as the value: as an example, as
 * the default, or as the only one. Alone it may say what kind of value there is: `URL`.
 */
export function wordOfRange(sentences: readonly Sentence[]): Enumeration | undefined {
  const ranges = sentences.filter(({ part, plain }) => part === 'range' && plain !== '' && !plain.endsWith(':'));
  const [range] = ranges;
  const value = range && ranges.length === 1 && !range.inList ? ONE_WORD.exec(range.plain)?.[1] : undefined;
  if (!range || value === undefined) return undefined;
  const others = sentences.filter((sentence) => sentence !== range);
  return others.some((sentence) => showsAsValue(sentence, value))
    ? { values: [plainValue(value)], line: range.line, words: range.plain, phrase: 'range/one-word' }
    : undefined;
}

function showsAsValue({ plain, part }: Sentence, value: string): boolean {
  const text = plain.replace(/\.$/, '');
  if (part === 'default') return text === value || text.includes(`must be ${value}`);
  if (/^examples?:/i.test(text)) return new RegExp(`[:=]\\s*${patternText(value)}$`).test(text);
  return new RegExp(`\\bonly (?:the )?${patternText(value)}(?! or\\b)(?=\\s|$)`, 'i').test(text);
}
