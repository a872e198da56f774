import { madeValue } from '#example-values';
import { hasBody, type Operation } from '#server-runtime/contract';
import type { Refusal } from '#server-runtime/refusals';
import type { Answer, HandlerInput } from '#server-runtime/service';
import type { OpenApiDocument } from '../emit/index.ts';
import { resolve } from '../generate/index.ts';
import { isNode, listOf, type Node, textOf } from '../nodes.ts';
import { operationViews } from '../operation-views.ts';
import { merged, newFields, thingBody, touched } from './bodies.ts';
import { type Cycle, jobCycle, jobField } from './cycles.ts';
import { type Fit, fitter } from './fit.ts';
import { listBody, type ListPlan, listPlan, page } from './listing.ts';
import { newId, withText } from './made-fields.ts';
import { asRefused, type Reason, Refused, refuser } from './refused.ts';
import {
  idIn,
  isAlike,
  type Kind,
  namesKind,
  type Place,
  placesOf,
  type Role,
  schemaOfMedia,
  segmentsOf,
  thingIn,
} from './resources.ts';
import { type ListShape, listShape, shownBodies, type ThingShape, thingShape } from './shapes.ts';
import type { State, Thing } from './state.ts';
import { plainName, singular } from './words.ts';

/** What a sandbox is made from, beside its contract. */
export interface EngineInput {
  readonly contract: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly state: State;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The same seed gives the same ids. */
  readonly seed: string;
  /** Life cycles by the key of their kind. */
  readonly cycles: ReadonlyMap<string, Cycle>;
  /** The service's own codes of errors, by reason. */
  readonly codes: Readonly<Partial<Record<Reason, string>>>;
}

/** The work of a sandbox: requests in, answers out, all state in {@link State}. */
export interface Engine {
  readonly places: readonly Place[];
  /** @throws Refused */
  readonly answer: (operation: Operation, input: HandlerInput) => Answer;
  /** The answer to a request that was refused, by the server or by {@link Engine.answer}. */
  readonly refused: (refusal: Refusal, operation: Operation) => Answer;
  /** Lets everything happen that is due. */
  readonly settle: () => void;
  /** How the list of a place is asked for; undefined where it lists nothing. */
  readonly listPlan: (place: Place) => ListPlan | undefined;
}

/** An operation, read once for all its requests. */
interface Plan {
  readonly place: Place;
  readonly status: number;
  /** Media type of the answer; undefined where it has no body. */
  readonly media: Node | undefined;
  readonly isJson: boolean;
  readonly thing: ThingShape;
  readonly list: ListShape | undefined;
  readonly listPlan: ListPlan | undefined;
  readonly asked: ThingShape;
  /** An answer that the pages show. */
  readonly shown: unknown;
  /** The field of the answer that names a job, and the jobs. */
  readonly job: { readonly field: string; readonly place: Place } | undefined;
}

export function newEngine(input: EngineInput): Engine {
  const { contract, operations, state, now } = input;
  const places = placesOf(contract, operations);
  const fitBody = fitter(contract);
  const refuse = refuser(contract as unknown as Node, operations, fitBody, input.codes);
  const cycles = allCycles(contract, places, input.cycles);
  const told = parameterTexts(contract as unknown as Node);
  const plans = new Map(
    places.map((place) => [place.operation.id, planOf(contract, place, places, told.get(place.operation.id) ?? {})]),
  );
  const settle = (): void => {
    state.transaction(() => {
      for (let each = state.due(now()); each?.thing.due; each = state.due(now())) {
        const { collection, thing } = each;
        const cycle = cycles.get(keyOf(collection, places));
        const { at, to } = thing.due as NonNullable<Thing['due']>;
        if (cycle) enter(state, collection, thing, cycle, to, at);
        else state.put(collection, without(thing, 'due'));
      }
    });
  };
  const context: Context = { ...input, places, fitBody, cycles };
  return {
    places,
    settle,
    listPlan: ({ operation }) => plans.get(operation.id)?.listPlan,
    refused: (refusal, operation) => refuse(operation, refusal instanceof Refused ? refusal : asRefused(refusal)),
    answer: (operation, request) => {
      const plan = plans.get(operation.id);
      if (plan === undefined) throw new Refused('absent', `${operation.id} is not known`);
      settle();
      return state.transaction(() => act(context, plan, request));
    },
  };
}

