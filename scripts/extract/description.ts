import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { type Fact, inferred, type Source, stated } from '../provenance.ts';
import type { Block } from '../read/index.ts';
import { type BoundName, boundsOf, type Measured } from './bounds.ts';
import { defaultOf, type Literal, literalOf, type ReadDefault } from './default-value.ts';
import { type Enumeration, enumerationOfList, enumerationOfSentence } from './enumeration.ts';
import { type ListItem, type Segment, segmentsOf, sentencesOf, unmark } from './marked-text.ts';
import type { TypeExpression } from './type-expression.ts';
import { listValueParagraphs } from './value-paragraphs.ts';

/** What a description says of the value itself. Facets of an array of scalars hold for its items. */
export interface Facets {
  readonly enum?: Fact<readonly Literal[]>;
  readonly default?: Fact<Literal>;
  readonly format?: Fact<string>;
  readonly deprecated?: Fact<true>;
  readonly bounds: readonly Fact<{ readonly name: BoundName; readonly value: number }>[];
}

/** Parts that some pages give a description, by their labels; `DEFAULT:` is a value of an enumeration. */
const PARTS: readonly { readonly label: RegExp; readonly part: Part }[] = [
  { label: /^(?:Definition|Explanation|Meaning)$/, part: 'text' },
  { label: /^Constraints?$/, part: 'text' },
  { label: /^(?:Value [Rr]ange|Range)$/, part: 'range' },
  { label: /^Default(?: [Vv]alue)?$/, part: 'default' },
];

type Part = 'text' | 'range' | 'default';

/** `**Range**: text`, or `**Range**` alone above the text. */
const PART_LABEL = /^(?:\ue000?\s*([A-Za-z ]{5,14}?)\s*\ue001?\s*[:：]\ue001?\s*(.*)|\ue000([A-Za-z ]{5,14})\ue001)$/s;

const labelOf = (text: string): { label: string; rest: string } | undefined => {
  const match = PART_LABEL.exec(text);
  return match ? { label: (match[1] ?? match[3] ?? '').trim(), rest: (match[2] ?? '').trim() } : undefined;
};
const NOTHING = /^(?:n\/a|none|-|not applicable)?\.?$/i;

const partOf = (text: string): (typeof PARTS)[number] | undefined => {
  const match = labelOf(text);
  return match && PARTS.find((each) => each.label.test(match.label));
};

interface Labelled {
  readonly part: Part;
  readonly segment: Segment;
}

/** Puts each segment under the label that opened it; `**Range**: X` gives the label and a paragraph `X`. */
function splitParts(segments: readonly Segment[]): Labelled[] {
  let part: Part = 'text';
  const out: Labelled[] = [];
  const namesNone = (segment: Segment): boolean =>
    segment.kind === 'paragraph' && (saysNothing(segment.text) || partOf(segment.text) !== undefined);
  for (const segment of listValueParagraphs(unwrapLabelLists(segments), namesNone)) {
    const label = segment.kind === 'paragraph' ? partOf(segment.text) : undefined;
    if (segment.kind === 'paragraph' && label) {
      part = label.part;
      const { label: title, rest } = labelOf(segment.text) as { label: string; rest: string };
      // A label alone announces what stands below it, whatever was said before.
      out.push({ part, segment: { kind: 'paragraph', text: rest === '' ? `${title}:` : rest, line: segment.line } });
      if (rest === '') continue;
    } else out.push({ part, segment });
    // A default is one paragraph; what follows it speaks of the value again.
    if (part === 'default') part = 'text';
  }
  return out.map(({ part, segment }) =>
    segment.kind === 'paragraph' && saysNothing(segment.text)
      ? { part, segment: { ...segment, text: '' } }
      : { part, segment },
  );
}

const saysNothing = (text: string): boolean => NOTHING.test(unmark(text));

/** Some pages write the labelled parts, or the sentences of a description, as one bullet each: read them as paragraphs. */
function unwrapLabelLists(segments: readonly Segment[]): Segment[] {
  return segments.flatMap((segment) => {
    if (segment.kind !== 'list') return [segment];
    // `Default` alone is a value of an enumeration.
    const labelled = segment.items.some((item) => {
      const label = partOf(item.head);
      return label !== undefined && label.part !== 'default';
    });
    return labelled ? unwrapLabelList(segment.items) : [segment];
  });
}

/** Items behind a label without text are its list, which the page has not set further in. */
function unwrapLabelList(items: readonly ListItem[]): Segment[] {
  const out: Segment[] = [];
  let below: ListItem[] | undefined;
  for (const item of items) {
    const match = partOf(item.head) && labelOf(item.head);
    if (below && !match) {
      below.push(item);
      continue;
    }
    out.push({ kind: 'paragraph', text: item.head, line: item.line }, ...item.rest);
    below = match?.rest === '' && item.rest.length === 0 ? [] : undefined;
    if (below) out.push({ kind: 'list', items: below, line: item.line });
  }
  return out.filter((segment) => segment.kind === 'paragraph' || segment.items.length > 0);
}

