import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Driving, drive } from '../clients/drive.ts';
import { goSide } from '../clients/go/index.ts';
import { javaSide } from '../clients/java/index.ts';
import type { Step } from '../clients/protocol.ts';
import { pythonSide } from '../clients/python/index.ts';
import { typescriptSide } from '../clients/typescript/index.ts';
import { ROOT } from '../corpus.ts';
import { removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { generateInto, generateWithCore } from '../generate/support/generated.ts';
import { lackOf } from '../matrix/sides.ts';

/** Seconds of load for each language. */
const SECONDS = Number(process.env.LOAD_SECONDS ?? 120);
/** Whether clients have their core from a package, and do not hold it themselves. */
const HAS_CORE = process.env.LOAD_CORE === '1';
const AT_ONCE = 6;
const ITEMS = 95;
const PAGE = 10;
/** Of so many requests one fails, in one of the ways below. */
const FAULT_EVERY = 23;
/** When it is looked at what a process holds: what is loaded and compiled once is there at the first look. */
const SHARES = [1 / 4, 1 / 2, 3 / 4, 1];
const TIME = 600_000 + SECONDS * 2000;
const CONTRACT = path.join(ROOT, 'test/clients/harbour.yaml');

/** A harbour that keeps ships, is slow to build them, and fails now and then in ways that pass. */
interface Harbour {
  readonly url: string;
  readonly ships: ReadonlyMap<string, { looks: number }>;
  readonly created: () => number;
  readonly requests: () => number;
  close(): Promise<void>;
}

async function startHarbour(): Promise<Harbour> {
  const ships = new Map<string, { looks: number }>();
  let [requests, created] = [0, 0];
  const server: Server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      requests++;
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://harbour');
      const say = (status: number, body?: unknown, headers: Record<string, string> = {}): void => {
        const text = body === undefined ? '' : JSON.stringify(body);
        response.writeHead(status, { ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers }).end(text);
      };
      const [, , , , id] = pathname.split('/');
      if (requests % FAULT_EVERY === 0) {
        const kind = (requests / FAULT_EVERY) % 3;
        if (kind === 0) return say(429, { error_code: 'Harbour.429' }, { 'Retry-After': '0' });
        if (kind === 1) return say(503, { error_code: 'Harbour.503' }, { 'Retry-After': '0' });
        if (request.method === 'GET') return void request.socket.destroy();
      }
      if (request.method === 'POST') {
        const made = `ship-${++created}`;
        ships.set(made, { looks: 0 });
        return say(202, { id: made, size: 1, status: 'BUILDING' });
      }
      const ship = ships.get(id ?? '');
      if (id === undefined) {
        const start = Number(searchParams.get('offset') ?? 0);
        const ids = Array.from({ length: ITEMS }, (_, index) => ({ id: String(index), size: index }));
        return say(200, { ships: ids.slice(start, start + PAGE) });
      }
      if (ship === undefined) return say(404, { error_code: 'Harbour.404' });
      if (request.method === 'DELETE') {
        ships.delete(id);
        return say(204);
      }
      ship.looks++;
      return say(200, { id, size: 1, status: ship.looks > 2 ? 'AFLOAT' : 'BUILDING' });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ships,
    created: () => created,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The stub server of the tool, which answers by the examples of the contract. */
async function startStub(): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/cli.js'), 'serve', CONTRACT, '--port', '0', '--quiet']);
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error('the stub ended')));
  });
  return { url, stop: () => void child.kill() };
}

/** What a process holds. `live` is what is left of its memory after a collection, in the unit of its language. */
interface Holding {
  readonly live: number;
  readonly megabytes: number;
  readonly files: number;
  readonly threads: number;
}

async function holdingOf(pid: number, driving: Driving, baseUrl: string): Promise<Holding> {
  const { results } = await driving.run({ id: 'held', baseUrl, client: { token: 't' }, steps: [{ do: 'held' }] });
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const value = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return {
    live: Number(results[0]?.value),
    megabytes: Math.round(value('VmRSS') / 1024),
    files: readdirSync(`/proc/${pid}/fd`).length,
    threads: value('Threads'),
  };
}

