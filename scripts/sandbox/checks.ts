import { type Node, textOf } from '../nodes.ts';
import { absent, type Context, refusedBy } from './context.ts';
import { kindKey } from './cycles.ts';
import { collectionOf, filled } from './paths.ts';
import type { Plan } from './plans.ts';
import { Refused } from './refused.ts';
import type { Kind } from './kinds.ts';
import type { Place } from './resources.ts';
import { thingAt } from './things.ts';

/** @throws Refused where the operation documents 409 and another thing of the collection has the name */
export function refuseSameName(
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
export function requireNamed(context: Context, kind: Kind, params: Node, sent: Node): void {
  for (const [field, { to, code }] of Object.entries(context.cycles.get(kind.key)?.references ?? {})) {
    const named = context.kinds.get(kindKey(to));
    const id = textOf(sent[field]);
    if (named && id !== undefined && thingAt(context, named, filled(to, params), id) === undefined)
      throw refusedBy(context, 'absent', code);
  }
}

/** @throws Refused where the operation documents 404, and a field names a thing that is not there */
export function requireReferences(context: Context, { references, place }: Plan, params: Node, sent: Node): void {
  if (!place.operation.responses.has('404')) return;
  for (const { field, kind, collection } of references.naming) {
    const id = sent[field];
    if (typeof id === 'string' && id !== '' && thingAt(context, kind, filled(collection, params), id) === undefined)
      throw absent(context, kind, id);
  }
}

/** @throws Refused where the operation documents 409, and another thing names the one that it deletes */
export function requireUnused({ state }: Context, { references, place }: Plan, params: Node, id: string): void {
  if (!place.operation.responses.has('409')) return;
  for (const { field, kind, collection } of references.named)
    if (state.has(filled(collection, params), field, id))
      throw new Refused(
        'conflict',
        `${id} of ${collectionOf(place, params)} is in use: ${field} of ${kind.name} names it`,
      );
}
