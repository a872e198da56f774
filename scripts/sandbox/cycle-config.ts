import { z } from 'zod';
import { faultLine, type PlaceOf, readConfig } from '../config-file.ts';
import { ConfigError } from '../located-yaml.ts';

const text = z.string().min(1);

/** Where a fact comes from: every entry says it, or that it is assumed. */
const ground = {
  source: text.optional().meta({
    description: 'The page that says so, as a path below the folder of the pages.',
    examples: ['appendix/error_codes.rst'],
  }),
  assumed: z.literal(true).optional().meta({ description: 'true where no page says so.' }),
};

const DURATION = /^(\d+)(ms|s|min|h)$/;
const UNITS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;

const duration = z
  .string()
  .regex(DURATION, 'is no time: a whole number and ms, s, min or h')
  .transform((value) => {
    const [, count = '0', unit = 'ms'] = DURATION.exec(value) ?? [];
    return Number(count) * UNITS[unit as keyof typeof UNITS];
  });

const state = z.strictObject({
  after: duration.meta({ description: 'How long the state lasts by the clock.', examples: ['10s'] }),
  next: text.meta({ description: 'The state that follows by itself.', examples: ['RUNNING'] }),
  ...ground,
});

const lease = z
  .strictObject({
    field: text.meta({ description: 'Field of the thing that holds the lease.', examples: ['lease'] }),
    state: text.meta({ description: 'The state that the lease limits.', examples: ['RUNNING'] }),
    next: text.meta({ description: 'The state that follows when it ends.', examples: ['STOPPING'] }),
    usual: duration.meta({ description: 'The time that is granted where a request names none.', examples: ['1h'] }),
    ...ground,
  })
  .meta({ description: 'A time after which a thing leaves a state: `create_at` plus `duration`, in milliseconds.' });

const things = z.strictObject({
  field: text.meta({ description: 'Field that shows the state.', examples: ['status'] }),
  start: text.meta({ description: 'State of a new thing.', examples: ['CREATING'] }),
  states: z
    .record(text, state)
    .default({})
    .meta({
      description: 'States that end by themselves.',
      examples: [{ CREATING: { after: '10s', next: 'RUNNING' } }],
    }),
  gone: z.array(text).default([]).meta({ description: 'States in which the thing is no longer there.' }),
  absent: text.optional().meta({ description: 'Code of the error for a thing that is not there.' }),
  lease: lease.optional(),
  sets: z
    .record(text, z.unknown())
    .default({})
    .meta({ description: 'Fields that a new thing has whatever was sent.', examples: [{ type: 'DEDICATED' }] }),
  seeds: z
    .array(z.record(z.string(), z.unknown()))
    .default([])
    .meta({ description: 'Things that are there from the beginning, in every project.' }),
  unique: z
    .record(text, text)
    .default({})
    .meta({ description: 'Fields in which no two things may have the same value, each with the code of the error.' }),
  references: z
    .record(text, z.strictObject({ to: text, code: text, ...ground }))
    .default({})
    .meta({ description: 'Fields that name a thing of another collection, which has to be there.' }),
  ...ground,
});

const operation = z.strictObject({
  thing: text.optional().meta({
    description: 'Path of the collection whose thing it is about, where the path of the operation does not say it.',
    examples: ['/v1/{project_id}/kites'],
  }),
  id: text.optional().meta({ description: 'Path parameter that names the thing.', examples: ['instance_id'] }),
  choose: z
    .strictObject({ field: text, values: z.record(text, text) })
    .optional()
    .meta({
      description: 'It does what another operation does, by the value of a field of its body.',
      examples: [{ field: 'action', values: { start: 'startKite' } }],
    }),
  moves: z
    .record(text, text)
    .default({})
    .meta({ description: 'The state that follows, by the state before.', examples: [{ STOPPED: 'STARTING' }] }),
  needs: z
    .array(text)
    .default([])
    .meta({ description: 'States in which it can be asked, where it changes none.', examples: [['RUNNING']] }),
  refuses: z
    .record(text, text)
    .default({})
    .meta({
      description: 'Codes of the error by the state that forbids it; `*` for all others.',
      examples: [{ RUNNING: 'Kites.0305', '*': 'Kites.0357' }],
    }),
  lease: z.enum(['grant', 'renew']).optional().meta({ description: 'It grants a lease, or prolongs one.' }),
  makes: z
    .strictObject({
      in: text.meta({ description: 'Path of the collection.', examples: ['/v1/{project_id}/pictures'] }),
      start: text.optional().meta({ description: 'State of the new thing, where it is another than usual.' }),
      sets: z.record(text, z.unknown()).default({}),
    })
    .optional()
    .meta({ description: 'It makes a thing in another collection, which is its answer.' }),
  answers: z
    .record(text, z.enum(['state', 'previous']))
    .optional()
    .meta({ description: 'Fields of its answer that show a state.', examples: [{ current_status: 'state' }] }),
  ...ground,
});

/** `sandbox.yaml`: life cycles of a service's things, and the codes of its errors. */
export const sandboxSchema = z
  .strictObject({
    errors: z
      .partialRecord(z.enum(['absent', 'conflict', 'invalid', 'unauthenticated', 'forbidden', 'busy', 'failed']), text)
      .default({})
      .meta({
        description: 'Codes of the service by the reason of a refusal.',
        examples: [{ busy: 'Kites.0101' }],
      }),
    things: z.record(z.string().startsWith('/'), things).default({}).meta({
      description: 'Life cycles by the path of the collection.',
    }),
    operations: z
      .record(text, operation)
      .default({})
      .meta({ description: 'What operations do to states, by operationId.' }),
  })
  .meta({ title: 'sandbox.yaml', description: 'Life cycles for `specscribe sandbox`.' });

export type SandboxConfig = z.infer<typeof sandboxSchema>;
export type ThingConfig = SandboxConfig['things'][string];
export type OperationConfig = SandboxConfig['operations'][string];

/** A file of life cycles that was read, with the places of its settings. */
export interface ReadSandboxConfig {
  readonly value: SandboxConfig;
  readonly placeOf: PlaceOf;
}

export const NO_CYCLES: SandboxConfig = { errors: {}, things: {}, operations: {} };

/**
 * Reads a `sandbox.yaml`. Every life cycle, state and operation names the page that says so, or is marked as assumed.
 *
 * @throws ConfigError naming every fault, each with its line and column
 */
export function parseSandboxConfig(content: string, file: string): ReadSandboxConfig {
  const { value, placeOf } = readConfig(content, file, sandboxSchema);
  const grounded: [PropertyKey[], { source?: string | undefined; assumed?: true | undefined }][] = [
    ...Object.entries(value.things).flatMap(([path, each]): (typeof grounded)[number][] => [
      [['things', path], each],
      ...(each.lease ? [[['things', path, 'lease'], each.lease] as (typeof grounded)[number]] : []),
      ...Object.entries(each.states).map(([name, one]): (typeof grounded)[number] => [
        ['things', path, 'states', name],
        one,
      ]),
    ]),
    ...Object.entries(value.operations).map(([id, each]): (typeof grounded)[number] => [['operations', id], each]),
  ];
  const faults = grounded
    .filter(([, { source, assumed }]) => (source === undefined) === (assumed === undefined))
    .map(([path]) => faultLine(placeOf, path, 'needs either `source`, the page that says so, or `assumed: true`'));
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return { value, placeOf };
}
