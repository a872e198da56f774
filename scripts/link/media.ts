import type { FieldFacts, TableFacts } from '../extract/index.ts';
import type { Media } from './service.ts';

export const JSON_MEDIA: Media = 'application/json';
export const FORM_MEDIA: Media = 'multipart/form-data';

/** How a body with tables is sent. */
export function mediaOf(tables: readonly TableFacts[]): Media {
  if (tables[0]?.markup) return 'application/xml';
  return tables[0]?.section === 'request' && isForm(tables) ? FORM_MEDIA : JSON_MEDIA;
}

/** Captions of tables of form fields. */
const FORM_CAPTION = /\bform[ -]?data\b|\bform (?:fields?|parameters?|elements?)\b/i;

/** A form: a table's caption says so, or a row of it is a file. */
const isForm = (tables: readonly TableFacts[]): boolean =>
  tables.some(({ caption, fields }) => FORM_CAPTION.test(caption) || fields.some(isFile));

const isFile = ({ type: { value } }: FieldFacts): boolean => value.kind === 'scalar' && value.format === 'binary';

/** The row of a response that is a file and nothing else. */
export function fileRow(tables: readonly TableFacts[]): FieldFacts | undefined {
  const [only, ...more] = tables.flatMap(({ fields }) => fields);
  return only && more.length === 0 && tables[0]?.section === 'response' && isFile(only) ? only : undefined;
}
