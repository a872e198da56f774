import { cutName, isTaken } from '../allow-lists.ts';
import type { Method } from '../ir/index.ts';
import { lookup } from '../lookup.ts';
import { camelCase, pascalCase, wordsOf } from './names.ts';

/** Verbs of titles and what they become in an id. Anything else keeps its stem, so verbs that end in `e` stand here. */
const VERBS = lookup({
  querying: 'query',
  query: 'query',
  obtaining: 'query',
  viewing: 'query',
  listing: 'query',
  getting: 'query',
  showing: 'query',
  fetching: 'query',
  retrieving: 'query',
  creating: 'create',
  deleting: 'delete',
  updating: 'update',
  modifying: 'update',
  changing: 'change',
  adding: 'add',
  removing: 'remove',
  starting: 'start',
  stopping: 'stop',
  restarting: 'restart',
  binding: 'bind',
  unbinding: 'unbind',
  managing: 'manage',
  registering: 'register',
  setting: 'set',
  resetting: 'reset',
  enabling: 'enable',
  disabling: 'disable',
  associating: 'associate',
  disassociating: 'disassociate',
  attaching: 'attach',
  detaching: 'detach',
  importing: 'import',
  exporting: 'export',
  migrating: 'migrate',
  resizing: 'resize',
  configuring: 'configure',
  verifying: 'verify',
  sending: 'send',
  copying: 'copy',
  activating: 'activate',
  allocating: 'allocate',
  approving: 'approve',
  authorizing: 'authorize',
  closing: 'close',
  deactivating: 'deactivate',
  executing: 'execute',
  generating: 'generate',
  merging: 'merge',
  moving: 'move',
  purchasing: 'purchase',
  refusing: 'refuse',
  releasing: 'release',
  renaming: 'rename',
  replicating: 'replicate',
  reserving: 'reserve',
  restoring: 'restore',
  revoking: 'revoke',
  sharing: 'share',
  subscribing: 'subscribe',
  synchronizing: 'synchronize',
  terminating: 'terminate',
  unsubscribing: 'unsubscribe',
  upgrading: 'upgrade',
  validating: 'validate',
});

const DROPPED = new Set([
  'a',
  'an',
  'the',
  'details',
  'detail',
  'about',
  'list',
  'specified',
  'information',
  'of',
  'on',
  'for',
  'in',
  'to',
  'from',
  'by',
  'with',
  'and',
  'all',
  'api',
]);

/** A page name that is the vendor's own operation name: `ListModels`, not `modelarts_03_0079`. */
const OPERATION_NAME = /^[A-Z][a-z]+(?:[A-Z][a-z0-9]*)+$/;

/** The id that page, title, method and path suggest, and the rule that did. */
export function suggestId(
  page: { name: string; title: string },
  method: Method,
  path: string,
): { id: string; rule: string } {
  if (OPERATION_NAME.test(page.name)) return { id: camelCase(page.name), rule: 'page-name' };
  const fromTitle = idOfTitle(page.title, path);
  return fromTitle === '' ? { id: idOfPath(method, path), rule: 'path' } : { id: fromTitle, rule: 'title' };
}

