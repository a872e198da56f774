/** How a query parameter is written where that is not the default (`form`, exploded). */
export interface QueryStyle {
  readonly style?: 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
  readonly explode?: boolean;
}

/** How to get the next page of a list. */
export type PageHint = {
  /** Field of the answer that holds the list. */
  readonly items: string;
  /** Field of the answer that is false on the last page. */
  readonly more?: string;
} & (
  | {
      readonly kind: 'offset';
      /** Query parameter for the number of items before the page. */
      readonly offset: string;
      /** Field of the answer with the number of items of all pages. */
      readonly total?: string;
    }
  | {
      readonly kind: 'number';
      /** Query parameter for the number of the page. */
      readonly page: string;
      /** Number of the first page; 0 also where nobody says it: page 1 is then the same page, or the next. */
      readonly first: 0 | 1;
      readonly total?: string;
    }
  | {
      readonly kind: 'marker';
      /** Query parameter for the mark that the last page gave. */
      readonly marker: string;
      /** Where that mark stands: names of fields, joined by dots, from the answer or from its last item. */
      readonly next: string;
      readonly nextIn: 'answer' | 'item';
    }
  | {
      readonly kind: 'link';
      /** Where the address of the next page stands in the answer; in the header `Link` where absent. */
      readonly next?: string;
    }
);

// {{#waits}}
/** What to wait for: values of a field, and those that end the wait in vain. */
export interface WaitHint {
  /** Absent where only a status tells. */
  readonly field?: string;
  readonly states: readonly string[];
  readonly failure: readonly string[];
  /** Status of an answer that tells that the thing is gone, where that is what is waited for. */
  readonly status?: number;
}

/** The job that an operation starts, and how another operation shows its end. */
export interface JobHint extends WaitHint {
  readonly operation: string;
  /** Path parameters of that operation, each from a field of the answer or from a path parameter of the request. */
  readonly parameters: readonly { readonly name: string; readonly from: 'answer' | 'request'; readonly at: string }[];
}
// {{/waits}}

/** What a method needs to know of its operation beyond method and path; absent where the default holds. */
export interface OperationHints {
  /** Query parameters that are not written as `form`, exploded. */
  readonly query?: Readonly<Record<string, QueryStyle>>;
  /** Media type of the request body; `application/json` where absent. */
  readonly contentType?: string;
  /** What a success holds: JSON where absent, an object in XML, text, bytes, or nothing that the contract names. */
  readonly answer?: 'xml' | 'text' | 'bytes' | 'none';
  /** Absent where the answer is not a page of a list. */
  readonly page?: PageHint;
  // {{#waits}}
  /** States to wait for, by their names. */
  readonly wait?: Readonly<Record<string, WaitHint>>;
  /** How it shows that the thing is gone. */
  readonly gone?: WaitHint;
  /** The job that it starts. */
  readonly job?: JobHint;
  // {{/waits}}
}

/** A row of the table of operations. */
export type OperationEntry = readonly [method: string, path: `/${string}`, hints?: OperationHints];

/** Where the service is: an address with variables. `url` is empty where the contract has no absolute address. */
export interface ServerEntry {
  readonly url: string;
  readonly variables: Readonly<Record<string, { readonly default: string; readonly known: readonly string[] }>>;
  // {{#regions}}
  /** Addresses by region, as far as they are known. */
  readonly regions: Readonly<Record<string, string>>;
  // {{/regions}}
}

/** How a field of an object is written in XML. */
export interface XmlField {
  readonly name: string;
  readonly element: string;
  readonly attribute?: boolean;
  /** A list: an element for each item. */
  readonly list?: boolean;
  /** Name of the items' elements, where the list has an element of its own. */
  readonly item?: string;
  readonly kind?: 'integer' | 'number' | 'boolean';
  /** Name of the shape of its value. */
  readonly of?: string;
}

/** How an object is written in XML; `root` is its element where it is the whole body. */
export interface XmlShape {
  readonly root: string;
  readonly namespace?: string;
  readonly fields: readonly XmlField[];
}

/** Shapes by name, and those of bodies by the id of their operation. */
export interface XmlTable {
  readonly shapes: Readonly<Record<string, XmlShape>>;
  readonly bodies: Readonly<
    Record<string, { readonly request?: readonly string[]; readonly response?: readonly string[] }>
  >;
}

/** Writes and reads bodies in XML. */
export interface XmlCodec {
  /** The body of a request; undefined where the contract names no elements for it. */
  write(id: string, value: object): string | undefined;
  /**
   * The body of an answer.
   *
   * @throws Error where it is no XML
   */
  read(id: string, text: string): unknown;
}

/** What a fake answers to an operation: the body as text, empty where there is none. */
export type FakeExample = readonly [status: number, mediaType: string, body: string];
