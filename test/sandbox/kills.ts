import { startSandbox } from './sandbox-process.ts';

/** What clients were told before a sandbox was killed. */
interface Acknowledged {
  /** Descriptions by the id of the image that was created or deleted; undefined for a deleted one. */
  readonly things: Map<string, string | undefined>;
  /** Images whose last request was not answered, so that both states are right. */
  readonly open: Set<string>;
}

const CLIENTS = 4;

/**
 * Kills a sandbox under load again and again, and looks after each start whether everything is there that it had
 * answered.
 *
 * @returns what is wrong, one line each; nothing where all is right
 */
export async function killAgain(spec: string, folder: string, times: number): Promise<string[]> {
  const wrong: string[] = [];
  const told: Acknowledged = { things: new Map(), open: new Set() };
  for (let round = 0; round <= times; round++) {
    const sandbox = await startSandbox(folder, spec, '--data', `${folder}/data.sqlite`);
    try {
      wrong.push(...(await lost(sandbox.url, told)).map((each) => `after kill ${round}: ${each}`));
      if (round === times || wrong.length > 0) return wrong;
      const stop = { now: false };
      const load = Array.from({ length: CLIENTS }, (_, client) => work(sandbox.url, client, round, told, stop));
      await new Promise((resolve) => setTimeout(resolve, 20 + ((round * 37) % 150)));
      stop.now = true;
      await sandbox.kill();
      await Promise.all(load);
    } finally {
      await sandbox.kill();
    }
  }
  return wrong;
}

/** Creates, and deletes every third, until the sandbox is gone. */
async function work(
  url: string,
  client: number,
  round: number,
  told: Acknowledged,
  stop: { now: boolean },
): Promise<void> {
  for (let count = 0; !stop.now; count++) {
    const description = `${round}-${client}-${count}`;
    try {
      const made = await fetch(`${url}/v1/p/images`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ swr_path: `swr.example.com/a/${description}`, description }),
      });
      const { id } = (await made.json()) as { id: string };
      told.things.set(id, description);
      if (count % 3 !== 0) continue;
      told.open.add(id);
      const gone = await fetch(`${url}/v1/p/images/${id}`, { method: 'DELETE' });
      await gone.text();
      told.things.set(id, undefined);
      told.open.delete(id);
    } catch {
      return;
    }
  }
}

async function lost(url: string, { things, open }: Acknowledged): Promise<string[]> {
  const answer = await fetch(`${url}/v1/p/images?limit=100000`);
  const { data } = (await answer.json()) as { data: { id: string; description?: string }[] };
  const there = new Map(data.map(({ id, description }) => [id, description]));
  return [...things].flatMap(([id, description]) => {
    if (open.has(id)) return [];
    if (description === undefined) return there.has(id) ? [`${id} was deleted, and is there`] : [];
    return there.get(id) === description ? [] : [`${id} was answered as ${description}, and is ${there.get(id)}`];
  });
}
