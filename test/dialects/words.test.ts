import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';

const { sections, tables, rows, prose, requests, errors, examples, deprecation, markup } = HOUSE_DIALECT;

/** Words by what they mean, of which the first that match count: `undefined` is what none matches. */
const MEANINGS = {
  heading: sections.headings.map(({ pattern, role }) => [pattern, role] as const),
  label: sections.labels.map(({ pattern, role }) => [pattern, role] as const),
  outcome: sections.outcomes.map(({ pattern, outcome }) => [pattern, outcome] as const),
  'outcome in a sentence': sections.outcomeWords.map(({ pattern, outcome }) => [pattern, outcome] as const),
  column: tables.columns.map(({ pattern, role }) => [pattern, role] as const),
  caption: tables.captions.map(({ pattern, usage }) => [pattern, usage] as const),
  'caption of what is mandatory': tables.requiredCaptions.map(({ pattern, required }) => [pattern, required] as const),
  'part of a description': rows.parts.map(({ pattern, part }) => [pattern, part] as const),
};

const MEANT: readonly (readonly [kind: keyof typeof MEANINGS, text: string, meaning: unknown])[] = [
  ['heading', 'API Debugging', 'ignored'],
  ['heading', 'Request and response examples', 'examples'],
  ['heading', 'Example of a request', 'request-example'],
  ['heading', 'Sample response', 'response-example'],
  ['heading', 'Code examples', 'examples'],
  ['heading', 'Request line', 'uri'],
  ['heading', 'Status codes', 'status'],
  ['heading', 'Error codes', 'errors'],
  ['heading', 'Request syntax', 'request-syntax'],
  ['heading', 'Response message syntax', 'response-syntax'],
  ['heading', 'Request parameters', 'request'],
  ['heading', 'Returned data', 'response'],
  ['heading', 'Function', 'purpose'],
  ['heading', 'Constraints', 'limits'],
  ['heading', 'Kites and tails', undefined],
  ['heading', 'The example', undefined],
  ['label', 'Example of a request', 'request-example'],
  ['label', 'Successful sample response', 'response-example'],
  ['label', 'URL format', 'same'],
  ['label', 'Parameter description:', 'same'],
  ['label', 'Request body', 'request'],
  ['label', 'Response headers', 'response'],
  ['label', 'The request body holds a kite', undefined],
  ['outcome', 'Normal response body', 'normal'],
  ['outcome', 'Failed response', 'abnormal'],
  ['outcome', 'A normal response is short', undefined],
  ['outcome in a sentence', 'For a normal response, see below', 'normal'],
  ['outcome in a sentence', 'If it fails, see exceptions', 'abnormal'],
  ['outcome in a sentence', 'For a response, see below', undefined],
  ['column', 'Parameter name', 'name'],
  ['column', 'Mandatory (Yes/No)', 'required'],
  ['column', 'Data type', 'type'],
  ['column', 'Meaning', 'description'],
  ['column', 'Parameter location', 'location'],
  ['column', 'Default value', 'default'],
  ['column', 'Value range', 'range'],
  ['column', 'Example value', 'example'],
  ['column', 'Price', undefined],
  ['caption', 'Request header parameters', 'header'],
  ['caption', 'Path parameters', 'path'],
  ['caption', 'Query parameters', 'query'],
  ['caption', 'Request body parameters', 'body'],
  ['caption', 'Parameters of the URL', 'uri'],
  ['caption', 'Description of the parameters', 'none'],
  ['caption', 'Kite', undefined],
  ['caption of what is mandatory', 'Mandatory parameters', true],
  ['caption of what is mandatory', 'Optional request fields', false],
  ['caption of what is mandatory', 'Parameters, some mandatory', undefined],
  ['part of a description', 'Definition', 'text'],
  ['part of a description', 'Constraints', 'text'],
  ['part of a description', 'Value range', 'range'],
  ['part of a description', 'Default Value', 'default'],
  ['part of a description', 'Colour', undefined],
];

