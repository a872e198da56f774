import { ApiError, createClient } from '@specscribe/modelarts';

const client = createClient({ baseUrl: process.env.SANDBOX_URL ?? '', token: 't', projectId: 'typescript' });
const IMAGE = '7be3c6d8-05a1-4c92-a3f7-94d1b80e62f5';

function check(what: string, got: unknown, wanted: unknown): void {
  if (got !== wanted) throw new Error(`${what}: ${got}, not ${wanted}`);
}

async function refused(code: string, call: () => Promise<unknown>): Promise<void> {
  const error = await call().then(
    () => undefined,
    (each: unknown) => each,
  );
  check(code, error instanceof ApiError ? error.code : error, code);
}

const volume = { category: 'EVS', ownership: 'MANAGED', capacity: 5 } as const;
const body = { name: 'story', flavor: 'modelarts.vm.cpu.2u', image_id: IMAGE, volume };
const made = await client.createNotebook({ body });
const path = { id: made?.id ?? '' };
check('the state of a new notebook', made?.status, 'CREATING');
await client.waitUntil.showNotebook({ path }, 'RUNNING', { intervalMs: 50 });
const listed = await client.listNotebooks({ query: { name: 'tor' } });
check('the notebooks', listed?.data?.length, 1);
await refused('ModelArts.6304', () => client.deleteNotebook({ path }));
await client.stopNotebook({ path });
await client.waitUntil.showNotebook({ path }, 'STOPPED', { intervalMs: 50 });
const changed = await client.updateNotebook({ path, body: { description: 'revised' } });
check('the description', changed?.description, 'revised');
await client.deleteNotebook({ path });
await client.waitUntilGone.showNotebook({ path }, { intervalMs: 50 });
await refused('ModelArts.6309', () => client.showNotebook({ path }));
console.log('the story is told');
