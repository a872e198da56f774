import type { Diagnostic } from './diagnostics.ts';
import type { ErrorBodyFacts, ErrorCodeFacts, ExampleFacts, FieldFacts, PathFacts, RowCount } from './facts.ts';
import type { Fact, Source } from './provenance.ts';
import type { Method } from './values.ts';

/**
 * What tells requests of one operation from those of others with its method and path: a parameter of the query (`''`
 * for a flag), a header, a key of the body, or the host that the pages write. Without a value it has to be there,
 * whatever it holds.
 */
export interface Condition {
  readonly in: 'query' | 'header' | 'body' | 'host';
  readonly name: string;
  readonly value?: string;
}

/** A field and the components that describe its value: none, one, or alternatives. */
export interface LinkedField {
  readonly facts: FieldFacts;
  readonly components: readonly string[];
  /** The rule that found the table; absent where the page links it. */
  readonly linkRule?: string;
  /**
   * Where an example has null, though the row doesn't say that it may be: for the value (0), or for what is in so many
   * lists and maps.
   */
  readonly shownNulls?: ReadonlyMap<number, Source>;
}

/** One schema of the contract: an object with the fields of one table (or of several that make one body). */
export interface Component {
  readonly name: string;
  /** It is written where it is used, as the page has no name for it; `name` is the id of its structure. */
  readonly isInPlace?: true;
  readonly fields: readonly LinkedField[];
  /** A row that stands for any key: its value's schema holds for keys that no other row names. */
  readonly additional: LinkedField | undefined;
  readonly title: string | undefined;
  readonly source: Source;
  /** The root element, where it is a body in XML. */
  readonly root: string | undefined;
  /** What the page says of the body itself. */
  readonly description: Fact<string> | undefined;
  /** The page, where the component is a whole body. */
  readonly bodyOf: string | undefined;
  /** Tables of other pages that state the same facts, rows in the same order; their descriptions may differ. */
  readonly others: readonly { readonly source: Source; readonly fields: readonly FieldFacts[] }[];
}

/** Media types that pages send; JSON where they say nothing. */
export type Media =
  | 'application/json'
  | 'application/xml'
  | 'application/octet-stream'
  | 'application/x-www-form-urlencoded'
  | 'multipart/form-data';

/** A body: a component, or an array of what one field says. */
export type Body = BodyForm & { readonly media: Media };

type BodyForm =
  | { readonly kind: 'component'; readonly name: string; readonly source: Source; readonly title: string }
  | { readonly kind: 'field'; readonly field: LinkedField; readonly source: Source; readonly title: string }
  /** Examples show a body that no table describes. */
  | { readonly kind: 'open'; readonly source: Source; readonly title: string }
  /** Words of the page stand for the content, whatever that is. */
  | { readonly kind: 'content'; readonly source: Source; readonly title: string }
  /** One of several pages of an operation has no body. */
  | { readonly kind: 'none'; readonly page: string; readonly source: Source; readonly title: string };

export interface LinkedExample {
  readonly name: string;
  readonly summary: string;
  readonly value: unknown;
  /** False where the example contradicts its schema: it is kept, but not as an example of the contract. */
  readonly valid: boolean;
  readonly media: Media;
  /** Whole numbers that JavaScript rounds, as the page writes them, by their pointers in the value. */
  readonly digits?: ReadonlyMap<string, string>;
  readonly source: Source;
}

export interface LinkedParameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required: boolean;
  readonly requiredFact: Fact<boolean>;
  readonly field: LinkedField | undefined;
  readonly source: Source;
  readonly rule: string | undefined;
  /** Sent without a value. */
  readonly isFlag?: true;
}

/** One of the operations that pages with one method and path describe, and what tells its requests from the others'. */
export interface LinkedAlternative {
  readonly when: readonly Condition[];
  readonly operation: LinkedOperation;
}

