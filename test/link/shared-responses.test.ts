import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { FIELD_COLUMNS, smallPage, tableHtml } from '../support/small-page.ts';

const COLUMNS = ['Parameter', 'Type', 'Description'] as const;
const TICKET = tableHtml(COLUMNS, [['ticket_id', 'String', 'ID of the ticket.']]);
const FAULT = tableHtml(COLUMNS, [['fault', 'String', 'What went wrong.']]);

const pageOf = (title: string, body: string): string => `<html><body><h1>${title}</h1>\n${body}</body></html>`;

const labelled = (normal: string, abnormal: string): string =>
  `<ul><li>${normal}\n${TICKET}</li></ul>\n<ul><li>${abnormal}\n${FAULT}</li></ul>\n`;

const EXAMPLES =
  '<ul><li>Example response<p>Normal response</p>\n<pre>{"ticket_id": "t1"}</pre>\n<p>Abnormal response</p>\n<pre>{"fault": "full"}</pre></li></ul>\n';

const SHARED = pageOf(
  'Responses (Ticket)',
  labelled('Normal response description', 'Abnormal response description') + EXAMPLES,
);
const LINK = '<p>See <a href="tickets.html">Responses (Ticket)</a>.</p>';

type Pages = Readonly<Record<string, string>>;

/** The responses of `kites.html`, with other pages beside it: component and fields by status, and the findings. */
function read(kites: string, more: Pages, file = 'kites.html') {
  const pages = [{ file, text: kites }, ...Object.entries(more).map(([name, text]) => ({ file: name, text }))];
  const contract = contractOf({ pages, config: defaultServiceConfig('kites'), configFile: 'service.yaml' });
  const operation = contract.document.paths['/v1/kites']?.post;
  const schemas: Record<string, { properties?: object }> = contract.document.components.schemas;
  const responses = Object.fromEntries(
    Object.entries(operation?.responses ?? {}).map(([status, { content }]) => {
      const schema = content?.['application/json']?.schema ?? {};
      const name = ('$ref' in schema ? schema.$ref : '').split('/').at(-1) ?? '';
      return [status, [name, ...Object.keys(schemas[name]?.properties ?? {})]];
    }),
  );
  const findings = contract.diagnostics.filter(({ code }) => code.startsWith('link/response-'));
  return { contract, operation, responses, findings: findings.map(({ code, line }) => `${code} ${line}`) };
}

const responding = (response: string, responseExample = ''): string =>
  smallPage({ response, responseExample, status: '' });

const ONLY_TICKET = { '200': ['TicketResponse', 'ticket_id'] };
const ONLY_FAULT = { '200': [''], '4XX': ['ErrorResponse', 'fault'] };
const BOTH = { ...ONLY_TICKET, '4XX': ['ErrorResponse', 'fault'] };

