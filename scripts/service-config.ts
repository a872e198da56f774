import { z } from 'zod';
import { faultText, nearest, wordsOf } from './config-faults.ts';
import { faultLine, type PlaceOf, readConfig } from './config-file.ts';
import { CODES } from './ir/index.ts';
import { ConfigError } from './located-yaml.ts';

const upstream = z.strictObject({
  repository: z.url({ protocol: /^(?:https|file)$/ }).meta({
    description: 'Address of the git repository that the pages come from.',
    examples: ['https://github.com/example/docs'],
  }),
  path: z.string().meta({ description: 'Folder of the pages in the repository.', examples: ['api-ref/source'] }),
  ref: z.string().default('main').meta({
    description: 'Branch, tag or commit that links to pages name, and that `sync --update` fetches.',
  }),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/, 'is no commit: 40 hexadecimal digits')
    .optional()
    .meta({
      description: 'The commit that the pages here are of. `sync` fetches it again, `sync --update` moves it.',
      examples: ['0123456789abcdef0123456789abcdef01234567'],
    }),
  sync: z.boolean().default(true).meta({
    description: 'false: the pages here are an edition of their own, which `sync` never replaces.',
  }),
});

/** A value as the contract's enumeration spells it. */
const value = z.string().min(1);

const gone = z
  .strictObject({
    status: z
      .int()
      .min(400)
      .max(499)
      .meta({
        description: 'The status of a response that says that the thing is gone.',
        examples: [404],
      }),
    assumed: z.literal(true).optional().meta({
      description: "true where the operation's page doesn't list the status.",
    }),
    states: z.array(value).default([]).meta({ description: 'Values of the field that say that the thing is gone.' }),
    failure: z.array(value).default([]).meta({ description: 'Values of the field after which it will not go.' }),
  })
  .meta({ description: 'How a caller sees that the thing is gone.', examples: [{ status: 404 }] });

const waiter = z
  .strictObject({
    operation: value.meta({ description: 'operationId of the operation to poll.', examples: ['showNotebook'] }),
    field: value.optional().meta({
      description: 'Field of its response that shows the state. Not needed where only `gone` is waited for.',
      examples: ['status'],
    }),
    states: z
      .record(value, z.strictObject({ failure: z.array(value).default([]) }))
      .default({})
      .meta({
        description: 'Values to wait for, each with those after which waiting is useless. Any other value: wait on.',
        examples: [{ RUNNING: { failure: ['ERROR'] } }],
      }),
    gone: gone.optional(),
  })
  .superRefine(({ field, states, gone }, context) => {
    const named = Object.keys(states).length;
    if (named === 0 && !gone)
      context.addIssue({ code: 'custom', path: ['states'], message: 'names no state to wait for' });
    if (field === undefined && (named > 0 || gone?.states.length || gone?.failure.length))
      context.addIssue({ code: 'custom', path: [], message: 'names states, but no field that shows them' });
  });

const regionName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'is no name of letters, digits and hyphens');

const server = z
  .strictObject({
    url: z
      .string()
      .min(1)
      .meta({
        description: 'Address, with variables in braces.',
        examples: ['https://depot.{region}.acme.example'],
      }),
    description: z.string().optional(),
    variables: z
      .record(
        z.string(),
        z.strictObject({
          default: z.string().meta({ description: 'Value where a caller gives none.', examples: ['eu-1'] }),
          enum: z.array(z.string()).optional().meta({ description: 'All values that the variable can have.' }),
          description: z.string().optional(),
        }),
      )
      .default({})
      .meta({ description: 'The variables of the address.', examples: [{ region: { default: 'eu-1' } }] }),
  })
  .meta({
    description: 'Address of the service. Without one, clients ask for it.',
    examples: [{ url: 'https://depot.acme.example' }],
  });

