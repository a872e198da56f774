import type { Node } from '../nodes.ts';
import { newFields } from './bodies.ts';
import { absent, type Context, kindOf } from './context.ts';
import { collectionOf, filled } from './paths.ts';
import { type Listed, selection, selectionKey } from './listing.ts';
import type { Plan } from './plans.ts';
import { idIn, type Kind, namesKind } from './kinds.ts';
import type { Thing } from './thing.ts';

/** @throws Refused where a thing is not there */
export function foundAt(
  context: Context,
  { kind, collection }: { readonly kind: Kind; readonly collection: string },
  id: string,
): Thing {
  const thing = thingAt(context, kind, collection, id);
  if (thing === undefined) throw absent(context, kind, id);
  return thing;
}

/** A thing of the state, or one from the beginning; of things that nobody can make, any that nobody has deleted. */
export function thingAt(context: Context, kind: Kind, collection: string, id: string): Thing | undefined {
  const { state, contract, now } = context;
  const known = state.get(collection, id);
  if (known) return known.isGone ? undefined : known;
  const same = firstThings(context, kind).find((each) => idIn(each, kind) === id);
  if (kind.isCreatable && same === undefined) return undefined;
  const fields = same ?? newFields(contract, { ...NOTHING_SENT, kind, id, now: now() });
  return { id, number: 0, fields };
}

/** Things from the beginning: of those that nobody can make, what the pages show. */
const firstThings = ({ cycles }: Context, kind: Kind): readonly Node[] =>
  kind.isCreatable ? (cycles.get(kind.key)?.seeds ?? []) : kind.shown;

export const NOTHING_SENT = { asked: new Map(), sent: {}, path: {}, named: () => undefined } as const;

/** The things of a collection, with those from the beginning before them. */
export function allThings(context: Context, kind: Kind, collection: string): readonly Thing[] {
  const made = context.state.things(collection);
  const first = firstThings(context, kind);
  if (first.length === 0) return made;
  const shown = new Map<string, Thing>();
  for (const [number, fields] of first.entries()) {
    const id = idIn(fields, kind) ?? `${number}`;
    if (context.state.get(collection, id) === undefined && !shown.has(id)) shown.set(id, { id, number: 0, fields });
  }
  return [...shown.values(), ...made.filter(({ isGone }) => !isGone)];
}

/** Selections that are remembered of the same things. */
const MOST_SELECTIONS = 20;

/** The things that a query asks for, in its order; they are looked for anew only where something has changed. */
export function selectedThings(context: Context, plan: Plan, kind: Kind, params: Node, query: Node): readonly Listed[] {
  if (plan.listPlan === undefined) return [];
  const collection = collectionOf(plan.place, params);
  if (plan.place.rule === 'path/all')
    return selection(plan.listPlan, query, withIds(plan, kind, thingsBelow(context, kind, collection)));
  const made = context.state.things(collection);
  const known = plan.listed.get(made) ?? {
    all: withIds(plan, kind, allThings(context, kind, collection)),
    selected: new Map(),
  };
  plan.listed.set(made, known);
  const key = selectionKey(plan.listPlan, query);
  const found = known.selected.get(key) ?? selection(plan.listPlan, query, known.all);
  if (known.selected.size >= MOST_SELECTIONS) known.selected.clear();
  known.selected.set(key, found);
  return found;
}

/** The things of a kind from all of its collections below the path that a list is at, in the order of their making. */
function thingsBelow(context: Context, kind: Kind, path: string): readonly Thing[] {
  const above = path.slice(0, path.lastIndexOf('/') + 1);
  return context.state
    .collections()
    .filter((each) => each.startsWith(above) && kindOf(context, each)?.key === kind.key)
    .flatMap((each) => allThings(context, kind, each))
    .sort((a, b) => a.number - b.number);
}

/** Things with their ids among their fields. */
function withIds({ list }: Plan, kind: Kind, things: readonly Thing[]): readonly Listed[] {
  const ids = kind.id === undefined ? [] : kind.ids.filter((name) => list?.fields.has(name));
  return things.map((thing) => {
    const missing = ids.filter((name) => !Object.hasOwn(thing.fields, name));
    if (missing.length === 0) return thing;
    return {
      id: thing.id,
      fields: { ...Object.fromEntries(missing.map((name) => [name, thing.id])), ...thing.fields },
    };
  });
}

/** @throws Refused where a thing is not there that the path of a collection names */
export function requireParents(context: Context, { parents }: Plan, params: Node): void {
  for (const { kind, collection, item } of parents) {
    const id = decodeURIComponent(filled(item, params));
    if (thingAt(context, kind, filled(collection, params), id) === undefined) throw absent(context, kind, id);
  }
}

/** A thing that a field of a request names, in a collection that the request's path reaches. */
export function namedThing(context: Context, params: Node, field: string, id: string): Node | undefined {
  for (const place of context.places) {
    const { kind, collection } = place;
    if (kind === undefined || collection === undefined || !namesKind(field, kind)) continue;
    const names = [...collection.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);
    if (names.every((name) => params[name] !== undefined))
      return thingAt(context, kind, filled(collection, params), id)?.fields;
  }
  return undefined;
}

/** Whether a thing of a collection, or one from the beginning that nobody has changed, has a value in a field. */
export function hasValue(context: Context, kind: Kind, collection: string, field: string, value: unknown): boolean {
  const { state } = context;
  if (value === undefined) return false;
  const isFirst = (each: Node, number: number): boolean =>
    each[field] === value && state.get(collection, idIn(each, kind) ?? `${number}`) === undefined;
  return state.has(collection, field, value) || firstThings(context, kind).some(isFirst);
}

/** Removes a thing; of one that was there from the beginning it is remembered. */
export function removeThing({ state, cycles }: Context, kind: Kind, collection: string, thing: Thing): void {
  state.remove(collection, thing.id);
  const isSeed = cycles.get(kind.key)?.seeds.some((each) => idIn(each, kind) === thing.id);
  if (!kind.isCreatable || isSeed) state.put(collection, { ...withoutDue(thing), isGone: true });
}

export const withoutDue = ({ due: _, ...thing }: Thing): Thing => thing;
