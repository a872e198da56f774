import { type Block, type RowReading, type Run, squeeze, textOfBlocks, textOfRuns } from '../ir/index.ts';

/** Words that say whether a value must be there. */
const REQUIRED_WORD = /^(?:required|mandatory|compulsory)$/i;
const MARK = '(required|mandatory|compulsory|optional|not required)';
const IN_BRACKETS = new RegExp(
  `[([](?=[^()[\\]]*[)\\]])(?:[^()[\\]]*[,;])?\\s*${MARK}\\s*(?:[,;][^()[\\]]*)?[)\\]]`,
  'i',
);
const IN_FRONT = new RegExp(`^\\W*${MARK}\\s*(?:[.,;:!)–—-]|$)`, 'i');
const SENTENCE = new RegExp(
  `(?:^|[.;]\\s+)(?:(?:this|the|it)\\b[\\w\\s]{0,40}?\\b(?:is|are)\\s+)?${MARK}\\s*(?:\\.(?:\\s|$)|$)`,
  'i',
);
/** `true if the walker agrees, mandatory` */
const AT_END = /,\s*(required|mandatory|optional)\.?$/i;

export type RequiredMark = NonNullable<RowReading['required']>;

/** What a text says of a value's being there: `(optional)`, `*Required.*`, `This field is mandatory.` */
export function requiredIn(blocks: readonly Block[]): RequiredMark | undefined {
  const [first] = blocks;
  if (!first) return undefined;
  const text = squeeze(textOfBlocks(blocks.filter(({ kind }) => kind !== 'code')));
  const match = IN_FRONT.exec(text) ?? IN_BRACKETS.exec(text) ?? SENTENCE.exec(text) ?? AT_END.exec(text);
  return match?.[1] === undefined ? undefined : { value: REQUIRED_WORD.test(match[1]), words: match[0].trim() };
}

/** A remark of a name cell alone: `required`, `optional, not set if unknown`. */
export function requiredOf(text: string): RequiredMark | undefined {
  const word = new RegExp(`^${MARK}\\b`, 'i').exec(squeeze(text))?.[1];
  return word === undefined ? undefined : { value: REQUIRED_WORD.test(word), words: squeeze(text) };
}

export interface NameCell {
  readonly name: string;
  readonly type?: readonly Run[];
  readonly required?: RequiredMark;
  /** What is left of the cell. */
  readonly rest: string;
}

/** Letters of any script, with the marks that belong to them. */
const WORD = '\\p{L}\\p{M}\\p{N}_';
const NAME = new RegExp(
  `^(?:\\[\\w*\\]|[${WORD}@$][${WORD}.:@$[\\]-]*|(?:\\[\\w*\\]|\\*)\\.[${WORD}.:@$[\\]-]+)$`,
  'u',
);

/** Words in brackets behind a name that are a type. */
export const TYPE_WORD =
  /^(?:(?:an? )?(?:array|list) of )?(?:strings?|str|int(?:eger)?s?|int(?:32|64)|numbers?|float|double|decimal|bool(?:ean)?s?|objects?|array|list|dict(?:ionary)?|map|json|uuid|date(?:-?time)?|timestamp|file|binary|bytes?|enum|url|any)(?:\[\])?$/i;

/**
 * A cell, a term or the beginning of a bullet that names a field: `**limit** *integer*`, `limit (optional)`,
 * `max_cone<br>optional`, `Limit(n)`.
 */
export function nameCellOf(blocks: readonly Block[]): NameCell | undefined {
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? [textOfRuns(block.runs)] : []));
  const text = squeeze(lines.join('\n'));
  const [first = ''] = text.split(/\s+/);
  const bare = first.replace(/^[`'"“*]+/, '').replace(/(?<![`'"”*:,])[`'"”*:,]+$/, '');
  const option = /^[A-Z][\w ,/-]*\(([\w-]+)\)$/.exec(text)?.[1];
  if (option !== undefined) return { name: option, rest: '' };
  const called = /^([\w.[\]-]+)(\(.*\)|\[(?:optional|required)\])$/i.exec(bare);
  const asked = /^(\w[\w.-]*)\?$/.exec(bare)?.[1];
  const name = asked ?? called?.[1] ?? bare;
  if (!NAME.test(name)) return undefined;
  const rest = squeeze(`${called?.[2] ?? ''} ${text.slice(first.length)}`);
  return { name, ...(asked === undefined ? {} : { required: { value: false, words: bare } }), ...remarksOf(rest) };
}

/** What stands behind a name: its type, and whether it must be there. */
export function remarksOf(rest: string): Omit<NameCell, 'name'> {
  let type: readonly Run[] | undefined;
  let required: RequiredMark | undefined;
  const left: string[] = [];
  for (const piece of rest.split(/[(),;|*:–—]+|(?<=required|optional)\s+|(?<!\s)\s+(?=(?:required|optional)\b)/i)) {
    const word = squeeze(piece);
    if (word === '') continue;
    const mark = requiredOf(word);
    if (mark && !required) required = mark;
    else if (!type && TYPE_WORD.test(word)) type = [{ text: word }];
    else left.push(word);
  }
  return { ...(type ? { type } : {}), ...(required ? { required } : {}), rest: left.join(' ') };
}
