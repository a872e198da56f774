import { parseDocument } from 'yaml';
import { contract } from '../contract/compared-contract.ts';
import { UsageError } from '../machine/errors.ts';
import { gitCommits, gitText, isShallow } from '../machine/git.ts';
import { sinceRevision } from './diff-input.ts';
import type { CommittedContract } from './outdated-spec.ts';

/** A contract as it was released, and which state that is. */
export interface ReleasedContract {
  readonly contract: CommittedContract;
  /** `since v1.0.0`, or since which commit. */
  readonly since: string;
}

/**
 * The contract of a service as it was last released: in the commit in which `version` in `service.yaml` became what
 * HEAD has, or in the first one after it whose contract has that version, where the two were committed apart.
 *
 * @returns undefined where git knows no such state: outside of a repository, or before the first commit
 */
export async function releasedContract(name: string): Promise<ReleasedContract | undefined> {
  const config = `docs-source/${name}/service.yaml`;
  const released = await commitOfVersion(config);
  if (!released) return undefined;
  const { commit, version } = released;
  const later = await gitCommits(`${commit}..HEAD`, `spec/${name}.yaml`);
  for (const each of [commit, ...later.reverse()]) {
    const found = await contractAt(each, name);
    if (found?.version !== version) continue;
    const cut = (await isShallow()) ? '; the clone is shallow, and older commits are not known' : '';
    return { contract: found, since: `since ${each.slice(0, 12)}, the first commit with version ${version}${cut}` };
  }
  return undefined;
}

/**
 * The contract of a service at a tag, a commit or a day.
 *
 * @returns undefined where it had none then
 * @throws UsageError where git knows no such state
 */
export async function contractSince(name: string, since: string): Promise<ReleasedContract | undefined> {
  const found = await contractAt(await sinceRevision(since), name);
  return found && { contract: found, since: `since ${since}` };
}

/** The oldest commit that has the version of HEAD, as have all after it. */
async function commitOfVersion(config: string): Promise<{ commit: string; version: string } | undefined> {
  let found: { commit: string; version: string } | undefined;
  for (const commit of await gitCommits('HEAD', config)) {
    const version = versionIn(await gitText(commit, config));
    if (version === undefined || (found && found.version !== version)) break;
    found = { commit, version };
  }
  return found;
}

function versionIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const document = parseDocument(text);
  const version = document.errors.length > 0 ? undefined : document.get('version');
  return typeof version === 'string' || typeof version === 'number' ? String(version) : undefined;
}

async function contractAt(revision: string, name: string): Promise<CommittedContract | undefined> {
  const file = `spec/${name}.yaml`;
  const text = await gitText(revision, file);
  if (text === undefined) return undefined;
  const sources = await gitText(revision, `spec/${name}.sources.json`);
  try {
    return { ...contract(text, `${revision}:${file}`, sources), text, pages: {} };
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
