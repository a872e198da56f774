import { type Fields, isOnce } from './bodies.js';
import { writeJson } from './json.js';

/**
 * Writes the fields of a form.
 *
 * @returns undefined where the media type is no form's
 */
export function writeForm(fields: Fields, mediaType: string): FormData | string | undefined {
  if (/^multipart\//i.test(mediaType)) return formData(fields);
  if (!/^application\/x-www-form-urlencoded/i.test(mediaType)) return undefined;
  return new URLSearchParams(textFields(fields)).toString();
}

/** A part for each field, and for each item of a list; bytes are a file. */
function formData(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of valuesOf(fields)) {
    if (value instanceof File) form.append(name, value);
    else if (value instanceof Blob) form.append(name, value, name);
    else if (value instanceof Uint8Array) form.append(name, new Blob([value as Uint8Array<ArrayBuffer>]), name);
    else if (isOnce(value)) throw new TypeError(`${name}: a part of a form is bytes or a Blob, not a stream`);
    else form.append(name, textOf(value));
  }
  return form;
}

const textFields = (fields: Fields): [string, string][] =>
  valuesOf(fields).map(([name, value]) => [name, textOf(value)]);

const valuesOf = (fields: Fields): [string, unknown][] =>
  Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((each): [string, unknown][] =>
      each === undefined || each === null ? [] : [[name, each]],
    ),
  );

const textOf = (value: unknown): string => (typeof value === 'object' ? (writeJson(value) ?? '') : String(value));
