/** Drift: two contracts to classified changes. Pure. */
export { type Acknowledgement, parseAcknowledgements } from './acknowledgements.ts';
export { RULE_IDS, type Rule, ruleOf } from './catalogue.ts';
export { type ChangeClass, CLASSES } from './change-class.ts';
export { CHANGELOG_RENDERS } from './changelog.ts';
export type { Change } from './changes.ts';
export { compareContracts } from './compare.ts';
export type { DatedContract, Told } from './contract.ts';
export { RENDERS } from './formats.ts';
export {
  type Commit,
  type ContractEvent,
  type DatedChange,
  type History,
  type HistoryEntry,
  operationChanges,
  renamedContracts,
  type Since,
  type SinceIndex,
  sinceWhen,
} from './history.ts';
export { markdownReport } from './markdown.ts';
export {
  type Bump,
  CLASS_OF_SEVERITY,
  type DriftReport,
  type DriftSummary,
  driftReport,
  FAIL_CLASSES,
  type FailClass,
  failsAt,
  type JudgedChange,
  nextVersion,
} from './report.ts';
export { acknowledgedText, HEADINGS, NOT_FROM_PAGES, placesText, summaryText } from './words.ts';
