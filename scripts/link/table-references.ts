import type { FieldFacts, TableFacts } from '../ir/index.ts';

/** `For details about the kite, see Table 3.`: nothing but the way to a table. */
const REFERENCE =
  /^(?:For (?:more |further )?(?:details|information|parameter descriptions?)(?: (?:about|on) [^.]{1,80}?)?,? (?:see|refer to)|See) \*{0,2}Table (\d{1,4})\*{0,2}\.?$/;
/** Words that such a reference begins with, also where the stop in front of it is missing. */
const BEGINNING = /(?<![,\s] ?)(?:^| )(?=(?:For|See) )/g;
/** A caption that is no markup in a description. */
const PLAIN = /^[\w ,.:'()/-]{1,100}$/;
/** Any other mention of a table. */
const MENTION = /\b(see|in|to) Table (\d{1,4})(?![\w-]|\.\d| \()/gi;

/**
 * A description without the numbers of the page's tables, which nobody who reads a contract can follow: sentences that
 * lead to what describes the row's value in the contract itself are left out, other tables get their captions.
 *
 * @param tables that the row's value is described by
 * @param captionOf the caption of a numbered table of the row's page
 */
export function withoutTableNumbers(
  text: string,
  tables: readonly TableFacts[],
  captionOf: (number: number) => string | undefined,
): string {
  if (!/table \d/i.test(text)) return text;
  const own = new Set(tables.map(({ number }) => number));
  const rest = text
    .split('\n')
    .flatMap((line) => withoutReferences(line, own) ?? [])
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return rest.replace(MENTION, (whole, word: string, number: string) => {
    const caption = captionOf(Number(number));
    return caption !== undefined && PLAIN.test(caption) ? `${word} Table ${number} (${caption})` : whole;
  });
}

/** A line without the sentences that lead to some tables; undefined where nothing is left of a point of a list. */
function withoutReferences(line: string, numbers: ReadonlySet<number | undefined>): string | undefined {
  const kept = line.split(/(?<=[.;]) /).flatMap((sentence) => {
    const marker = /^[ \t]*(?:[-*]|\d{1,3}\.) /.exec(sentence)?.[0] ?? '';
    const words = sentence.slice(marker.length);
    const at = [...words.matchAll(BEGINNING)].map(({ 0: blank, index }) => index + blank.length).at(-1);
    const number = at === undefined ? undefined : REFERENCE.exec(words.slice(at).trimEnd())?.[1];
    if (at === undefined || number === undefined || !numbers.has(Number(number))) return [sentence];
    const before = words.slice(0, at).trimEnd();
    return before === '' ? [] : [marker + before];
  });
  return kept.length === 0 && line.trim() !== ''
    ? /^\s*(?:[-*]|\d{1,3}\.) /.test(line)
      ? undefined
      : ''
    : kept.join(' ');
}

/** Captions of the numbered tables of files, but for numbers that a file has twice. */
export function captionsOf(tables: readonly TableFacts[]): (file: string, number: number) => string | undefined {
  const byFile = new Map<string, Map<number, string | undefined>>();
  for (const { source, number, caption } of tables) {
    if (number === undefined) continue;
    const known = byFile.get(source.file) ?? new Map<number, string | undefined>();
    byFile.set(source.file, known);
    known.set(number, known.has(number) ? undefined : caption);
  }
  return (file, number) => byFile.get(file)?.get(number);
}

/** A row whose description is as `withoutTableNumbers` has it. */
export function readableRow(
  field: FieldFacts,
  tables: readonly TableFacts[],
  captionOf: (number: number) => string | undefined,
): FieldFacts {
  const { description } = field;
  const value = withoutTableNumbers(description.value, tables, captionOf);
  return value === description.value ? field : { ...field, description: { ...description, value } };
}
