import { existsSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ofAnotherMaker, type PlacedFinding } from '../lint/index.ts';
import { type LintedContract, placedFindings } from './contract/linted-pages.ts';
import type { ServiceResult } from './contract/service-result.ts';
import { sourceIndex } from './contract/source-index.ts';
import { counted } from './counted.ts';
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

/** Lints a contract that is not the one in `spec/`; true where it has errors, and is kept beside the old one. */
export async function refusesContract(
  name: string,
  result: ServiceResult,
  options: { readonly quiet?: boolean; readonly verbose?: boolean },
  terminal: Terminal,
): Promise<boolean> {
  forgetRefused(name);
  const isInPlace = await readFile(path.join('spec', `${name}.yaml`)).then(
    (bytes) => bytes.equals(result.contract),
    () => false,
  );
  if (isInPlace) return false;
  const refused = path.join(REFUSED, `${name}.yaml`);
  const linted = { name: path.join('spec', `${name}.yaml`), pages: path.join('docs-source', name) };
  const findings = await lintedResult(result, linted);
  terminal.data(lintText(findings, options));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return false;
  const isKept = claimFolder(REFUSED, REFUSED_MARK);
  if (isKept) writeFileSync(refused, result.contract);
  const place = isKept ? `; it is in ${refused}` : '';
  terminal.note(`${name}: the contract has ${counted(errors.length, 'error')} and was not put in place${place}\n`);
  return true;
}

/** What Redocly says of a contract that isn't in a file yet, at the pages' lines. */
export async function lintedResult(
  result: Pick<ServiceResult, 'contract' | 'sources' | 'diagnostics'>,
  where: Pick<LintedContract, 'name' | 'pages'>,
): Promise<PlacedFinding[]> {
  const { placeAt } = sourceIndex(Buffer.from(result.sources).toString(), where.name);
  const findings = placedFindings(await redoclyFindings(result.contract), { ...where, placeAt });
  return isLifted(result) ? ofAnotherMaker(findings) : findings;
}

/** True for a contract that pages show, which another maker has written. */
export const isLifted = ({ diagnostics }: Pick<ServiceResult, 'diagnostics'>): boolean =>
  diagnostics.some(({ code }) => code === 'extract/contract-lifted');

const redoclyFindings = (contract: Uint8Array) =>
  withTemporaryFolder('lint', async (folder) => {
    const file = path.join(folder, 'contract.yaml');
    await writeFile(file, contract);
    return runRedocly([file], redoclyConfig('.'));
  });

/** Removes the contract that an earlier build refused, and the folder where no other is in it. */
function forgetRefused(name: string): void {
  if (!existsSync(REFUSED) || !isOurs(REFUSED, REFUSED_MARK)) return;
  rmSync(path.join(REFUSED, `${name}.yaml`), { force: true });
  const { file } = REFUSED_MARK;
  if (readdirSync(REFUSED).some((each) => each !== file)) return;
  rmSync(path.join(REFUSED, file), { force: true });
  rmdirSync(REFUSED);
}