interface Context extends EngineInput {
  readonly places: readonly Place[];
  readonly fitBody: Fit;
}

function allCycles(
  contract: OpenApiDocument,
  places: readonly Place[],
  given: ReadonlyMap<string, Cycle>,
): ReadonlyMap<string, Cycle> {
  const jobs = places.flatMap(({ kind }): [string, Cycle][] => {
    const cycle = kind && jobCycle(contract, kind);
    return cycle ? [[kind.key, cycle]] : [];
  });
  return new Map([...jobs, ...given]);
}

/** The key of the kind that a collection has things of. */
function keyOf(collection: string, places: readonly Place[]): string {
  const segments = segmentsOf(collection);
  const found = places.find(({ kind }) => {
    const keys = kind ? segmentsOf(kind.key) : [];
    return keys.length === segments.length && keys.every((each, at) => each.includes('{}') || each === segments[at]);
  });
  return found?.kind?.key ?? '';
}

const without = (thing: Thing, name: 'due'): Thing => {
  const { [name]: _, ...rest } = thing;
  return rest;
};

/** Brings a thing into a state; where it is the last one, the thing goes. */
function enter(state: State, collection: string, thing: Thing, cycle: Cycle, to: string, at: number): Thing {
  const next = cycle.after[to];
  const entered: Thing = {
    ...without(thing, 'due'),
    fields: { ...thing.fields, [cycle.field]: to },
    state: to,
    ...(thing.state === undefined ? {} : { previous: thing.state }),
    ...(next === undefined ? {} : { due: { at: at + next.ms, to: next.to } }),
  };
  if (cycle.gone.includes(to)) state.remove(collection, thing.id);
  else state.put(collection, entered);
  return entered;
}

function planOf(contract: OpenApiDocument, place: Place, places: readonly Place[], told: Node): Plan {
  const { operation, kind, role } = place;
  const status = successOf(operation, role);
  const media =
    operation.responses.get(`${status}`) ?? operation.responses.get('2XX') ?? operation.responses.get('default');
  const allowed = media !== undefined && hasBody(operation, status) ? media : [];
  const json = allowed.find(({ type }) => /[/+]json$/.test(type));
  const chosen = json ?? allowed[0];
  const schema = schemaOfMedia(chosen?.node);
  const ids = kind?.ids ?? ['id'];
  const called = { ids, ...(kind ? { thing: singular(kind.name) } : {}) };
  const list = listShape(contract, schema, ids);
  const [shown] = chosen === undefined ? [] : shownBodies(contract, chosen.node);
  const body = operation.body?.media.find(({ type }) => /[/+]json$/.test(type));
  const field = jobField(contract, schema);
  const jobs = places.find((each) => each.role === 'show' && field !== undefined && each.kind?.ids[0] === field);
  return {
    place,
    status,
    media: chosen?.node,
    isJson: json !== undefined,
    thing: thingShape(contract, schema, called),
    list,
    listPlan: list && role === 'list' ? listPlan(contract, operation, list, { shown, told }) : undefined,
    asked: thingShape(contract, schemaOfMedia(body?.node), called),
    shown,
    job: field !== undefined && jobs ? { field, place: jobs } : undefined,
  };
}

