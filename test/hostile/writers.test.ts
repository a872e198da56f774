/** No command writes, and is forgotten where commands that write are killed and tried beside the files of people. */
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { KILLED } from './killed.ts';
import { RUNS } from './runs.ts';

/** Options by which a command writes, or writes something else. */
const WRITING = /^ +(?:-\w, )?--(update-baseline|out|update|data|log|bump|shard)(?=[ ,])/gm;

/** Commands that write whatever their options are. */
const ALWAYS: ReadonlySet<string> = new Set(['build', 'init', 'merge', 'sync']);

/** What isn't in a table, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'kill sandbox --data': 'test/sandbox/kills.ts kills it while it answers',
  'kill sandbox --log': 'each request is a line by itself',
  'kill check --shard': 'writes by --update alone',
  'foreign check --shard': 'writes by --update alone',
  'foreign build --bump': 'changes one line of a file that it has read',
  'foreign build --shard': 'writes one more file of its own name',
  'foreign build --update-baseline': 'writes one more file of its own name',
  'foreign scrape --update-baseline': 'writes one more file of its own name',
};

const helpOf = (command: string): string => runCli([command, '--help'], '.').stdout;

/** Commands of the help, and those of their options by which they write. */
const commands = [
  ...(runCli(['--help'], '.').stdout.split('\nCommands:\n')[1]?.split('\n\n')[0] ?? '').matchAll(/^ {2}([a-z]+)\b/gm),
]
  .map(([, name = '']) => name)
  .filter((name) => name !== 'help')
  .map((name) => ({ name, options: [...helpOf(name).matchAll(WRITING)].map(([, option]) => `--${option}`) }));

const inTable = (table: readonly (readonly string[])[], command: string, option: string | undefined): boolean =>
  table.some((args) => args[0] === command && (option === undefined || args.includes(option)));

describe('a command that writes', () => {
  it.each([
    ['kill', KILLED.map(({ args }) => args)],
    ['foreign', RUNS.map(([, args]) => args)],
  ] as const)('is in the table: %s', (name, table) => {
    expect(commands.length).toBeGreaterThan(15);
    const writing = commands.flatMap((command) => [
      ...(ALWAYS.has(command.name) ? [[command.name, undefined] as const] : []),
      ...command.options.map((option) => [command.name, option] as const),
    ]);
    const missing = writing
      .filter(([command, option]) => !inTable(table, command, option))
      .map(([command, option]) => [name, command, option].filter((each) => each !== undefined).join(' '));
    expect(missing.filter((each) => !(each in ELSEWHERE))).toEqual([]);
    const excused = Object.keys(ELSEWHERE).filter((each) => each.startsWith(`${name} `));
    expect(excused.filter((each) => !missing.includes(each))).toEqual([]);
  });

  it('is one of those, or has a run that writes nothing', () => {
    const silent = commands.filter(({ name, options }) => !ALWAYS.has(name) && options.length === 0);
    const run = new Set(RUNS.filter(([, , , folders]) => folders.length === 0).map(([, args]) => args[0]));
    expect(silent.map(({ name }) => name).filter((name) => !run.has(name) && !SERVERS.has(name))).toEqual([]);
  });
});

/** They go on until they are stopped, and keep nothing: `test/commands` and `test/publish` talk to them. */
const SERVERS: ReadonlySet<string> = new Set(['serve', 'preview']);
