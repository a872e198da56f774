import { describe, expect, it } from 'vitest';
import { nameCellOf, requiredIn } from '../../scripts/adapt/marks.ts';
import { listedStatuses } from '../../scripts/adapt/prose.ts';
import { requestsIn } from '../../scripts/adapt/request-target.ts';
import { announcementIn, COLUMN_WORDS, partRole, placeIn, PLACES, STATUS_COLUMN } from '../../scripts/adapt/words.ts';
import type { Block } from '../../scripts/ir/index.ts';

const text = (words: string): Block[] => [{ kind: 'paragraph', runs: [{ text: words }], line: 1 }];

describe('the role of a heading', () => {
  it.each([
    ['HTTP Request', 'uri'],
    ['Endpoint:', 'uri'],
    ['Query Parameters', 'query'],
    ['URL parameters', 'path'],
    ['Request headers', 'header'],
    ['Response Headers', 'response-header'],
    ['Request body', 'body'],
    ['JSON parameters', 'body'],
    ['Arguments', 'parameters'],
    ['Response 200', 'response'],
    ['Response (200)', 'response'],
    ['Response fields', 'response'],
    ['Returns', 'response'],
    ['Status codes', 'status'],
    ['Example request', 'request-example'],
    ['Sample response', 'response-example'],
    ['Sample payload', 'request-example'],
    ['Authentication', 'security'],
    ['List kites', undefined],
    ['Requesting a kite', undefined],
    ['Parametrisation of kites and of all their tails and their strings', undefined],
  ])('%s: %s', (title, role) => {
    expect(partRole(title)).toBe(role);
  });
});

describe('the role of a column', () => {
  const roleOf = (title: string) => COLUMN_WORDS.find(({ pattern }) => pattern.test(title))?.role;
  it.each([
    ['Parameter', 'name'],
    ['Field name', 'name'],
    ['Required?', 'required'],
    ['Data type', 'type'],
    ['Meaning', 'description'],
    ['Located in', 'location'],
    ['Default value', 'default'],
    ['Allowed values', 'range'],
    ['Example', 'example'],
    ['Price', undefined],
    ['Since', undefined],
  ])('%s: %s', (title, role) => {
    expect(roleOf(title)).toBe(role);
  });

  it('knows columns of statuses and words for places', () => {
    expect(['Code', 'HTTP Status', 'Error code'].every((each) => STATUS_COLUMN.test(each))).toBe(true);
    expect(['Codec', 'State'].some((each) => STATUS_COLUMN.test(each))).toBe(false);
    expect(PLACES['query string']).toBe('query');
  });
});

describe('whether a value must be there', () => {
  it.each([
    ['Required. The colour.', true],
    ['(optional) The colour.', false],
    ['The colour (string, required).', true],
    ['The colour. This field is mandatory.', true],
    ['The colour that is required by law for kites', undefined],
    ['Whether the owner agrees, mandatory', true],
    ['A number of metres, optional.', false],
    ['A word (8 letters required)', undefined],
    ['Optionally red.', undefined],
    ['', undefined],
  ])('%s: %s', (words, value) => {
    expect(requiredIn(text(words))?.value).toBe(value);
  });
});

describe('a cell that names a field', () => {
  it.each([
    ['limit', { name: 'limit', rest: '' }],
    ['`limit` integer', { name: 'limit', rest: '', type: [{ text: 'integer' }] }],
    ['limit (optional)', { name: 'limit', rest: '', required: { value: false, words: 'optional' } }],
    ['limit (integer, required)', { name: 'limit', type: [{ text: 'integer' }], required: { value: true } }],
    ['Limit(n)', { name: 'n', rest: '' }],
    ['items[].id', { name: 'items[].id' }],
    ['?!', undefined],
    ['', undefined],
  ])('%s', (words, cell) => {
    if (cell === undefined) expect(nameCellOf(text(words))).toBeUndefined();
    else expect(nameCellOf(text(words))).toMatchObject(cell);
  });
});

describe('what a sentence announces', () => {
  it.each([
    ['The following JSON body parameter must be provided:', 'body', true],
    ['The following query parameters are optional:', 'query', false],
    ['The following parameters should be set in the URL:', 'path', undefined],
    ['The following fields are returned in the JSON response body:', 'response', undefined],
    ['Supported request headers:', 'header', undefined],
    ['Required parameters:', 'parameters', true],
    ['The following actions are performed:', undefined, undefined],
    ['The following parameters are new.', undefined, undefined],
    ['A kite has parameters:', undefined, undefined],
  ])('%s', (text, role, required) => {
    const found = announcementIn(text);
    expect([found?.role, found?.required?.value]).toEqual([role, required]);
  });
});

describe('statuses that a line lists', () => {
  const listed = (words: string) =>
    listedStatuses({ kind: 'paragraph', runs: [{ text: words }], line: 3 }).map(({ status, description }) =>
      description === '' ? status : `${status} ${description}`,
    );
  it.each([
    ['Normal response code: 204', ['204']],
    ['Error codes: 400,401,404', ['400', '401', '404']],
    ['Error response codes: 400 404', ['400', '404']],
    ['Error response codes:204,401,403.', ['204', '401', '403']],
    ['Error response codes: 404 (if the kite is gone), 409', ['404 if the kite is gone', '409']],
    ['Error response codes: badRequest(400), itemNotFound(404)', ['400', '404']],
    ['Normal response code: 202 (Accepted)', ['202 Accepted']],
    ['Normal response codes: 200\nError codes: 400', ['200', '400']],
    ['Error codes: TBD', []],
    ['Error codes: 400 of the kites', []],
    ['The code: 400', []],
    ['Postal codes: 404', []],
  ])('%s', (words, statuses) => {
    expect(listed(words)).toEqual(statuses);
  });
});

describe('where a description says that a value goes', () => {
  it.each([
    ['The loft. It is passed in the URL as a query parameter.', 'query'],
    ['The ring; sent as a header.', 'header'],
    ['The ring, which is given in the request body.', 'body'],
    ['The race. This is specified as part of the URL path.', 'path'],
    ['What a query parameter of a race looks like.', undefined],
    ['The query string of the address. It may be set later.', undefined],
  ])('%s', (words, place) => {
    expect(placeIn(words)).toBe(place);
  });
});

describe('a line of requests', () => {
  it.each([
    ['GET, POST /kites', ['GET /kites', 'POST /kites']],
    ['[GET|DELETE] /kites/{id}', ['GET /kites/{id}', 'DELETE /kites/{id}']],
    ['PUT or PATCH: /kites/:id', ['PUT /kites/{id}', 'PATCH /kites/{id}']],
    ['GET {kite_ref}/tails', ['GET /{kite_ref}/tails']],
    ['GET {kiteHost}/tails', ['GET /tails']],
    ['GET <base-url>/tails', ['GET /tails']],
    ['GET and POST are the methods of /kites', []],
    ['GET, POST', []],
  ])('%s', (line, requests) => {
    expect(requestsIn(line, 1).map(({ method, path }) => `${method} ${path}`)).toEqual(requests);
  });
});
