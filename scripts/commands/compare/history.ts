import {
  type Acknowledgement,
  type ContractEvent,
  driftReport,
  type History,
  type HistoryEntry,
  parseAcknowledgements,
  renamedContracts,
} from '../../drift/index.ts';
import { visibleLine } from '../../visible.ts';
import { type ComparedContract, contract, NO_CONTRACT } from '../contract/compared-contract.ts';
import { isSpec, serviceOf, sourcesFile } from '../contract/contract-names.ts';
import { compared } from '../diff.ts';
import { UsageError } from '../machine/errors.ts';
import { type GitCommit, gitBlob, gitCommit, gitBlobs, gitHistory, gitText, isShallow } from '../machine/git.ts';
import { ACK_FILE } from './drift-report.ts';

/** Contracts of a revision, by service. Two of one key are one text. */
type Tree = ReadonlyMap<string, SpecFile>;

interface SpecFile {
  readonly file: string;
  readonly contractBlob: string;
  readonly sourcesBlob?: string;
}

const NONE: Tree = new Map();

export interface ReadHistory {
  readonly history: History;
  /** Names of services that the range has seen, changed or not. */
  readonly services: ReadonlySet<string>;
  /** What a person should know of how far it reaches. */
  readonly notes: readonly string[];
}

/**
 * What happened to the contracts below `spec/` in a range of commits, newest first, by first parents. Commits that
 * changed no contract are left out.
 *
 * @param acknowledged beside those that each commit has; whether one has expired is judged by the commit's day
 * @throws UsageError where git knows no such range
 */
export async function readHistory(range: string, acknowledged: readonly Acknowledgement[]): Promise<ReadHistory> {
  const commits = await gitHistory(range, 'spec');
  if (!commits) throw new UsageError(`${range}: ${await whyNoRange(range)}`);
  const reader = new HistoryReader(acknowledged, await isShallow());
  const history: HistoryEntry[] = [];
  for (const commit of commits) {
    const contracts = await reader.events(commit);
    const { hash, date } = commit;
    if (contracts.length > 0) history.push({ commit: { hash, date, subject: visibleLine(commit.subject) }, contracts });
  }
  return { history, services: reader.services, notes: reader.notes };
}

async function whyNoRange(range: string): Promise<string> {
  const named = range.split(/\.{2,3}/).filter((each) => each !== '' && !each.startsWith('-'));
  // Outside of a repository nothing is a revision, which says nothing of the range.
  if ((await gitCommit('HEAD')) !== undefined)
    for (const each of named)
      if ((await gitCommit(each)) === undefined)
        return `there is no ${each}: \`git tag\` lists tags, and \`git fetch --tags\` fetches those of the remote`;
  return 'no range of commits here; name one as v1.0..HEAD, or a revision for all up to it';
}

/** As many contracts as two neighbouring commits have, by far. */
const MOST_KEPT = 256;

class HistoryReader {
  readonly services = new Set<string>();
  readonly notes: string[] = [];
  private readonly acknowledged: readonly Acknowledgement[];
  private readonly isShallow: boolean;
  private readonly trees = new Map<string, Tree>();
  private readonly contracts = new Map<string, ComparedContract | undefined>();

  constructor(acknowledged: readonly Acknowledgement[], shallow: boolean) {
    this.acknowledged = acknowledged;
    this.isShallow = shallow;
  }