function idOfTitle(title: string, path: string): string {
  const [first = '', ...rest] = wordsOf(title.replace(/\([^()]*\)/g, ' ').replace(/['’]s\b/g, ''));
  const verb = VERBS[first.toLowerCase()] ?? stem(first.toLowerCase());
  const nouns = rest.filter((word) => !DROPPED.has(word.toLowerCase()));
  const noun = nouns
    .map((word) => (/^[A-Z]{2,}s?$/.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word))
    .join(' ');
  const action = verb === 'query' ? (/\}$/.test(path) ? 'show' : 'list') : verb;
  return noun === '' && action === '' ? '' : camelCase(`${action} ${noun}`);
}

/** Ends of verbs that lose an `e` before `ing`. */
const SILENT_E =
  /(?:(?<![eo])at|ut|mot|plet|i[sz]|us|eas|has|ras|clos|pos|v|c|[dr]g|ag|bl|cal|ycl|(?<!o)id|od|ud|grad|(?<!a)ir|ur|har|rib|um|nam|fin|tun|lon|vok)ing$/;

const stem = (verb: string): string =>
  SILENT_E.test(verb) ? verb.replace(/ing$/, 'e') : verb.replace(/(?:([bdgmnprt])\1)?ing$/, '$1');

/** `POST /v2.1/{project_id}/servers/{id}/action` gives `postServersAction`; without any word `PUT /{kite}` gives `putKite`. */
export function idOfPath(method: Method, path: string): string {
  const segments = path
    .split('/')
    .filter((segment) => segment !== '' && !/^v\d+(?:\.\d+)*$/.test(segment) && !/^\{[^{}]*\}$/.test(segment));
  const noun = segments.map((segment) => pascalCase(segment.replace(/[{}]/g, ' '))).join('');
  const end = /\}$/.test(path) ? 'ById' : '';
  if (noun !== '') return `${method.toLowerCase()}${noun}${end}`;
  const named = /\{([^{}]*)\}$/.exec(path)?.[1];
  return `${method.toLowerCase()}${pascalCase(named ?? '') || 'Root'}`;
}

/** `/v2.1/…` gives `V21`; '' without a version. */
export function versionSuffix(path: string): string {
  const version = /^\/v(\d+(?:\.\d+)*)(?:\/|$)/i.exec(path)?.[1];
  return version === undefined ? '' : `V${version.replace(/\./g, '')}`;
}

/** A path with its placeholders' names taken out, `/v1/{}/images/{}`: what tells two paths apart. */
export const pathShape = (path: string): string => path.replace(/\{[^{}]*\}/g, '{}');

/**
 * Ids of a lock by method and shape of the path. Locks once had the names of placeholders in their keys; of two such
 * keys of one shape, the first counts.
 */
export function idsByShape(operations: Readonly<Record<string, string>>): Record<string, string> {
  const ids: Record<string, string> = {};
  for (const [key, id] of Object.entries(operations)) ids[pathShape(key)] ??= id;
  return ids;
}

export interface IdRequest {
  /** Stable key of the operation in the lock: method and shape of the path. */
  readonly key: string;
  readonly suggestion: string;
  readonly path: string;
  readonly method: Method;
}

/**
 * Gives each operation an id of its own. Ids in the lock stand; among new ones that wish for the same, the version is
 * added to all, then the chapter-independent path, then a number in order of the keys.
 */
export function assignIds(requests: readonly IdRequest[], lock: Readonly<Record<string, string>>): Map<string, string> {
  const ids = new Map<string, string>();
  // Ids that differ only in case would be one function in a language that writes names in its own way.
  const taken = new Set<string>(Object.values(lock).map((id) => id.toLowerCase()));
  const isFree = (id: string): boolean => !taken.has(id.toLowerCase()) && !isTaken('operation', id);
  for (const { key } of requests) if (lock[key] !== undefined) ids.set(key, lock[key]);
  const open = requests.filter(({ key }) => !ids.has(key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  const forms: readonly ((request: IdRequest) => string)[] = [
    (request) => request.suggestion,
    (request) => request.suggestion + versionSuffix(request.path),
    (request) => idOfPath(request.method, request.path) + versionSuffix(request.path),
  ];
  let left = open;
  for (const wish of forms) {
    const form = (request: IdRequest): string => cutName(wish(request));
    const wishes = new Map<string, number>();
    for (const request of left) {
      const key = form(request).toLowerCase();
      wishes.set(key, (wishes.get(key) ?? 0) + 1);
    }
    const next: IdRequest[] = [];
    for (const request of left) {
      const id = form(request);
      if (id !== '' && wishes.get(id.toLowerCase()) === 1 && isFree(id)) {
        ids.set(request.key, id);
        taken.add(id.toLowerCase());
      } else next.push(request);
    }
    left = next;
  }
  for (const request of left) {
    const base = cutName(request.suggestion || idOfPath(request.method, request.path));
    let number = 2;
    let id = base;
    while (!isFree(id)) id = `${base}${number++}`;
    taken.add(id.toLowerCase());
    ids.set(request.key, id);
  }
  return ids;
}
