import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile, removeFolder, scratchFolder, writeFiles } from './support/compile.ts';
import { depot, inputFor, target } from './support/depot.ts';
import { type Editor, openEditor } from './support/editor.ts';

/** Code against the client's types. Each line after `@ts-expect-error` must be refused; all others must compile. */
const TYPES = `
import { ApiError, type Args, type Box, type Client, createClient, type DeleteBoxArgs, type DeleteBoxResult, isApiError, type Open, type Result, type Schema } from './index.js';
const full = createClient({ region: 'eu-de', projectId: 'p' });
const bare = createClient({ region: 'a-new-region' });
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const same = <A, B>(_: Same<A, B>): void => undefined;

export async function fits(any: Client): Promise<void> {
  const list = await full.listBoxes();
  same<number | undefined, typeof list.total>(true);
  await full.listBoxes({ query: { limit: 10, state: 'OPEN', label: ['a'], range: { from: 1 }, 'filter[a b]&c': 'x' } });
  await full.listBoxes({ path: { project_id: 'another' } }, { timeoutMs: 5, signal: new AbortController().signal });
  const absent = Math.random() > 2 ? 5 : undefined;
  await full.listBoxes({ query: { limit: absent } }, { timeoutMs: absent, signal: undefined, headers: undefined });
  await bare.listBoxes({ path: { project_id: 'p' } });
  await any.showBox({ path: { project_id: 'p', 'box-id': 'b' } });
  await full.createBox({ body: { name: 'a' } });
  await full.changeBox({ path: { 'box-id': 'b' }, header: { 'If-Match': '*', 'x-retries': 1 } });
  await full.changeBox({ path: { 'box-id': 'b' }, header: { 'If-Match': '*' }, body: { size: 1 } });
  await full.patchItem({ path: { 'box-id': 'b', number: 1 }, body: { anything: null } });
  same<undefined, Awaited<ReturnType<typeof full.deleteBox>>>(true);
  same<string, Awaited<ReturnType<typeof full.showVersion>>>(true);
  const created = await full.createBox({ body: { name: 'a' } });
  if (created !== undefined && created.state !== 'OPEN') {
    const tomorrow: string = created.state;
    const grade: number | undefined = created.grade;
    const deep: string | undefined = created.children?.[0]?.parent?.state;
    void [tomorrow, grade, deep];
  }
  type Shape = Open<{ kind: 'circle'; radius: number; unit?: 'm' } | { kind: 'square'; side: number; unit?: 'm' }>;
  const shapes: { shape?: Shape; list: Shape[] } = { list: [{ kind: 'circle', radius: 1, unit: 'a unit of tomorrow' }] };
  for (const shape of [...shapes.list, shapes.shape]) {
    if (shape?.kind === 'circle') same<number, typeof shape.radius>(true);
    else if (shape !== undefined) same<number, typeof shape.side>(true);
  }
  const inside: Open<{ shape?: { kind: 'circle'; radius: number } | { kind?: 'square'; side: number } }> = {};
  const { shape } = inside;
  if (shape && shape.kind === 'circle') same<number, typeof shape.radius>(true);
  const future: Schema<'Box'> = { name: 'a', state: 'A STATE OF TOMORROW', grade: 99 };
  await full.listBoxes({ query: { state: 'A STATE OF TOMORROW' } });
  await full.createBox({ body: { name: 'a', state: 'A STATE OF TOMORROW', size: 9007199254740993n } });
  const size: number | bigint | undefined = future.size;
  for await (const box of full.iterate.listBoxes({ query: { limit: 10 } })) same<Schema<'Box'>, typeof box>(true);
  for await (const page of bare.iterate.listBoxes({ path: { project_id: 'p' } }).pages()) void page.total;
  for await (const label of full.iterate.listLabels()) same<Schema<'Owner'>, typeof label>(true);
  const waited = await full.waitUntil.showLid({ path: { 'box-id': 'b' } }, 'OPEN', { intervalMs: 5, timeoutMs: 50 });
  same<Result<'showLid'>, typeof waited>(true);
  createClient({ region: 'eu-odd', token: async (refused?: string) => refused ?? 't', retry: { maxAttempts: 2 } });
  createClient({ regions: { mine: 'https://mine.example.com' }, region: 'mine', credentials: { ak: 'a', sk: 's' } });
  createClient({ baseUrl: 'https://a.example', credentials: async () => ({ ak: 'a', sk: 's', securityToken: 't' }) });
  await full.createBox({ body: { name: 'a' } }, { idempotent: true, retry: false });
  const { data, response } = await full.raw.GET('/v1/{project_id}/boxes', { params: { path: { project_id: 'p' } } });
  const state: string | undefined = data?.boxes[0]?.state;
  void [future, size, state, response];
  const error: unknown = undefined;
  if (isApiError(error, 'Depot.0001')) same<number, typeof error.status>(true);
  if (error instanceof ApiError && error.code === 'Depot.9999') void error.requestId;
}

export async function doesNotFit(input: Schema<'BoxRequest'>): Promise<void> {
  // @ts-expect-error path parameter is missing
  await full.deleteBox({ path: {} });
  // @ts-expect-error arguments are missing
  await full.deleteBox();
  // @ts-expect-error project is nowhere
  await bare.listBoxes();
  // @ts-expect-error project is nowhere
  await bare.deleteBox({ path: { 'box-id': 'b' } });
  // @ts-expect-error no such query parameter
  await full.listBoxes({ query: { limits: 10 } });
  // @ts-expect-error wrong type of a query parameter
  await full.listBoxes({ query: { limit: '10' } });
  // @ts-expect-error a state is text
  await full.listBoxes({ query: { state: 1 } });
  // @ts-expect-error no list
  void full.iterate.showBox;
  // @ts-expect-error no such query parameter of a list
  void full.iterate.listBoxes({ query: { limits: 10 } });
  // @ts-expect-error shows no state
  void full.waitUntil.listBoxes;
  // @ts-expect-error no state to wait for
  await full.waitUntil.showLid({ path: { 'box-id': 'b' } }, 'BROKEN');
  // @ts-expect-error 64 bits are not always a number
  const wrong: number | undefined = (await full.createBox({ body: input }))?.size;
  // @ts-expect-error a token or an access key
  createClient({ token: 't', credentials: { ak: 'a', sk: 's' } });
  // @ts-expect-error an access key has a secret
  createClient({ credentials: { ak: 'a' } });
  // @ts-expect-error body is missing
  await full.createBox({});
  // @ts-expect-error required field is missing
  await full.createBox({ body: { size: 1 } });
  // @ts-expect-error no such field
  await full.createBox({ body: { name: 'a', sizes: 1 } });
  // @ts-expect-error no such field in a nested object
  await full.createBox({ body: { name: 'a', owner: { id: 'a', kinds: 'person' } } });
  // @ts-expect-error a state of another type
  await full.createBox({ body: { name: 'a', state: false } });
  // @ts-expect-error the token is no argument
  await full.createBox({ body: input, header: { 'X-Auth-Token': 't' } });
  // @ts-expect-error required header is missing
  await full.changeBox({ path: { 'box-id': 'b' } });
  // @ts-expect-error neither of the alternatives
  await full.changeBox({ path: { 'box-id': 'b' }, header: { 'If-Match': '*' }, body: { label: 'a' } });
  // @ts-expect-error a path parameter of another type
  await full.patchItem({ path: { 'box-id': 'b', number: 'one' }, body: {} });
  // @ts-expect-error no such operation
  await full.listBox();
  // @ts-expect-error an address and a region say different things
  createClient({ baseUrl: 'https://example.com', region: 'eu-de' });
  // @ts-expect-error no such path
  await full.raw.GET('/v1/{project_id}/box', { params: { path: { project_id: 'p' } } });
  // @ts-expect-error no such field in what arrives
  void (await full.listBoxes()).box;
  const args: Args<'deleteBox', 'project_id'> = { path: { 'box-id': 'b' } };
  const result: Result<'deleteBox'> = undefined;
  const named: DeleteBoxArgs = args;
  const gone: DeleteBoxResult = result;
  same<Schema<'Box'>, Box>(true);
  // @ts-expect-error the client of this project fills it, another one doesn't
  const whole: DeleteBoxArgs<never> = args;
  void [named, gone, whole, wrong];
}
`;

