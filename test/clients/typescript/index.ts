import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { compile } from '../../generate/support/compile.ts';
import { run } from '../../matrix/process.ts';
import { FAKES, type TableSide } from '../sides.ts';

const TYPED = path.join(import.meta.dirname, 'typed.ts');

export const typescriptSide: TableSide = {
  name: 'typescript',
  missing: async () => undefined,
  untyped: true,
  compiled: [...readFileSync(TYPED, 'utf8').matchAll(/@ts-expect-error (\w+):/g)].map(([, id]) => id as string),
  async build(client, folder, core) {
    cpSync(client, folder, { recursive: true });
    cpSync(TYPED, path.join(folder, 'src/typed.ts'));
    const scope = path.join(folder, 'node_modules/@example');
    if (core !== undefined) mkdirSync(scope, { recursive: true });
    if (core !== undefined) symlinkSync(core, path.join(scope, 'core'));
    const problems = [core, folder].flatMap((each) => (each === undefined ? [] : compile(each)));
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const modules = ['index', 'typed'].map((name) => path.join(folder, `dist/${name}.js`));
    return () => spawn(process.execPath, [path.join(import.meta.dirname, 'driver.mjs'), ...modules]);
  },
  fake(_, folder) {
    const modules = ['index', 'fake'].map((name) => path.join(folder, `dist/${name}.js`));
    return run(process.execPath, [path.join(FAKES, 'fake.mjs'), ...modules]);
  },
};
