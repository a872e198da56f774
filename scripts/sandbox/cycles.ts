import { propertiesOf, resolve } from '../generate/index.ts';
import type { OpenApiDocument } from '../emit/index.ts';
import { listOf } from '../nodes.ts';
import type { Kind } from './resources.ts';
import { JOB_WORDS } from './words.ts';

/** What an operation does to the state of a thing. */
export interface Transition {
  /** The state that follows, by the one that the thing is in. */
  readonly from: Readonly<Record<string, string>>;
  /** Codes of the refusal, by the state that the thing is in; `*` for all others. */
  readonly refuse: Readonly<Record<string, string>>;
}

/** States of things of a kind and how they follow each other. */
export interface Cycle {
  /** Field that shows the state. */
  readonly field: string;
  /** The state of a new thing. */
  readonly start: string;
  /** States that end by themselves: the next one, and how many milliseconds later it comes. */
  readonly after: Readonly<Record<string, { readonly ms: number; readonly to: string }>>;
  /** States in which a thing is no longer there. */
  readonly gone: readonly string[];
  /** By operationId. */
  readonly operations: Readonly<Record<string, Transition>>;
}

/** How long a job runs, in milliseconds. */
const JOB_MS = 2000;

/**
 * The life of a job: it runs, and after two seconds it has succeeded. Its states are those that the pages list.
 *
 * @returns undefined where the kind is none of jobs, or its states aren't listed
 */
export function jobCycle(contract: OpenApiDocument, kind: Kind): Cycle | undefined {
  if (kind.isCreatable || !kind.ids.some((id) => (JOB_WORDS.id as readonly string[]).includes(id))) return undefined;
  for (const field of JOB_WORDS.state) {
    const states = listOf(resolve(contract, kind.fields.get(field)).enum).map(String);
    const ended = states.find((each) => JOB_WORDS.ended.test(each));
    const running =
      states.find((each) => JOB_WORDS.running.test(each)) ?? states.find((each) => JOB_WORDS.begun.test(each));
    if (ended === undefined || running === undefined) continue;
    return { field, start: running, after: { [running]: { ms: JOB_MS, to: ended } }, gone: [], operations: {} };
  }
  return undefined;
}

/** The field of an answer that names a job which has begun. */
export const jobField = (contract: OpenApiDocument, schema: unknown): string | undefined => {
  const fields = propertiesOf(contract, schema);
  return JOB_WORDS.id.find((name) => fields.has(name));
};