const folder = scratchFolder('types');
let problems: string[];

beforeAll(async () => {
  const files = await target('typescript').generate(inputFor(depot()));
  writeFiles(folder, [...files, { path: 'src/types-check.ts', content: TYPES }]);
  problems = compile(folder);
}, 120_000);
afterAll(() => removeFolder(folder));

describe('the types', () => {
  it('take what the contract has, and refuse what it does not have', () => {
    expect(problems).toEqual([]);
  });
});

describe('an editor', () => {
  const code = `import { ApiError, createClient } from './index.js';
const client = createClient({ projectId: 'p' });
const list = await client./*list*/listBoxes({ query: { state: '/*sent*/' } });
void (list.boxes[0]?.state === '/*received*/');
void client./*show*/showBox;
createClient({ region: '/*region*/' });
void client.waitUntil.showLid({ path: { 'box-id': 'b' } }, '/*state*/');
const error: unknown = undefined;
if (error instanceof ApiError && error.code === '/*code*/') void error;
client.iterate./*iterate*/listBoxes();
`;
  let editor: Editor;
  beforeAll(() => {
    editor = openEditor(folder, code);
  });

  it('shows the documentation of a method, and what it takes', () => {
    const shown = editor.hover('/*list*/');
    expect(shown).toContain('Listing Boxes');
    expect(shown).toContain('@see https://docs.example.com/listBoxes.html');
    expect(shown).toContain('limit?: number');
  });

  it('strikes out what is deprecated', () => {
    expect(editor.hover('/*show*/')).toContain('@deprecated');
  });

  it('offers the values that the contract knows, also where others are allowed', () => {
    expect(editor.offers('/*sent*/')).toEqual(['CLOSED', 'OPEN', 'half open & "odd"']);
    expect(editor.offers('/*received*/')).toEqual(['CLOSED', 'OPEN']);
    expect(editor.offers('/*region*/')).toEqual(['eu-de', 'eu-nl', 'eu-odd']);
    expect(editor.offers('/*state*/')).toEqual(['CLOSED', 'OPEN']);
    expect(editor.offers('/*code*/')).toEqual(['Depot.0001', 'Depot.0002']);
    expect(editor.offers('/*iterate*/')).toEqual(['listBoxes', 'listLabels']);
  });
});
