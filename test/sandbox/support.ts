import { type ContractOperation, entries } from '../generate/support/contract-reading.ts';
import type { Arguments } from '../generate/support/samples.ts';

/** A request for an operation, as it is injected into a server. */
export function requestOf({ path, method, parameters, body }: ContractOperation, args: Arguments): object {
  const url = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(String(args.path?.[name])));
  const query = parameters
    .filter(({ in: place, name }) => place === 'query' && args.query?.[name] !== undefined)
    .flatMap(({ name }) => [args.query?.[name]].flat().map((value): [string, string] => [name, String(value)]));
  return {
    method,
    url: `${url}?${new URLSearchParams(query)}`,
    headers: {
      ...Object.fromEntries(entries(args.header).map(([name, value]) => [name, String(value)])),
      ...(args.body === undefined ? {} : { 'content-type': body?.mediaType }),
    },
    ...(args.body === undefined ? {} : { payload: JSON.stringify(args.body) }),
  };
}
