import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { siteServices } from '../../scripts/commands/site.ts';
import { type Download, type SiteService, serviceDownloads, serviceSamples } from '../../scripts/publish/index.ts';
import { ROOT } from '../corpus.ts';

const SPEC = path.join(ROOT, 'spec/modelarts.yaml');
/** The project's contract as it is committed. */
export const contractText = readFileSync(SPEC, 'utf8');
export const contract = parse(contractText);

/** Downloads by path. */
export type Downloads = ReadonlyMap<string, Download>;

export async function downloadsOf(service: SiteService): Promise<Downloads> {
  const { operations: samples } = serviceSamples({ service: service.name, contract: service.contract as never });
  return new Map((await serviceDownloads(service, samples)).map((each) => [each.path, each]));
}

/** The project's service as the site takes it. */
export const projectService = async (): Promise<SiteService> => (await siteServices([SPEC]))[0] as SiteService;

export const textOf = (files: Downloads, name: string): string => String(files.get(name)?.content);

export const operationCount = (): number =>
  Object.values(contract.paths as Record<string, object>).flatMap((item) => Object.keys(item)).length;

/** All values under a key, however deep. */