  async events({ hash, parent, date }: GitCommit): Promise<ContractEvent[]> {
    const now = await this.tree(hash);
    if (parent === undefined && this.isShallow) {
      this.notes.push(
        `the clone is shallow: what came before ${hash.slice(0, 12)} is not known (git fetch --unshallow)`,
      );
      return [];
    }
    const old = parent === undefined ? NONE : await this.tree(parent);
    const acknowledgements = [...(await this.acknowledgementsAt(hash)), ...this.acknowledged];
    const out: ContractEvent[] = [];
    for (const { service, formerName } of await this.touched(old, now)) {
      const files = { old: old.get(formerName ?? service), now: now.get(service) };
      const sides = { old: await this.contract(files.old), now: await this.contract(files.now) };
      if (!sides.old || !sides.now) continue;
      const event = formerName !== undefined ? 'renamed' : !files.old ? 'added' : !files.now ? 'removed' : 'changed';
      const changes = compared({ old: sides.old, now: sides.now }, `${hash}:spec/${service}`);
      const [before, after] = [sides.old.version, sides.now.version];
      if (event === 'changed' && changes.length === 0 && before === after) continue;
      const report = driftReport(changes, acknowledgements, date, { old: parent ?? '', now: hash });
      out.push({
        service,
        event,
        ...(formerName === undefined ? {} : { formerName }),
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
        report: { ...report, stale: [] },
      });
    }
    return out;
  }

  /** Services whose contract is another text, those of new names matched with those of gone ones. */
  private async touched(old: Tree, now: Tree): Promise<{ service: string; formerName?: string }[]> {
    const gone = await this.documents([...old].filter(([service]) => !now.has(service)));
    const fresh = await this.documents([...now].filter(([service]) => !old.has(service)));
    const former = new Map(renamedContracts(gone, fresh).map(([before, after]) => [after, before]));
    const taken = new Set(former.values());
    return [...new Set([...old.keys(), ...now.keys()])]
      .filter((service) => !taken.has(service) && old.get(service)?.contractBlob !== now.get(service)?.contractBlob)
      .sort()
      .map((service) => {
        const formerName = former.get(service);
        return formerName === undefined ? { service } : { service, formerName };
      });
  }

  private async documents(files: readonly (readonly [string, SpecFile])[]): Promise<Map<string, unknown>> {
    const out = new Map<string, unknown>();
    for (const [service, file] of files) out.set(service, (await this.contract(file))?.document);
    return out;
  }

  private async tree(revision: string): Promise<Tree> {
    const known = this.trees.get(revision);
    if (known) return known;
    const blobs = await gitBlobs(revision, 'spec');
    const tree = new Map(
      [...blobs].flatMap(([file, contractBlob]): [string, SpecFile][] => {
        if (!isSpec(file)) return [];
        const sourcesBlob = blobs.get(sourcesFile(file));
        return [[serviceOf(file), { file, contractBlob, ...(sourcesBlob === undefined ? {} : { sourcesBlob }) }]];
      }),
    );
    for (const service of tree.keys()) this.services.add(service);
    this.trees.set(revision, tree);
    return tree;
  }

  /** The contract in a file, an empty one for none; undefined for one that can't be read, which is noted once. */
  private async contract(spec: SpecFile | undefined): Promise<ComparedContract | undefined> {
    if (!spec) return NO_CONTRACT;
    const key = `${spec.contractBlob} ${spec.sourcesBlob ?? ''}`;
    if (this.contracts.has(key)) return this.contracts.get(key);
    const text = (await gitBlob(spec.contractBlob)) ?? '';
    const sources = spec.sourcesBlob === undefined ? undefined : await gitBlob(spec.sourcesBlob);
    let read: ComparedContract | undefined;
    try {
      read = contract(text, spec.file, sources);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.notes.push(`${error.message} (blob ${spec.contractBlob.slice(0, 12)}); it was left out`);
    }
    if (this.contracts.size >= MOST_KEPT) this.contracts.clear();
    this.contracts.set(key, read);
    return read;
  }

  /** What a commit acknowledges; a file that was no good then is none. */
  private async acknowledgementsAt(revision: string): Promise<Acknowledgement[]> {
    const text = await gitText(revision, ACK_FILE);
    if (text === undefined) return [];
    try {
      return parseAcknowledgements(text, `${revision}:${ACK_FILE}`);
    } catch {
      return [];
    }
  }
}
