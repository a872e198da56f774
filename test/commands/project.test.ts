import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { NO_CACHE } from '../../scripts/commands/contract/cache.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { readService, serviceResult } from '../../scripts/commands/contract/service.ts';
import { specFiles } from '../../scripts/commands/contract/service-result.ts';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { ROOT } from '../corpus.ts';
import { FACT_KEYS } from '../support/facts.ts';

const committed = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

describe('the contract in spec/', async () => {
  const input = await readService('modelarts');
  const result = await serviceResult(input, NO_CACHE);
  const document = parse(committed('spec/modelarts.yaml')) as OpenApiDocument;
  const operations = Object.entries(document.paths).flatMap(([route, item]) =>
    Object.entries(item).map(([method, operation]) => ({ key: `${method.toUpperCase()} ${route}`, operation })),
  );

  it('is what the pages give: run `npm run build` and read the difference where it is not', () => {
    for (const [file, bytes] of specFiles('modelarts', result))
      expect(committed(`spec/${file}`), file).toBe(Buffer.from(bytes as Uint8Array).toString());
  });

  it('has the 23 operations of the chapter and of the old development environments', () => {
    expect(operations.map(({ key, operation }) => `${operation?.operationId}: ${key}`).sort()).toEqual([
      'attachObs: POST /v1/{project_id}/notebooks/{instance_id}/storage',
      'cancelObs: DELETE /v1/{project_id}/notebooks/{instance_id}/storage/{storage_id}',
      'createImage: POST /v1/{project_id}/notebooks/{id}/create-image',
      'createNotebook: POST /v1/{project_id}/notebooks',
      'deleteImage: DELETE /v1/{project_id}/images/{id}',
      'deleteNotebook: DELETE /v1/{project_id}/notebooks/{id}',
      'listAllNotebooks: GET /v1/{project_id}/notebooks/all',
      'listAttachableObSs: GET /v1/{project_id}/notebooks/{instance_id}/storage',
      'listFlavors: GET /v1/{project_id}/notebooks/flavors',
      'listImage: GET /v1/{project_id}/images',
      'listImageGroup: GET /v1/{project_id}/images/group',
      'listNotebooks: GET /v1/{project_id}/notebooks',
      'manageDevelopmentEnvironmentInstance: POST /v1/{project_id}/demanager/instances/{instance_id}/action',
      'registerImage: POST /v1/{project_id}/images',
      'renewLease: PATCH /v1/{project_id}/notebooks/{id}/lease',
      'showAttachableObs: GET /v1/{project_id}/notebooks/{instance_id}/storage/{storage_id}',
      'showImage: GET /v1/{project_id}/images/{id}',
      'showLease: GET /v1/{project_id}/notebooks/{id}/lease',
      'showNotebook: GET /v1/{project_id}/notebooks/{id}',
      'showSwitchableFlavors: GET /v1/{project_id}/notebooks/{id}/flavors',
      'startNotebook: POST /v1/{project_id}/notebooks/{id}/start',
      'stopNotebook: POST /v1/{project_id}/notebooks/{id}/stop',
      'updateNotebook: PUT /v1/{project_id}/notebooks/{id}',
    ]);
  });

  it('joins what operation pages leave to the common pages', () => {
    expect(Object.values(document.components.securitySchemes).map((scheme) => 'name' in scheme && scheme.name)).toEqual(
      ['X-Auth-Token', 'Authorization'],
    );
    const responses = document.paths['/v1/{project_id}/notebooks/{id}']?.get?.responses ?? {};
    expect(responses['404']?.content?.['application/json']?.schema).toEqual({
      $ref: '#/components/schemas/ErrorResponse',
    });
    expect(Object.keys(document.components.schemas.ErrorResponse?.properties ?? {})).toEqual([
      'error_code',
      'error_msg',
    ]);
    const codes = document['x-error-codes'] as Record<string, { status: string }[]>;
    expect(codes['ModelArts.6309']?.map(({ status }) => status)).toEqual(['400']);
    expect(codes['ModelArts.0210']?.map(({ status }) => status)).toEqual(['400', '401', '403']);
  });

  it('keeps the spelling of the error body that an old page has', () => {
    const old = document.paths['/v1/{project_id}/demanager/instances/{instance_id}/action']?.post;
    const schema = old?.responses['4XX']?.content?.['application/json']?.schema as { $ref: string };
    const name = schema.$ref.split('/').at(-1) ?? '';
    expect(Object.keys(document.components.schemas[name]?.properties ?? {})).toEqual(['error_code', 'error_message']);
  });

  it('says of every fact whether it is stated, inferred by which rule, or a default', () => {
    const { sources } = contractOf(input);
    const unruled = [...sources].filter(
      ([, { origin, rule }]) => (origin === 'inferred' || origin === 'default') !== (rule !== undefined),
    );
    expect(unruled.map(([pointer]) => pointer)).toEqual([]);
    const facts = factPointers(document);
    expect(facts.filter((pointer) => !sources.has(pointer))).toEqual([]);
  });
});

const TRACED: ReadonlySet<string> = new Set([...FACT_KEYS, 'operationId', 'summary']);

/** Pointers of all nodes of paths and schemas that carry a fact. */
function factPointers(document: OpenApiDocument): string[] {
  const found: string[] = [];
  const visit = (node: unknown, at: string, names: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const child = `${at}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
      if (!names && (key.startsWith('x-') || key === 'examples' || key === 'externalDocs')) continue;
      if (!names && TRACED.has(key) && (typeof value !== 'object' || key === 'enum')) found.push(child);
      visit(
        value,
        child,
        !names && (key === 'properties' || key === 'responses' || key === 'content' || key === 'schemas'),
      );
    }
  };
  visit(document.paths, '/paths', true);
  visit(document.components.schemas, '/components/schemas', true);
  return found;
}
