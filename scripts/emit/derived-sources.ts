import { pointer } from '../json-pointer.ts';
import { isNode } from '../nodes.ts';
import type { OpenApiDocument } from './openapi.ts';
import type { SourceMap, TracedNode } from './source-map.ts';
import type { Traced } from './traced.ts';

/** What the source of a keyword that no fact is recorded for follows from. */
interface Derivation {
  /** A keyword beside it; the node that it is part of where absent. */
  readonly of?: string;
  /** The rule that made it of that; absent where it says the same thing in the same words. */
  readonly rule?: string;
}

/** Keywords whose value follows from what is recorded of others. */
const DERIVED = {
  name: {},
  in: {},
  type: {},
  format: { of: 'type' },
  additionalProperties: { of: 'type' },
  deprecated: { of: 'schema/deprecated' },
  allowEmptyValue: { rule: 'parameter-without-value' },
  required: { rule: 'fields-of-body' },
  title: { rule: 'title-of-page' },
  url: { rule: 'address-of-page' },
  'x-type-text': {},
  'x-source': { rule: 'page-of-source' },
} as const satisfies Readonly<Record<string, Derivation>>;

/** A keyword whose value follows from what is recorded of others. */
type DerivedKeyword = keyof typeof DERIVED;

const derivationOf = (keyword: string | undefined): Derivation | undefined =>
  keyword !== undefined && Object.hasOwn(DERIVED, keyword) ? DERIVED[keyword as DerivedKeyword] : undefined;

/** Keywords with their values, whose sources follow from those of others; any other keyword doesn't compile. */
export const derived = <Parts extends { [Key in keyof Parts]: Key extends DerivedKeyword ? unknown : never }>(
  parts: Parts,
): { [Key in keyof Parts]: Traced<Parts[Key]> } => parts as { [Key in keyof Parts]: Traced<Parts[Key]> };

/**
 * What a node is: `names` has entries of any name, or in a list, that are `parts`; of `parts` each keyword is a fact of its
 * own; a `value` is one fact where it has a source.
 */
type Role = 'paths' | 'names' | 'parts' | 'value';

/** Roles of keywords; any other one has a value. */
const ROLES: Readonly<Record<string, Role>> = {
  paths: 'paths',
  ...roles(
    'names',
    'allOf',
    'anyOf',
    'content',
    'headers',
    'oneOf',
    'parameters',
    'properties',
    'responses',
    'schemas',
  ),
  ...roles('names', 'x-alternatives'),
  ...roles('parts', 'additionalProperties', 'components', 'items', 'requestBody', 'schema'),
};

function roles(role: Role, ...keywords: readonly string[]): Record<string, Role> {
  return Object.fromEntries(keywords.map((keyword) => [keyword, role]));
}

/**
 * The sources of a contract, with those of keywords that follow from others: no leaf of the contract is without one. What
 * is one fact of a page, such as an enumeration or an example, has one source for all that is in it.
 *
 * @returns `holes`: pointers of leaves that are neither recorded nor follow from anything
 */
export function withDerivedSources(
  document: OpenApiDocument,
  sources: SourceMap,
): { readonly sources: SourceMap; readonly holes: readonly string[] } {
  const traced = new Map(sources);
  const holes: string[] = [];
  visit(document, 'parts', '', undefined);
  return { sources: traced, holes };

  function visit(value: unknown, role: Role, at: string, keyword: string | undefined): void {
    const known = sources.get(at);
    const isOneFact = role === 'value' || (role === 'names' && Array.isArray(value) && keyword !== 'parameters');
    if (known && isOneFact) return;
    const entries = isNode(value) ? Object.entries(value) : Array.isArray(value) ? [...value.entries()] : [];
    if (entries.length === 0 && !known) leaf(keyword, at);
    for (const [key, each] of entries) {
      const name = String(key);
      if (role === 'paths') visit(each, 'names', pointer(at, name), undefined);
      else if (role === 'names') visit(each, 'parts', pointer(at, name), undefined);
      else if (Array.isArray(value)) visit(each, 'value', pointer(at, name), keyword);
      else visit(each, (Object.hasOwn(ROLES, name) ? ROLES[name] : undefined) ?? 'value', pointer(at, name), name);
    }
  }

  /** @param keyword the one that the leaf is the value of, or is in the list of; undefined where a name has it */
  function leaf(keyword: string | undefined, at: string): void {
    const derivation = derivationOf(keyword);
    const parent = at.slice(0, at.lastIndexOf('/'));
    const origin =
      derivation?.of === undefined ? undefined : (sources.get(`${parent}/${derivation.of}`) ?? sources.get(parent));
    const node = derivation && (origin ?? nearest(sources, parent));
    if (!node) {
      holes.push(at);
      return;
    }
    const { source, origin: how, rule } = node;
    traced.set(
      at,
      derivation.rule === undefined
        ? { source, origin: how, rule }
        : { source: { ...source, words: '' }, origin: 'inferred', rule: derivation.rule },
    );
  }
}

function nearest(sources: SourceMap, from: string): TracedNode | undefined {
  for (let at = from; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = sources.get(at);
    if (found || at === '') return found;
  }
}
