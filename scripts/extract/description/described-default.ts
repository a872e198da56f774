import { type Facets, type Fact, inferred, type Literal, stated } from '../../ir/index.ts';
import { defaultOf, literalOf, type ReadDefault } from './default-value.ts';
import type { Enumeration } from './enumeration.ts';
import { type Reading, report } from './facet-reading.ts';
import type { Sentence } from './sentence.ts';

/**
 * Finds the one default that a description gives; undefined, with a diagnostic, where it gives several or one for some
 * case.
 *
 * @param enumeration listed values; a remark beside one of them may call it the default
 */
export function defaultIn(
  sentences: readonly Sentence[],
  enumeration: Enumeration | undefined,
  reading: Reading,
): Fact<Literal> | undefined {
  const { scalar } = reading;
  if (reading.type.kind !== 'scalar' || !scalar) return undefined;
  const remarked = enumeration?.values.filter((value) => value.isDefault) ?? [];
  const isListed = (value: string): boolean => enumeration?.values.some((each) => each.value === value) ?? false;
  const found: { read: ReadDefault; sentence: Sentence }[] = [];
  for (const sentence of sentences) {
    // An item `Default: x` of a list names a value or a case, not the default; `Default value: x` is no value.
    if (!sentence.candidates.default || (sentence.inList && /^\W*default\b(?! value)/i.test(sentence.plain))) continue;
    const read = defaultOf(sentence, scalar, isListed, reading.source.words, reading.name);
    if (read) found.push({ read, sentence });
  }
  const conditional = found.find(({ read }) => read.conditional);
  if (conditional) {
    report(reading, 'extract/default-conditional', { words: conditional.sentence.plain });
    return undefined;
  }
  const [one] = found;
  if (one && found.every(({ read }) => read.value === one.read.value)) {
    const { plain: words, line } = one.sentence;
    const source = { ...reading.source, line, words, phrase: one.read.phrase };
    return stated(spelledAsListed(one.read.value, enumeration), source);
  }
  if (one) {
    report(reading, 'extract/default-ambiguous', {
      as: 'values',
      values: found.map(({ read }) => read.value).join(', '),
    });
    return undefined;
  }
  if (remarked.length > 1) {
    const values = remarked.map(({ value }) => value).join(', ');
    report(reading, 'extract/default-ambiguous', { as: 'listed', values });
  }
  if (remarked.length !== 1 || !remarked[0] || !enumeration) return undefined;
  const literal = literalOf(remarked[0].value, scalar, true);
  if (literal === undefined) return undefined;
  return inferred(
    literal,
    { ...reading.source, line: enumeration.line, words: enumeration.words, phrase: 'list/default-remark' },
    'default-remark-in-list',
  );
}

/** `Default value: [a, b]`, and nothing behind it. */
const LIST = /\bdefault(?: value)?(?: (?:is|are)(?: set to)?|:)? ?\[([^[\]]{0,400})\][\s.]{0,4}$/i;

/** The default of a whole list that a description gives in brackets, as JSON or as words. */
export function listDefaultIn(sentences: readonly Sentence[], reading: Reading): Facets['listDefault'] {
  const { scalar, type } = reading;
  if (type.kind !== 'array' || type.items.kind !== 'scalar' || !scalar) return undefined;
  for (const { plain: words, line, mood, inList } of sentences) {
    const items = inList ? undefined : LIST.exec(words)?.[1]?.trim();
    if (items === undefined) continue;
    if (mood === 'conditional') {
      report(reading, 'extract/default-conditional', { words });
      continue;
    }
    const texts = items === '' ? [] : items.split(',').map((item) => item.trim().replace(/^(["'“])(.*)["'”]$/, '$2'));
    const values = texts.flatMap((text) => literalOf(text, scalar, false) ?? []);
    if (values.length === texts.length)
      return stated(values, { ...reading.source, line, words, phrase: 'default/list' });
  }
  return undefined;
}

/** A default that equals a listed value but for case is meant as that value. */
function spelledAsListed(value: Literal, enumeration: Enumeration | undefined): Literal {
  if (typeof value !== 'string' || !enumeration) return value;
  const exact = enumeration.values.some((each) => each.value === value);
  const listed = enumeration.values.find((each) => each.value.toLowerCase() === value.toLowerCase());
  return exact || !listed ? value : listed.value;
}
