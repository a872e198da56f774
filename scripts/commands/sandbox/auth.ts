import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Authenticate } from '#server-runtime';
import { isNode } from '../../nodes.ts';
import { isSigned } from '../../sandbox/index.ts';

/** Which credentials a sandbox takes. */
export type Auth =
  | {
      readonly kind: 'static';
      /** Tokens, each with the project whose things it may see; undefined for all of them. */
      readonly tokens: Readonly<Record<string, string | undefined>>;
    }
  | {
      readonly kind: 'signature';
      /** Secrets by the id of their access key. */
      readonly keys: Readonly<Record<string, string>>;
    };

/** Requests whose signature was found to be right. */
const signed = new WeakSet<object>();

/** Judges credentials as an {@link Auth} says. */
export function authenticator(contract: Readonly<Record<string, unknown>>, auth: Auth): { authenticate: Authenticate } {
  const headers = schemeHeaders(contract);
  return {
    authenticate: ({ raw, headers: sent, params }, schemes) => {
      const names = schemes.map((scheme) => headers.get(scheme) ?? 'authorization');
      if (auth.kind === 'signature') return names.includes('authorization') && signed.has(raw);
      const [project] = Object.values(params as Record<string, string>);
      return names.some((name) => mayUse(auth.tokens, String(sent[name] ?? ''), project));
    },
  };
}

function mayUse(tokens: Readonly<Record<string, string | undefined>>, token: string, project?: string): boolean {
  if (!Object.hasOwn(tokens, token)) return false;
  return tokens[token] === undefined || tokens[token] === project;
}

/** Headers of security schemes by their names. */
function schemeHeaders(contract: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const components = isNode(contract.components) ? contract.components : {};
  const schemes = isNode(components.securitySchemes) ? components.securitySchemes : {};
  return new Map(
    Object.entries(schemes).flatMap(([name, scheme]): [string, string][] =>
      isNode(scheme) && scheme.type === 'apiKey' ? [[name, String(scheme.name).toLowerCase()]] : [],
    ),
  );
}

/** Most bytes of a body whose signature is checked; a server takes no larger one. */
const MOST_BYTES = 1_048_577;

/** What a request has in front of its body. */
const HEAD = [
  ...(['method', 'url', 'headers', 'rawHeaders', 'socket'] as const),
  ...(['httpVersion', 'httpVersionMajor', 'httpVersionMinor'] as const),
];

/**
 * Reads a request to its end, as its signature is of its body too, and gives one that can be read once more.
 *
 * @param now milliseconds since 1970
 */
export async function checkedRequest(
  request: IncomingMessage,
  keys: Readonly<Record<string, string>>,
  now: number,
): Promise<IncomingMessage> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    parts.push(part as Buffer);
    if (size > MOST_BYTES) break;
  }
  const body = Buffer.concat(parts);
  const { method = '', url = '', headers } = request;
  const head = Object.fromEntries(HEAD.map((key) => [key, request[key]]));
  const again = Object.assign(Readable.from(body.length > 0 ? [body] : []), head) as unknown as IncomingMessage;
  if (isSigned({ method, url, headers, body }, new Map(Object.entries(keys)), now)) signed.add(again);
  return again;
}
