import { isNameFamily, squeeze } from '../../ir/index.ts';
import { RETIREMENT } from '../deprecation-words.ts';

/** A name that JSON and HTTP can carry as it is. */
export const FIELD_NAME = /^[\p{L}\p{N}_@$][\p{L}\p{M}\p{N}_.:@$-]*$/u;

/** A name with blanks or in brackets: a placeholder for keys of a map, or for the items of a list as body. */
const STANDS_FOR_OTHERS = /\s|^[{<[].*[}>\]]$/;

/** True for a name that is none itself, and stands for others. */
export const standsForOthers = (name: string): boolean => STANDS_FOR_OTHERS.test(name) || isNameFamily(name);

/** A row for fields that are left out. */
export const ELLIPSIS = /^(?:\.{2,}|…+)$/;

/** The number of a footnote, as the readers set a raised one apart. */
export const FOOTNOTE = /(?:(?<!\s)\s+)?\[\d{1,3}\]$/;

/** A name cell's text: blanks where a long name was wrapped, quotes and remarks are taken off. */
export function nameOf(cell: string): string {
  const text = squeeze(cell);
  if (/^[\w-]+$/.test(text)) return text;
  const joined = text.replace(/\\_/g, '_').replace(/(?<=[_.\-:])\s+(?=\w)|(?<=\w)\s+(?=_\w)/g, '');
  const unmarked = joined.replace(FOOTNOTE, '').replace(/^\*\s*(?=\w)|(?<=\w)\s*[*:：]$/g, '');
  return unmarked.replace(/^["'“]|["'”]$/g, '').replace(REMARK, '');
}

/** What stands in brackets behind a name and is said of the row. */
const REMARK = new RegExp(`(?:(?<!\\s)\\s+)?[([](${RETIREMENT}|optional|mandatory|required)[)\\]]$`, 'i');

/** The word in brackets behind a name, in lower case: `size (optional)`. */
export const remarkOf = (cell: string): string | undefined =>
  REMARK.exec(squeeze(cell).replace(FOOTNOTE, ''))?.[1]?.toLowerCase();