describe('a response that stands on a page which operations share', () => {
  it('is the operation’s, told from where it stands', () => {
    const { contract, operation, responses, findings } = read(responding(LINK), { 'tickets.html': SHARED });
    expect(responses).toEqual(BOTH);
    expect(findings).toEqual([]);
    expect(operation?.responses['200']?.content?.['application/json']?.examples).toEqual({
      response: { value: { ticket_id: 't1' } },
    });
    expect(operation?.responses['4XX']?.content?.['application/json']?.examples).toEqual({
      response: { value: { fault: 'full' } },
    });
    const place = contract.sources.get('/components/schemas/TicketResponse/properties/ticket_id');
    expect(SHARED.split('\n')[(place?.source.line ?? 0) - 1]).toContain('ticket_id');
    expect(place?.source.file).toBe('tickets.html');
    expect(contract.sources.get('/paths/~1v1~1kites/post/responses/4XX')).toMatchObject({
      origin: 'inferred',
      rule: 'linked-response',
      source: { file: 'tickets.html' },
    });
  });

  it('is one component for all that link to it', () => {
    const other = responding(LINK).replace('/v1/kites', '/v1/rockets');
    const { contract } = read(responding(LINK), { 'rockets.html': other, 'tickets.html': SHARED });
    expect(Object.keys(contract.document.components.schemas).filter((name) => /Ticket|Error/.test(name))).toEqual([
      'ErrorResponse',
      'TicketResponse',
    ]);
  });

  it('is found by a label in RST', () => {
    const operation = `Making a Kite\n=============\n\nURI\n---\n\nPOST /v1/kites\n\nResponse\n--------\n\nSee :ref:\`Responses (Ticket) <ticket_0001>\`.\n`;
    const shared = `.. _ticket_0001:\n\nResponses (Ticket)\n==================\n\n-  Normal response\n\n   ========= ====== ===========\n   Parameter Type   Description\n   ========= ====== ===========\n   ticket_id String The ticket.\n   ========= ====== ===========\n\n-  Abnormal response\n\n   ========= ====== ===========\n   Parameter Type   Description\n   ========= ====== ===========\n   fault     String What broke.\n   ========= ====== ===========\n`;
    expect(read(operation, { 'tickets.rst': shared }, 'kites.rst').responses).toEqual(BOTH);
  });

  it.each([
    ['labels', labelled('Normal responses', 'Error response:'), BOTH],
    ['headings', `<h4>Successful Response</h4>${TICKET}<h4>Abnormal Response</h4>${FAULT}`, BOTH],
    [
      'captions',
      `${TICKET.replace('<table>', '<table><caption><b>Table 1 </b>Normal response parameters</caption>')}${FAULT.replace('<table>', '<table><caption><b>Table 2 </b>Abnormal response parameters</caption>')}`,
      BOTH,
    ],
    ['one table only', TICKET, ONLY_TICKET],
    ['a label of the other alone', `${TICKET}<p>Abnormal response</p>${FAULT}`, BOTH],
  ])('says by %s which table is for which outcome', (_, body, expected) => {
    const { responses, findings } = read(responding(LINK), { 'tickets.html': pageOf('Responses (Ticket)', body) });
    expect(responses).toEqual(expected);
    expect(findings).toEqual([]);
  });

  it('is left out, and reported, where nothing says which table is which', () => {
    const shared = pageOf('Responses (Ticket)', TICKET + FAULT);
    const { responses, findings } = read(responding(LINK), { 'tickets.html': shared });
    expect(responses).toEqual({ '200': [''] });
    expect(findings).toEqual([expect.stringMatching(/^link\/response-undecided \d+$/)]);
  });

  it.each([
    ['that speaks of failures', 'For details about abnormal responses, see <a href="tickets.html">Tickets</a>.'],
    ['behind none', 'None</p><p>For error responses, see <a href="tickets.html">Tickets</a>.'],
    [
      'whose neighbour speaks of success',
      'Normal: see below. If it fails, see the error in <a href="tickets.html">X</a>.',
    ],
  ])('gives the failure alone to a sentence %s', (_, sentence) => {
    const { responses } = read(responding(`<p>${sentence}</p>`), { 'tickets.html': SHARED });
    expect(responses).toEqual(ONLY_FAULT);
  });

  it.each([
    ['Normal Responses', { '200': [expect.any(String), 'ticket_id'] }],
    ['Abnormal Responses (Ticket)', { '200': [''], '4XX': [expect.any(String), 'ticket_id'] }],
    ['Error Response', { '200': [''], '4XX': [expect.any(String), 'ticket_id'] }],
  ])('is of the outcome that the title names: %s', (title, expected) => {
    const { responses } = read(responding(LINK), { 'tickets.html': pageOf(title, TICKET) });
    expect(responses).toEqual(expected);
  });

  it('is left out, and reported, where two pages are linked for it', () => {
    const two = `${LINK}<p>See <a href="trips.html">Responses (Trip)</a>.</p>`;
    const trips = pageOf('Responses (Trip)', FAULT);
    const { responses, findings } = read(responding(two), { 'tickets.html': SHARED, 'trips.html': trips });
    expect(responses).toEqual(ONLY_FAULT);
    expect(findings).toEqual([expect.stringMatching(/^link\/response-undecided \d+$/)]);
  });

  it('stands below the status that the sentence stands under', () => {
    const section = `<p>Status code: 202</p>${LINK}<p>Status code: 409</p>${LINK}`;
    expect(read(responding(section), { 'tickets.html': SHARED }).responses).toEqual({
      '202': BOTH['200'],
      '409': BOTH['4XX'],
    });
  });

  it('adds a failure to a page that describes the success, and takes nothing of it away', () => {
    const own = tableHtml(COLUMNS, [['id', 'String', 'ID of the kite.']], 'Response parameters');
    const section = `${own}<p>For details about abnormal responses, see <a href="tickets.html">Responses</a>.</p>`;
    expect(read(responding(section), { 'tickets.html': SHARED }).responses).toEqual({
      '200': [expect.any(String), 'id'],
      '4XX': BOTH['4XX'],
    });
    expect(read(responding(own + LINK), { 'tickets.html': SHARED }).responses).toEqual({
      '200': [expect.any(String), 'id'],
    });
  });

  it('tells the page’s own examples of failure from those of success', () => {
    const examples = '<pre>{"ticket_id": "t2"}</pre><pre>{"error": {"code": "K.1", "message": "no wind"}}</pre>';
    const { operation } = read(responding(LINK, examples), { 'tickets.html': SHARED });
    expect(operation?.responses['200']?.content?.['application/json']?.examples).toEqual({
      response: { value: { ticket_id: 't2' } },
    });
  });

  it('links the job that it names', () => {
    const shared = pageOf('Responses (Job)', TICKET.replace('ticket_id', 'job_id'));
    const job = responding('<p>None</p>').replace('POST /v1/kites', 'GET /v1/jobs/{job_id}');
    const { operation } = read(responding(LINK), { 'tickets.html': shared, 'jobs.html': job });
    expect(operation?.['x-async']).toEqual({ job: expect.any(String) });
    expect(operation?.responses['200']?.links).toMatchObject({
      job: { parameters: { job_id: '$response.body#/job_id' } },
    });
  });
});

