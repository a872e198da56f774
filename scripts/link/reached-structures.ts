import type { Fact, PageFacts, TableFacts } from '../ir/index.ts';
import { arrayRoot } from './array-root.ts';
import { titleOfRequest } from './bodies.ts';
import type { Reach, Structure } from './components.ts';
import type { TableGraph } from './graph.ts';
import { fileRow } from './media.ts';
import type { OperationGroup, Share } from './operation-groups.ts';
import { pascalCase } from './names.ts';
import { suggestId } from './operation-ids.ts';

/** Whose body a structure is: what tells it from the other bodies of an operation, and the page. */
export type BodyOf = Pick<PageFacts, 'title' | 'file'>;

export interface ReachedStructures {
  /** By structure id, with the way on which it is reached first. */
  readonly reached: ReadonlyMap<string, { structure: Structure; reach: Reach }>;
  /** By structure id, for those that are a body themselves. */
  readonly bodyOf: ReadonlyMap<string, BodyOf>;
}

/** The structures that operations lead to, in the order of their ids. */
export function reachedStructures(
  graph: TableGraph,
  groups: readonly OperationGroup[],
  ids: ReadonlyMap<string, Fact<string>>,
): ReachedStructures {
  const walk = new ReachWalk(graph);
  const ordered = groups
    .map((group) => ({ group, id: ids.get(group.key)?.value ?? '' }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { group, id } of ordered) {
    const several = group.shares.length > 1;
    for (const share of group.shares)
      walk.share(share, several ? suggestId(share.page, share.operation.method, group.path).id : id);
  }
  walk.kept();
  return walk;
}

/** What the operations that share a response have in common: its title without the word response. */
const subjectOf = ({ title }: PageFacts): string => pascalCase(title.replace(/\bresponses?\b/gi, ' '));

class ReachWalk implements ReachedStructures {
  readonly reached = new Map<string, { structure: Structure; reach: Reach }>();
  readonly bodyOf = new Map<string, BodyOf>();
  private readonly graph: TableGraph;

  constructor(graph: TableGraph) {
    this.graph = graph;
  }

  share({ page, operation }: Share, operationId: string): void {
    const { requests, responses, sharedBy } = this.graph.rootsOf(page);
    for (const tables of requests) {
      const title = titleOfRequest(tables, requests, page);
      if (!fileRow(tables, operation))
        this.body(tables, { owner: operationId, role: 'Request', field: undefined }, { title, file: page.file });
    }
    for (const [status, tables] of responses) {
      const lender = sharedBy.get(status);
      const owner = lender ? subjectOf(lender) : operationId;
      const told = lender ? (tables[0]?.status ?? '') : status;
      const failed = /^[45]/.test(told) ? told : undefined;
      if (!fileRow(tables, operation))
        this.body(tables, { owner, role: 'Response', field: undefined, status: failed }, lender ?? page);
    }
    for (const { field } of operation.parameters) {
      for (const table of this.graph.linkOf(field).tables)
        this.structure(this.graph.structure([table]), { owner: operationId, role: 'Request', field: field.name });
    }
  }

  /** What a family's file names as a structure, whether an operation leads to it or not. */
  kept(): void {
    for (const table of this.graph.keptTables())
      this.structure(this.graph.structure([table]), {
        owner: table.anchorName ?? '',
        role: 'Response',
        field: undefined,
      });
  }

  private body(tables: readonly TableFacts[], reach: Reach, page: BodyOf): void {
    if (tables.length === 0) return;
    const structure = this.graph.structure(tables);
    const array = arrayRoot(structure);
    if (array) {
      for (const table of this.graph.linkOf(array).tables)
        this.structure(this.graph.structure([table]), { ...reach, field: `${reach.role}Item` });
      return;
    }
    this.structure(structure, reach);
    if (!this.bodyOf.has(structure.id)) this.bodyOf.set(structure.id, page);
  }

  private structure(structure: Structure, reach: Reach): void {
    this.graph.reach(structure, reach, this.reached);
  }
}
