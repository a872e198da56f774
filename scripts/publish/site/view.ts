import { addTo } from '../../append.ts';
import type { Markup } from '../markup.ts';
import { type ErrorMeaning, errorsIn, operationsIn, schemasIn } from './contract.ts';
import type { FieldCard } from './field-card.ts';
import { prose } from './markdown.ts';
import { fileNames, linkTo } from './paths.ts';
import type { SiteOperation, SiteService, SiteSlots } from './model.ts';
import { isNode, type Node } from '../../nodes.ts';
import { Sources } from './sources.ts';

/** A service as its pages see it: what it has, where each page is, and what was made for several pages already. */
export interface ServiceView {
  readonly service: SiteService;
  readonly slots: SiteSlots;
  /** Folder of the service in the site. */
  readonly folder: string;
  readonly title: string;
  readonly operations: readonly SiteOperation[];
  /** Operations by tag, those in use first. */
  readonly tags: ReadonlyMap<string, readonly SiteOperation[]>;
  readonly schemas: readonly (readonly [string, Node])[];
  readonly errors: readonly (readonly [string, readonly ErrorMeaning[]])[];
  readonly pages: PagePaths;
  readonly sources: Sources;
  /** Operations that send or answer with a schema, directly or inside another. */
  readonly usersOf: (schema: string) => readonly SiteOperation[];
  /** A description, rendered once however many pages show it. */
  readonly prose: (text: string) => Markup;
  /** Remembers cards of fields. */
  readonly cards: (key: string, make: () => FieldCard) => FieldCard;
  /** Remembers markup that several pages have, by what it is of. */
  readonly remember: (key: string, make: () => Markup) => Markup;
}

/** Paths of pages, relative to the site. */
export interface PagePaths {
  readonly service: string;
  readonly schemas: string;
  readonly errors: string;
  readonly findings: string;
  readonly operation: (id: string) => string | undefined;
  readonly schema: (name: string) => string | undefined;
  readonly error: (code: string) => string | undefined;
}

export function viewOf(service: SiteService, folder: string, slots: SiteSlots): ServiceView {
  const operations = operationsIn(service);
  const schemas = schemasIn(service);
  const errors = errorsIn(service);
  const proses = memory<Markup>();
  let users: ReadonlyMap<string, readonly SiteOperation[]> | undefined;
  return {
    service,
    slots,
    folder,
    title: titleOf(service),
    operations,
    tags: byTag(operations),
    schemas,
    errors,
    pages: {
      service: `${folder}/index.html`,
      schemas: `${folder}/schemas/index.html`,
      errors: `${folder}/errors/index.html`,
      findings: `${folder}/findings.html`,
      operation: pathsIn(
        `${folder}/operations`,
        operations.map(({ id }) => id),
      ),
      schema: pathsIn(
        `${folder}/schemas`,
        schemas.map(([name]) => name),
      ),
      error: pathsIn(
        `${folder}/errors`,
        errors.map(([code]) => code),
      ),
    },
    sources: new Sources(service),
    usersOf: (schema) => {
      users ??= usersBySchema(service.contract, operations);
      return users.get(schema) ?? [];
    },
    prose: (text) => proses(text, () => prose(text)),
    cards: memory<FieldCard>(),
    remember: memory<Markup>(),
  };
}

/** Makes a value once for each key. */
function memory<T>(): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    known.set(key, made);
    return made;
  };
}

function titleOf({ contract, name }: SiteService): string {
  const info = contract.info;
  return isNode(info) && typeof info.title === 'string' && info.title !== '' ? info.title : name;
}

/** In the order of the contract, but for tags of nothing that is still to be used, which come last. */
function byTag(operations: readonly SiteOperation[]): Map<string, SiteOperation[]> {
  const tags = new Map<string, SiteOperation[]>();
  for (const operation of operations) {
    const group = tags.get(operation.tag);
    if (group) group.push(operation);
    else tags.set(operation.tag, [operation]);
  }
  const isPast = ([, group]: readonly [string, readonly SiteOperation[]]): number =>
    Number(group.every(({ deprecated }) => deprecated));
  return new Map([...tags].sort((one, other) => isPast(one) - isPast(other)));
}

/** Paths of pages in a folder that has a page of its own. */
export function pathsIn(folder: string, names: readonly string[]): (name: string) => string | undefined {
  const files = fileNames(names, ['index']);
  return (name) => {
    const file = files.get(name);
    return file === undefined ? undefined : `${folder}/${file}.html`;
  };
}

/** Schemas that each operation reaches, turned around. */
function usersBySchema(contract: Node, operations: readonly SiteOperation[]): Map<string, SiteOperation[]> {
  const users = new Map<string, SiteOperation[]>();
  const below = new Map<string, ReadonlySet<string>>();
  const namesBelow = (name: string): ReadonlySet<string> => {
    const known = below.get(name);
    if (known) return known;
    const names = new Set<string>();
    below.set(name, names);
    const components = contract.components as { readonly schemas?: Readonly<Record<string, unknown>> } | undefined;
    for (const each of referencesIn(components?.schemas?.[name])) names.add(each);
    return names;
  };
  for (const operation of operations) {
    const reached = new Set(referencesIn([operation.node, operation.item.parameters]));
    // A set that grows while it is walked: each name is visited once, circles end.
    for (const name of reached) for (const next of namesBelow(name)) reached.add(next);
    for (const name of reached) addTo(users, name, operation);
  }
  return users;
}

const SCHEMA = /^#\/components\/schemas\/([^/]+)$/;

/** Names of schemas that a node refers to, not through others. Examples are data, and refer to nothing. */
function referencesIn(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const each of node) referencesIn(each, found);
  else if (isNode(node))
    for (const [key, value] of Object.entries(node)) {
      const name = key === '$ref' && typeof value === 'string' ? SCHEMA.exec(value)?.[1] : undefined;
      if (name !== undefined) found.push(name);
      else if (!key.includes('example')) referencesIn(value, found);
    }
  return found;
}

/** A way from a page to another; undefined where there is no such page. */
export const wayTo = (from: string, to: string | undefined): string | undefined =>
  to === undefined ? undefined : linkTo(from, to);
