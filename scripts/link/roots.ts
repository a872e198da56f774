import { addTo, append } from '../append.ts';
import type { PageFacts, TableFacts } from '../ir/index.ts';

/** The tables that are a body's own fields; further tables of the section are reached through them. */
export interface Roots {
  /** The bodies that a request may have, each as the tables that make it; more than one where captions say when. */
  readonly requests: readonly (readonly TableFacts[])[];
  /** By status; '' where the page names none. */
  readonly responses: ReadonlyMap<string, readonly TableFacts[]>;
  /** Pages of responses that stand on another page, by status. */
  readonly sharedBy: ReadonlyMap<string, PageFacts>;
  readonly responseHeaders: ReadonlyMap<string, readonly TableFacts[]>;
  /** Tables of a body that no row leads to and that are no root either. */
  readonly spare: readonly TableFacts[];
}

/**
 * Tells root tables from nested ones: a root is referred to by no row of another table, and its caption names no
 * structure. The first table of a group is its root in any case.
 *
 * @param referenced ids of tables that rows of other tables lead to
 */
export function rootsOf(page: PageFacts, referenced: ReadonlySet<string>): Roots {
  const spare: TableFacts[] = [];
  const bodies = page.tables.filter((table) => table.section === 'request' && isBody(table));
  const cases = casesOf(bodies.filter((table) => !referenced.has(table.id)));
  const ofCases = new Set(cases);
  const requests = cases.length > 0 ? cases.map((table) => [table]) : [pick(bodies, referenced, spare)];
  if (cases.length > 0)
    append(
      spare,
      bodies.filter((table) => !ofCases.has(table) && !referenced.has(table.id)),
    );
  const responses = new Map<string, readonly TableFacts[]>();
  const responseHeaders = new Map<string, readonly TableFacts[]>();
  const byStatus = new Map<string, TableFacts[]>();
  for (const table of page.tables) if (table.section === 'response') addTo(byStatus, table.status ?? '', table);
  for (const [status, group] of byStatus) {
    responses.set(
      status,
      pick(
        group.filter((table) => table.usage !== 'header'),
        referenced,
        spare,
      ),
    );
    const headers = group.filter((table) => table.usage === 'header');
    if (headers.length > 0) responseHeaders.set(status, headers);
  }
  return {
    requests: requests.filter((tables) => tables.length > 0),
    responses,
    sharedBy: new Map(),
    responseHeaders,
    spare,
  };
}

const isBody = (table: TableFacts): boolean =>
  table.usage === 'body' || table.usage === 'none' || table.usage === 'object';

/** Captions that say in which case a body is sent: `Parameters for creating a disk from a file`, `v2.1 request body`. */
const NAMES_A_CASE = /\b(?:for|when|if|using|based on)\s+\w+.*\w|\bv\d+(?:\.\d+)?\b/i;

/** Unreferenced tables that describe one body in different cases: their captions say which, and they share rows. */
function casesOf(free: readonly TableFacts[]): TableFacts[] {
  const named = free.filter((table) => table.captionName === undefined && NAMES_A_CASE.test(table.caption));
  const having = new Map<string, number>();
  for (const { fields } of named)
    for (const name of new Set(fields.map((field) => field.name))) having.set(name, (having.get(name) ?? 0) + 1);
  return named.filter(({ fields }) => fields.some(({ name }) => (having.get(name) ?? 0) > 1));
}

function pick(group: readonly TableFacts[], referenced: ReadonlySet<string>, spare: TableFacts[]): TableFacts[] {
  const free = group.filter((table) => !referenced.has(table.id));
  const explicit = free.filter((table) => table.usage === 'body');
  const first = explicit[0] ?? free.find((table) => table.usage === 'none') ?? free[0] ?? group[0];
  if (!first) return [];
  const roots = free.filter(
    (table) => table === first || table.usage === 'body' || (table.usage !== 'object' && explicit.length === 0),
  );
  const picked = new Set(roots);
  for (const table of free) if (!picked.has(table)) spare.push(table);
  return roots.length > 0 ? roots : [first];
}
