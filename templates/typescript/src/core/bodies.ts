import type { XmlCodec } from './entries.js';
import { writeJson } from './json.js';

/** How bodies are written and read that are not JSON; absent where an operation has none of the kind. */
export interface Codecs {
  readonly xml?: XmlCodec | undefined;
  /** Writes the fields of a form; undefined where the media type is no form's. */
  readonly form?: ((fields: Fields, mediaType: string) => BodyText | undefined) | undefined;
}

export type Fields = Readonly<Record<string, unknown>>;
type BodyText = FormData | string;

const isJson = (mediaType: string): boolean => /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);

/**
 * Writes the body of a request in the way of its media type.
 *
 * @param body JSON where the media type is that; an object in XML; fields of a form; else bytes, a stream or text
 * @param id of the operation
 */
export function writeBody(body: unknown, mediaType = 'application/json', { xml, form }: Codecs = {}, id = ''): unknown {
  if (isJson(mediaType)) return writeJson(body);
  if (!isFields(body)) return body;
  if (!/[/+]xml\b/i.test(mediaType)) return form?.(body, mediaType) ?? body;
  const text = xml?.write(id, body);
  if (text === undefined) throw new TypeError('give XML as text');
  return text;
}

/** Whether a body can be read but once, so that it can't be sent again. */
export const isOnce = (body: unknown): boolean => body instanceof ReadableStream;

/** An object of fields, and none of the things that `fetch` takes as they are. */
function isFields(body: unknown): body is Fields {
  if (typeof body !== 'object' || body === null) return false;
  const prototype: unknown = Object.getPrototypeOf(body);
  return prototype === Object.prototype || prototype === null;
}
