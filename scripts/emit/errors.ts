import type { ErrorBodyFacts, ErrorCodeFacts, Service } from '../ir/index.ts';
import { cleanText } from './clean-text.ts';
import { pointer } from '../json-pointer.ts';
import type { SchemaObject } from './openapi.ts';
import type { SourceMapBuilder } from './source-map.ts';
import { type Emitted, partOfFact, type Traced } from './traced.ts';

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

  schema(body: ErrorBodyFacts): Emitted<SchemaObject> {
    const at = pointer('/components/schemas', this.name(body));
    if (body.wrapper === undefined) return this.object(at, body, () => this.texts(at, body));
    const within = pointer(at, 'properties', body.wrapper);
    const { wrapper } = body;
    return this.object(at, body, () => ({
      [wrapper]: this.object(within, body, () => this.texts(within, body)),
    }));
  }

  private object(
    at: string,
    { source }: ErrorBodyFacts,
    properties: () => Record<string, Emitted<SchemaObject>>,
  ): Emitted<SchemaObject> {
    this.sources.source(at, source, 'inferred', 'error-body-of-example');
    const type = this.sources.from(pointer(at, 'type'), 'object' as const, source, 'inferred', 'error-body-of-example');
    return { type, properties: properties() };
  }

  private texts(at: string, { codeKey, messageKey, source }: ErrorBodyFacts): Record<string, Emitted<SchemaObject>> {
    return Object.fromEntries(
      [codeKey, messageKey].map((key) => {
        const place = pointer(at, 'properties', key);
        this.sources.source(place, source, 'inferred', 'error-body-of-example');
        const type = this.sources.from(
          pointer(place, 'type'),
          'string' as const,
          source,
          'inferred',
          'type-of-example',
        );
        return [key, { type }];
      }),
    );
  }

  /** Codes of the appendix; one code may stand for several statuses, so each has a list. */
  codes(): Traced<unknown> | undefined {
    if (this.service.errorCodes.length === 0) return undefined;
    const codes: Record<string, Traced<Record<string, string>>[]> = {};
    for (const code of this.service.errorCodes) {
      const entries = Object.hasOwn(codes, code.code) ? (codes[code.code] ?? []) : [];
      codes[code.code] = entries;
      const at = pointer('/x-error-codes', code.code, entries.length);
      entries.push(this.sources.from(at, errorCode(code), code.source, 'stated'));
    }
    return partOfFact(codes);
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
