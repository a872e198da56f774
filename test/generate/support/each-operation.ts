import { expect, it } from 'vitest';
import { checkCall, type SampleCall } from './calls.ts';
import type { ContractServer } from './contract-server.ts';

/** A client that runs, and the server that it calls. */
export interface Running {
  readonly server: ContractServer;
  readonly projectId: string;
  readonly call: (sample: SampleCall) => Promise<unknown>;
}

/**
 * Tests of the client of ModelArts, one an operation: it sends what it is given, and gives what it gets.
 *
 * @param running asked when a test runs, since a server has no address before
 */
export function testEachOperation(samples: readonly SampleCall[], running: () => Running): void {
  const operations = [...new Set(samples.map(({ operation }) => operation.id))];

  it('has all operations of the contract', () => {
    expect(operations.length).toBe(23);
  });

  it.each(operations)('%s carries what it is given and gives what it gets', async (id) => {
    const { server, projectId, call } = running();
    for (const sample of samples)
      if (sample.operation.id === id) await checkCall(server, sample, () => call(sample), projectId);
  });
}
