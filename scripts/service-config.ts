import { z } from 'zod';
import { ConfigError, locatedYaml } from './located-yaml.ts';

/**
 * `service.yaml`: what the pages of a service don't say. Title, version, servers and security come from here and
 * never from a page.
 */
const upstream = z.strictObject({
  /** Address of the git repository that the pages come from. */
  repository: z.url({ protocol: /^(?:https|file)$/ }),
  /** Folder of the pages in it. */
  path: z.string(),
  /** Branch, tag or commit that page addresses name, and that `sync --update` takes. */
  ref: z.string().default('main'),
  /** The commit that the pages here are of: `sync` fetches them anew, `sync --update` moves it. */
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/, 'is no commit: 40 hexadecimal digits')
    .optional(),
  /** False: the pages here are an edition of their own, never to be replaced by upstream's. */
  sync: z.boolean().default(true),
});

/** A value as the contract's enumeration spells it. */
const value = z.string().min(1);

/**
 * The thing is gone: the status that says so, the values that say so too, and those that end the wait in vain.
 * `assumed` marks a status that the operation's page doesn't list.
 */
const gone = z.strictObject({
  status: z.int().min(400).max(499),
  assumed: z.literal(true).optional(),
  states: z.array(value).default([]),
  failure: z.array(value).default([]),
});

/**
 * What a caller may wait for: a field of an operation's answer, the values to wait for, and for each of them those
 * that end the wait in vain; or that the thing is gone, for which no field is needed. All other values mean to wait on.
 */
const waiter = z
  .strictObject({
    operation: z.string().min(1),
    field: z.string().min(1).optional(),
    states: z.record(value, z.strictObject({ failure: z.array(value).default([]) })).default({}),
    gone: gone.optional(),
  })
  .superRefine(({ field, states, gone }, context) => {
    const named = Object.keys(states).length;
    if (named === 0 && !gone)
      context.addIssue({ code: 'custom', path: ['states'], message: 'names no state to wait for' });
    if (field === undefined && (named > 0 || gone?.states.length || gone?.failure.length))
      context.addIssue({ code: 'custom', path: [], message: 'names states, but no field that shows them' });
  });

const regionName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/);

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
  /** Regions that are known: names for the server's variable `region`, or each with its own address. */
  regions: z.union([z.array(regionName), z.record(regionName, z.url({ protocol: /^https?$/ }))]).default([]),
  /** Security schemes by name: the header that carries the credential. Any one of them is enough. */
  security: z.record(
    z.string().regex(/^[A-Za-z][\w-]*$/),
    z.strictObject({ header: z.string().regex(/^[\w-]+$/), description: z.string().optional() }),
  ),
  /** Where the pages of each markup come from. */
  upstream: z.strictObject({ html: upstream.optional(), rst: upstream.optional() }).default({}),
  targets: z.array(z.string()).default([]),
  /** Names of targets' packages, such as the path of a Go module, where they are not those that a target chooses. */
  packages: z.record(z.string(), z.string().min(1)).default({}),
  waiters: z.array(waiter).default([]),
});

export type WaiterConfig = z.infer<typeof waiter>;

export interface ServiceConfig extends z.infer<typeof schema> {
  /** True for the configuration of a folder that has none: what pages state takes its place. */
  readonly isDefault?: true;
  /** File and line of the value at a path of keys, or of the nearest one around it. */
  readonly placeOf: (path: readonly PropertyKey[]) => ConfigPlace;
}

export interface ConfigPlace {
  readonly file: string;
  readonly line: number;
}

/**
 * Reads a `service.yaml`.
 *
 * @throws ConfigError naming every fault, each with its line
 */
export function parseServiceConfig(text: string, file: string): ServiceConfig {
  const { document, lineOf } = locatedYaml(text, file);
  const result = schema.safeParse(document.toJS());
  const placeOf = (path: readonly PropertyKey[]): ConfigPlace => ({ file, line: lineOf(path) });
  if (!result.success)
    throw new ConfigError(result.error.issues.map(({ path, message }) => faultLine(placeOf, path, message)).join('\n'));
  if (Array.isArray(result.data.regions) && result.data.regions.length > 0 && !result.data.server.variables.region)
    throw new ConfigError(
      faultLine(placeOf, ['regions'], 'names need a variable `region` of the server; give addresses'),
    );
  const { packages, targets } = result.data;
  const unused = Object.keys(packages).find((target) => !targets.includes(target));
  if (unused !== undefined)
    throw new ConfigError(faultLine(placeOf, ['packages', unused], `is none of the targets ${targets.join(', ')}`));
  return { ...result.data, placeOf };
}

/** One line that says where the fault is and what it is. */
export function faultLine(placeOf: ServiceConfig['placeOf'], path: readonly PropertyKey[], message: string): string {
  const { file, line } = placeOf(path);
  return `${file}:${line}: ${path.join('.') || 'service.yaml'}: ${message}`;
}

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
    regions: [],
    upstream: {},
    targets: [],
    packages: {},
    waiters: [],
    isDefault: true,
    placeOf: () => ({ file: 'service.yaml', line: 1 }),
  };
}
