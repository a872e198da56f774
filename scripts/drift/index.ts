/** Drift: two contracts to classified changes. Pure. */

export type { Change } from './changes.ts';
export { compareContracts } from './compare.ts';
export type { DatedContract, Told } from './contract.ts';
export type { ProofLanguage } from './proof/language.ts';
export { PROOF_LANGUAGES } from './proof/languages.ts';
export {
  type CompilerMessage,
  type Failure,
  failuresOf,
  type Program,
} from './proof/program.ts';
export {
  type Agreement,
  agreementOf,
  type Proof,
  type Proofs,
  proved,
  renamedOperations,
  unexplainedText,
} from './proof/proofs.ts';
export { type UsedOperation, usesOf } from './proof/uses.ts';
export { type Acknowledgement, acknowledgementsSchema, parseAcknowledgements } from './report/acknowledgements.ts';
export { CHANGELOG_RENDERS } from './report/changelog.ts';
export { RENDERS, ruleText } from './report/formats.ts';
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
} from './report/history.ts';
export type { JudgedChange } from './report/judged-change.ts';
export {
  type Bump,
  CLASS_OF_SEVERITY,
  type DriftReport,
  type DriftSummary,
  driftReport,
  FAIL_CLASSES,
  type FailClass,
  failsAt,
  nextVersion,
} from './report/report.ts';
export { namesText, type Story, storiesOf } from './report/stories.ts';
export {
  acknowledgedText,
  HEADINGS,
  NOT_FROM_PAGES,
  placesText,
  proofTexts,
  saidText,
  findingsText,
  summaryText,
} from './report/words.ts';
export { newStatements, type SaidChanges, saidChanges } from './said.ts';
export { RULE_IDS, type Rule, ruleOf } from './rules/catalogue.ts';
export { RULE_EXAMPLES, type RuleExample } from './rules/examples.ts';
export { type ChangeClass, CLASSES } from './rules/change-class.ts';
