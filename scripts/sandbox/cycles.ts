import { propertiesOf, resolve } from '../generate/index.ts';
import type { OpenApiDocument } from '../emit/index.ts';
import { isNode, type Node } from '../nodes.ts';
import { valuesOf } from '../null-schema.ts';
import type { ThingConfig } from './cycle-config.ts';
import type { Kind } from './kinds.ts';
import type { Due } from './thing.ts';
import { JOB_WORDS } from './words.ts';

/** States of things of a kind and how they follow each other. */
export type Cycle = Omit<ThingConfig, 'source' | 'assumed'>;

/** The key of a kind from the path of its collection. */
export const kindKey = (path: string): string => path.replace(/\{[^{}]*\}/g, '{}');

/** How long a job runs, in milliseconds. */
const JOB_MS = 2000;

const NO_CYCLE = { gone: [], sets: {}, seeds: [], unique: {}, references: {} };

/**
 * The life of a job: it runs, and after two seconds it has succeeded. Its states are those that the pages list.
 *
 * @returns undefined where the kind is none of jobs, or its states aren't listed
 */
export function jobCycle(contract: OpenApiDocument, kind: Kind): Cycle | undefined {
  if (kind.isCreatable || !kind.ids.some((id) => (JOB_WORDS.id as readonly string[]).includes(id))) return undefined;
  for (const field of JOB_WORDS.state) {
    const states = valuesOf(resolve(contract, kind.fields.get(field))).map(String);
    const ended = states.find((each) => JOB_WORDS.ended.test(each));
    const running =
      states.find((each) => JOB_WORDS.running.test(each)) ?? states.find((each) => JOB_WORDS.begun.test(each));
    if (ended === undefined || running === undefined) continue;
    return { ...NO_CYCLE, field, start: running, states: { [running]: { after: JOB_MS, next: ended } } };
  }
  return undefined;
}

/** The field of an answer that names a job which has begun. */
export const jobField = (contract: OpenApiDocument, schema: unknown): string | undefined => {
  const fields = propertiesOf(contract, schema);
  return JOB_WORDS.id.find((name) => fields.has(name));
};

/** What a request grants a lease by, and when. */
export interface Grant {
  /** Milliseconds; undefined where the request names none. */
  readonly asked: number | undefined;
  readonly type: unknown;
  readonly now: number;
}

/**
 * The fields of a thing with a lease: its time counts from `create_at`, so that what is granted later is added to the
 * time that has passed since then.
 */
export function leased(lease: NonNullable<Cycle['lease']>, fields: Node, { asked, type, now }: Grant): Node {
  const before = isNode(fields[lease.field]) ? (fields[lease.field] as Node) : {};
  const since = typeof before.create_at === 'number' ? before.create_at : now;
  const granted = {
    ...before,
    create_at: since,
    update_at: now,
    duration: now - since + (asked ?? lease.usual),
    enable: true,
    ...(typeof type === 'string' ? { type: type.toUpperCase() } : {}),
  };
  return { ...fields, [lease.field]: granted };
}

/** When a thing leaves a state by itself, and to which one: as the state says, or when its lease ends. */
export function dueOf(cycle: Cycle, fields: Node, state: string, at: number): Due | undefined {
  const { lease } = cycle;
  if (lease?.state === state) {
    const held = isNode(fields[lease.field]) ? (fields[lease.field] as Node) : {};
    const ends = Number(held.create_at) + Number(held.duration);
    return Number.isFinite(ends) ? { at: Math.max(at, ends), to: lease.next } : undefined;
  }
  const own = Object.hasOwn(cycle.states, state) ? cycle.states[state] : undefined;
  return own && { at: at + own.after, to: own.next };
}
