import { basePathsOf, withoutBase } from '#server-runtime/base-path';
import { type Contract, type Operation, readOperations } from '#server-runtime/contract';
import type { Authenticate } from '#server-runtime/credentials';
import { operationsAt } from '#server-runtime/routes';
import { createServer, type Handlers } from '#server-runtime/server';
import type { Answer, HandlerInput } from '#server-runtime/service';
import type { OpenApiDocument } from '../emit/index.ts';
import { isNode, type Node, textOf } from '../nodes.ts';
import { apartContract } from '../operation-views.ts';
import { assumedContract } from './assumed.ts';
import { type Clock, newClock } from './clock.ts';
import { NO_CYCLES, type SandboxConfig } from './cycle-config.ts';
import { type Engine, newEngine } from './engine.ts';
import { type Behaviour, behavioursOf, configuredBehaviours } from './explain.ts';
import { type AskedFault, type Faults, newFaults } from './faults.ts';
import { Refused } from './refused.ts';
import { newState, type State } from './state.ts';
import type { Dump, Keep } from './thing.ts';

type App = Awaited<ReturnType<typeof createServer>>;

/** A request that was answered. */
export interface Asked {
  /** By the sandbox's clock, in milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** Without the query, which may hold what is secret. */
  readonly path: string;
  /** Undefined where it was for none. */
  readonly operation: string | undefined;
  /** 0 where the connection was broken off. */
  readonly status: number;
  /** Milliseconds that it took. */
  readonly ms: number;
}

/** What a sandbox is made from. */
export interface SandboxInput {
  /** OpenAPI as parsed. */
  readonly contract: Contract;
  /** Life cycles of its things; none where absent. */
  readonly config?: SandboxConfig | undefined;
  /** Milliseconds since 1970 by the machine. */
  readonly now: () => number;
  /** How many times as fast as the machine's its clock goes; 1 where absent. */
  readonly scale?: number | undefined;
  /** The same seed gives the same ids. */
  readonly seed: string;
  /** Judges credentials; undefined where a request needs none. */
  readonly authenticate?: Authenticate | undefined;
  /** What it knew before. */
  readonly dump?: Dump | undefined;
  /** Keeps what a request changes before it is answered. */
  readonly keep?: Keep | undefined;
  /** Settings of the server. */
  readonly settings?: Parameters<typeof createServer>[3] | undefined;
  /** Whether each answer is held against the contract once more, as tests do. */
  readonly validateResponses?: boolean | undefined;
}

/** A sandbox that is ready, and not yet listening. */
export interface Sandbox {
  readonly app: App;
  /** The contract as it is served, with the statuses that are assumed where an operation documents no error. */
  readonly contract: Node;
  readonly title: string;
  readonly state: State;
  readonly clock: Clock;
  readonly faults: Faults;
  /** The first operation that faults are for, and that the contract hasn't. */
  readonly unknownIn: (faults: readonly AskedFault[]) => string | undefined;
  /** How many operations it answers. */
  readonly operations: number;
  /** Paths below which it answers too: those of the contract's servers. */
  readonly basePaths: readonly string[];
  /** Everything that it does, operation by operation. */
  readonly behaviours: readonly Behaviour[];
  /** Lets everything happen that is due. */
  readonly settle: () => void;
  /** Forgets everything. */
  readonly reset: () => void;
  /** Changes fields of a thing by its path; a change of its state begins that state. False where nothing is there. */
  readonly change: (path: string, fields: Node) => boolean;
  /** The operation that a method and a path are for; of several, the first. */
  readonly operationAt: (method: string, path: string) => string | undefined;
  /** An error with any status, in the documented body where there is one. */
  readonly faultAnswer: (operation: string | undefined, status: number) => Answer;
  readonly record: (asked: Asked) => void;
  /** The last requests, in their order. */
  readonly requests: () => readonly Asked[];
}

/** Requests that are remembered. */
const MOST_ASKED = 1000;
/** The name under which the time of the last change is kept. */
const CLOCK = 'clock';

