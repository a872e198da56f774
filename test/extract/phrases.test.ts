import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { facetsOf } from '../../scripts/extract/description/description.ts';
import { leadIn } from '../../scripts/extract/description/lead-in.ts';
import { CompiledForm } from '../../scripts/extract/description/phrases/form.ts';
import { PHRASES } from '../../scripts/extract/description/phrases/index.ts';
import type { LimitPhrase } from '../../scripts/extract/description/phrases/limit.ts';
import type { Phrase } from '../../scripts/extract/description/phrases/phrase.ts';
import { moodOf, sentence } from '../../scripts/extract/description/sentence.ts';
import { type Block, type Run, textOfBlocks, type TypeExpression } from '../../scripts/ir/index.ts';

/** Runs of a text with `**` around what is bold. */
const runs = (text: string): Run[] =>
  text
    .split('**')
    .map((part, at) => (at % 2 === 1 ? { text: part, bold: true as const } : { text: part }))
    .filter(({ text }) => text !== '');

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: runs(text), line: 1 });

/** What a description of one sentence, in the labelled part that the phrase is read in, states. */
function facets({ part }: Phrase, example: string, type: TypeExpression) {
  const blocks = [
    paragraph(part && part !== 'text' ? `**${part === 'range' ? 'Range' : 'Default Value'}**: ${example}` : example),
  ];
  return facetsOf(blocks, type, 'fields', { file: 'page.html', line: 1, words: textOfBlocks(blocks) }, HOUSE_DIALECT)
    .facets;
}

const marked = (text: string): string => text.replace(/\*\*([^*]+)\*\*/g, '\ue000$1\ue001');
const STRING: TypeExpression = { kind: 'scalar', type: 'string' };
const INTEGER: TypeExpression = { kind: 'scalar', type: 'integer' };
const STRINGS: TypeExpression = { kind: 'array', items: STRING };

type AnyPhrase = (typeof PHRASES)[number];

/** The id of the phrase that reads a sentence; undefined where none of its kind does. */
function readBy(phrase: AnyPhrase, example: string): string | undefined {
  const plain = example.replaceAll('**', '');
  const fits = new CompiledForm(phrase.form).pattern.test(plain);
  switch (phrase.facet) {
    case 'enum':
      return (
        facets(phrase, example, STRING).enum?.source.phrase ?? facets(phrase, example, INTEGER).enum?.source.phrase
      );
    case 'default':
      return (facets(phrase, example, STRING).default ?? facets(phrase, example, INTEGER).default)?.source.phrase;
    case 'deprecated':
    case 'nullable':
    case 'format':
    case 'pattern':
      return facets(phrase, example, STRING)[phrase.facet]?.source.phrase;
    case 'multiple':
      return facets(phrase, example, INTEGER).multipleOf?.source.phrase;
    case 'limit':
      return limitBy(phrase, example, fits);
    case 'lead':
      return Object.values(leadIn(marked(example)).phrases).find(({ id }) => id === phrase.id)?.id;
    case 'mood':
      return moodOf(plain).phrase;
    case 'aside':
      return moodOf(plain).mood === 'states' && fits ? phrase.id : undefined;
    case 'special': {
      const blocks = [paragraph('Minimum: 1'), paragraph('Maximum: 1'), paragraph(example)];
      const { bounds } = facetsOf(
        blocks,
        INTEGER,
        'fields',
        { file: 'page.html', line: 1, words: example },
        HOUSE_DIALECT,
      ).facets;
      return bounds.length < 2 ? phrase.id : undefined;
    }
    case 'subject':
      return sentence(marked(example), 1).subject === undefined ? undefined : phrase.id;
  }
}

/** What limits nothing, or says that limits can be moved, is read where the sentence has no limit. */
function limitBy(phrase: LimitPhrase, example: string, fits: boolean): string | undefined {
  const type = phrase.of.number ? INTEGER : phrase.of.string ? STRING : phrase.of.array ? STRINGS : INTEGER;
  const ids = new Set(facets(phrase, example, type).bounds.map(({ source }) => source.phrase));
  if (Object.keys(phrase.of).length === 0) return ids.size === 0 && fits ? phrase.id : undefined;
  return ids.size === 1 ? [...ids][0] : undefined;
}

describe('phrases', () => {
  it('have an id each', () => {
    expect(PHRASES.map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at)).toEqual([]);
    expect(PHRASES.filter(({ id, facet }) => !id.startsWith(`${facet}/`))).toEqual([]);
  });

  it('have an example each that they read', () => {
    expect(PHRASES.filter(({ yes }) => yes.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it.each(
    PHRASES.flatMap((phrase) => phrase.yes.map((example) => ({ id: phrase.id, example, phrase }))),
  )('$id reads "$example", and no other does', ({ id, example, phrase }) => {
    expect(readBy(phrase, example)).toBe(id);
  });

  it.each(
    PHRASES.flatMap((phrase) => (phrase.no ?? []).map((example) => ({ id: phrase.id, example, phrase }))),
  )('$id does not read "$example"', ({ id, example, phrase }) => {
    expect(readBy(phrase, example)).not.toBe(id);
  });
});

describe('CompiledForm', () => {
  it.each([
    ['a [b] c', 'a c', 'a bc'],
    ['a [b] c', 'a b c', 'ac'],
    ['^ a : {values}', 'a:1', 'b a: 1'],
    ['values? (is|are) [:] {values}', 'values are: x', 'valuesare x'],
    ['[(the|this)] a $', 'this a.', 'this a b'],
    ['labels? [are] :', 'labels are:', 'labelsare:'],
    ['{(} a {)}', '(a)', 'a'],
  ])('%s reads "%s", not "%s"', (form, yes, no) => {
    const { pattern } = new CompiledForm(form);
    expect(pattern.test(yes)).toBe(true);
    expect(pattern.test(no)).toBe(false);
  });

  it.each(['a {nothing}', 'a (b', 'a ]', '{values'])('refuses %s', (form) => {
    expect(() => new CompiledForm(form)).toThrow('The form has a fault');
  });

  it.each([
    ['{it} must be {values}', ['must']],
    ['^ fixed value : {values}', ['fixed']],
    ['(if|when) it is', ['if', 'when']],
  ])('finds %s by %s', (form, keys) => {
    expect(new CompiledForm(form).keys).toEqual(keys);
  });
});
