import type { ErrorBodyFacts, ErrorCodeFacts, Service } from '../ir/index.ts';
import { cleanText } from './clean-text.ts';
import { pointer } from '../json-pointer.ts';
import type { SchemaObject } from './openapi.ts';
import type { SourceMapBuilder } from './source-map.ts';

/** Name of the component for the common error body. */
const ERROR_COMPONENT = 'ErrorResponse';

/** Writes what operations answer when they fail: components for error bodies, and the table of codes. */
export class ErrorWriter {
  private readonly service: Service;
  private readonly sources: SourceMapBuilder;
  private readonly taken: ReadonlySet<string>;

  constructor(service: Service, sources: SourceMapBuilder) {
    this.service = service;
    this.sources = sources;
    this.taken = new Set(service.components.map((component) => component.name));
  }

  /** One component for each spelling of the error body; the common one has the plain name. */
  name({ codeKey, messageKey, wrapper }: ErrorBodyFacts): string {
    const common = this.service.errorBody;
    const plain =
      !common || (common.codeKey === codeKey && common.messageKey === messageKey && common.wrapper === wrapper);
    const spelling = [wrapper, codeKey, messageKey]
      .filter((key) => key !== undefined)
      .join('_')
      .replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
    const name = plain ? ERROR_COMPONENT : `${spelling}Response`;
    return this.taken.has(name) ? `Common${name}` : name;
  }

  schema(body: ErrorBodyFacts): SchemaObject {
    const at = pointer('/components/schemas', this.name(body));
    const within = body.wrapper === undefined ? at : pointer(at, 'properties', body.wrapper);
    for (const node of new Set([at, within]))
      for (const each of [node, pointer(node, 'type')])
        this.sources.source(each, body.source, 'inferred', 'error-body-of-example');
    for (const key of [body.codeKey, body.messageKey]) {
      this.sources.source(pointer(within, 'properties', key), body.source, 'inferred', 'error-body-of-example');
      this.sources.source(pointer(within, 'properties', key, 'type'), body.source, 'inferred', 'type-of-example');
    }
    const error: SchemaObject = {
      type: 'object',
      properties: { [body.codeKey]: { type: 'string' }, [body.messageKey]: { type: 'string' } },
    };
    return body.wrapper === undefined ? error : { type: 'object', properties: { [body.wrapper]: error } };
  }

  /** Codes of the appendix; one code may stand for several statuses, so each has a list. */
  codes(): Record<string, readonly Record<string, string>[]> | undefined {
    if (this.service.errorCodes.length === 0) return undefined;
    const codes: Record<string, Record<string, string>[]> = {};
    for (const code of this.service.errorCodes) {
      const entries = Object.hasOwn(codes, code.code) ? (codes[code.code] ?? []) : [];
      codes[code.code] = entries;
      this.sources.source(pointer('/x-error-codes', code.code, entries.length), code.source, 'stated');
      entries.push(errorCode(code));
    }
    return codes;
  }
}

function errorCode(code: ErrorCodeFacts): Record<string, string> {
  const out: Record<string, string> = {};
  if (code.status !== undefined) out.status = code.status;
  for (const key of ['message', 'description', 'measure'] as const) {
    const text = cleanText(code[key]);
    if (text !== '' && !(key === 'description' && text === out.message)) out[key] = text;
  }
  return out;
}
