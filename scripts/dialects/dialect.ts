import type { ColumnRole, Outcome, Role, Usage } from '../ir/index.ts';

/**
 * How the pages of a family are marked up, worded and defaulted: all that reading, extracting and a contract's defaults
 * know of them beside grammar. Pure data, handed on as an argument.
 */
export interface Dialect {
  readonly markup: Markup;
  readonly sections: SectionWords;
  readonly tables: TableWords;
  readonly rows: RowWords;
  readonly prose: ProseWords;
  readonly requests: RequestWords;
  readonly errors: ErrorWords;
  readonly examples: ExampleWords;
  readonly deprecation: DeprecationWords;
  readonly access: AccessDefaults;
}

/** Words by what they mean: of several that match, the first counts. */
export type Meanings<Meaning> = readonly ({ readonly pattern: RegExp } & Meaning)[];

/** Class names of HTML. Each is one of an element's classes; `…In` is found anywhere in them. */
export interface Markup {
  /** The part of a page that its author wrote, where no element or role marks it. */
  readonly main: string;
  /** What only the generator leaves that makes `“a”` of `"a"`. */
  readonly typographic: RegExp;
  /** The path of chapters above a page, by class or label. */
  readonly breadcrumbs: RegExp;
  /** An entry of the menu, and what marks those above the page. */
  readonly menu: { readonly entry: RegExp; readonly current: string };
  /** The link to a page's chapter, and those to the pages of a chapter. */
  readonly parentLinkIn: string;
  readonly childLinkIn: string;
  /** The list of a chapter's pages. */
  readonly toctree: string;
  /** Elements with the id of the section that begins there. */
  readonly section: string;
  /** Anchors of tables, `…__request_Kite`: the first group is the side of the call, or the structure's name. */
  readonly anchors: { readonly side: RegExp; readonly structure: RegExp };
  /** Boxed remarks: the first group is the kind. */
  readonly note: RegExp;
  readonly noteTitle: RegExp;
  /** Links that are added to what they mark. */
  readonly addedLinks: readonly string[];
  /** A table of code beside the numbers of its lines, and the numbers. */
  readonly numberedCode: string;
  readonly lineNumbers: string;
  /** A box with an operation's method, path and title; older versions name `pathBox` and not `path`. */
  readonly operation: {
    readonly box: string;
    readonly method: string;
    readonly path: string;
    readonly pathBox: string;
    readonly pathInBox: string;
    readonly title: string;
  };
}

/** What opens a part of a page. */
export interface SectionWords {
  /** Headings. */
  readonly headings: Meanings<{ readonly role: Role }>;
  /** Paragraphs and list items that open a part as a heading would, inside a section of another role. */
  readonly labels: Meanings<{ readonly role: Role | 'same' }>;
  /** Headings, labels and captions that say of which outcome the response below them is. */
  readonly outcomes: Meanings<{ readonly outcome: Outcome }>;
  /** Words of a sentence that points at responses of one outcome. */
  readonly outcomeWords: Meanings<{ readonly outcome: Outcome }>;
  /** A section of headers and nothing else. */
  readonly headers: RegExp;
  /** Headings of the request on pages that describe its elements apart from its parameters. */
  readonly elements: RegExp;
  readonly parameters: RegExp;
}

export interface TableWords {
  readonly columns: Meanings<{ readonly role: ColumnRole }>;
  /**
   * Captions (number taken off) and labels that say what a table is for. `none` names no use and no structure: its
   * section decides.
   */
  readonly captions: Meanings<{ readonly usage: Usage }>;
  /** Captions of tables whose rows are all mandatory, or all optional. */
  readonly requiredCaptions: Meanings<{ readonly required: boolean }>;
  /** Columns of tables of statuses, and of error codes. */
  readonly codes: {
    readonly status: RegExp;
    readonly error: RegExp;
    readonly message: RegExp;
    readonly measure: RegExp;
    readonly description: RegExp;
    /** What a status means. */
    readonly statusDescription: RegExp;
  };
  /** Columns of a table of what values mean. */
  readonly values: { readonly value: RegExp; readonly meaning: RegExp };
  /** Where a caption has a structure's name. */
  readonly structures: {
    /** `The Boat object has the following attributes`: a sentence in front of a table, as a caption. */
    readonly inSentence: RegExp;
    /** `The following table describes Boat`, `The Boat structure is described as follows`. */
    readonly atEnd: RegExp;
    /** `tags field description of boats and kites`: the name in front, and behind it what else the structure is for. */
    readonly inFront: RegExp;
    /** Words around a name, from outside in. */
    readonly before: RegExp;
    readonly behind: RegExp;
  };
}

