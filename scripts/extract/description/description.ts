import type { Diagnostic } from '../../diagnostics.ts';
import { type Fact, inferred, type Source, stated } from '../../provenance.ts';
import type { Block } from '../../read/index.ts';
import type { TypeExpression } from '../type/type-expression.ts';
import { type BoundName, HAS_NUMBER, type Measured } from './bound-phrases.ts';
import { boundsOf } from './bounds.ts';
import type { Literal } from './default-value.ts';
import { defaultIn } from './described-default.ts';
import { enumerationIn, enumFact } from './described-enumeration.ts';
import { type Reading, report } from './facet-reading.ts';
import { splitParts } from './labelled-parts.ts';
import { segmentsOf, unmark } from './marked-text.ts';
import { type Sentence, sentencesIn, speaksOfAnother } from './sentence.ts';

/** What a description says of the value itself. Facets of an array of scalars hold for its items. */
export interface Facets {
  readonly enum?: Fact<readonly Literal[]>;
  readonly default?: Fact<Literal>;
  readonly format?: Fact<string>;
  readonly deprecated?: Fact<true>;
  readonly bounds: readonly Fact<{ readonly name: BoundName; readonly value: number }>[];
}

/** Words without which a description states no facet of a kind, so that its sentences need not be searched for it. */
const NEEDED = {
  default: /default|be used|is used/i,
  format: /yyyy|base64/i,
  deprecated: /deprecat|discard|obsolete/i,
  bounds: new RegExp(`${HAS_NUMBER.source}|negative`, 'i'),
} as const;

/**
 * True where a description lists values for a type that names no known structure: `Array<Storage type>` whose options
 * are obs, evs and efs is an array of strings. Numbers alone don't tell whether they are strings.
 */
export function listsValues(blocks: readonly Block[], name: string, source: Source): boolean {
  const scalar = { kind: 'scalar', type: 'string' } as const;
  const parts = splitParts(segmentsOf(blocks));
  const reading = { type: scalar, scalar, source, name, diagnostics: [] };
  const listed = enumerationIn(parts, sentencesIn(parts), reading);
  return listed?.values.some(({ value }) => Number.isNaN(Number(value))) ?? false;
}

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
): { facets: Facets; diagnostics: Diagnostic[] } {
  const scalar =
    type.kind === 'scalar' ? type : type.kind === 'array' && type.items.kind === 'scalar' ? type.items : undefined;
  const reading: Reading = { type, scalar, source, name, diagnostics: [] };
  const parts = splitParts(segmentsOf(blocks));
  const sentences = sentencesIn(parts).filter((sentence) => !speaksOfAnother(sentence, name));
  const listed = scalar ? enumerationIn(parts, sentences, reading) : undefined;
  // `true` and `false` are no enumeration, but a remark beside one of them may name the default.
  const enumeration = scalar?.type === 'boolean' ? undefined : listed;
  const may = (kind: keyof typeof NEEDED): boolean => NEEDED[kind].test(source.words);
  const facets: { -readonly [K in keyof Facets]: Facets[K] } = { bounds: [] };
  const values = enumeration && enumFact(enumeration, reading);
  if (values) facets.enum = values;
  const preset = may('default') ? amongValues(defaultIn(sentences, listed, reading), values, reading) : undefined;
  if (preset) facets.default = preset;
  const format = may('format') ? formatIn(sentences, listed !== undefined, reading) : undefined;
  if (format) facets.format = format;
  const deprecated = may('deprecated') ? deprecationIn(sentences, reading) : undefined;
  if (deprecated) facets.deprecated = deprecated;
  // Items of a list of values speak of one of them each.
  if (may('bounds'))
    facets.bounds = around(
      preset,
      boundsIn(enumeration ? sentences.filter(({ inList }) => !inList) : sentences, reading),
      reading,
    );
  return { facets, diagnostics: reading.diagnostics };
}

/** A default that is none of the listed values is none that a contract can have. */
function amongValues(value: Facets['default'], values: Facets['enum'], reading: Reading): Facets['default'] {
  if (!value || !values || values.value.includes(value.value)) return value;
  const listed = values.value.map(String).join(', ');
  report(reading, 'extract/default-unlisted', { value: String(value.value), listed: String(listed) });
  return undefined;
}