/** Descriptions of query parameters, by the operation's id and their name. */
function parameterTexts(contract: Node): ReadonlyMap<string, Node> {
  return new Map(
    operationViews(contract).map(({ method, path, item, node }) => {
      const parameters = [...listOf(item.parameters), ...listOf(node.parameters)];
      const texts = parameters.map((each) => resolve(contract as unknown as OpenApiDocument, each));
      const id = textOf(node.operationId) ?? `${method.toUpperCase()} ${path}`;
      return [id, Object.fromEntries(texts.map(({ name, description }) => [String(name), description]))];
    }),
  );
}

/** The status of success: one with a body before one without; of those without, 204 for what deletes. */
function successOf({ responses }: Operation, role: Role): number {
  const successes = [...responses].filter(([status]) => /^[23]\d\d$/.test(status));
  const order = successes.map(([status, media]) => ({
    status: Number(status),
    hasBody: media.length > 0 && status !== '204',
  }));
  order.sort((a, b) => rank(a) - rank(b) || a.status - b.status);
  const [best] = order;
  if (best && !best.hasBody && role === 'delete' && order.some(({ status }) => status === 204)) return 204;
  return best?.status ?? 200;
}

const rank = ({ status, hasBody }: { status: number; hasBody: boolean }): number =>
  (status >= 300 ? 2 : 0) + (hasBody ? 0 : 1);

/** The collection that a request is for. */
const collectionOf = (place: Place, params: Node): string => filled(place.collection ?? '', params);

/** A path with values in the place of its placeholders. */
const filled = (template: string, params: Node): string =>
  template.replace(/\{([^{}]*)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));

/** The id of the thing that a request is for. */
const idOf = ({ item = '' }: Place, params: Node): string =>
  item.replace(/\{([^{}]*)\}/g, (_, name: string) => String(params[name] ?? ''));

function act(context: Context, plan: Plan, input: HandlerInput): Answer {
  const { place } = plan;
  if (place.kind === undefined) return example(context, plan);
  requireParents(context, place, input.params);
  return WORK[place.role](context, plan, place.kind, input);
}

type Work = (context: Context, plan: Plan, kind: Kind, input: HandlerInput) => Answer;

const WORK: Readonly<Record<Role, Work>> = {
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

/** @throws Refused where a thing is not there that the path of a collection names */
function requireParents(context: Context, place: Place, params: Node): void {
  const segments = segmentsOf(place.collection ?? '');
  for (const [at, segment] of segments.entries()) {
    if (!segment.includes('{') || at === 0) continue;
    const template = `/${segments.slice(0, at).join('/')}`;
    const key = template.replace(/\{[^{}]*\}/g, '{}');
    const parent = context.places.find(({ kind, role }) => kind?.key === key && role !== 'list')?.kind;
    if (parent === undefined) continue;
    const id = filled(segment, params);
    if (thingAt(context, parent, filled(template, params), decodeURIComponent(id)) === undefined)
      throw new Refused('absent', `${parent.name} has no ${decodeURIComponent(id)}`);
  }
}

/** A thing of the state; of things that nobody can make, any that nobody has deleted. */
function thingAt({ state, contract, now }: Context, kind: Kind, collection: string, id: string): Thing | undefined {
  const kept = state.get(collection, id);
  if (kept) return kept.isGone ? undefined : kept;
  if (kind.isCreatable) return undefined;
  const same = kind.shown.find((each) => idIn(each, kind.ids) === id);
  const fields = same ?? newFields(contract, { ...NOTHING_SENT, kind, id, now: now() });
  return { id, number: 0, fields };
}

const NOTHING_SENT = { asked: new Map(), sent: {}, path: {}, named: () => undefined } as const;

/** @throws Refused where the thing that a request is for is not there */
function found(context: Context, { place }: Plan, kind: Kind, { params }: HandlerInput): Thing {
  const id = idOf(place, params);
  const thing = thingAt(context, kind, collectionOf(place, params), id);
  if (thing === undefined) throw new Refused('absent', `${kind.name} has no ${id}`);
  return thing;
}

function listThings(context: Context, plan: Plan, kind: Kind, { params, query }: HandlerInput): Answer {
  const { list, listPlan: asked } = plan;
  if (list === undefined || asked === undefined) return example(context, plan);
  const things = allThings(context, kind, collectionOf(plan.place, params));
  const ids = kind.id === undefined ? [] : kind.ids.filter((name) => list.fields.has(name));
  const named = things.map(({ id, fields }) => ({
    id,
    fields: { ...Object.fromEntries(ids.filter((name) => !(name in fields)).map((name) => [name, id])), ...fields },
  }));
  return fitted(context, plan, listBody(context.contract, list, asked, page(asked, query, named)));
}

/** The things of a collection; of things that nobody can make, those that the pages show as well. */
function allThings({ state }: Context, kind: Kind, collection: string): readonly Thing[] {
  const kept = state.things(collection);
  if (kind.isCreatable) return kept;
  const known = new Map(kept.map((each) => [each.id, each]));
  const shown = kind.shown.flatMap((fields, number): Thing[] => {
    const id = idIn(fields, kind.ids) ?? `${number}`;
    if (known.has(id)) return [];
    const thing = { id, number: 0, fields };
    known.set(id, thing);
    return [thing];
  });
  return [...shown, ...kept.filter(({ isGone }) => !isGone)];
}

function createThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const { place } = plan;
  const sent = sentOf(plan, input);
  const collection = collectionOf(place, input.params);
  const chosen = kind.id === undefined || !plan.asked.fields.has(kind.id) ? undefined : idIn(sent, [kind.id]);
  if (chosen !== undefined && context.state.get(collection, chosen))
    throw new Refused('conflict', `${kind.name} has ${chosen} already`);
  refuseSameName(context, place, kind, collection, sent);
  const thing = makeThing(context, plan, kind, collection, input.params, sent, chosen);
  return shownThing(context, plan, kind, thing, input);
}

