import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type Companions, FAMILY_NAMES } from '../../adapt/index.ts';
import { ALLOWED } from '../../allow-lists.ts';
import { type Overlay, parseOverlay } from '../../emit/index.ts';
import { type FamilyFile, parseFamilyFile } from '../../family-config.ts';
import { EMPTY_LOCK, type FormerNames, type OperationsLock, type PageText } from '../../ir/index.ts';
import { PAGE_FILE } from '../../read/index.ts';
import { type ChosenNames, NAMES_FILE, parseNamesFile, RESOURCE_PLACE } from '../../names-config.ts';
import { defaultServiceConfig, parseServiceConfig, type ServiceConfig } from '../../service-config.ts';
import { ConfigError, locatedYaml, plainValue } from '../../located-yaml.ts';
import { visibleLine } from '../../visible.ts';
import { UsageError } from '../machine/errors.ts';
import { readPageTexts, readText } from '../machine/files.ts';
import { type Cache, cacheFolder, diskCache, NO_CACHE, sha256 } from './cache.ts';
import { areAdapted, isFirstReading, isServiceResult } from './cached-values.ts';
import { companionsOf, readCompanions } from './companions.ts';
import type { PageReader } from '../../pipeline/index.ts';
import { noServiceText } from './project.ts';
import { lockName, resultOf, type ServiceResult } from './service-result.ts';

/** All that a service's contract is made from, as read from disk. */
export interface ServiceInput {
  readonly name: string;
  readonly pages: readonly PageText[];
  readonly config: ServiceConfig;
  /** Name of the file that `config` comes from, for the source map. */
  readonly configFile: string;
  /** The names to keep; a getter reads them from their text, since what hasn't changed needs none. */
  readonly lock: OperationsLock;
  /** '' where there are none yet. */
  readonly lockText: string;
  readonly overlays: readonly Overlay[];
  /** Names that a team has chosen. */
  readonly names?: ChosenNames | undefined;
  /** The pages are some of the service's. */
  readonly partial: boolean;
  /** The family that the pages are read as, by its name or by a file that describes it. */
  readonly family?: string;
  readonly familyFile?: FamilyFile;
  readonly familyHash: string;
  /** Looks up the files that pages name. */
  readonly companions: Companions;
  readonly companionsHash: string;
  /** No `service.yaml` says what `config` has: server, security and version are made up. */
  readonly isDefault?: boolean;
  /** Hash of everything above but the pages. */
  readonly settings: string;
}

/** The cache that a command line asks for, made once a run: `--no-cache` gives one that remembers nothing. */
export const cacheOf = ({ cache }: { readonly cache?: boolean }): Cache =>
  cache === false ? NO_CACHE : diskCache(cacheFolder());

/**
 * What pages come to: from the cache where nothing has changed, else anew, with the pages that haven't changed
 * understood from the cache.
 */
export async function serviceResult(input: ServiceInput, cache: Cache): Promise<ServiceResult> {
  const keys = new Map(
    input.pages.map((page) => [page, sha256('page', page.file, page.text, String(page.tooLarge ?? page.isLink ?? ''))]),
  );
  const key = sha256('service', input.settings, String(input.partial), ...keys.values());
  const known = cache.get(key, isServiceResult);
  if (known) return known;
  // Loaded where something has changed: what stands needs no reader.
  const { contractOf, freshReader } = await import('../../pipeline/index.ts');
  const fresh = freshReader(input.familyFile);
  const remembered = <Value>(key: string, is: (value: unknown) => value is Value, make: () => Value): Value => {
    const known = cache.get(key, is);
    if (known) return known;
    const value = make();
    cache.put(key, value);
    return value;
  };
  const reader: PageReader = {
    families: fresh.families,
    unread: fresh.unread,
    first: (page) =>
      remembered(sha256('first', keys.get(page) as string, input.familyHash), isFirstReading, () => fresh.first(page)),
    adapted: (page, family, companions) =>
      remembered(
        sha256('adapted', keys.get(page) as string, family ?? '', input.companionsHash, input.familyHash),
        areAdapted,
        () => fresh.adapted(page, family, companions),
      ),
  };
  const result = resultOf(contractOf({ ...input, reader }));
  cache.put(key, result);
  return result;
}

/**
 * Reads `docs-source/<name>` and the names that its contract keeps.
 *
 * @param configText what `service.yaml` is about to have; what it has without it
 * @throws UsageError, ConfigError naming file, line and what to change
 */
