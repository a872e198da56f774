import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { EMPTY_LOCK, type OperationsLock } from '../link/index.ts';
import { PAGE_FILE } from '../read/index.ts';
import { parseServiceConfig, type ServiceConfig } from '../service-config.ts';
import { type Contract, contractOf, contractYaml, diagnosticsJson, lockYaml, sourceMapJson } from './contract-of.ts';
import { EXIT, UsageError } from './errors.ts';
import { type FileTexts, readPageTexts, readText, writeChanged } from './files.ts';
import { type GenerateTarget, generateTargets } from './generate.ts';
import { PACKAGE_ROOT, renderFindings, runRedocly } from './lint.ts';
import { type FailLevel, type Format, fails } from './report.ts';
import { printFindings, readOverlays, refusesOverlays, summaryLine } from './scrape.ts';
import type { Terminal } from './terminal.ts';

export interface BuildOptions {
  readonly format: Format;
  readonly failOn: FailLevel;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly force?: boolean;
}

/** What one service's build is made of. */
interface ServiceBuild {
  readonly name: string;
  readonly config: ServiceConfig;
  readonly contract: Contract;
  readonly yaml: string;
}

/**
 * Builds services of `docs-source`: contract, lint, targets. What a failed build would have written is left out.
 * Targets come last and all together, so that those which need a JVM share one.
 */
export async function build(names: readonly string[], options: BuildOptions, terminal: Terminal): Promise<number> {
  const services = names.length > 0 ? names : await servicesOf('docs-source');
  const written: string[] = [];
  const requests: GenerateTarget[] = [];
  let exit: number = EXIT.fine;
  for (const name of services) {
    const built = await buildService(name, options, terminal);
    exit = Math.max(exit, built.exit);
    written.push(...built.written);
    requests.push(...built.requests);
  }
  try {
    await generateTargets(requests, (out) => written.push(out));
  } finally {
    if (!options.quiet) terminal.note(written.length > 0 ? `wrote ${written.join(', ')}\n` : 'nothing to write\n');
  }
  return exit;
}

async function servicesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) throw new UsageError(`${folder}: no such folder; build runs in the root of a specscribe project`);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (names.length === 0) throw new UsageError(`${folder}: no service below`);
  return names.sort();
}

interface BuiltService {
  readonly exit: number;
  readonly written: readonly string[];
  /** Targets of a contract that is in place. */
  readonly requests: readonly GenerateTarget[];
}

async function buildService(name: string, options: BuildOptions, terminal: Terminal): Promise<BuiltService> {
  const refused = { exit: EXIT.findings, written: [], requests: [] };
  const service = await contractOfService(name);
  const { contract, config, yaml: contractText } = service;
  if (refusesOverlays(name, contract, options, terminal)) return refused;
  const changed = await writeContract(service, terminal);
  if (changed === undefined) return refused;
  printFindings(contract, options, terminal);
  if (!options.quiet) terminal.note(`${summaryLine(name, contract)}\n`);
  return {
    exit: fails(contract.diagnostics, options.failOn) ? EXIT.findings : EXIT.fine,
    written: changed.map((file) => path.join('spec', file)),
    requests: config.targets.map((target) => {
      const out = path.join('generated', name, target);
      return { target, service: name, contract: contract.document, contractText, out, force: options.force ?? false };
    }),
  };
}

/** Reads `docs-source/<name>` with its lock and makes the contract. */
export async function contractOfService(name: string): Promise<ServiceBuild> {
  const folder = path.join('docs-source', name);
  const configFile = path.join(folder, 'service.yaml');
  const configText = await readText(configFile);
  if (configText === undefined)
    throw new UsageError(`${configFile}: no such file; a service needs one (title, version, server, security)`);
  const config = parseServiceConfig(configText, configFile);
  const pages = await readPageTexts([folder], PAGE_FILE);
  const overlays = await readOverlays(folder);
  const contract = contractOf({ pages, config, configFile: 'service.yaml', lock: await readLock(name), overlays });
  return { name, config, contract, yaml: contractYaml(contract.document) };
}

const lockSchema = z.object({
  operations: z.record(z.string(), z.string()).default({}),
  schemas: z.record(z.string(), z.string()).default({}),
});

async function readLock(name: string): Promise<OperationsLock> {
  const file = path.join('spec', `${name}.operations.lock.yaml`);
  const text = await readText(file);
  if (text === undefined) return EMPTY_LOCK;
  const result = lockSchema.safeParse(parse(text));
  if (!result.success)
    throw new UsageError(`${file}: not a lock file (${result.error.issues[0]?.message}); restore it from git`);
  return result.data;
}

/** The files of a contract, by name below `spec/`. */
export function contractFiles({ name, contract, yaml }: ServiceBuild): FileTexts {
  return new Map([
    [`${name}.yaml`, yaml],
    [`${name}.sources.json`, sourceMapJson(contract)],
    [`${name}.diagnostics.json`, diagnosticsJson(contract.diagnostics)],
    [`${name}.operations.lock.yaml`, lockYaml(contract.lock)],
  ]);
}

/**
 * Lints a changed contract beside the old one and puts it in place only if it is clean.
 *
 * @returns the files that changed; undefined where the contract has findings, and the old files stand
 */
async function writeContract(service: ServiceBuild, terminal: Terminal): Promise<string[] | undefined> {
  const files = contractFiles(service);
  const stands = (await readText(path.join('spec', `${service.name}.yaml`))) === service.yaml;
  if (!stands) {
    const candidate = path.join('spec', '.candidate');
    await writeChanged(candidate, new Map([[`${service.name}.yaml`, service.yaml]]));
    const spec = path.join(candidate, `${service.name}.yaml`);
    const findings = await runRedocly([spec], path.join(PACKAGE_ROOT, 'redocly.yaml'));
    terminal.data(renderFindings(findings));
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      terminal.note(
        `${service.name}: the contract has ${errors.length} errors and was not put in place; it is in ${spec}\n`,
      );
      return undefined;
    }
    await rm(candidate, { recursive: true, force: true });
  }
  return writeChanged('spec', files);
}
