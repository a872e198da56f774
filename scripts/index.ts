/** specscribe as a library: pages to contract without files or processes. */
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
export { readPage } from './read/index.ts';
export { defaultServiceConfig, parseServiceConfig, type ServiceConfig } from './service-config.ts';
