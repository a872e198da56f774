import { describe, expect, it } from 'vitest';
import { compareContracts } from '../../scripts/drift/index.ts';
import { smallPage, tableHtml } from '../support/small-page.ts';
import { contractOfPages } from './dated-pages.ts';

const page = (request: string, name: string): string =>
  smallPage({
    purpose: `<p>Sends ${request}.</p>`,
    uri: `<p>${request.replace('{}', `{${name}}`)}</p>${tableHtml(['Parameter', 'Mandatory', 'Description'], [[name, 'Yes', 'ID of the kite.']])}`,
    request: '',
  });

/** Three operations of one path, each with its own word for the placeholder. */
const pages = (show: string, remove: string, update: string) =>
  contractOfPages({
    'show.html': page('GET /v1/kites/{}', show),
    'delete.html': page('DELETE /v1/kites/{}', remove),
    'update.html': page('PUT /v1/kites/{}{?force}', update),
  });

const told = (old: ReturnType<typeof pages>, now: ReturnType<typeof pages>) =>
  compareContracts(old, now)
    .filter(({ id }) => id.startsWith('path-parameter'))
    .map(({ id, operations, before, extraction }) => [operations[0], id, before?.file, extraction ?? false])
    .sort();

describe('a placeholder', () => {
  it('is renamed where the own page wrote another name, and settled otherwise where it did not', () => {
    expect(told(pages('id', 'kite_id', 'id'), pages('kite_id', 'kite_id', 'kite_id'))).toEqual([
      ['deleteKitesByIdV1', 'path-parameter-inferred-name-changed', 'delete.html', false],
      ['getKitesByIdV1', 'path-parameter-renamed', 'show.html', false],
      ['putKitesByIdV1', 'path-parameter-renamed', 'update.html', false],
    ]);
  });

  it('is no change where the name in the contract stays', () => {
    expect(told(pages('id', 'kite_id', 'id'), pages('id', 'id', 'id'))).toEqual([]);
  });

  it('is renamed where no page is known', () => {
    const [old, now] = [pages('id', 'kite_id', 'id'), pages('kite_id', 'kite_id', 'kite_id')];
    const ids = compareContracts({ document: old.document }, { document: now.document }).map(({ id }) => id);
    expect(ids.filter((id) => id === 'path-parameter-renamed')).toHaveLength(3);
    expect(ids).not.toContain('path-parameter-inferred-name-changed');
  });
});
