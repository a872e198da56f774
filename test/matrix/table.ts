import { columns } from '../support/columns.ts';
import type { Side } from './sides.ts';

/** One combination of a client and a server. */
export type Cell = RunCell | { readonly skipped: string };

export interface RunCell {
  readonly total: number;
  readonly failures: readonly string[];
  readonly seconds: number;
}

export type CellOf = (client: Side, server: Side) => Cell | undefined;

/** Rows of cells by client and server, as text: `46/46 2.1 s`, or why it was skipped; `not run` where a build failed. */
export function tableText(clients: readonly Side[], servers: readonly Side[], cellOf: CellOf): string {
  const rows = clients.map((client) => [client.name, ...servers.map((server) => cellText(cellOf(client, server)))]);
  return columns([['client', ...servers.map(({ name }) => name)], ...rows]);
}

function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return 'not run';
  if ('skipped' in cell) return `skipped: ${cell.skipped}`;
  const { total, failures, seconds } = cell;
  return `${total - failures.length}/${total} ${seconds.toFixed(1)} s`;
}