export interface LinkedResponse {
  readonly status: string;
  readonly description: Fact<string>;
  /** Several where pages of one operation answer differently. */
  readonly bodies: readonly Body[];
  /** The error body of the page, or of the common pages, where no table describes the response. */
  readonly errorBody: ErrorBodyFacts | undefined;
  readonly examples: readonly LinkedExample[];
  /** Rows of its tables of headers; OpenAPI gives Content-Type no place among them. */
  readonly headers: readonly LinkedField[];
  readonly fact: Fact<string>;
}

export interface LinkedOperation {
  readonly id: Fact<string>;
  readonly method: Method;
  readonly path: string;
  readonly pathFacts: PathFacts;
  readonly pages: readonly string[];
  readonly summary: Fact<string>;
  readonly description: Fact<string>;
  readonly tag: Fact<string>;
  readonly deprecated: Fact<true> | undefined;
  readonly parameters: readonly LinkedParameter[];
  /** Rows that state a header which a security scheme covers. */
  readonly securityRows: readonly FieldFacts[];
  /** The operations that it unites, two at least; none where it is one operation. */
  readonly alternatives: readonly LinkedAlternative[];
  readonly host: Fact<string> | undefined;
  readonly bodies: readonly Body[];
  readonly bodyExamples: readonly LinkedExample[];
  readonly responses: readonly LinkedResponse[];
  /** The operation that tells how a job goes which this one starts. */
  readonly job: JobLink | undefined;
  /** Place among the resources of a large service: `volumes.list`. */
  readonly resource: Fact<string> | undefined;
}

/** A response with a job's id, and the operation that takes it. */
export interface JobLink {
  readonly operationId: string;
  /** Name of the field in the response and of the parameter that takes it. */
  readonly field: string;
  readonly parameter: string;
  /** Further path parameters that both operations have. */
  readonly shared: readonly string[];
  readonly status: string;
  readonly source: Source;
}

export interface Service {
  readonly operations: readonly LinkedOperation[];
  readonly components: readonly Component[];
  readonly tags: readonly Fact<string>[];
  readonly errorCodes: readonly ErrorCodeFacts[];
  /** The error body that the common pages show. */
  readonly errorBody: ErrorBodyFacts | undefined;
  /** Where the pages describe a way to authenticate, by the header's name in lower case. */
  readonly headerSources: ReadonlyMap<string, Source>;
  readonly lock: OperationsLock;
  readonly rowCount: RowCount;
  readonly diagnostics: readonly Diagnostic[];
}

/** Names that were chosen once and are kept for ever. */
export interface OperationsLock {
  /**
   * Method and shape of the path, `GET /v1/{}/images`, to operationId, with what tells operations of one path apart
   * (`#start`), or `#*` for what unites them. Older locks name the placeholders.
   */
  readonly operations: Readonly<Record<string, string>>;
  /** Place of a structure, `GET /v1/{}/images 200 data.owner`, to component name; older locks have `page#table`. */
  readonly schemas: Readonly<Record<string, string>>;
  /** Component name to a digest of the names and types of its fields: by it a structure is known that has moved. */
  readonly shapes: Readonly<Record<string, string>>;
  /** Key of an operation to its place among resources, `volumes.list`; small services have none. */
  readonly resources: Readonly<Record<string, string>>;
  /** Names that were given up, and that clients keep for a while; absent where there are none. */
  readonly formerly?: FormerNames;
}

/** A name that generated clients keep, marked as deprecated, beside the one that took its place. */
export interface FormerName {
  /** The present name of the same thing. */
  readonly now: string;
  /** Version of the contract that no longer has the former name. */
  readonly until: string;
}

/** What a name is of. */
export type NameKind = 'operations' | 'resources' | 'types';

/** Former names by what they are of. */
export type FormerNames = Readonly<Partial<Record<NameKind, Readonly<Record<string, FormerName>>>>>;

export const EMPTY_LOCK: OperationsLock = { operations: {}, schemas: {}, shapes: {}, resources: {} };

export type { ExampleFacts };
