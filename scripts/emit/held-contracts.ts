/** Finished contracts that pages show: they join what was made of other pages, each fact with the page's line. */
import { pointer } from '../json-pointer.ts';
import { type Diagnostic, diagnostic, type HeldContract, type Method, type Source } from '../ir/index.ts';
import { suggestId } from '../link/index.ts';
import { entriesOf, isNode, listOf, methodsOf, type Node, textOf } from '../nodes.ts';
import type { EmittedContract } from './contract.ts';
import type { OpenApiDocument } from './openapi.ts';
import type { TracedNode } from './source-map.ts';

/** What `service.yaml` has: it counts before what a contract says of the same. */
export interface ConfiguredParts {
  readonly info: boolean;
  readonly servers: boolean;
  readonly security: boolean;
}

export interface JoinedContract extends EmittedContract {
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists and maps of a contract that several contracts may add to. */
type Draft = Record<string, unknown>;

/**
 * Contracts that pages show, with what was emitted of other pages. One alone stays as it is, but for ids of operations that
 * have none, for the page that each operation names, and for what is configured.
 *
 * @returns `diagnostics`: operations that two of them state, of which the first is kept
 */
export function withHeldContracts(
  emitted: EmittedContract,
  held: readonly HeldContract[],
  configured: ConfiguredParts,
): JoinedContract {
  if (held.length === 0) return { ...emitted, diagnostics: [] };
  const joiner = new Joiner(emitted, configured);
  for (const each of held) joiner.add(each);
  return joiner.joined();
}

class Joiner {
  private readonly document: Draft;
  private readonly paths: Record<string, Draft>;
  private readonly components: Record<string, Draft>;
  private readonly tags: unknown[];
  private readonly ids = new Set<string>();
  private readonly sources: Map<string, TracedNode>;
  private readonly diagnostics: Diagnostic[] = [];
  private readonly configured: ConfiguredParts;
  private isFirst: boolean;
  private renames: ReadonlyMap<string, string> = new Map();

  constructor({ document, sources }: EmittedContract, configured: ConfiguredParts) {
    this.configured = configured;
    this.document = { ...document };
    this.isFirst = Object.keys(document.paths).length === 0;
    this.paths = Object.fromEntries(Object.entries(document.paths).map(([path, item]) => [path, { ...item }]));
    const { securitySchemes, schemas } = document.components;
    this.components = { securitySchemes: { ...securitySchemes }, schemas: { ...schemas } };
    this.tags = [...document.tags];
    this.sources = new Map(sources);
    for (const [, item] of entriesOf(document.paths))
      for (const [, { operationId }] of methodsOf(item)) this.ids.add(String(operationId));
  }

  joined(): JoinedContract {
    const { document, paths, components, tags } = this;
    const whole = { ...document, tags, paths, components };
    return { document: whole as unknown as OpenApiDocument, sources: this.sources, diagnostics: this.diagnostics };
  }

  add(held: HeldContract): void {
    const value = this.renamed(held);
    if (this.isFirst) this.head(held, value);
    this.security(held, value);
    for (const [index, tag] of listOf(value.tags).entries()) {
      if (this.tags.some((each) => isNode(each) && isNode(tag) && each.name === tag.name)) continue;
      this.trace(held, pointer('/tags', index), pointer('/tags', this.tags.length), tag);
      this.tags.push(tag);
    }
    for (const [kind, map] of entriesOf(value.components))
      for (const [name, each] of Object.entries(map)) this.component(held, kind, name, each);
    for (const [path, item] of entriesOf(value.paths)) this.item(held, value, path, item);
    this.isFirst = false;
  }

  /** Version, title, addresses and what else stands at the root of the contract. */
  private head(held: HeldContract, value: Node): void {
    const { openapi, info, servers, paths, components, tags, security, ...rest } = value;
    Object.assign(this.document, { openapi }, rest);
    for (const key of Object.keys(rest)) this.trace(held, pointer('', key), pointer('', key), rest[key]);
    if (!this.configured.info && isNode(info)) {
      this.document.info = { version: '0.0.0', title: '', ...info };
      for (const key of Object.keys(info)) this.put(held, pointer('/info', key), pointer('/info', key));
    }
    if (!this.configured.servers && listOf(servers).length > 0) {
      this.forget('/servers');
      this.document.servers = servers;
      this.trace(held, '/servers', '/servers', servers);
    }
  }

  /** What holds for all operations of the first contract; further ones say it at each operation. */
  private security(held: HeldContract, value: Node): void {
    if (!this.isFirst || this.configured.security) return;
    this.forget('/security');
    this.forget('/components/securitySchemes');
    this.components.securitySchemes = {};
    this.document.security = listOf(value.security);
    this.trace(held, '/security', '/security', value.security);
  }

