import { EventEmitter } from 'node:events';
import path from 'node:path';
import { type FastifyInstance, type FastifyServerFactory, fastify } from 'fastify';
import type { SiteFile } from '../../publish/index.ts';

/** Where pages ask for changes, and the script that does; no page of a site can be called so. */
const CHANGES = '/~preview/changes';
const SCRIPT = '/~preview/reload.js';

/** Reloads a page when it has changed, and goes on asking when the server comes back. */
const RELOAD = `new EventSource('${CHANGES}').addEventListener('change', ({ data }) => {
  const own = decodeURIComponent(location.pathname.slice(1)).replace(/(^|\\/)$/, '$1index.html');
  if (JSON.parse(data).includes(own)) location.reload();
});
`;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.yaml': 'application/yaml',
};

export interface PreviewServer {
  readonly app: FastifyInstance;
  /** Tells all open pages which files have changed. */
  readonly tell: (changed: ReadonlySet<string>) => void;
}

/**
 * A server of files in memory, not yet listening; a page that it gives reloads when it is told to have changed.
 *
 * @param fileOf a file by its path, without a leading slash
 * @param serverFactory makes the server that listens
 */
export function previewServer(
  fileOf: (path: string) => SiteFile['content'] | undefined,
  serverFactory: FastifyServerFactory,
): PreviewServer {
  const changes = new EventEmitter().setMaxListeners(0);
  const app = fastify({ forceCloseConnections: true, serverFactory });
  app.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  });
  app.get(SCRIPT, (_, reply) => reply.type(TYPES['.js'] as string).send(RELOAD));
  app.get(CHANGES, (_, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.raw.write('retry: 500\n\n');
    const send = (changed: ReadonlySet<string>): void => {
      reply.raw.write(`event: change\ndata: ${JSON.stringify([...changed])}\n\n`);
    };
    changes.on('change', send);
    reply.raw.once('close', () => changes.off('change', send)).on('error', () => undefined);
  });
  app.get('/*', (request, reply) => {
    const asked = (request.params as { '*': string })['*'];
    const file = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
    const content = fileOf(file);
    if (content === undefined) return reply.code(404).type('text/plain; charset=utf-8').send('No such page.\n');
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    return reply.type(type).send(file.endsWith('.html') ? withReload(String(content)) : Buffer.from(content));
  });
  // Every path of a GET has a route.
  app.setNotFoundHandler((_, reply) =>
    reply
      .code(405)
      .header('allow', 'GET, HEAD')
      .type('text/plain; charset=utf-8')
      .send('A preview only gives pages.\n'),
  );
  return { app, tell: (changed) => void changes.emit('change', changed) };
}

/** The end of the head is the first one: texts of a page can't hold the tag. */
const withReload = (page: string): string =>
  page.replace('</head>', `<script src="${SCRIPT}" defer></script>\n</head>`);
