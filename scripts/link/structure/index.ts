import type { ExampleFacts, PageFacts, TableFacts } from '../../extract/index.ts';
import { isSuccess } from '../../nodes.ts';
import { arrayRootOf } from '../array-root.ts';
import type { ExampleReader } from '../example-json.ts';
import type { Roots } from '../roots.ts';
import type { LinkOf, Reading } from './reading.ts';
import { settleBody } from './settle.ts';

/** The bodies of a page as their examples decide, and what that says of rows. */
export interface SettledPage {
  readonly roots: Roots;
  readonly links: Reading['links'];
}

/**
 * Settles how the rows of each body of a page hang together.
 *
 * @param roots as captions, links and names have them
 * @param linkOf what describes a row's value, by the page's own words
 */
export function settlePage(page: PageFacts, roots: Roots, linkOf: LinkOf, read: ExampleReader): SettledPage {
  const links = new Map<Parameters<LinkOf>[0], ReturnType<LinkOf>>();
  const spare = new Set(roots.spare);
  const all = page.operation?.examples ?? page.sharedResponse?.examples ?? [];
  const settle = (
    tables: readonly TableFacts[],
    beside: readonly TableFacts[],
    examples: readonly ExampleFacts[],
  ): readonly TableFacts[] => {
    if (tables.length === 0 || tables[0]?.markup || arrayRootOf(tables)) return tables;
    const values = examples.flatMap((example) => {
      const { value, readable } = read(example, page.file);
      return readable ? [value] : [];
    });
    const reading = settleBody({ tables, spare: beside, examples, values, file: page.file, linkOf });
    if (!reading) return tables;
    for (const [field, link] of reading.links) links.set(field, link);
    for (const table of beside) spare.delete(table);
    for (const table of reading.left) spare.add(table);
    return reading.tables;
  };
  const [only, ...others] = roots.requests;
  const sent = all.filter(({ kind }) => kind === 'request');
  const requests =
    only && others.length === 0
      ? [
          settle(
            only,
            roots.spare.filter(({ section }) => section === 'request'),
            sent,
          ),
        ]
      : roots.requests;
  const responses = new Map(
    [...roots.responses].map(([status, tables]): [string, readonly TableFacts[]] => {
      const spare = roots.spare.filter((table) => table.section === 'response' && (table.status ?? '') === status);
      return [
        status,
        settle(
          tables,
          spare,
          all.filter((example) => isOf(example, status, roots)),
        ),
      ];
    }),
  );
  return { roots: { ...roots, requests, responses, spare: [...spare] }, links };
}

/** An example without a status shows the response of success, and so does the table without one. */
function isOf({ kind, status, failed }: ExampleFacts, wanted: string, { responses }: Roots): boolean {
  if (kind !== 'response' || (failed && !/^[45]/.test(wanted))) return false;
  if (status !== undefined && responses.has(status)) return status === wanted;
  const success = responses.has('') ? '' : [...responses.keys()].find(isSuccess);
  return wanted === success && (status === undefined || isSuccess(status));
}