/** @throws Refused where the operation documents 409 and another thing of the collection has the name */
function refuseSameName(
  { state }: Context,
  { operation }: Place,
  kind: Kind,
  collection: string,
  { name }: Node,
): void {
  if (!operation.responses.has('409') || typeof name !== 'string') return;
  if (state.things(collection).some(({ fields }) => fields.name === name))
    throw new Refused('conflict', `${kind.name} has one called ${name} already`);
}

function makeThing(
  context: Context,
  plan: Plan,
  kind: Kind,
  collection: string,
  params: Node,
  sent: Node,
  chosen?: string,
): Thing {
  const { contract, state, now, seed } = context;
  const number = state.next('things');
  const [shown = {}] = kind.shown;
  const schema = kind.id === undefined ? {} : (kind.fields.get(kind.id) ?? {});
  const id = chosen ?? newId(`${seed}:${kind.key}`, number, schema, kind.id === undefined ? undefined : shown[kind.id]);
  const named = (field: string, value: string): Node | undefined => namedThing(context, params, field, value);
  const fields = newFields(contract, { kind, id, now: now(), asked: plan.asked.fields, sent, path: params, named });
  const thing: Thing = { id, number, fields };
  const cycle = context.cycles.get(kind.key);
  if (cycle) return enter(state, collection, thing, cycle, cycle.start, now());
  state.put(collection, thing);
  return thing;
}

/** A thing that a field of a request names, in a collection that the request's path reaches. */
function namedThing(context: Context, params: Node, field: string, id: string): Node | undefined {
  for (const place of context.places) {
    const { kind, collection } = place;
    if (kind === undefined || collection === undefined || !namesKind(field, kind)) continue;
    const names = [...collection.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);
    if (names.every((name) => params[name] !== undefined))
      return thingAt(context, kind, filled(collection, params), id)?.fields;
  }
  return undefined;
}

const sentOf = ({ asked }: Plan, { body }: HandlerInput): Node => thingIn(body, asked) ?? {};

function updateThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  const sent = sentOf(plan, input);
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
  const thing = makeThing(context, plan, kind, collection, input.params, sentOf(plan, input), id);
  return shownThing(context, plan, kind, thing, input);
}

function deleteThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  const collection = collectionOf(plan.place, input.params);
  context.state.remove(collection, thing.id);
  if (!kind.isCreatable) context.state.put(collection, { ...thing, isGone: true });
  return shownThing(context, plan, kind, thing, input);
}

function actOnThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  return isAlike(plan.thing, kind) || plan.job
    ? shownThing(context, plan, kind, thing, input)
    : example(context, plan, kind, thing);
}

/** The parts of a thing have names of their own in answers, or are a field of it. */
function readPart(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  const part = partOf(thing, plan.place.word ?? '');
  return part === undefined ? example(context, plan) : fitted(context, plan, wrappedPart(plan, part));
}

function writePart(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  const word = plan.place.word ?? '';
  const [shown] = [plan.shown].map((each) => thingIn(each, plan.thing));
  const part = merged(partOf(thing, word) ?? shown ?? {}, sentOf(plan, input));
  const name = fieldNamed(thing, word);
  const next: Thing =
    name === undefined
      ? { ...thing, parts: { ...thing.parts, [word]: part } }
      : { ...thing, fields: { ...thing.fields, [name]: part } };
  context.state.put(collectionOf(plan.place, input.params), next);
  return fitted(context, plan, wrappedPart(plan, part));
}

function dropPart(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  const { [plan.place.word ?? '']: _, ...parts } = thing.parts ?? {};
  context.state.put(collectionOf(plan.place, input.params), { ...thing, parts });
  return example(context, plan);
}

const fieldNamed = ({ fields }: Thing, word: string): string | undefined =>
  Object.keys(fields).find((name) => plainName(name) === plainName(word) && isNode(fields[name]));

function partOf(thing: Thing, word: string): Node | undefined {
  const name = fieldNamed(thing, word);
  const part = name === undefined ? thing.parts?.[word] : thing.fields[name];
  return isNode(part) ? part : undefined;
}

const wrappedPart = ({ thing }: Plan, part: Node): unknown =>
  thing.wrapper === undefined ? part : { [thing.wrapper]: part };

/** An answer with a thing; with the job that has begun, where it names one; else as the pages show it. */
function shownThing(context: Context, plan: Plan, kind: Kind, thing: Thing, { params }: HandlerInput): Answer {
  const body = thingBody(context.contract, plan.thing, kind, thing.id, thing.fields);
  if (plan.job && plan.place.role !== 'show') {
    const id = beginJob(context, plan.job.place, params);
    return fitted(context, plan, { ...(isNode(body) ? body : {}), [plan.job.field]: id });
  }
  return body === undefined ? example(context, plan, kind, thing) : fitted(context, plan, body);
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
  if (cycle) enter(state, collection, job, cycle, cycle.start, now());
  else state.put(collection, job);
  return id;
}

/** An answer as the pages show it, with the id of the thing in the place of theirs. */
function example(context: Context, plan: Plan, kind?: Kind, thing?: Thing): Answer {
  const { shown, media, isJson, status } = plan;
  if (media === undefined) return { status };
  if (!isJson) return { status, body: typeof shown === 'string' ? shown : '' };
  const body = shown ?? madeValue(context.contract as unknown as Node, schemaOfMedia(media));
  const old = kind?.shown[0] && idIn(kind.shown[0], kind.ids);
  return fitted(context, plan, old !== undefined && thing ? withText(body, old, thing.id) : body);
}

function fitted({ fitBody }: Context, { media, status, isJson }: Plan, body: unknown): Answer {
  if (media === undefined) return { status };
  if (!isJson) return { status, body: '' };
  const schema = schemaOfMedia(media);
  return { status, body: isNode(schema) ? fitBody(schema, body) : body };
}
