/** What is done with diagnostics once a service is whole: fingerprints, suppressions, the baseline. Pure. */
export { BASELINE_FILE, baselineJson, baselineSchema, parseBaseline } from './baseline.ts';
export type { BaselineEntry } from './baseline.ts';
export { CODE_EXAMPLES, type CodeExample, type ExamplePage, type FileExample, type Rows } from './example-pages.ts';
export { fingerprintOf, type Spot, withFingerprints } from './fingerprints.ts';
export {
  type Finding,
  type Judgement,
  type JudgedFinding,
  judge,
  type PageComment,
  parseSuppressions,
  SUPPRESS_FILE,
  type Suppression,
  suppressionsSchema,
  type Waiver,
  type Waivers,
} from './waivers.ts';
