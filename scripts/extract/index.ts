/** Extracting: a page's tree to the facts that it states. Pure, a page at a time. */
export type { BoundName } from './bound-phrases.ts';
export type { Literal } from './default-value.ts';
export type { Facets } from './description.ts';
export * from './facts.ts';
export { withFailures } from './failed-examples.ts';
export { escapeMarkdown } from './markdown.ts';
export { extractPage } from './page.ts';
export { RowMemo } from './row-memo.ts';
export { isComplex, type TypeExpression } from './type-expression.ts';
export { DEPRECATED_CHAPTER, METHODS, type Method, type Outcome } from './vocabulary.ts';
