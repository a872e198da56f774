import type { ClientSettings, Step, StepResult } from './protocol.ts';

/** One behaviour of a server or a caller, and what a client of any language makes of it. It is data: JSON can carry it. */
export interface Case {
  /** Row of the table, and a letter where it has several cases. */
  readonly id: string;
  readonly title: string;
  /** Where the client believes the service to be; the scenario server where absent. */
  readonly address?: Address;
  /** What comes back, one after the other; the last one also for all further requests, unless they go round. */
  readonly answers: readonly ScriptedAnswer[];
  readonly goRound?: boolean;
  readonly client?: ClientSettings;
  readonly steps: readonly Step[];
  readonly right: Right;
}

export type Address =
  | 'none'
  /** A host that no one knows, a port where nobody listens, and the scenario server as if it spoke TLS. */
  | 'unknown host'
  | 'closed port'
  | 'tls'
  /** The scenario server, which begins to listen after a moment. */
  | 'late'
  /** The scenario server with a name and a password in the address. */
  | 'with password'
  /** What no call can go to; one of a scheme that is unknown names a password as well. */
  | 'empty'
  | 'no scheme'
  | 'another scheme'
  | 'with query'
  | 'with fragment'
  | 'with blanks';

/** What the scenario server does with a request. */
export interface ScriptedAnswer {
  /** 200 where absent. */
  readonly status?: number;
  /** `{other}` in a value is the address of the same server under another name of its host. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Body as JSON. */
  readonly json?: unknown;
  /** Body as it is; `{token}` is what the request had in its header for tokens. */
  readonly text?: string;
  /** Compresses the body where the request accepts that. */
  readonly gzip?: boolean;
  /**
   * Closes the connection: before anything is said, or in the middle of the body. Or says all of a compressed body that is
   * cut itself: in its middle, or before the sum at its end.
   */
  readonly cut?: 'before' | 'within' | 'within the pack' | 'pack';
  /** Sends interim answers before the answer. */
  readonly early?: boolean;
  /** Never answers. */
  readonly hang?: boolean;
  /** Sends the body again and again, for ever. */
  readonly endless?: boolean;
}

/** The one right outcome. */
export interface Right {
  /** What each step gave, in part: what is named here has to be so, and there is an error only where one is named. */
  readonly results?: readonly ExpectedResult[];
  /** Requests in their order, `GET /v1/p/ships?offset=2`. */
  readonly requests?: readonly string[];
  /** What single requests carried, by their position. */
  readonly carried?: readonly Carried[];
  /** What the source of tokens was asked with, beside questions without a refused token. */
  readonly renewals?: readonly string[];
  /** Attempts that the client's hook was told of, `GET /v1/p/ships/1 2 200`; no answer is 0. */
  readonly attempts?: readonly string[];
  /** Texts that are nowhere in what the driver reports. */
  readonly hidden?: readonly string[];
  /** Words that are in what is printed of the last result. */
  readonly said?: readonly string[];
}

export type ExpectedResult = Partial<Omit<StepResult, 'error'>> & {
  readonly error?: Partial<NonNullable<StepResult['error']>>;
  /** Kinds of errors of which each is right. */
  readonly errorIn?: readonly NonNullable<StepResult['error']>['kind'][];
  /** Parts that must not be there. */
  readonly lacks?: readonly (keyof StepResult)[];
  /** Fields that a type has nothing for, whatever came; a language that decodes nothing gives them as they came. */
  readonly absent?: readonly string[];
};

export interface Carried {
  readonly request: number;
  /** Null for a header that must not be there. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Parts of a header's value. */
  readonly headerHas?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  /** Parts of the body. */
  readonly has?: readonly string[];
}
