/** What sentences of other houses' references say of a value: which ones there are, the default, the limits. */
import { type Block, type Paragraph, type RowReading, type Run, squeeze, textOfRuns } from '../ir/index.ts';

export type StatedValues = NonNullable<RowReading['values']>;

interface Line {
  /** With each value that the page sets off (code, bold, quotes) between OPEN and CLOSE. */
  readonly text: string;
  readonly words: string;
  readonly line: number;
}

const OPEN = '\u{e000}';
const CLOSE = '\u{e001}';

/** A value that the page sets off, with a remark behind it. */
const SET_OFF = `${OPEN}([^${OPEN}${CLOSE}]+)${CLOSE}(?: ?\\([^()]*\\))?`;
const BETWEEN = ' ?(?:[,;|/] ?)?(?:(?:or|and) ?)?';
const SET_OFF_LIST = `(?:${SET_OFF.replace('([^', '(?:[^')})(?:${BETWEEN}${SET_OFF.replace('([^', '(?:[^')})*`;
/** Single words between commas: values only where the sentence has announced them. */
const WORD = '[\\w-]+(?:\\.[\\w-]+)*';
const PLAIN_LIST = `${WORD}(?: ?(?:, ?(?:(?:or|and)\\b)?|\\||/|\\bor\\b|\\band\\b) ?${WORD})+`;

const LIST = `(${SET_OFF_LIST})`;
const ANNOUNCED = `(${SET_OFF_LIST}|${PLAIN_LIST})(?= ?(?:[.;)\\]]|$))`;
const KIND =
  '(?:[\\w-]+ )?(?:values?|options?|choices?|types?|names?|modes?|states?|formats?|levels?|methods?|roles?|strings?)';

/** Sentences that name the values that there are; the last group holds them. */
const VALUE_SENTENCES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:allowed|valid|possible|accepted|permitted|supported|available|legal) ${KIND} ?(?:for [^.:]{1,30})?(?:(?:are|is|include|includes) ?)?(?:: ?)?(?:one of(?: ?:)? ?)?\\[?${ANNOUNCED}`,
    'iu',
  ),
  new RegExp(`\\b(?:any |either |be )?(?:one )of ?(?:the following)?(?:: ?| )?${ANNOUNCED}`, 'iu'),
  new RegExp(`^(?:the )?(?:value|it) (?:is|can be|may be|must be) (?:either )?(?=.*\\bor\\b)${LIST}`, 'iu'),
  new RegExp(
    `\\b(?:can be|may be|must be|should be|can only be|is) (?:either |set to )?(?=[^.]{0,600}\\bor\\b)${LIST}(?= ?(?:[.;)]|$))`,
    'iu',
  ),
  new RegExp(`\\beither (?=.{0,600}\\bor\\b)${LIST}(?= ?(?:[.;,)]|$))`, 'iu'),
  new RegExp(`\\( ?(?=[^()]*(?:\\bor\\b|,|\\|))${LIST} ?\\)`, 'iu'),
  new RegExp(`(?:^|: )(?=.{0,600}(?:\\bor\\b|\\|))${LIST} ?(?:[.;]|$)`, 'iu'),
];

/** `order of the list: a, b (default: a)`: values that only a colon announces, where the default is one of them. */
const WITH_DEFAULT = new RegExp(
  `(?:^|: ?)(${SET_OFF_LIST}) ?(?:[.;,] ?|\\( ?)?(?:the )?default(?: value)? ?(?:is|=|:)? ?${OPEN}([^${OPEN}${CLOSE}]+)${CLOSE}`,
  'iu',
);

/** Words behind which values are examples, or in front of which there are more. */
const IS_EXAMPLE = /\b(?:e\.g|eg|such as|like|for example|for instance|example|examples|etc|including)\b|…|\.\.\./i;

const LITERAL = `(?:${OPEN}([^${OPEN}${CLOSE}]*)${CLOSE}|(-?\\d+(?:\\.\\d+)?|true|false|[\\w*/.-]{0,80}[\\w*/-])(?= ?(?:[.;,)\\]]|$)))`;
const DEFAULT_SENTENCES: readonly RegExp[] = [
  new RegExp(
    `\\bdefaults?(?: values?)? ?(?:(?:is|are|to|of|=) ?)?(?:: ?)?(?:set to |the )?(?:value )?${LITERAL}(?! (?:parameter|field|attribute|property|header|argument)\\b)`,
    'iu',
  ),
  new RegExp(
    `(?:^|[(.;,] ?)${LITERAL} (?:if (?:it is )?(?:not set|omitted|absent|missing|unset|not given|not specified)|by default)`,
    'iu',
  ),
];
/** Plain words that are no value: they begin a description of one. */
const NO_VALUE =
  /^(?:the|a|an|none|no|not|all|any|behaviou?r|value|values|is|are|to|of|for|when|if|this|these|null|empty|n\/?a|unset|undefined|optional|required|in|on|by|it|and|or|order|limit|current|now|today|depends|unlimited|-)$/i;

const LIMITS: readonly { readonly pattern: RegExp; readonly name: 'minimum' | 'maximum' }[] = [
  {
    pattern:
      /\b(?:max(?:imum)?\.?(?: (?:value|is|of|allowed)){0,4}|at most|no more than|up to) ?(?:: ?)?(?:= ?)?(-?\d+)\b(?! ?(?:char|byte|kb|mb|item|entr|letter))/i,
    name: 'maximum',
  },
  {
    pattern:
      /\b(?:min(?:imum)?\.?(?: (?:value|is|of|allowed)){0,4}|at least|no less than) ?(?:: ?)?(?:= ?)?(-?\d+)\b(?! ?(?:char|byte|kb|mb|item|entr|letter))/i,
    name: 'minimum',
  },
];

/**
 * What a description says of its value, where the grammar of the house may not know the sentence.
 *
 * @returns undefined where nothing is said
 */
export function valuesIn(blocks: readonly Block[]): StatedValues | undefined {
  const lines = blocks.flatMap(linesOf);
  const listed = firstOf(lines, listedIn);
  const preset = firstOf(lines, presetIn);
  const bounds = lines.flatMap(boundsIn);
  if (!listed && preset === undefined && bounds.length === 0) return undefined;
  return {
    ...(listed ? { enum: listed } : {}),
    ...(preset === undefined ? {} : { default: preset }),
    ...(bounds.length > 0 ? { bounds } : {}),
  };
}

function firstOf<Value>(
  lines: readonly Line[],
  read: (text: string) => Value | undefined,
): { value: Value; words: string; line: number } | undefined {
  for (const { text, words, line } of lines) {
    const value = read(text);
    if (value !== undefined) return { value, words, line };
  }
  return undefined;
}

/** Sentences of a description, a line each. */
function linesOf(block: Block): Line[] {
  if (block.kind === 'note') return block.blocks.flatMap(linesOf);
  return block.kind === 'paragraph' ? sentencesOf(block) : [];
}

function sentencesOf({ runs, line }: Paragraph): Line[] {
  const marked = squeeze(runs.map(markedText).join(''));
  const quoted = marked.replace(
    /(?<![\p{L}\d])(?:"([^"\n]{1,40})"|“([^”\n]{1,40})”|'([^'\n]{1,40})'(?![\p{L}\d])|`([^`\n]{1,40})`)/gu,
    (_, ...groups: (string | undefined)[]) => `${OPEN}${groups.slice(0, 4).find((text) => text !== undefined)}${CLOSE}`,
  );
  const words = squeeze(textOfRuns(runs));
  return quoted
    .split(new RegExp(`(?<=[.!?])\\s+(?=[\\p{Lu}(${OPEN}])`, 'u'))
    .map((text) => ({ text: text.replaceAll(new RegExp(`${OPEN}${OPEN}|${CLOSE}${CLOSE}`, 'gu'), ''), words, line }));
}

