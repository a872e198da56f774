import { writeForm } from './forms.js';
import {
  type Call,
  type Connection,
  callOperation,
  type LooseArgs,
  type LooseMethod,
  type LooseSuccess,
  streamOperation,
} from './call.js';
import { DEFAULTS } from './defaults.js'; // {{waits}}
import type { OperationEntry, OperationHints, PageHint, XmlCodec } from './entries.js';
import type { JobHint, WaitHint } from './entries.js'; // {{waits}}
import type { CallOptions } from './options.js';
import type { SharedOptions } from './options.js'; // {{waits}}
import { paged } from './paging.js';
import { fieldAt } from './paging.js'; // {{waits}}
import { type WaitOptions, waitFor } from './waiting.js'; // {{waits}}

type Rows = readonly (readonly [id: string, entry: OperationEntry])[];
type Methods = Readonly<Record<string, LooseMethod>>;
type ResourceTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The operations of a contract. */
export interface OperationTable {
  readonly operations: Readonly<Record<string, OperationEntry>>;
  /** Ids of operations by what they are of, and by the names that they have there. */
  readonly resources: ResourceTable;
  /** Writes and reads XML; undefined where the contract has none. */
  readonly xml: XmlCodec | undefined;
}

/** Makes a method for each operation, and what goes with them: iterators, whole answers, streams. */
export function methodsOf(connection: Connection, { operations, resources: table, xml }: OperationTable): object {
  const rows = Object.entries(operations);
  const codecs = { xml, form: writeForm };
  const each = (work: (call: Call, args?: LooseArgs, options?: CallOptions) => Promise<unknown>): Methods =>
    Object.fromEntries(
      rows.map(([id, entry]): [string, LooseMethod] => [
        id,
        (args, options) => work({ connection, id, entry, codecs }, args, options),
      ]),
    );
  const methods = each(async (...given) => (await callOperation(...given)).value);
  const whole = each(callOperation);
  return {
    ...methods,
    ...resources(methods, table),
    iterate: iterators(rows, whole),
    ...waiters(rows, methods, connection.options), // {{waits}}
    withResponse: whole,
    stream: each(streamOperation),
  };
}

/** The same methods by what they are of. */
function resources(methods: Methods, table: ResourceTable): object {
  const entries = Object.entries(table).map(([resource, ids]) => [
    resource,
    Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, methods[id]])),
  ]);
  return Object.fromEntries(entries);
}

/** A function for each list: goes through all its pages. The methods give answers whole. */
function iterators(rows: Rows, methods: Methods): object {
  const iterator =
    (method: LooseMethod, page: PageHint) =>
    (args: LooseArgs = {}, options?: CallOptions) =>
      paged(page, args.query ?? {}, async (query) => (await method({ ...args, query }, options)) as LooseSuccess);
  return withHint(rows, methods, (method, { page }) => page && iterator(method, page));
}

// {{#waits}}
/** Functions for each operation that shows states: one waits for a state, one for the thing to be gone. */
function waiters(rows: Rows, methods: Methods, { timeoutMs = DEFAULTS.timeoutMs }: SharedOptions): object {
  const wait = (method: LooseMethod, target: string, hint: WaitHint, args: LooseArgs, options: WaitOptions = {}) => {
    const { signal } = options;
    const look = (remainingMs: number): Promise<unknown> =>
      method(args, {
        timeoutMs: Math.min(timeoutMs || Number.POSITIVE_INFINITY, Math.max(remainingMs, 1)),
        ...(signal ? { signal } : {}),
      });
    return waitFor(target, hint, options, look);
  };
  const forState =
    (method: LooseMethod, states: Readonly<Record<string, WaitHint>>) =>
    async (args: LooseArgs, state: string, options?: WaitOptions) => {
      const hint = Object.hasOwn(states, state) ? states[state] : undefined;
      if (!hint) throw new TypeError(`no state to wait for: ${state}; there are ${Object.keys(states).join(', ')}`);
      return wait(method, state, hint, args, options);
    };
  const untilGone =
    (method: LooseMethod, hint: WaitHint) =>
    async (args: LooseArgs, options?: WaitOptions): Promise<void> => {
      await wait(method, 'gone', hint, args, options);
    };
  const forJob =
    (method: LooseMethod, job: JobHint) =>
    async (args: LooseArgs = {}, options?: WaitOptions) => {
      const answer = await method(args, options?.signal ? { signal: options.signal } : {});
      const path = { ...args.path, ...jobParameters(job, args, answer) };
      return wait(methods[job.operation] as LooseMethod, job.states.join(' or '), job, { path }, options);
    };
  return {
    waitFor: withHint(rows, methods, (method, { job }) => job && forJob(method, job)),
    waitUntil: withHint(rows, methods, (method, { wait: states }) => states && forState(method, states)),
    waitUntilGone: withHint(rows, methods, (method, { gone }) => gone && untilGone(method, gone)),
  };
}

/** What a job is asked for with: the answer that started it names it. */
function jobParameters({ parameters }: JobHint, args: LooseArgs, answer: unknown): Readonly<Record<string, unknown>> {
  const values = parameters.map(({ name, from, at }) => [
    name,
    from === 'answer' ? fieldAt(answer, at) : args.path?.[at],
  ]);
  const missing = parameters.find((_, index) => values[index]?.[1] === undefined);
  if (missing) throw new TypeError(`the answer has no ${missing.at}, so that there is no job to wait for`);
  return Object.fromEntries(values);
}

// {{/waits}}
/** What `make` gives for each operation, by its id; operations for which it gives nothing are left out. */
function withHint(rows: Rows, methods: Methods, make: (method: LooseMethod, hints: OperationHints) => unknown): object {
  const made = rows.map(([id, [, , hints]]) => [id, hints && make(methods[id] as LooseMethod, hints)]);
  return Object.fromEntries(made.filter(([, each]) => each !== undefined));
}