const FORMS = {
  'heading of headers': sections.headers,
  'heading of elements': sections.elements,
  'heading of parameters': sections.parameters,
  'column of statuses': tables.codes.status,
  'column of error codes': tables.codes.error,
  'column of messages': tables.codes.message,
  'column of measures': tables.codes.measure,
  'column of descriptions': tables.codes.description,
  'column of what statuses mean': tables.codes.statusDescription,
  'column of values': tables.values.value,
  'column of what values mean': tables.values.meaning,
  'sentence about a structure': tables.structures.inSentence,
  'sentence that ends in a structure': tables.structures.atEnd,
  'caption that begins with a structure': tables.structures.inFront,
  'words in front of a structure': tables.structures.before,
  'words behind a structure': tables.structures.behind,
  'Mandatory cell without an answer': rows.requiredUnsaid,
  'line with a type': rows.typeLabel,
  'line with what is mandatory': rows.requiredLabel,
  'line with an ancestor': rows.ancestorLabel,
  'type of an element': rows.markupType,
  'term that is no name': rows.noNames,
  nothing: prose.nothing,
  'sentence without parameters': prose.noParameters,
  'sentence that leads elsewhere': prose.pointer,
  'label in a section': prose.labels,
  rule: prose.rules,
  'file as an answer': prose.file,
  'key of an error': errors.otherKeys,
  'title of an error': errors.title,
  'label of a failure': examples.failed,
  'label that says nothing of a sample': examples.plain,
  'name in a path': requests.nameSegment,
  'content of a body': requests.content,
  'deprecated title': deprecation.title,
  'deprecating sentence': deprecation.sentence,
  'deprecated chapter': deprecation.chapter,
  'classes of a box': markup.note,
  "classes of a box's title": markup.noteTitle,
  'classes of a trail': markup.breadcrumbs,
  'classes of an entry': markup.menu.entry,
  'anchor with a side': markup.anchors.side,
  'anchor with a structure': markup.anchors.structure,
  'page of Sphinx': markup.typographic,
};

