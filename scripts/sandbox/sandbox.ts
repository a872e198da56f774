import { type Contract, readOperations } from '#server-runtime/contract';
import type { Authenticate } from '#server-runtime/credentials';
import { createServer, type Handlers } from '#server-runtime/server';
import type { HandlerInput } from '#server-runtime/service';
import type { OpenApiDocument } from '../emit/index.ts';
import { apartContract } from '../operation-views.ts';
import { type Engine, newEngine } from './engine.ts';
import { type Behaviour, behavioursOf } from './explain.ts';
import { type Keep, newState, type State } from './state.ts';

type App = Awaited<ReturnType<typeof createServer>>;

/** What a sandbox is made from. */
export interface SandboxInput {
  /** OpenAPI as parsed. */
  readonly contract: Contract;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The same seed gives the same ids. */
  readonly seed: string;
  /** Judges credentials; undefined where a request needs none. */
  readonly authenticate?: Authenticate | undefined;
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
  readonly state: State;
  /** How many operations it answers. */
  readonly operations: number;
  /** Everything that it does, operation by operation. */
  readonly behaviours: readonly Behaviour[];
  /** Lets everything happen that is due. */
  readonly settle: () => void;
}

/**
 * A sandbox of a contract.
 *
 * @throws ContractError for a contract that can't be served
 */
export async function sandboxOf(input: SandboxInput): Promise<Sandbox> {
  const apart = apartContract(input.contract);
  const contract = input.authenticate ? apart : openContract(apart);
  const operations = readOperations(contract);
  const state = newState(input.keep);
  const engine = newEngine({
    contract: contract as unknown as OpenApiDocument,
    operations,
    state,
    now: input.now,
    seed: input.seed,
    cycles: new Map(),
    codes: {},
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
  return {
    app,
    state,
    operations: operations.length,
    behaviours: engine.places.flatMap((place) => behavioursOf(place, engine.listPlan(place))),
    settle: engine.settle,
  };
}

const handlersOf = ({ places, answer }: Engine): Handlers =>
  Object.fromEntries(places.map(({ operation }) => [operation.id, (input: HandlerInput) => answer(operation, input)]));

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
  typeof operation === 'object' && operation !== null && 'responses' in operation
    ? { ...operation, security: [] }
    : operation;
