import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { CLI, runCli } from '../support/cli.ts';

const run = (...args: readonly string[]) => runCli([...args], tmpdir());
/** What could come next, without descriptions and without the line of the protocol. */
const next = (...args: readonly string[]): string[] =>
  run('complete', '--', ...args)
    .stdout.split('\n')
    .filter((line) => line !== '' && !line.startsWith(':'))
    .map((line) => line.split('\t')[0] ?? '');

describe('completion in a shell', { timeout: 60_000 }, () => {
  it.each(['bash', 'zsh', 'fish'])('has a script for %s, which that shell can read where it is there', (shell) => {
    const { status, stdout } = run('completion', shell);
    expect({ status, names: stdout.includes('specscribe') }).toEqual({ status: 0, names: true });
    const read = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' });
    if (read.error === undefined) expect(read.stderr).toBe('');
  });

  it.each<[string, string[], string[]]>([
    ['commands', ['bui'], ['build']],
    ['options', ['build', '--acc'], ['--accept-renames']],
    ['values of an option', ['lint', '--format', 's'], ['sarif']],
    ['nothing that is not there', ['zzz'], []],
  ])('completes %s', (_, typed, expected) => {
    expect(next(...typed)).toEqual(expected);
  });

  it('completes in bash by the script that it prints', () => {
    // `_get_comp_words_by_ref` belongs to the package bash-completion, which not every machine has.
    const typed = `
      _get_comp_words_by_ref() { cur=lin; prev=specscribe; words=(specscribe lin); cword=1; }
      specscribe() { "$NODE" "$CLI" "$@"; }
      source <(printf '%s' "$SCRIPT")
      __specscribe_complete
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { ...process.env, NODE: process.execPath, CLI, SCRIPT: run('completion', 'bash').stdout };
    const { error, stdout } = spawnSync('bash', ['-c', typed], { encoding: 'utf8', env });
    if (error === undefined) expect(stdout.trim()).toBe('lint');
  });

  it('refuses a shell that it has no script for, and names those it has', () => {
    const { status, stderr } = run('completion', 'tcsh');
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('bash, zsh, fish') });
  });
});
