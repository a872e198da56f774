import type { HandlerInput } from '#server-runtime/service';
import { isNode, type Node } from '../nodes.ts';
import { newFields } from './bodies.ts';
import { type Context, refusedBy } from './context.ts';
import { type Cycle, leased } from './cycles.ts';
import { newId } from './made-fields.ts';
import { idIn, idSchema, type Kind } from './kinds.ts';
import type { Fields } from './shapes.ts';
import { enter } from './states.ts';
import type { Thing } from './thing.ts';
import { hasValue, namedThing } from './things.ts';

export interface ThingMaking {
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

export function makeThing(
  context: Context,
  { kind, collection, params, sent, asked, id: chosen, start }: ThingMaking,
): Thing {
  const { contract, state, now, seed } = context;
  const number = state.next('things');
  const [shown = {}] = kind.shown;
  const id = chosen ?? newId(`${seed}:${kind.key}`, number, idSchema(kind), idIn(shown, kind));
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

/** Values that life cycles set; `{name}` in a text is what was sent under that name. */
export function withPatterns(sets: Node, sent: Node): Node {
  const filledIn = (value: unknown): unknown =>
    typeof value === 'string' ? value.replace(/\{(\w+)\}/g, (_, name: string) => String(sent[name] ?? '')) : value;
  return Object.fromEntries(Object.entries(sets).map(([name, value]) => [name, filledIn(value)]));
}

export function grantedFields(
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

const bodyOnly = (body: Node): HandlerInput => ({ params: {}, query: {}, headers: {}, body });

const without = (fields: Node, field: string): Node =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
