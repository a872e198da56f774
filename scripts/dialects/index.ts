/** Dialects: how the pages of a family are marked up and worded, as data. Imported by doors, handed on by argument. */
import { ANY_FAMILY } from './any-family.ts';
import type { Dialect } from './dialect.ts';
import { HOUSE_DIALECT } from './house.ts';

export type { AccessDefaults, DescriptionPart, Dialect, Markup } from './dialect.ts';
export { HOUSE_DIALECT } from './house.ts';

/** Dialects of families by name; any other family has the words that all may use. */
const BY_FAMILY: ReadonlyMap<string, Dialect> = new Map([['house', HOUSE_DIALECT]]);

/** The dialect of a family by its name; undefined for pages of no family that is known. */
export const dialectOf = (family: string | undefined): Dialect => BY_FAMILY.get(family ?? '') ?? ANY_FAMILY;
