/** Drift: two contracts to classified changes. Pure. */
export type { Change } from './changes.ts';
export { CLASSES, type ChangeClass, type Rule, RULE_IDS, ruleOf } from './catalogue.ts';
export { compareContracts } from './compare.ts';
export type { DatedContract } from './contract.ts';
