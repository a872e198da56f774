import { lstatSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { giveUp, isAtWork, newOwner, OWNER } from './owner.ts';

const PREFIX = 'specscribe-';
/** What a temporary folder is called: its purpose, its owner, chance. */
const NAME = new RegExp(`^${PREFIX}[a-z]+-(${OWNER.source.slice(1, -1)})-\\w{6}$`);

/**
 * Runs something with a folder below the system's temporary one, which is gone afterwards. What killed runs of this
 * user have left there goes, too.
 *
 * @param purpose letters, for the folder's name
 */
export async function withTemporaryFolder<Result>(
  purpose: string,
  run: (folder: string) => Promise<Result>,
): Promise<Result> {
  await sweep();
  const owner = newOwner();
  const folder = await mkdtemp(path.join(tmpdir(), `${PREFIX}${purpose}-${owner}-`));
  try {
    return await run(folder);
  } finally {
    giveUp(owner);
    await rm(folder, { recursive: true, force: true });
  }
}

async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const [, owner] = NAME.exec(name) ?? [];
    if (owner === undefined) continue;
    const folder = path.join(tmpdir(), name);
    const info = lstatSync(folder, { throwIfNoEntry: false });
    if (!info?.isDirectory() || (process.getuid !== undefined && info.uid !== process.getuid())) continue;
    // What can't be removed costs room, not a run.
    if (!isAtWork(owner, info.mtimeMs)) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}
