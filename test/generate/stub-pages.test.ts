import { request as send } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apartContract } from '../../scripts/operation-views.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { CORPORA, corpusPages, NO_CORPUS } from '../corpus.ts';
import { cranes } from '../support/crane-pages.ts';
import { type SampleCall, sampleCalls } from './support/calls.ts';
import { removeFolder, scratchFolder, writeFiles } from './support/compile.ts';
import type { Node } from './support/contract-reading.ts';
import { inputFor, target } from './support/depot.ts';
import { hasPythonServer, type PythonServer, startPythonServer } from './support/python-server.ts';
import type { Answer, Arguments } from './support/samples.ts';
import { compilePair, type Pair } from './support/stub-server.ts';

const TIME = 400_000;
const NO_PYTHON = hasPythonServer() ? '' : 'skipped: no Python 3.11 with its packages';
const HEADERS = { 'x-auth-token': 't' };

/** A stub of each language for one contract, and a client that calls them. */
interface Stubs {
  readonly pair: Pair;
  readonly samples: readonly SampleCall[];
  /** Addresses by language, of a server with all handlers and of one with none. */
  readonly urls: Readonly<Record<Language, string>>;
  /** The handler that answers a call of the client; the text of the error where none does. */
  reached(language: Language, sample: SampleCall, host?: string): Promise<string>;
  close(): Promise<void>;
}

type Language = 'typescript' | 'python';
const LANGUAGES: readonly Language[] = NO_PYTHON === '' ? ['typescript', 'python'] : ['typescript'];

async function stubsOf(contract: Node): Promise<Stubs> {
  const input = inputFor(contract as never, 'apart');
  const files = (name: string) => target(name).generate(input);
  const pair = await compilePair(contract, await files('server-typescript'), await files('typescript'));
  expect(pair.problems).toEqual({ server: [], client: [] });
  const samples = sampleCalls(contract).filter(
    ({ operation: { id } }, index, all) => all.findLastIndex((each) => each.operation.id === id) === index,
  );
  let answer: object = {};
  const handlers = samples.map(({ operation: { id } }) => [
    id,
    () => ({ ...answer, headers: { ...(answer as { headers?: object }).headers, 'x-handler': id } }),
  ]);
  const server = await pair.start(Object.fromEntries(handlers));
  const folder = scratchFolder('apart-python');
  writeFiles(folder, NO_PYTHON === '' ? await files('server-python') : []);
  const python: PythonServer | undefined =
    NO_PYTHON === '' ? await startPythonServer(folder, 'apart_server') : undefined;
  const urls = { typescript: server.url, python: python?.url ?? '' };
  return {
    pair,
    samples,
    urls,
    async reached(language, sample, host = '127.0.0.1') {
      let handler: string | undefined;
      const { id } = sample.operation;
      const client = server.clientWith({
        baseUrl: urls[language],
        retry: false,
        fetch: async (request: Request) => {
          const answered = await fetchAt(host, request);
          handler = answered.headers.get('x-handler') ?? `${answered.status} ${await answered.clone().text()}`;
          return answered;
        },
      });
      answer = answerOf(sample.answer);
      await python?.answer(answer);
      const failure = await client[id]?.(plain(sample.args)).then(
        () => undefined,
        (error: Error) => error.message,
      );
      return failure === undefined ? String(handler) : `${handler}: ${failure}`;
    },
    async close() {
      await server.close();
      python?.stop();
      pair.remove();
      removeFolder(folder);
    },
  };
}

/** What a client reads without an error: XML has to be that. */
function answerOf({ status, mediaType, body }: Answer): object {
  if (mediaType === undefined) return { status };
  const given = /xml/.test(mediaType) ? '<Any/>' : body;
  return { status, body: given, headers: { 'content-type': mediaType } };
}

/** Arguments without what only HTTP may say. */
function plain({ header = {}, ...rest }: Arguments): Arguments {
  const own = Object.entries(header).filter(([name]) => !/^(?:connection|keep-alive|expect|accept.*)$/i.test(name));
  return { ...rest, header: Object.fromEntries(own) };
}

/** Sends a request to this machine as if it were another host. */
async function fetchAt(host: string, request: Request): Promise<Response> {
  const { pathname, search, port } = new URL(request.url);
  const body = Buffer.from(await request.arrayBuffer());
  const headers = { ...Object.fromEntries(request.headers), host: `${host}:${port}`, 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const asked = send(
      { host: '127.0.0.1', port, method: request.method, path: pathname + search, headers },
      async (answered) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answered) chunks.push(chunk as Buffer);
        const { statusCode: status = 500 } = answered;
        const got = new Headers(Object.entries(answered.headers).map(([name, value]) => [name, String(value)]));
        resolve(
          new Response([204, 205, 304].includes(status) ? null : Buffer.concat(chunks), { status, headers: got }),
        );
      },
    );
    asked.once('error', reject);
    asked.end(body);
  });
}

