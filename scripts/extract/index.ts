/** Extracting: a page's tree to the facts that it states. Pure, a page at a time. */
export { changeHistoryOf, type HistoryStatement, mayHaveHistory, type StatedAction } from './change-history.ts';
export { withFailures } from './example/failed-examples.ts';
export {
  type InspectedBlock,
  type InspectedFact,
  type InspectedRow,
  type InspectedSentence,
  type InspectedTable,
  type Inspection,
  type InspectedPlace,
  inspectPage,
  type LinkedPage,
} from './inspect.ts';
export { caseOf, emptyCaseOf, hasCases } from './description/mandatory-case.ts';
export { escapeMarkdown } from './markdown.ts';
export { extractPage } from './page.ts';
export { pageParts } from './page-parts.ts';
export { shownField } from './shown-field.ts';
export { firstRows } from './table/fields.ts';
export { RowMemo } from './table/row-memo.ts';
export { isComplex } from './type/type-expression.ts';