/**
 * A sandbox of a contract.
 *
 * @throws ContractError for a contract that can't be served
 */
export async function sandboxOf(input: SandboxInput): Promise<Sandbox> {
  const { config = NO_CYCLES, keep } = input;
  const apart = apartContract(input.contract);
  const contract = input.authenticate ? apart : openContract(apart);
  const operations = readOperations(contract);
  // After a restart the clock goes on where it was, if that is later than now.
  const before = input.dump?.numbers[CLOCK] ?? 0;
  const clock = newClock(input.now, input.scale ?? 1);
  if (before > clock.now()) clock.advance(before - clock.now());
  const state = newState(keep && ((changes) => keep([...changes, { name: CLOCK, value: clock.now() }])));
  if (input.dump) restore(state, input.dump);
  const engine = newEngine({
    contract: contract as unknown as OpenApiDocument,
    operations,
    state,
    now: clock.now,
    seed: input.seed,
    config,
  });
  const app = await createServer(
    contract,
    handlersOf(engine),
    {
      validateResponses: input.validateResponses ?? false,
      refused: engine.refused,
      ...(input.authenticate ? { authenticate: input.authenticate } : {}),
    },
    input.settings ?? {},
  );
  const asked: Asked[] = [];
  const basePaths = basePathsOf(contract);
  const find = operationFinder(operations);
  return {
    app,
    contract: assumedContract(input.contract, input.authenticate !== undefined),
    title: (isNode(contract.info) ? textOf(contract.info.title) : undefined) ?? 'API',
    state,
    clock,
    faults: newFaults(),
    unknownIn: (faults) =>
      faults.map((each) => each.operation).find((id) => id !== undefined && operations.every((each) => each.id !== id)),
    operations: operations.length,
    basePaths,
    behaviours: engine.places.flatMap((place) => [
      ...behavioursOf(place, engine.planOf(place)),
      ...configuredBehaviours(place, config),
    ]),
    settle: engine.settle,
    reset: () => state.transaction(state.clear),
    change: engine.change,
    operationAt: (method, path) => find(method, withoutBase(path, basePaths)),
    faultAnswer: (id, status) => faultAnswer(engine, operations, id, status),
    record: (each) => {
      asked.push(each);
      if (asked.length > MOST_ASKED) asked.shift();
    },
    requests: () => asked,
  };
}

/** Puts back what was known before; it is kept already. */
function restore(state: State, { numbers, collections }: Dump): void {
  const { [CLOCK]: _, ...others } = numbers;
  state.load({ numbers: others, collections });
}

const handlersOf = ({ places, answer }: Engine): Handlers =>
  Object.fromEntries(places.map(({ operation }) => [operation.id, (input: HandlerInput) => answer(operation, input)]));

function operationFinder(operations: readonly Operation[]): Sandbox['operationAt'] {
  const at = operationsAt(operations);
  return (method, path) => at(path).get(method.toUpperCase())?.id;
}

function faultAnswer(
  { refused }: Engine,
  operations: readonly Operation[],
  id: string | undefined,
  status: number,
): Answer {
  const operation = operations.find((each) => each.id === id);
  const reason = status === 401 ? 'unauthenticated' : status === 429 ? 'busy' : status >= 500 ? 'failed' : 'invalid';
  const refusal = new Refused(reason, 'this error was asked for');
  if (operation === undefined) return { status, body: { error_code: refusal.code, error_msg: refusal.message } };
  return { ...refused(refusal, operation), status };
}

/** A contract whose operations ask for no credentials. */
function openContract(contract: Contract): Contract {
  const paths = Object.entries((contract.paths ?? {}) as Record<string, Record<string, unknown>>).map(
    ([path, item]) => [
      path,
      Object.fromEntries(Object.entries(item ?? {}).map(([key, value]) => [key, withoutSecurity(value)])),
    ],
  );
  return { ...contract, security: [], paths: Object.fromEntries(paths) };
}

const withoutSecurity = (operation: unknown): unknown =>
  isNode(operation) && 'responses' in operation ? { ...operation, security: [] } : operation;
