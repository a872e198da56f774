/** How a query parameter is written where that is not the default (`form`, exploded). */
export interface QueryStyle {
  readonly style?: 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
  readonly explode?: boolean;
}

/** What a method needs to know of its operation beyond method and path; absent where the default holds. */
export interface OperationHints {
  /** Query parameters that are not written as `form`, exploded. */
  readonly query?: Readonly<Record<string, QueryStyle>>;
  /** Media type of the request body; `application/json` where absent. */
  readonly contentType?: string;
  /** What a success holds: JSON where absent, text, or nothing that the contract names. */
  readonly answer?: 'text' | 'none';
}

/** A row of the table of operations. */
export type OperationEntry = readonly [method: string, path: `/${string}`, hints?: OperationHints];

/** Where the service is: an address with variables. `url` is empty where the contract has no absolute address. */
export interface ServerEntry {
  readonly url: string;
  readonly variables: Readonly<Record<string, { readonly default: string; readonly known: readonly string[] }>>;
}
