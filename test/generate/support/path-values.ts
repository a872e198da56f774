import { expect } from 'vitest';
import type { SampleCall } from './calls.ts';
import { type Node, readOperations } from './contract-reading.ts';
import type { ContractServer } from './contract-server.ts';

/** Values of a path's parameter, each with how it has to stand there (RFC 3986, 3.3), one segment encoded once. */
export const PATH_VALUES: readonly (readonly [value: string, raw: string])[] = [
  ['a-z.0_9~', 'a-z.0_9~'],
  ['a blank', 'a%20blank'],
  ['a+plus', 'a%2Bplus'],
  ['a/b/../c', 'a%2Fb%2F..%2Fc'],
  ['a\\b', 'a%5Cb'],
  ['100%', '100%25'],
  ['%2F', '%252F'],
  ['%252f', '%25252f'],
  ['a?b=c&d#e;f', 'a%3Fb%3Dc%26d%23e%3Bf'],
  ['ümlaut', '%C3%BCmlaut'],
  ['u\u0308', 'u%CC%88'],
  ['日本', '%E6%97%A5%E6%9C%AC'],
  ['😀', '%F0%9F%98%80'],
  ['{storage_id}', '%7Bstorage_id%7D'],
  ['"<a|b>^`', '%22%3Ca%7Cb%3E%5E%60'],
  ["it's (*) here!", 'it%27s%20%28%2A%29%20here%21'],
  ['line\nbreak', 'line%0Abreak'],
];

/** Sub-delimiters that a segment may hold as they are, and encoded (RFC 3986, 3.3). */
const encodedWhole = (text: string): string =>
  text.replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

/** Calls an operation with two parameters in its path, and checks the path as it was sent. */
export async function checkPathValue(
  { contract, server }: { readonly contract: Node; readonly server: ContractServer },
  [value, raw]: readonly [value: string, raw: string],
  call: (sample: SampleCall) => Promise<unknown>,
): Promise<void> {
  const operation = readOperations(contract).find(({ id }) => id === 'showAttachableObs');
  if (!operation) throw new Error('the contract has no showAttachableObs');
  const before = server.arrivals.length;
  const answer = { status: 200, body: { status: 'MOUNTED' } };
  server.answer(answer);
  await call({ operation, args: { path: { instance_id: value, storage_id: value } }, answer });
  const paths = server.arrivals.slice(before).map(({ path }) => encodedWhole(path));
  expect(paths).toEqual([expect.stringMatching(/^\/v1\/[^/]+\/notebooks\/[^/]+\/storage\/[^/]+$/)]);
  expect(paths[0]?.split('/').filter((_, index) => index === 4 || index === 6)).toEqual([raw, raw]);
}
