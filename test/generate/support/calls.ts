import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { namedPart } from './conformance.ts';
import { type ContractOperation, type Node, readOperations } from './contract-reading.ts';
import { type ContractServer, differences } from './contract-server.ts';
import { type Answer, type Arguments, sampleAnswers, sampleArguments } from './samples.ts';

/** One call of one operation, and what the server answers. */
export interface SampleCall {
  readonly operation: ContractOperation;
  readonly args: Arguments;
  readonly answer: Answer;
}

/** A client as the loop uses it: methods by the name of their operation. */
export type AnyClient = Readonly<Record<string, (args?: Arguments) => Promise<unknown>>>;

/** What the module that `callsModule` writes exports: a call each, in the order of the samples. */
export interface CallsModule {
  readonly calls: readonly ((client: unknown) => Promise<unknown>)[];
}

const FILLED = ['project_id'];

/** All calls to make for a contract: each sample of arguments and each sample of answers at least once. */
export function sampleCalls(contract: Node): SampleCall[] {
  return readOperations(contract).flatMap((operation) => {
    const args = sampleArguments(contract, operation, FILLED);
    const answers = sampleAnswers(contract, operation);
    return Array.from({ length: Math.max(args.length, answers.length) }, (_, index) => ({
      operation,
      args: args[Math.min(index, args.length - 1)] as Arguments,
      answer: answers[Math.min(index, answers.length - 1)] as Answer,
    }));
  });
}

/**
 * Writes a module with the calls as code. It compiles only where the types of the client accept all arguments, and
 * where each answer is a value of its method's result. Fields of examples that no schema names are sent all the same.
 */
export function callsModule(contract: Node, samples: readonly SampleCall[]): string {
  return `import type { Args, Client, Result } from './index.js';
export const calls = [
${samples.map((sample) => `  ${callText(contract, sample)},\n`).join('')}];
export const typed: readonly unknown[] = [
${samples.flatMap((sample) => typedValues(contract, sample).map((text) => `  ${text},\n`)).join('')}];
`;
}

function callText(contract: Node, { operation, args }: SampleCall): string {
  const text = Object.keys(args).length === 0 ? '' : JSON.stringify(args);
  const cast = isDeepStrictEqual(args, namedArguments(contract, operation, args)) ? '' : ' as never';
  return `(client: Client<'project_id'>) => client[${JSON.stringify(operation.id)}](${text}${cast})`;
}

function typedValues(contract: Node, { operation, args, answer }: SampleCall): string[] {
  const id = JSON.stringify(operation.id);
  const given = `${JSON.stringify(namedArguments(contract, operation, args))} satisfies Args<${id}, 'project_id'>`;
  const success = operation.successes.find(({ status }) => status === answer.status);
  if (!success) return [given];
  // A success without content beside one with a body has the type of that body.
  if (!success.message && operation.successes.some(({ message }) => message)) return [given];
  const body =
    success.message && 'body' in answer ? namedPart(contract, [success.message.schema], answer.body) : undefined;
  return [given, `${JSON.stringify(body)} satisfies Result<${id}>`];
}

const namedArguments = (contract: Node, { body }: ContractOperation, args: Arguments): Arguments =>
  body && args.body !== undefined ? { ...args, body: namedPart(contract, [body.schema], args.body) } : args;

/** Makes one call and checks all of it: what arrived at the server, and what the client gave back. */
export async function checkCall(
  server: ContractServer,
  sample: SampleCall,
  call: () => Promise<unknown>,
  projectId: string,
): Promise<void> {
  const { operation, args, answer } = sample;
  const before = server.arrivals.length;
  server.answer(answer);
  const result = await call();
  const arrived = server.arrivals.slice(before);
  expect(arrived).toHaveLength(1);
  const [arrival] = arrived;
  if (!arrival) return;
  expect(arrival.problems).toEqual([]);
  const fills = operation.path.includes(`{${FILLED[0]}}`);
  const all = fills ? { ...args, path: { project_id: projectId, ...args.path } } : args;
  expect(differences(operation, all, arrival)).toEqual([]);
  expect(result).toEqual(answer.body);
}
