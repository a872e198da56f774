import type { Body, LinkedExample, LinkedResponse, Media, Service } from '../ir/index.ts';
import { cleanText } from './clean-text.ts';
import { pointer } from '../json-pointer.ts';
import { derived } from './derived-sources.ts';
import type { ExampleObject, MediaTypeObject } from './openapi.ts';
import { type EmittedReference, type EmittedSchema, type SchemaWriter, schemaRef } from './schemas.ts';
import type { SourceMapBuilder } from './source-map.ts';
import type { Emitted, Traced } from './traced.ts';

/** Bodies of one media type with their examples, as they are written. */
export type EmittedMedia = Emitted<Pick<MediaTypeObject, 'schema' | 'examples'>> & {
  'x-alternatives'?: readonly { readonly title: Traced<string>; readonly schema: EmittedSchema | EmittedReference }[];
  'x-examples-as-text'?: readonly Traced<ExampleObject>[];
  'x-contradicting-examples'?: readonly Traced<ExampleObject>[];
};

interface MediaGroup {
  readonly media: Media;
  readonly bodies: readonly Body[];
  readonly examples: readonly LinkedExample[];
}

/** Bodies and examples by how they are sent. What a page without a body lacks, it lacks of the first. */
function byMedia(bodies: readonly Body[], examples: readonly LinkedExample[]): MediaGroup[] {
  const sent = [...new Set(bodies.filter(({ kind }) => kind !== 'none').map(({ media }) => media))];
  const [first = 'application/json', ...more] = sent;
  return [first, ...more].map((media) => ({
    media,
    bodies: bodies.filter((body) => (body.kind === 'none' ? first : body.media) === media),
    examples: examples.filter((example) => (sent.includes(example.media) ? example.media : first) === media),
  }));
}

/** Writes bodies of requests and responses with their examples, each node with its source. */
export class MediaWriter {
  private readonly components: ReadonlyMap<string, Service['components'][number]>;
  private readonly sources: SourceMapBuilder;
  private readonly schemas: SchemaWriter;

  constructor(components: Service['components'], sources: SourceMapBuilder, schemas: SchemaWriter) {
    this.components = new Map(components.map((component) => [component.name, component]));
    this.sources = sources;
    this.schemas = schemas;
  }

  /** True where the body of a request has to be sent. */
  requires(body: Body): boolean {
    if (body.kind === 'none' || body.kind === 'open' || body.kind === 'content') return false;
    if (body.kind === 'field') return body.field.facts.required?.value ?? true;
    const component = this.components.get(body.name);
    return component?.fields.some((field) => field.facts.required?.value === true) ?? false;
  }

  /** The bodies of a request by media type; pages without one stand beside the first. */
  requestContent(
    bodies: readonly Body[],
    examples: readonly LinkedExample[],
    at: string,
  ): Record<string, EmittedMedia> {
    const groups = byMedia(bodies, examples);
    return Object.fromEntries(
      groups.map(({ media, bodies: own, examples: shown }) => [media, this.media(own, shown, pointer(at, media))]),
    );
  }

  /** The bodies of one status by media type. */
  responseContent(response: LinkedResponse, at: string): Record<string, EmittedMedia> {
    const groups = byMedia(response.bodies, response.examples);
    return Object.fromEntries(
      groups.map(({ media, ...own }) => [media, this.responseMedia({ ...response, ...own }, pointer(at, media))]),
    );
  }

  /** The schema of bodies, any of which may be sent, and their examples. */
  media(bodies: readonly Body[], examples: readonly LinkedExample[], at: string): EmittedMedia {
    const open = bodies.find(({ kind }) => kind === 'open');
    if (open && bodies.length > 1) {
      this.body(open, pointer(at, 'schema'));
      return this.openMedia(
        bodies.filter((body) => body !== open),
        examples,
        at,
      );
    }
    return { schema: this.choice(bodies, pointer(at, 'schema')), ...this.exampleParts(examples, at) };
  }

  /** One body as it is; of several, `oneOf` where no value fits two, else `anyOf`. */
  private choice(bodies: readonly Body[], at: string): EmittedSchema | EmittedReference {
    const [only] = bodies;
    if (only && bodies.length === 1) return this.body(only, at);
    const keyword = this.exclusive(bodies) ? 'oneOf' : 'anyOf';
    const written = bodies.map((body, index) => this.body(body, pointer(at, keyword, index)));
    return keyword === 'oneOf' ? { oneOf: written } : { anyOf: written };
  }