/** What generated packages say of themselves. */
const packageMetadata = {
  scope: z
    .string()
    .regex(/^@[a-z0-9][a-z0-9._-]*$/, 'is no npm scope: an @ and lower case letters, digits, hyphens')
    .optional()
    .meta({ description: 'npm scope of the packages for TypeScript.', examples: ['@example'] }),
  group: z
    .string()
    .regex(/^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/, 'is no group of Maven: lower case words with dots between them')
    .optional()
    .meta({ description: 'Maven group of the package for Java.', examples: ['com.example'] }),
  access: z
    .enum(['public', 'restricted'])
    .optional()
    .meta({
      description: 'Who can read the npm packages once they are published.',
      examples: ['public'],
    }),
  license: z
    .string()
    .min(1)
    .optional()
    .meta({
      description: "Licence of the packages as SPDX names it, where it is another than the contract's.",
      examples: ['Apache-2.0'],
    }),
  repository: z
    .url({ protocol: /^https$/ })
    .optional()
    .meta({
      description: 'Address of the repository that the packages are published from.',
      examples: ['https://github.com/example/clients'],
    }),
  author: z
    .string()
    .min(1)
    .optional()
    .meta({
      description: 'Author of the packages, with an email address or without.',
      examples: ['Example <api@example.com>'],
    }),
  description: z
    .string()
    .min(1)
    .optional()
    .meta({
      description: 'What the packages are, in a sentence.',
      examples: ['Clients for the Depot API.'],
    }),
};

const packagesSchema = z.object(packageMetadata).catchall(z.string().min(1));

/** Settings of `packages` that hold for every target; all other keys of it are targets. */
export const PACKAGE_METADATA = Object.keys(packageMetadata);

/**
 * `service.yaml`: what the pages of a service don't say. Title, version, servers and security come from here and
 * never from a page.
 */
export const serviceSchema = z
  .strictObject({
    title: z
      .string()
      .min(1)
      .meta({ description: 'Name of the API.', examples: ['Depot'] }),
    version: z
      .string()
      .min(1)
      .meta({ description: 'Version of the contract, in quotes.', examples: ['1.0.0'] }),
    description: z.string().optional().meta({ description: 'What the API does, in Markdown.' }),
    license: z
      .strictObject({
        name: z
          .string()
          .min(1)
          .meta({ description: 'Licence as SPDX names it.', examples: ['Apache-2.0'] }),
        url: z.url().optional().meta({ description: 'Where its text is.' }),
      })
      .optional()
      .meta({ description: 'Licence of the contract.', examples: [{ name: 'Apache-2.0' }] }),
    server: server.optional(),
    regions: z
      .union([z.array(regionName), z.record(regionName, z.url({ protocol: /^https?$/ }))])
      .default([])
      .meta({
        description: 'Known regions: names for the variable `region` of the address, or each with its own address.',
        examples: [['eu-1', 'eu-2']],
      }),
    security: z
      .record(
        z.string().regex(/^[A-Za-z][\w-]*$/, 'is no name of letters, digits, hyphens and underscores'),
        z.strictObject({
          header: z
            .string()
            .regex(/^[\w-]+$/, 'is no name of a header')
            .meta({ description: 'Header that carries the credential.', examples: ['X-Auth-Token'] }),
          description: z.string().optional(),
        }),
      )
      .optional()
      .meta({
        description: 'Security schemes by name. Any one of them is enough.',
        examples: [{ token: { header: 'X-Auth-Token' } }],
      }),
    family: z
      .string()
      .min(1)
      .optional()
      .meta({
        description: 'The family that the pages are read as, where their marks leave it open.',
        examples: ['headings'],
      }),
    upstream: z
      .strictObject({
        html: upstream.optional().meta({ description: 'Where the HTML pages come from.' }),
        markdown: upstream.optional().meta({ description: 'Where the pages of Markdown come from.' }),
        rst: upstream.optional().meta({ description: 'Where the RST pages come from.' }),
      })
      .default({})
      .meta({ description: 'Where the pages come from, for `sync` and for links to them.' }),
    targets: z
      .array(z.string())
      .default([])
      .meta({
        description: 'Clients and server stubs to generate.',
        examples: [['typescript', 'python', 'go', 'java', 'server-typescript', 'server-python']],
      }),
    packages: packagesSchema.default({}).meta({
      description:
        'Names of the generated packages by target, such as the path of a Go module or the coordinates ' +
        'group:artifact of Maven, and what all packages say of themselves. `core-typescript` names the package with ' +
        'what the clients of all services have in common; without it each client holds that itself.',
      examples: [{ scope: '@example', go: 'github.com/example/depot-go', 'core-typescript': '@example/core' }],
    }),
    severities: z
      .record(z.string(), z.enum(['error', 'warning', 'info', 'off']))
      .default({})
      .meta({
        description: 'Severities of findings by code, where they are to be others; `off` leaves findings out.',
        examples: [{ 'link/example-enum': 'error', 'link/example-null': 'off' }],
      }),
    waiters: z
      .array(waiter)
      .default([])
      .meta({
        description: 'What callers may wait for.',
        examples: [[{ operation: 'showNotebook', field: 'status', states: { RUNNING: { failure: ['ERROR'] } } }]],
      }),
  })
  .meta({ title: 'service.yaml', description: 'What the pages of a service leave open.' });

