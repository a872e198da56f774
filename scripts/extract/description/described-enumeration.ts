import type { DescriptionPart } from '../../dialects/index.ts';
import { type Fact, type Literal, type Source, stated } from '../../ir/index.ts';
import { literalOf } from './default-value.ts';
import { type Enumeration, enumerationOfList, enumerationOfSentence } from './enumeration.ts';
import { type Reading, report } from './facet-reading.ts';
import type { Labelled } from './labelled-parts.ts';
import type { Sentence } from './sentence.ts';
import { announcedWords, explainedCodes, explainedValues, wordOfRange } from './told-values.ts';

/**
 * Finds the one enumeration that a description gives, in a list or in prose; undefined, with a diagnostic, where there
 * are several.
 */
export function enumerationIn(
  parts: readonly Labelled[],
  sentences: readonly Sentence[],
  reading: Reading,
): Enumeration | undefined {
  if (reading.source.words.includes('{') && sentences.some(({ plain }) => PUT_TOGETHER.test(plain)))
    return enumerationInProse(
      sentences.filter(({ inList }) => !inList),
      reading,
    );
  const lists: Enumeration[] = [];
  let before = '';
  let beforePart: DescriptionPart = 'text';
  for (const { part, segment } of parts) {
    // What another labelled part says does not introduce this one's list.
    if (part !== beforePart) before = '';
    beforePart = part;
    if (segment.kind === 'paragraph') {
      before = segment.text;
      continue;
    }
    const lead = part === 'range' && before === '' ? 'Value range:' : before;
    const found = enumerationOfList(lead, segment, reading.scalar?.type === 'integer');
    if (found) lists.push(found);
    else
      for (const item of segment.items) {
        const nested = item.rest.find((rest) => rest.kind === 'list');
        const inner = nested?.kind === 'list' ? enumerationOfList(item.head, nested) : undefined;
        if (inner) lists.push(inner);
      }
    before = '';
  }
  const unconditional = lists.filter(({ conditional }) => !conditional);
  // What a label announces as the values counts before bullets that nothing announces.
  const labelled = unconditional.filter(({ phrase }) => phrase === LABELLED);
  const always = labelled.length > 0 && unconditional.every(isOneOf(labelled)) ? labelled : unconditional;
  for (const { conditional, words } of lists)
    if (conditional) report(reading, 'extract/enumeration-conditional', { words });
  if (new Set(always.map(valueKey)).size > 1) {
    report(reading, 'extract/enumeration-ambiguous', { as: 'lists', count: always.length });
    return undefined;
  }
  if (always[0]) return sentences.some(isForReference) ? { ...always[0], open: true } : always[0];
  return enumerationInProse(sentences, reading);
}

/** `The preceding flavors are for reference only`, below a list. */
const isForReference = ({ mood, inList, plain }: Sentence): boolean =>
  mood === 'example' && !inList && /^(?:the )?(?:preceding|above|listed|foregoing)\b.{1,60}\breference\b/i.test(plain);

const LABELLED = 'lead/enumeration-label';

/** True for the labelled lists, and for those that no sentence announces. */
const isOneOf =
  (labelled: readonly Enumeration[]) =>
  (each: Enumeration): boolean =>
    labelled.includes(each) || each.phrase === 'list/set-off';

/** The values of an enumeration in no order: two places that list the same are one. */
const valueKey = ({ values }: Enumeration): string =>
  values
    .map(({ value }) => value)
    .sort()
    .join('\n');

/** `in the format of {kind}:{size}`: the value is put together, and what a list says of its parts is not said of it. */
const PUT_TOGETHER = /(?:^|\.)(?=([^.]*?\bformat\b))\1[^.]*\{\w+\}\W{0,3}\{\w+\}/i;