  /**
   * The bodies of one status. Where some page answers with none, no schema holds for every answer: the alternatives
   * stand beside it, each with its page.
   */
  responseMedia(response: LinkedResponse, at: string): EmittedMedia {
    const shown = response.bodies.filter((body) => body.kind !== 'none');
    if (shown.length === response.bodies.length) return this.media(shown, response.examples, at);
    const media = this.openMedia(shown, response.examples, at);
    this.sources.source(pointer(at, 'schema'), response.fact.source, 'inferred', 'page-without-body');
    return media;
  }

  /** A schema that holds for any value, and beside it what pages say of some, each under its page. */
  private openMedia(shown: readonly Body[], examples: readonly LinkedExample[], at: string): EmittedMedia {
    const alternatives = shown.map((body, index) => ({
      ...derived({ title: cleanText(body.title) }),
      schema: this.body(body, pointer(at, 'x-alternatives', index, 'schema')),
    }));
    return { schema: {}, 'x-alternatives': alternatives, ...this.exampleParts(examples, at) };
  }

  /** Examples that fit under `examples`; the others beside them, so that no tool serves what the contract forbids. */
  exampleParts(examples: readonly LinkedExample[], at: string): Partial<EmittedMedia> {
    // JSON Schema can't hold a text of XML or of a form against an object, so no tool takes it for the value.
    const texts = examples.filter(({ media }) => media === 'application/xml' || media === 'multipart/form-data');
    const good = examples.filter((example) => example.valid && !texts.includes(example));
    const bad = examples.filter((example) => !example.valid);
    const written = (list: readonly LinkedExample[], key: string) =>
      list.map(
        (example, index) =>
          [example.name, this.example(example, pointer(at, key, key === 'examples' ? example.name : index))] as const,
      );
    return {
      ...(good.length > 0 ? { examples: Object.fromEntries(written(good, 'examples')) } : {}),
      ...(texts.length > 0
        ? { 'x-examples-as-text': written(texts, 'x-examples-as-text').map(([, example]) => example) }
        : {}),
      ...(bad.length > 0
        ? { 'x-contradicting-examples': written(bad, 'x-contradicting-examples').map(([, example]) => example) }
        : {}),
    };
  }

  /** True where no value fits two bodies: each requires a field that no other has. Otherwise the choice is `anyOf`. */
  private exclusive(bodies: readonly Body[]): boolean {
    const fields = bodies.map((body) => this.fieldsOf(body));
    const having = new Map<string, number>();
    for (const own of fields)
      for (const name of new Set(own.map((field) => field.name))) having.set(name, (having.get(name) ?? 0) + 1);
    return fields.every((own) => own.some(({ name, required }) => required && having.get(name) === 1));
  }

  private fieldsOf(body: Body): { name: string; required: boolean }[] {
    if (body.kind !== 'component') return [];
    const component = this.components.get(body.name);
    return (component?.fields ?? []).map(({ facts }) => ({
      name: facts.name,
      required: facts.required?.value ?? false,
    }));
  }

  private body(body: Body, at: string): EmittedSchema | EmittedReference {
    if (body.kind === 'component')
      return { $ref: this.sources.from(pointer(at, '$ref'), schemaRef(body.name), body.source, 'stated') };
    if (body.kind === 'field') return this.schemas.field(body.field, at);
    if (body.kind === 'content') {
      this.sources.source(at, body.source, 'inferred', 'words-for-content');
      return derived({ type: 'string' as const, format: 'binary' });
    }
    if (body.kind === 'open') {
      this.sources.source(at, { ...body.source, words: '' }, 'inferred', 'body-of-example');
      return {};
    }
    this.sources.source(at, body.source, 'inferred', 'page-without-body');
    return derived({ title: cleanText(body.title), type: 'object' as const, 'x-source': body.page });
  }

  private example(example: LinkedExample, at: string): Traced<ExampleObject> {
    for (const [path, text] of example.digits ?? []) this.sources.digits.set(`${pointer(at, 'value')}${path}`, text);
    const summary = cleanText(example.summary);
    // What is no JSON stays text; how far apart the lines are is the markup's affair.
    const isText = !example.valid && typeof example.value === 'string';
    const value = isText ? String(example.value).replace(/\n{2,}/g, '\n') : example.value;
    const written = { ...(summary === '' ? {} : { summary }), value };
    return this.sources.from(at, written, { ...example.source, words: '' }, 'stated');
  }
}
