import { type OpenApiDocument, yamlText } from '../../emit/index.ts';
import type { OperationSamples } from '../samples/index.ts';
import { operationsIn } from '../site/contract.ts';
import type { Download, SiteService } from '../site/model.ts';
import { Sources } from '../site/sources.ts';
import { pathsIn } from '../site/view.ts';
import { llmsText } from './llms.ts';
import { openApi31 } from './openapi31.ts';
import { operationMarkdown } from './operation-markdown.ts';
import { postmanCollection } from './postman.ts';

/**
 * The files that a reader may take along: the contract as YAML, JSON and OpenAPI 3.1, a Postman collection,
 * `llms.txt`, and an operation each as Markdown. Equal services give equal files.
 *
 * @param samples by operation; undefined where no client can call the contract's operations, and no collection either
 */
export async function serviceDownloads(
  service: SiteService,
  samples: ReadonlyMap<string, OperationSamples> | undefined,
): Promise<readonly Download[]> {
  const { name } = service;
  const contract = service.contract as unknown as OpenApiDocument;
  const contracts = [
    { path: `${name}.yaml`, title: 'OpenAPI 3.0, YAML', content: yamlText(contract) },
    { path: `${name}.json`, title: 'OpenAPI 3.0, JSON', content: jsonText(service.contract) },
    { path: `${name}.openapi-3.1.json`, title: 'OpenAPI 3.1, JSON', content: jsonText(openApi31(service.contract)) },
    ...(samples
      ? [{ path: `${name}.postman.json`, title: 'Postman collection', content: await postmanCollection(contract) }]
      : []),
  ];
  const operations = operationsIn(service);
  const pages = pathsIn(
    'operations',
    operations.map(({ id }) => id),
  );
  const fileOf = (id: string): string => (pages(id) as string).replace(/\.html$/, '.md');
  const view = { service, sources: new Sources(service) };
  const markdown = operations.map((operation) => ({
    path: fileOf(operation.id),
    title: 'Markdown',
    content: operationMarkdown(view, operation, samples?.get(operation.id)),
    operationId: operation.id,
  }));
  const index = llmsText(service, operations, ({ id }) => fileOf(id), contracts);
  return [...contracts, { path: 'llms.txt', title: 'llms.txt', content: index }, ...markdown];
}

/** Without blanks: who reads it by eye has the YAML. */
const jsonText = (value: unknown): string => `${JSON.stringify(value)}\n`;
