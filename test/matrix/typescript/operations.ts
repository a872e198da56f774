import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Arguments } from '../../generate/support/samples.ts';
import type { Plan } from '../plan.ts';

interface Package {
  createClient(options: object): Readonly<Record<string, (args: Arguments, options?: object) => Promise<unknown>>>;
}

// MATRIX_URL is the server's address, MATRIX_PLAN the file of the plan, MATRIX_PACKAGE the client's compiled module.
const { MATRIX_URL: baseUrl, MATRIX_PLAN: planFile = '', MATRIX_PACKAGE: module = '' } = process.env;
const { token, projectId, refusalHeader, operations }: Plan = JSON.parse(readFileSync(planFile, 'utf8'));
const { createClient }: Package = await import(pathToFileURL(module).href);
const statuses: number[] = [];
const client = createClient({
  baseUrl,
  token,
  projectId,
  fetch: async (request: Request) => {
    const response = await fetch(request);
    statuses.push(response.status);
    return response;
  },
});

describe.each(operations)('$id', ({ id, arguments: args, answer, refusal }) => {
  it('answers', async () => {
    statuses.length = 0;
    expect(await client[id]?.(args)).toEqual(answer.body);
    expect(statuses).toEqual([answer.status]);
  });

  it('refuses', async () => {
    const attempt = client[id]?.(args, { headers: { [refusalHeader]: `${refusal.status}` } });
    await expect(attempt).rejects.toMatchObject({
      name: 'ApiError',
      ...refusal,
      requestId: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
    });
  });
});