describe('a response section is not answered by', () => {
  const statusTable = tableHtml(['Status Code', 'Description'], [['400', 'Refused.']]);
  it.each([
    ['the page of another operation', smallPage().replace('/v1/kites', '/v1/tickets'), 'link/response-elsewhere'],
    ['a page of structures', pageOf('Data Structure', TICKET), 'link/response-elsewhere'],
    ['a page about paging', pageOf('Pagination', `<h4>Response</h4>${TICKET}`), 'link/response-elsewhere'],
    [
      'a page of request fields',
      pageOf('Common Parameters', `<h4>Request</h4>${tableHtml(FIELD_COLUMNS, [['a', 'Yes', 'String', 'A.']])}`),
      'link/response-elsewhere',
    ],
    [
      'a page of headers alone',
      pageOf('Response', tableHtml(COLUMNS, [['X-Id', 'String', 'ID.']], 'Response header parameters')),
      'link/response-elsewhere',
    ],
    ['a page of status codes', pageOf('Response Codes', statusTable), undefined],
    [
      'an appendix of error codes',
      pageOf(
        'Error Codes',
        tableHtml(
          ['Status Code', 'Error Code', 'Error Message', 'Description', 'Measure'],
          [['400', 'K.1', 'No wind', 'Calm.', 'Wait.']],
        ),
      ),
      'link/response-elsewhere',
    ],
  ])('%s', (_, text, code) => {
    const { responses, findings } = read(responding(LINK), { 'tickets.html': text });
    expect(responses['200']).toEqual(['']);
    expect(
      Object.values(responses)
        .flat()
        .filter((name) => name === 'ticket_id' || name === 'id'),
    ).toEqual([]);
    expect(findings.map((finding) => finding.split(' ')[0])).toEqual(code === undefined ? [] : [code]);
  });

  it('a page of responses, where it says that there is none', () => {
    const { responses, findings } = read(responding(`<p>None</p>${LINK}`), { 'tickets.html': SHARED });
    expect(responses).toEqual({ '200': [''] });
    expect(findings).toEqual([]);
  });

  it('a page that is not there, and says so once', () => {
    const { responses, findings } = read(responding(LINK), {});
    expect(responses).toEqual({ '200': [''] });
    expect(findings).toHaveLength(1);
  });
});
