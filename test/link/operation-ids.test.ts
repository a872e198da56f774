import { describe, expect, it } from 'vitest';
import { nounOfPath, pluralOf, singularWord } from '../../scripts/link/id-nouns.ts';
import { aliasesOf } from '../../scripts/link/id-aliases.ts';
import { assignIds, type IdBasis, shorterId, suggestId, unitedIds } from '../../scripts/link/operation-ids.ts';
import { ownWords } from '../../scripts/link/own-words.ts';
import { plainWording } from '../../scripts/link/wording.ts';

const idsOf = (title: string, method: IdBasis['method'], path: string, more: Partial<IdBasis> = {}) =>
  suggestId({ name: 'kite_1', title, method, path, ...more }).ids;

describe('the verb of an id', () => {
  it.each([
    ['Querying Kites', 'list'],
    ['Obtaining Kites', 'list'],
    ['Creating a Kite', 'create'],
    ['Purchasing a Kite', 'create'],
    ['Releasing a Kite', 'delete'],
    ['Modifying a Kite', 'update'],
    ['Rebooting a Kite', 'restart'],
    ['Replicating a Kite', 'copy'],
    ['Refusing a Kite', 'reject'],
    ['Binding a Kite', 'associate'],
    ['Unbinding a Kite', 'disassociate'],
    ['Backing Up a Kite', 'backUp'],
    ['Logging In to a Kite', 'logIn'],
    ['Scaling Out a Kite', 'expand'],
    ['Modifying the Specifications of a Kite', 'resize'],
    ['Enabling or Disabling a Kite', 'set'],
    ['Forcibly Deleting a Kite', 'delete'],
    ['Stopping a Kite (Discarded)', 'stop'],
    ['Gliding a Kite', 'glide'],
    ['Treating a Kite', 'treat'],
    ['Repairing a Kite', 'repair'],
    ['Fold the Kite', 'fold'],
  ])('of %s is %s', (title, verb) => {
    expect(idsOf(title, 'POST', '/v1/kites')[0]).toMatch(new RegExp(`^${verb}Kites?$`));
  });

  it('says where it knows none', () => {
    expect(suggestId({ name: 'kite_1', title: 'Gliding Kites', method: 'POST', path: '/v1/kites' }).unknownVerb).toBe(
      'Gliding',
    );
    expect(suggestId({ name: 'kite_1', title: 'Tying Kites', method: 'POST', path: '/v1/kites' }).unknownVerb).toBe(
      'Tying',
    );
    expect(
      suggestId({ name: 'kite_1', title: 'Deleting Kites', method: 'POST', path: '/v1/kites' }).unknownVerb,
    ).toBeUndefined();
    expect(suggestId({ name: 'kite_1', title: 'Kites', method: 'GET', path: '/v1/kites' })).toEqual({
      ids: ['getKites'],
      rule: 'path',
    });
  });
});

describe('list or show', () => {
  it.each<[string, string, Partial<IdBasis>, string]>([
    ['Querying Kites', '/v1/kites', {}, 'listKites'],
    ['Querying Details About a Kite', '/v1/kites/{kite_id}', {}, 'showKite'],
    ['Querying a Kite List', '/v1/kites', {}, 'listKites'],
    ['Querying a Kite', '/v1/kites', { isPaged: true }, 'listKites'],
    ['Querying a Kite', '/v1/kites', { answers: 'list' }, 'listKites'],
    ['Querying Kites', '/v1/{p}/summary', { answers: 'one' }, 'showSummary'],
    ['Querying Kites', '/v1/kites/{kite_id}', { answers: 'list' }, 'showKite'],
    ['Querying the Tail of a Kite', '/v1/kites/{kite_id}/tail', { answers: 'one' }, 'showKiteTail'],
  ])('%s of %s %o', (title, path, more, id) => {
    expect(idsOf(title, 'GET', path, more)[0]).toBe(id);
  });
});

