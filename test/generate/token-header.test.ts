import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { schemeNote, tokenHeader, tokenPlace, tokenScheme } from '../../scripts/generate/token-header.ts';

const contractWith = (securitySchemes: unknown): OpenApiDocument =>
  ({ components: { schemas: {}, securitySchemes } }) as OpenApiDocument;

describe('where a token goes', () => {
  it.each([
    [{ bearer: { type: 'http', scheme: 'bearer' } }, 'Authorization', 'Bearer', 'Authorization: Bearer'],
    [{ basic: { type: 'http', scheme: 'basic' } }, 'Authorization', 'Basic', 'Authorization: Basic'],
    [{ key: { type: 'apiKey', in: 'header', name: 'X-Key' } }, 'X-Key', '', 'X-Key'],
    [
      { key: { type: 'apiKey', in: 'header', name: 'X-Key' }, bearer: { type: 'http', scheme: 'bearer' } },
      'X-Key',
      '',
      'X-Key',
    ],
    [{ own: { type: 'apiKey', in: 'header', name: 'Authorization' } }, 'Authorization', '', 'Authorization'],
    [{}, 'Authorization', '', 'Authorization'],
    [{ key: { type: 'apiKey', in: 'query', name: 'api_key' } }, 'Authorization', '', '?api_key='],
    [
      { key: { type: 'apiKey', in: 'query', name: 'key' }, basic: { type: 'http', scheme: 'basic' } },
      'Authorization',
      'Basic',
      'Authorization: Basic',
    ],
  ])('of %j', (schemes, header, scheme, place) => {
    const contract = contractWith(schemes);
    expect([tokenHeader(contract), tokenScheme(contract), tokenPlace(contract)]).toEqual([header, scheme, place]);
    expect(schemeNote(contract) === '').toBe(scheme === '');
  });
});