const FORMED: readonly (readonly [kind: keyof typeof FORMS, yes: string, no: string])[] = [
  ['heading of headers', 'Request headers', 'Headers of a kite'],
  ['heading of elements', 'Request elements', 'Request parameters'],
  ['heading of parameters', 'Request parameters', 'Request elements'],
  ['column of statuses', 'HTTP status', 'State'],
  ['column of error codes', 'Error Code', 'Error'],
  ['column of messages', 'Error Message', 'A message'],
  ['column of measures', 'Handling suggestion', 'Measured'],
  ['column of descriptions', 'Description', 'Descriptive'],
  ['column of what statuses mean', 'Meaning', 'Status code'],
  ['column of values', 'Valid values', 'Value range'],
  ['column of what values mean', 'Meaning', 'Means'],
  ['sentence about a structure', 'The Kite object has the following attributes', 'The Kite flies'],
  ['sentence that ends in a structure', 'The following table describes the Kite object', 'This table is long'],
  ['caption that begins with a structure', 'tails field description of kites', 'request field description of kites'],
  ['words in front of a structure', 'Parameters of the Kite', 'Kite'],
  ['words behind a structure', 'Kite objects', 'Kite'],
  ['Mandatory cell without an answer', 'Yes/No', 'Yes'],
  ['line with a type', 'Type: integer', 'The type: integer'],
  ['line with what is mandatory', 'Mandatory: Yes', 'It is mandatory: yes'],
  ['line with an ancestor', 'Ancestor: Kite.Tail', 'Ancestor of kites'],
  ['type of an element', 'XML', 'String'],
  ['term that is no name', 'Abnormal response', 'colour'],
  ['nothing', 'N/A', 'Nothing but wind'],
  ['sentence without parameters', 'This request contains no elements.', 'This request contains elements.'],
  ['sentence that leads elsewhere', 'For details, see Table 3.', 'See it fly. It is red.'],
  ['label in a section', 'Format:', 'Format it first'],
  ['rule', 'It must be red.', 'It is red.'],
  ['file as an answer', 'The response is a file.', 'The file is long.'],
  ['key of an error', 'request_id', 'kite_id'],
  ['title of an error', 'When errors happen', 'Terrors'],
  ['label of a failure', 'Failed response', 'Response'],
  ['label of a failure', 'Example of a failed response', 'Example of a successful response'],
  ['label of a failure', 'Example response for a failed request', 'Example response for a request'],
  ['label of a failure', 'Response when the request fails', 'Response when the kite fails to fly'],
  ['label of a failure', 'Response (failed)', 'Response (kite failed)'],
  ['label that says nothing of a sample', 'Example request:', 'A red kite'],
  ['name in a path', 'KiteName', 'rename'],
  ['content of a body', '<kite content>', '{"kite": 1}'],
  ['deprecated title', 'Making a Kite (Discarded)', 'Making a Discarded Kite'],
  ['deprecated title', 'Making a Kite (to Be Taken Offline)', 'Taking a Kite Offline (New)'],
  ['deprecated title', 'Making a Kite (Will Be Discontinued)', 'Making a Kite (Will Be Sent)'],
  ['deprecating sentence', 'This API has been discarded.', 'This API discards kites.'],
  ['deprecated chapter', 'Historical APIs', 'APIs of Historical Kites'],
  ['deprecated chapter', 'Kites (To Be Taken Offline)', 'Kites (Offline Mode)'],
  ['deprecating sentence', 'This API is to be taken offline.', 'This API is to be called offline.'],
  ['deprecating sentence', 'This API will be deprecated.', 'This API will be extended.'],
  ['classes of a box', 'admonition warning', 'footnote'],
  ["classes of a box's title", 'first admonition-title', 'title'],
  ['classes of a trail', 'wy-breadcrumbs', 'bread'],
  ['classes of an entry', 'toctree-l2 current', 'toctree'],
  ['anchor with a side', 'kites__request_Kite', 'requests'],
  ['anchor with a structure', 'kites__response_Kite', 'response_'],
  ['page of Sphinx', '<script src="_static/documentation_options.js">', '<script src="options.js">'],
];

describe('words of pages', () => {
  it.each(MEANT)('%s, %s: %s', (kind, text, meaning) => {
    expect(MEANINGS[kind].find(([pattern]) => pattern.test(text))?.[1]).toBe(meaning);
  });

  it('has a row above for each entry, and one that is none of them', () => {
    const open = Object.entries(MEANINGS).flatMap(([kind, entries]) => {
      const texts = MEANT.filter(([own]) => own === kind).map(([, text]) => text);
      const firsts = new Set(texts.map((text) => entries.findIndex(([pattern]) => pattern.test(text))));
      return [-1, ...entries.keys()].filter((at) => !firsts.has(at)).map((at) => `${kind} ${at}`);
    });
    expect(open).toEqual([]);
  });

  it.each(FORMED)('%s: %s, and not %s', (kind, yes, no) => {
    expect([FORMS[kind].test(yes), FORMS[kind].test(no)]).toEqual([true, false]);
  });

  it('has a row above for each form of a dialect', () => {
    const known = new Set(FORMED.map(([kind]) => FORMS[kind]));
    const open = (words: object, path: string): string[] =>
      Object.entries(words).flatMap(([name, word]: [string, unknown]) => {
        if (word instanceof RegExp) return known.has(word) ? [] : [`${path}.${name}`];
        const isGroup = typeof word === 'object' && word !== null && !Array.isArray(word) && !(word instanceof Set);
        return isGroup ? open(word, `${path}.${name}`) : [];
      });
    expect(open(HOUSE_DIALECT, 'dialect')).toEqual([]);
  });
});
