import type { HandlerInput } from '#server-runtime/service';
import type { Node } from '../nodes.ts';
import type { Context } from './context.ts';
import { collectionOf, idOf } from './paths.ts';
import type { Plan } from './plans.ts';
import { type Kind, thingIn } from './kinds.ts';
import type { Thing } from './thing.ts';
import { foundAt } from './things.ts';

export const sentOf = ({ asked }: Plan, { body }: HandlerInput): Node => thingIn(body, asked) ?? {};

/** @throws Refused where the thing that a request is for is not there */
export const found = (context: Context, { place }: Plan, kind: Kind, { params }: HandlerInput): Thing =>
  foundAt(context, { kind, collection: collectionOf(place, params) }, idOf(place, params));