function enumerationInProse(sentences: readonly Sentence[], reading: Reading): Enumeration | undefined {
  const found: Enumeration[] = [];
  const lone: Enumeration[] = [];
  for (const sentence of sentences) {
    if (sentence.mood !== 'states' && sentence.mood !== 'conditional') continue;
    const enumeration = enumerationOfSentence(sentence, reading.name);
    if (!enumeration) continue;
    if (sentence.mood !== 'states') report(reading, 'extract/enumeration-conditional', { words: sentence.plain });
    else if (!enumeration.lone) found.push(enumeration);
    else if (isWhole(enumeration, sentence, sentences)) lone.push(enumeration);
  }
  if (found.length > 1) {
    const keys = new Set(found.map(valueKey));
    if (keys.size > 1) {
      report(reading, 'extract/enumeration-ambiguous', { as: 'sentences' });
      return undefined;
    }
  }
  return (
    found[0] ??
    (lone.length === 1 ? lone[0] : undefined) ??
    explainedValues(sentences) ??
    explainedCodes(sentences, reading.scalar?.type === 'integer') ??
    announcedWords(sentences) ??
    wordOfRange(sentences)
  );
}

/** `The value is **A**` tells of all values where no other sentence speaks of some case, and A names no identifier. */
const isWhole = ({ values }: Enumeration, { inList }: Sentence, sentences: readonly Sentence[]): boolean =>
  !inList &&
  sentences.every(({ mood }) => mood === 'states' || mood === 'history') &&
  !values.some(({ value }) => /(?:^|[\W_a-z])I[Dd]$|_id$|^uuid$/i.test(value));

/**
 * A listed value that stands for many: `compute:xxx`, `<name>`, `yyyyMMdd`, a range of addresses, or one that is put
 * together of others.
 */
const STANDS_FOR_MANY =
  /(?:^|[\W_])x{3,}(?:$|[\W_])|[<{]\w[\w -]*[>}]|\w \+ \w|(?:yyyy|YYYY)[-/.]?(?:MM|mm)|\d(?:\/\d+)?\s*[-~–]\s*\d{1,3}\.\d/;

/** An example that joins listed values, as `3-20-21`: they are the parts of a value. Undefined where there is none. */
function joinedValues(words: string, { values }: Enumeration): string | undefined {
  const known = new Set(values.map(({ value }) => value));
  for (const [, text = ''] of words.matchAll(/\bexamples?\b[^.]{0,60}?["“]?([\w.]+(?:[-,;|][\w.]+)+)/gi)) {
    const token = text.replace(/\.$/, '');
    const parts = token.split(/[-,;|]/);
    if (!known.has(token) && parts.length > 1 && parts.every((part) => known.has(part))) return token;
  }
  return undefined;
}

/** The values as literals of the type; undefined, with a diagnostic, where the set is open or holds others. */
export function enumFact(enumeration: Enumeration, reading: Reading): Fact<readonly Literal[]> | undefined {
  const scalar = reading.scalar;
  if (!scalar) return undefined;
  if (enumeration.open) {
    report(reading, 'extract/enumeration-open', { as: 'words', words: enumeration.words });
    return undefined;
  }
  const open = enumeration.values.find(({ value }) => STANDS_FOR_MANY.test(value));
  if (open) {
    report(reading, 'extract/enumeration-open', { as: 'pattern', value: open.value });
    return undefined;
  }
  const joined = scalar.type === 'string' ? joinedValues(reading.source.words, enumeration) : undefined;
  if (joined !== undefined) {
    report(reading, 'extract/enumeration-open', { as: 'joined', value: joined });
    return undefined;
  }
  const literals = enumeration.values
    .filter(isNoNull)
    .map(({ value }) => (value === '' && scalar.type === 'string' ? value : literalOf(value, scalar, true)));
  if (literals.some((literal) => literal === undefined)) {
    report(reading, 'extract/enumeration-type', {
      type: scalar.type,
      values: enumeration.values.map(({ value }) => value).join(', '),
    });
    return undefined;
  }
  const source: Source = {
    ...reading.source,
    line: enumeration.line,
    words: enumeration.words,
    phrase: enumeration.phrase,
  };
  return literals.length === 0 ? undefined : stated([...new Set(literals as Literal[])], source);
}

const isNoNull = ({ value }: Enumeration['values'][number]): boolean => value !== 'null';

/** Where `null` is one of several listed values: it is no text of that word, but says that there may be none. */
export function nullAmong(enumeration: Enumeration, reading: Reading): Fact<true> | undefined {
  const { values, line, words, phrase } = enumeration;
  const isListed = values.length > 1 && !values.every(isNoNull);
  return isListed ? stated(true as const, { ...reading.source, line, words, phrase }) : undefined;
}
