import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../scripts/generate/quote.ts';
import { exampleVariables, readmeParts } from '../../scripts/generate/readme-parts.ts';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';

const contract = (paths: string[], securitySchemes: object): OpenApiDocument =>
  ({ paths: Object.fromEntries(paths.map((path) => [path, {}])), components: { securitySchemes } }) as OpenApiDocument;

describe('parts of a README', () => {
  it('are those that the contract has', () => {
    const token = { type: 'apiKey', in: 'header', name: 'X-Auth-Token' };
    const house = contract(['/v1/{project_id}/kites'], { token, signature: { ...token, name: 'Authorization' } });
    const other = contract(['/kites'], { key: { ...token, name: 'X-Api-Key' } });
    expect(readmeParts(house)).toEqual({ signed: true, project: true, regions: false, token: true, waits: false });
    expect(readmeParts(other)).toEqual({ signed: false, project: false, regions: false, token: true, waits: false });
    expect([exampleVariables(house), exampleVariables(other)]).toEqual([
      { tokenVariable: 'OS_TOKEN', projectVariable: 'OS_PROJECT_ID' },
      { tokenVariable: 'API_TOKEN', projectVariable: 'API_PROJECT_ID' },
    ]);
  });

  it.each([
    [true, 'a b d'],
    [false, 'a c d'],
  ])('stay or go: %s', (part, text) => {
    expect(fillTemplate('a {{#part}}{{x}}{{/part}}{{^part}}c{{/part}} d', { x: 'b' }, { part })).toBe(text);
  });

  it('are not forgotten', () => {
    expect(() => fillTemplate('{{#other}}b{{/other}}', {}, { part: true })).toThrow('other');
    expect(() => fillTemplate('{{#part}}b', {}, { part: true })).toThrow('part');
  });
});
