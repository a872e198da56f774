import { JSONPathEnvironment } from 'json-p3';
import { z } from 'zod';
import { readConfig } from '../config-file.ts';

/** A value as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Steps from the root of a document to one of its nodes. */
export type Location = readonly (string | number)[];

/** One reviewed correction of a contract. */
export interface OverlayAction {
  /** JSONPath (RFC 9535) of what is corrected. */
  readonly target: string;
  /** What is merged into an object, or appended to a list. */
  readonly update?: Json;
  readonly remove: boolean;
  /** What the contract says at the target before the correction: a value, or the members that count. */
  readonly expect?: Json;
  /** Why the pages are wrong, as a sentence. */
  readonly reason: string;
  readonly link?: string;
  /** 1-based, in the overlay's file. */
  readonly line: number;
}

/** The corrections of one file, in its order. */
export interface Overlay {
  readonly file: string;
  readonly actions: readonly OverlayAction[];
}

const MAX_TARGET = 500;
/** Every descent multiplies what the next one visits. */
const MAX_DESCENTS = 2;

const paths = new JSONPathEnvironment({ maxRecursionDepth: 200 });
// Patterns can take exponential time, and a correction knows the names that it means.
paths.functionRegister.delete('match');
paths.functionRegister.delete('search');

/**
 * The nodes that a target selects, each once.
 *
 * @throws Error where the target is no JSONPath or the document is too deep for it
 */
export function selectNodes(document: Json, target: string): Location[] {
  // The library only reads the document, but its types don't say so.
  const nodes = paths.query(target, document as Parameters<typeof paths.query>[1]);
  return [...new Map(nodes.locations().map((location) => [JSON.stringify(location), location])).values()];
}

function targetFault(target: string): string | undefined {
  if (target.length > MAX_TARGET) return `longer than ${MAX_TARGET} characters`;
  if (target.split('..').length - 1 > MAX_DESCENTS) return `more than ${MAX_DESCENTS} descents ("..")`;
  try {
    paths.compile(target);
    return undefined;
  } catch (error) {
    return `not a JSONPath: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isJson(value: unknown): value is Json {
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).every(([key, each]) => key !== '__proto__' && isJson(each));
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

const json = z.custom<Json>(isJson, 'is no value that JSON can hold');

const action = z
  .strictObject({
    target: z
      .string()
      .superRefine((target, context) => {
        const fault = targetFault(target);
        if (fault) context.addIssue({ code: 'custom', message: fault });
      })
      .meta({
        description: 'JSONPath (RFC 9535) of what is corrected.',
        examples: ['$.components.schemas.Box.properties.size'],
      }),
    description: z.string().optional(),
    update: json
      .refine((value) => value !== null, 'has nothing to merge or append')
      .optional()
      .meta({ description: 'Merged into an object, appended to a list.', examples: [{ type: 'integer' }] }),
    remove: z.literal(true).optional().meta({ description: 'true: the target is removed.' }),
    expect: json.optional().meta({
      description: 'What the contract has at the target today: a value, or the members of an object that matter.',
      examples: [{ type: 'string' }],
    }),
    reason: z
      .string()
      .regex(/^\S+\s[\s\S]*[.!?]\s*$/, 'must be a sentence that ends with a full stop')
      .meta({ description: 'Why the page is wrong, as a sentence.', examples: ['The service sends a number.'] }),
    link: z
      .url({ protocol: /^https$/ })
      .optional()
      .meta({ description: 'Where the mistake was reported.', examples: ['https://example.com/issues/1'] }),
  })
  .refine(({ update, remove }) => (update === undefined) !== (remove === undefined), {
    message: 'needs either `update` or `remove: true`',
  });

/** OpenAPI Overlay 1.0, with `expect`, `reason` and `link` for each action. */
export const overlaySchema = z
  .strictObject({
    overlay: z.literal('1.0.0').meta({ description: 'Version of the Overlay specification.', examples: ['1.0.0'] }),
    info: z
      .strictObject({ title: z.string().min(1), version: z.string().min(1) })
      .meta({ description: 'What the file is.', examples: [{ title: 'Corrections', version: '1.0.0' }] }),
    actions: z
      .array(action)
      .min(1)
      .meta({
        description: 'Corrections, applied in this order.',
        examples: [[{ target: '$.info', update: { title: 'Depot' }, reason: 'The title is short for it.' }]],
      }),
  })
  .meta({ title: 'overlays/*.yaml', description: 'Reviewed corrections of a contract where the pages are wrong.' });

/**
 * Reads an overlay.
 *
 * @throws ConfigError naming every fault, each with its line and column
 */
export function parseOverlay(text: string, file: string): Overlay {
  const { value, placeOf } = readConfig(text, file, overlaySchema);
  const actions = value.actions.map(
    ({ target, update, remove = false, expect, reason, link }, index): OverlayAction => ({
      target,
      ...(update === undefined ? {} : { update }),
      remove,
      ...(expect === undefined ? {} : { expect }),
      reason: reason.trim(),
      ...(link === undefined ? {} : { link }),
      line: placeOf(['actions', index]).line,
    }),
  );
  return { file, actions };
}
