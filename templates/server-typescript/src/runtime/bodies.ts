import type { FastifyInstance, FastifyRequest } from 'fastify';
import { essenceOf, isJson, type Operation } from './contract.js';
import { keepBody } from './digits.js';
import { CODES, Refusal } from './refusals.js';

/** JSON as values, texts as texts, everything else as bytes. A body of no bytes is none, whatever its type says. */
export function addParsers(app: FastifyInstance, operations: readonly Operation[]): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  const addJson = (type: string | RegExp) =>
    app.addContentTypeParser(type, { parseAs: 'string' }, (request, body, done) => {
      if (body === '') return done(null, undefined);
      if (isTooDeep(body as string)) return done(tooDeep());
      parseJson(request, body as string, (error, value) => {
        if (error) return done(error);
        let read: unknown;
        try {
          read = keepBody(request, body as string, value);
        } catch {
          return done(tooDeep());
        }
        done(null, read);
      });
    });
  const addText = (type: string | RegExp) =>
    app.addContentTypeParser(type, { parseAs: 'string' }, (_, body, done) => done(null, body || undefined));
  const addBytes = (type: string) =>
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_, body, done) =>
      done(null, body.length > 0 ? body : undefined),
    );
  app.removeAllContentTypeParsers();
  // Those of the contract by name as well, as the mounting library looks for their names.
  const media = operations.flatMap(({ body, responses }) => [
    ...(body?.media ?? []),
    ...[...responses.values()].flat(),
  ]);
  for (const type of new Set(media.map((each) => each.type).filter((each) => /^[\w.+-]+\/[\w.+-]+$/.test(each))))
    (isJson(type) ? addJson : type.startsWith('text/') ? addText : addBytes)(type);
  addJson(/^[^;]*[/+]json\s*(;|$)/i);
  addText(/^text\//i);
  addBytes('*');
}

/** Most levels of arrays and objects in a body. What is deeper can be read, but never written again: writers recurse. */
const DEEPEST = 500;

const tooDeep = (): Refusal => new Refusal(400, CODES[400] as string, 'the body is nested too deeply');

/** Whether a JSON text has more levels than a body may have. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  if (text.length <= 2 * DEEPEST) return false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = endOfText(text, at);
    else if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Where the text ends that begins at a quote. */
function endOfText(json: string, quote: number): number {
  let at = quote + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}

/**
 * @throws Refusal for a body that is missing (400) or in a media type that the contract doesn't have (415)
 */
export function refuseUnreadableBody({ body }: Operation, request: FastifyRequest): void {
  if (body === undefined || body.media.length === 0) return;
  if (request.body === undefined) {
    if (body.required) throw new Refusal(400, CODES[400] as string, 'the body is missing');
    // By its media type, Fastify would choose a schema and validate null.
    Object.defineProperty(request, 'mediaType', { value: undefined });
    return;
  }
  const type = essenceOf(request.headers['content-type'] ?? '');
  const types = body.media.map((each) => each.type);
  if (types.some((each) => each === type || each === '*/*' || each === `${type.split('/')[0]}/*`)) return;
  const sent = type === '' ? 'without a Content-Type' : `as ${type}`;
  throw new Refusal(415, CODES[415] as string, `the body was sent ${sent}; it has to be ${types.join(' or ')}`);
}