export async function readService(name: string, configText?: string): Promise<ServiceInput> {
  const folder = path.join('docs-source', name);
  const configFile = path.join(folder, 'service.yaml');
  const text = configText ?? (await readText(configFile));
  if (text === undefined)
    throw new UsageError(
      (await stat(folder).catch(() => undefined))
        ? `${configFile}: no such file; a service needs one (title, version, server, security)`
        : await noServiceText(`${configFile}: no such file`),
    );
  const lockFile = path.join('spec', lockName(name));
  const lock = (await readText(lockFile)) ?? '';
  const configured = await readSettings(text, configFile);
  const paged = await readPaged([folder]);
  const family = await readFamily(configured.config, folder, {});
  return {
    name,
    ...configured,
    ...paged,
    ...family,
    get lock() {
      return lockOf(lock, lockFile);
    },
    lockText: lock,
    partial: false,
    settings: sha256(name, configured.settings, lock, paged.companionsHash, family.familyHash),
  };
}

/**
 * Reads folders of pages, or single ones, with the `service.yaml` that is given or stands in the first folder.
 *
 * @param name title of a service that has no `service.yaml`
 * @param choice with `out`, names are kept that an earlier run wrote there
 * @throws UsageError, ConfigError naming file, line and what to change
 */
export async function readPages(
  paths: readonly string[],
  explicit: string | undefined,
  name: string,
  choice: FamilyChoice & { readonly out?: string } = {},
): Promise<ServiceInput> {
  const file = explicit ?? path.join(paths[0] ?? '.', 'service.yaml');
  const text = await readText(file);
  if (text === undefined && explicit !== undefined) throw new UsageError(`${explicit}: no such file`);
  const settings =
    text === undefined ? await defaultSettings(name, path.dirname(file)) : await readSettings(text, file);
  const lockFile = path.join(choice.out ?? '.', lockName(name));
  const lock = choice.out === undefined ? '' : ((await readText(lockFile)) ?? '');
  const paged = await readPaged(paths);
  const family = await readFamily(settings.config, path.dirname(file), choice);
  return {
    name,
    ...settings,
    ...paged,
    ...family,
    get lock() {
      return lockOf(lock, lockFile);
    },
    lockText: lock,
    partial: true,
    settings: sha256(name, settings.settings, lock, paged.companionsHash, family.familyHash),
  };
}

type Paged = Pick<ServiceInput, 'pages' | 'companions' | 'companionsHash'>;

/** Pages of folders, or single ones, and the files that they name. */
async function readPaged(paths: readonly string[]): Promise<Paged> {
  const pages = await readPageTexts(paths, PAGE_FILE);
  const [first = '.'] = paths;
  const info = await stat(first).catch(() => undefined);
  const root = info?.isFile() ? path.dirname(first) : first;
  const texts = await readCompanions(root, pages);
  const companionsHash = sha256(...[...texts].flat());
  return { pages, companions: companionsOf(texts, pages), companionsHash };
}

/** The family that a user asks for. */
export interface FamilyChoice {
  readonly family?: string;
  /** A file that describes one; `family.yaml` beside `service.yaml` without it. */
  readonly familyFile?: string;
}

type ReadFamily = Pick<ServiceInput, 'family' | 'familyFile' | 'familyHash'>;

/**
 * The family that settings, a file of its own or an option name.
 *
 * @param config undefined where there is no `service.yaml`
 * @param folder that may have a `family.yaml`
 * @throws UsageError, ConfigError naming what is wrong and what is known
 */
export async function readFamily(
  config: ServiceConfig | undefined,
  folder: string,
  choice: FamilyChoice,
): Promise<ReadFamily> {
  const file = choice.familyFile ?? path.join(folder, 'family.yaml');
  const text = await readText(file);
  if (text === undefined && choice.familyFile !== undefined) throw new UsageError(`${file}: no such file`);
  const familyFile = text === undefined ? undefined : parseFamilyFile(text, file);
  const family = choice.family ?? config?.family;
  const known = [...FAMILY_NAMES, ...(familyFile ? [familyFile.family] : [])];
  if (family !== undefined && !known.includes(family))
    throw new UsageError(`family ${family} is not known; there are ${known.join(', ')}`);
  return {
    ...(family === undefined ? {} : { family }),
    ...(familyFile ? { familyFile } : {}),
    familyHash: sha256(family ?? '', text ?? ''),
  };
}

