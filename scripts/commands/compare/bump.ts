import path from 'node:path';
import { isScalar, parseDocument } from 'yaml';
import { driftReport, nextVersion } from '../../drift/index.ts';
import type { Cache } from '../contract/cache.ts';
import { readService, serviceResult } from '../contract/service.ts';
import { overlayFindings } from '../contract/service-result.ts';
import { readText } from '../machine/files.ts';
import { readAcknowledgements, today } from './drift-report.ts';
import { changesSince, committedContract } from './outdated-spec.ts';
import { contractSince, releasedContract } from './released-contract.ts';

/** What becomes of a version. */
export interface Bump {
  readonly told: string;
  /** The text of `service.yaml` with the next version; undefined where it stays. */
  readonly configText?: string;
}

/**
 * The `service.yaml` with the version that follows the last release, by what the pages changed since then: the packages
 * of all targets take theirs from there. The last release is the state at `since`, else the one in which the version
 * became what HEAD has, else, without git, what is in `spec/`. A version that a person has moved already is left, and
 * so is that of a contract that is new or is not semantic.
 *
 * @param since a tag, a commit or a day
 * @returns undefined where nothing asks for another version
 * @throws UsageError where git knows no such state
 */
export async function bumpVersion(name: string, cache: Cache, since?: string): Promise<Bump | undefined> {
  const input = await readService(name);
  const result = await serviceResult(input, cache);
  const built = await committedContract(name);
  if (!built || built.version === undefined || overlayFindings(result).length > 0) return undefined;
  const released = since === undefined ? await releasedContract(name) : await contractSince(name, since);
  if (since !== undefined && !released)
    return { told: `${name}: no contract in ${since}; version ${input.config.version} was left as it is` };
  const old = released?.contract ?? built;
  const before = old.version;
  if (before === undefined) return undefined;
  const changes = changesSince(name, old, result);
  const { bump } = driftReport(changes, await readAcknowledgements(undefined), today(), { old: '', now: '' }).summary;
  if (bump === 'none') return undefined;
  const { version } = input.config;
  const isBuilt = version === built.version;
  const after = nextVersion(before, bump);
  if (after === undefined) return { told: `${name}: version ${before} is not semantic, and was left as it is` };
  // Moved since the release: by a person, or by a run whose work isn't committed yet.
  const isMoved = version !== before;
  if (isMoved && isBuilt && !isLess(version, after)) return undefined;
  if (isMoved && !isBuilt) return { told: `${name}: version ${before} → ${version}, as service.yaml says` };
  return {
    told: `${name}: version ${version} → ${after}, a ${bump} step ${released?.since ?? 'since the last build'}`,
    configText: await withVersion(path.join('docs-source', name, 'service.yaml'), after),
  };
}

/** Compares versions of three numbers; one of another form is less than none. */
function isLess(a: string, b: string): boolean {
  const [left, right] = [a, b].map((each) => /^v?(\d+)\.(\d+)\.(\d+)$/.exec(each)?.slice(1).map(Number));
  const at = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
  return at >= 0 && (left?.[at] ?? 0) < (right?.[at] ?? 0);
}

/** Replaces the value of `version` and no other character. */
async function withVersion(file: string, version: string): Promise<string> {
  const text = (await readText(file)) ?? '';
  const node = parseDocument(text).get('version', true);
  if (!isScalar(node) || !node.range) throw new Error(`${file} was read, and has no version`);
  return text.slice(0, node.range[0]) + version + text.slice(node.range[1]);
}
