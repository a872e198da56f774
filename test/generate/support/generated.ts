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