interface Reading {
  readonly type: TypeExpression;
  readonly scalar: Extract<TypeExpression, { kind: 'scalar' }> | undefined;
  readonly source: Source;
  readonly name: string;
  readonly diagnostics: Diagnostic[];
}

/** Words without which no paragraph states a facet: most descriptions have none, and are done here. */
const TRIGGER =
  /value|option|enum|default|\d|rang|deprecat|discard|obsolete|base64|(?:can|may|must|could) (?:only )?be|supported|available|yyyy|length|:/i;
const NOTHING_SAID: { facets: Facets; diagnostics: Diagnostic[] } = { facets: { bounds: [] }, diagnostics: [] };

/**
 * True where a description lists values for a type that names no known structure: `Array<Storage type>` whose options
 * are obs, evs and efs is an array of strings.
 */
export function listsValues(blocks: readonly Block[], name: string, source: Source): boolean {
  const scalar = { kind: 'scalar', type: 'string' } as const;
  const parts = splitParts(segmentsOf(blocks));
  const reading = { type: scalar, scalar, source, name, diagnostics: [] };
  return enumerationIn(parts, labelledSentences(parts), reading) !== undefined;
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
  if (!TRIGGER.test(source.words) && blocks.every((block) => block.kind === 'paragraph')) return NOTHING_SAID;
  const scalar =
    type.kind === 'scalar' ? type : type.kind === 'array' && type.items.kind === 'scalar' ? type.items : undefined;
  const reading: Reading = { type, scalar, source, name, diagnostics: [] };
  const parts = splitParts(segmentsOf(blocks));
  const sentences = labelledSentences(parts);
  const listed = scalar ? enumerationIn(parts, sentences, reading) : undefined;
  // `true` and `false` are no enumeration, but a remark beside one of them may name the default.
  const enumeration = scalar?.type === 'boolean' ? undefined : listed;
  const facets: Facets = {
    ...optional('enum', enumeration && enumFact(enumeration, reading)),
    ...optional('default', defaultIn(sentences, listed, reading)),
    ...optional('format', formatIn(sentences, listed !== undefined, reading)),
    ...optional('deprecated', deprecationIn(sentences, reading)),
    // Items of a list of values speak of one of them each.
    bounds: boundsIn(enumeration ? sentences.filter(({ inList }) => !inList) : sentences, reading),
  };
  return { facets, diagnostics: reading.diagnostics };
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}

interface Sentence {
  readonly text: string;
  readonly line: number;
  readonly inList: boolean;
}

/** A sentence, and the labelled part of the description that it stands in. */
interface LabelledSentence extends Sentence {
  readonly part: Part;
}

function labelledSentences(parts: readonly Labelled[]): LabelledSentence[] {
  return parts.flatMap(({ part, segment }) => sentencesOfSegment(segment).map((sentence) => ({ part, ...sentence })));
}

function sentencesOfSegment(segment: Segment): Sentence[] {
  if (segment.kind === 'paragraph')
    return sentencesOf(segment.text).map((text) => ({ text, line: segment.line, inList: false }));
  return segment.items.flatMap((item) => [
    ...sentencesOf(item.head).map((text) => ({ text, line: item.line, inList: true })),
    ...item.rest.flatMap((rest) => sentencesOfSegment(rest).map((sentence) => ({ ...sentence, inList: true }))),
  ]);
}

function enumerationIn(
  parts: readonly Labelled[],
  sentences: readonly LabelledSentence[],
  reading: Reading,
): Enumeration | undefined {
  if (sentences.some(({ text }) => PUT_TOGETHER.test(unmark(text))))
    return enumerationInProse(
      sentences.filter(({ inList }) => !inList),
      reading,
    );
  const lists: Enumeration[] = [];
  let before = '';
  let beforePart: Part = 'text';
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
  const always = lists.filter(({ conditional }) => !conditional);
  for (const { conditional, words } of lists)
    if (conditional)
      report(reading, 'extract/enumeration-conditional', `Listed values that hold only in some case: ${words}`);
  if (new Set(always.map(valueKey)).size > 1) {
    report(
      reading,
      'extract/enumeration-ambiguous',
      `${always.length} lists of values stand in the description; none is taken as the enumeration`,
    );
    return undefined;
  }
  if (always[0]) return always[0];
  return enumerationInProse(sentences, reading);
}

/** The values of an enumeration in no order: two places that list the same are one. */
const valueKey = ({ values }: Enumeration): string =>
  values
    .map(({ value }) => value)
    .sort()
    .join('\n');

/** Words that a sentence with an enumeration has. */
const SET_WORDS = /value|option|enum|can be|may be|must be|could be|only/i;

/** `in the format of {kind}:{size}`: the value is put together, and what a list says of its parts is not said of it. */
const PUT_TOGETHER = /\bformat\b[^.]*\{\w+\}\W{0,3}\{\w+\}/i;

