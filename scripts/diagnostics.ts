/**
 * Every diagnostic that specscribe can emit, as data: `specscribe explain CODE` prints this table.
 *
 * `contract`: our reading is incomplete or the contract lossy. `docs`: the page contradicts itself or leaves
 * something out. `guideline`: the API breaks the cloud's own rules.
 */
export type Severity = 'error' | 'warning' | 'info';
export type DiagnosticKind = 'contract' | 'docs' | 'guideline';

interface CodeEntry {
  readonly kind: DiagnosticKind;
  readonly severity: Severity;
  readonly title: string;
  /** What it means and what to do about it. */
  readonly why: string;
}

export const CODES = {
  'read/rst-construct-unknown': {
    kind: 'contract',
    severity: 'warning',
    title: 'RST construct not understood',
    why: 'The reader kept the lines as raw text. If they hold facts, the reader needs to learn the construct.',
  },
  'read/table-malformed': {
    kind: 'docs',
    severity: 'warning',
    title: 'Table cannot be read as a table',
    why: 'Borders or columns do not line up. The lines are kept as raw text and no row is taken from them.',
  },
  'read/html-element-unknown': {
    kind: 'contract',
    severity: 'info',
    title: 'HTML element not understood',
    why: 'The text of the element is kept as a raw block. If it holds facts, the reader needs to learn the element.',
  },
  'read/nesting-too-deep': {
    kind: 'docs',
    severity: 'warning',
    title: 'Elements nested too deep',
    why: 'No page of the family nests this deep. The text below is kept, its structure is not.',
  },
  'extract/security-unstated': {
    kind: 'docs',
    severity: 'info',
    title: 'No way to authenticate is stated',
    why: 'The contract has no security scheme. Where requests need credentials, name them under `security` in `service.yaml`.',
  },
  'extract/enumeration-ambiguous': {
    kind: 'docs',
    severity: 'info',
    title: 'Several enumerations in one description',
    why: 'The description has more than one set of values, so none is taken. The text is kept; an overlay can choose.',
  },
  'extract/enumeration-open': {
    kind: 'docs',
    severity: 'info',
    title: 'An enumeration that is not closed',
    why: 'One of the listed values stands for many, as `compute:xxx` does, or the list ends in `and so on`, so it closes nothing. The text is kept.',
  },
  'extract/enumeration-conditional': {
    kind: 'docs',
    severity: 'info',
    title: 'Values hold only in some case',
    why: "The sentence, or the one in front of the list, limits the values under a condition that a contract can't express. The text is kept.",
  },
  'extract/enumeration-type': {
    kind: 'docs',
    severity: 'warning',
    title: "Listed values don't fit the type",
    why: "The values listed in the description are not of the row's type, so no enumeration is taken.",
  },
  'extract/default-conditional': {
    kind: 'docs',
    severity: 'info',
    title: 'Default holds only in some case',
    why: 'The default depends on a condition, so the contract has none. The text is kept.',
  },
  'extract/default-ambiguous': {
    kind: 'docs',
    severity: 'warning',
    title: 'Different defaults in one description',
    why: 'The description gives more than one default, so none is taken.',
  },
  'extract/default-unlisted': {
    kind: 'docs',
    severity: 'warning',
    title: 'Default outside the enumeration',
    why: 'The description lists the values and calls another one the default, so the contract has none. The text is kept.',
  },
  'extract/bound-conditional': {
    kind: 'docs',
    severity: 'info',
    title: 'Limit holds only in some case',
    why: 'The limit depends on a condition, excludes its own end, stands beside further values or is contradicted in the same cell, so the contract has none. The text is kept.',
  },
  'extract/row-duplicate': {
    kind: 'docs',
    severity: 'warning',
    title: 'Row repeated in one table',
    why: 'Two rows of one table have the same name. The first counts.',
  },
  'extract/row-without-name': {
    kind: 'docs',
    severity: 'warning',
    title: 'Row without a name',
    why: 'A row of a parameter table has no name, so no fact can be taken from it.',
  },
  'extract/name-unusual': {
    kind: 'docs',
    severity: 'info',
    title: 'Unusual parameter name',
    why: "The name has characters that names of parameters usually don't have. It is kept as it stands where generated code can carry it.",
  },
  'extract/type-misspelt': {
    kind: 'docs',
    severity: 'warning',
    title: 'Type misspelt',
    why: 'The type cell holds a known misspelling; it is read as the type it stands for.',
  },
  'extract/type-empty': {
    kind: 'docs',
    severity: 'warning',
    title: 'Type missing',
    why: 'The type cell is empty, so the value may be anything.',
  },
  'extract/type-unknown': {
    kind: 'contract',
    severity: 'warning',
    title: 'Type not understood',
    why: 'The type grammar does not read the cell, so the value may be anything. The text is kept.',
  },
  'extract/required-empty': {
    kind: 'docs',
    severity: 'info',
    title: 'Mandatory cell empty',
    why: "The page doesn't say whether the parameter is mandatory; the contract leaves it optional.",
  },
  'extract/required-conditional': {
    kind: 'docs',
    severity: 'info',
    title: 'Mandatory only in some case',
    why: 'The cell holds a sentence. The parameter is optional in the contract and the sentence is kept beside it.',
  },
  'extract/uri-heading-missing': {
    kind: 'docs',
    severity: 'warning',
    title: 'URI line without a URI heading',
    why: "The page states a method and a path outside a URI section; they are taken as the operation's.",
  },
  'extract/uri-method-conflict': {
    kind: 'docs',
    severity: 'warning',
    title: 'Two methods in one URI section',
    why: 'The URI lines of the page disagree about the method. The first is taken.',
  },
  'extract/uri-several': {
    kind: 'docs',
    severity: 'warning',
    title: 'Several operations on one page',
    why: 'The paths of the page differ in more than their version. What the page says is taken for all of them, though it may hold for one alone.',
  },
  'extract/uri-mended': {
    kind: 'docs',
    severity: 'warning',
    title: 'URI line mended',
    why: "The URI line has blanks, punctuation or placeholders that a path can't have; the contract has the mended path.",
  },
  'extract/uri-name-assumed': {
    kind: 'docs',
    severity: 'info',
    title: 'Word of a path taken for a placeholder',
    why: 'The page shows its request without braces. A word that ends as names and identifiers do stands for one.',
  },
  'extract/uri-name-open': {
    kind: 'docs',
    severity: 'info',
    title: 'Word of a path that may stand for a name',
    why: 'The page shows its request without braces, and neither a row nor the word itself says whether it is sent as it is. The contract has it as it is; an overlay can change that.',
  },
  'extract/uri-unusable': {
    kind: 'docs',
    severity: 'error',
    title: 'URI line is no path',
    why: "The path has characters that a contract can't carry, so the operation is left out.",
  },
  'extract/uri-unread': {
    kind: 'docs',
    severity: 'warning',
    title: 'URI section without a method and a path',
    why: 'The page has sections for URI, response and statuses, but no line with a method and a path. Without one there is no operation.',
  },
  'extract/section-assumed': {
    kind: 'contract',
    severity: 'info',
    title: 'Table placed by its own words',
    why: "The heading above the table is no known one, so the table's caption, anchor or status decides what it describes. If the heading is a writer's habit, add it to the vocabulary.",
  },
  'extract/table-unread': {
    kind: 'contract',
    severity: 'warning',
    title: 'Table not read',
    why: 'A table of an operation page has columns that are not understood. Its rows give no facts.',
  },
  'extract/table-in-cell': {
    kind: 'contract',
    severity: 'warning',
    title: 'Table inside a cell',
    why: 'A cell of a table of parameters holds a table of its own. Its text is kept in the description; give it a caption of its own below the table, and a link.',
  },
  'extract/nesting-unread': {
    kind: 'contract',
    severity: 'warning',
    title: 'Rows within rows of one table',
    why: 'A column or the names of the table say which row stands in which. The contract has them all on one level; the structure has to be added by an overlay. Rows of one name in two tables of a body in XML count as one, the last.',
  },
  'extract/column-assumed': {
    kind: 'contract',
    severity: 'info',
    title: 'Column of names taken by its place',
    why: "The table stands where parameters are described, but no column has a known word for their names; the first column of unknown meaning is taken. If the word is a writer's habit, add it to the vocabulary.",
  },
  'extract/example-unplaced': {
    kind: 'contract',
    severity: 'info',
    title: 'Example of which side is not said',
    why: 'Neither heading, label nor request line says whether the block is a request or a response, so it is no example of either. A label before the block would.',
  },
  'extract/example-without-body': {
    kind: 'docs',
    severity: 'info',
    title: 'Response example without a body',
    why: 'The block of a response has header lines alone. If the response has a body, show it; if it has none, say so.',
  },
  'extract/code-row-unread': {
    kind: 'docs',
    severity: 'info',
    title: 'Row without a code',
    why: 'A row of a table of codes names no code.',
  },
  'extract/parameter-misplaced': {
    kind: 'docs',
    severity: 'warning',
    title: 'Caption and URI disagree about a parameter',
    why: 'The caption puts the parameter in one place, the URI line in another. The URI line counts.',
  },
  'link/scalar-with-table': {
    kind: 'docs',
    severity: 'info',
    title: 'Scalar that a table describes',
    why: "The row's type is a scalar, but its description points to a table of fields. The scalar counts; the value is often JSON in a string.",
  },
  'link/table-missing': {
    kind: 'docs',
    severity: 'warning',
    title: 'Named table is missing',
    why: "A row names a table that the page doesn't have, so its value stays an open object.",
  },
  'link/table-elsewhere': {
    kind: 'docs',
    severity: 'warning',
    title: 'Row links past the table that it names',
    why: "A row's link leads to a table of another page, and nothing leads to the page's own table, which has the field's name, or the number and the name in the row's words. Or it leads to a table that is named after another row, which links to it too, and one behind it has the field's name. The page's own table of the name is taken for the one that is meant.",
  },
  'link/table-unreferenced': {
    kind: 'docs',
    severity: 'info',
    title: 'Table that no row refers to',
    why: 'A table of fields belongs to no field, so its rows are in no schema of the contract.',
  },
  'link/row-without-placeholder': {
    kind: 'docs',
    severity: 'warning',
    title: 'Row without placeholder',
    why: "A row describes a path parameter that the URI doesn't have. It is left out of the contract.",
  },
  'link/placeholder-without-row': {
    kind: 'docs',
    severity: 'warning',
    title: 'Placeholder without row',
    why: 'The URI has a placeholder that no row describes. The contract has a string parameter for it.',
  },
  'link/placeholder-name-differs': {
    kind: 'docs',
    severity: 'warning',
    title: 'Placeholder and row have different names',
    why: "The only open placeholder and the only open row have different names. The URI's name counts.",
  },
  'link/placeholder-renamed': {
    kind: 'docs',
    severity: 'info',
    title: 'Placeholder named differently on other pages',
    why: 'OpenAPI allows one spelling of a path, so the placeholder takes the name that most pages use.',
  },
  'link/path-parameter-optional': {
    kind: 'docs',
    severity: 'warning',
    title: 'Path parameter marked optional',
    why: "A part of the path can't be left out. The contract marks it as required.",
  },
  'link/query-without-row': {
    kind: 'docs',
    severity: 'info',
    title: 'Query name without row',
    why: "The URI's query string has a name that no row describes. The contract has an optional string parameter for it.",
  },
  'link/parameter-duplicate': {
    kind: 'docs',
    severity: 'warning',
    title: 'Parameter described twice',
    why: 'Two tables of the page describe the same parameter. The first counts.',
  },
  'link/media-type': {
    kind: 'contract',
    severity: 'warning',
    title: 'Body of another media type',
    why: "The page's Content-Type is not JSON. The contract states every body as application/json; an overlay can say what it is.",
  },
  'link/body-of-no-content': {
    kind: 'docs',
    severity: 'warning',
    title: 'A body for status 204',
    why: 'A 204 response has no content (RFC 9110, section 15.3.5). Either the status is another one or the body is never sent.',
  },
  'link/status-conflict': {
    kind: 'docs',
    severity: 'warning',
    title: 'Sections disagree about the status',
    why: 'The response section and the status table name different success statuses. The contract has both; the body stands where the response section puts it.',
  },
  'link/status-assumed': {
    kind: 'docs',
    severity: 'info',
    title: 'Success status assumed',
    why: 'The page names no success status. 204 is assumed for a DELETE without response table, else 200.',
  },
  'link/response-undecided': {
    kind: 'docs',
    severity: 'warning',
    title: 'Shared response that is not told',
    why: 'The response section links to a page of responses that does not say which of its tables is for a success and which for a failure, or to several such pages. Put a label such as "Normal response" and "Abnormal response" before the tables, and link one page.',
  },
  'link/response-elsewhere': {
    kind: 'docs',
    severity: 'info',
    title: 'Response described elsewhere',
    why: 'The response section is a link to something that is no page of responses, such as the page of another operation. The contract has no body for the response.',
  },
  'link/example-status': {
    kind: 'docs',
    severity: 'warning',
    title: 'Example with an unlisted status',
    why: 'An example answers with a status that neither the response section nor the status table names.',
  },
  'link/example-method': {
    kind: 'docs',
    severity: 'warning',
    title: 'Example sends another method',
    why: 'The request line of the example and the URI line have different methods.',
  },
  'link/example-url': {
    kind: 'docs',
    severity: 'warning',
    title: 'Example calls another path',
    why: 'The request line of the example does not fit the path of the URI line.',
  },
  'link/example-mended': {
    kind: 'docs',
    severity: 'info',
    title: 'Example is not quite JSON',
    why: 'Comments, trailing commas, Python literals or ellipses were mended to read the example.',
  },
  'link/example-unreadable': {
    kind: 'docs',
    severity: 'warning',
    title: 'Example is no JSON',
    why: "The example can't be read as JSON. Its text is kept beside the contract's examples.",
  },
  'link/example-empty': {
    kind: 'docs',
    severity: 'info',
    title: 'Example leaves an enumerated value empty',
    why: 'Empty text is none of the values that the table lists; it mostly stands for a value that is not set. Say so in the table if a server sends it.',
  },
  'link/example-wrapped': {
    kind: 'docs',
    severity: 'warning',
    title: 'The tables leave out the outermost field',
    why: 'The example has one field around all that the tables describe, so a client made from the tables finds nothing. Add a row for that field, or an overlay.',
  },
  'link/example-markup': {
    kind: 'docs',
    severity: 'info',
    title: 'Example is HTML or XML',
    why: "The page shows a body of another kind than JSON. Its text is kept beside the contract's examples.",
  },
  'link/example-type': {
    kind: 'docs',
    severity: 'warning',
    title: 'Example of another type',
    why: "The example's value is not of the type that the row states.",
  },
  'link/example-enum': {
    kind: 'docs',
    severity: 'warning',
    title: 'Example outside the enumeration',
    why: "The example's value is not among the values that the row lists.",
  },
  'link/example-bound': {
    kind: 'docs',
    severity: 'warning',
    title: 'Example outside the limits',
    why: "The example's value breaks a limit that the row states.",
  },
  'link/example-required-missing': {
    kind: 'docs',
    severity: 'warning',
    title: 'Example lacks a mandatory field',
    why: 'The row is mandatory, but the example leaves the field out.',
  },
  'link/example-required-conditional': {
    kind: 'docs',
    severity: 'info',
    title: 'Example lacks a field that is mandatory in some case',
    why: 'Mandatory says yes, the description says that it depends, and the example leaves the field out.',
  },
  'link/example-format': {
    kind: 'docs',
    severity: 'warning',
    title: 'Example of another format',
    why: "The example's value is not of the format that the row states.",
  },
  'link/example-null': {
    kind: 'docs',
    severity: 'info',
    title: 'Example has null',
    why: "The example's value is null, and the page does not say that it may be.",
  },
  'link/example-field-unknown': {
    kind: 'docs',
    severity: 'info',
    title: 'Example field without row',
    why: 'The example has a field that no row describes.',
  },
  'extract/page-without-operation': {
    kind: 'docs',
    severity: 'info',
    title: 'Page without an operation',
    why: 'The page has no URI line, so it adds no operation. Its chapter, codes and tables are still used.',
  },
  'extract/table-unplaced': {
    kind: 'docs',
    severity: 'info',
    title: 'Table of parameters outside request and response',
    why: 'The table stands in a section that is neither URI, request nor response, so its rows are not in the contract.',
  },
  'emit/name-refused': {
    kind: 'contract',
    severity: 'warning',
    title: 'Name that generated code could not carry',
    why: "The name has characters that could end a string, a comment or a line of generated code. JSON and HTTP would need it as it stands, so it is left out; objects take fields that they don't list. Mend the page, or add the name by an overlay.",
  },
  'emit/value-refused': {
    kind: 'contract',
    severity: 'warning',
    title: 'Value that generated code could not carry',
    why: 'A listed value or a default has quotes, a backslash or other marks that could end a string or a comment of generated code. The contract has no enumeration or default there; the description still says what the page says.',
  },
  'emit/example-cleaned': {
    kind: 'contract',
    severity: 'info',
    title: 'Example without what tools would act on',
    why: 'Control, hiding and reordering characters, keys such as `$ref` and `__proto__`, keys of more than 500 characters and what is nested deeper than 100 levels are left out of the example.',
  },
  'overlay/target-missing': {
    kind: 'contract',
    severity: 'error',
    title: 'Correction selects nothing',
    why: 'The target of the action is not in the contract. Mend the target, or delete the action if the pages changed.',
  },
  'overlay/target-unusable': {
    kind: 'contract',
    severity: 'error',
    title: 'Correction cannot be applied',
    why: 'The action selects a plain value, the whole contract or a part that every contract needs. Select the object or list that holds what is wrong.',
  },
  'overlay/expectation-failed': {
    kind: 'contract',
    severity: 'error',
    title: 'Correction expects something else',
    why: 'The pages no longer say what the action corrects. Read them again: delete the action, or mend what it expects.',
  },
  'overlay/no-effect': {
    kind: 'contract',
    severity: 'error',
    title: 'Correction changes nothing',
    why: 'The pages say by now what the action would set. Delete the action.',
  },
  'extract/caption-contradicts-section': {
    kind: 'docs',
    severity: 'warning',
    title: 'Caption contradicts its section',
    why: 'A table in a response section is captioned as one of the request. The section counts.',
  },
  'link/error-body-spelling': {
    kind: 'docs',
    severity: 'warning',
    title: 'Error body spelled differently',
    why: 'The page shows an error body whose keys differ from those of the common page. The contract keeps each spelling where it stands.',
  },
  'link/error-code-status': {
    kind: 'docs',
    severity: 'warning',
    title: 'Error code with another status',
    why: 'An example has an error code whose status in the appendix the operation or the example does not have.',
  },
  'link/page-without-answer': {
    kind: 'docs',
    severity: 'info',
    title: 'Page shows no answer',
    why: 'Several pages describe one method and path. At least two show a response body of the same fields, and this one shows none. The body counts as the answer of the operation.',
  },
  'link/pages-disagree': {
    kind: 'docs',
    severity: 'warning',
    title: 'Pages of one operation disagree',
    why: 'Two pages describe one parameter of the same method and path with different types or Mandatory values. The first page counts.',
  },
  'check/spec-stale': {
    kind: 'contract',
    severity: 'error',
    title: 'File of the contract is not what the pages give',
    why: 'Pages, settings or specscribe have changed since it was written, or it was edited. `specscribe build` writes it anew; change the pages, or correct them by an overlay, never the file.',
  },
  'check/target-stale': {
    kind: 'contract',
    severity: 'error',
    title: 'Generated code is not of this contract',
    why: 'Contract, templates or generator have changed since it was generated. `specscribe build` generates it anew.',
  },
  'check/target-edited': {
    kind: 'contract',
    severity: 'error',
    title: 'Generated file was edited or removed',
    why: 'Its hash is not the one that was noted when it was generated. `specscribe build` puts it back; change the template instead.',
  },
  'check/file-missing': {
    kind: 'contract',
    severity: 'error',
    title: 'Emitted file is missing',
    why: 'The pages give a file that is not there. `specscribe build` writes it.',
  },
  'check/left-over': {
    kind: 'contract',
    severity: 'error',
    title: 'Emitted file that nothing gives',
    why: 'No service or no target of a service makes it any more. Remove it; `specscribe build` removes nothing that it does not replace.',
  },
  'check/page-changed': {
    kind: 'contract',
    severity: 'info',
    title: 'Page changed since the contract was written',
    why: 'The source map has the hash of another text, or of no page of this name. What the change means stands beside it.',
  },
} as const satisfies Record<string, CodeEntry>;

export type DiagnosticCode = keyof typeof CODES;

/** A place in a page: `file` relative to the folder that was read, 1-based `line`. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Diagnostic extends Place {
  readonly code: DiagnosticCode;
  readonly kind: DiagnosticKind;
  readonly severity: Severity;
  readonly message: string;
  readonly column?: number;
  readonly pointer?: string;
  readonly hint?: string;
  readonly related?: readonly (Place & { readonly message: string })[];
}

/** The only constructor of a diagnostic: kind and severity come from the table. */
export function diagnostic(
  code: DiagnosticCode,
  place: Place,
  message: string,
  more: Partial<Pick<Diagnostic, 'column' | 'pointer' | 'hint' | 'related'>> = {},
): Diagnostic {
  const { kind, severity } = CODES[code];
  return { code, kind, severity, message, file: place.file, line: place.line, ...more };
}
