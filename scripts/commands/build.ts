import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { OpenApiDocument } from '../emit/index.ts';
import type { ServiceConfig } from '../service-config.ts';
import type { Cache } from './contract/cache.ts';
import { servicesOf } from './contract/project.ts';
import { cacheOf, readService, serviceResult } from './contract/service.ts';
import { type ServiceResult, specFiles } from './contract/service-result.ts';
import { type FindingOptions, FindingReport } from './finding-report.ts';
import { type GenerateTarget, generateTargets } from './generate.ts';
import { renderFindings, runRedocly } from './lint.ts';
import { EXIT } from './machine/errors.ts';
import { writeChanged } from './machine/files.ts';
import { PACKAGE_ROOT } from './machine/package.ts';
import type { Terminal } from './machine/terminal.ts';
import { addFindings, summaryLine } from './scrape.ts';

export interface BuildOptions extends FindingOptions {
  readonly force?: boolean;
  /** Move the version in `service.yaml` first, as far as what changed in the contract asks for. */
  readonly bump?: boolean;
  /** False: neither read from the cache nor written to it. */
  readonly cache?: boolean;
}

/**
 * Builds services of `docs-source`: contract, lint, targets. What a failed build would have written is left out.
 * Targets come last and all together, so that those which need a JVM share one.
 */
export async function build(names: readonly string[], options: BuildOptions, terminal: Terminal): Promise<number> {
  const services = names.length > 0 ? names : await servicesOf('docs-source');
  const cache = cacheOf(options);
  const report = await FindingReport.open('build', options, terminal);
  const written: string[] = [];
  const requests: GenerateTarget[] = [];
  let exit: number = EXIT.fine;
  for (const name of services) {
    if (options.bump) {
      const { bumpVersion } = await import('./compare/bump.ts');
      const bumped = await bumpVersion(name, cache);
      if (bumped !== undefined) terminal.note(`${bumped}\n`);
    }
    const built = await buildService(name, cache, options, report, terminal);
    if (built.isRefused) exit = EXIT.findings;
    written.push(...built.written);
    requests.push(...built.requests);
  }
  exit = Math.max(exit, await report.close());
  try {
    await generateTargets(requests, (out) => written.push(out));
  } finally {
    if (!options.quiet) terminal.note(written.length > 0 ? `wrote ${written.join(', ')}\n` : 'nothing to write\n');
  }
  return exit;
}

interface BuiltService {
  /** The contract was not put in place. */
  readonly isRefused: boolean;
  readonly written: readonly string[];
  /** Targets of a contract that is in place. */
  readonly requests: readonly GenerateTarget[];
}

async function buildService(
  name: string,
  cache: Cache,
  options: BuildOptions,
  report: FindingReport,
  terminal: Terminal,
): Promise<BuiltService> {
  const refused = { isRefused: true, written: [], requests: [] };
  const input = await readService(name);
  const result = await serviceResult(input, cache);
  if (await addFindings(report, name, path.join('docs-source', name), result, terminal)) return refused;
  const changed = await writeContract(name, result, terminal);
  if (changed === undefined) return refused;
  if (!options.quiet) terminal.note(`${summaryLine(name, result)}\n`);
  return {
    isRefused: false,
    written: changed.map((file) => path.join('spec', file)),
    requests: targetRequests(name, input.config, result, { force: options.force ?? false, cache }),
  };
}

/** The targets of a service, each to its folder below `generated/`. */
export function targetRequests(
  name: string,
  { targets, packages }: ServiceConfig,
  result: Pick<ServiceResult, 'contract' | 'json'>,
  how: Pick<GenerateTarget, 'force' | 'cache'>,
): GenerateTarget[] {
  const contractText = Buffer.from(result.contract).toString();
  const contract = JSON.parse(Buffer.from(result.json).toString()) as OpenApiDocument;
  return targets.map((target) => {
    const out = path.join('generated', name, target);
    return { target, service: name, contract, contractText, packageName: packages[target], out, ...how };
  });
}

/**
 * Lints a changed contract beside the old one and puts it in place only if it is clean.
 *
 * @returns the files that changed; undefined where the contract has findings, and the old files stand
 */
async function writeContract(name: string, result: ServiceResult, terminal: Terminal): Promise<string[] | undefined> {
  const stands = await readFile(path.join('spec', `${name}.yaml`)).then(
    (bytes) => bytes.equals(result.contract),
    () => false,
  );
  if (!stands) {
    const candidate = path.join('spec', '.candidate');
    await writeChanged(candidate, new Map([[`${name}.yaml`, result.contract]]));
    const spec = path.join(candidate, `${name}.yaml`);
    const findings = await runRedocly([spec], path.join(PACKAGE_ROOT, 'redocly.yaml'));
    terminal.data(renderFindings(findings));
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      terminal.note(`${name}: the contract has ${errors.length} errors and was not put in place; it is in ${spec}\n`);
      return undefined;
    }
    await rm(candidate, { recursive: true, force: true });
  }
  return writeChanged('spec', specFiles(name, result));
}
