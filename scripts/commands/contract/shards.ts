import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { PAGE_FILE } from '../../read/index.ts';
import { UsageError } from '../machine/errors.ts';

/** One of several machines that share the services of a project. */
export interface Shard {
  /** From 1 to `of`. */
  readonly index: number;
  readonly of: number;
}

/** Says which services a sharded build was of; written in the root of the project. */
export const SHARD_FILE = 'specscribe-shard.json';

/** As many shards as `--shard` takes. */
const MOST_SHARDS = 9999;

const shardSchema = z.strictObject({
  index: z.int().min(1).max(MOST_SHARDS),
  of: z.int().min(1).max(MOST_SHARDS),
  services: z.array(z.string().regex(/^[A-Za-z0-9][\w.-]*$/)),
});
export type ShardRecord = Readonly<z.infer<typeof shardSchema>>;

export const shardText = (record: ShardRecord): string => `${JSON.stringify(record, null, 2)}\n`;

/** @throws UsageError where the text is no record of a shard */
export function parseShard(text: string, file: string): ShardRecord {
  try {
    return shardSchema.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${file}: not a file that \`build --shard\` has written; run that build again`);
  }
}

/**
 * The services of a shard, sorted. The largest services are dealt first, each to the shard that has the fewest pages:
 * the same on every machine, since it depends on names and numbers of pages alone.
 *
 * @param pages of each service, by its name
 */
export function servicesOfShard(pages: ReadonlyMap<string, number>, { index, of }: Shard): string[] {
  const shards = Array.from({ length: of }, () => ({ pages: 0, names: [] as string[] }));
  const largestFirst = [...pages].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
  for (const [name, count] of largestFirst) {
    const emptiest = shards.reduce((least, each) => (each.pages < least.pages ? each : least));
    emptiest.pages += count;
    emptiest.names.push(name);
  }
  return (shards[index - 1]?.names ?? []).sort();
}

/** Numbers of pages of services below `docs-source`, by name. */
export async function pageCounts(services: readonly string[]): Promise<Map<string, number>> {
  const counts = services.map(async (name): Promise<[string, number]> => {
    const files = await readdir(path.join('docs-source', name), { recursive: true }).catch(() => []);
    return [name, files.filter((file) => PAGE_FILE.test(file)).length];
  });
  return new Map(await Promise.all(counts));
}
