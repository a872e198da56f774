import MiniSearch, { type Options } from 'minisearch';
import { pointer } from '../../emit/index.ts';
import type { Node } from '../../nodes.ts';
import { valuesOf } from '../../null-schema.ts';
import { inner, type Place, parametersOf, propertiesOf } from './contract.ts';
import type { SiteFile, SiteOperation } from './model.ts';
import { meaningLine } from './operation-errors.ts';
import { anchorOf } from './paths.ts';
import { searchFiles } from './search-files.ts';
import { valueText } from './types.ts';
import type { ServiceView } from './view.ts';

/** Kinds of what is found, in the order of a service's ids. */
const KINDS = ['operation', 'schema', 'field', 'error code'] as const;

/** Where a field may stand: the first steps of its anchor. A parameter's is its `in`. */
const PLACES = ['field', 'path', 'query', 'header', 'cookie'] as const;
type FieldPlace = (typeof PLACES)[number];

/**
 * What the search shows of a page: name, further words for the reader, address within the service. A field has one entry
 * a service; for an address it has its places, and for words its part of the anchor where that isn't its name.
 */
type Entry = readonly [name: string, words: string, address: string | readonly PlaceOfField[]];

/** A schema or an operation that a field is in: the first step of the anchor, what the owner is called, its address. */
type PlaceOfField = readonly [place: number, owner: string, address: string];

interface Document {
  readonly id: number;
  /** Words of the name, in every way that readers write it. */
  readonly name: string;
  readonly text: string;
  /** The name as one term, which finds what is called just as asked for. */
  readonly whole: string;
}

/** Places of a field that are kept: a field that stands everywhere is not what a reader looks for. */
const MAX_PLACES = 4;

/** Letters of a name that are compared with all that is asked for. */
const WHOLE_LETTERS = 60;

const OPTIONS: Options<Document> = {
  fields: ['name', 'text', 'whole'],
  tokenize: (text, field) => (field === 'whole' ? [text] : words(text)),
};
const words = MiniSearch.getDefault('tokenize') as (text: string) => string[];

/**
 * The index of a site's search: scripts, since a file read from disk may load scripts and nothing else. The first says
 * what is in the others, and is small; a reader who looks for a word loads the parts that have it.
 *
 * @returns the same bytes for the same services in the same order
 */
export function* searchIndex(views: readonly ServiceView[]): Generator<SiteFile> {
  const entries: Entry[] = [];
  const documents: Document[] = [];
  /** The first id of each kind, service by service. */
  const firsts: number[] = [];
  const add = (entry: Entry, name: string, text: string): void => {
    const whole = entry[0].toLowerCase().slice(0, WHOLE_LETTERS);
    documents.push({ id: entries.length, name: allWords(name), text: allWords(text), whole });
    entries.push(entry);
  };
  for (const view of views) {
    const { pages, folder } = view;
    const fields = new Fields(view);
    const inFolder = (page: string | undefined): string => page?.slice(folder.length + 1) ?? '';
    firsts.push(entries.length);
    for (const operation of view.operations) {
      const { id, summary, method, path: route, tag } = operation;
      const shown = `${method.toUpperCase()} ${route}`;
      const address = inFolder(pages.operation(id));
      add([summary, shown, address], `${summary} ${id}`, `${shown} ${tag}`);
      fields.ofOperation(operation, [summary, address]);
    }
    firsts.push(entries.length);
    for (const [name, node] of view.schemas) {
      const title = typeof node.title === 'string' ? node.title : '';
      const address = inFolder(pages.schema(name));
      add([name, title, address], name, title);
      fields.ofSchema(name, node, [name, address]);
    }
    firsts.push(entries.length);
    for (const [name, { places, values }] of fields.byName) {
      const anchor = anchorOf(name);
      add([name, anchor === name ? '' : anchor, places], name, [...values].join(' '));
    }
    firsts.push(entries.length);
    for (const [code, meanings] of view.errors) {
      const meaning = meaningLine(meanings);
      add([code, meaning, inFolder(pages.error(code))], code, meaning);
    }
  }
  const index = new MiniSearch<Document>(OPTIONS);
  index.addAll(documents);
  const services = views.map(({ title, folder, operations }) => [title, allWords(title), folder, operations.length]);
  yield* searchFiles({ kinds: KINDS, places: PLACES, services, firsts, wholeLetters: WHOLE_LETTERS }, index, entries);
}

/** Words as they stand, and the parts of those that are written together: `CreateNotebook` is found by either part. */
function allWords(text: string): string {
  const parts = text.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return parts === text ? text : `${text} ${parts}`;
}

interface FieldEntry {
  readonly places: PlaceOfField[];
  /** Values of its enumerations. */
  readonly values: Set<string>;
}

type Owner = readonly [name: string, address: string];

/** Fields and parameters of a service by name. */
class Fields {
  readonly byName = new Map<string, FieldEntry>();
  readonly #contract: Node;

  constructor({ service }: ServiceView) {
    this.#contract = service.contract;
  }

  ofOperation(operation: SiteOperation, owner: Owner): void {
    for (const { name, in: where, node, at } of parametersOf(this.#contract, operation))
      if (isPlace(where)) this.#add(name, where, owner, { node: (node.schema ?? {}) as Node, at: `${at}/schema` });
  }

  ofSchema(name: string, node: Node, owner: Owner): void {
    const schema = { node, at: pointer('/components/schemas', name) };
    for (const property of propertiesOf(this.#contract, schema)) this.#add(property.name, 'field', owner, property);
  }

  #add(name: string, place: FieldPlace, owner: Owner, value: Place): void {
    const field = this.byName.get(name) ?? { places: [], values: new Set<string>() };
    this.byName.set(name, field);
    if (field.places.length < MAX_PLACES) field.places.push([PLACES.indexOf(place), ...owner]);
    for (const each of valuesOf(inner(this.#contract, value).node)) field.values.add(valueText(each));
  }
}

const isPlace = (text: string): text is FieldPlace => (PLACES as readonly string[]).includes(text);
