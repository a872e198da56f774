import { z } from 'zod';

/** Header of a request that asks for a fault: `429`, `500; retry-after=3`, `reset`, `slow; ms=2000`, `expired`. */
export const FAULT_HEADER = 'x-sandbox-fault';

/** Milliseconds over which a slow body comes, where nothing else is said. */
const SLOW_MS = 1000;

const faultSchema = z.strictObject({
  operation: z.string().min(1).optional().meta({ description: 'operationId that it is for; any without it.' }),
  kind: z.enum(['status', 'reset', 'slow', 'delay', 'expired']).meta({
    description:
      'An error with `status`; a connection that breaks off; a body that comes slowly; an answer that comes late; a token that is past its time.',
    examples: ['status'],
  }),
  status: z
    .int()
    .min(400)
    .max(599)
    .optional()
    .meta({ description: 'Status of the error.', examples: [429] }),
  retryAfter: z.int().min(0).optional().meta({ description: 'Seconds that `Retry-After` names.' }),
  ms: z.int().min(0).max(600_000).default(SLOW_MS).meta({ description: 'Milliseconds that it takes.' }),
  times: z.int().min(1).optional().meta({ description: 'For how many requests; without it, for all.' }),
});

/** The faults of a script, in the order in which they come up. */
export const faultsSchema = z.array(faultSchema);

export type Fault = z.infer<typeof faultSchema>;
/** A fault as it is asked for: what is left out has its usual value. */
export type AskedFault = z.input<typeof faultSchema>;

/** Faults that wait for requests. */
export interface Faults {
  /** The fault that a request of an operation meets, which is used up by it. */
  readonly next: (operation: string | undefined, header: string | undefined) => Fault | undefined;
  readonly set: (faults: readonly Fault[]) => void;
  readonly list: () => readonly Fault[];
}

export function newFaults(): Faults {
  let script: Fault[] = [];
  return {
    list: () => script,
    set: (faults) => {
      script = [...faults];
    },
    next: (operation, header) => {
      if (header !== undefined) return readFault(header);
      const found = script.find((each) => each.operation === undefined || each.operation === operation);
      if (found?.times !== undefined)
        script = script.flatMap((each) => {
          if (each !== found) return [each];
          return found.times === 1 ? [] : [{ ...found, times: (found.times ?? 1) - 1 }];
        });
      return found;
    },
  };
}

/**
 * Reads the header that asks for a fault.
 *
 * @returns undefined where it names none
 */
export function readFault(header: string): Fault | undefined {
  const [name = '', ...settings] = header.split(';').map((part) => part.trim().toLowerCase());
  const value = (key: string): number | undefined => {
    const text = settings.find((each) => each.startsWith(`${key}=`))?.slice(key.length + 1);
    return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  };
  const isStatus = /^[45]\d\d$/.test(name);
  const retryAfter = value('retry-after');
  const read = faultSchema.safeParse({
    kind: isStatus ? 'status' : name,
    ...(isStatus ? { status: Number(name) } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(value('ms') === undefined ? {} : { ms: value('ms') }),
  });
  return read.success && (isStatus || name !== 'status') ? read.data : undefined;
}
