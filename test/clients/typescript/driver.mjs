// The driver of the TypeScript client. Arguments: the compiled client's main module, and that of the typed code.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const [clientFile, typedFile] = process.argv.slice(2);
const client = await import(pathToFileURL(clientFile).href);
const { TYPED } = await import(pathToFileURL(typedFile).href);

async function reportOf({ id, baseUrl, client: settings, steps }) {
  const asked = [];
  const attempts = [];
  const results = [];
  for (const step of steps) {
    const made = attempt(() => client.createClient(optionsOf(baseUrl, settings, asked, attempts)));
    results.push(...(made.error ? [failure(made.error, 'setup')] : await resultsOf(made.value, step)));
    if (results.at(-1).error) break;
  }
  return { id, results, asked, attempts };
}

function attempt(work) {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

function optionsOf(baseUrl, { temporaryKeys, identity, hook, ...settings }, asked, attempts) {
  const { token, ...own } = ownOptions(baseUrl, settings, asked);
  const options = hook ? { ...own, onAttempt: (each) => attempts.push(attemptOf(each)) } : own;
  const asking = { url: baseUrl, ...(identity === undefined ? {} : { identity }) };
  if (temporaryKeys) return { ...options, credentials: client.identityCredentials({ ...asking, token }) };
  if (identity !== undefined) return { ...options, token: client.identityTokens(asking) };
  return token === undefined ? options : { ...options, token };
}

const attemptOf = ({ method, path, number, status = 0, error, durationMs }) => ({
  method,
  path,
  number,
  status,
  failed: error !== undefined,
  timed: durationMs >= 0,
});

function ownOptions(baseUrl, { tokens, accessKey, followingHttpClient, maxAttempts, login, ...settings }, asked) {
  return {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    projectId: 'p',
    ...settings,
    ...(maxAttempts === undefined ? {} : { retry: { maxAttempts } }),
    ...(login === undefined ? {} : { token: loginOf(baseUrl, login) }),
    ...(tokens === undefined ? {} : { token: sourceOf(tokens, asked) }),
    ...(accessKey === undefined ? {} : { credentials: accessKey }),
    ...(followingHttpClient ? { fetch: (request) => fetch(request) } : {}),
  };
}

const loginOf = (url, { user: name, password, domain }) =>
  client.identityTokens({ url, user: { name, password, domain }, scope: { project: { name: 'harbour' } } });

function sourceOf(tokens, asked) {
  return async (refused) => {
    asked.push(refused ?? null);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return tokens[Math.min(tokens.indexOf(refused) + 1, tokens.length - 1)];
  };
}

async function resultsOf(made, step) {
  const times = step.do === 'call' ? (step.times ?? 1) : 1;
  return Promise.all(Array.from({ length: times }, () => resultOf(made, step)));
}

async function resultOf(made, step) {
  try {
    return await STEPS[step.do](made, step);
  } catch (error) {
    return failure(error);
  }
}

async function call(made, { operation, args, options = {}, read = [] }) {
  const { repeatable, ...others } = options;
  const given = { ...others, ...(repeatable === undefined ? {} : { idempotent: repeatable }) };
  const { value, status, requestId } = await made.withResponse[operation](argumentsOf(args), given);
  const fields = Object.fromEntries(read.map((path) => [path, fieldAt(value, path)]));
  return { ...(value === undefined ? {} : { value: plain(value) }), fields, status, requestId };
}

const fieldAt = (value, path) => path.split('.').reduce((at, name) => at?.[name], value) ?? null;

const plain = (value) => (value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('latin1') } : value);

function argumentsOf({ body, ...places } = {}) {
  return { ...places, ...(body === undefined ? {} : { body: special(body) }) };
}

/** A body with the bytes and streams that its marks stand for. */
function special(body) {
  if (typeof body !== 'object' || body === null) return body;
  if (typeof body.$bytes === 'string') return new Uint8Array(Buffer.from(body.$bytes, 'latin1'));
  if (typeof body.$stream === 'string') return new Blob([Buffer.from(body.$stream, 'latin1')]).stream();
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, markOr(value)]));
}

const markOr = (value) => (value?.$bytes === undefined && value?.$stream === undefined ? value : special(value));

async function list(made, { operation, args, most }) {
  const items = [];
  try {
    for await (const item of made.iterate[operation](argumentsOf(args))) {
      if (items.length === most) return { items, more: true };
      items.push(item.id);
    }
    return { items, more: false };
  } catch (error) {
    return { items, ...failure(error) };
  }
}

async function wait(made, { operation, args, state, timeoutMs, intervalMs }) {
  const given = [argumentsOf(args), ...(state === undefined ? [] : [state]), { timeoutMs, intervalMs }];
  const value = await made[state === undefined ? 'waitUntilGone' : 'waitUntil'][operation](...given);
  return value === undefined ? {} : { value };
}

const job = async (made, { operation, args, timeoutMs, intervalMs }) => ({
  value: await made.waitFor[operation](argumentsOf(args), { timeoutMs, intervalMs }),
});

async function stream(made, { operation, args }) {
  const { body } = await made.stream[operation](argumentsOf(args));
  const chunks = [];
  for await (const chunk of body) chunks.push(chunk);
  return { value: { $bytes: Buffer.concat(chunks).toString('latin1') } };
}

/** Requests are the caller's own objects here: there is no type that could hide anything of them. */
const show = (made) => ({ text: [String(made), inspect(made, { depth: 9 }), JSON.stringify(made)].join('\n') });

const defaults = () => ({ value: client.DEFAULTS });

const held = async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  // What a collection lets finalizers and timers free is gone after another one.
  for (let count = 0; count < 3; count++) {
    collect();
    await new Promise((done) => setTimeout(done, 20));
  }
  return { value: process.memoryUsage().heapUsed };
};

const typed = async (made, { name }) =>
  TYPED[name] ? { value: await TYPED[name](made) } : { unsupported: `no typed code for ${name}` };

function failure(error, kind = kindOf(error)) {
  const { status, code, message, requestId, reason, maybeDone } = error;
  return { error: { kind, status, code, message, requestId, reason, maybeDone }, text: printed(error) };
}

const STEPS = { call, list, wait, job, stream, show, defaults, held, typed };

const NAMES = { ConnectionError: 'connection', TimeoutError: 'timeout', WaitError: 'wait', PagingError: 'paging' };

function kindOf(error) {
  if (error instanceof client.ApiError) return 200 <= error.status && error.status <= 299 ? 'unreadable' : 'api';
  if (error instanceof client.WaitError && error.reason === 'timeout') return 'timeout';
  return NAMES[error?.name] ?? (error instanceof TypeError ? 'argument' : 'other');
}

const printed = (error) =>
  [String(error), error?.stack, inspect(error, { depth: 9 }), JSON.stringify(error)].join('\n');

createInterface({ input: process.stdin }).on('line', async (line) => {
  console.log(JSON.stringify(await reportOf(JSON.parse(line))));
});
