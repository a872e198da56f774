import { plainName } from '../plain-name.ts';
import type { Answer, HandlerInput } from '#server-runtime/service';
import { isNode, type Node } from '../nodes.ts';
import { example, fitted } from './answers.ts';
import { merged } from './bodies.ts';
import type { Context } from './context.ts';
import { collectionOf } from './paths.ts';
import type { Plan } from './plans.ts';
import { type Kind, thingIn } from './kinds.ts';
import type { Thing } from './thing.ts';
import { found, sentOf } from './requests.ts';

/** The parts of a thing have names of their own in answers, or are a field of it. */
export function readPart(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  const part = partOf(thing, plan.place.word ?? '');
  return part === undefined ? example(context, plan) : fitted(context, plan, wrappedPart(plan, part));
}

export function writePart(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
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

export function dropPart(context: Context, plan: Plan, kind: Kind, input: HandlerInput): Answer {
  const thing = found(context, plan, kind, input);
  const { [plan.place.word ?? '']: _, ...parts } = thing.parts ?? {};
  context.state.put(collectionOf(plan.place, input.params), { ...thing, parts });
  return example(context, plan);
}

const fieldNamed = ({ fields }: Thing, word: string): string | undefined =>
  Object.keys(fields).find((name) => plainName(name) === plainName(word) && isNode(fields[name]));

export function partOf(thing: Thing, word: string): Node | undefined {
  const name = fieldNamed(thing, word);
  const part = name === undefined ? thing.parts?.[word] : thing.fields[name];
  return isNode(part) ? part : undefined;
}

export const wrappedPart = ({ thing }: Plan, part: Node): unknown =>
  thing.wrapper === undefined ? part : { [thing.wrapper]: part };
