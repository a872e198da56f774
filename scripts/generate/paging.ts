import { plainName } from '../plain-name.ts';
import type { OpenApiDocument } from '../emit/index.ts';
import { entriesOf, isNode, type Node } from '../nodes.ts';
import type { ParameterFacts } from './parameters.ts';
import { componentOf, nodeAt, propertiesOf, resolve, successSchema, successesOf } from './resolve.ts';

interface Pages {
  /** Query parameter for the greatest number of items that one answer has. */
  readonly limit?: string;
  /** Field of the answer that holds the list. */
  readonly items: string;
  /** Name of the component of an item; absent where it has none. */
  readonly item?: string;
  /** Field of the answer that is false on the last page. */
  readonly more?: string;
}

/** Pages by the number of items before them: the next one starts after all that have come. */
export interface OffsetPaging extends Pages {
  readonly kind: 'offset';
  readonly offset: string;
  /** Field of the answer with the number of items of all pages. */
  readonly total?: string;
}

/** Pages by their number. */
export interface NumberPaging extends Pages {
  readonly kind: 'number';
  readonly page: string;
  /** Number of the first page; 0 also where the documentation doesn't say: page 1 is then the same page, or the next. */
  readonly first: 0 | 1;
  readonly total?: string;
}

/** Pages by a mark that the last answer gives. */
export interface MarkerPaging extends Pages {
  readonly kind: 'marker';
  readonly marker: string;
  /** Where the next mark stands: names of fields, joined by dots, from the answer or from its last item. */
  readonly next: string;
  readonly nextIn: 'answer' | 'item';
}

/** Pages by an address that the last answer gives, of which the query is taken: it is the same operation. */
export interface LinkPaging extends Pages {
  readonly kind: 'link';
  /**
   * Where that address stands: names of fields, joined by dots, of a text or of a list of links, of which the one is
   * taken that says `next` of itself; the header `Link` (RFC 8288) where absent.
   */
  readonly next?: string;
}

export type Paging = OffsetPaging | MarkerPaging | LinkPaging;

/**
 * Words for the parameters of a list and for fields of its answer, each in the order of preference: lower case, since
 * `pageSize`, `page_size` and `page-size` are one.
 */
const WORDS = {
  marker: ['marker', 'continue', 'cursor', 'pagetoken', 'nexttoken', 'continuationtoken'],
  offset: ['offset'],
  page: ['page', 'pageno', 'pagenum', 'pagenumber', 'curpage', 'currentpage', 'pageindex'],
  limit: ['limit', 'pagesize', 'perpage', 'maxkeys', 'maxresults'],
  next: [
    ['nextmarker'],
    ['nextcursor'],
    ['nextpagetoken'],
    ['nexttoken'],
    ['nextcontinuationtoken'],
    ['pageinfo', 'nextmarker'],
    ['pageinfo', 'nextcursor'],
    ['metadata', 'continue'],
  ],
  link: [['links', 'next'], ['next'], ['nexturl'], ['nextlink'], ['paging', 'next'], ['pagination', 'next']],
  more: ['hasmore', 'hasnext', 'hasnextpage', 'istruncated', 'truncated'],
  total: ['total', 'totalcount', 'totalnumber', 'totalnum'],
  item: ['id'],
} as const;

/** The first of the words that is a name, as that name is written. */
function named(names: Iterable<string>, words: readonly string[]): string | undefined {
  const known = new Map([...names].reverse().map((name) => [plainName(name), name]));
  const word = words.find((each) => known.has(each));
  return word === undefined ? undefined : known.get(word);
}

/** Lists beside the list itself: links to other pages, as OpenStack's services give them. */
const COMPANION = /_links$/;

/** An offset that counts pages is none: stepping by items would leave some out. */
const COUNTS_PAGES = /\b(?:start page|page number|number of the page|index of the (?:query )?page|query page)\b/i;

