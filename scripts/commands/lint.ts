import { createRequire } from 'node:module';
import path from 'node:path';
import pc from 'picocolors';
import { type LintFinding, readLintOutput } from '../lint/index.ts';
import { visibleLine } from '../visible.ts';
import { parseContract, parseYaml } from './contract/read-contract.ts';
import { type FailLevel, fails, PAINT } from './findings.ts';
import { EXIT, ToolMissingError, UsageError } from './machine/errors.ts';
import { readText } from './machine/files.ts';
import { PACKAGE_ROOT } from './machine/package.ts';
import { runProcess } from './machine/process.ts';
import type { Terminal } from './machine/terminal.ts';

export interface LintOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly failOn: FailLevel;
}

/** Lints contracts by Redocly and the rules of our own. */
export async function lint(specs: readonly string[], options: LintOptions, terminal: Terminal): Promise<number> {
  for (const spec of specs) parseContract(await readGiven(spec), spec);
  if (options.config !== undefined) parseYaml(await readGiven(options.config), options.config);
  const findings = await runRedocly(specs, options.config ?? path.join(PACKAGE_ROOT, 'redocly.yaml'));
  terminal.data(options.json ? `${JSON.stringify(findings, null, 2)}\n` : renderFindings(findings));
  return fails(findings, options.failOn) ? EXIT.findings : EXIT.fine;
}

/** @throws UsageError where there is no such file */
async function readGiven(file: string): Promise<string> {
  const text = await readText(file);
  if (text === undefined) throw new UsageError(`${file}: no such file`);
  return text;
}

export function renderFindings(findings: readonly LintFinding[]): string {
  return findings
    .map(
      ({ file, pointer, severity, rule, message }) =>
        `${pc.bold(visibleLine(path.relative('.', file) + pointer))}: ${PAINT[severity](severity)} ${pc.dim(rule)} ${visibleLine(message)}\n`,
    )
    .join('');
}

/** Milliseconds that Redocly may take for all contracts. */
const TIMEOUT = 600_000;

/** Redocly's command line, with its telemetry and its look for updates off, and no shell in between. */
export async function runRedocly(specs: readonly string[], config: string): Promise<LintFinding[]> {
  const command = redoclyBin();
  const args = [
    command,
    'lint',
    ...specs.map((spec) => path.resolve(spec)),
    '--config',
    config,
    '--format',
    'json',
    '--max-problems',
    '100000',
  ];
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    CI: 'true',
    NODE_NO_WARNINGS: '1',
  };
  const { stdout, output } = await runProcess(process.execPath, args, { timeout: TIMEOUT, env });
  try {
    return readLintOutput(stdout);
  } catch {
    throw new Error(`Redocly gave no readable result: ${output.trim().split('\n').slice(-5).join('\n')}`);
  }
}

function redoclyBin(): string {
  const require = createRequire(import.meta.url);
  try {
    return path.join(path.dirname(require.resolve('@redocly/cli/package.json')), 'bin', 'cli.js');
  } catch {
    throw new ToolMissingError('@redocly/cli is not installed; run npm ci');
  }
}
