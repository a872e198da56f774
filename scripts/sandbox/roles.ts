import type { Answer, HandlerInput } from '#server-runtime/service';
import { example, fitted, shownThing } from './answers.ts';
import { merged, touched } from './bodies.ts';
import { refuseSameName, requireNamed, requireReferences, requireUnused } from './checks.ts';
import type { Context } from './context.ts';
import { listBody, page } from './listing.ts';
import { makeThing } from './making.ts';
import { dropPart, readPart, writePart } from './parts.ts';
import { collectionOf, idOf } from './paths.ts';
import type { Plan } from './plans.ts';
import { Refused } from './refused.ts';
import { found, sentOf } from './requests.ts';
import { idIn, isAlike, type Kind, type Role } from './resources.ts';
import type { Thing } from './thing.ts';
import { removeThing, selectedThings } from './things.ts';

type Work = (context: Context, plan: Plan, kind: Kind, input: HandlerInput) => Answer;

export const WORK: Readonly<Record<Role, Work>> = {
  list: listThings,
  create: createThing,
  show: (context, plan, kind, input) => shownThing(context, plan, kind, found(context, plan, kind, input), input),
  update: updateThing,
  save: saveThing,
  delete: deleteThing,
  action: actOnThing,
  read: readPart,
  write: writePart,
  drop: dropPart,
  call: (context, plan) => example(context, plan),
};

function listThings(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const { list, listPlan: asked } = plan;
  if (list === undefined || asked === undefined) return example(context, plan);
  const selected = selectedThings(context, plan, kind, input);
  return fitted(context, plan, listBody(context.contract, list, asked, page(asked, input.query, selected)));
}

function createThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const { place } = plan;
  const sent = sentOf(plan, input);
  const collection = collectionOf(place, input.params);
  const chosen = kind.id === undefined || !plan.asked.fields.has(kind.id) ? undefined : idIn(sent, [kind.id]);
  // Where nothing says that it is refused, a thing that is made again under its own id replaces the one before.
  if (chosen !== undefined && place.operation.responses.has('409') && context.state.get(collection, chosen))
    throw new Refused('conflict', `${kind.name} has ${chosen} already`);
  refuseSameName(context, place, kind, collection, sent);
  requireNamed(context, kind, input.params, sent);
  requireReferences(context, plan, input.params, sent);
  const making = { kind, collection, params: input.params, sent, asked: plan.asked.fields };
  const thing = makeThing(context, chosen === undefined ? making : { ...making, id: chosen });
  return shownThing(context, plan, kind, thing, input);
}

function updateThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  const sent = sentOf(plan, input);
  requireReferences(context, plan, input.params, sent);
  const id = kind.id === undefined ? {} : { [kind.id]: thing.fields[kind.id] };
  const changed = { ...merged(thing.fields, sent), ...id };
  const next: Thing = { ...thing, fields: touched(kind, changed, context.now()) };
  context.state.put(collectionOf(plan.place, input.params), next);
  return shownThing(context, plan, kind, next, input);
}

function saveThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const collection = collectionOf(plan.place, input.params);
  const id = idOf(plan.place, input.params);
  if (context.state.get(collection, id)) return updateThing(context, plan, kind, input);
  const sent = sentOf(plan, input);
  const thing = makeThing(context, { kind, collection, params: input.params, sent, asked: plan.asked.fields, id });
  return shownThing(context, plan, kind, thing, input);
}

function deleteThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  const collection = collectionOf(plan.place, input.params);
  requireUnused(context, plan, input.params, thing.id);
  removeThing(context, kind, collection, thing);
  return shownThing(context, plan, kind, thing, input);
}

function actOnThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  return isAlike(plan.thing, kind) || plan.job
    ? shownThing(context, plan, kind, thing, input)
    : example(context, plan, kind, thing);
}
