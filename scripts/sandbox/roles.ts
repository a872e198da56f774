import type { Answer, HandlerInput } from '#server-runtime/service';
import { isNode, type Node } from '../nodes.ts';
import { answerOf, example, fitted, shownThing } from './answers.ts';
import { changeSeveral } from './batches.ts';
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
import { idIn, isAlike, type Kind, type Role, withHeldId } from './kinds.ts';
import { listTagged } from './tagged.ts';
import type { Thing } from './thing.ts';
import { enter } from './states.ts';
import { removeThing, selectedThings, thingAt } from './things.ts';

type Work = (context: Context, plan: Plan, kind: Kind, input: HandlerInput) => Answer;

export const WORK: Readonly<Record<Role, Work>> = {
  list: listThings,
  create: createThing,
  several: changeSeveral,
  tagged: listTagged,
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
  // A search has what it asks for in its body.
  const query = isNode(input.body) ? { ...input.query, ...input.body } : input.query;
  const selected = selectedThings(context, plan, kind, input.params, query);
  return fitted(context, plan, listBody(context.contract, list, asked, page(asked, query, selected)));
}

function createThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const { place } = plan;
  const sent = sentOf(plan, input);
  const collection = collectionOf(place, input.params);
  const name = kind.holder?.name ?? kind.id;
  const chosen = name === undefined || !plan.asked.fields.has(name) ? undefined : chosenId(kind, sent);
  // Where nothing says that it is refused, a thing that is made again under its own id replaces the one before.
  if (chosen !== undefined && place.operation.responses.has('409') && context.state.get(collection, chosen))
    throw new Refused('conflict', `${kind.name} has ${chosen} already`);
  refuseSameName(context, place, kind, collection, sent);
  requireNamed(context, kind, input.params, sent);
  requireReferences(context, plan, input.params, sent);
  const making = { kind, collection, params: input.params, sent, asked: plan.asked.fields };
  const thing = makeThing(context, chosen === undefined ? making : { ...making, id: chosen });
  const others =
    chosen === undefined ? Array.from({ length: moreAsked(plan, sent) }, () => makeThing(context, making)) : [];
  return others.length === 0
    ? shownThing(context, plan, kind, thing, input)
    : answerOf(context, plan, kind, [thing, ...others], input);
}

/** Most things that one request makes. */
const MOST_MADE = 100;

/** How many more than one a request makes: where its answer lists ids, its `count` says it. */
function moreAsked({ ids }: Plan, { count }: Node): number {
  return ids !== undefined && typeof count === 'number' && count > 1 ? Math.min(MOST_MADE, Math.trunc(count)) - 1 : 0;
}

/** The one thing of a path, which is made anew where it was deleted. */
function single(context: Context, { place }: Plan, kind: Kind, { params }: HandlerInput): Thing {
  const id = idOf(place, params);
  return thingAt(context, kind, collectionOf(place, params), id) ?? { id, number: 0, fields: {} };
}

/** The id that a client has chosen. */
const chosenId = ({ id, holder }: Kind, sent: Node): string | undefined =>
  idIn(sent, { ids: id === undefined ? [] : [id], holder });

function updateThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = kind.isSingle ? single(context, plan, kind, input) : found(context, plan, kind, input);
  const sent = sentOf(plan, input);
  requireReferences(context, plan, input.params, sent);
  const id = kind.id === undefined ? {} : { [kind.id]: thing.fields[kind.id] };
  const changed = withHeldId(kind, { ...merged(thing.fields, sent), ...id }, thing.id);
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

/** The thing after an action whose word names a state that the pages list. */
function acted(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Thing {
  const thing = found(context, plan, kind, input);
  const { actionState: to } = plan;
  if (to === undefined) return thing;
  const collection = collectionOf(plan.place, input.params);
  if (context.cycles.get(kind.key)?.field === to.field)
    return enter(context, kind, collection, thing, to.state, context.now());
  const next = { ...thing, fields: touched(kind, { ...thing.fields, [to.field]: to.state }, context.now()) };
  context.state.put(collection, next);
  return next;
}

function actOnThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = acted(context, plan, kind, input);
  return isAlike(plan.thing, kind) || plan.job
    ? shownThing(context, plan, kind, thing, input)
    : example(context, plan, kind, thing);
}
