import type { Case, ScriptedAnswer } from './case.ts';
import type { Step } from './protocol.ts';

// Pieces that many cases share.

const SHIP = { id: '1', size: 3 };
const show: Step = { do: 'call', operation: 'showShip', args: { path: { ship_id: '1' } } };
const create: Step = { do: 'call', operation: 'createShip', args: { body: { name: 'Ada' } } };
const change: Step = {
  do: 'call',
  operation: 'changeShip',
  args: { path: { ship_id: '1' }, body: { name: 'Ada' } },
};
const afloat: ScriptedAnswer = { json: { ...SHIP, status: 'AFLOAT' } };
const waitAfloat: Step = { ...show, do: 'wait', state: 'AFLOAT', timeoutMs: 20_000, intervalMs: 10 };
const refit: Step = {
  do: 'job',
  operation: 'refitShip',
  args: { path: { ship_id: '1' } },
  timeoutMs: 20_000,
  intervalMs: 10,
};
const REFITTED = 'POST /v1/p/ships/1/refit';
/** A method of an identity service that no client knows. */
const FERRIED = { methods: ['ferry'], ferry: { crew: { name: 'ada' }, seconds: 900 } };
const LOGIN = { user: 'ada', password: 'swordfish', domain: 'sea' };
const LOGGED_IN = 'POST /v3/auth/tokens';
const FAR = '2222-02-02T02:02:02.000000Z';
const loggedIn = (token: string, expires: string): ScriptedAnswer => ({
  status: 201,
  headers: { 'X-Subject-Token': token },
  json: { token: { expires_at: expires } },
});
const KEYS_GIVEN = 'POST /v3.0/OS-CREDENTIAL/securitytokens';
const keysGiven = (name: string, expires: string): ScriptedAnswer => ({
  status: 201,
  json: {
    credential: { access: `key ${name}`, secret: `secret ${name}`, securitytoken: `pass ${name}`, expires_at: expires },
  },
});
const SHOWN = 'GET /v1/p/ships/1';
const CREATED = 'POST /v1/p/ships';
const CHANGED = 'PUT /v1/p/ships/1';

/** A page of a list by its ids. */
const page = (field: string, ids: string, more: object = {}): ScriptedAnswer => ({
  json: { [field]: [...ids].map((id) => ({ id })), ...more },
});
const logs = (ids: string, marker?: string): ScriptedAnswer =>
  page('logs', ids, marker === undefined ? {} : { page_info: { next_marker: marker } });
const ships = (ids: string): ScriptedAnswer => ({ json: { ships: [...ids].map((id) => ({ id, size: 1 })) } });
const list = (operation: string, query: object = {}): Step => ({
  do: 'list',
  operation,
  args: { query: { ...query } },
  most: 20,
});

/** An answer to `showShip`, all of which is kept, and what its types give of it. */
const answers = (id: string, title: string, text: string, read: object, absent: readonly string[] = []): Case => ({
  id,
  title,
  answers: [{ text, headers: { 'Content-Type': 'application/json' } }],
  steps: [{ ...show, read: [...Object.keys(read), ...absent] }],
  right: { results: [{ value: JSON.parse(text), fields: { ...read }, absent }] },
});

