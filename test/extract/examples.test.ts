import { describe, expect, it } from 'vitest';
import { codesOf, contractOfSmall, onlyOperation, type SmallPage, tableHtml } from '../support/small-page.ts';

const pre = (...lines: string[]): string => `<pre>${lines.join('\n')}</pre>`;

/** Which sides of the operation have an example, and the codes of what is found at examples. */
function sidesOf(page: SmallPage) {
  const contract = contractOfSmall(page);
  const operation = onlyOperation(contract);
  const json = (content?: object) =>
    (content as Record<string, { examples?: object }> | undefined)?.['application/json'];
  return {
    request: json(operation?.requestBody?.content)?.examples !== undefined,
    responses: Object.entries(operation?.responses ?? {})
      .filter(([, response]) => json(response.content)?.examples !== undefined)
      .map(([status]) => status),
    codes: codesOf(contract).filter((code) => code.includes('example')),
  };
}

const SENT = '{"colour": "red"}';
const ANSWERED = '{"id": "k1"}';

describe('code blocks of examples', () => {
  it.each<[string, SmallPage, ReturnType<typeof sidesOf>]>([
    ['one of each side', {}, { request: true, responses: ['200'], codes: [] }],
    [
      'headers and a body',
      { responseExample: pre('HTTP/1.1 200 OK', 'Date: today', '', ANSWERED) },
      { request: true, responses: ['200'], codes: [] },
    ],
    [
      'a body whose first bracket stands behind a header',
      { responseExample: pre('HTTP/1.1 200 OK', 'Content-Type: application/json  {', '  "id": "k1"', '}') },
      { request: true, responses: ['200'], codes: [] },
    ],
    [
      'no body, or an error, which is shown at its status',
      {
        status: tableHtml(
          ['Status Code', 'Description'],
          [
            ['204', 'Gone.'],
            ['400', 'Refused.'],
          ],
        ),
        responseExample: `<p>None</p><p>Or</p>${pre('{"code": "x", "message": "No."}')}`,
      },
      { request: true, responses: ['400'], codes: [] },
    ],
    [
      'a body, or another that is no error',
      { responseExample: `${pre(ANSWERED)}<p>Or</p>${pre('{"id": "k2"}')}` },
      { request: true, responses: ['200'], codes: [] },
    ],
    [
      'headers and no body',
      { responseExample: pre('X-Kite-Tail: long', 'Content-Length: 0') },
      { request: true, responses: [], codes: ['extract/example-without-body'] },
    ],
    [
      'a message in parts, of which one looks like a list',
      {
        responseExample: pre('HTTP/1.1 200 OK', '', '--35bcf444-e65f', '[11 bytes of content]', '--35bcf444-e65f--'),
      },
      { request: true, responses: [], codes: [] },
    ],
    [
      'a rule above a body',
      { responseExample: pre('HTTP/1.1 200 OK', '--------', ANSWERED) },
      { request: true, responses: ['200'], codes: [] },
    ],
    [
      'a status and its words alone',
      { responseExample: pre('204 No Content') },
      { request: true, responses: [], codes: ['extract/example-without-body'] },
    ],
    [
      'a status line alone, which says that there is no body',
      { responseExample: pre('HTTP/1.1 200 OK') },
      { request: true, responses: [], codes: [] },
    ],
    [
      'request and answer under one heading, no label between them',
      {
        requestExample: pre('POST https://{endpoint}/v1/kites', '', SENT) + pre(ANSWERED),
        responseExample: '',
        headings: { requestExample: 'Example' },
      },
      { request: true, responses: ['200'], codes: [] },
    ],
    [
      'a block of which nothing says the side',
      { requestExample: pre(SENT), responseExample: '', headings: { requestExample: 'Example' } },
      { request: false, responses: [], codes: ['extract/example-unplaced'] },
    ],
    [
      'a block below a heading of another matter',
      { requestExample: '', responseExample: '', rest: `<h4>Kites of the past</h4>${pre(SENT)}` },
      { request: false, responses: [], codes: ['extract/example-unplaced'] },
    ],
  ])('%s', (_, page, expected) => {
    expect(sidesOf(page)).toEqual(expected);
  });
});

