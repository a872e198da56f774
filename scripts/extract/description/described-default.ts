import { type Fact, inferred, stated } from '../../provenance.ts';
import { defaultOf, type Literal, literalOf, type ReadDefault, WITHOUT_THE_WORD } from './default-value.ts';
import type { Enumeration } from './enumeration.ts';
import { type Reading, report } from './facet-reading.ts';
import type { Sentence } from './sentence.ts';

/** A value alone, or with a remark in brackets. */
const ONE_WORD = /^\S+(?:\s*\([^()]*\))?\.?$/;

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
  const found: { read: ReadDefault; line: number }[] = [];
  for (const sentence of sentences) {
    const text =
      sentence.part === 'default' && (!/default/i.test(sentence.text) || ONE_WORD.test(sentence.text))
        ? `Default value: ${sentence.text}`
        : sentence.text;
    // An item `Default: x` of a list names a value or a case, not the default; `Default value: x` is no value.
    const isItem = sentence.inList && /^\W*default\b(?! value)/i.test(text);
    const read =
      (/default/i.test(text) || WITHOUT_THE_WORD.test(text)) && !isItem ? defaultOf(text, scalar) : undefined;
    if (read) found.push({ read, line: sentence.line });
  }
  const conditional = found.find(({ read }) => read.conditional);
  if (conditional) {
    report(reading, 'extract/default-conditional', { words: conditional.read.words });
    return undefined;
  }
  const values = found.flatMap(({ read, line }) =>
    read.value === undefined ? [] : [{ value: read.value, words: read.words, line }],
  );
  const one = values[0];
  if (one && values.every(({ value }) => value === one.value)) {
    return stated(spelledAsListed(one.value, enumeration), { ...reading.source, line: one.line, words: one.words });
  }
  if (one) {
    report(reading, 'extract/default-ambiguous', { as: 'values', values: values.map(({ value }) => value).join(', ') });
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

/** A default that equals a listed value but for case is meant as that value. */
function spelledAsListed(value: Literal, enumeration: Enumeration | undefined): Literal {
  if (typeof value !== 'string' || !enumeration) return value;
  const exact = enumeration.values.some((each) => each.value === value);
  const listed = enumeration.values.find((each) => each.value.toLowerCase() === value.toLowerCase());
  return exact || !listed ? value : listed.value;
}
