import { describe, expect, it } from 'vitest';
import { inferred } from '../../scripts/ir/index.ts';
import { plainWording } from '../../scripts/link/wording.ts';
import { resourcePlaces, type ResourceRequest } from '../../scripts/link/resources.ts';

const request = (key: string, id: string): ResourceRequest => ({
  key,
  path: key.slice(key.indexOf(' ') + 1).replaceAll('{}', '{x}'),
  id: inferred(id, { file: 'a.rst', line: 1, words: id }, 'title'),
});

const PLAIN = plainWording(new Set());

/** So many that a service has resources. */
const OTHERS = Array.from({ length: 41 }, (_, at) => request(`GET /v1/others${at}`, `listOthers${at}`));

const placesOf = (requests: readonly ResourceRequest[], locked = {}, own: readonly string[] = []) =>
  Object.fromEntries(
    [...resourcePlaces([...requests, ...OTHERS], locked, plainWording(new Set(own)))]
      .filter(([key]) => requests.some((each) => each.key === key))
      .map(([key, place]) => [key, place.value]),
  );

describe('places of operations among resources', () => {
  it.each([
    ['GET /v1/{}/kites', 'listKites', 'kites.list'],
    ['GET /v1/{}/kites/{}', 'showKite', 'kites.show'],
    ['DELETE /v1/{}/kites/{}', 'deleteKite', 'kites.delete'],
    ['POST /v1/{}/kites/{}/start', 'startKite', 'kites.start'],
    ['POST /v1/{}/kites/{}/action', 'renameKite', 'kites.rename'],
    // A generic word has its parent.
    ['GET /v1/{}/kites/{}/tags', 'listKiteTags', 'kiteTags.list'],
    ['POST /v1/{}/kites/{}/tags/action', 'batchCreateKiteTags', 'kiteTags.batchCreate'],
    // What an id says beyond the thing stays.
    ['GET /v1/{}/kites/detail', 'listKiteDetails', 'kites.listDetails'],
    ['GET /v1/{}/kites/{}/strings', 'listSwitchableStrings', 'strings.listSwitchable'],
    // A word of languages is no method.
    ['POST /v1/{}/kites/import', 'importKites', 'kites.importKites'],
    // Nor is a word that every client has a resource.
    ['GET /v1/{}/raw', 'listRaw', 'rawResource.list'],
  ])('%s (%s): %s', (key, id, place) => {
    expect(placesOf([request(key, id)])).toEqual({ [key]: place });
  });

  it('leaves out what no path names', () => {
    expect(placesOf([request('GET /', 'listVersions'), request('GET /{}', 'showThing')])).toEqual({});
  });

  it('drops the words of the service', () => {
    expect(placesOf([request('GET /v1/sky/{}/kites', 'listKites')], {}, ['sky'])).toEqual({
      'GET /v1/sky/{}/kites': 'kites.list',
    });
  });

  it('gives the whole id where another operation has the short name', () => {
    const twins = [request('GET /v2/{}/kites', 'listKites'), request('GET /v1/kites', 'listKitesV1')];
    const same = [request('GET /v2/{}/kites', 'listKites'), request('GET /v2/{}/sheds/{}/kites', 'listKitesKites')];
    expect(Object.values(placesOf(twins))).toEqual(['kites.list', 'kites.listV1']);
    expect(Object.values(placesOf(same))).toEqual(['kites.list', 'kites.listKitesKites']);
  });

  it('is none of an operation that is called as the resource', () => {
    expect(placesOf([request('GET /v1/kites', 'kites')])).toEqual({ 'GET /v1/kites': 'kitesResource.kites' });
  });

  it('keeps what a lock has, whatever joins', () => {
    const locked = { 'GET /v1/kites/{}': 'flying.show' };
    const all = [request('GET /v1/kites/{}', 'showKite'), request('GET /v1/flying/{}', 'showFlying')];
    expect(placesOf(all, locked)).toEqual({
      'GET /v1/kites/{}': 'flying.show',
      'GET /v1/flying/{}': 'flying.showFlying',
    });
  });

  it('is for large services, and for those whose lock has places', () => {
    const one = [request('GET /v1/kites', 'listKites')];
    expect([...resourcePlaces(one, {}, PLAIN)]).toEqual([]);
    expect([...resourcePlaces(one, { 'GET /v1/kites': 'kites.list' }, PLAIN)].map(([key]) => key)).toEqual([
      'GET /v1/kites',
    ]);
  });
});