function enumerationInProse(sentences: readonly LabelledSentence[], reading: Reading): Enumeration | undefined {
  const found: Enumeration[] = [];
  for (const sentence of sentences) {
    const needsLabel = sentence.part === 'range' && !sentence.inList && !/(?:value|option)s?\b/i.test(sentence.text);
    const text = needsLabel ? `Value range: ${sentence.text}` : sentence.text;
    const enumeration = SET_WORDS.test(text) ? enumerationOfSentence(text, sentence.line) : undefined;
    if (!enumeration) continue;
    if (!/\b(?:if|when)\b|^for\b/i.test(unmark(text))) found.push(enumeration);
    else report(reading, 'extract/enumeration-conditional', `Values that hold only in some case: ${unmark(text)}`);
  }
  if (found.length > 1) {
    const keys = new Set(found.map(valueKey));
    if (keys.size > 1) {
      report(
        reading,
        'extract/enumeration-ambiguous',
        'Sentences of the description give different sets of values; none is taken as the enumeration',
      );
      return undefined;
    }
  }
  return found[0];
}

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

function enumFact(enumeration: Enumeration, reading: Reading): Fact<readonly Literal[]> | undefined {
  const scalar = reading.scalar;
  if (!scalar) return undefined;
  if (enumeration.open) {
    report(reading, 'extract/enumeration-open', `The set of values is not closed: ${enumeration.words}`);
    return undefined;
  }
  const open = enumeration.values.find(({ value }) => STANDS_FOR_MANY.test(value));
  if (open) {
    report(reading, 'extract/enumeration-open', `The listed value ${open.value} stands for many; the set is open`);
    return undefined;
  }
  const joined = scalar.type === 'string' ? joinedValues(reading.source.words, enumeration) : undefined;
  if (joined !== undefined) {
    report(reading, 'extract/enumeration-open', `${joined} joins several of the listed values`);
    return undefined;
  }
  const literals = enumeration.values.map(({ value }) =>
    value === '' && scalar.type === 'string' ? value : literalOf(value, scalar, true),
  );
  if (literals.some((literal) => literal === undefined)) {
    report(
      reading,
      'extract/enumeration-type',
      `Listed values are not all of type ${scalar.type}: ${enumeration.values.map(({ value }) => value).join(', ')}`,
    );
    return undefined;
  }
  const source: Source = { ...reading.source, line: enumeration.line, words: enumeration.words };
  return stated([...new Set(literals as Literal[])], source);
}

/** A value alone, or with a remark in brackets. */
const ONE_WORD = /^\S+(?:\s*[(（][^()]*[)）])?\.?$/;

function defaultIn(
  sentences: readonly LabelledSentence[],
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
    const read = /default/i.test(text) && !isItem ? defaultOf(text, scalar) : undefined;
    if (read) found.push({ read, line: sentence.line });
  }
  const conditional = found.find(({ read }) => read.conditional);
  if (conditional) {
    report(reading, 'extract/default-conditional', `A default that holds only in some case: ${conditional.read.words}`);
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
    report(
      reading,
      'extract/default-ambiguous',
      `Different defaults in one description: ${values.map(({ value }) => value).join(', ')}`,
    );
    return undefined;
  }
  if (remarked.length > 1) {
    const values = remarked.map(({ value }) => value).join(', ');
    report(reading, 'extract/default-ambiguous', `More than one of the listed values is called the default: ${values}`);
  }
  if (remarked.length !== 1 || !remarked[0] || !enumeration) return undefined;
  const literal = literalOf(remarked[0].value, scalar, true);
  if (literal === undefined) return undefined;
  return inferred(
    literal,
    { ...reading.source, line: enumeration.line, words: enumeration.words },
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

function boundsIn(labelled: readonly LabelledSentence[], reading: Reading): Facets['bounds'] {
  const sentences = labelled.map((each) =>
    each.part === 'range' && !/rang|^m(?:in|ax)/i.test(each.text) && !(each.inList && /[:：]/.test(each.text))
      ? { ...each, text: `Value range: ${each.text}` }
      : each,
  );
  const measured = measuredBy(reading);
  if (!measured) return [];
  const { bounds, conditional } = boundsOf(
    sentences.map(({ text }) => text),
    measured,
  );
  for (const words of conditional)
    report(
      reading,
      'extract/bound-conditional',
      `A limit that holds only in some case, or not for every value: ${words}`,
    );
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
  /^(?:this (?:parameter|field|attribute) )?(?:is|has been|was)?\s*(?:deprecated|discarded|obsolete)\b|\bthis (?:parameter|field|attribute) (?:is|has been) (?:\w+ )?(?:deprecated|discarded|obsolete)\b|\(deprecated\)/i;

/** `DEPRECATED: text` speaks of a value. */
const VALUE_REMARK = /^[A-Z][A-Z_]+\s*[:：]/;

function deprecationIn(sentences: readonly Sentence[], reading: Reading): Fact<true> | undefined {
  const found = sentences.find(
    ({ text, inList }) => !inList && !VALUE_REMARK.test(unmark(text)) && DEPRECATED.test(unmark(text)),
  );
  return found && stated(true as const, { ...reading.source, line: found.line, words: unmark(found.text) });
}

function report(reading: Reading, code: Parameters<typeof diagnostic>[0], message: string): void {
  reading.diagnostics.push(diagnostic(code, reading.source, `${reading.name}: ${message}`));
}