/**
 * How the parts of a list are asked for, by the names of query parameters and by the fields of the answer, which must
 * have exactly one list of objects.
 *
 * @returns undefined where there is no such list, no parameter of the family's words, or nothing to go on from
 */
export function pagingOf(
  contract: OpenApiDocument,
  parameters: readonly ParameterFacts[],
  operation: Node,
): Paging | undefined {
  const found = listIn(contract, parameters, operation);
  if (found === undefined) return undefined;
  const { query, answer, pages } = found;
  return (
    markerPaging(contract, query, answer, pages) ??
    offsetPaging(query, answer, pages) ??
    (pageParameter(query) === undefined ? linkPaging(contract, operation, answer, pages) : undefined)
  );
}

/** As {@link pagingOf}, for lists whose parts are asked for by the number of a page. */
export function numberPagingOf(
  contract: OpenApiDocument,
  parameters: readonly ParameterFacts[],
  operation: Node,
): NumberPaging | undefined {
  const found = listIn(contract, parameters, operation);
  if (found === undefined) return undefined;
  const { query, answer, pages } = found;
  const page = pageParameter(query);
  const parameter = page === undefined ? undefined : query.get(page);
  if (page === undefined || parameter === undefined) return undefined;
  return { kind: 'number', page, first: firstPage(parameter), ...pages, ...totalIn(answer) };
}

/** The parameter for the number of a page. */
function pageParameter(query: Query): string | undefined {
  const offset = named(query.keys(), WORDS.offset);
  const counts = offset !== undefined && COUNTS_PAGES.test(query.get(offset)?.description ?? '');
  return named(query.keys(), WORDS.page) ?? (counts ? offset : undefined);
}

const FIRST_PAGE = /\b(?:begins?|starts?|starting|counted|numbered)\s+(?:with|from|at)\s+(?:page\s+)?([01])\b/i;

function firstPage({ description = '', fallback }: ParameterFacts): 0 | 1 {
  const said = FIRST_PAGE.exec(description)?.[1];
  return String(fallback ?? said) === '1' ? 1 : 0;
}

interface List {
  readonly query: Query;
  readonly answer: Fields;
  readonly pages: Pages;
}

/** The one list of objects in an operation's answer, with what its parts are asked for by. */
function listIn(contract: OpenApiDocument, parameters: readonly ParameterFacts[], operation: Node): List | undefined {
  const query = new Map(parameters.filter((each) => each.in === 'query').map((each) => [each.name, each]));
  const answer = propertiesOf(contract, successSchema(contract, operation));
  const lists = [...answer].filter(([name, property]) => !COMPANION.test(name) && isListOfObjects(contract, property));
  const [items] = lists[0] ?? [];
  if (items === undefined || lists.length > 1) return undefined;
  const limit = named(query.keys(), WORDS.limit);
  const item = componentOf(answer.get(items)?.items);
  const more = named(answer.keys(), WORDS.more);
  const pages: Pages = {
    items,
    ...(item === undefined ? {} : { item }),
    ...(limit === undefined ? {} : { limit }),
    ...(more !== undefined && answer.get(more)?.type === 'boolean' ? { more } : {}),
  };
  return { query, answer, pages };
}

type Query = ReadonlyMap<string, ParameterFacts>;
type Fields = ReadonlyMap<string, Node>;

function markerPaging(contract: OpenApiDocument, query: Query, answer: Fields, pages: Pages): MarkerPaging | undefined {
  const marker = named(query.keys(), WORDS.marker);
  if (marker === undefined) return undefined;
  const [next] = WORDS.next.flatMap((path) => pathIn(contract, answer, path) ?? []);
  if (next !== undefined) return { kind: 'marker', marker, ...pages, next, nextIn: 'answer' };
  // Other marks than a marker are nothing that a caller could take from an item.
  if (!['marker', 'continue'].includes(plainName(marker))) return undefined;
  const item = propertiesOf(contract, answer.get(pages.items)?.items);
  const id = WORDS.item.find((name) => item.has(name));
  return id === undefined ? undefined : { kind: 'marker', marker, ...pages, next: id, nextIn: 'item' };
}

