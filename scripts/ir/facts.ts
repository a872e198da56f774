import type { Diagnostic } from './diagnostics.ts';
import type { HeldContract, Usage } from './document.ts';
import type { Fact, Source } from './provenance.ts';
import type { Facets, Method, Outcome, TypeExpression } from './values.ts';

/** A link from a row to the table that describes its value. */
export interface TableLink {
  readonly target: string;
  readonly text: string;
  /** `prose`: a sentence beside the table names the row and links the table; `name`: the rows' names are paths. */
  readonly via: 'type' | 'description' | 'prose' | 'name' | 'bullets';
}

/** One row of a parameter table. */
export interface FieldFacts {
  readonly name: string;
  readonly type: Fact<TypeExpression>;
  /** Absent where the table has no such column. */
  readonly required?: Fact<boolean>;
  /** The cell's sentence, where it says when the value is required. */
  readonly requiredWhen?: Fact<string>;
  /** Markdown. */
  readonly description: Fact<string>;
  readonly facets: Facets;
  readonly links: readonly TableLink[];
  /** Numbers of tables that the description names in plain text. */
  readonly tableNumbers: readonly number[];
  /** Anchors of tables whose rows may be sent instead of this one. */
  readonly instead?: readonly string[];
  /** Fields that bullets of the description name, until they have a table of their own. */
  readonly inner?: InnerFields;
  /** From a Location column. */
  readonly location?: string;
  readonly source: Source;
}

