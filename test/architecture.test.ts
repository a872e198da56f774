import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SCRIPTS = path.resolve(import.meta.dirname, '../scripts');

/** Rooms in the order in which data flows. A room may import what stands before it, and the shared top. */
const FLOW = [
  'ir',
  'dialects',
  'diagnostics',
  'read',
  'adapt',
  'extract',
  'link',
  'emit',
  'pipeline',
  'lint',
  'generate',
  'publish',
  'formats',
  'drift',
  'sandbox',
  'commands',
];

/** Files at the top that every room may import; of the rooms they know the ground floor only. */
const SHARED = [
  'append.ts',
  'allow-lists.ts',
  'config-faults.ts',
  'config-file.ts',
  'family-config.ts',
  'json-pointer.ts',
  'located-yaml.ts',
  'lookup.ts',
  'names-config.ts',
  'nodes.ts',
  'operation-views.ts',
  'refusals.ts',
  'service-config.ts',
  'visible.ts',
  'workflow-command.ts',
];

/** Rooms that work on emitted contracts: stages must not know of each other's insides beyond the contract. */
const PURE = new Set([
  'ir',
  'dialects',
  'diagnostics',
  'formats',
  'read',
  'adapt',
  'extract',
  'link',
  'emit',
  'pipeline',
  'generate',
  'drift',
]);

/** What a pure room must not touch. `STATUS_CODES` is a table. */
const IMPURE =
  /from 'node:(?:fs|child_process|net|https|os|process|worker_threads)|\bprocess\.|\bconsole\.|\bfetch\(|\bDate\b|Math\.random/;

/** Files whose text has programs for readers, which may do what a pure room must not. */
const PROGRAMS = new Set(['generate/typescript/sample.ts']);

interface SourceFile {
  readonly name: string;
  readonly room: string;
  readonly text: string;
}

const files: SourceFile[] = readdirSync(SCRIPTS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.split(path.sep).join('/'))
  .map((name) => ({
    name,
    room: name.includes('/') ? (name.split('/')[0] as string) : '',
    text: readFileSync(path.join(SCRIPTS, name), 'utf8'),
  }));

const imports = files.flatMap((file) =>
  [...file.text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
    file,
    target: path.posix.normalize(path.posix.join(path.posix.dirname(file.name), match[1] as string)),
  })),
);

const targetsOf = (name: string): string[] =>
  imports.filter(({ file }) => file.name === name).map(({ target }) => target);