/** A run that the page sets off, unless it is a sentence, a label or a remark. */
function markedText({ text, code, bold }: Run): string {
  const word = text.trim();
  const isValue = (code || bold) && word !== '' && word.length <= 40 && !/[:.,;]$/.test(word) && !/^["'“]/.test(word);
  return isValue ? text.replace(word, () => `${OPEN}${word}${CLOSE}`) : text;
}

function listedIn(text: string): readonly string[] | undefined {
  for (const pattern of VALUE_SENTENCES) {
    const match = pattern.exec(text);
    const list = match?.[1];
    if (!match || list === undefined) continue;
    const around = text.slice(Math.max(0, match.index - 20), match.index + match[0].length + 8);
    if (IS_EXAMPLE.test(around)) continue;
    const values = valuesOf(list).filter((value) => !/^(?:null|none)$/i.test(value));
    const isWhole = pattern === VALUE_SENTENCES[0];
    if (values.length === 0 || (values.length < 2 && !isWhole)) continue;
    if (values.some((value) => /\s/.test(value) && value.split(' ').length > 3)) continue;
    return values;
  }
  const [, list = '', preset = ''] = WITH_DEFAULT.exec(text) ?? [];
  const values = valuesOf(list);
  return values.length > 1 && values.includes(squeeze(preset)) && !IS_EXAMPLE.test(text) ? values : undefined;
}

function valuesOf(list: string): string[] {
  const marked = [...list.matchAll(new RegExp(SET_OFF, 'gu'))].map((match) => squeeze(match[1] ?? ''));
  if (marked.length > 0) return [...new Set(marked.flatMap((value) => value.split(/ ?[,|] ?/)))];
  const words = list.split(/ ?(?:[,|/]|\bor\b|\band\b) ?/).filter((word) => word !== '');
  return words.some((word) => NO_VALUE.test(word) && !/^(?:all|any|none|null|asc|on)$/i.test(word))
    ? []
    : [...new Set(words)];
}

function presetIn(text: string): string | undefined {
  for (const pattern of DEFAULT_SENTENCES) {
    const match = pattern.exec(text);
    const value = match?.[1] ?? match?.[2];
    if (!match || value === undefined) continue;
    const isMarked = match[1] !== undefined;
    if (isMarked || (!NO_VALUE.test(value) && !/\bby default\b/i.test(match[0]))) return value;
  }
  return undefined;
}

const boundsIn = ({ text, words, line }: Line): NonNullable<StatedValues['bounds']>[number][] => {
  const plain = text.replaceAll(OPEN, '').replaceAll(CLOSE, '');
  return LIMITS.flatMap(({ pattern, name }) => {
    const value = pattern.exec(plain)?.[1];
    return value === undefined ? [] : [{ name, value: Number(value), words, line }];
  });
};
