import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import pc from 'picocolors';
import { counted } from '../counted.ts';
import { type Finding, fingerprintOf } from '../diagnostics/index.ts';
import { foldedByRule, type LintFinding, type PlacedFinding, readLintOutput } from '../lint/index.ts';
import { visibleLine } from '../visible.ts';
import { type LintedContract, lintedContract, placedFindings } from './contract/linted-pages.ts';
import { parseContract, parseYaml } from './contract/read-contract.ts';
import { type FindingOptions, FindingReport } from './finding-report.ts';
import { countLine, PAINT } from './findings.ts';
import { ToolMissingError, UsageError } from './machine/errors.ts';
import { readStandardInput, readText, STANDARD_INPUT } from './machine/files.ts';
import { PACKAGE_ROOT } from './machine/package.ts';
import { runProcess } from './machine/process.ts';
import { redoclyConfig } from './machine/redocly-config.ts';
import { withTemporaryFolder } from './machine/temporary-folder.ts';
import type { Terminal } from './machine/terminal.ts';

export interface LintOptions extends FindingOptions {
  /** A redocly.yaml; the nearest one above the current folder without it, else ours. */
  readonly config?: string;
}

/**
 * Lints contracts by Redocly and the rules of our own.
 *
 * @param specs files; `-` is standard input
 */
export async function lint(specs: readonly string[], options: LintOptions, terminal: Terminal): Promise<number> {
  if (options.config !== undefined) parseYaml(await readGiven(options.config), options.config);
  const config = options.config ?? redoclyConfig('.');
  const findings = await withTemporaryFolder('lint', async (folder) => {
    const contracts = new Map<string, LintedContract>();
    for (const spec of specs) {
      const text = spec === STANDARD_INPUT ? await readStandardInput() : await readGiven(spec);
      parseContract(text, spec);
      const file = spec === STANDARD_INPUT ? path.join(folder, 'input.yaml') : path.resolve(spec);
      if (spec === STANDARD_INPUT) await writeFile(file, text);
      contracts.set(file, await lintedContract(spec, text));
    }
    return placed(await runRedocly([...contracts.keys()], config), contracts);
  });
  const report = await FindingReport.open('lint', options, terminal);
  await report.add({ name: 'lint', findings: findings.map(lintFinding) }, (judged) =>
    lintText(
      findings.filter((_, index) => judged[index]?.waiver === undefined),
      options,
    ),
  );
  if (!options.quiet)
    terminal.note(`${counted(specs.length, 'contract')}, rules of ${configName(config)}: ${countLine(findings)}\n`);
  return report.close();
}

/** A finding of a contract as all commands have them. */
export function lintFinding({ file, line = 0, pointer, severity, rule, message, advice }: PlacedFinding): Finding {
  const fingerprint = fingerprintOf('lint', rule, pointer, message.replace(/\bline \d+/g, 'line'));
  const whole = advice === undefined ? message : `${message} In service.yaml, ${advice}.`;
  return { code: rule, severity, message: whole, file, line, pointer, fingerprint };
}

/** Findings at their pages, those of a file that a contract refers to in that file. */
function placed(findings: readonly LintFinding[], contracts: ReadonlyMap<string, LintedContract>): PlacedFinding[] {
  return findings.flatMap((finding) => {
    const other = { name: path.relative('.', finding.file), placeAt: () => undefined, pages: '' };
    return placedFindings([finding], contracts.get(path.resolve(finding.file)) ?? other);
  });
}

const configName = (config: string): string =>
  path.dirname(config) === PACKAGE_ROOT ? 'specscribe' : path.relative('.', config);

/** @throws UsageError where there is no such file */
async function readGiven(file: string): Promise<string> {
  const text = await readText(file);
  if (text === undefined) throw new UsageError(`${file}: no such file`);
  return text;
}

/** As many places of one rule as a person looks at to understand it. */
const MOST_PLACES = 3;

/** Findings for people: those of a rule as one, with the first of its places; with `verbose` all, with `quiet` errors. */
export function lintText(
  findings: readonly PlacedFinding[],
  { quiet = false, verbose = false }: { readonly quiet?: boolean; readonly verbose?: boolean },
): string {
  const shown = quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
  return foldedByRule(shown)
    .map(({ first, more }) => {
      const places = verbose ? more : more.slice(0, MOST_PLACES);
      const rest = more.length - places.length;
      const { severity, rule, message, advice } = first;
      const lines = [
        ...(advice === undefined ? [] : [advice]),
        ...places.map(
          (each) => placeText(each) + (each.message === first.message ? '' : `: ${visibleLine(each.message)}`),
        ),
        ...(rest > 0 ? [`and ${counted(rest, 'more place')}; --verbose shows all`] : []),
      ];
      const head = `${pc.bold(placeText(first))}: ${PAINT[severity](severity)} ${pc.dim(rule)} ${visibleLine(message)}\n`;
      return head + lines.map((line) => pc.dim(`    ${line}\n`)).join('');
    })
    .join('');
}

const placeText = ({ file, line, pointer }: PlacedFinding): string =>
  visibleLine(line === undefined ? `${file}#${pointer}` : `${file}:${line}`);

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
    if (configName(config) !== 'specscribe')
      throw new UsageError(`${config}: Redocly can't use it: ${complaint(output)}`);
    if (output.includes('Self-referencing circular pointer'))
      throw new UsageError('a reference of the contract leads to itself alone, which nobody can follow; take it out');
    throw new Error(`Redocly gave no readable result: ${complaint(output)}`);
  }
}

/** What Redocly says beside its notices, which are in boxes, as one line. */
const complaint = (output: string): string =>
  output
    .split('\n')
    .filter((line) => !/^\s*[╔║╚]/.test(line))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

function redoclyBin(): string {
  const require = createRequire(import.meta.url);
  try {
    return path.join(path.dirname(require.resolve('@redocly/cli/package.json')), 'bin', 'cli.js');
  } catch {
    throw new ToolMissingError('@redocly/cli is not installed; run npm ci');
  }
}
