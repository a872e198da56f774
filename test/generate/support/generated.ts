import path from 'node:path';
import { generateTargets } from '../../../scripts/commands/generate.ts';
import type { OpenApiDocument } from '../../../scripts/emit/index.ts';

/**
 * Generates a target for each contract, all in one run, to a folder of the service's name.
 *
 * @param contracts by the names of their services
 */
export function generateInto(
  folder: string,
  target: string,
  contracts: Readonly<Record<string, unknown>>,
): Promise<void> {
  const requests = Object.entries(contracts).map(([service, document]) => ({
    target,
    service,
    contract: document as OpenApiDocument,
    contractText: JSON.stringify(document),
    out: path.join(folder, service),
    force: true,
  }));
  return generateTargets(requests, () => undefined);
}

/** What the cores of all languages are called in tests. */
const CORES: Readonly<Record<string, string>> = {
  typescript: '@example/core',
  python: 'example-core',
  go: 'example.com/core',
  java: 'com.example:core',
};

/** Generates a client to a folder of the service's name, and the core that it has its runtime from to `core` beside it. */
export function generateWithCore(folder: string, target: string, service: string, document: unknown): Promise<void> {
  const core = `core-${target}`;
  const packageName = CORES[target] as string;
  const packages = { scope: '@example', [core]: packageName };
  const common = { service, contract: document as OpenApiDocument, contractText: JSON.stringify(document), packages };
  const requests = [
    { ...common, target, out: path.join(folder, service), force: true },
    { ...common, target: core, packageName, out: path.join(folder, 'core'), force: true },
  ];
  return generateTargets(requests, () => undefined);
}
