import type { Answer, HandlerInput } from '#server-runtime/service';
import { answerOf } from './answers.ts';
import { merged, touched } from './bodies.ts';
import { requireNamed } from './checks.ts';
import type { Context } from './context.ts';
import type { Kind } from './kinds.ts';
import { makeThing } from './making.ts';
import { collectionOf } from './paths.ts';
import type { Plan } from './plans.ts';
import { type Asked, type Change, changeAsked, eachAsked } from './several.ts';
import type { Thing } from './thing.ts';
import { allThings, removeThing, thingAt } from './things.ts';

/** Makes, changes or deletes the things that a body lists; what is to be there, and is not, is passed over. */
export function changeSeveral(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const { several } = plan.place;
  const change = several && changeAsked(several, input.body);
  const collection = collectionOf(plan.place, input.params);
  if (change === 'reset')
    for (const each of allThings(context, kind, collection)) removeThing(context, kind, collection, each);
  const each = several && change ? eachAsked(several, input.body) : [];
  const things = each.flatMap((one) => changed(context, { plan, kind, collection, input }, change, one) ?? []);
  return answerOf(context, plan, kind, things, input);
}

interface Where {
  readonly plan: Plan;
  readonly kind: Kind;
  readonly collection: string;
  readonly input: HandlerInput;
}

function changed(
  context: Context,
  { plan, kind, collection, input: { params } }: Where,
  change: Change | undefined,
  { id, sent }: Asked,
): Thing | undefined {
  const thing = id === undefined ? undefined : thingAt(context, kind, collection, id);
  if (thing === undefined) {
    if (change !== 'create' && change !== 'reset') return undefined;
    requireNamed(context, kind, params, sent);
    const making = { kind, collection, params, sent, asked: plan.place.several?.fields ?? new Map() };
    return makeThing(context, id === undefined ? making : { ...making, id });
  }
  if (change === 'delete') {
    removeThing(context, kind, collection, thing);
    return thing;
  }
  const next = { ...thing, fields: touched(kind, merged(thing.fields, sent), context.now()) };
  context.state.put(collection, next);
  return next;
}
