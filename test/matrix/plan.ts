import { violations } from '../generate/support/conformance.ts';
import {
  type ContractOperation,
  entries,
  isNode,
  type Message,
  type Node,
  readOperations,
} from '../generate/support/contract-reading.ts';
import { type Answer, type Arguments, sampleOf } from '../generate/support/samples.ts';

/** What all clients send and all servers answer, whatever their language. It is handed to each as JSON. */
export interface Plan {
  /** Fills `{project_id}` in all paths. */
  readonly projectId: string;
  readonly token: string;
  /** Header of a request that is to be refused; its value is the status. */
  readonly refusalHeader: string;
  readonly operations: readonly PlannedOperation[];
}

export interface PlannedOperation {
  readonly id: string;
  /** In the order of the contract, without the project. */
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly bodyRequired: boolean;
  readonly arguments: Arguments;
  readonly answer: Answer;
  /** An error that the contract documents for the operation, and how the service says it. */
  readonly refusal: Refusal;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const PROJECT = 'project_id';
/** What an address has to encode. */
const TEXT = 'a b/ü?#%41&=+;,';

/**
 * Makes the plan of a contract: each operation is called once with all its parameters and an example of its body, and
 * once more to be refused.
 */
export function planOf(contract: Node): Plan {
  return {
    projectId: 'a project ü'.padEnd(32, '0'),
    token: 'a secret',
    refusalHeader: 'x-specscribe-status',
    operations: readOperations(contract).map((operation, index) => plannedOperation(contract, operation, index)),
  };
}

/**
 * A plan that is wrong about three operations, for a test of the tests: clients that believe it fail against a server
 * that has the true one.
 *
 * @returns the plan, and the steps that have to fail
 */
export function tamperedPlan(plan: Plan): { readonly plan: Plan; readonly steps: readonly string[] } {
  const sends = plan.operations.find((each) => each.arguments.path)?.id;
  const [says, gets] = plan.operations.slice(-2).map(({ id }) => id);
  const operations = plan.operations.map((each): PlannedOperation => {
    if (each.id === sends) return { ...each, arguments: { ...each.arguments, path: elsewhere(each.arguments.path) } };
    if (each.id === says) return { ...each, refusal: { ...each.refusal, message: 'something else' } };
    if (each.id === gets) return { ...each, answer: { ...each.answer, body: {} } };
    return each;
  });
  const steps = [`${sends} answers`, `${sends} refuses`, `${says} refuses`, `${gets} answers`];
  return { plan: { ...plan, operations }, steps };
}

const elsewhere = (path: Arguments['path'] = {}) =>
  Object.fromEntries(Object.keys(path).map((name) => [name, 'other']));

function plannedOperation(contract: Node, operation: ContractOperation, index: number): PlannedOperation {
  const parameters = operation.parameters.filter(({ name }) => name !== PROJECT);
  return {
    id: operation.id,
    parameters: parameters.map(({ name, in: place, required }) => ({ name, in: place, required })),
    bodyRequired: operation.body?.required === true,
    arguments: { ...parametersOf(contract, parameters), ...bodyOf(contract, operation) },
    answer: answerOf(contract, operation),
    refusal: refusalOf(contract, operation, index),
  };
}

function parametersOf(contract: Node, parameters: ContractOperation['parameters']): Arguments {
  const places: Record<string, Record<string, unknown>> = {};
  for (const { name, in: place, schema } of parameters) {
    const group = places[place] ?? {};
    places[place] = group;
    group[name] = sampleOf(contract, schema, 'all', place === 'header' ? 'plain' : TEXT);
  }
  return places;
}

const bodyOf = (contract: Node, { body }: ContractOperation): Arguments =>
  body ? { body: exampleOf(contract, body) } : {};

function answerOf(contract: Node, { successes: [success] }: ContractOperation): Answer {
  if (!success?.message) return { status: success?.status ?? 200 };
  return { status: success.status, body: exampleOf(contract, success.message) };
}

/** The page's own example where it is what the page's table says, else a value with all fields of the schema. */
function exampleOf(contract: Node, { schema, examples }: Message): unknown {
  const example = examples.find((each) => violations(contract, schema, each).length === 0);
  return example ?? sampleOf(contract, schema, 'all');
}

/** Codes go round, so that operations with the same status are refused by different ones. */
function refusalOf(contract: Node, operation: ContractOperation, index: number): Refusal {
  const status = operation.errors.at(-1) ?? 400;
  const listed = entries(contract['x-error-codes']).flatMap(([code, uses]) =>
    (Array.isArray(uses) ? uses : []).filter(isNode).map((use): Node => ({ code, ...use })),
  );
  const fitting = listed.filter((each) => each.status === `${status}`);
  const codes = fitting.length > 0 ? fitting : listed;
  const found: Node = codes[index % codes.length] ?? {};
  return { status, code: String(found.code ?? 'Service.0001'), message: String(found.message ?? 'refused') };
}
