import path from 'node:path';
import { readdir } from 'node:fs/promises';
import type { Diagnostic } from '../ir/index.ts';
import { type Change, type DriftReport, driftReport } from '../drift/index.ts';
import { build, chosenServices } from './build.ts';
import { type PrintOptions, printReport, readAcknowledgements, today } from './compare/drift-report.ts';
import { openedPlaces } from './compare/opened-places.ts';
import { leftOverSpecs, leftOverTargets, targetFindings } from './compare/outdated-files.ts';
import { changesSince, committedContract, inPages, pageFindings, specFindings } from './compare/outdated-spec.ts';
import type { Cache } from './contract/cache.ts';
import { servicesOf } from './contract/project.ts';
import type { Shard } from './contract/shards.ts';
import { cacheOf, readService, serviceResult } from './contract/service.ts';
import { overlayFindings } from './contract/service-result.ts';
import { FindingReport, findingsOf, type ServiceFindings } from './finding-report.ts';
import { EXIT } from './machine/errors.ts';
import type { Terminal } from './machine/terminal.ts';

export interface CheckOptions extends PrintOptions {
  /** A file of acknowledgements; `.specscribe-ack.yaml` where it is there and none is named. */
  readonly ack?: string;
  /** False: neither read from the cache nor written to it. */
  readonly cache?: boolean;
  /** Build what is not what the pages give, after it was told. */
  readonly update?: boolean;
  /** A file of findings that were there before; `specscribe.baseline.json` where it is there and none is named. */
  readonly baseline?: string;
  /** Of all services only those of one machine of several. */
  readonly shard?: Shard;
}

/** What a check finds of one service, or of what no service makes. */
interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: readonly (Change & { readonly service?: string })[];
  /** What the pages have of their own; none where corrections no longer fit. */
  readonly pages?: Pick<ServiceFindings, 'findings' | 'comments'>;
}

/**
 * Says whether `spec/` and `generated/` are what the pages give, what the pages changed in the contract, and what is
 * wrong on the pages and neither suppressed nor in the baseline. Nothing is written but the cache, and no JVM is
 * started: targets are judged by the digests of what they are made from.
 */
export async function check(names: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const services = await chosenServices(names, options);
  const acknowledgements = await readAcknowledgements(options.ack);
  const cache = cacheOf(options);
  const { baseline } = options;
  const silent = { format: 'json', failOn: 'never', ...(baseline === undefined ? {} : { baseline }) } as const;
  const ofPages = await FindingReport.open('check', silent, terminal);
  const checked: Checked[] = [];
  for (const [index, name] of services.entries()) {
    terminal.progress?.(`checking ${name}, ${index + 1} of ${services.length}`);
    const found = await checkService(name, cache, options.strict);
    const folder = path.join('docs-source', name);
    if (found.pages) await ofPages.add({ name, folder, ...found.pages });
    const pages = [folder];
    const placed = openedPlaces(found.changes, options.format, { old: pages, now: pages });
    const changes = services.length > 1 ? placed.map((change) => ({ ...change, service: name })) : placed;
    checked.push({ ...found, changes });
  }
  terminal.progress?.('');
  // Of what no service makes the first shard speaks, for all.
  const isWhole = names.length === 0 && (options.shard?.index ?? 1) === 1;
  const leftOver = isWhole ? await leftOverSpecs(await servicesOf('docs-source')) : [];
  const changed = driftReport(
    checked.flatMap(({ changes }) => changes),
    acknowledgements,
    today(),
    { old: 'spec', now: 'docs-source' },
    [...checked.flatMap(({ diagnostics }) => diagnostics), ...leftOver],
  );
  // An acknowledgement of a change that is committed has nothing to match here, and is no less of use in `diff`.
  const report: DriftReport = {
    ...changed,
    findings: ofPages.gathered(names.length === 0 && !options.shard && checked.every(({ pages }) => pages)),
  };
  const stale = report.stale.filter(({ problem }) => problem === 'expired');
  const exit = printReport({ ...report, stale }, options, terminal);
  if (!options.update) {
    if (report.summary.outdated) terminal.note('`specscribe check --update` builds what the pages give now\n');
    return exit;
  }
  const built = await build(
    services,
    { format: 'text', failOn: 'never', quiet: true, ...(options.cache === false ? { cache: false } : {}) },
    { ...terminal, data: terminal.note },
  );
  const isLeft = report.diagnostics?.some(({ code }) => code === 'check/left-over');
  return Math.max(built, isLeft ? EXIT.findings : EXIT.fine);
}

async function checkService(name: string, cache: Cache, isStrict?: boolean): Promise<Checked> {
  const input = await readService(name);
  const result = await serviceResult(input, cache);
  const refused = overlayFindings(result);
  // Corrections that no longer fit leave no contract to compare with.
  if (refused.length > 0)
    return { diagnostics: refused.map((each) => ({ ...each, file: inPages(name, each.file) })), changes: [] };
  const committed = await committedContract(name);
  return {
    diagnostics: [
      ...(await specFindings(name, result)),
      ...(await targetFindings(name, input.config, result, cache)),
      ...(await leftOverTargets(name, input.config.targets, await foldersOf(`generated/${name}`))),
      ...pageFindings(name, committed, result),
    ],
    changes: committed ? changesSince(name, committed, result, isStrict) : [],
    pages: { findings: findingsOf(result.diagnostics), comments: result.comments },
  };
}

async function foldersOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
