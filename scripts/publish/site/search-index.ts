import MiniSearch from 'minisearch';
import { pointer } from '../../emit/index.ts';
import { listOf, type Node } from '../../nodes.ts';
import { inner, type Place, parametersOf, propertiesOf } from './contract.ts';
import type { SiteFile, SiteOperation } from './model.ts';
import { meaningLine } from './operation-errors.ts';
import { anchorOf } from './paths.ts';
import { valueText } from './types.ts';
import type { ServiceView } from './view.ts';

/** Kinds of what is found, as the index writes them. */
const KINDS = ['operation', 'schema', 'field', 'error code'] as const;

/** Where a field may stand: the first steps of its anchor. A parameter's is its `in`. */
const PLACES = ['field', 'path', 'query', 'header', 'cookie'] as const;
type FieldPlace = (typeof PLACES)[number];

/**
 * An entry of the index: kind, service, name, further words for the reader, address. A field has one entry a service;
 * for an address it has the entries of the schemas and operations that it stands in, each times the number of places
 * plus its place, and for words its part of the anchor where that isn't its name.
 */
type Entry = readonly [kind: number, service: number, name: string, words: string, address: string | readonly number[]];

interface Document {
  readonly id: number;
  /** Words of the name, in every way that readers write it. */
  readonly name: string;
  readonly text: string;
}

/** Places of a field that are kept: a field that stands everywhere is not what a reader looks for. */
const MAX_PLACES = 12;

/**
 * The index of a site's search as a script that sets `specscribeSearchIndex`: a file read from disk may load scripts,
 * and nothing else.
 */
export function searchIndex(views: readonly ServiceView[], path: string): SiteFile {
  const entries: Entry[] = [];
  const index = new MiniSearch<Document>({ fields: ['name', 'text'] });
  const documents: Document[] = [];
  const add = (entry: Entry, name: string, text: string): number => {
    const id = entries.length;
    documents.push({ id, name: allWords(name), text: allWords(text) });
    entries.push(entry);
    return id;
  };
  views.forEach((view, service) => {
    const { title, pages } = view;
    const fields = new Fields(view);
    for (const operation of view.operations) {
      const { id, summary, method, path: route, tag } = operation;
      const words = `${method.toUpperCase()} ${route}`;
      const entry: Entry = [0, service, summary, words, pages.operation(id) ?? ''];
      fields.ofOperation(operation, add(entry, `${summary} ${id}`, `${words} ${tag} ${title}`));
    }
    for (const [name, node] of view.schemas) {
      const words = typeof node.title === 'string' ? node.title : '';
      const entry: Entry = [1, service, name, words, pages.schema(name) ?? ''];
      fields.ofSchema(name, node, add(entry, name, `${words} ${title}`));
    }
    for (const [name, { places, values }] of fields.byName) {
      const anchor = anchorOf(name);
      const entry: Entry = [2, service, name, anchor === name ? '' : anchor, places.slice(0, MAX_PLACES)];
      add(entry, name, `${[...values].join(' ')} ${title}`);
    }
    for (const [code, meanings] of view.errors) {
      const words = meaningLine(meanings);
      add([3, service, code, words, pages.error(code) ?? ''], code, `${words} ${title}`);
    }
  });
  index.addAll(documents);
  const content = { kinds: KINDS, places: PLACES, services: views.map(({ title }) => title), entries, index };
  return { path, content: `globalThis.specscribeSearchIndex = JSON.parse(${scriptText(JSON.stringify(content))});\n` };
}

/** A text of JavaScript, in the quotes that JSON doesn't have. Line separators end one in engines before ES2019. */
const scriptText = (text: string): string =>
  `'${text.replace(/['\\\u2028\u2029]/g, (mark) => (mark === '\\' ? '\\\\' : `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`))}'`;

/** Words as they stand, and the parts of those that are written together: `CreateNotebook` is found by either part. */
function allWords(text: string): string {
  const parts = text.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return parts === text ? text : `${text} ${parts}`;
}

interface FieldEntry {
  readonly places: number[];
  /** Values of its enumerations. */
  readonly values: Set<string>;
}

/** Fields and parameters of a service by name. */
class Fields {
  readonly byName = new Map<string, FieldEntry>();
  readonly #contract: Node;

  constructor({ service }: ServiceView) {
    this.#contract = service.contract;
  }

  ofOperation(operation: SiteOperation, id: number): void {
    for (const { name, in: where, node, at } of parametersOf(this.#contract, operation))
      if (isPlace(where)) this.#add(name, where, id, { node: (node.schema ?? {}) as Node, at: `${at}/schema` });
  }

  ofSchema(name: string, node: Node, id: number): void {
    const schema = { node, at: pointer('/components/schemas', name) };
    for (const property of propertiesOf(this.#contract, schema)) this.#add(property.name, 'field', id, property);
  }

  #add(name: string, place: FieldPlace, id: number, value: Place): void {
    const field = this.byName.get(name) ?? { places: [], values: new Set<string>() };
    this.byName.set(name, field);
    field.places.push(id * PLACES.length + PLACES.indexOf(place));
    for (const each of listOf(inner(this.#contract, value).node.enum)) field.values.add(valueText(each));
  }
}

const isPlace = (text: string): text is FieldPlace => (PLACES as readonly string[]).includes(text);
