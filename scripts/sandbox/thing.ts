import { z } from 'zod';
import type { Node } from '../nodes.ts';

/** A change that comes by itself. */
export interface Due {
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly at: number;
  readonly to: string;
}

/** A thing that a sandbox keeps. */
export interface Thing {
  readonly id: string;
  /** What its answers are made from. */
  readonly fields: Node;
  /** Order in which things were made. */
  readonly number: number;
  /** The state of its life cycle, where it has one, and the one before. */
  readonly state?: string;
  readonly previous?: string;
  readonly due?: Due;
  /** Parts of it that are kept by themselves, by their word. */
  readonly parts?: Node;
  /** Says that a thing which the pages show was deleted. */
  readonly isGone?: true;
}

/** A thing with the collection that it is in. */
export interface Placed {
  readonly collection: string;
  readonly thing: Thing;
}

/** A change of one thing, or of a number that the sandbox keeps. */
export type Change =
  | { readonly collection: string; readonly id: string; readonly thing: Thing | undefined }
  | { readonly name: string; readonly value: number };

/** Keeps changes for good, all of a request or none; it throws where it can't. */
export type Keep = (changes: readonly Change[]) => void;

/** All that a sandbox keeps, as JSON. */
export interface Dump {
  readonly numbers: Readonly<Record<string, number>>;
  readonly collections: Readonly<Record<string, readonly Thing[]>>;
}

const fieldsSchema = z.record(z.string(), z.unknown());

/** What {@link State.load} takes. */
export const dumpSchema: z.ZodType<Dump> = z.strictObject({
  numbers: z.record(z.string(), z.number()),
  collections: z.record(
    z.string().startsWith('/'),
    z.array(
      z.strictObject({
        id: z.string(),
        number: z.number(),
        fields: fieldsSchema,
        state: z.string().optional(),
        previous: z.string().optional(),
        due: z.strictObject({ at: z.number(), to: z.string() }).optional(),
        parts: fieldsSchema.optional(),
        isGone: z.literal(true).optional(),
      }),
    ),
  ),
}) as unknown as z.ZodType<Dump>;

/** A text as a step of a path; half a character, which no path can have, becomes the sign for what can't be read. */
export const asStep = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

/** The path of a thing, below which its own collections are. */
export const pathOf = (collection: string, id: string): string => `${collection}/${asStep(id)}`;