type Settings = Pick<ServiceInput, 'config' | 'configFile' | 'overlays' | 'names' | 'settings' | 'isDefault'>;

async function defaultSettings(name: string, folder: string): Promise<Settings> {
  const { names, namesText } = await readNames(folder);
  return {
    config: defaultServiceConfig(name),
    configFile: 'service.yaml',
    overlays: [],
    isDefault: true,
    names,
    settings: sha256('default', name, namesText),
  };
}

async function readSettings(text: string, file: string): Promise<Settings> {
  const overlays = await overlayTexts(path.dirname(file));
  const { names, namesText } = await readNames(path.dirname(file));
  return {
    config: parseServiceConfig(text, file),
    configFile: path.basename(file),
    overlays: overlays.map((each) => ({ ...parseOverlay(each.text, each.full), file: `overlays/${each.name}` })),
    names,
    settings: sha256(file, text, namesText, ...overlays.flatMap((each) => [each.name, each.text])),
  };
}

/**
 * The names that a team has chosen, beside the pages of a folder. An empty file is none: a shell makes it before
 * `names SERVICE > names.yaml` has said a word.
 */
async function readNames(folder: string): Promise<{ readonly names?: ChosenNames; readonly namesText: string }> {
  const file = path.join(folder, NAMES_FILE);
  const text = await readText(file);
  return text === undefined || text.trim() === ''
    ? { namesText: '' }
    : { names: parseNamesFile(text, file), namesText: text };
}

interface OverlayText {
  readonly name: string;
  readonly full: string;
  readonly text: string;
}

/** The corrections beside the pages of a folder, sorted by name. */
async function overlayTexts(folder: string): Promise<OverlayText[]> {
  const entries = await readdir(path.join(folder, 'overlays')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new UsageError(`${path.join(folder, 'overlays')}: not a folder that can be read (${error.code})`);
  });
  const texts: OverlayText[] = [];
  for (const name of entries.filter((entry) => /\.ya?ml$/.test(entry)).sort()) {
    const full = path.join(folder, 'overlays', name);
    const text = await readText(full);
    if (text === undefined) throw new UsageError(`${full}: not a file that can be read`);
    texts.push({ name, full, text });
  }
  return texts;
}

/** @throws UsageError where the text is no lock */
export const lockOf = (text: string, file: string): OperationsLock =>
  text === '' ? EMPTY_LOCK : parseLock(text, file);

const OPERATION_NAME = z.string().regex(ALLOWED.operation.pattern, ALLOWED.operation.hint);
const TYPE_NAME = z.string().regex(ALLOWED.schema.pattern, ALLOWED.schema.hint);
const PLACE = z.string().regex(RESOURCE_PLACE, 'resource.method makes a place');
const VERSION = z.string().regex(/^\d{1,10}\.0\.0$/, 'a major version is what names end with');

const formerNames = (name: z.ZodString) => z.record(name, z.object({ now: name, until: VERSION })).optional();

/** What names of a lock are held against: they become names of code and of files. */
const lockSchema = z.object({
  operations: z.record(z.string(), OPERATION_NAME).default({}),
  schemas: z.record(z.string(), TYPE_NAME).default({}),
  shapes: z.record(TYPE_NAME, z.string()).default({}),
  resources: z.record(z.string(), PLACE).default({}),
  formerly: z
    .object({
      operations: formerNames(OPERATION_NAME),
      resources: formerNames(PLACE),
      types: formerNames(TYPE_NAME),
    })
    .optional(),
});

/** The first fault, with the entry that has it, on one line. */
function lockFault({ issues: [first] }: z.ZodError): string {
  const entry = first?.path.map(String).join(' › ') ?? '';
  return visibleLine(entry === '' ? `${first?.message}` : `${entry}: ${first?.message}`);
}

/** @throws UsageError where the text is no YAML */
function lockValue(text: string, file: string): unknown {
  try {
    return plainValue(locatedYaml(text, file), file);
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(`${error.message}; restore it from git`);
    throw error;
  }
}

/**
 * Reads the names to keep.
 *
 * @throws UsageError where the text is no lock
 */
export function parseLock(text: string, file: string): OperationsLock {
  const result = lockSchema.safeParse(lockValue(text, file));
  if (!result.success)
    throw new UsageError(`${file}: not a lock file (${lockFault(result.error)}); restore it from git`);
  const { formerly, ...names } = result.data;
  return formerly === undefined ? names : { ...names, formerly: formerly as FormerNames };
}