  private component(held: HeldContract, kind: string, name: string, value: unknown): void {
    this.components[kind] ??= {};
    const map = this.components[kind] as Draft;
    if (Object.hasOwn(map, name)) return;
    map[name] = value;
    const at = pointer('/components', kind, name);
    this.trace(held, pointer('/components', kind, this.nameBefore(kind, name)), at, value);
  }

  private nameBefore(kind: string, name: string): string {
    for (const [from, to] of this.renames) if (to === pointer('#/components', kind, name)) return lastStep(from);
    return name;
  }

  private item(held: HeldContract, value: Node, path: string, item: Node): void {
    const at = pointer('/paths', path);
    const known = this.paths[path];
    const target: Draft = known ?? {};
    this.paths[path] = target;
    if (!known) this.put(held, at, at);
    for (const [key, each] of Object.entries(item)) {
      const where = pointer(at, key);
      if (Object.hasOwn(target, key)) {
        this.diagnostics.push(
          diagnostic('emit/operation-twice', this.placeOf(held, where), { method: key.toUpperCase(), path }),
        );
        continue;
      }
      target[key] = each;
      this.trace(held, where, where, each);
    }
    for (const [method, operation] of methodsOf(item))
      if (target[method] === operation) target[method] = this.operation(held, value, path, method, operation);
  }

  private operation(held: HeldContract, value: Node, path: string, method: string, operation: Node): Node {
    const at = pointer('/paths', path, method);
    const own = textOf(operation.operationId);
    const suggested = suggestId({
      name: '',
      title: textOf(operation.summary) ?? '',
      method: method.toUpperCase() as Method,
      path,
    });
    const id = freeName(own ?? suggested.ids[0], this.ids);
    this.ids.add(id);
    if (id !== own)
      this.sources.set(pointer(at, 'operationId'), {
        source: { ...this.placeOf(held, at), words: textOf(operation.summary) ?? '' },
        origin: 'inferred',
        rule: own === undefined ? suggested.rule : 'id-of-another-operation',
      });
    const isOwn = this.isFirst || this.configured.security || operation.security !== undefined;
    return {
      ...operation,
      operationId: id,
      'x-source': operation['x-source'] ?? held.file,
      ...(isOwn ? {} : { security: listOf(value.security) }),
    };
  }

  /** Components that have the name of another of other content get one of their own, and so do references to them. */
  private renamed(held: HeldContract): Node {
    const renames = new Map<string, string>();
    for (const [kind, map] of entriesOf(held.value.components)) {
      const known = this.components[kind] ?? {};
      if (this.isFirst && kind === 'securitySchemes') continue;
      const taken = new Set([...Object.keys(known), ...Object.keys(map)]);
      for (const [name, each] of Object.entries(map)) {
        if (!Object.hasOwn(known, name) || JSON.stringify(known[name]) === JSON.stringify(each)) continue;
        const free = freeName(name, taken);
        taken.add(free);
        renames.set(pointer('#/components', kind, name), pointer('#/components', kind, free));
      }
    }
    this.renames = renames;
    return renames.size === 0 ? held.value : (withRenames(held.value, renames) as Node);
  }

  private placeOf({ file, line, lines }: HeldContract, at: string): Pick<Source, 'file' | 'line'> {
    for (let where = at; where !== ''; where = where.slice(0, where.lastIndexOf('/'))) {
      const own = lines.get(where);
      if (own !== undefined) return { file, line: own };
    }
    return { file, line };
  }

  private put(held: HeldContract, from: string, to: string): void {
    this.sources.set(to, { source: { ...this.placeOf(held, from), words: '' }, origin: 'stated', rule: undefined });
  }

  /** Notes the place of a node and of all maps and items in it; what examples hold is data. */
  private trace(held: HeldContract, from: string, to: string, value: unknown): void {
    this.put(held, from, to);
    if (typeof value !== 'object' || value === null) return;
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      if (!isList && DATA.has(key)) continue;
      if (typeof inner === 'object' && inner !== null) this.trace(held, pointer(from, key), pointer(to, key), inner);
    }
  }

  private forget(at: string): void {
    for (const each of this.sources.keys()) if (each === at || each.startsWith(`${at}/`)) this.sources.delete(each);
  }
}

const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'required', 'const']);

const lastStep = (reference: string): string =>
  reference
    .slice(reference.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let count = 2;
  while (taken.has(`${name}${count}`)) count++;
  return `${name}${count}`;
}

/** A contract whose components have other names, in their maps and wherever they are referred to. */
function withRenames(value: unknown, renames: ReadonlyMap<string, string>, at = '#'): unknown {
  if (Array.isArray(value)) return value.map((each, index) => withRenames(each, renames, pointer(at, index)));
  if (!isNode(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const where = pointer(at, key);
      if (key === '$ref' && typeof inner === 'string') return [key, renames.get(inner) ?? inner];
      const to = renames.get(where);
      return [to === undefined ? key : lastStep(to), withRenames(inner, renames, where)];
    }),
  );
}
