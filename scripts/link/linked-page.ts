import type { PageFacts } from '../ir/index.ts';
import { TableGraph } from './graph.ts';
import { indexPages } from './page-index.ts';

/**
 * Follows the links of one page as `linkService` does those of all.
 *
 * @param others pages that its links lead to
 * @returns the tables that describe each field, and what is found on the way
 */
export function linkPage(page: PageFacts, others: readonly PageFacts[]): Pick<TableGraph, 'linkOf' | 'diagnostics'> {
  return new TableGraph(indexPages([page, ...others]));
}
