import type { Operation } from '#server-runtime/contract';
import type { Refusal } from '#server-runtime/refusals';
import type { Answer, HandlerInput } from '#server-runtime/service';
import { isNode, type Node } from '../nodes.ts';
import { example } from './answers.ts';
import { allCycles, type Context, type EngineInput } from './context.ts';
import { fitter } from './fit.ts';
import { configOf, doesMore, live, targetOf } from './live.ts';
import { parameterTexts, type Plan, planOf } from './plans.ts';
import { asRefused, Refused, refuser } from './refused.ts';
import { type Place, placesOf } from './resources.ts';
import { WORK } from './roles.ts';
import { changeAt, requireState, settle } from './states.ts';
import { foundAt, requireParents } from './things.ts';

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
  /** How a place is read; undefined where it is none of the contract. */
  readonly planOf: (place: Place) => Plan | undefined;
}

export function newEngine(input: EngineInput): Engine {
  const { contract, operations, state, config } = input;
  const places = placesOf(contract, operations);
  const fitBody = fitter(contract);
  const refuse = refuser(contract as unknown as Node, operations, fitBody, config.errors);
  const told = parameterTexts(contract as unknown as Node);
  const plans = new Map(
    places.map((place) => [place.operation.id, planOf(contract, place, places, told.get(place.operation.id) ?? {})]),
  );
  const kinds = new Map(places.flatMap(({ kind }) => (kind ? [[kind.key, kind] as const] : [])));
  const context: Context = { ...input, places, fitBody, kinds, cycles: allCycles(contract, places, config) };
  return {
    places,
    settle: () => settle(context),
    planOf: ({ operation }) => plans.get(operation.id),
    change: (path, fields) => state.transaction(() => changeAt(context, path, fields)),
    refused: (refusal, operation) => refuse(operation, refusal instanceof Refused ? refusal : asRefused(refusal)),
    answer: (operation, request) => {
      const plan = plans.get(operation.id);
      if (plan === undefined) throw new Refused('absent', `${operation.id} is not known`);
      settle(context);
      return state.transaction(() => act(context, plan, request));
    },
  };
}

function act(context: Context, plan: Plan, asked: HandlerInput): Answer {
  const { place } = plan;
  const input = place.named === undefined ? asked : withNamed(asked, place.named);
  const config = configOf(context, place.operation, input);
  const target = targetOf(context, place, config, input.params);
  if (target === undefined) return example(context, plan);
  requireParents(context, plan, input.params);
  const isHeld = config !== undefined && target.id !== undefined;
  const thing = isHeld ? foundAt(context, target, target.id ?? '') : undefined;
  if (config && thing) requireState(context, target.kind, config, thing);
  if (config && thing && doesMore(config)) return live(context, plan, input, { ...target, config, thing });
  return place.kind === undefined ? example(context, plan) : WORK[place.role](context, plan, place.kind, input);
}

/** A request whose path has what its query or its body names. */
function withNamed(asked: HandlerInput, name: string): HandlerInput {
  const value = asked.query[name] ?? (isNode(asked.body) ? asked.body[name] : undefined);
  return { ...asked, params: { ...asked.params, [name]: String(value ?? '') } };
}
