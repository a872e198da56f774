import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../templates/server-typescript/src/runtime/index.ts';
import { CORPORA, NO_CORPUS } from './corpus.ts';
import { corpusContract } from './support/corpus-contract.ts';
import { type ContractOperation, entries, type Node, readOperations } from './generate/support/contract-reading.ts';
import { type Arguments, sampleArguments } from './generate/support/samples.ts';
import { sample } from './support/form.ts';

/** A request for an operation with what it requires, as a client would write it. */
function requestOf({ path, method, parameters, body }: ContractOperation, args: Arguments): object {
  const url = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(String(args.path?.[name])));
  const query = parameters
    .filter(({ in: place, name }) => place === 'query' && args.query?.[name] !== undefined)
    .flatMap(({ name }) => [args.query?.[name]].flat().map((value): [string, string] => [name, String(value)]));
  return {
    method,
    url: `${url}?${new URLSearchParams(query)}`,
    headers: {
      'x-auth-token': 't',
      ...Object.fromEntries(entries(args.header).map(([name, value]) => [name, String(value)])),
      ...(args.body === undefined ? {} : { 'content-type': body?.mediaType }),
    },
    ...(args.body === undefined ? {} : { payload: JSON.stringify(args.body) }),
  };
}

describe.skipIf(NO_CORPUS !== '').each(sample(CORPORA, 8, 2))(`a stub of %s ${NO_CORPUS}`, (folder) => {
  let contract: Node;
  let server: Awaited<ReturnType<typeof createServer>>;

  beforeAll(async () => {
    contract = JSON.parse(JSON.stringify(corpusContract(folder).document));
    server = await createServer(contract, {}, { unimplemented: 'example', validateResponses: true });
  }, 60_000);
  afterAll(() => server?.close());

  it('answers every operation with something that its own contract allows', async () => {
    const refused: string[] = [];
    const operations = readOperations(contract);
    for (const operation of operations) {
      const [all, least = all] = sampleArguments(contract, operation);
      for (const args of [all, least]) {
        const answer = await server.inject(requestOf(operation, args ?? {}) as never);
        if (answer.statusCode >= 400)
          refused.push(`${operation.id}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
      }
    }
    expect(operations.length).toBeGreaterThan(0);
    expect(refused).toEqual([]);
  }, 60_000);
});
