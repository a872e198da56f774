import { existsSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { counted } from '../counted.ts';
import { type LintFinding, ofAnotherMaker, type PlacedFinding } from '../lint/index.ts';
import { type LintedContract, placedFindings } from './contract/linted-pages.ts';
import type { ServiceResult } from './contract/service-result.ts';
import { sourceIndex } from './contract/source-index.ts';
import { lintText, runRedocly } from './lint.ts';
import { claimFolder, isOurs, type Mark } from './machine/ownership.ts';
import { redoclyConfig } from './machine/redocly-config.ts';
import { withTemporaryFolder } from './machine/temporary-folder.ts';
import type { Terminal } from './machine/terminal.ts';

/** Contracts that were refused, for a person to look at. */
const REFUSED = path.join('spec', '.candidate');
const REFUSED_MARK: Mark = {
  file: '.gitignore',
  text: '# Contracts that specscribe did not put in place; the next build removes them.\n*\n',
  names: /\.yaml$/,
};

/** What pages came to, by the service's name. */
export interface NamedResult {
  readonly name: string;
  readonly result: ServiceResult;
}

/**
 * Lints the contracts that are not those in `spec/`, all in one run of Redocly, which takes longer to start than to
 * look at a contract.
 *
 * @param linting is told how many there are, before they are linted
 * @returns names of those that have errors, and are kept beside the old ones
 */
export async function refusedContracts(
  services: readonly NamedResult[],
  options: { readonly quiet?: boolean; readonly verbose?: boolean },
  terminal: Terminal,
  linting: (contracts: number) => void,
): Promise<ReadonlySet<string>> {
  for (const { name } of services) forgetRefused(name);
  const isInPlace = await Promise.all(services.map(isUnchanged));
  const changed = services.filter((_, index) => !isInPlace[index]);
  const refused = new Set<string>();
  if (changed.length === 0) return refused;
  linting(changed.length);
  const linted = await lintedResults(
    changed.map(({ name, result }) => ({
      result,
      where: { name: path.join('spec', `${name}.yaml`), pages: path.join('docs-source', name) },
    })),
  );
  for (const [index, { name, result }] of changed.entries()) {
    const findings = linted[index] ?? [];
    terminal.data(lintText(findings, options));
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    if (errors === 0) continue;
    refused.add(name);
    terminal.note(
      `${name}: the contract has ${counted(errors, 'error')} and was not put in place${kept(name, result)}\n`,
    );
  }
  return refused;
}

const isUnchanged = ({ name, result }: NamedResult): Promise<boolean> =>
  readFile(path.join('spec', `${name}.yaml`)).then(
    (bytes) => bytes.equals(result.contract),
    () => false,
  );

/** Keeps a refused contract for a person to look at, and says where. */
function kept(name: string, { contract }: ServiceResult): string {
  if (!claimFolder(REFUSED, REFUSED_MARK)) return '';
  const file = path.join(REFUSED, `${name}.yaml`);
  writeFileSync(file, contract);
  return `; it is in ${file}`;
}

interface LintedResult {
  readonly result: Pick<ServiceResult, 'contract' | 'sources' | 'diagnostics'>;
  readonly where: Pick<LintedContract, 'name' | 'pages'>;
}

/** What Redocly says of a contract that isn't in a file yet, at the pages' lines. */
export const lintedResult = async (
  result: LintedResult['result'],
  where: LintedResult['where'],
): Promise<PlacedFinding[]> => (await lintedResults([{ result, where }]))[0] ?? [];

/** The same of several contracts, in their order. */
async function lintedResults(contracts: readonly LintedResult[]): Promise<PlacedFinding[][]> {
  const found = await redoclyFindings(contracts.map(({ result }) => result.contract));
  return contracts.map(({ result, where }, index) => {
    const { placeAt } = sourceIndex(Buffer.from(result.sources).toString(), where.name);
    const findings = placedFindings(found[index] ?? [], { ...where, placeAt });
    return isLifted(result) ? ofAnotherMaker(findings) : findings;
  });
}

/** True for a contract that pages show, which another maker has written. */
export const isLifted = ({ diagnostics }: Pick<ServiceResult, 'diagnostics'>): boolean =>
  diagnostics.some(({ code }) => code === 'extract/contract-lifted');

/** Findings of each contract, in their order. */
async function redoclyFindings(contracts: readonly Uint8Array[]): Promise<LintFinding[][]> {
  if (contracts.length === 0) return [];
  return withTemporaryFolder('lint', async (folder) => {
    const files = contracts.map((_, index) => path.join(folder, `${index}.yaml`));
    await Promise.all(files.map((file, index) => writeFile(file, contracts[index] as Uint8Array)));
    const found = await runRedocly(files, redoclyConfig('.'));
    return files.map((file) => found.filter((each) => path.basename(each.file) === path.basename(file)));
  });
}

/** Removes the contract that an earlier build refused, and the folder where no other is in it. */
function forgetRefused(name: string): void {
  if (!existsSync(REFUSED) || !isOurs(REFUSED, REFUSED_MARK)) return;
  rmSync(path.join(REFUSED, `${name}.yaml`), { force: true });
  const { file } = REFUSED_MARK;
  if (readdirSync(REFUSED).some((each) => each !== file)) return;
  rmSync(path.join(REFUSED, file), { force: true });
  rmdirSync(REFUSED);
}