const STATUSES = tableHtml(
  ['Status Code', 'Description'],
  [
    ['200', 'Made.'],
    ['202', 'Taken.'],
  ],
);

describe('a status of success', () => {
  it.each<[string, SmallPage, string[], string[]]>([
    [
      'shown alone, where no table lists one',
      { response: '<p>None</p>', status: '', responseExample: '<p>Success response</p><p>HTTP status code 204</p>' },
      ['204'],
      [],
    ],
    [
      'shown alone, with an answer of a failure below it',
      {
        response: '<p>None</p>',
        status: '',
        responseExample: `<ul><li><p>Success response</p><p>HTTP status code 204</p></li><li><p>Failure response</p><p>HTTP status code 400</p>${pre('{"error_code": "K.1", "error_msg": "no"}')}</li></ul>`,
      },
      ['204', '400'],
      ['400'],
    ],
    [
      'above an answer, whose own it is',
      { status: '', responseExample: `<p>HTTP status code 201</p>${pre(ANSWERED)}` },
      ['201'],
      ['201'],
    ],
    [
      'in a sentence, which says nothing of what is shown',
      { response: '<p>None</p>', status: '', responseExample: '<p>HTTP status code 204 is returned by some.</p>' },
      ['200'],
      [],
    ],
    [
      'that the only answer with a body has, of two in the table',
      { status: STATUSES, responseExample: pre('HTTP/1.1 202 Accepted', '', ANSWERED) },
      ['200', '202'],
      ['202'],
    ],
    [
      'that no answer names, of two in the table',
      { status: STATUSES, responseExample: pre(ANSWERED) },
      ['200', '202'],
      ['200'],
    ],
    [
      'a block a line, with its headers',
      {
        status: STATUSES,
        responseExample: [
          'HTTP/1.1 200 OK',
          'Cache-Control:no-cache',
          '',
          'HTTP/1.1 202 OK',
          'Content-Type:application/json',
          '',
          '{',
          '"id": "k1"',
          '}',
        ]
          .map((line) => pre(line))
          .join('\n'),
      },
      ['200', '202'],
      ['202'],
    ],
  ])('%s', (_, page, statuses, withBody) => {
    const responses = onlyOperation(contractOfSmall(page))?.responses ?? {};
    expect(Object.keys(responses)).toEqual(statuses);
    expect(Object.keys(responses).filter((status) => responses[status]?.content)).toEqual(withBody);
  });
});

describe('several bodies in one block', () => {
  const shown = (...lines: string[]): unknown => {
    const content = onlyOperation(contractOfSmall({ requestExample: pre(...lines) }))?.requestBody?.content;
    const media = (content as Record<string, Record<string, unknown>> | undefined)?.['application/json'];
    return { examples: Object.values(media?.examples ?? {}), bad: media?.['x-contradicting-examples'] };
  };
  const OTHER = '{"colour":\n "blue"}';

  it.each<[string, string[], unknown]>([
    [
      'words between them label the second',
      [SENT, '', 'The request of a blue kite:', OTHER],
      [{ value: { colour: 'red' } }, { summary: 'The request of a blue kite', value: { colour: 'blue' } }],
    ],
    [
      'a word that joins them is no label',
      [SENT, 'Or', OTHER],
      [{ value: { colour: 'red' } }, { value: { colour: 'blue' } }],
    ],
    [
      'each may have its words',
      [SENT, 'Blue.', OTHER, 'Red again', SENT],
      [
        { value: { colour: 'red' } },
        { summary: 'Blue', value: { colour: 'blue' } },
        { summary: 'Red again', value: { colour: 'red' } },
      ],
    ],
  ])('%s', (_, lines, examples) => {
    expect(shown(...lines)).toEqual({ examples, bad: undefined });
  });

  it.each<[string, string[]]>([
    ['nothing between them', [SENT, OTHER]],
    ['words behind the last', [SENT, 'Sent.']],
    ['a header between them', [SENT, 'X-Kite: 1', OTHER]],
  ])('stay one sample: %s', (_, lines) => {
    expect(shown(...lines)).toMatchObject({ bad: [{ value: lines.join('\n') }] });
  });
});
