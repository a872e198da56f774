/**
 * How the cases reach a client of any language: a driver, a small program in that language, reads tasks, a line of
 * JSON each, and writes for each a line of JSON with what came of it, in any order. Drivers know languages, not cases.
 */

/** A line in: a client to make, and what to do with it, one step after the other. */
export interface Task {
  readonly id: string;
  /** Absent where the client is told no address. */
  readonly baseUrl?: string;
  readonly client: ClientSettings;
  readonly steps: readonly Step[];
}

/** Settings of a client; those that are absent are its own defaults. Times are milliseconds. */
export interface ClientSettings {
  readonly projectId?: string;
  readonly token?: string;
  /**
   * A source of tokens in place of one: it gives the first until it is asked with a token that was refused, and then the
   * one after that. Each question takes 20 ms.
   */
  readonly tokens?: readonly string[];
  /** Logs in at an identity service, whose address is that of the service, for the project `harbour`. */
  readonly login?: { readonly user: string; readonly password: string; readonly domain: string };
  /** Signs by temporary keys that the service gives, as an identity service, to whom `token` or `tokens` is of. */
  readonly temporaryKeys?: true;
  /** What the identity service is asked by for those keys, or for a login where there are none, instead of a user. */
  readonly identity?: { readonly methods: readonly string[]; readonly [method: string]: unknown };
  readonly accessKey?: { readonly ak: string; readonly sk: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** 0 for no limit. */
  readonly timeoutMs?: number;
  /** Time for an attempt that another may follow; 0 for no limit. */
  readonly attemptTimeoutMs?: number;
  readonly maxAttempts?: number;
  readonly maxAnswerBytes?: number;
  /** Whether the report says which attempts the client's hook was told of. */
  readonly hook?: boolean;
  /** Whether an HTTP client that follows redirects is given, where the language has such a thing. */
  readonly followingHttpClient?: boolean;
}

/** Arguments by their place and by their names in the contract. */
export interface StepArguments {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /**
   * JSON as the service sees it, made into the language's own types where it has them. `{ "$bytes": text }` stands for
   * the bytes of a text, `{ "$stream": text }` for a stream of them, which can be read once.
   */
  readonly body?: unknown;
}

interface Calls {
  readonly operation: string;
  readonly args?: StepArguments;
}

export type Step =
  /** Calls an operation, `times` times at once. */
  | (Calls & {
      readonly do: 'call';
      readonly times?: number;
      readonly options?: {
        readonly timeoutMs?: number;
        readonly headers?: Readonly<Record<string, string>>;
        /** Whether the caller says that it may be sent twice. */
        readonly repeatable?: boolean;
      };
      /** Fields to read from the answer through its types: names of the contract and positions in lists, by dots. */
      readonly read?: readonly string[];
    })
  /** Goes through a list by the client's iterator, and stops after `most` items. */
  | (Calls & { readonly do: 'list'; readonly most: number })
  /** Waits for a state, or, where that is absent, until the thing is gone. */
  | (Calls & { readonly do: 'wait'; readonly state?: string; readonly timeoutMs: number; readonly intervalMs: number })
  /** Calls an operation that starts a job, and waits until that is done. */
  | (Calls & { readonly do: 'job'; readonly timeoutMs: number; readonly intervalMs: number })
  /** Reads the answer of an operation as a stream. */
  | (Calls & { readonly do: 'stream' })
  /** Shows the client, its options, and, where `body` is given, that body in its type, in all ways that people print. */
  | { readonly do: 'show'; readonly operation?: string; readonly body?: unknown }
  /** The client's defaults under the names of `templates/defaults.json`. */
  | { readonly do: 'defaults' }
  /**
   * What the process still holds after all garbage is collected, as a number: bytes, or what the language counts in
   * their place.
   */
  | { readonly do: 'held' }
  /** Code that each driver has under this name, since it is the compiler that judges it; gives its value. */
  | { readonly do: 'typed'; readonly name: string };

/** A line out. */
export interface Report {
  readonly id: string;
  /** One for each step, and for each of its `times`; the first that can't be done is the last. */
  readonly results: readonly StepResult[];
  /** What the source of tokens was asked with, in order: the refused token, null where none was. */
  readonly asked?: readonly (string | null)[];
  /** What the hook was told of, in order. */
  readonly attempts?: readonly ReportedAttempt[];
}

/** An attempt as the hook of a client is told of it. */
export interface ReportedAttempt {
  readonly method: string;
  readonly path: string;
  readonly number: number;
  /** 0 where no answer came. */
  readonly status: number;
  /** Whether it is told of an error, and of a time of no less than nothing. */
  readonly failed: boolean;
  readonly timed: boolean;
}

export interface StepResult {
  /** The answer as JSON, with all that was kept of it; bytes as `{ "$bytes": text }`. Absent where there was none. */
  readonly value?: unknown;
  /** What `read` gave by its paths, null where the type has nothing there. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Of a success. */
  readonly status?: number;
  readonly requestId?: string;
  /** Fields `id` of the items of a list, of those that came before an error too. */
  readonly items?: readonly unknown[];
  /** Whether a list went on after the last item that was wanted. */
  readonly more?: boolean;
  /** All that was shown, and of an error all that its language prints of it: message, representation, causes, stack. */
  readonly text?: string;
  readonly error?: ReportedError;
  /** Why a driver can't do this step: its language has no way to. */
  readonly unsupported?: string;
}

export interface ReportedError {
  readonly kind: ErrorKind;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  /** Of a connection that failed. */
  readonly reason?: 'dns' | 'refused' | 'tls' | 'cut';
  /** Whether the service may have done what was asked. */
  readonly maybeDone?: boolean;
}

export type ErrorKind =
  /** The service refused. */
  | 'api'
  /** The service succeeded with what can't be read. */
  | 'unreadable'
  | 'timeout'
  | 'connection'
  /** The caller's arguments were refused before anything was sent. */
  | 'argument'
  /** The client could not be made. */
  | 'setup'
  /** A state that was waited for won't come. */
  | 'wait'
  /** A list goes in circles. */
  | 'paging'
  | 'other';
