import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type RunningSandbox } from '../../scripts/index.ts';
import { ROOT } from '../corpus.ts';

const MINUTE = 60_000;
const IMAGE = '7be3c6d8-05a1-4c92-a3f7-94d1b80e62f5';
const NOTEBOOK = {
  name: 'a',
  flavor: 'modelarts.vm.cpu.2u',
  image_id: IMAGE,
  volume: { category: 'EVS', ownership: 'MANAGED', capacity: 5 },
};

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await createSandbox(path.join(ROOT, 'spec/modelarts.yaml'), { hold: true, validateResponses: true });
});
afterEach(() => sandbox.close());

interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a body is whatever the contract says
  readonly body: any;
}

async function call(method: string, way: string, body?: object): Promise<Reply> {
  const answer = await fetch(`${sandbox.url}/v1/p${way}`, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

const statusOf = async (id: string): Promise<string> => (await call('GET', `/notebooks/${id}`)).body.status;

/** A notebook that runs. */
async function running(fields: object = {}): Promise<string> {
  const { id } = (await call('POST', '/notebooks', { ...NOTEBOOK, ...fields })).body;
  sandbox.clock.advance(10_000);
  return id;
}

describe('a notebook', () => {
  it('is created, runs, stops, starts and is deleted', async () => {
    const { id, status, image } = (await call('POST', '/notebooks', NOTEBOOK)).body;
    expect([status, image.name]).toEqual(['CREATING', 'jupyter4-multi-kernel-cpu-py39']);
    sandbox.clock.advance(10_000);
    expect(await statusOf(id)).toBe('RUNNING');
    expect((await call('POST', `/notebooks/${id}/stop`)).body.status).toBe('STOPPING');
    sandbox.clock.advance(5000);
    expect(await statusOf(id)).toBe('STOPPED');
    expect((await call('PUT', `/notebooks/${id}`, { description: 'revised' })).body.description).toBe('revised');
    expect((await call('POST', `/notebooks/${id}/start`, {})).body.status).toBe('STARTING');
    sandbox.clock.advance(5000);
    await call('POST', `/notebooks/${id}/stop`);
    sandbox.clock.advance(5000);
    expect((await call('DELETE', `/notebooks/${id}`)).body.status).toBe('DELETING');
    expect(await statusOf(id)).toBe('DELETING');
    sandbox.clock.advance(5000);
    expect(await call('GET', `/notebooks/${id}`)).toEqual({
      status: 404,
      body: { error_code: 'ModelArts.6309', error_msg: 'No such instance.' },
    });
  });

  it.each([
    ['RUNNING', 'POST', '/start', 'ModelArts.6305'],
    ['STARTING', 'POST', '/start', 'ModelArts.6306'],
    ['STOPPING', 'POST', '/start', 'ModelArts.6308'],
    ['FROZEN', 'POST', '/start', 'ModelArts.6326'],
    ['CREATING', 'POST', '/start', 'ModelArts.6357'],
    ['STOPPED', 'POST', '/stop', 'ModelArts.6307'],
    ['RUNNING', 'DELETE', '', 'ModelArts.6304'],
    ['RUNNING', 'PUT', '', 'ModelArts.6347'],
    ['STOPPED', 'POST', '/create-image', 'ModelArts.6327'],
    ['SNAPSHOTTING', 'POST', '/create-image', 'ModelArts.2880'],
    ['STOPPED', 'PATCH', '/lease', 'ModelArts.6327'],
    ['STOPPED', 'POST', '/storage', 'ModelArts.6327'],
  ])('that is %s refuses %s %s with %s', async (state, method, way, code) => {
    const id = await running();
    expect(sandbox.change(`/v1/p/notebooks/${id}`, { status: state })).toBe(true);
    const answer = await call(method, `/notebooks/${id}${way}`, {});
    expect(answer.body.error_code).toBe(code);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await statusOf(id)).toBe(state);
  });

  it('stops when its lease ends, and later where that is prolonged', async () => {
    const id = await running({ lease: { duration: 10 * MINUTE, type: 'timing' } });
    expect((await call('GET', `/notebooks/${id}/lease`)).body).toMatchObject({ duration: 10 * MINUTE, enable: true });
    sandbox.clock.advance(5 * MINUTE);
    await call('PATCH', `/notebooks/${id}/lease`, { duration: 10 * MINUTE });
    sandbox.clock.advance(9 * MINUTE);
    expect(await statusOf(id)).toBe('RUNNING');
    sandbox.clock.advance(MINUTE);
    expect(await statusOf(id)).toBe('STOPPING');
    sandbox.clock.advance(5000);
    expect(await statusOf(id)).toBe('STOPPED');
  });

  it('obeys the older operation, which tells both states', async () => {
    const id = await running();
    const action = (name: string): Promise<Reply> =>
      call('POST', `/demanager/instances/${id}/action`, { action: name });
    expect((await action('stop')).body).toEqual({ current_status: 'STOPPING', previous_state: 'RUNNING' });
    sandbox.clock.advance(5000);
    expect((await action('start')).body).toEqual({ current_status: 'STARTING', previous_state: 'STOPPED' });
    expect((await action('start')).body.error_code).toBe('ModelArts.6306');
    expect((await call('POST', '/demanager/instances/none/action', { action: 'stop' })).body).toEqual({
      error_code: 'ModelArts.6309',
      error_message: 'No such instance.',
    });
  });

  it('needs an image that is there', async () => {
    const { status, body } = await call('POST', '/notebooks', { ...NOTEBOOK, image_id: 'none' });
    expect([status, body.error_code]).toEqual([404, 'ModelArts.6797']);
  });

  it('has storage mounted, and unmounted', async () => {
    const id = await running();
    const mount = (await call('POST', `/notebooks/${id}/storage`, { category: 'OBS', mount_path: '/data/x/' })).body;
    expect(mount.status).toBe('MOUNTING');
    sandbox.clock.advance(2000);
    expect((await call('GET', `/notebooks/${id}/storage`)).body.data).toMatchObject([{ status: 'MOUNTED' }]);
    expect((await call('DELETE', `/notebooks/${id}/storage/${mount.id}`)).body.status).toBe('UNMOUNTING');
    sandbox.clock.advance(2000);
    expect((await call('GET', `/notebooks/${id}/storage/${mount.id}`)).status).toBe(404);
  });
});

describe('an image', () => {
  it('is registered once for an address, and deleted', async () => {
    const address = { swr_path: 'swr.example.com/a/b:c' };
    const made = (await call('POST', '/images', address)).body;
    expect(made).toMatchObject({ ...address, status: 'ACTIVE', type: 'DEDICATED', origin: 'CUSTOMIZE' });
    expect((await call('POST', '/images', address)).body.error_code).toBe('ModelArts.6737');
    expect((await call('DELETE', `/images/${made.id}?force=true`)).body.status).toBe('DELETED');
    expect((await call('GET', `/images/${made.id}`)).status).toBe(404);
  });

  it.each(['', '?force=true', '?force=false'])('is deleted with the query "%s"', async (query) => {
    const { id } = (await call('POST', '/images', { swr_path: 'swr.example.com/a/b:c' })).body;
    expect((await call('DELETE', `/images/${id}${query}`)).body).toMatchObject({ id, status: 'DELETED' });
    expect((await call('DELETE', `/images/${id}${query}`)).body.error_code).toBe('ModelArts.6797');
    expect((await call('GET', '/images?type=DEDICATED')).body.data).toEqual([]);
    expect((await call('POST', '/images', { swr_path: 'swr.example.com/a/b:c' })).status).toBe(200);
  });

  it('is saved from a running notebook, which cannot be used meanwhile', async () => {
    const id = await running();
    const image = (await call('POST', `/notebooks/${id}/create-image`, { name: 'n', namespace: 's', tag: 't' })).body;
    expect(image).toMatchObject({ name: 'n', origin: 'IMAGE_SAVE', status: 'INIT', swr_path: 'swr.xxxxx.com/s/n:t' });
    expect(await statusOf(id)).toBe('SNAPSHOTTING');
    sandbox.clock.advance(1000);
    expect((await call('GET', `/images/${image.id}`)).body.status).toBe('CREATING');
    sandbox.clock.advance(9000);
    expect((await call('GET', `/images/${image.id}`)).body.status).toBe('ACTIVE');
    expect(await statusOf(id)).toBe('RUNNING');
  });
});

describe('what is told of ModelArts', () => {
  it('has the ground of references, parameters without a meaning, and values', async () => {
    const behaviours = (await (await fetch(`${sandbox.url}/_sandbox/behaviours`)).json()) as Record<string, string>[];
    const told = (operation: string, rule: string): string[] =>
      behaviours
        .filter((each) => each.operation === operation && each.rule === rule)
        .map(({ ground, text }) => `${ground}: ${text}`);
    expect(told('deleteImage', 'request/unused')).toEqual([expect.stringMatching(/^assumed: force: /)]);
    expect(told('createNotebook', 'cycle/reference')).toEqual([
      'documented: image_id names a thing of /v1/{project_id}/images that is there, else ModelArts.6797 (appendix/error_codes.rst)',
    ]);
    expect(told('registerImage', 'cycle/unique')).toEqual([expect.stringContaining('swr_path, else ModelArts.6737')]);
    expect(told('registerImage', 'cycle/sets')).toEqual([expect.stringContaining('type is "DEDICATED"')]);
  });
});
