import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'yaml';
import { startSandbox } from './sandbox-process.ts';

/** What clients were told before a sandbox was killed. */
interface Acknowledged {
  /** Descriptions by the id of the image that was created or deleted; undefined for a deleted one. */
  readonly things: Map<string, string | undefined>;
  /** Images whose last request was not answered, so that both states are right. */
  readonly open: Set<string>;
}

const CLIENTS = 4;
/** Answers that clients have, before a sandbox is killed, and as many more as the number of the kill says. */
const FEWEST = 10;
const MORE = 40;

export interface Killed {
  /** What is wrong, one line each; nothing where all is right. */
  readonly wrong: string[];
  /** Requests that were answered before the kills. */
  readonly answered: number;
}

/**
 * Kills a sandbox under load again and again, and looks after each start whether everything is there that it had
 * answered. Each kill comes in the middle of requests, after so many answers that no slow machine makes it an idle one.
 */
export async function killAgain(spec: string, folder: string, times: number): Promise<Killed> {
  const told: Acknowledged = { things: new Map(), open: new Set() };
  const images = imagesOf(spec, folder);
  const load: Load = { answered: 0, isOver: false, isKilled: false };
  for (let round = 0; ; round++) {
    const sandbox = await startSandbox(folder, ...images, '--data', `${folder}/data.sqlite`);
    try {
      const wrong = (await lost(sandbox.url, told)).map((each) => `after kill ${round}: ${each}`);
      if (round === times || wrong.length > 0) return { wrong, answered: load.answered };
      const enough = load.answered + FEWEST + ((round * 37) % MORE);
      load.isOver = false;
      load.isKilled = false;
      const clients = Array.from({ length: CLIENTS }, (_, client) =>
        work(sandbox.url, `${round}-${client}`, told, load, async () => {
          if (load.answered < enough || load.isOver) return;
          load.isOver = true;
          // The others go on for a while, so that their requests are at any point.
          await wait(round % 7);
          await sandbox.kill();
          load.isKilled = true;
        }),
      );
      await Promise.all(clients);
    } finally {
      await sandbox.kill();
    }
  }
}

interface Load {
  answered: number;
  /** Enough was answered. */
  isOver: boolean;
  isKilled: boolean;
}

/** The contract of images alone, which a process reads sooner, with their life cycles. */
function imagesOf(spec: string, folder: string): string[] {
  const contract = parse(readFileSync(spec, 'utf8'));
  const paths = Object.fromEntries(
    Object.entries(contract.paths).filter(([path]) => path.startsWith('/v1/{project_id}/images')),
  );
  const schemas: Record<string, unknown> = {};
  const reach = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name in schemas) continue;
      schemas[name] = contract.components.schemas[name];
      reach(schemas[name]);
    }
  };
  reach([paths, { ...contract.components, schemas: {} }]);
  const file = `${folder}/images.json`;
  writeFileSync(file, JSON.stringify({ ...contract, paths, components: { ...contract.components, schemas } }));
  return [file, '--cycles', spec.replace(/spec\/(\w+)\.yaml$/, 'docs-source/$1/sandbox.yaml')];
}

/** Creates, and deletes every third, until the sandbox is gone. */
async function work(
  url: string,
  name: string,
  told: Acknowledged,
  load: Load,
  answered: () => Promise<void>,
): Promise<void> {
  for (let count = 0; !load.isKilled; count++) {
    const description = `${name}-${count}`;
    try {
      const made = await fetch(`${url}/v1/p/images`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ swr_path: `swr.example.com/a/${description}`, description }),
      });
      const { id } = (await made.json()) as { id: string };
      told.things.set(id, description);
      load.answered++;
      await answered();
      if (count % 3 !== 0) continue;
      told.open.add(id);
      const gone = await fetch(`${url}/v1/p/images/${id}`, { method: 'DELETE' });
      await gone.text();
      told.things.set(id, undefined);
      told.open.delete(id);
      load.answered++;
      await answered();
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
