import { once } from 'node:events';
import path from 'node:path';
import { watch } from 'chokidar';
import { counted } from '../counted.ts';
import { ConfigError } from '../located-yaml.ts';
import { servicesOf } from './contract/project.ts';
import { cacheOf } from './contract/service.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { listenError } from './machine/listen-error.ts';
import { localServer } from './machine/local-server.ts';
import { stopSignal } from './machine/stop-signal.ts';
import type { Terminal } from './machine/terminal.ts';
import { previewServer } from './website/preview-server.ts';
import { PreviewSite } from './website/preview-site.ts';

export interface PreviewOptions {
  readonly port: number;
  readonly title: string;
  readonly tryItHost?: readonly string[];
  /** False: neither read from the cache nor written to it. */
  readonly cache?: boolean;
  /** No line a request. */
  readonly quiet?: boolean;
}

const HOST = '127.0.0.1';
/** Milliseconds in which changes are taken for one: editors write a file in several steps. */
const SETTLE = 50;

/**
 * Serves the site of services on this machine and brings it up to date when their files change, until the process is
 * told to stop. A service that can't be read is said, and its last pages stay.
 *
 * @throws UsageError, ConfigError for a service that can't be read at first, and for an address that can't be taken
 */
export async function preview(names: readonly string[], options: PreviewOptions, terminal: Terminal): Promise<number> {
  const services = names.length > 0 ? names : await servicesOf('docs-source');
  const { title, tryItHost: tryItHosts = [] } = options;
  const site = new PreviewSite({ title, tryItHosts, cache: cacheOf(options) }, terminal);
  await site.update(services);
  const log = options.quiet ? undefined : (line: string): void => terminal.note(`${line}\n`);
  const { app, tell } = previewServer((file) => site.file(file), localServer({ host: HOST, log }));
  const place = { port: options.port, host: HOST };
  const address = await app.listen(place).catch(async (error: unknown) => {
    await app.close();
    throw listenError(error, place);
  });
  const folders = new Map(services.map((name) => [path.resolve('docs-source', name), name]));
  const watcher = watch([...folders.keys()], { ignoreInitial: true });
  await once(watcher, 'ready');
  follow(
    watcher,
    folders,
    async (changed) => {
      const started = performance.now();
      const files = await site.update(changed);
      tell(files);
      terminal.note(
        `${changed.join(', ')}: ${counted(files.size, 'file')} changed in ${Math.round(performance.now() - started)} ms\n`,
      );
    },
    terminal,
  );
  terminal.data(`${counted(site.pageCount, 'page')} at ${address}/, Ctrl+C stops it\n`);
  await stopSignal();
  await watcher.close();
  await app.close();
  return EXIT.fine;
}

/** Calls for the services whose files have changed, one call after the other. */
function follow(
  watcher: ReturnType<typeof watch>,
  folders: ReadonlyMap<string, string>,
  update: (services: readonly string[]) => Promise<void>,
  terminal: Terminal,
): void {
  const waiting = new Set<string>();
  let turn = Promise.resolve();
  const take = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    const changed = [...waiting];
    waiting.clear();
    if (changed.length === 0) return;
    await update(changed).catch((error: unknown) => {
      if (!(error instanceof UsageError || error instanceof ConfigError)) throw error;
      terminal.note(`${error.message}; the last pages stay\n`);
    });
  };
  const failed = (error: unknown): void => terminal.note(`${error instanceof Error ? error.stack : String(error)}\n`);
  watcher.on('error', failed);
  watcher.on('all', (_, file) => {
    for (const [folder, name] of folders) if (path.resolve(file).startsWith(folder + path.sep)) waiting.add(name);
    turn = turn.then(take).catch(failed);
  });
}