describe('the noun of an id', () => {
  it.each<[string, IdBasis['method'], string, string]>([
    ['Querying Tags', 'GET', '/v1/{p}/kites/{id}/tags', 'listKiteTags'],
    ['Querying Project Tags', 'GET', '/v1/{project_id}/kites/tags', 'listProjectKiteTags'],
    ['List all tags', 'GET', '/kites/tags', 'listKiteTags'],
    ['Deleting Kites in Batches', 'POST', '/v1/{p}/kites/batch-delete', 'batchDeleteKites'],
    ['Deleting Tails from a Kite in a Batch', 'POST', '/v1/{p}/kites/{id}/tails/delete', 'batchDeleteTails'],
    ['Starting a Kite', 'POST', '/v1/{p}/kites/{id}/start', 'startKite'],
    ['Changing a Kite Skin', 'POST', '/v1/{p}/kites/{id}/changeskin', 'changeKiteSkin'],
    ['Starting or Stopping a Kite', 'POST', '/v1/{p}/kites/{id}/stop', 'stopKite'],
    ['Lending a Book', 'POST', '/v1/{p}/loans', 'lendBook'],
    ['Returning a Book', 'DELETE', '/v1/{p}/loans/{id}', 'returnBook'],
    ['Adding a Tail to a Kite', 'POST', '/v1/{p}/kites/{id}/insert', 'addTailToKite'],
    ['Adding a Kite', 'POST', '/v1/{p}/kites', 'createKite'],
    ['Listing Kite Details', 'GET', '/v1/{p}/kites/detail', 'listKites'],
    ['Querying Kites by Tag', 'POST', '/v1/{p}/kites/resource_instances/action', 'listKitesByTag'],
    ['Attaching a Tail to a Kite', 'POST', '/v1/{p}/kites/{id}/tail_attachments', 'attachTail'],
    ['Deleting a Kite', 'DELETE', '/v1/{p}/os-kites/{id}', 'deleteKite'],
    ['Setting the Policy of a Kite', 'PUT', '/v1/{p}/policies', 'setKitePolicy'],
    ['Flying a Kite', 'POST', '/v2/{p}/action', 'flyKite'],
    ['Creates a kite', 'POST', '/2/kites', 'createKite'],
    ['Applies the rule', 'POST', '/v1/rules/{id}', 'applyRule'],
    ['Returns a list of all kites', 'GET', '/2/kites', 'listKites'],
    ['Returns a ticket', 'POST', '/2/kites/{id}/fly', 'postKitesFly'],
    ['Querying a Kite', 'GET', '/v1/kites/0123456789abcdef0123', 'showKite'],
    ['Querying Kites with Tags', 'POST', '/v1/{p}/kites/resource_instances/action', 'listKitesByTags'],
    ['Listing All Tails of a Kite', 'GET', '/', 'listKiteTails'],
    ['Querying a Kite Schema', 'GET', '/v1/schemas/kite', 'showKiteSchema'],
    ['Querying the Schema of a Kite List', 'GET', '/v1/schemas/kites', 'showKitesSchema'],
    ['Querying the Default Limit', 'GET', '/v1/{p}/limit-sets/{limit_set_id}/defaults', 'showDefaultLimitSet'],
    ['Querying Weekly Flights', 'GET', '/v1/{p}/flights/weekly', 'listWeeklyFlights'],
    ['Adding a String to', 'PUT', '/v1/kites/{id}/add-string', 'addString'],
    ['Adding a Kite and Flying the Kite', 'POST', '/v1/kites/submit-kite', 'submitKite'],
    [
      'Associating Tails with or Disassociating Them from a Kite',
      'POST',
      '/v1/kites/{id}/tail/action',
      'updateKiteTail',
    ],
    ['Querying Kite Details', 'HEAD', '/v1/kites/{id}', 'showKite'],
    ['Querying Kite Images', 'GET', '/v1/kites/detail', 'listKites'],
    ['Querying Events of a Kite', 'GET', '/v1/kfs/{kite_id}/logs', 'listKfLogs'],
    ['Stopping a Task', 'POST', '/v1/kites/{kite_id}/tasks/{task_id}/stop', 'stopKiteTask'],
    ['Creating a Record Set', 'POST', '/v1/record-sets', 'createRecordSet'],
    ['Querying Alarm Settings', 'GET', '/v1/alarms/query', 'listAlarmSettings'],
    ['Deleting Tags from a Kite', 'DELETE', '/v1/kites/{kite_id}/tags', 'deleteKiteTags'],
    ['Deleting a Tag from a Kite', 'DELETE', '/v1/kites/{kite_id}/tags/{tag}', 'deleteKiteTag'],
    ['Querying Line Limits', 'GET', '/v1/{p}/limits', 'listLimits'],
    ['Starting KVMs in a Batch', 'POST', '/v1/{p}/action', 'batchStartKvms'],
    ['Cold Starting a Kite', 'POST', '/v1/{p}/kites/{id}/start', 'startKite'],
    ['Querying Associations Between Kites', 'GET', '/v1/{p}/tail_image/associations', 'listTailImageAssociations'],
    ['Querying Flier Limits', 'GET', '/v1/{p}/cloudkites/limits', 'listCloudkiteLimits'],
    ['Querying Tasks', 'GET', '/v1/{project_id}/tasks', 'listTasks'],
    ['Viewing a Kite File', 'POST', '/v1/{p}/kites/check-file', 'checkKiteFile'],
    ['Removing a Kite Rule', 'PUT', '/v1/kite_policies/{kite_policy_id}/remove_rule', 'removeKitePolicyRule'],
    ['Removing a Rule from a Kite', 'PUT', '/v1/kite_policies/{kite_policy_id}/remove_rule', 'removeRuleFromKite'],
    ['Querying NICs', 'GET', '/v1/{p}/kites/{kite_id}/os-line', 'listKiteLines'],
    ['Scaling In a Kite', 'POST', '/v1/{p}/kites/{kite_id}/action', 'shrinkKite'],
    ['Removing a Kite from a Fleet', 'POST', '/v1/{p}/fleets/{fleet_id}/kites/delete', 'removeKiteFromFleet'],
    ['Editing a Kite', 'PUT', '/v1/kites/{kite_id}', 'updateKite'],
    ['Changing a Kite', 'PUT', '/v1/kites/{kite_id}', 'updateKite'],
    ['Configuring a Kite', 'PUT', '/v1/kites/{kite_id}', 'updateKite'],
    ['Get Kite', 'GET', '/v1/kites/{kite_id}', 'showKite'],
    ['Read a Kite', 'GET', '/v1/kites/{kite_id}', 'showKite'],
    ['Querying Configured Tails', 'GET', '/v1/{p}/{kite_id}', 'showTails'],
  ])('%s, %s %s gives %s', (title, method, path, id) => {
    expect(idsOf(title, method, path)[0]).toBe(id);
  });

  it('is what the service does where the title has no verb', () => {
    const read = { serviceVerb: 'recognize' };
    expect(idsOf('Kite Recognizer', 'POST', '/v1/kite-recognizer', read)[0]).toBe('recognizeKite');
    expect(idsOf('Kite Table', 'POST', '/v1/kite-table', read)[0]).toBe('recognizeKiteTable');
    expect(idsOf('Kite Table', 'POST', '/v1/kite-table')[0]).toBe('postKiteTable');
    expect(idsOf('OPTIONS Kite', 'OPTIONS', '/')[0]).toBe('showKiteOptions');
  });

  it.each<[string, string, string, string]>([
    ['Starting a Kite', 'os-start', '', 'startKite'],
    ['Accepting the Folding of a Kite', 'confirmFolding', '', 'confirmKiteFolding'],
    ['Adding a Tail', 'add_member', '', 'addKiteMember'],
    ['Obtaining Logs', 'os-getOutput', '', 'showKiteOutput'],
    ['Folding Kites in a Batch', 'action', 'create', 'batchCreateKites'],
    ['Folding a Kite', 'crease', '', 'foldKite'],
  ])('%s by the key %s is as the key says', (title, name, value, id) => {
    const when = [{ in: 'body' as const, name, ...(value === '' ? {} : { value }) }];
    const aliases = [{ said: ['kite'], named: ['kite'] }];
    expect(idsOf(title, 'POST', '/v1/kites/{kite_id}/action', { when, aliases, isOneOfSeveral: true })[0]).toBe(id);
  });

  it.each<[string, IdBasis['method'], string, string]>([
    ['Obtaining the Long Tail Rule of a Kite', 'GET', 'tail', 'showKiteTail'],
    ['Configuring Long Tails for a Kite', 'PUT', 'tail', 'updateKiteTails'],
    ['Deleting Tail Rules', 'DELETE', 'tail', 'deleteKiteTail'],
    ['Obtaining a Custom Tail Name of a Kite', 'GET', 'customtail', 'showKiteCustomTail'],
    ['Renaming a Kite', 'POST', 'rename', 'renameKite'],
    ['Obtaining the Lease of a Kite', 'GET', 'sub', 'showKiteLease'],
  ])('%s: %s ?%s', (title, method, name, id) => {
    const when = [{ in: 'query' as const, name, value: '' }];
    expect(idsOf(title, method, '/', { when, owner: ['kite'], isOneOfSeveral: true })[0]).toBe(id);
  });

  it('calls things as the path does where titles call them otherwise', () => {
    const aliases = [{ said: ['kvm'], named: ['cloud', 'kite'] }];
    expect(idsOf('Rebuilding a KVM', 'POST', '/v1/cloud-kites/{id}/action', { aliases })[0]).toBe('rebuildCloudKite');
    expect(idsOf('Changing a KVM OS', 'POST', '/v1/cloud-kites/{id}/changeos', { aliases })[0]).toBe(
      'changeCloudKiteOs',
    );
    expect(idsOf('Adding a Big KVM', 'POST', '/v1/{p}/action', { aliases })[0]).toBe('addBigKvm');
  });

  it('is in the plural where a title speaks of what has none', () => {
    const aliases = [{ said: ['flight', 'data'], named: ['metric'] }];
    expect(idsOf('Querying Flight Data', 'GET', '/v1/watch/metrics', { aliases })[0]).toBe('listMetrics');
  });

  it('is one where the path ends in it', () => {
    const more = { isOneOfSeveral: true };
    expect(idsOf('Restoring Torn Kites', 'POST', '/{KiteName}', more)[0]).toBe('restoreTornKite');
    expect(idsOf('Adding Kite Tails', 'PUT', '/{KiteName}', more)[0]).toBe('addKiteTails');
  });

  it.each<[string, string, readonly { said: string[]; named: string[] }[]]>([
    ['Querying a KVM', '/v1/kites', [{ said: ['kvm'], named: ['kite'] }]],
    ['Querying a Kite', '/v1/cloud-kites', [{ said: ['kite'], named: ['cloud', 'kite'] }]],
    ['Querying a Kite', '/v1/kites', []],
    ['Querying a Kite Schema', '/v1/schemas/kite', []],
  ])('of %s at %s is another word %o', (title, path, aliases) => {
    const share = { page: { title }, operation: { method: 'GET' } };
    const groups = [{ path, shares: [share] }] as unknown as Parameters<typeof aliasesOf>[0];
    expect(aliasesOf(groups, plainWording(new Set()))(path)).toEqual(aliases);
  });

  it('leaves out the words of the service itself', () => {
    const own = ownWords('Kite Flying Service');
    expect([...own]).toEqual(['kfs', 'kiteflyingservice']);
    expect(idsOf('Deleting a KFS Line', 'DELETE', '/v1/{p}/kfs-lines/{id}', { own })[0]).toBe('deleteLine');
    expect([...ownWords('Kites')]).toEqual(['kites']);
    expect([...ownWords('Kite Flying (KF)')]).toEqual(['kf', 'kfk', 'kiteflyingkf']);
  });

  it('takes the name that the vendor gives the page', () => {
    expect(suggestId({ name: 'ListKitesV2', title: 'Querying Tails', method: 'GET', path: '/v2/tails' })).toEqual({
      ids: ['listKites', 'listKitesV2'],
      rule: 'page-name',
    });
  });

  it.each([
    ['policies', 'policy'],
    ['boxes', 'box'],
    ['caches', 'cache'],
    ['sizes', 'size'],
    ['branches', 'branch'],
    ['addresses', 'address'],
    ['status', 'status'],
    ['access', 'access'],
    ['kites', 'kite'],
    ['shelves', 'shelf'],
    ['valves', 'valve'],
    ['storage', 'storage'],
    ['VMs', 'VM'],
    ['metadata', 'metadata'],
  ])('%s is of %s', (many, one) => {
    expect(singularWord(many)).toBe(one);
    if (!['status', 'access', 'metadata', 'storage'].includes(many)) expect(pluralOf(one)).toBe(many);
  });

  it('needs the parent for a generic word and for a single thing of an item', () => {
    expect(nounOfPath('/v1/kites/{id}/tags', true)).toMatchObject({
      needsParent: true,
      parent: ['kite'],
      isOfAll: false,
    });
    expect(nounOfPath('/v1/kites/{id}/lease', true)).toMatchObject({ needsParent: true });
    expect(nounOfPath('/v1/kites/{id}/tails', true)).toMatchObject({ needsParent: false });
  });
});

