import assert from 'node:assert/strict';

const [entry, fake] = process.argv.slice(2);
const { ApiError } = await import(entry);
const { fakeClient } = await import(fake);

const { client, calls } = fakeClient({
  createShip: { id: '8', size: 1 },
  deleteShip: new Response('{"error_code":"Harbour.1"}', { status: 409 }),
  listLogs: (request) =>
    request.url.includes('marker')
      ? { logs: [{ id: 'b' }], page_info: {} }
      : { logs: [{ id: 'a' }], page_info: { next_marker: 'm' } },
});
const ship = await client.showShip({ path: { ship_id: '7' } });
assert.deepEqual([ship.id, ship.status], ['7', 'AFLOAT']);
assert.equal((await client.createShip({ body: { name: 'Ada' } })).id, '8');
await assert.rejects(
  client.deleteShip({ path: { ship_id: '7' } }),
  (error) => error instanceof ApiError && error.code === 'Harbour.1',
);
const logs = [];
for await (const { id } of client.iterate.listLogs()) logs.push(id);
assert.deepEqual(logs, ['a', 'b']);
assert.deepEqual(
  calls.map(({ operation }) => operation),
  ['showShip', 'createShip', 'deleteShip', 'listLogs', 'listLogs'],
);
assert.deepEqual(await calls[1].request.json(), { name: 'Ada' });
console.log('done');