/** What a labelled part of a description states. */
export type DescriptionPart = 'text' | 'range' | 'default';

export interface RowWords {
  /** Values of a Mandatory cell, lower case. Anything else is a sentence: its text is kept and the row is not required. */
  readonly required: Readonly<Record<string, boolean | undefined>>;
  /** A Mandatory cell that says nothing, or both. */
  readonly requiredUnsaid: RegExp;
  /** Labels of lines of a description, in tables that have no column for what they say; the first group is the text. */
  readonly typeLabel: RegExp;
  readonly requiredLabel: RegExp;
  /** The element that an element stands in, as a line of its description: `Ancestor: Rule.Filter`. */
  readonly ancestorLabel: RegExp;
  /** Parts that some pages give a description, by their labels; `DEFAULT:` is a value of an enumeration. */
  readonly parts: Meanings<{ readonly part: DescriptionPart }>;
  /** Terms that are no names: statuses, outcomes of a call, titles of what is below them. */
  readonly noNames: RegExp;
  /** Types of an element that holds other elements. */
  readonly markupType: RegExp;
}

export interface ProseWords {
  /** A paragraph or a cell that says that there is nothing to say. */
  readonly nothing: RegExp;
  /** A sentence that says that there are no parameters: `This request contains no elements.` */
  readonly noParameters: RegExp;
  /** A sentence that says no more than where something is described. */
  readonly pointer: RegExp;
  /** Words of sentences that lead to a table and say nothing else: `Table 3 describes the additional headers.` */
  readonly pointingWords: ReadonlySet<string>;
  /** Labels inside sections that open no other part: `Format`, `Example:`. */
  readonly labels: RegExp;
  /** Words of a sentence that says what is allowed. */
  readonly rules: RegExp;
  /** `application/octet-stream`, `a binary file stream`, `The response is a file`: words for a file as an answer. */
  readonly file: RegExp;
}

export interface RequestWords {
  /** A word of a path that stands for a name or an identifier, where a page marks none: `ObjectName`, `queue_id`. */
  readonly nameSegment: RegExp;
  /** A line that stands for the content of a body that no table describes. */
  readonly content: RegExp;
}

export interface ErrorWords {
  /** Keys of error bodies: the code's and the message's spellings, the likeliest first. */
  readonly codeKeys: readonly string[];
  readonly messageKeys: readonly string[];
  /** Fields that an error body may have beside its code and message. */
  readonly otherKeys: RegExp;
  /** Headings and labels of bodies that are an error's. */
  readonly title: RegExp;
}

/** Labels of samples. */
export interface ExampleWords {
  readonly failed: RegExp;
  /** Those that say no more of a sample than its side or outcome. */
  readonly plain: RegExp;
}

/** What makes an operation deprecated. */
export interface DeprecationWords {
  /** In a page's title. */
  readonly title: RegExp;
  /** A sentence of what the operation is for. */
  readonly sentence: RegExp;
  /** The title of a chapter above it. */
  readonly chapter: RegExp;
}

/** What holds where neither pages nor `service.yaml` say where requests go and how they authenticate. */
export interface AccessDefaults {
  /** Hosts that pages write are examples as a rule: only one that all pages share is an address. */
  readonly areHostsExamples: boolean;
  /** Security schemes by name; undefined where the pages' own statements count instead. */
  readonly security: Readonly<Record<string, { readonly header: string; readonly description: string }>> | undefined;
  /** Credentials that pages list as headers, lower case; security schemes say them in a contract. */
  readonly credentialHeaders: readonly string[];
}
