import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { counted } from '../counted.ts';
import { CORE_TARGETS, JAR_TARGETS, TARGETS } from '../generate/index.ts';
import { lockName } from './contract/service-result.ts';
import { parseShard, SHARD_FILE, type ShardRecord } from './contract/shards.ts';
import { isMapOf } from './contract/source-index.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { type Files, isAbsent, readText } from './machine/files.ts';
import { manifestFiles } from './machine/ownership.ts';
import type { Terminal } from './machine/terminal.ts';
import { Transaction } from './machine/transaction.ts';
import { DIGEST_FILE, putTarget } from './targets/target-state.ts';

interface ShardFolder extends ShardRecord {
  readonly folder: string;
}

/**
 * Puts what sharded builds made into the project in the current folder: of each service its files of `spec/` and its
 * targets below `generated/`, all together or none. Nothing else of the folders is looked at.
 *
 * @param folders one for each shard
 * @throws UsageError where a shard is missing or comes twice, and for a file that specscribe didn't write
 */
export async function merge(
  folders: readonly string[],
  { quiet = false }: { readonly quiet?: boolean },
  terminal: Terminal,
): Promise<number> {
  const shards = wholeSet(await Promise.all(folders.map(readShard)));
  const transaction = new Transaction('.');
  let changed = 0;
  try {
    for (const { folder, services } of shards)
      for (const name of services) {
        changed += transaction.put('spec', await specFilesIn(folder, name)).length;
        for (const [target, files] of await targetsIn(folder, name))
          putTarget(transaction, path.join('generated', name, target), files);
      }
    transaction.commit();
  } finally {
    transaction.abandon();
  }
  const services = shards.reduce((sum, shard) => sum + shard.services.length, 0);
  if (!quiet)
    terminal.note(
      `${counted(shards.length, 'shard')}, ${counted(services, 'service')}; ${counted(changed, 'file')} of spec changed\n`,
    );
  return EXIT.fine;
}

async function readShard(folder: string): Promise<ShardFolder> {
  const file = path.join(folder, SHARD_FILE);
  const text = await readText(file);
  if (text === undefined) throw new UsageError(`${file}: no such file; name the folder of a \`build --shard\``);
  return { folder, ...parseShard(text, file) };
}

/** Shards in their order, each of a set once. */
function wholeSet(shards: readonly ShardFolder[]): ShardFolder[] {
  const { of = 0 } = shards[0] ?? {};
  const odd = shards.find((each) => each.of !== of);
  if (odd) throw new UsageError(`${odd.folder}: a shard of ${odd.of}, among shards of ${of}`);
  const whole = Array.from({ length: of }, (_, at) => {
    const [own, another] = shards.filter(({ index }) => index === at + 1);
    if (!own) throw new UsageError(`shard ${at + 1} of ${of} is missing; name its folder, too`);
    if (another) throw new UsageError(`${another.folder}: shard ${at + 1} of ${of} is ${own.folder}, too`);
    return own;
  });
  const owners = new Map<string, string>();
  for (const { folder, services } of whole)
    for (const service of services) {
      const other = owners.get(service);
      if (other !== undefined) throw new UsageError(`${folder}: has ${service}, as ${other} does; build them again`);
      owners.set(service, folder);
    }
  return whole;
}

async function specFilesIn(folder: string, name: string): Promise<Files> {
  const names = [`${name}.yaml`, `${name}.sources.json`, `${name}.diagnostics.json`, lockName(name)];
  const files = await readFiles(path.join(folder, 'spec'), names);
  const [contract, sources] = names.map((each) => Buffer.from(files.get(each) ?? '').toString());
  if (contract && sources && !isMapOf(sources, contract))
    throw new UsageError(
      `${folder}: the source map of ${name} is of another text of the contract; build the shard again`,
    );
  return files;
}

/** The targets of a service that were generated, each with the files that its manifest names. */
async function targetsIn(folder: string, name: string): Promise<Map<string, Files>> {
  const root = path.join(folder, 'generated', name);
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const known = new Set<string>([...TARGETS, ...JAR_TARGETS, ...CORE_TARGETS].map((target) => target.name));
  const targets = new Map<string, Files>();
  for (const { name: target } of entries.filter((each) => each.isDirectory() && known.has(each.name))) {
    const manifest = await readText(path.join(root, target, DIGEST_FILE));
    if (manifest === undefined) continue;
    targets.set(target, await readFiles(path.join(root, target), [...manifestFiles(manifest), DIGEST_FILE]));
  }
  return targets;
}

/** More bytes than any file has that is built. */
const LARGEST = 512 * 1024 * 1024;

/**
 * Files that are there, by name. The folder comes from another machine: a link in it may lead anywhere, and a pipe never
 * ends.
 *
 * @throws UsageError for anything but a file of its own, and for a file that no build makes
 */
async function readFiles(folder: string, names: readonly string[]): Promise<Files> {
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    const file = path.join(folder, name);
    try {
      for (let parent = path.dirname(file); parent.length > folder.length; parent = path.dirname(parent))
        if ((await lstat(parent)).isSymbolicLink())
          throw new UsageError(`${parent}: a symbolic link, which no build makes; build the shard again`);
      const info = await lstat(file);
      if (!info.isFile())
        throw new UsageError(`${file}: no regular file, as a build makes them; build the shard again`);
      if (info.size > LARGEST) throw new UsageError(`${file}: more than ${LARGEST} bytes; build the shard again`);
      files.set(name, await readFile(file));
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  }
  return files;
}
