import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type Contract, contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { corpusPages, ROOT } from '../corpus.ts';

const STORE = path.join(ROOT, 'node_modules/.cache/specscribe-test/contracts');

/**
 * The contract of a folder of the corpus, without a `service.yaml`. It is made once for a state of the code and of the pages,
 * whichever file of tests asks first; each caller has a copy of its own.
 */
export function corpusContract(folder: string): Contract {
  const pages = corpusPages(folder);
  const digest = createHash('sha256').update(codeDigest()).update(process.version);
  for (const { file, text } of pages) digest.update(`${file}\0${text}\0`);
  const file = path.join(STORE, `${folder.replaceAll('/', '-')}-${digest.digest('hex').slice(0, 24)}`);
  if (existsSync(file)) return deserialize(readFileSync(file)) as Contract;
  const made = contractOf({ pages, config: defaultServiceConfig('corpus'), configFile: 'service.yaml' });
  mkdirSync(STORE, { recursive: true });
  // Two files of tests may make it at once: each puts a whole one in place.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, serialize(made));
  renameSync(own, file);
  return made;
}

let known: string | undefined;

/** Digest of all code that contracts are made by, and of the versions of its libraries. */
function codeDigest(): string {
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(readFileSync(path.join(ROOT, 'package-lock.json')));
  const scripts = path.join(ROOT, 'scripts');
  for (const name of (readdirSync(scripts, { recursive: true, encoding: 'utf8' }) as string[]).sort())
    if (name.endsWith('.ts')) digest.update(`${name}\0`).update(readFileSync(path.join(scripts, name)));
  known = digest.digest('hex');
  return known;
}