const LIST: Step = { do: 'list', operation: 'listShips', args: { query: { limit: PAGE } }, most: 200 };
const CREATE: Step = { do: 'call', operation: 'createShip', args: { body: { name: 'Ada' } } };
const ofShip = (id: string): readonly Step[] => {
  const args = { path: { ship_id: id } };
  return [
    { do: 'wait', operation: 'showShip', args, state: 'AFLOAT', timeoutMs: 60_000, intervalMs: 5 },
    { do: 'call', operation: 'deleteShip', args },
    { do: 'wait', operation: 'showShip', args, timeoutMs: 60_000, intervalMs: 5 },
  ];
};

describe.each([typescriptSide, pythonSide, goSide, javaSide])('the client $name under load', (side) => {
  const folder = scratchFolder(`load-${side.name}`);
  let [driving, pid]: [Driving | undefined, number] = [undefined, 0];
  let lack: string | undefined;

  beforeAll(async () => {
    lack = await lackOf(side);
    if (lack !== undefined) return;
    const [generated, built] = ['generated', 'built'].map((name) => path.join(folder, name)) as [string, string];
    mkdirSync(generated);
    mkdirSync(built);
    const contract = parse(readFileSync(CONTRACT, 'utf8'));
    if (HAS_CORE) await generateWithCore(generated, side.name, 'harbour', contract);
    else await generateInto(generated, side.name, { harbour: contract });
    const core = HAS_CORE ? path.join(generated, 'core') : undefined;
    const child = (await side.build(path.join(generated, 'harbour'), built, core))();
    driving = drive(child);
    pid = child.pid as number;
  }, TIME);
  afterAll(() => {
    driving?.end();
    removeFolder(folder);
  });

  it('loses no item, does nothing twice and holds nothing', { timeout: TIME }, async ({ skip }) => {
    skip(lack !== undefined, lack);
    const [harbour, stub] = [await startHarbour(), await startStub()];
    const faults: string[] = [];
    let [rounds, tasks] = [0, 0];
    const run = async (steps: readonly Step[], baseUrl: string) => {
      const report = await (driving as Driving).run({ id: `load-${++tasks}`, baseUrl, client: { token: 't' }, steps });
      for (const { error } of report.results) if (error) faults.push(`${error.kind}: ${error.status} ${error.message}`);
      return report.results;
    };
    const all = Array.from({ length: ITEMS }, (_, index) => String(index));
    const life = async (): Promise<void> => {
      const [[listed], [made], [shown]] = await Promise.all([
        run([LIST], harbour.url),
        run([CREATE], harbour.url),
        run([{ do: 'call', operation: 'showShip', args: { path: { ship_id: '7' } } }], stub.url),
      ]);
      if (JSON.stringify(listed?.items) !== JSON.stringify(all)) faults.push(`listed ${JSON.stringify(listed)}`);
      if ((shown?.value as { id?: unknown } | undefined)?.id !== '7') faults.push(`shown ${JSON.stringify(shown)}`);
      const { id } = (made?.value ?? {}) as { id?: string };
      if (id !== undefined) await run(ofShip(id), harbour.url);
      rounds++;
    };
    const begun = Date.now();
    const until = async (share: number): Promise<void> => {
      const end = begun + SECONDS * 1000 * share;
      const worker = async (): Promise<void> => {
        while (Date.now() < end && faults.length === 0) await life();
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    };
    try {
      const holdings: Holding[] = [];
      for (const share of SHARES) {
        await until(share);
        holdings.push(await holdingOf(pid, driving as Driving, harbour.url));
        console.log(
          `${side.name}: ${rounds} rounds, ${harbour.requests()} requests, ${JSON.stringify(holdings.at(-1))}`,
        );
      }
      const [early, ...later] = holdings as [Holding, ...Holding[]];
      expect(faults).toEqual([]);
      expect(harbour.created()).toBe(rounds);
      expect([...harbour.ships.keys()]).toEqual([]);
      // What a round held for ever would have grown with the rounds since. A process may keep more than it needs: only
      // what lives is the client's.
      for (const late of later) {
        expect(late.files).toBeLessThanOrEqual(early.files + 20);
        expect(late.threads).toBeLessThanOrEqual(early.threads + 20);
        expect(late.live).toBeLessThanOrEqual(early.live * 1.15);
      }
    } finally {
      stub.stop();
      await harbour.close();
    }
  });
});