export type WaiterConfig = z.infer<typeof waiter>;

export interface ServiceConfig extends z.infer<typeof serviceSchema> {
  readonly placeOf: PlaceOf;
  readonly keyPlaceOf: PlaceOf;
}

/**
 * Reads a `service.yaml`.
 *
 * @throws ConfigError naming every fault, each with its line and column
 */
export function parseServiceConfig(text: string, file: string): ServiceConfig {
  const { value, placeOf, keyPlaceOf } = readConfig(text, file, serviceSchema);
  if (Array.isArray(value.regions) && value.regions.length > 0 && !value.server?.variables.region)
    throw new ConfigError(
      faultLine(placeOf, ['regions'], 'names need a variable `region` of the server; give addresses'),
    );
  const odd = Object.keys(value.severities).find((code) => !Object.hasOwn(CODES, code) || code.startsWith('overlay/'));
  if (odd !== undefined) throw new ConfigError(faultLine(placeOf, ['severities', odd], unknownCode(odd)));
  const { packages, targets } = value;
  const known = [...PACKAGE_METADATA, ...targets, ...targets.map((target) => `core-${target}`)];
  const unused = Object.keys(packages).find((key) => !known.includes(key));
  if (unused !== undefined)
    throw new ConfigError(faultLine(placeOf, ['packages', unused], unknownPackage(unused, targets)));
  return { ...value, placeOf, keyPlaceOf };
}

function unknownCode(code: string): string {
  if (Object.hasOwn(CODES, code)) return 'stays an error: without a fitting correction there is no contract to write';
  const near = nearest(code, Object.keys(CODES));
  return `no finding has this code; ${near === undefined ? '`specscribe explain` lists all' : `did you mean ${near}?`}`;
}

/**
 * What packages are called and say of themselves, from options of the command line.
 *
 * @param given by the name that it has in `packages` of `service.yaml`
 * @throws ConfigError naming the option and what is wrong with it
 */
export function parsePackages(given: Readonly<Record<string, string>>): ServiceConfig['packages'] {
  const result = packagesSchema.safeParse(given, { error: wordsOf });
  if (result.success) return result.data;
  const faults = result.error.issues.flatMap((issue) => faultText(issue, packagesSchema));
  throw new ConfigError(faults.map(({ path, message }) => `--${path.join('.')} ${message}`).join('\n'));
}

function unknownPackage(key: string, targets: readonly string[]): string {
  const near = nearest(key, [...targets, ...PACKAGE_METADATA]);
  return near === undefined
    ? `is none of the targets ${targets.join(', ')}`
    : `is not known here; did you mean ${near}?`;
}

/** The configuration of a folder of pages that has none: no address, and no way to authenticate. */
export function defaultServiceConfig(name: string): ServiceConfig {
  const placeOf: PlaceOf = () => ({ file: 'service.yaml', line: 1, column: 1 });
  return {
    title: name,
    version: '0.0.0',
    regions: [],
    upstream: {},
    targets: [],
    packages: {},
    severities: {},
    waiters: [],
    placeOf,
    keyPlaceOf: placeOf,
  };
}
