import type { FieldFacts, Media, OperationFacts, TableFacts } from '../ir/index.ts';

export const JSON_MEDIA: Media = 'application/json';
export const FORM_MEDIA: Media = 'multipart/form-data';
/** Forms that adapters read: the media type is stated by the page, or by its kind of directive. */
const STATED: readonly Media[] = [FORM_MEDIA, 'application/x-www-form-urlencoded'];

/** How a body with tables is sent. */
export function mediaOf(tables: readonly TableFacts[]): Media {
  const stated = STATED.find((media) => tables.some((table) => table.media === media));
  if (stated && tables[0]?.section === 'request') return stated;
  if (tables[0]?.markup) return 'application/xml';
  return tables[0]?.section === 'request' && isForm(tables) ? FORM_MEDIA : JSON_MEDIA;
}

/** Captions of tables of form fields. */
const FORM_CAPTION = /\bform[ -]?data\b|\bform (?:fields?|parameters?|elements?)\b/i;

/** A form: a table's caption says so, or a row of it is a file. */
const isForm = (tables: readonly TableFacts[]): boolean =>
  tables.some(({ caption, fields }) => FORM_CAPTION.test(caption) || fields.some(isFile));

const isFile = ({ type: { value } }: FieldFacts): boolean => value.kind === 'scalar' && value.format === 'binary';

/** The row of a response, or of a request that the page sends as it is, that is a file and nothing else. */
export function fileRow(tables: readonly TableFacts[], operation: OperationFacts | undefined): FieldFacts | undefined {
  const [only, ...more] = tables.flatMap(({ fields }) => fields);
  const [table] = tables;
  if (!only || !table || more.length > 0 || !isFile(only)) return undefined;
  if (table.section === 'response') return only;
  return !FORM_CAPTION.test(table.caption) && sendsBytes(operation) ? only : undefined;
}

/** A PUT sends the thing itself, and so does a sample that names the media type of bytes. */
const sendsBytes = (operation: OperationFacts | undefined): boolean =>
  operation?.method === 'PUT' ||
  operation?.examples.some(
    ({ kind, source }) => kind === 'request' && /application\/octet-stream/i.test(source.words),
  ) === true;