describe('a long id', () => {
  it.each<[string, string[], string | undefined]>([
    ['showKite', [], undefined],
    ['listProjectCloudKiteTags', [], undefined],
    ['associateColouredTailsWithBigKite', [], 'associateColouredTails'],
    ['associateColouredTailsWithBigKite', ['associateColouredTails'], 'associateWithBigKite'],
    ['listHighFlyingRedKiteTails', [], 'listRedKiteTails'],
  ])('%s beside %o could be %s', (id, others, shorter) => {
    expect(shorterId(id, new Set(others))).toBe(shorter);
  });
});

describe('ids that clash', () => {
  const assigned = (...list: [string, IdBasis['method'], string][]): Record<string, string> =>
    Object.fromEntries(
      assignIds(
        list.map(([title, method, path]) => ({
          key: `${method} ${path}`,
          suggestions: idsOf(title, method, path),
          method,
          path,
        })),
        {},
      ),
    );

  it('give the newest version the plain name', () => {
    expect(assigned(['Querying Kites', 'GET', '/v1/{p}/kites'], ['Querying Kites', 'GET', '/v2/{p}/kites'])).toEqual({
      'GET /v1/{p}/kites': 'listKitesV1',
      'GET /v2/{p}/kites': 'listKites',
    });
  });

  it('give the operations of one path their own twins', () => {
    const request = (key: string, ...suggestions: [string, ...string[]]) => ({
      key,
      suggestions,
      method: 'POST' as const,
      path: key.slice(5).replace(/#.*/, ''),
    });
    const requests = [
      request('POST /v2/{}/kites/action#*', 'postKitesAction'),
      request('POST /v2/{}/kites/action#fly', 'flyKite'),
      request('POST /v2/{}/kites/action#land', 'landKite'),
      request('POST /v1/{}/kites/action#*', 'postKitesAction'),
      request('POST /v1/{}/kites/action#fly', 'flyKite'),
      request('POST /v1/{}/kites/action#land', 'landKite'),
    ];
    expect([...assignIds(requests, {}).values()].sort()).toEqual(
      ['flyKite', 'flyKiteV1', 'landKite', 'landKiteV1', 'postKitesAction', 'postKitesActionV1'].sort(),
    );
  });

  it('list where one of several operations of an item lists, without the clause that says which', () => {
    const [id] = idsOf('Listing Torn Tails That Have Not Been Mended', 'GET', '/kites/{id}', { isOneOfSeveral: true });
    expect(id).toBe('listTornTails');
    expect(idsOf('Listing Details of a Kite', 'GET', '/kites/{id}')[0]).toBe('showKite');
  });

  it('set where another operation updates', () => {
    expect(
      assigned(
        ['Updating Metadata', 'POST', '/v1/kites/metadata'],
        ['Configuring Metadata', 'PUT', '/v1/kites/metadata'],
      ),
    ).toEqual({
      'POST /v1/kites/metadata': 'updateKiteMetadata',
      'PUT /v1/kites/metadata': 'setKiteMetadata',
    });
    expect(assigned(['Configuring Metadata', 'PUT', '/v1/kites/metadata'])).toEqual({
      'PUT /v1/kites/metadata': 'updateKiteMetadata',
    });
  });

  it('go with a path to its next version', () => {
    const lock = { 'GET /v1/{}/kites': 'listKites', 'GET /v1/{}/tails': 'listTails' };
    const request = (path: string) => ({
      key: `GET ${path}`,
      suggestions: ['anything'] as const,
      method: 'GET' as const,
      path,
    });
    expect(Object.fromEntries(assignIds([request('/v2/{}/kites'), request('/v1/{}/tails')], lock))).toEqual({
      'GET /v2/{}/kites': 'listKites',
      'GET /v1/{}/tails': 'listTails',
    });
    expect(assignIds([request('/v2/{}/tails'), request('/v1/{}/tails')], lock).get('GET /v2/{}/tails')).toBe(
      'anything',
    );
  });

  it('give the shortest path the plain name, and the others their parent', () => {
    expect(assigned(['Querying Tails', 'GET', '/v1/tails'], ['Querying Tails', 'GET', '/v1/kites/{id}/tails'])).toEqual(
      {
        'GET /v1/tails': 'listTails',
        'GET /v1/kites/{id}/tails': 'listKiteTails',
      },
    );
  });

  it('say what the parent is of, where the parent says too little', () => {
    expect(
      assigned(
        ['Querying Job Status', 'GET', '/v1/jobs/{id}/status'],
        ['Querying Job Status', 'GET', '/v1.1/fleets/{id}/kite/job/{id}/status'],
      ),
    ).toEqual({
      'GET /v1/jobs/{id}/status': 'showJobStatus',
      'GET /v1.1/fleets/{id}/kite/job/{id}/status': 'showKiteJobStatus',
    });
  });

  it.each<[string, IdBasis['method'], string, readonly string[], string]>([
    ['/{KiteName}', 'POST', 'Folding a Kite', [], 'executeKiteAction'],
    ['/{KiteName}', 'POST', 'Folding a Kite', ['tail'], 'executeKiteAction'],
    ['/{KiteName}', 'PUT', 'Folding a Kite', ['tail'], 'updateKiteSubresource'],
    ['/{KiteName}', 'PUT', 'Folding a Kite', [], 'updateKite'],
    ['/{KiteName}', 'GET', 'Querying a Kite', [], 'showKite'],
    ['/', 'POST', 'Folding a Kite', [], 'postRoot'],
  ])('of several pages of %s: %s, such as %s, by %o', (path, method, title, keys, id) => {
    const basis = { name: 'kite_1', method, path };
    expect(
      unitedIds(
        [
          { ...basis, title },
          { ...basis, title: 'Tying Two Tails' },
        ],
        keys,
      )[0],
    ).toBe(id);
  });

  it('say what is different in the title, or count', () => {
    expect(assigned(['Querying Red Kites', 'GET', '/a/kites'], ['Querying Blue Kites', 'GET', '/b/kites'])).toEqual({
      'GET /a/kites': 'listAKites',
      'GET /b/kites': 'listBKites',
    });
    expect(assigned(['Querying Kites', 'GET', '/kites/details'], ['Querying Kites', 'GET', '/kites'])).toEqual({
      'GET /kites/details': 'listKiteDetails',
      'GET /kites': 'listKites',
    });
  });
});
