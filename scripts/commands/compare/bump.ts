import path from 'node:path';
import { isScalar, parseDocument } from 'yaml';
import { driftReport, nextVersion } from '../../drift/index.ts';
import type { Cache } from '../contract/cache.ts';
import { readService, serviceResult } from '../contract/service.ts';
import { overlayFindings } from '../contract/service-result.ts';
import { readText } from '../machine/files.ts';
import { readAcknowledgements, today } from './drift-report.ts';
import { changesSince, committedContract } from './outdated-spec.ts';

/** What becomes of a version. */
export interface Bump {
  readonly told: string;
  /** The text of `service.yaml` with the next version; undefined where it stays. */
  readonly configText?: string;
}

/**
 * The `service.yaml` with the version that follows the contract's in `spec/`, by what the pages changed in it: the
 * packages of all targets take theirs from there. A version that a person has moved already is left, and so is that of
 * a contract that is new or is not semantic.
 *
 * @returns undefined where nothing asks for another version
 */
export async function bumpVersion(name: string, cache: Cache): Promise<Bump | undefined> {
  const input = await readService(name);
  const result = await serviceResult(input, cache);
  const committed = await committedContract(name);
  const before = committed?.version;
  if (!committed || before === undefined || overlayFindings(result).length > 0) return undefined;
  const changes = changesSince(name, committed, result);
  const { bump } = driftReport(changes, await readAcknowledgements(undefined), today(), { old: '', now: '' }).summary;
  if (bump === 'none') return undefined;
  const { version } = input.config;
  if (version !== before) return { told: `${name}: version ${before} → ${version}, as service.yaml says` };
  const after = nextVersion(before, bump);
  if (after === undefined) return { told: `${name}: version ${before} is not semantic, and was left as it is` };
  return {
    told: `${name}: version ${before} → ${after}, a ${bump} step`,
    configText: await withVersion(path.join('docs-source', name, 'service.yaml'), after),
  };
}

/** Replaces the value of `version` and no other character. */
async function withVersion(file: string, version: string): Promise<string> {
  const text = (await readText(file)) ?? '';
  const node = parseDocument(text).get('version', true);
  if (!isScalar(node) || !node.range) throw new Error(`${file} was read, and has no version`);
  return text.slice(0, node.range[0]) + version + text.slice(node.range[1]);
}