/** Fields that may turn out to be none, and what is found of them if they are. */
export interface InnerFields {
  readonly fields: readonly FieldFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One parameter table. */
export interface TableFacts {
  /** Unique in the service: document and position. */
  readonly id: string;
  readonly anchors: readonly string[];
  /** Anchors of the heading that it stands under. */
  readonly headingAnchors: readonly string[];
  readonly number: number | undefined;
  readonly caption: string;
  readonly usage: Usage;
  /** Name from an anchor `…__request_X`; the strongest there is. */
  readonly anchorName: string | undefined;
  /** Name from the caption or label: `servers field description` gives `servers`. */
  readonly captionName: string | undefined;
  readonly section: 'uri' | 'request' | 'response' | 'other';
  /** The status that its group stands under; undefined where the page gives none. */
  readonly status: string | undefined;
  /** How the call went whose response the table describes, where a heading, a label or its caption says. */
  readonly outcome: Outcome | undefined;
  readonly fields: readonly FieldFacts[];
  /** A heading of the page names it as a structure: types lead to it, names of fields don't. */
  readonly isStructure?: true;
  /** A link to a structure whose fields it has too, as the page says. */
  readonly sameAs?: string;
  /** Part of the contract though no operation leads to it. */
  readonly isKept?: true;
  /** Its only row is the whole body. */
  readonly isValue?: true;
  /** The media type of the body, where the page states one. */
  readonly media?: string;
  /** Set on the table of a body in XML: its root element, and the row that describes that. */
  readonly markup?: { readonly root: string; readonly row?: FieldFacts };
  /** Set on rows of a table that make a level of their own: the keys that lead to it in the body. */
  readonly part?: readonly string[];
  /** Names of rows alone (`spec.flavor`) make the object: the page has no name for it. */
  readonly isUnnamed?: true;
  readonly source: Source;
}

/** A name in the query string of a path. */
export interface QueryName {
  readonly name: string;
  readonly value: string;
  /** It selects by being there, without a value. */
  readonly isFlag?: true;
  /** Only another block of the same request shows it. */
  readonly isOption?: true;
}

export interface PathFacts {
  /** As stated, query string and a slash at the end taken off. */
  readonly path: string;
  /** The page states the path with a slash at its end. */
  readonly endsInSlash?: true;
  readonly placeholders: readonly string[];
  /** The page marks no placeholder: those that no row describes are known by their words. */
  readonly isUnmarked?: true;
  /** Names in the query string, with the value that stands there. */
  readonly query: readonly QueryName[];
  readonly source: Source;
}

export interface ParameterFacts {
  readonly in: 'path' | 'query' | 'header';
  readonly field: FieldFacts;
  /** How the location is known: by caption, placeholder, method … */
  readonly rule: string;
}

export interface ExampleFacts {
  readonly kind: 'request' | 'response';
  readonly status: string | undefined;
  /** The label says that the response is one of failure; its status may be unstated. */
  readonly failed: boolean;
  /** The label or sentence before the block. */
  readonly title: string;
  readonly requestLine: { readonly method: Method; readonly url: string; readonly source: Source } | undefined;
  /** The body as text, and its first line in the page. */
  readonly body: { readonly text: string; readonly line: number } | undefined;
  readonly source: Source;
}

export interface StatusFacts {
  readonly code: string;
  readonly description: string;
  readonly source: Source;
  /** Found by an adapter among the statuses that the page lists, so that none of these contradicts it. */
  readonly isAssigned?: true;
  /** A sentence says so, beside whatever else the page lists or links. */
  readonly isInSentence?: true;
}

export interface ErrorCodeFacts {
  readonly code: string;
  readonly status: string | undefined;
  readonly message: string;
  readonly description: string;
  readonly measure: string;
  readonly source: Source;
}

/** A sentence of a response section that links to what describes the response. */
export interface ResponseLink {
  readonly target: string;
  /** Of which responses the sentence speaks; undefined where it speaks of all. */
  readonly outcome: Outcome | undefined;
  /** The status that the sentence stands under. */
  readonly status: string | undefined;
  readonly source: Source;
}

/** What a page whose subject is the response of several operations shows beside its tables. */
export interface SharedResponseFacts {
  readonly examples: readonly ExampleFacts[];
}

export interface OperationFacts {
  readonly method: Method;
  /** The first is the operation's own; further ones are other versions of the same. */
  readonly paths: readonly PathFacts[];
  /** The host that requests go to, where a part of it stands for a name. */
  readonly host: Fact<string> | undefined;
  readonly summary: Fact<string>;
  readonly description: Fact<string>;
  readonly deprecated: Fact<true> | undefined;
  readonly parameters: readonly ParameterFacts[];
  readonly statuses: readonly StatusFacts[];
  /** Statuses that head a group of response tables or `None`, in order. */
  readonly responseStatuses: readonly StatusFacts[];
  readonly examples: readonly ExampleFacts[];
  /** Bodies that the syntax shows as words for their content: neither JSON nor XML. */
  readonly contents: {
    readonly request: Source | undefined;
    readonly response: Source | undefined;
    /** A sentence says that the response is a file, whatever tables describe. */
    readonly file?: Source;
  };
  /** Where the response section says that responses are described. */
  readonly responseLinks: readonly ResponseLink[];
  /** Pages that the status and error sections link to. */
  readonly statusLinks: readonly string[];
}

/** An error body as a page shows it: its keys as they are spelled there. */
export interface ErrorBodyFacts {
  readonly codeKey: string;
  readonly messageKey: string;
  /** The key that holds both, as in `{"error": {"code": …}}`; undefined where they stand in the body itself. */
  readonly wrapper?: string;
  readonly source: Source;
}

/** A way to authenticate: HTTP's own schemes, or a key in a header or in the query string. */
export interface SecurityFacts {
  readonly kind: 'basic' | 'bearer' | 'header' | 'query';
  readonly name: string;
  readonly description?: string;
  readonly source: Source;
}

/** How many rows of tables a page has, and what became of them. */
export interface RowCount {
  readonly rows: number;
  readonly facts: number;
  readonly diagnosed: number;
  /** Rows of tables that state nothing about the contract. */
  readonly ignored: number;
}

/**
 * Prose that states no fact of its own. `remark`: kept in the operation's description; `label`: names what is below it;
 * `pointer`: says no more than where something is described; `nothing`: says that there is nothing; `syntax`: shows the
 * form of a message.
 */
export type ProseKind = 'remark' | 'label' | 'pointer' | 'nothing' | 'syntax';

/** A block of a section on the request, the response or their parameters. */
export interface BlockFacts {
  readonly line: number;
  /** The last line before the next block begins. */
  readonly lastLine: number;
  /** Absent where facts are read from the block. */
  readonly prose?: ProseKind;
  readonly isTable?: true;
  /** The heading that it stands under. */
  readonly section: string;
}

/** How many blocks such sections have, and what became of them in the contract. */
export interface BlockCount {
  readonly blocks: number;
  /** A node of the contract has its source in them. */
  readonly facts: number;
  /** Tables whose every row the contract has, word by word, from another place. */
  readonly repeated: number;
  readonly diagnosed: number;
  /** Remarks that descriptions keep. */
  readonly kept: number;
  /** Labels, pointers, and words for nothing. */
  readonly plain: number;
  /** Blocks that the contract has nothing of, each with a finding that says so. */
  readonly unused: number;
}

/** All that one page says, understood on its own. */
export interface PageFacts {
  /** Unique in a run: of the document that the facts come from. */
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly titleLine: number;
  readonly kind: 'operation' | 'index' | 'other';
  readonly anchors: readonly string[];
  readonly parent: { readonly title: string; readonly link: string; readonly line?: number } | undefined;
  readonly children: readonly { readonly title: string; readonly link: string }[];
  readonly operation: OperationFacts | undefined;
  /** The ways to authenticate that the page states; by name of the header or of the query parameter. */
  readonly security?: readonly SecurityFacts[];
  /** Finished contracts that the page shows. */
  readonly contracts?: readonly HeldContract[];
  /** Scheme and host of the page's requests. */
  readonly host?: Fact<string>;
  /** Given where the page describes the response of whatever operation links to it. */
  readonly sharedResponse: SharedResponseFacts | undefined;
  readonly tables: readonly TableFacts[];
  readonly errorCodes: readonly ErrorCodeFacts[];
  /** The error body of the page: of a failed response on the page of an operation, of any block elsewhere. */
  readonly errorBody: ErrorBodyFacts | undefined;
  readonly statusCodes: readonly StatusFacts[];
  /** Headers that prose or rows of a page that is no operation name, lower case: where authentication is described. */
  readonly headerMentions: readonly { readonly name: string; readonly source: Source }[];
  readonly rowCount: RowCount;
  /** The blocks that the contract answers for; none on a page without an operation. */
  readonly blocks: readonly BlockFacts[];
  readonly diagnostics: readonly Diagnostic[];
}
