import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OpenApiDocument } from '../../emit/index.ts';
import { GenerateError } from '../../generate/index.ts';
import {
  type Download,
  type OperationSamples,
  OWN_MACHINE,
  SAMPLE_LANGUAGES,
  type SiteService,
  type SiteSlots,
  samplesNote,
  serviceDownloads,
  serviceSamples,
  siteLlmsText,
  tryItForm,
} from '../../publish/index.ts';
import { PACKAGE_ROOT } from '../machine/package.ts';
import type { Terminal } from '../machine/terminal.ts';

const TRY_IT = path.join(PACKAGE_ROOT, 'templates/site/try-it.js');

type Samples = ReadonlyMap<string, OperationSamples>;

interface Carried {
  readonly samples: Samples | undefined;
  readonly downloads: readonly Download[];
}

export type CarriedByService = WeakMap<SiteService, Carried>;

/**
 * What the pages of a site carry along: code samples, files to take along, and a form that tries an operation. Each
 * service is worked out once.
 *
 * @param tryItHosts origins that the form may send to, beside the reader's own machine
 * @param carried what was worked out before, for those who make a site again; what is new is added
 */
export async function siteSlots(
  title: string,
  services: readonly SiteService[],
  tryItHosts: readonly string[],
  terminal: Terminal,
  carried: CarriedByService = new WeakMap(),
): Promise<SiteSlots> {
  for (const service of services) {
    if (carried.has(service)) continue;
    const samples = samplesOf(service, terminal);
    carried.set(service, { samples, downloads: await serviceDownloads(service, samples) });
  }
  return {
    samples: (service, { id }) => {
      const code = carried.get(service)?.samples?.get(id)?.code ?? {};
      return SAMPLE_LANGUAGES.flatMap(({ name, title, language }) => {
        const text = code[name];
        return text === undefined ? [] : [{ title, code: text, language }];
      });
    },
    samplesNote: (service, { id }) => {
      const found = carried.get(service)?.samples?.get(id);
      return found && samplesNote(found);
    },
    downloads: (service) => carried.get(service)?.downloads ?? [],
    tryIt: (service, operation) =>
      tryItForm(service, operation, carried.get(service)?.samples?.get(operation.id)?.request, tryItHosts),
    scripts: [{ path: 'assets/try-it.js', content: await readFile(TRY_IT, 'utf8') }],
    files: (folders) => [
      {
        path: 'llms.txt',
        content: siteLlmsText(
          title,
          folders.map(({ title: text, folder, operations }) => [text, folder, operations]),
        ),
      },
    ],
    connect: [...OWN_MACHINE, ...tryItHosts],
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
