import { madeValue } from '#example-values';
import type { Answer, HandlerInput } from '#server-runtime/service';
import { isNode, type Node } from '../nodes.ts';
import { newFields, thingBody } from './bodies.ts';
import type { Context } from './context.ts';
import { newId, withText } from './made-fields.ts';
import { filled } from './paths.ts';
import type { Plan } from './plans.ts';
import { idIn, isAlike, type Kind, schemaOfMedia } from './kinds.ts';
import type { Place } from './resources.ts';
import type { Thing } from './thing.ts';
import { enter } from './states.ts';
import { NOTHING_SENT } from './things.ts';

/** An answer with a thing; with the job that has begun, where it names one; else as the pages show it. */
export function shownThing(context: Context, plan: Plan, kind: Kind, thing: Thing, input: HandlerInput): Answer {
  const body = thingBody(context.contract, plan.thing, kind, thing.id, thing.fields);
  return body === undefined || plan.job
    ? answerOf(context, plan, kind, [thing], input, body)
    : fitted(context, plan, body);
}

/**
 * An answer to what was done to things: it lists them or their ids; with the job that has begun, where it names one; as
 * the pages show it, where it has neither.
 *
 * @param body what it has anyhow
 */
export function answerOf(
  context: Context,
  plan: Plan,
  kind: Kind,
  things: readonly Thing[],
  { params }: HandlerInput,
  body: unknown = listedBody(context, plan, kind, things),
): Answer {
  if (plan.job && plan.place.role !== 'show') {
    const id = beginJob(context, plan.job.place, params);
    return fitted(context, plan, { ...(isNode(body) ? body : {}), [plan.job.field]: id });
  }
  return body === undefined ? example(context, plan, kind, things[0]) : fitted(context, plan, body);
}

function listedBody({ contract }: Context, { list, ids }: Plan, kind: Kind, things: readonly Thing[]): unknown {
  if (list?.field !== undefined && isAlike(list, kind)) {
    const shape = { schema: list.element, wrapper: undefined, fields: list.fields };
    return { [list.field]: things.map(({ id, fields }) => thingBody(contract, shape, kind, id, fields)) };
  }
  return ids === undefined ? undefined : { [ids]: things.map(({ id }) => id) };
}

/** Begins a job that a client can look at, and gives its id. */
function beginJob(context: Context, { kind, collection: template }: Place, params: Node): string {
  const { state, seed, now, contract } = context;
  const number = state.next('things');
  const id = newId(`${seed}:${kind?.key}`, number, {}, undefined);
  if (kind === undefined || template === undefined) return id;
  const collection = filled(template, params);
  const job: Thing = { id, number, fields: newFields(contract, { ...NOTHING_SENT, kind, id, now: now() }) };
  const cycle = context.cycles.get(kind.key);
  if (cycle) enter(context, kind, collection, job, cycle.start, now());
  else state.put(collection, job);
  return id;
}

/** An answer as the pages show it, with the id of the thing in the place of theirs. */
export function example(context: Context, plan: Plan, kind?: Kind, thing?: Thing): Answer {
  const { shown, media, isJson, status } = plan;
  if (media === undefined) return empty(plan);
  if (!isJson) return { status, body: typeof shown === 'string' ? shown : '' };
  const body = shown ?? madeValue(context.contract as unknown as Node, schemaOfMedia(media));
  const old = kind?.shown[0] && idIn(kind.shown[0], kind);
  return fitted(context, plan, old !== undefined && thing ? withText(body, old, thing.id) : body);
}

/** An answer without a body; to HEAD, with the type of the body that GET would have (RFC 9110, 9.3.2). */
function empty({ status, place: { operation } }: Plan): Answer {
  const [media] = operation.method === 'head' ? (operation.responses.get(`${status}`) ?? []) : [];
  return media === undefined ? { status } : { status, headers: { 'content-type': media.type } };
}

export function fitted({ fitBody }: Context, plan: Plan, body: unknown): Answer {
  const { media, status, isJson } = plan;
  if (media === undefined) return empty(plan);
  if (!isJson) return { status, body: '' };
  const schema = schemaOfMedia(media);
  return { status, body: isNode(schema) ? fitBody(schema, body) : body };
}
