/** specscribe as a library: pages to contract without files or processes. */
export { type Contract, type ContractInput, contractOf } from './commands/contract/contract-of.ts';
export { contractYaml } from './commands/contract/service-result.ts';
export { CODES, type Diagnostic, type DiagnosticCode } from './diagnostics.ts';
export {
  type Change,
  compareContracts,
  type DatedContract,
  type History,
  type HistoryEntry,
  type SinceIndex,
  sinceWhen,
} from './drift/index.ts';
export type { Fact, Origin, Source } from './provenance.ts';
export { type Document, readPage } from './read/index.ts';
export { defaultServiceConfig, parseServiceConfig, type ServiceConfig } from './service-config.ts';
