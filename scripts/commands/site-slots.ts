import type { OpenApiDocument } from '../emit/index.ts';
import { GenerateError } from '../generate/index.ts';
import {
  type Download,
  type OperationSamples,
  SAMPLE_LANGUAGES,
  type SiteService,
  type SiteSlots,
  serviceDownloads,
  serviceSamples,
} from '../publish/index.ts';
import type { Terminal } from './terminal.ts';

type Samples = ReadonlyMap<string, OperationSamples>;

/** What the pages of a site carry along: code samples, and files to take along. Each service is worked out once. */
export async function siteSlots(services: readonly SiteService[], terminal: Terminal): Promise<SiteSlots> {
  const samples = new Map<SiteService, Samples>();
  const downloads = new Map<SiteService, readonly Download[]>();
  for (const service of services) {
    const found = samplesOf(service, terminal);
    if (found) samples.set(service, found);
    downloads.set(service, await serviceDownloads(service, found));
  }
  return {
    samples: (service, { id }) => {
      const code = samples.get(service)?.get(id)?.code ?? {};
      return SAMPLE_LANGUAGES.flatMap(({ name, title }) => {
        const text = code[name];
        return text === undefined ? [] : [{ title, code: text }];
      });
    },
    downloads: (service) => downloads.get(service) ?? [],
  };
}

/** Contracts of other makers may have operations that no client can be generated for. */
function samplesOf({ name, contract, packages = {} }: SiteService, terminal: Terminal): Samples | undefined {
  try {
    const input = { service: name, contract: contract as unknown as OpenApiDocument, packages };
    const { operations, refused } = serviceSamples(input);
    for (const [language, why] of refused) terminal.note(`${name}: without samples of ${language}: ${why}\n`);
    return operations;
  } catch (error) {
    if (!(error instanceof GenerateError)) throw error;
    terminal.note(`${name}: without code samples and Postman collection: ${error.message}\n`);
    return undefined;
  }
}
