/** specscribe as a library: pages to contract without files or processes, and a server of a contract for tests. */
import { type Dialect, HOUSE_DIALECT } from './dialects/index.ts';
import type { Document } from './ir/index.ts';
import { readPage as readPageIn } from './read/index.ts';
import type { RunningSandbox, SandboxSettings } from './commands/sandbox/create.ts';

export {
  type Change,
  compareContracts,
  type DatedContract,
  type History,
  type HistoryEntry,
  type SinceIndex,
  sinceWhen,
} from './drift/index.ts';
export { yamlText as contractYaml } from './emit/index.ts';
export {
  CODES,
  type Diagnostic,
  type DiagnosticCode,
  type Document,
  type Fact,
  type Origin,
  type Source,
} from './ir/index.ts';
export { type Contract, type ContractInput, contractOf } from './pipeline/index.ts';
export { defaultServiceConfig, parseServiceConfig, type ServiceConfig } from './service-config.ts';
export type { Dialect, RunningSandbox, SandboxSettings };
export { HOUSE_DIALECT };

/**
 * Reads a page by its extension: a tree of blocks, each with its line.
 *
 * @param dialect whose class names it has
 */
export const readPage = (text: string, file: string, dialect: Dialect = HOUSE_DIALECT): Document =>
  readPageIn(text, file, dialect);

/**
 * Starts a stateful server of a contract, for tests: what is created is listed, shown, changed and deleted.
 *
 * @param contract a file, or OpenAPI as parsed
 * @throws an error with one line for a contract, a `sandbox.yaml` or a file of data that can't be used, and for an
 * address that can't be taken
 */
export async function createSandbox(
  contract: string | Readonly<Record<string, unknown>>,
  settings?: SandboxSettings,
): Promise<RunningSandbox> {
  // Whoever reads pages alone loads no server.
  return (await import('./commands/sandbox/create.ts')).createSandbox(contract, settings);
}
