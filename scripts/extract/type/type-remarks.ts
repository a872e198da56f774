import { RETIREMENT } from '../deprecation-words.ts';

/** What a type cell says of the value beside its type. */
export interface TypeRemarks {
  readonly nullable: boolean;
  readonly deprecated: boolean;
  /** Of a text, in characters. */
  readonly length?: { readonly least?: number; readonly most: number };
}

/** `Long or null`, `null | String`. */
const OR_NULL = /(?:(?<!\s)\s+)?(?:\bor\s+|[|/]\s*)null$|^null\s*(?:\bor\b|[|/])\s*/i;

const DEPRECATED = new RegExp(`\\( ?${RETIREMENT} ?\\)`, 'i');

/** `String(64)`, `varchar [1-64]`. */
const SIZED =
  /^(?:string|n?varchar2?|char|text) ?[([] ?(?:(\d{1,9}) ?(?:-|–|~|\.\.|,|to) ?)?(\d{1,9})(?: ?(?:characters|chars|bytes?))? ?[)\]]$/i;

/** @param text of a type cell, on one line */
export const typeRemarks = (text: string): TypeRemarks => {
  const [, least, most] = SIZED.exec(text) ?? [];
  return {
    nullable: OR_NULL.test(text),
    deprecated: DEPRECATED.test(text),
    ...(most === undefined || /byte/i.test(text)
      ? {}
      : { length: { ...(least ? { least: Number(least) } : {}), most: Number(most) } }),
  };
};

/** A type without the null that it may be instead. */
export const withoutNull = (text: string): string => text.replace(OR_NULL, '');
