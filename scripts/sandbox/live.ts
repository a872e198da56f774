import type { Operation } from '#server-runtime/contract';
import type { Answer, HandlerInput } from '#server-runtime/service';
import { isNode, type Node } from '../nodes.ts';
import { example, fitted, shownThing } from './answers.ts';
import { thingBody } from './bodies.ts';
import type { Context } from './context.ts';
import type { OperationConfig } from './cycle-config.ts';
import { type Cycle, dueOf, kindKey } from './cycles.ts';
import { grantedFields, makeThing, withPatterns } from './making.ts';
import { partOf, wrappedPart } from './parts.ts';
import { collectionOf, filled, idOf } from './paths.ts';
import type { Plan } from './plans.ts';
import type { Kind } from './kinds.ts';
import type { Place } from './resources.ts';
import type { Thing } from './thing.ts';
import { enter, stateOf } from './states.ts';

/** What life cycles say of an operation; of one that does what others do, of the one that the request chooses. */
export function configOf({ config }: Context, { id }: Operation, { body }: HandlerInput): OperationConfig | undefined {
  const own = Object.hasOwn(config.operations, id) ? config.operations[id] : undefined;
  if (own?.choose === undefined) return own;
  const value = isNode(body) ? String(body[own.choose.field]) : '';
  const name = Object.hasOwn(own.choose.values, value) ? own.choose.values[value] : undefined;
  const chosen = name === undefined ? undefined : config.operations[name];
  return chosen && { ...chosen, thing: own.thing, id: own.id, answers: own.answers };
}

/** The thing that an operation is about. */
interface Target {
  readonly kind: Kind;
  readonly collection: string;
  /** Undefined where it is about the collection. */
  readonly id: string | undefined;
}

export function targetOf(
  { kinds }: Context,
  place: Place,
  config: OperationConfig | undefined,
  params: Node,
): Target | undefined {
  if (config?.thing !== undefined) {
    const kind = kinds.get(kindKey(config.thing));
    const id = config.id === undefined ? undefined : params[config.id];
    if (kind) return { kind, collection: filled(config.thing, params), id: id === undefined ? undefined : String(id) };
  }
  if (place.kind === undefined) return undefined;
  const id = place.item === undefined ? undefined : idOf(place, params);
  return { kind: place.kind, collection: collectionOf(place, params), id };
}

/** Whether life cycles say more of an operation than when it can be asked. */
export const doesMore = ({ moves, lease, makes, answers }: OperationConfig): boolean =>
  Object.keys(moves).length > 0 || lease !== undefined || makes !== undefined || answers !== undefined;

interface Living extends Target {
  readonly config: OperationConfig;
  readonly thing: Thing;
}

/** Does what life cycles say: a lease is granted, the state changes, another thing is made. */
export function live(context: Context, plan: Plan, input: HandlerInput, living: Living): Answer {
  const { kind, collection, config } = living;
  const { now, state } = context;
  const cycle = context.cycles.get(kind.key);
  const granted =
    config.lease && cycle?.lease ? grantedFields(cycle.lease, living.thing.fields, input, now()) : undefined;
  const thing: Thing = granted ? { ...living.thing, fields: granted } : living.thing;
  const before = cycle === undefined ? undefined : stateOf(cycle, living.thing);
  const to = before === undefined ? undefined : config.moves[before];
  const stays = before !== undefined && to === undefined;
  const entered =
    to === undefined ? withLease(cycle, thing, now()) : enter(context, kind, collection, thing, to, now());
  if (stays) state.put(collection, entered);
  if (config.makes) return madeBeside(context, plan, input, config.makes);
  if (config.answers) return statesAnswer(context, plan, config.answers, entered, before);
  const part = plan.place.role === 'write' ? partOf(entered, plan.place.word ?? '') : undefined;
  return part ? fitted(context, plan, wrappedPart(plan, part)) : shownThing(context, plan, kind, entered, input);
}

/** A thing whose state lasts as long as its lease says now. */
function withLease(cycle: Cycle | undefined, thing: Thing, now: number): Thing {
  const state = cycle && stateOf(cycle, thing);
  if (cycle?.lease === undefined || state !== cycle.lease.state) return thing;
  const due = dueOf(cycle, thing.fields, state, now);
  return due === undefined ? thing : { ...thing, due };
}

function statesAnswer(
  context: Context,
  plan: Plan,
  answers: NonNullable<OperationConfig['answers']>,
  { state, previous }: Thing,
  before: string | undefined,
): Answer {
  const body = Object.entries(answers).map(([name, which]) => [name, which === 'state' ? state : (before ?? previous)]);
  return fitted(context, plan, Object.fromEntries(body));
}

/** Makes a thing in another collection, and answers with it. */
function madeBeside(
  context: Context,
  plan: Plan,
  { params, body }: HandlerInput,
  makes: NonNullable<OperationConfig['makes']>,
): Answer {
  const kind = context.kinds.get(kindKey(makes.in));
  if (kind === undefined) return example(context, plan);
  const collection = filled(makes.in, params);
  const own = isNode(body) ? body : {};
  const sent = { ...own, ...withPatterns(makes.sets, own) };
  const thing = makeThing(context, { kind, collection, params, sent, asked: plan.asked.fields, start: makes.start });
  return fitted(context, plan, thingBody(context.contract, plan.thing, kind, thing.id, thing.fields));
}
