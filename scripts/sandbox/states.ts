import { type Node, textOf } from '../nodes.ts';
import { merged } from './bodies.ts';
import { type Context, kindOf, refusedBy } from './context.ts';
import type { OperationConfig } from './cycle-config.ts';
import { type Cycle, dueOf } from './cycles.ts';
import { Refused } from './refused.ts';
import type { Kind } from './kinds.ts';
import type { Thing } from './thing.ts';
import { removeThing, thingAt, withoutDue } from './things.ts';

/** Lets everything happen that is due. */
export function settle(context: Context): void {
  const { state, now } = context;
  state.transaction(() => {
    for (let each = state.due(now()); each?.thing.due; each = state.due(now())) {
      const { at, to } = each.thing.due;
      const kind = kindOf(context, each.collection);
      if (kind) enter(context, kind, each.collection, each.thing, to, at);
      else state.put(each.collection, withoutDue(each.thing));
    }
  });
}

/** Brings a thing into a state; where it is the last one, the thing goes. */
export function enter(context: Context, kind: Kind, collection: string, thing: Thing, to: string, at: number): Thing {
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
export function stateOf(cycle: Cycle, { state, fields }: Thing): string | undefined {
  return state ?? textOf(fields[cycle.field]);
}

/** @throws Refused where the state of a thing forbids the operation */
export function requireState(context: Context, kind: Kind, config: OperationConfig, thing: Thing): void {
  const cycle = context.cycles.get(kind.key);
  if (cycle === undefined) return;
  const state = stateOf(cycle, thing) ?? '';
  const allowed = config.needs.length > 0 ? config.needs : Object.keys(config.moves);
  if (allowed.length === 0 || allowed.includes(state)) return;
  const code = (Object.hasOwn(config.refuses, state) ? config.refuses[state] : undefined) ?? config.refuses['*'];
  if (code !== undefined) throw refusedBy(context, 'conflict', code);
  throw new Refused('conflict', `the state of ${thing.id} is ${state}`);
}

export function changeAt(context: Context, path: string, fields: Node): boolean {
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
