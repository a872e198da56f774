import { writeJson } from './json.js';

const isJson = (mediaType: string): boolean => /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);

/**
 * Writes the body of a request in the way of its media type.
 *
 * @param body JSON where the media type is that; an object in XML; fields of a form; else bytes, a stream or text
 * @param xml writes an object in XML, undefined where the contract names no elements for it
 */
export function writeBody(
  body: unknown,
  mediaType = 'application/json',
  xml: (body: object) => string | undefined = () => undefined,
): unknown {
  if (isJson(mediaType)) return writeJson(body);
  if (!isFields(body)) return body;
  if (/[/+]xml\b/i.test(mediaType)) {
    const text = xml(body);
    if (text === undefined) throw new TypeError('the body is XML: give it as text');
    return text;
  }
  if (/^multipart\//i.test(mediaType)) return formData(body);
  if (/^application\/x-www-form-urlencoded/i.test(mediaType)) return new URLSearchParams(textFields(body)).toString();
  return body;
}

/** Whether a body can be read but once, so that it can't be sent again. */
export const isOnce = (body: unknown): boolean => body instanceof ReadableStream;

/** An object of fields, and none of the things that `fetch` takes as they are. */
function isFields(body: unknown): body is Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null) return false;
  const prototype: unknown = Object.getPrototypeOf(body);
  return prototype === Object.prototype || prototype === null;
}

/** A part for each field, and for each item of a list; bytes are a file. */
function formData(fields: Readonly<Record<string, unknown>>): FormData {
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

const textFields = (fields: Readonly<Record<string, unknown>>): [string, string][] =>
  valuesOf(fields).map(([name, value]) => [name, textOf(value)]);

const valuesOf = (fields: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((each): [string, unknown][] =>
      each === undefined || each === null ? [] : [[name, each]],
    ),
  );

const textOf = (value: unknown): string => (typeof value === 'object' ? (writeJson(value) ?? '') : String(value));