function offsetPaging(query: Query, answer: Fields, pages: Pages): OffsetPaging | undefined {
  const offset = named(query.keys(), WORDS.offset);
  if (offset === undefined || COUNTS_PAGES.test(query.get(offset)?.description ?? '')) return undefined;
  return { kind: 'offset', offset, ...pages, ...totalIn(answer) };
}

function totalIn(answer: Fields): { readonly total?: string } {
  const numbers = [...answer].filter(([, { type }]) => type === 'integer').map(([name]) => name);
  const total = named(numbers, WORDS.total);
  return total === undefined ? {} : { total };
}

/** Names of fields that lead to what the words say, joined by dots. */
function pathIn(
  contract: OpenApiDocument,
  fields: Fields,
  [first = '', ...rest]: readonly string[],
  isWanted: (field: Node) => boolean = () => true,
): string | undefined {
  const name = named(fields.keys(), [first]);
  const field = name === undefined ? undefined : fields.get(name);
  if (name === undefined || field === undefined) return undefined;
  if (rest.length === 0) return isWanted(field) ? name : undefined;
  const inner = pathIn(contract, propertiesOf(contract, field), rest, isWanted);
  return inner === undefined ? undefined : `${name}.${inner}`;
}

/** Says of a text that it is an address; in `links` it is one anyway. */
const ADDRESS = /\b(?:urls?|uris?|links?|address)\b|https?:/i;

/** An address as examples show it: whole, or from the root of the server on. */
const SHOWN_ADDRESS = /^(?:https?:\/\/[^\s/?]|\/[\w.~-])[^\s?]*\?\S*$/;

const isAddressAt = (answer: unknown, name: string): boolean =>
  SHOWN_ADDRESS.test(String(name.split('.').reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), answer)));

/** The bodies that examples show of a success. */
function shownAnswers(contract: OpenApiDocument, operation: Node): unknown[] {
  return successesOf(operation).flatMap(([, response]) =>
    entriesOf(resolve(contract, response).content).flatMap(([, media]) => [
      media.example,
      ...entriesOf(media.examples).map(([, example]) => resolve(contract, example).value),
    ]),
  );
}

function linkPaging(contract: OpenApiDocument, operation: Node, answer: Fields, pages: Pages): LinkPaging | undefined {
  const shown = shownAnswers(contract, operation);
  const isLink = ({ type, format, description }: Node): boolean =>
    type === 'string' && (format === 'uri' || ADDRESS.test(String(description ?? '')));
  const isText = ({ type }: Node): boolean => type === 'string';
  const [link] = WORDS.link.flatMap((path) => {
    const stated = pathIn(contract, answer, path, path[0] === 'links' ? isText : isLink);
    if (stated !== undefined) return [stated];
    const name = pathIn(contract, answer, path, isText);
    return name !== undefined && shown.some((each) => isAddressAt(each, name)) ? [name] : [];
  });
  if (link !== undefined) return { kind: 'link', ...pages, next: link };
  const companion = answer.get(`${pages.items}_links`);
  if (companion?.type === 'array') return { kind: 'link', ...pages, next: `${pages.items}_links` };
  const hasHeader = successesOf(operation).some(([, response]) =>
    Object.keys(nodeAt(resolve(contract, response), 'headers')).some((name) => plainName(name) === 'link'),
  );
  return hasHeader ? { kind: 'link', ...pages } : undefined;
}

function isListOfObjects(contract: OpenApiDocument, property: Node): boolean {
  if (property.type !== 'array') return false;
  const item = resolve(contract, property.items);
  return item.type === 'object' || isNode(item.properties) || propertiesOf(contract, item).size > 0;
}
