import type { Fact, Method, PageFacts, TableFacts } from '../ir/index.ts';
import { arrayRoot } from './array-root.ts';
import { titleOfRequest } from './bodies.ts';
import type { Reach, ReachedStructure, Structure } from './components.ts';
import type { TableGraph } from './graph.ts';
import { fileRow } from './media.ts';
import { resourceOf, singular } from './id-nouns.ts';
import { PAIR_WORDS } from './id-words.ts';
import { pascalCase, wordsOf } from './names.ts';
import { type IdContext, type Share, suggestionOf, type UnitedGroup } from './operation-groups.ts';

/** Whose body a structure is: what tells it from the other bodies of an operation, and the page. */
export type BodyOf = Pick<PageFacts, 'title' | 'file'>;

export interface ReachedStructures {
  /** By structure id, with the way on which it is reached first. */
  readonly reached: ReadonlyMap<string, ReachedStructure>;
  /** By structure id, for those that are a body themselves. */
  readonly bodyOf: ReadonlyMap<string, BodyOf>;
}

/** The structures that operations lead to, in the order of their ids. */
export function reachedStructures(
  graph: TableGraph,
  groups: readonly UnitedGroup[],
  ids: ReadonlyMap<string, Fact<string>>,
  context: IdContext,
): ReachedStructures {
  const walk = new ReachWalk(graph);
  const ordered = groups
    .map((group) => ({ group, id: ids.get(group.key)?.value ?? '' }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { group, id } of ordered) {
    const resource = resourceOf(context.wording.spelled(group.path), context.wording.own);
    const several = group.shares.length > 1;
    const partOf = new Map(group.alternatives.flatMap((part) => part.shares.map((share) => [share, part] as const)));
    for (const share of group.shares) {
      const part = partOf.get(share);
      const own = part && part.shares.length === 1 ? ids.get(part.key)?.value : undefined;
      const owner = own ?? (several ? suggestionOf(share, group.path, context, { isOneOfSeveral: true }).ids[0] : id);
      walk.share(share, {
        owner,
        resource: resourceOfId(owner, resource),
        isOfResource: !several && isOfResource(share.operation.method, group.path),
        key: own ? (part?.key ?? group.key) : several ? `${group.key}#${owner}` : group.key,
      });
    }
  }
  walk.kept();
  return walk;
}

/** The resource as an operation's id calls it, where that says more: the `CdmJob` of `showCdmJob`. */
function resourceOfId(id: string, resource: string): string {
  const [, ...words] = wordsOf(id.replace(/^(?:batch|force)(?=[A-Z])/, '').replace(/V\d+$/, ''));
  const named = pascalCase(singular(words).join(' '));
  const isOfTwo = words.some((word) => PAIR_WORDS.has(word.toLowerCase()));
  return resource !== '' && !isOfTwo && named.endsWith(resource) ? named : resource;
}

/** True for the calls that create, show or update one thing of a collection. */
const isOfResource = (method: Method, path: string): boolean =>
  /\}$/.test(path) ? ['GET', 'PUT', 'PATCH'].includes(method) : method === 'POST';

/** What the operations that share a response have in common: its title without the word response. */
const subjectOf = ({ title }: PageFacts): string => pascalCase(title.replace(/\bresponses?\b/gi, ' '));

/** The operation of a body: its name, what its path is of, and its key in the lock. */
interface Owner extends Pick<Reach, 'owner' | 'resource' | 'isOfResource'> {
  readonly key: string;
}

class ReachWalk implements ReachedStructures {
  readonly reached = new Map<string, ReachedStructure & { readonly places: string[] }>();
  readonly bodyOf = new Map<string, BodyOf>();
  private readonly graph: TableGraph;

  constructor(graph: TableGraph) {
    this.graph = graph;
  }

  share({ page, operation }: Share, { key, ...own }: Owner): void {
    const { requests, responses, sharedBy } = this.graph.rootsOf(page);
    for (const [at, tables] of requests.entries()) {
      const title = titleOfRequest(tables, requests, page);
      const place = `${key} request${at === 0 ? '' : at + 1}`;
      if (!fileRow(tables, operation))
        this.body(tables, { ...own, role: 'Request', field: undefined, place }, { title, file: page.file });
    }
    for (const [status, tables] of responses) {
      const lender = sharedBy.get(status);
      const told = lender ? (tables[0]?.status ?? '') : status;
      const failed = /^[45]/.test(told) ? told : undefined;
      const place = `${key} ${status === '' ? 'response' : status}`;
      if (!fileRow(tables, operation))
        this.body(
          tables,
          {
            ...own,
            ...(lender ? { owner: subjectOf(lender) } : {}),
            role: 'Response',
            field: undefined,
            status: failed,
            place,
          },
          lender ?? page,
        );
    }
    for (const { field } of operation.parameters) {
      for (const table of this.graph.linkOf(field).tables)
        this.structure(this.graph.structure([table]), {
          ...own,
          role: 'Request',
          field: field.name,
          isOfResource: false,
          place: `${key} parameter ${field.name}`,
        });
    }
  }

  /** What a family's file names as a structure, whether an operation leads to it or not. */
  kept(): void {
    for (const table of this.graph.keptTables()) {
      const structure = this.graph.structure([table]);
      const owner = table.anchorName ?? '';
      if (!this.reached.has(structure.id))
        this.structure(structure, {
          owner,
          role: 'Response',
          field: undefined,
          resource: '',
          isOfResource: false,
          place: `structure ${owner}`,
        });
    }
  }

  private body(tables: readonly TableFacts[], reach: Reach, page: BodyOf): void {
    if (tables.length === 0) return;
    const structure = this.graph.structure(tables);
    const array = arrayRoot(structure);
    if (array) {
      for (const table of this.graph.linkOf(array).tables)
        this.structure(this.graph.structure([table]), {
          ...reach,
          isOfResource: false,
          field: `${reach.role}Item`,
          place: `${reach.place} []`,
        });
      return;
    }
    this.structure(structure, reach);
    if (!this.bodyOf.has(structure.id)) this.bodyOf.set(structure.id, page);
  }

  private structure(structure: Structure, reach: Reach): void {
    this.graph.reach(structure, reach, this.reached);
  }
}
