import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, sandboxOf } from '../../scripts/sandbox/index.ts';
import { CORPORA, NO_CORPUS } from '../corpus.ts';
import { corpusContract } from '../support/corpus-contract.ts';
import { readOperations } from '../generate/support/contract-reading.ts';
import { sampleArguments } from '../generate/support/samples.ts';
import { requestOf } from './support.ts';
import { sample } from '../support/form.ts';

describe.skipIf(NO_CORPUS !== '').each(sample(CORPORA, 8, 3))(`a sandbox of %s ${NO_CORPUS}`, (folder) => {
  let contract: Record<string, unknown>;
  let sandbox: Sandbox;

  beforeAll(async () => {
    contract = JSON.parse(JSON.stringify(corpusContract(folder).document));
    sandbox = await sandboxOf({ contract, now: () => 1_700_000_000_000, seed: 'a', validateResponses: true });
  }, 60_000);
  afterAll(() => sandbox?.app.close());

  it('answers every operation with something that its own contract allows', async () => {
    const wrong: string[] = [];
    const operations = readOperations(contract);
    for (const operation of operations) {
      const item = contract.paths as Record<string, Record<string, { responses: object }>>;
      const documented = Object.keys(item[operation.path]?.[operation.method.toLowerCase()]?.responses ?? {});
      for (const args of sampleArguments(contract, operation)) {
        const answer = await sandbox.app.inject(requestOf(operation, args) as never);
        const status = answer.statusCode;
        const hasErrors = documented.some((each) => /^[45]|default/.test(each));
        const isDocumented = documented.some((each) => each === `${status}` || each === `${`${status}`[0]}XX`);
        if (status >= 500 || (!isDocumented && (status < 400 || hasErrors)))
          wrong.push(`${operation.id}: ${status} of ${documented}: ${answer.body.slice(0, 300)}`);
      }
    }
    expect(operations.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  }, 120_000);
});
