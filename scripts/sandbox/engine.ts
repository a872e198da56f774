import { plainName } from '../plain-name.ts';
import { madeValue } from '#example-values';
import { hasBody, type Operation } from '#server-runtime/contract';
import type { Refusal } from '#server-runtime/refusals';
import type { Answer, HandlerInput } from '#server-runtime/service';
import type { OpenApiDocument } from '../emit/index.ts';
import { resolve } from '../generate/index.ts';
import { isNode, listOf, type Node, textOf } from '../nodes.ts';
import { operationViews } from '../operation-views.ts';
import { merged, newFields, thingBody, touched } from './bodies.ts';
import type { OperationConfig, SandboxConfig } from './cycle-config.ts';
import { type Cycle, dueOf, jobCycle, jobField, kindKey, leased } from './cycles.ts';
import { type Fit, fitter } from './fit.ts';
import { type ListPlan, listBody, listPlan, page } from './listing.ts';
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
import { type Fields, type ListShape, listShape, shownBodies, type ThingShape, thingShape } from './shapes.ts';
import type { State, Thing } from './state.ts';
import { singular } from './words.ts';

/** What a sandbox is made from, beside its contract. */
export interface EngineInput {
  readonly contract: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly state: State;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The same seed gives the same ids. */
  readonly seed: string;
  readonly config: SandboxConfig;
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
  /** Changes fields of a thing by its path; a change of its state begins that state. False where nothing is there. */
  readonly change: (path: string, fields: Node) => boolean;
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
  const { contract, operations, state, now, config } = input;
  const places = placesOf(contract, operations);
  const fitBody = fitter(contract);
  const refuse = refuser(contract as unknown as Node, operations, fitBody, config.errors);
  const told = parameterTexts(contract as unknown as Node);
  const plans = new Map(
    places.map((place) => [place.operation.id, planOf(contract, place, places, told.get(place.operation.id) ?? {})]),
  );
  const kinds = new Map(places.flatMap(({ kind }) => (kind ? [[kind.key, kind] as const] : [])));
  const context: Context = { ...input, places, fitBody, kinds, cycles: allCycles(contract, places, config) };
  const settle = (): void => {
    state.transaction(() => {
      for (let each = state.due(now()); each?.thing.due; each = state.due(now())) {
        const { at, to } = each.thing.due;
        const kind = kindOf(context, each.collection);
        if (kind) enter(context, kind, each.collection, each.thing, to, at);
        else state.put(each.collection, withoutDue(each.thing));
      }
    });
  };
  return {
    places,
    settle,
    listPlan: ({ operation }) => plans.get(operation.id)?.listPlan,
    change: (path, fields) => state.transaction(() => changeAt(context, path, fields)),
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
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Life cycles by the key of their kind. */
  readonly cycles: ReadonlyMap<string, Cycle>;
}

function allCycles(
  contract: OpenApiDocument,
  places: readonly Place[],
  { things }: SandboxConfig,
): ReadonlyMap<string, Cycle> {
  const jobs = places.flatMap(({ kind }): [string, Cycle][] => {
    const cycle = kind && jobCycle(contract, kind);
    return cycle ? [[kind.key, cycle]] : [];
  });
  return new Map([...jobs, ...Object.entries(things).map(([path, each]): [string, Cycle] => [kindKey(path), each])]);
}

/** The kind that a collection has things of. */
function kindOf({ kinds }: Context, collection: string): Kind | undefined {
  const segments = segmentsOf(collection);
  return [...kinds.values()].find(({ key }) => {
    const keys = segmentsOf(key);
    return keys.length === segments.length && keys.every((each, at) => each.includes('{}') || each === segments[at]);
  });
}

const withoutDue = ({ due: _, ...thing }: Thing): Thing => thing;

/** Brings a thing into a state; where it is the last one, the thing goes. */
function enter(context: Context, kind: Kind, collection: string, thing: Thing, to: string, at: number): Thing {
  const cycle = context.cycles.get(kind.key);
  if (cycle === undefined) return thing;
  const fields = { ...thing.fields, [cycle.field]: to };
  const due = dueOf(cycle, fields, to, at);
  const before = stateOf(cycle, thing);
  const entered: Thing = {
    ...withoutDue(thing),
    fields,
    state: to,
    ...(before === undefined ? {} : { previous: before }),
    ...(due === undefined ? {} : { due }),
  };
  if (cycle.gone.includes(to)) removeThing(context, kind, collection, entered);
  else context.state.put(collection, entered);
  return entered;
}

/** The state of a thing; of one that was there from the beginning, as its field says. */
function stateOf(cycle: Cycle, { state, fields }: Thing): string | undefined {
  return state ?? textOf(fields[cycle.field]);
}

/** Removes a thing; of one that was there from the beginning it is remembered. */
function removeThing({ state, cycles }: Context, kind: Kind, collection: string, thing: Thing): void {
  state.remove(collection, thing.id);
  const isSeed = cycles.get(kind.key)?.seeds.some((each) => idIn(each, kind.ids) === thing.id);
  if (!kind.isCreatable || isSeed) state.put(collection, { ...withoutDue(thing), isGone: true });
}

function changeAt(context: Context, path: string, fields: Node): boolean {
  const [, collection = '', id = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  const kind = kindOf(context, collection);
  const thing = kind && thingAt(context, kind, collection, decodeURIComponent(id));
  if (kind === undefined || thing === undefined) return false;
  const cycle = context.cycles.get(kind.key);
  const to = cycle && textOf(fields[cycle.field]);
  const changed = { ...thing, fields: merged(thing.fields, fields) };
  if (to === undefined) context.state.put(collection, changed);
  else enter(context, kind, collection, { ...changed, ...kept(cycle, thing) }, to, context.now());
  return true;
}

/** The state that a thing had, before its fields were changed. */
function kept(cycle: Cycle | undefined, thing: Thing): Pick<Thing, 'state'> {
  const state = cycle && stateOf(cycle, thing);
  return state === undefined ? {} : { state };
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
  const config = configOf(context, place.operation, input);
  const target = targetOf(context, place, config, input.params);
  if (target === undefined) return example(context, plan);
  requireParents(context, place, input.params);
  const isHeld = config !== undefined && target.id !== undefined;
  const thing = isHeld ? foundAt(context, target, target.id ?? '') : undefined;
  if (config && thing) requireState(context, target.kind, config, thing);
  if (config && thing && doesMore(config)) return live(context, plan, input, { ...target, config, thing });
  return place.kind === undefined ? example(context, plan) : WORK[place.role](context, plan, place.kind, input);
}

/** What life cycles say of an operation; of one that does what others do, of the one that the request chooses. */
function configOf({ config }: Context, { id }: Operation, { body }: HandlerInput): OperationConfig | undefined {
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

function targetOf(
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

/** @throws Refused where a thing is not there */
function foundAt(context: Context, { kind, collection }: Omit<Target, 'id'>, id: string): Thing {
  const thing = thingAt(context, kind, collection, id);
  if (thing === undefined) throw absent(context, kind, id);
  return thing;
}

function absent(context: Context, kind: Kind, id: string): Refused {
  const code = context.cycles.get(kind.key)?.absent;
  return new Refused('absent', (code && messageOf(context, code)) ?? `${kind.name} has no ${id}`, code);
}

/** What the pages say to a code of an error. */
function messageOf({ contract }: Context, code: string): string | undefined {
  const listed = (contract as unknown as Node)['x-error-codes'];
  const [entry] = listOf(isNode(listed) && Object.hasOwn(listed, code) ? listed[code] : undefined);
  return isNode(entry) ? textOf(entry.message) : undefined;
}

const refusedBy = (context: Context, reason: Reason, code: string): Refused =>
  new Refused(reason, messageOf(context, code) ?? code, code);

/** @throws Refused where the state of a thing forbids the operation */
function requireState(context: Context, kind: Kind, config: OperationConfig, thing: Thing): void {
  const cycle = context.cycles.get(kind.key);
  if (cycle === undefined) return;
  const state = stateOf(cycle, thing) ?? '';
  const allowed = config.needs.length > 0 ? config.needs : Object.keys(config.moves);
  if (allowed.length === 0 || allowed.includes(state)) return;
  const code = (Object.hasOwn(config.refuses, state) ? config.refuses[state] : undefined) ?? config.refuses['*'];
  if (code !== undefined) throw refusedBy(context, 'conflict', code);
  throw new Refused('conflict', `the state of ${thing.id} is ${state}`);
}

/** Whether life cycles say more of an operation than when it can be asked. */
const doesMore = ({ moves, lease, makes, answers }: OperationConfig): boolean =>
  Object.keys(moves).length > 0 || lease !== undefined || makes !== undefined || answers !== undefined;

interface Living extends Target {
  readonly config: OperationConfig;
  readonly thing: Thing;
}

/** Does what life cycles say: a lease is granted, the state changes, another thing is made. */
function live(context: Context, plan: Plan, input: HandlerInput, living: Living): Answer {
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

function grantedFields(
  lease: NonNullable<Cycle['lease']>,
  fields: Node,
  { query, body }: HandlerInput,
  now: number,
): Node {
  const sent = isNode(body) ? body : {};
  const inner = isNode(sent[lease.field]) ? (sent[lease.field] as Node) : {};
  const asked = [query.duration, sent.duration, inner.duration].find((each) => typeof each === 'number');
  return leased(lease, fields, {
    asked: asked as number | undefined,
    type: query.type ?? sent.type ?? inner.type,
    now,
  });
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
      throw absent(context, parent, decodeURIComponent(id));
  }
}

/** A thing of the state, or one from the beginning; of things that nobody can make, any that nobody has deleted. */
function thingAt(context: Context, kind: Kind, collection: string, id: string): Thing | undefined {
  const { state, contract, now } = context;
  const known = state.get(collection, id);
  if (known) return known.isGone ? undefined : known;
  const same = firstThings(context, kind).find((each) => idIn(each, kind.ids) === id);
  if (kind.isCreatable && same === undefined) return undefined;
  const fields = same ?? newFields(contract, { ...NOTHING_SENT, kind, id, now: now() });
  return { id, number: 0, fields };
}

/** Things from the beginning: of those that nobody can make, what the pages show. */
const firstThings = ({ cycles }: Context, kind: Kind): readonly Node[] =>
  kind.isCreatable ? (cycles.get(kind.key)?.seeds ?? []) : kind.shown;

const NOTHING_SENT = { asked: new Map(), sent: {}, path: {}, named: () => undefined } as const;

/** @throws Refused where the thing that a request is for is not there */
const found = (context: Context, { place }: Plan, kind: Kind, { params }: HandlerInput): Thing =>
  foundAt(context, { kind, collection: collectionOf(place, params) }, idOf(place, params));

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

/** The things of a collection, with those from the beginning before them. */
function allThings(context: Context, kind: Kind, collection: string): readonly Thing[] {
  const made = context.state.things(collection);
  const first = firstThings(context, kind);
  if (first.length === 0) return made;
  const known = new Map(made.map((each) => [each.id, each]));
  const shown = first.flatMap((fields, number): Thing[] => {
    const id = idIn(fields, kind.ids) ?? `${number}`;
    if (known.has(id)) return [];
    const thing = { id, number: 0, fields };
    known.set(id, thing);
    return [thing];
  });
  return [...shown, ...made.filter(({ isGone }) => !isGone)];
}

function createThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const { place } = plan;
  const sent = sentOf(plan, input);
  const collection = collectionOf(place, input.params);
  const chosen = kind.id === undefined || !plan.asked.fields.has(kind.id) ? undefined : idIn(sent, [kind.id]);
  if (chosen !== undefined && context.state.get(collection, chosen))
    throw new Refused('conflict', `${kind.name} has ${chosen} already`);
  refuseSameName(context, place, kind, collection, sent);
  requireNamed(context, kind, input.params, sent);
  const making = { kind, collection, params: input.params, sent, asked: plan.asked.fields };
  const thing = makeThing(context, chosen === undefined ? making : { ...making, id: chosen });
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
  if (state.has(collection, 'name', name)) throw new Refused('conflict', `${kind.name} has one called ${name} already`);
}

/** @throws Refused where a field names a thing that is not there, or has a value that another thing has */
function requireNamed(context: Context, kind: Kind, params: Node, sent: Node): void {
  for (const [field, { to, code }] of Object.entries(context.cycles.get(kind.key)?.references ?? {})) {
    const named = context.kinds.get(kindKey(to));
    const id = textOf(sent[field]);
    if (named && id !== undefined && thingAt(context, named, filled(to, params), id) === undefined)
      throw refusedBy(context, 'absent', code);
  }
}

interface ThingMaking {
  readonly kind: Kind;
  readonly collection: string;
  readonly params: Node;
  readonly sent: Node;
  readonly asked: Fields;
  /** The id that the client has chosen. */
  readonly id?: string;
  /** The state that it begins with, where it is another than usual. */
  readonly start?: string | undefined;
}

function makeThing(context: Context, { kind, collection, params, sent, asked, id: chosen, start }: ThingMaking): Thing {
  const { contract, state, now, seed } = context;
  const number = state.next('things');
  const [shown = {}] = kind.shown;
  const schema = kind.id === undefined ? {} : (kind.fields.get(kind.id) ?? {});
  const id = chosen ?? newId(`${seed}:${kind.key}`, number, schema, kind.id === undefined ? undefined : shown[kind.id]);
  const named = (field: string, value: string): Node | undefined => namedThing(context, params, field, value);
  const cycle = context.cycles.get(kind.key);
  const own = newFields(contract, { kind, id, now: now(), asked, sent, path: params, named });
  const set = { ...own, ...withPatterns(cycle?.sets ?? {}, sent) };
  const fields = cycle?.lease
    ? grantedFields(cycle.lease, without(set, cycle.lease.field), bodyOnly(sent), now())
    : set;
  for (const [field, code] of Object.entries(cycle?.unique ?? {}))
    if (hasValue(context, kind, collection, field, fields[field])) throw refusedBy(context, 'conflict', code);
  const thing: Thing = { id, number, fields };
  if (cycle) return enter(context, kind, collection, thing, start ?? cycle.start, now());
  state.put(collection, thing);
  return thing;
}

/** Whether a thing of a collection, or one from the beginning that nobody has changed, has a value in a field. */
function hasValue(context: Context, kind: Kind, collection: string, field: string, value: unknown): boolean {
  const { state } = context;
  if (value === undefined) return false;
  const isFirst = (each: Node, number: number): boolean =>
    each[field] === value && state.get(collection, idIn(each, kind.ids) ?? `${number}`) === undefined;
  return state.has(collection, field, value) || firstThings(context, kind).some(isFirst);
}

const bodyOnly = (body: Node): HandlerInput => ({ params: {}, query: {}, headers: {}, body });

const without = (fields: Node, field: string): Node =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));

/** Values that life cycles set; `{name}` in a text is what was sent under that name. */
function withPatterns(sets: Node, sent: Node): Node {
  const filledIn = (value: unknown): unknown =>
    typeof value === 'string' ? value.replace(/\{(\w+)\}/g, (_, name: string) => String(sent[name] ?? '')) : value;
  return Object.fromEntries(Object.entries(sets).map(([name, value]) => [name, filledIn(value)]));
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
  const sent = sentOf(plan, input);
  const thing = makeThing(context, { kind, collection, params: input.params, sent, asked: plan.asked.fields, id });
  return shownThing(context, plan, kind, thing, input);
}

function deleteThing(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  const collection = collectionOf(plan.place, input.params);
  removeThing(context, kind, collection, thing);
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
  if (cycle) enter(context, kind, collection, job, cycle.start, now());
  else state.put(collection, job);
  return id;
}

/** An answer as the pages show it, with the id of the thing in the place of theirs. */
function example(context: Context, plan: Plan, kind?: Kind, thing?: Thing): Answer {
  const { shown, media, isJson, status } = plan;
  if (media === undefined) return empty(plan);
  if (!isJson) return { status, body: typeof shown === 'string' ? shown : '' };
  const body = shown ?? madeValue(context.contract as unknown as Node, schemaOfMedia(media));
  const old = kind?.shown[0] && idIn(kind.shown[0], kind.ids);
  return fitted(context, plan, old !== undefined && thing ? withText(body, old, thing.id) : body);
}

/** An answer without a body; to HEAD, with the type of the body that GET would have (RFC 9110, 9.3.2). */
function empty({ status, place: { operation } }: Plan): Answer {
  const [media] = operation.method === 'head' ? (operation.responses.get(`${status}`) ?? []) : [];
  return media === undefined ? { status } : { status, headers: { 'content-type': media.type } };
}

function fitted({ fitBody }: Context, plan: Plan, body: unknown): Answer {
  const { media, status, isJson } = plan;
  if (media === undefined) return empty(plan);
  if (!isJson) return { status, body: '' };
  const schema = schemaOfMedia(media);
  return { status, body: isNode(schema) ? fitBody(schema, body) : body };
}