describe('the rooms of scripts/', () => {
  it('has only rooms that the flow names', () => {
    const rooms = new Set(files.map(({ room }) => room).filter((room) => room !== ''));
    expect([...rooms].filter((room) => !FLOW.includes(room))).toEqual([]);
  });

  it('imports forward only', () => {
    const back = imports.filter(({ file, target }) => {
      const room = target.includes('/') ? (target.split('/')[0] as string) : '';
      if (file.room === '' || room === file.room || room === '') return false;
      return FLOW.indexOf(room) > FLOW.indexOf(file.room);
    });
    expect(back.map(({ file, target }) => `${file.name} -> ${target}`)).toEqual([]);
  });

  it('has a ground floor that imports nothing', () => {
    const above = imports.filter(({ file, target }) => file.room === 'ir' && !target.startsWith('ir/'));
    expect(above.map(({ file, target }) => `${file.name} -> ${target}`)).toEqual([]);
  });

  it('has dialects that are data and nothing else', () => {
    const own = files.filter(({ room }) => room === 'dialects');
    const above = own.flatMap(({ name }) =>
      targetsOf(name).filter((target) => !/^(?:dialects\/.*|ir\/index\.ts|lookup\.ts)$/.test(target)),
    );
    const code = own.filter(
      ({ name, text }) => name !== 'dialects/index.ts' && /=>|^(?:export )?(?:function|class)\b/m.test(text),
    );
    expect([...above, ...code.map(({ name }) => name)]).toEqual([]);
  });

  it('hands a dialect on as an argument: its words are imported where pages come in', () => {
    const doors = new Set(['', 'dialects', 'pipeline', 'commands']);
    const words = /^import (?!type\b)[^;]*'(?:\.\.?\/)+dialects\/index\.ts';$/m;
    const others = files.filter(({ room, text }) => !doors.has(room) && words.test(text));
    expect(others.map(({ name }) => name)).toEqual([]);
  });

  it('enters another room by its door', () => {
    const windows = imports.filter(({ file, target }) => {
      const room = target.split('/')[0] as string;
      return file.room !== '' && target.includes('/') && room !== file.room && target !== `${room}/index.ts`;
    });
    expect(windows.map(({ file, target }) => `${file.name} -> ${target}`)).toEqual([]);
  });

  it('has no file that reaches itself, types included', () => {
    const circles = files.filter(({ name }) => {
      const reached = new Set(targetsOf(name));
      for (const each of reached) for (const next of targetsOf(each)) reached.add(next);
      return reached.has(name);
    });
    expect(circles.map(({ name }) => name)).toEqual([]);
  });

  it('keeps what is shared at the top free of rooms', () => {
    const isOwn = (name: string, target: string): boolean => target.startsWith(`${name.replace(/\.ts$/, '')}/`);
    const found = imports.filter(
      ({ file, target }) =>
        SHARED.includes(file.name) && target.includes('/') && target !== 'ir/index.ts' && !isOwn(file.name, target),
    );
    expect(found.map(({ file, target }) => `${file.name} -> ${target}`)).toEqual([]);
  });

  it('leaves files, processes, clocks and chance to the command layer', () => {
    const impure = files.filter(
      ({ name, room, text }) =>
        PURE.has(room) && !PROGRAMS.has(name) && IMPURE.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );
    expect(impure.map(({ name }) => name)).toEqual([]);
  });

  it('names no service', () => {
    const named = files.filter(
      ({ name, text }) =>
        name !== 'cli.ts' && /modelarts|\becs\b|\bvpc\b|anti-?ddos/i.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );
    expect(named.map(({ name }) => name)).toEqual([]);
  });
});

/** Folders of tests that are of no room: what they hold against the whole. */
const KINDS = ['clients', 'docs', 'hostile', 'matrix', 'oracle'];

const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => name.split(path.sep).join('/'));

/** Files of the code that a test imports; of `scripts/` types alone are none. */
function testedBy(name: string): string[] {
  const text = readFileSync(path.join(import.meta.dirname, name), 'utf8');
  return [...text.matchAll(/^import (type )?[^;]*?from '(\.[^']+)';/gm)]
    .map(([, type, target = '']) => ({ type, file: path.posix.join('test', path.posix.dirname(name), target) }))
    .filter(({ type, file }) => file.startsWith('templates/') || (file.startsWith('scripts/') && !type))
    .map(({ file }) => file);
}

describe('the tests', () => {
  it('have the folder of the room that they test, or of a kind', () => {
    const rooms = tests.filter((name) => name.includes('/')).map((name) => name.split('/')[0] as string);
    expect([...new Set(rooms)].filter((room) => !FLOW.includes(room) && !KINDS.includes(room))).toEqual([]);
  });

  it('of one file of their room have its name, with or without that of its folder', () => {
    const others = tests.flatMap((name) => {
      const [file, ...more] = testedBy(name);
      const isOne = file !== undefined && more.length === 0 && !file.endsWith('/index.ts');
      if (!isOne || path.posix.dirname(name).split('/')[0] !== roomOf(file)) return [];
      const steps = file.replace(/\.ts$/, '').split('/');
      const names = [steps.at(-1), steps.slice(-2).join('-')];
      return names.includes(path.posix.basename(name, '.test.ts')) ? [] : [`${name} tests ${file}`];
    });
    expect(others).toEqual([]);
  });
});

/** Room of a file below `scripts/`, `.` of one at the top, as `dirname` has it for a test. */
const roomOf = (file: string): string => (file.split('/').length > 2 ? (file.split('/')[1] as string) : '.');