describe(`stubs of pages that share their paths ${NO_PYTHON}`, () => {
  let stubs: Stubs;
  beforeAll(async () => {
    const made = apartContract(cranes()) as unknown as { paths: Record<string, unknown> };
    const at = (host: string, operationId: string) => ({
      get: {
        operationId,
        'x-path': '/v1/yards',
        'x-when': host === '' ? [] : [{ in: 'host', name: host }],
        responses: { 200: { description: 'OK' } },
      },
    });
    const yards = { '/v1/yards': at('', 'listYards'), '/v1/yards#@y': at('yard.cranes.example.com', 'showYard') };
    stubs = await stubsOf({ ...made, paths: { ...made.paths, ...yards } } as unknown as Node);
  }, TIME);
  afterAll(() => stubs?.close());

  const sampleOf = (id: string) => stubs.samples.find(({ operation }) => operation.id === id) as SampleCall;

  it.each(LANGUAGES)('have a handler for each page: %s', async (language) => {
    const ids = stubs.samples.map(({ operation }) => operation.id);
    expect(ids).toHaveLength(11);
    for (const id of ids.filter((each) => each !== 'showYard'))
      expect(await stubs.reached(language, sampleOf(id))).toBe(id);
  });

  it.each(
    LANGUAGES.flatMap((language) => [
      { language, host: '127.0.0.1', handler: 'listYards' },
      { language, host: 'localhost', handler: 'listYards' },
      { language, host: 'a.localhost', handler: 'showYard' },
      { language, host: 'yard.cranes.example.com', handler: 'showYard' },
      { language, host: 'cranes.example.com', handler: 'listYards' },
    ]),
  )('take $host for $handler: $language', async ({ language, host, handler }) => {
    expect(await stubs.reached(language, sampleOf('listYards'), host)).toBe(handler);
  });

  it.each(
    LANGUAGES.flatMap((language) =>
      (
        [
          ['PUT', '?paint', '{}', 400, /query coat is missing|query must have required property 'coat'/],
          ['PUT', '?oil=x', '', 200, /moveCrane/],
          ['PUT', '?oil', '', 200, /oilCrane/],
          ['GET', '?size', '', 200, /measureCrane/],
          ['HEAD', '?size', '', 200, /measureCrane/],
          ['HEAD', '', '', 200, /weighCrane/],
          ['POST', '/action', '{}', 400, /none of startCrane \(body os-start\), stopCrane \(body os-stop\)/],
          ['POST', '/action', '[]', 400, /none of startCrane \(body os-start\), stopCrane \(body os-stop\)/],
          ['POST', '/action', '', 400, /none of|missing/],
          ['POST', '/action', '{', 400, /JSON|none of/],
          ['POST', '/action', `{"os-stop":{"a":"${'x'.repeat(2 ** 20)}"}}`, 413, /Stub.TooLarge/],
          ['DELETE', '', '', 405, /GET, HEAD, PUT/],
          ['PATCH', '/action', '', 405, /POST/],
          ['PATCH', '/actions', '', 404, /null/],
        ] as const
      ).map(([method, target, body, status, words]) => ({ language, method, target, body, status, words })),
    ),
  )('$language: $method $target answers $status', async ({ language, method, target, body, status, words }) => {
    await stubs.reached(language, sampleOf('moveCrane'));
    const headers = { ...HEADERS, ...(body === '' ? {} : { 'content-type': 'application/json' }) };
    const answer = await fetch(`${stubs.urls[language]}/v1/cranes/7${target}`, {
      method,
      headers,
      ...(body === '' ? {} : { body }),
    });
    const said = `${answer.headers.get('x-handler')} ${answer.headers.get('allow')} ${await answer.text()}`;
    expect({ status: answer.status, said }).toEqual({ status, said: expect.stringMatching(words) });
  });
});

const CORPUS = 'fresh/object-storage-service';
const MISSING = NO_CORPUS || (CORPORA.includes(CORPUS) ? '' : `skipped: no ${CORPUS}`);

describe.skipIf(MISSING !== '')(`stubs of object storage ${MISSING}${NO_PYTHON}`, () => {
  let stubs: Stubs;
  beforeAll(async () => {
    const config = defaultServiceConfig('objects');
    const { document } = contractOf({ pages: corpusPages(CORPUS), config, configFile: 'service.yaml' });
    stubs = await stubsOf(apartContract(document) as unknown as Node);
  }, TIME);
  afterAll(() => stubs?.close());

  it.each(LANGUAGES)('have a handler for each page, which its call reaches: %s', {
    timeout: TIME,
  }, async (language) => {
    const wrong: object[] = [];
    for (const sample of stubs.samples) {
      const { id, path } = sample.operation;
      const reached = await stubs.reached(language, sample, path.includes('#@') ? 'bucket.localhost' : '127.0.0.1');
      if (reached !== id) wrong.push({ id, reached });
    }
    expect(wrong).toEqual([]);
    expect(stubs.samples.length).toBeGreaterThan(75);
  });

  it.each(
    LANGUAGES.flatMap((language) => [
      { language, method: 'PATCH', target: '/', allow: 'DELETE, GET, HEAD, OPTIONS, POST, PUT' },
      { language, method: 'PATCH', target: '/a', allow: 'DELETE, GET, HEAD, POST, PUT' },
    ]),
  )('$language: $method $target is answered 405 with $allow', async ({ language, method, target, allow }) => {
    const answer = await fetch(stubs.urls[language] + target, { method, headers: HEADERS });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
  });
});
