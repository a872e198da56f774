import { parseDocument } from 'yaml';
import { z } from 'zod';

/**
 * `service.yaml`: what the pages of a service don't say. Title, version, servers and security come from here and
 * never from a page.
 */
const upstream = z.strictObject({
  /** Address of the git repository that the pages come from. */
  repository: z.url({ protocol: /^https$/ }),
  /** Folder of the pages in it. */
  path: z.string(),
  /** Branch, tag or commit that page addresses name. */
  ref: z.string().default('main'),
});

const schema = z.strictObject({
  title: z.string().min(1),
  version: z.string().min(1),
  description: z.string().optional(),
  license: z.strictObject({ name: z.string(), url: z.url().optional() }).optional(),
  server: z.strictObject({
    url: z.string().min(1),
    description: z.string().optional(),
    variables: z
      .record(
        z.string(),
        z.strictObject({
          default: z.string(),
          enum: z.array(z.string()).optional(),
          description: z.string().optional(),
        }),
      )
      .default({}),
  }),
  /** Security schemes by name: the header that carries the credential. Any one of them is enough. */
  security: z.record(
    z.string().regex(/^[A-Za-z][\w-]*$/),
    z.strictObject({ header: z.string().regex(/^[\w-]+$/), description: z.string().optional() }),
  ),
  /** Where the pages of each markup come from. */
  upstream: z.strictObject({ html: upstream.optional(), rst: upstream.optional() }).default({}),
  targets: z.array(z.string()).default([]),
});

export type ServiceConfig = z.infer<typeof schema>;

/** Thrown for a `service.yaml` that can't be used; the message names file, line and what to change. */
export class ConfigError extends Error {}

/**
 * Reads a `service.yaml`.
 *
 * @throws ConfigError naming every fault, each with its line
 */
export function parseServiceConfig(text: string, file: string): ServiceConfig {
  const document = parseDocument(text, { prettyErrors: true });
  const broken = document.errors[0];
  if (broken)
    throw new ConfigError(`${file}:${broken.linePos?.[0].line ?? 1}: not YAML: ${broken.message.split('\n')[0]}`);
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => {
    const node = nearestNode(document, issue.path);
    return `${file}:${lineAt(text, node)}: ${issue.path.join('.') || 'service.yaml'}: ${issue.message}`;
  });
  throw new ConfigError(faults.join('\n'));
}

function nearestNode(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = (node as { range?: readonly [number, number, number] } | undefined)?.range;
    if (range) return range[0];
  }
  return 0;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The configuration of a folder of pages that has none: the family's ways to authenticate, an unknown host. */
export function defaultServiceConfig(name: string): ServiceConfig {
  return {
    title: name,
    version: '0.0.0',
    server: {
      url: 'https://{endpoint}',
      variables: {
        endpoint: { default: 'localhost', description: 'Host of the service, which the pages leave open.' },
      },
    },
    security: {
      token: { header: 'X-Auth-Token', description: 'Token of the identity service.' },
      signature: { header: 'Authorization', description: 'Request signed with an access key (AK/SK).' },
    },
    upstream: {},
    targets: [],
  };
}