/** Limits that the default is outside of do not hold for every value: `from 1 to 10. The default value is -1`. */
function around(preset: Facets['default'], bounds: Facets['bounds'], reading: Reading): Facets['bounds'] {
  const value = preset?.value;
  if (typeof value !== 'number') return bounds;
  return bounds.filter(({ value: bound }) => {
    const isOutside =
      (bound.name === 'minimum' && value < bound.value) || (bound.name === 'maximum' && value > bound.value);
    if (isOutside)
      report(reading, 'extract/bound-conditional', {
        as: 'default',
        value: String(value),
        bound: bound.name,
        limit: bound.value,
      });
    return !isOutside;
  });
}

function boundsIn(labelled: readonly Sentence[], reading: Reading): Facets['bounds'] {
  const measured = measuredBy(reading);
  if (!measured) return [];
  const sentences = labelled.map((each) =>
    each.part === 'range' && !/rang|^m(?:in|ax)/i.test(each.text) && !(each.inList && /:/.test(each.text))
      ? { ...each, text: `Value range: ${each.text}` }
      : each,
  );
  const { bounds, conditional } = boundsOf(
    sentences.map(({ text }) => text),
    measured,
    reading.name,
  );
  for (const words of conditional) report(reading, 'extract/bound-conditional', { as: 'words', words });
  return bounds.map(({ name, value, words }) => {
    const line = sentences.find(({ text }) => unmark(text) === words)?.line ?? reading.source.line;
    return stated({ name, value }, { ...reading.source, line, words });
  });
}

function measuredBy({ type, scalar }: Reading): Measured | undefined {
  if (type.kind === 'array') return 'array';
  if (!scalar || scalar.type === 'boolean') return undefined;
  return scalar.type;
}

/** A second form of the value beside the format. */
const OTHER_FORM = /\bor\s+(?:\w+\s+){0,3}'?(?:yyyy|YYYY|hh|HH)[-/:.\w]/;

const FORMATS: readonly { readonly pattern: RegExp; readonly format: string }[] = [
  { pattern: /yyyy-MM-dd'?T'?HH:mm:ss(?:\.\w+)?'?Z|YYYY-MM-DDTHH:MM:SSZ/i, format: 'date-time' },
  {
    pattern:
      /\b(?:must be|is|be|are) (?:\w+ )?(?:encoded (?:using|with|in|by)|encoded to) base64|\bbase64[- ]encoded\b/i,
    format: 'byte',
  },
];

function formatIn(sentences: readonly Sentence[], listed: boolean, reading: Reading): Fact<string> | undefined {
  if (reading.type.kind !== 'scalar' || reading.type.type !== 'string' || reading.type.format !== undefined)
    return undefined;
  for (const { text, line, inList } of sentences) {
    // An item of a list of values speaks of one of them.
    if (inList && listed) continue;
    const words = unmark(text);
    const found = FORMATS.find(({ pattern }) => pattern.test(words));
    if (found && !OTHER_FORM.test(words))
      return inferred(found.format, { ...reading.source, line, words }, 'format-phrase');
  }
  return undefined;
}

const DEPRECATED =
  /^(?:this (?:parameter|field|attribute) )?(?:is|has been|was)?\s*(?:deprecated|discarded|obsolete)\b|\bthis (?:parameter|field|attribute) (?:is|has been) (?:\w+ )?(?:deprecated|discarded|obsolete)\b|\(deprecated\)|\[deprecated\]/i;

/** `DEPRECATED: text` speaks of a value. */
const VALUE_REMARK = /^[A-Z][A-Z_]+\s*:/;

function deprecationIn(sentences: readonly Sentence[], reading: Reading): Fact<true> | undefined {
  const found = sentences.find(
    ({ text, inList }) => !inList && !VALUE_REMARK.test(unmark(text)) && DEPRECATED.test(unmark(text)),
  );
  return found && stated(true as const, { ...reading.source, line: found.line, words: unmark(found.text) });
}
