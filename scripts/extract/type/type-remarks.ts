/** What a type cell says of the value beside its type. */
export interface TypeRemarks {
  readonly nullable: boolean;
  readonly deprecated: boolean;
}

/** `Long or null`, `null | String`. */
const OR_NULL = /(?:(?<!\s)\s+)?(?:\bor\s+|[|/]\s*)null$|^null\s*(?:\bor\b|[|/])\s*/i;

const DEPRECATED = /\(\s*(?:deprecated|discarded|obsolete)\s*\)/i;

/** @param text of a type cell, on one line */
export const typeRemarks = (text: string): TypeRemarks => ({
  nullable: OR_NULL.test(text),
  deprecated: DEPRECATED.test(text),
});

/** A type without the null that it may be instead. */
export const withoutNull = (text: string): string => text.replace(OR_NULL, '');
