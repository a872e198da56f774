import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseFamilyFile } from '../scripts/family-config.ts';
import { ROOT } from './corpus.ts';
import { sampleContract } from './support/sample-contract.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-family-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a family that a file describes', () => {
  cpSync(path.join(ROOT, 'templates/docs/example-family/pages'), folder, { recursive: true });
  cpSync(path.join(ROOT, 'templates/docs/example-family/family.yaml'), path.join(folder, 'family.yaml'));
  const { document, sources } = sampleContract(folder);

  it('puts its base in front of paths, and leaves out what it skips', () => {
    expect(Object.entries(document.paths).map(([at, item]) => [at, Object.keys(item)])).toEqual([
      ['/api/v1/drachen', ['get', 'post']],
    ]);
  });

  it('has the server and the security that it names, with the line of its file', () => {
    expect(document.servers).toEqual([{ url: 'https://drachen.example.com' }]);
    expect(sources.get('/servers/0')?.source).toMatchObject({ file: 'family.yaml', line: 3 });
    expect(document.components.securitySchemes).toEqual({
      'X-Drachen-Key': { type: 'apiKey', in: 'header', name: 'X-Drachen-Key' },
    });
  });

  it('reads columns, cells and types in its language', () => {
    const [schema] = Object.values(document.components.schemas).filter(({ properties }) => properties?.laenge);
    expect(schema).toMatchObject({ properties: { laenge: { type: 'integer' } }, required: ['farbe'] });
  });

  it.each([
    ['server: https://x.example/v1', 'server'],
    ['base: api/', 'base'],
    ['security: [{ kind: magic }]', 'security'],
  ])('refuses %s', (line, setting) => {
    expect(() => parseFamilyFile(`family: x\n${line}\n`, 'family.yaml')).toThrow(setting);
  });
});
