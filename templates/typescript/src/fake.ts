import { ANSWERS } from './answers.js';
import { createClient } from './client.js';
import { fakeFetch } from './core/index.js';
import type { ProjectParameter } from './core/index.js'; // {{project}}
import { OPERATIONS } from './operations.js';
import type { Client, ClientOptions, OperationId, Result } from './types.js';

/** What an operation is answered with: the value of its body, or a whole response. */
export type FakeAnswer<Id extends OperationId> = Result<Id> | Response;

/** Answers by operation, each for every call of it; a function is asked at each call. */
export type FakeAnswers = {
  readonly [Id in OperationId]?: FakeAnswer<Id> | ((request: Request) => FakeAnswer<Id> | Promise<FakeAnswer<Id>>);
};

/** A call that a fake was asked for. */
export interface FakeCall {
  readonly operation: OperationId;
  /** As it would have been sent; its body can be read. */
  readonly request: Request;
}

/** A client without a service. */
export interface Fake {
  // {{#project}}
  readonly client: Client<ProjectParameter>;
  // {{/project}}
  // {{^project}}
  //= readonly client: Client;
  // {{/project}}
  /** Calls in their order, all attempts of each. */
  readonly calls: readonly FakeCall[];
}

/**
 * Makes a client for tests, which sends nothing: an operation is answered as said, else with the example that the
 * documentation gives. All else is the client's own: what it sends is checked, lists are paged, failures are retried.
 *
 * @param answers what operations give instead of their examples; a `Response` may be a failure
 * @param options as for a client; a failure is not retried unless `retry` says so
 */
export function fakeClient(
  answers: FakeAnswers = {},
  // {{#regions}}
  options: Omit<ClientOptions, 'baseUrl' | 'fetch' | 'region' | 'regions'> = {},
  // {{/regions}}
  // {{^regions}}
  //= options: Omit<ClientOptions, 'baseUrl' | 'fetch'> = {},
  // {{/regions}}
): Fake {
  const calls: FakeCall[] = [];
  const fetch = fakeFetch({
    operations: OPERATIONS,
    examples: ANSWERS,
    answers,
    called: (operation, request) => calls.push({ operation: operation as OperationId, request }),
  });
  const client = createClient({
    projectId: 'project', // {{project}}
    retry: false,
    ...(options as object),
    baseUrl: 'https://fake.invalid',
    fetch,
    // {{#project}}
  } as ClientOptions & { readonly projectId: string });
  // {{/project}}
  // {{^project}}
  //= } as ClientOptions);
  // {{/project}}
  return { client, calls };
}