/** Rows of the table in its order, each with at least one case. */
export const CASES: readonly Case[] = [
  answers('1', 'text where an object belongs', '{"id":"1","size":3,"image":""}', { id: '1', size: 3 }, ['image']),
  answers('1b', 'a list where an object belongs', '{"id":"1","size":3,"image":[]}', { size: 3 }, ['image']),
  answers('1c', 'an object where text belongs', '{"id":"1","size":3,"name":{}}', { id: '1' }, ['name']),
  answers('1d', 'a UUID where an integer belongs', '{"id":"1","size":3,"berth_id":"0e1b-77"}', { id: '1' }, [
    'berth_id',
  ]),
  answers(
    '1e',
    'a leaf of another kind deep below',
    '{"id":"1","size":3,"image":{"url":"u","width":"wide"}}',
    {
      'image.url': 'u',
    },
    ['image.width'],
  ),
  answers('1f', 'a date that is none', '{"id":"1","size":3,"built":"yesterday"}', { size: 3 }),
  answers('1g', 'a number where true or false belongs', '{"id":"1","size":3,"anchored":0}', { size: 3 }, ['anchored']),
  answers(
    '2',
    'one bad item of three in a list',
    '{"id":"1","size":3,"sails":[{"name":"a","area":1},"torn",{"name":"c","area":"wide"}]}',
    { 'sails.0.area': 1, 'sails.2.name': 'c' },
    ['sails.2.area'],
  ),
  {
    id: '2b',
    title: 'one bad item of three in a list that is read to its end',
    answers: [
      {
        json: {
          ships: [
            { id: 'a', size: 1 },
            { id: 'b', size: {} },
            { id: 'c', image: '' },
          ],
        },
      },
      ships(''),
    ],
    steps: [list('listShips')],
    right: { results: [{ items: ['a', 'b', 'c'], more: false }] },
  },
  answers(
    '3',
    'null in a list, in a map and for a required integer',
    '{"id":"1","size":null,"names":["a",null],"depths":[1,null,3],"labels":{"a":null,"b":"c"},"counts":{"d":null}}',
    { id: '1', size: null, 'names.0': 'a', 'names.1': null, 'depths.1': null, 'depths.2': 3, 'labels.b': 'c' },
  ),
  answers(
    '4',
    'a map of texts, numbers and objects',
    '{"id":"1","size":3,"details":{"a":"b","c":1,"d":{"e":[true,null,1.5]}}}',
    { 'details.a': 'b', 'details.c': 1 },
  ),
  {
    id: '4b',
    title: 'an answer that is a map of texts, with an object and null among them',
    answers: [{ json: { a: 'b', marks: { c: 'd' }, e: null } }],
    steps: [{ do: 'call', operation: 'showMarks' }],
    right: { results: [{ value: { a: 'b', marks: { c: 'd' }, e: null } }] },
  },
  answers('5', 'an integer written as 1080.0', '{"id":"1","size":1080.0}', { size: 1080 }),
  answers('5b', 'an integer written as 1.5e3', '{"id":"1","size":1.5e3}', { size: 1500 }),
  answers('5c', 'empty text for an integer', '{"id":"1","size":3,"berth_id":""}', { size: 3 }, ['berth_id']),
  answers('6', 'a fraction for an integer', '{"id":"1","size":3,"berth_id":1.9}', { size: 3 }, ['berth_id']),
  {
    id: '7',
    title: 'JSON that says it is plain text',
    answers: [{ text: '{"id":"1","size":3}', headers: { 'Content-Type': 'text/plain' } }],
    steps: [show],
    right: { results: [{ value: SHIP }] },
  },
  {
    id: '7b',
    title: 'JSON behind a mark of its byte order',
    answers: [{ text: '\ufeff{"id":"1","size":3}', headers: { 'Content-Type': 'application/json' } }],
    steps: [show],
    right: { results: [{ value: SHIP }] },
  },
  {
    id: '8',
    title: 'an answer that is no known member of a union',
    answers: [{ json: { beached: { at: 'dawn' } } }],
    steps: [{ do: 'call', operation: 'moveShip', args: { path: { ship_id: '1' }, body: { tow: { tug: 'Max' } } } }],
    right: { results: [{ value: { beached: { at: 'dawn' } } }] },
  },
  ...[
    { json: { towed: 'dawn' }, value: 'towed at dawn' },
    { json: { course: 90 }, value: 'sails 90' },
    { json: { beached: { at: 'dawn' } }, value: 'unknown: beached' },
  ].map(
    ({ json, value }, index): Case => ({
      id: `8${'bcd'[index]}`,
      title: `an answer that code tells apart by its form: ${value}`,
      answers: [{ json }],
      steps: [{ do: 'typed', name: 'how the ship moves' }],
      right: { results: [{ value }], carried: [{ request: 0, json: { tow: { tug: 'Max' } } }] },
    }),
  ),
  ...[
    { json: { kind: 'LAMP', text: 'help' }, value: 'lamp says help' },
    { json: { kind: 'FLAG', text: 'help' }, value: 'flag says help' },
    { json: { kind: 'LAMP', text: 'help', colour: 'red' }, value: 'lamp says help' },
    { json: { kind: 'LAMP' }, value: 'lamp says nothing' },
    { json: { kind: 'HORN', text: 'help' }, value: 'unknown: HORN' },
  ].map(
    ({ json, value }, index): Case => ({
      id: `8${'efghi'[index]}`,
      title: `an answer that tells its form by a value, ${JSON.stringify(json)}: ${value}`,
      answers: [{ json }],
      steps: [{ do: 'typed', name: 'what the signal says' }],
      right: { results: [{ value }], carried: [{ request: 0, json: { kind: 'LAMP', text: 'ahoy' } }] },
    }),
  ),
  {
    id: '8j',
    title: 'plain objects for a union whose forms tell themselves by a value',
    answers: [{ json: { kind: 'HORN', text: 'ahoy' } }],
    steps: [
      {
        do: 'call',
        operation: 'sendSignal',
        args: { path: { ship_id: '1' }, body: { kind: 'LAMP', text: 'ahoy', colour: 'red' } },
      },
      { do: 'call', operation: 'sendSignal', args: { path: { ship_id: '1' }, body: { kind: 'FLAG' } } },
    ],
    right: {
      results: [{ value: { kind: 'HORN', text: 'ahoy' } }, { error: { kind: 'argument' } }],
      carried: [{ request: 0, json: { kind: 'LAMP', text: 'ahoy', colour: 'red' } }],
    },
  },
  answers(
    '9',
    'an example that contradicts its table in many places at once',
    '{"id":7,"size":"3","status":["AFLOAT"],"image":"none","sails":{"area":1},"labels":["a"],"depths":"deep","anchored":"true","built":1,"new":{}}',
    {},
    ['image', 'sails', 'labels', 'depths'],
  ),
  {
    id: '10',
    title: 'an empty page with a next marker',
    answers: [logs('a', 'm1'), logs('', 'm2'), logs('b')],
    steps: [list('listLogs')],
    right: {
      results: [{ items: ['a', 'b'], more: false }],
      requests: ['GET /v1/p/logs', 'GET /v1/p/logs?marker=m1', 'GET /v1/p/logs?marker=m2'],
    },
  },
  {
    id: '11',
    title: 'two equal pages with other markers, then another page',
    answers: [logs('ab', 'm1'), logs('ab', 'm2'), logs('c')],
    steps: [list('listLogs')],
    right: { results: [{ items: ['a', 'b', 'a', 'b', 'c'], more: false }] },
  },
  {
    id: '12',
    title: 'markers that go round',
    answers: [logs('a', 'm1'), logs('b', 'm2')],
    goRound: true,
    steps: [list('listLogs')],
    right: { results: [{ errorIn: ['paging'] }] },
  },
  {
    id: '13',
    title: 'an offset that the server ignores',
    answers: [ships('ab')],
    steps: [list('listShips')],
    right: { results: [{ items: ['a', 'b'], more: false }] },
  },
  {
    id: '13b',
    title: 'a marker that the server ignores',
    answers: [logs('ab', 'm1')],
    steps: [list('listLogs')],
    right: { results: [{ items: ['a', 'b'], more: false }] },
  },
  {
    id: '13c',
    title: 'an offset that the server heeds, and an end that only an empty page shows',
    answers: [ships('ab'), ships('c'), ships('')],
    steps: [list('listShips', { limit: 2 })],
    right: {
      results: [{ items: ['a', 'b', 'c'], more: false }],
      requests: ['GET /v1/p/ships?limit=2', 'GET /v1/p/ships?limit=2&offset=2', 'GET /v1/p/ships?limit=2&offset=3'],
    },
  },
  {
    id: '14',
    title: 'an offset that is a text',
    answers: [page('berths', 'ab'), page('berths', 'c'), page('berths', '')],
    steps: [list('listBerths')],
    right: {
      results: [{ items: ['a', 'b', 'c'], more: false }],
      requests: ['GET /v1/p/berths', 'GET /v1/p/berths?offset=2', 'GET /v1/p/berths?offset=3'],
    },
  },
  {
    id: '15',
    title: 'an offset that counts pages',
    answers: [page('crews', 'ab', { total: 5 }), page('crews', 'cd', { total: 5 }), page('crews', 'e', { total: 5 })],
    steps: [list('listCrews', { limit: 2 })],
    right: {
      results: [{ items: ['a', 'b', 'c', 'd', 'e'], more: false }],
      requests: ['GET /v1/p/crews?limit=2', 'GET /v1/p/crews?limit=2&offset=2', 'GET /v1/p/crews?limit=2&offset=3'],
    },
  },
  {
    id: '10b',
    title: 'a cursor, an empty page, and a flag that says that there is no more',
    answers: [
      page('flags', 'a', { nextCursor: 'c1', hasMore: true }),
      page('flags', '', { nextCursor: 'c2', hasMore: true }),
      page('flags', 'b', { nextCursor: 'c3', hasMore: false }),
    ],
    steps: [list('listFlags')],
    right: {
      results: [{ items: ['a', 'b'], more: false }],
      requests: ['GET /v1/p/flags', 'GET /v1/p/flags?cursor=c1', 'GET /v1/p/flags?cursor=c2'],
    },
  },
  {
    id: '10c',
    title: 'an address of the next page, at another host',
    answers: [
      page('buoys', 'a', { links: { next: 'https://elsewhere.invalid/v9/buoys?after=1&colour=red&colour=blue#top' } }),
      page('buoys', '', { links: { next: '/v1/p/buoys?after=2&colour=red' } }),
      page('buoys', 'b', { links: {} }),
    ],
    client: { token: 'open-sesame-1234' },
    steps: [list('listBuoys')],
    right: {
      results: [{ items: ['a', 'b'], more: false }],
      requests: [
        'GET /v1/p/buoys',
        'GET /v1/p/buoys?after=1&colour=red&colour=blue',
        'GET /v1/p/buoys?after=2&colour=red',
      ],
    },
  },
  {
    id: '12b',
    title: 'addresses of next pages that go round',
    answers: [page('buoys', 'a', { links: { next: '?after=1' } }), page('buoys', 'b', { links: { next: '?after=2' } })],
    goRound: true,
    steps: [list('listBuoys')],
    right: { results: [{ errorIn: ['paging'] }] },
  },
  {
    id: '13d',
    title: 'an address that the server ignores',
    answers: [page('buoys', 'ab', { links: { next: '?after=1' } })],
    steps: [list('listBuoys')],
    right: { results: [{ items: ['a', 'b'], more: false }] },
  },
  {
    id: '10d',
    title: 'an address of the next page in the header Link',
    answers: [
      { ...page('tides', 'a'), headers: { Link: '</v1/p/tides>; rel="first", </v1/p/tides?after=a%20b>; rel="next"' } },
      { ...page('tides', 'b'), headers: { Link: '</v1/p/tides>; rel=prev' } },
    ],
    steps: [list('listTides')],
    right: {
      results: [{ items: ['a', 'b'], more: false }],
      requests: ['GET /v1/p/tides', 'GET /v1/p/tides?after=a%20b'],
    },
  },
  {
    id: '16',
    title: 'a POST that is answered 429',
    answers: [{ status: 429 }, { status: 202, json: SHIP }],
    steps: [create],
    right: {
      results: [{ value: SHIP }],
      requests: [CREATED, CREATED],
      carried: [{ request: 1, json: { name: 'Ada' } }],
    },
  },
  {
    id: '16b',
    title: 'a POST that is answered 503 with Retry-After',
    answers: [
      { status: 503, headers: { 'Retry-After': '0' } },
      { status: 202, json: SHIP },
    ],
    steps: [create],
    right: { results: [{ value: SHIP }], requests: [CREATED, CREATED] },
  },
  {
    id: '16c',
    title: 'a POST that is refused before it is sent',
    address: 'late',
    answers: [{ status: 202, json: SHIP }],
    steps: [create],
    right: { results: [{ value: SHIP }], requests: [CREATED] },
  },
  {
    id: '16d',
    title: 'a POST that is answered 503 without Retry-After',
    answers: [{ status: 503 }],
    steps: [create],
    right: { results: [{ error: { kind: 'api', status: 503 } }], requests: [CREATED] },
  },
  ...[408, 500, 502, 504].map(
    (status, index): Case => ({
      id: `17${['', 'b', 'c', 'd'][index]}`,
      title: `a GET that is answered ${status}`,
      answers: [{ status }, { json: SHIP }],
      steps: [show],
      right: { results: [{ value: SHIP }], requests: [SHOWN, SHOWN] },
    }),
  ),
  {
    id: '18',
    title: 'a POST that is cut',
    answers: [{ cut: 'before' }],
    steps: [create],
    right: { results: [{ error: { kind: 'connection', maybeDone: true } }], requests: [CREATED] },
  },
  {
    id: '18b',
    title: 'a PUT that is cut in the middle of its answer',
    answers: [{ json: SHIP, cut: 'within' }],
    steps: [change],
    right: { results: [{ error: { kind: 'connection', maybeDone: true } }], requests: [CHANGED] },
  },
  {
    id: '18c',
    title: 'a POST that is cut and may be sent twice',
    answers: [{ cut: 'before' }, { status: 202, json: SHIP }],
    steps: [{ ...create, options: { repeatable: true } }],
    right: { results: [{ value: SHIP }], requests: [CREATED, CREATED] },
  },
  {
    id: '19',
    title: 'a DELETE that is cut, repeated, and answered 404',
    answers: [{ cut: 'before' }, { status: 404, json: { code: 'Harbour.404' } }],
    steps: [{ do: 'call', operation: 'deleteShip', args: { path: { ship_id: '1' } } }],
    right: { results: [{ lacks: ['value'] }], requests: Array(2).fill('DELETE /v1/p/ships/1') },
  },
  {
    id: '19b',
    title: 'a DELETE that is answered 404 at once',
    answers: [{ status: 404, json: { code: 'Harbour.404' } }],
    steps: [{ do: 'call', operation: 'deleteShip', args: { path: { ship_id: '1' } } }],
    right: { results: [{ error: { kind: 'api', status: 404 } }] },
  },
  {
    id: '20',
    title: 'a wait that meets a 500',
    answers: [{ json: { ...SHIP, status: 'BUILDING' } }, { status: 500 }, afloat],
    client: { maxAttempts: 1 },
    steps: [waitAfloat],
    right: { results: [{ value: afloat.json }], requests: [SHOWN, SHOWN, SHOWN] },
  },
  {
    id: '20b',
    title: 'a wait that meets a 404 just after creation',
    answers: [{ status: 404 }, { json: { ...SHIP, status: 'BUILDING' } }, afloat],
    steps: [waitAfloat],
    right: { results: [{ value: afloat.json }], requests: [SHOWN, SHOWN, SHOWN] },
  },
  {
    id: '20c',
    title: 'a wait for a thing that is gone',
    answers: [{ json: { ...SHIP, status: 'BUILDING' } }, { status: 404 }],
    steps: [waitAfloat],
    right: { results: [{ error: { kind: 'api', status: 404 } }], requests: [SHOWN, SHOWN] },
  },
  {
    id: '20d',
    title: 'a wait that is not allowed to look',
    answers: [{ status: 403 }],
    steps: [waitAfloat],
    right: { results: [{ error: { kind: 'api', status: 403 } }], requests: [SHOWN] },
  },
  {
    id: '20e',
    title: 'a wait for an end that meets a cut',
    answers: [afloat, { cut: 'before' }, { status: 404 }],
    client: { maxAttempts: 1 },
    steps: [{ ...show, do: 'wait', timeoutMs: 20_000, intervalMs: 10 }],
    right: { results: [{}], requests: [SHOWN, SHOWN, SHOWN] },
  },
  {
    id: '20f',
    title: 'a job that is done after a while',
    answers: [
      { status: 202, json: { job_id: 'j/1' } },
      { json: { id: 'j/1', status: 'INIT' } },
      { status: 502 },
      { json: { id: 'j/1', status: 'SUCCESS' } },
    ],
    client: { maxAttempts: 1 },
    steps: [refit],
    right: {
      results: [{ value: { id: 'j/1', status: 'SUCCESS' } }],
      requests: [REFITTED, ...Array(3).fill('GET /v1/p/ships/1/jobs/j%2F1')],
    },
  },
  {
    id: '20g',
    title: 'a job that fails',
    answers: [{ status: 202, json: { job_id: 'j' } }, { json: { id: 'j', status: 'FAIL' } }],
    steps: [refit],
    right: { results: [{ error: { kind: 'wait' } }], requests: [REFITTED, 'GET /v1/p/ships/1/jobs/j'] },
  },
  {
    id: '20h',
    title: 'a job that the answer does not name',
    answers: [{ status: 202, json: {} }],
    steps: [refit],
    right: { results: [{ errorIn: ['argument', 'other'] }], requests: [REFITTED] },
  },
  {
    id: '21',
    title: 'a first attempt that hangs',
    answers: [{ hang: true }, { json: SHIP }],
    client: { attemptTimeoutMs: 200, timeoutMs: 20_000 },
    steps: [show],
    right: { results: [{ value: SHIP }], requests: [SHOWN, SHOWN] },
  },
  {
    id: '21b',
    title: 'a POST that hangs is given the time of the whole call, and is not sent again',
    answers: [{ hang: true }],
    client: { attemptTimeoutMs: 100, timeoutMs: 600 },
    steps: [create],
    right: { results: [{ error: { kind: 'timeout', maybeDone: true } }], requests: [CREATED] },
  },
  {
    id: '22',
    title: 'a token that is refused to twenty calls at once',
    answers: [{ status: 401, json: { error_code: 'Harbour.401' } }],
    client: { tokens: ['first token', 'second token'] },
    steps: [{ ...show, times: 20 }],
    right: { results: Array(20).fill({ value: SHIP }), renewals: ['first token'] },
  },
  {
    id: '22d',
    title: 'a login that twenty calls at once share',
    answers: [loggedIn('token of the day', FAR), { json: SHIP }],
    client: { login: LOGIN },
    steps: [{ ...show, times: 20 }],
    right: {
      results: Array(20).fill({ value: SHIP }),
      requests: [LOGGED_IN, ...Array(20).fill(SHOWN)],
      carried: [
        {
          request: 0,
          headers: { 'x-auth-token': null },
          json: {
            auth: {
              identity: {
                methods: ['password'],
                password: { user: { name: 'ada', password: 'swordfish', domain: { name: 'sea' } } },
              },
              scope: { project: { name: 'harbour' } },
            },
          },
        },
        { request: 20, headers: { 'x-auth-token': 'token of the day' } },
      ],
    },
  },
  {
    id: '22e',
    title: 'a login whose token is refused',
    answers: [loggedIn('first token', FAR), { status: 401 }, loggedIn('second token', FAR), { json: SHIP }],
    client: { login: LOGIN },
    steps: [show],
    right: {
      results: [{ value: SHIP }],
      requests: [LOGGED_IN, SHOWN, LOGGED_IN, SHOWN],
      carried: [{ request: 3, headers: { 'x-auth-token': 'second token' } }],
    },
  },
  {
    id: '22f',
    title: 'a login whose token has expired',
    answers: [
      loggedIn('first token', '2020-01-01T00:00:00.000000Z'),
      logs('a', 'm1'),
      loggedIn('second token', FAR),
      logs('b'),
    ],
    client: { login: LOGIN },
    steps: [list('listLogs')],
    right: {
      results: [{ items: ['a', 'b'] }],
      requests: [LOGGED_IN, 'GET /v1/p/logs', LOGGED_IN, 'GET /v1/p/logs?marker=m1'],
    },
  },
  {
    id: '22g',
    title: 'a login that is refused',
    answers: [{ status: 401, json: { error_code: 'Identity.1', error_msg: 'who is that' } }],
    client: { login: LOGIN },
    steps: [show],
    right: {
      results: [{ error: { kind: 'api', status: 401, code: 'Identity.1' } }],
      requests: [LOGGED_IN],
      hidden: ['swordfish'],
    },
  },
  {
    id: '22h',
    title: 'a temporary key that twenty calls at once share',
    answers: [keysGiven('one', FAR), { json: SHIP }],
    client: { token: 'token of the day', temporaryKeys: true },
    steps: [{ ...show, times: 20 }],
    right: {
      results: Array(20).fill({ value: SHIP }),
      requests: [KEYS_GIVEN, ...Array(20).fill(SHOWN)],
      carried: [
        {
          request: 0,
          headers: { 'x-auth-token': 'token of the day' },
          json: { auth: { identity: { methods: ['token'], token: { id: 'token of the day' } } } },
        },
        {
          request: 20,
          headers: { 'x-security-token': 'pass one', 'x-auth-token': null },
          headerHas: { authorization: 'Access=key one, SignedHeaders=' },
        },
      ],
    },
  },
  {
    id: '22i',
    title: 'a temporary key that has expired',
    answers: [keysGiven('one', '2020-01-01T00:00:00.000000Z'), logs('a', 'm1'), keysGiven('two', FAR), logs('b')],
    client: { token: 'token of the day', temporaryKeys: true },
    steps: [list('listLogs')],
    right: {
      results: [{ items: ['a', 'b'] }],
      requests: [KEYS_GIVEN, 'GET /v1/p/logs', KEYS_GIVEN, 'GET /v1/p/logs?marker=m1'],
      carried: [{ request: 3, headers: { 'x-security-token': 'pass two' } }],
    },
  },
  {
    id: '22j',
    title: 'a temporary key whose token is refused',
    answers: [{ status: 401 }, keysGiven('one', FAR), { json: SHIP }],
    client: { tokens: ['first token', 'second token'], temporaryKeys: true },
    steps: [show],
    right: {
      results: [{ value: SHIP }],
      requests: [KEYS_GIVEN, KEYS_GIVEN, SHOWN],
      renewals: ['first token'],
      carried: [{ request: 1, headers: { 'x-auth-token': 'second token' } }],
    },
  },
  {
    id: '22k',
    title: 'a temporary key that is refused, with the token in the answer',
    answers: [{ status: 403, json: { error_code: 'Identity.3', error_msg: 'not for token-of-the-day' } }],
    client: { token: 'token-of-the-day', temporaryKeys: true },
    steps: [show],
    right: {
      results: [{ error: { kind: 'api', status: 403, code: 'Identity.3' } }],
      requests: [KEYS_GIVEN],
      hidden: ['token-of-the-day'],
    },
  },
  {
    id: '22l',
    title: 'a temporary key by another method of the identity service',
    answers: [keysGiven('one', FAR), { json: SHIP }],
    client: { token: 'token of the day', temporaryKeys: true, identity: FERRIED },
    steps: [show],
    right: {
      results: [{ value: SHIP }],
      requests: [KEYS_GIVEN, SHOWN],
      carried: [
        { request: 0, headers: { 'x-auth-token': 'token of the day' }, json: { auth: { identity: FERRIED } } },
        { request: 1, headers: { 'x-security-token': 'pass one' } },
      ],
    },
  },
  {
    id: '22m',
    title: 'a login by another method of the identity service, for no project',
    answers: [loggedIn('token of the day', FAR), { json: SHIP }],
    client: { identity: FERRIED },
    steps: [show],
    right: {
      results: [{ value: SHIP }],
      requests: [LOGGED_IN, SHOWN],
      carried: [
        { request: 0, headers: { 'x-auth-token': null }, json: { auth: { identity: FERRIED } } },
        { request: 1, headers: { 'x-auth-token': 'token of the day' } },
      ],
    },
  },
  {
    id: '23',
    title: 'a token that the server repeats in its error',
    answers: [{ status: 400, text: '{"error_code":"Harbour.400","error_msg":"bad token {token}"}' }],
    client: { token: 'open-sesame-1234' },
    steps: [show, { do: 'show' }],
    right: { results: [{ error: { kind: 'api', status: 400, code: 'Harbour.400' } }], hidden: ['open-sesame-1234'] },
  },
  {
    id: '23b',
    title: 'a token that no header can carry',
    answers: [{ json: SHIP }],
    client: { token: 'open-sesame-\n-1234' },
    steps: [show],
    right: { results: [{ errorIn: ['argument', 'setup'] }], requests: [], hidden: ['open-sesame', '1234'] },
  },
  {
    id: '23c',
    title: 'a token from a file, with the newline at its end',
    answers: [{ json: SHIP }],
    client: { token: 'open-sesame-1234\n' },
    steps: [show],
    right: { results: [{ value: SHIP }], carried: [{ request: 0, headers: { 'x-auth-token': 'open-sesame-1234' } }] },
  },
  {
    id: '24',
    title: 'a password in a request that is printed',
    answers: [],
    client: { accessKey: { ak: 'AK1', sk: 'the-secret-of-AK1' } },
    steps: [{ do: 'show', operation: 'createShip', body: { name: 'Ada', password: 'swordfish' } }],
    right: { hidden: ['swordfish', 'the-secret-of-AK1'] },
  },
  {
    id: '24b',
    title: 'a password in the address',
    address: 'with password',
    answers: [{ status: 400 }],
    steps: [show],
    right: { hidden: ['swordfish'] },
  },
  {
    id: '25',
    title: 'a redirect to another host',
    answers: [{ status: 302, headers: { Location: '{other}/v1/p/ships/1' } }],
    client: { token: 'open-sesame-1234', followingHttpClient: true },
    steps: [show],
    right: { results: [{ error: { kind: 'api', status: 302 } }], requests: [SHOWN] },
  },
  {
    id: '26',
    title: 'a token of two letters',
    answers: [{ status: 400, json: { error_code: 'Harbour.ab', error_msg: 'able to grab' } }],
    client: { token: 'ab' },
    steps: [show],
    right: { results: [{ error: { kind: 'api', code: 'Harbour.ab', message: 'able to grab' } }] },
  },
  {
    id: '27',
    title: 'a contract without an address',
    address: 'none',
    answers: [],
    steps: [show],
    right: { results: [{ errorIn: ['setup', 'argument'] }] },
  },
  {
    id: '28',
    title: 'a request without a required field',
    answers: [{ status: 202, json: SHIP }],
    steps: [{ do: 'call', operation: 'createShip', args: { body: { size: 1 } } }],
    right: { results: [{ error: { kind: 'argument' } }], requests: [], said: ['name'] },
  },
  {
    id: '28b',
    title: 'a request with a misspelt required field',
    answers: [{ status: 202, json: SHIP }],
    steps: [{ do: 'call', operation: 'createShip', args: { body: { nmae: 'Ada' } } }],
    right: { results: [{ error: { kind: 'argument' } }], requests: [], said: ['name'] },
  },
  {
    id: '28c',
    title: 'a request without a required field deep below',
    answers: [{ status: 202, json: SHIP }],
    steps: [{ do: 'call', operation: 'createShip', args: { body: { name: 'Ada', sails: [{ name: 'jib' }] } } }],
    right: { results: [{ error: { kind: 'argument' } }], requests: [], said: ['area'] },
  },
  {
    id: '28d',
    title: 'a request with a field that no page has',
    answers: [{ status: 202, json: SHIP }],
    steps: [{ do: 'call', operation: 'createShip', args: { body: { name: 'Ada', quantum: { bits: 7 } } } }],
    right: { results: [{ value: SHIP }], carried: [{ request: 0, json: { name: 'Ada', quantum: { bits: 7 } } }] },
  },
  {
    id: '29',
    title: 'a plain object for a union',
    answers: [{ json: { course: 90 } }],
    steps: [{ do: 'call', operation: 'moveShip', args: { path: { ship_id: '1' }, body: { sail: { course: 90 } } } }],
    right: { results: [{ value: { course: 90 } }], carried: [{ request: 0, json: { sail: { course: 90 } } }] },
  },
  ...[null, {}, { swim: true }].map(
    (body, index): Case => ({
      id: `29${'bcd'[index]}`,
      title: `${JSON.stringify(body)} for a union`,
      answers: [{ json: { course: 90 } }],
      steps: [{ do: 'call', operation: 'moveShip', args: { path: { ship_id: '1' }, body } }],
      right: { results: [{ error: { kind: 'argument' } }], requests: [] },
    }),
  ),
  {
    id: '30',
    title: 'an explicit null in a request, and none',
    answers: [{ json: SHIP }],
    steps: [{ do: 'call', operation: 'changeShip', args: { path: { ship_id: '1' }, body: { flag: null } } }, change],
    right: {
      results: [{ value: SHIP }, { value: SHIP }],
      carried: [
        { request: 0, json: { flag: null } },
        { request: 1, json: { name: 'Ada' } },
      ],
    },
  },
  answers('30b', 'an explicit null in an answer', '{"id":"1","size":3,"flag":null,"name":null}', { flag: null }),
  {
    id: '30c',
    title: 'an explicit null for an object and for a listed value in a request',
    answers: [{ json: SHIP }],
    steps: [
      { ...change, args: { path: { ship_id: '1' }, body: { figurehead: null, rig: null } } },
      { ...change, args: { path: { ship_id: '1' }, body: { figurehead: { url: 'u', width: 2 }, rig: 'SLOOP' } } },
    ],
    right: {
      results: [{ value: SHIP }, { value: SHIP }],
      carried: [
        { request: 0, json: { figurehead: null, rig: null } },
        { request: 1, json: { figurehead: { url: 'u', width: 2 }, rig: 'SLOOP' } },
      ],
    },
  },
  answers(
    '30d',
    'an explicit null for an object, for a listed value and in a list of objects',
    '{"id":"1","size":3,"figurehead":null,"rig":null,"masts":[null,{"name":"a","area":1}]}',
    { figurehead: null, rig: null, 'masts.0': null, 'masts.1.area': 1 },
  ),
  answers(
    '30e',
    'an object and a listed value that may be null',
    '{"id":"1","size":3,"figurehead":{"url":"u","width":2},"rig":"SLOOP"}',
    { 'figurehead.url': 'u', 'figurehead.width': 2, rig: 'SLOOP' },
  ),
  ...[null, { url: 'v' }].map(
    (figurehead, index): Case => ({
      id: `30${'fg'[index]}`,
      title: `a type that knows that an object may be null, where it is ${JSON.stringify(figurehead)}`,
      answers: [{ json: { ...SHIP, figurehead } }],
      steps: [{ do: 'typed', name: 'figurehead of the changed ship' }],
      right: {
        results: [{ value: figurehead?.url ?? 'none' }],
        carried: [{ request: 0, json: { figurehead: { url: 'u' }, rig: 'KETCH' } }],
      },
    }),
  ),
  {
    id: '31',
    title: 'a binary answer, whole and as a stream',
    answers: [{ text: 'cargo\r\n\u0000\u00ff', headers: { 'Content-Type': 'application/octet-stream' } }],
    steps: [
      { do: 'call', operation: 'showCargo', args: { path: { ship_id: '1' } } },
      { do: 'stream', operation: 'showCargo', args: { path: { ship_id: '1' } } },
    ],
    right: { results: Array(2).fill({ value: { $bytes: 'cargo\r\n\u0000\u00ff' } }) },
  },
  {
    id: '32',
    title: 'a file in a form of parts',
    answers: [{ status: 204 }],
    steps: [
      {
        do: 'call',
        operation: 'sendPapers',
        args: { path: { ship_id: '1' }, body: { file: { $bytes: 'stamped' }, title: 'Pass' } },
      },
    ],
    right: {
      results: [{}],
      carried: [
        {
          request: 0,
          headerHas: { 'content-type': 'multipart/form-data; boundary=' },
          has: ['name="file"', 'filename=', 'stamped', 'name="title"', 'Pass'],
        },
      ],
    },
  },
  {
    id: '32b',
    title: 'a form',
    answers: [{ status: 204 }],
    steps: [
      {
        do: 'call',
        operation: 'stampPapers',
        args: { path: { ship_id: '1' }, body: { stamp: 'ü & co', pages: 2 } },
      },
    ],
    right: {
      results: [{}],
      carried: [
        {
          request: 0,
          headerHas: { 'content-type': 'application/x-www-form-urlencoded' },
          text: 'stamp=%C3%BC+%26+co&pages=2',
        },
      ],
    },
  },
  {
    id: '32c',
    title: 'a body from bytes, and from a stream',
    answers: [{ status: 204 }],
    steps: [
      { do: 'call', operation: 'loadCargo', args: { path: { ship_id: '1' }, body: { $bytes: 'bytes' } } },
      { do: 'call', operation: 'loadCargo', args: { path: { ship_id: '1' }, body: { $stream: 'stream' } } },
    ],
    right: {
      results: [{}, {}],
      carried: [
        { request: 0, headerHas: { 'content-type': 'application/octet-stream' }, text: 'bytes' },
        { request: 1, headerHas: { 'content-type': 'application/octet-stream' }, text: 'stream' },
      ],
    },
  },
  {
    id: '32d',
    title: 'a stream that was read is not sent again',
    answers: [{ status: 500 }, { status: 204 }],
    steps: [{ do: 'call', operation: 'loadCargo', args: { path: { ship_id: '1' }, body: { $stream: 'stream' } } }],
    right: { results: [{ error: { kind: 'api', status: 500 } }], requests: ['PUT /v1/p/ships/1/cargo'] },
  },
  {
    id: '33',
    title: 'an XML answer',
    answers: [
      {
        text: '<?xml version="1.0"?>\n<Chart><Name>North &amp; East</Name><Depth>1</Depth><Depth>2</Depth></Chart>',
        headers: { 'Content-Type': 'application/xml' },
      },
    ],
    steps: [{ do: 'call', operation: 'showChart' }],
    right: { results: [{ value: { name: 'North & East', depth: [1, 2] } }] },
  },
  {
    id: '33b',
    title: 'an XML body',
    answers: [{ status: 204 }],
    steps: [{ do: 'call', operation: 'drawChart', args: { body: { name: 'North & East', depth: [1, 2] } } }],
    right: {
      results: [{}],
      carried: [
        {
          request: 0,
          headerHas: { 'content-type': 'application/xml' },
          has: ['<Chart>', '<Name>North &amp; East</Name>', '<Depth>1</Depth><Depth>2</Depth>', '</Chart>'],
        },
      ],
    },
  },
  {
    id: '34',
    title: 'a type that knows the body beside 204',
    answers: [{ json: { ...SHIP, name: 'Ada' } }],
    steps: [{ do: 'typed', name: 'name of the changed ship' }],
    right: { results: [{ value: 'Ada' }] },
  },
  {
    id: '35',
    title: 'status and request id of a success',
    answers: [{ status: 202, json: SHIP, headers: { 'X-Request-Id': 'req-9' } }],
    steps: [create],
    right: { results: [{ value: SHIP, status: 202, requestId: 'req-9' }] },
  },
  {
    id: '36',
    title: 'an answer without end under a limit of time',
    answers: [{ text: '{"id":"1"}'.padEnd(65_536), endless: true }],
    client: { timeoutMs: 700 },
    steps: [show],
    right: { results: [{ errorIn: ['timeout'] }] },
  },
  {
    id: '36b',
    title: 'an answer without end under a limit of size',
    answers: [{ text: '{"id":"1"}'.padEnd(65_536), endless: true }],
    client: { timeoutMs: 20_000, maxAnswerBytes: 1_000_000 },
    steps: [show],
    right: { results: [{ errorIn: ['unreadable'] }], requests: [SHOWN] },
  },
  {
    id: '37',
    title: 'a compressed answer',
    answers: [{ json: SHIP, gzip: true }],
    steps: [show],
    right: {
      results: [{ value: SHIP }],
      carried: [{ request: 0, headerHas: { 'accept-encoding': 'gzip' } }],
    },
  },
  {
    id: '38',
    title: 'an error that is a page of HTML',
    answers: [
      {
        status: 403,
        text: '<html><head><title>Closed</title></head><body><h1>The gate is closed</h1></body></html>',
        headers: { 'Content-Type': 'text/html', 'X-Request-Id': 'req-7' },
      },
    ],
    steps: [show],
    right: {
      results: [{ error: { kind: 'api', status: 403, requestId: 'req-7' } }],
      said: ['403', 'req-7', 'The gate is closed'],
    },
  },
  {
    id: '38b',
    title: 'an empty error',
    answers: [{ status: 403, headers: { 'X-Request-Id': 'req-8' } }],
    steps: [show],
    right: { results: [{ error: { kind: 'api', status: 403, requestId: 'req-8' } }], said: ['403', 'req-8'] },
  },
  ...(
    [
      ['unknown host', 'dns'],
      ['closed port', 'refused'],
      ['tls', 'tls'],
    ] as const
  ).map(
    ([address, reason], index): Case => ({
      id: `38${'cde'[index]}`,
      title: `an address of a kind that is no service: ${address}`,
      address,
      answers: [],
      client: { maxAttempts: 1 },
      steps: [show],
      right: { results: [{ error: { kind: 'connection', reason } }] },
    }),
  ),
  {
    id: '39',
    title: 'no limit of time, said as 0',
    answers: [{ json: SHIP }],
    client: { timeoutMs: 0, attemptTimeoutMs: 0 },
    steps: [show, { ...show, options: { timeoutMs: 0 } }],
    right: { results: [{ value: SHIP }, { value: SHIP }] },
  },
  ...['..', '.', ''].map(
    (id, index): Case => ({
      id: `40${['', 'b', 'c'][index]}`,
      title: `${JSON.stringify(id)} in a path`,
      answers: [{ json: SHIP }],
      steps: [{ do: 'call', operation: 'showShip', args: { path: { ship_id: id } } }],
      right: { results: [{ error: { kind: 'argument' } }], requests: [] },
    }),
  ),
  {
    id: '40d',
    title: 'a slash in a path',
    answers: [{ json: SHIP }],
    steps: [{ do: 'call', operation: 'showShip', args: { path: { ship_id: '../a?b' } } }],
    right: { results: [{ value: SHIP }], requests: ['GET /v1/p/ships/..%2Fa%3Fb'] },
  },
  {
    id: '41',
    title: 'a header at the call and another at the client',
    answers: [{ json: {} }],
    client: { headers: { 'X-Flag': 'client', 'X-Other': 'client' } },
    steps: [
      { do: 'call', operation: 'listShips', args: { header: { 'X-Flag': 'call' } } },
      { do: 'call', operation: 'listShips', options: { headers: { 'X-Other': 'call' } } },
    ],
    right: {
      carried: [
        { request: 0, headers: { 'x-flag': 'call', 'x-other': 'client' } },
        { request: 1, headers: { 'x-flag': 'client', 'x-other': 'call' } },
      ],
    },
  },
  {
    id: '42',
    title: 'a list in a query with commas',
    answers: [{ json: {} }],
    steps: [{ do: 'call', operation: 'listShips', args: { query: { ids: ['a', 'b'] } } }],
    right: { requests: ['GET /v1/p/ships?ids=a,b'] },
  },
  {
    id: '43',
    title: 'the defaults',
    answers: [],
    steps: [{ do: 'defaults' }],
    // Compared with `templates/defaults.json` by the test.
    right: {},
  },
  {
    id: '44',
    title: 'an operation by its resource',
    answers: [{ json: { ...SHIP, name: 'Ada' } }],
    steps: [{ do: 'typed', name: 'name of the ship shown by its resource' }],
    right: { results: [{ value: 'Ada' }], requests: ['GET /v1/p/ships/1'] },
  },
  {
    id: '45',
    title: 'a hook that is told of each attempt',
    answers: [{ json: SHIP, cut: 'within' }, { status: 503 }, { json: SHIP }],
    client: { hook: true },
    steps: [show],
    right: {
      results: [{ value: SHIP }],
      attempts: [0, 503, 200].map((status, index) => `GET /v1/p/ships/1 ${index + 1} ${status}`),
    },
  },
  ...[show, create].map(
    (step, index): Case => ({
      id: `46${['', 'b'][index]}`,
      title: 'an error that is said to be compressed and is not',
      answers: [
        {
          status: 400,
          text: '{"error_msg":"plain"}',
          headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
        },
      ],
      steps: [step],
      right: { results: [{ error: { kind: 'api', status: 400 } }], requests: [[SHOWN, CREATED][index] as string] },
    }),
  ),
  {
    id: '47',
    title: 'an error that is longer than may be read',
    answers: [{ status: 400, text: 'no room '.repeat(400) }],
    client: { maxAnswerBytes: 1_000 },
    steps: [show],
    right: { results: [{ error: { kind: 'api', status: 400 } }], requests: [SHOWN], said: ['no room'] },
  },
  {
    id: '48',
    title: 'an error whose text would begin a line in a log, and steer a terminal',
    answers: [{ status: 400, json: { error_msg: 'sunk\r\nlog: all is well\u001b[31m' } }],
    steps: [show],
    right: { results: [{ error: { kind: 'api', status: 400, message: 'sunk log: all is well [31m' } }] },
  },
  {
    id: '48b',
    title: 'an error of a long text',
    answers: [{ status: 400, json: { error_msg: 'sunk '.repeat(99) + 'and lost' } }],
    steps: [show],
    right: { results: [{ error: { kind: 'api', status: 400, message: 'sunk '.repeat(60).trim() } }] },
  },
  ...(
    ['empty', 'no scheme', 'another scheme', 'with query', 'with fragment', 'with blanks', 'with password'] as const
  ).map(
    (address, index): Case => ({
      id: `49${['', ...'bcdefg'][index]}`,
      title: `an address that calls can't go to: ${address}`,
      address,
      answers: [{ json: SHIP }],
      steps: [show],
      right: { results: [{ errorIn: ['setup', 'argument'] }], requests: [], hidden: ['swordfish'] },
    }),
  ),
  {
    id: '50',
    title: 'a source of tokens that gives none',
    answers: [{ json: SHIP }],
    client: { tokens: [''] },
    steps: [show],
    right: { results: [{ error: { kind: 'argument' } }], requests: [] },
  },
  {
    id: '51',
    title: 'an empty list in a query',
    answers: [{ json: {} }],
    steps: [
      { do: 'call', operation: 'listShips', args: { query: { ids: [] } } },
      { do: 'call', operation: 'listBuoys', args: { query: { colour: [] } } },
    ],
    right: { results: [{}, {}], requests: ['GET /v1/p/ships', 'GET /v1/p/buoys'] },
  },
  {
    id: '52',
    title: 'an answer in another charset',
    answers: [
      {
        text: '{"id":"1","size":3,"name":"caf\u00e9"}',
        headers: { 'Content-Type': 'application/json; charset=ISO-8859-1' },
      },
    ],
    steps: [show],
    right: { results: [{ value: { ...SHIP, name: 'caf\u00e9' } }] },
  },
  {
    id: '52b',
    title: 'a byte that is no UTF-8',
    answers: [{ text: '{"id":"1","size":3,"name":"caf\u00e9"}', headers: { 'Content-Type': 'application/json' } }],
    steps: [show],
    right: { results: [{ value: { ...SHIP, name: 'caf\ufffd' } }] },
  },
  {
    id: '53',
    title: 'a wait that no number of a machine holds',
    answers: [{ status: 429, headers: { 'Retry-After': '9'.repeat(30) } }, { json: SHIP }],
    steps: [show],
    right: { results: [{ error: { kind: 'api', status: 429 } }], requests: [SHOWN] },
  },
  {
    id: '54',
    title: 'an answer that other ones go before',
    answers: [{ early: true, status: 202, json: SHIP }],
    steps: [create],
    right: { results: [{ value: SHIP, status: 202 }], requests: [CREATED] },
  },
  ...(['within the pack', 'pack'] as const).map(
    (cut, index): Case => ({
      id: `55${['', 'b'][index]}`,
      title: `a compressed answer that ends too early: ${cut}`,
      answers: [{ json: SHIP, gzip: true, cut }],
      client: { maxAttempts: 1 },
      steps: [show],
      right: { results: [{ errorIn: ['connection', 'unreadable'] }], requests: [SHOWN] },
    }),
  ),
];
