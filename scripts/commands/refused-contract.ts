import { existsSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ServiceResult } from './contract/service-result.ts';
import { renderFindings, runRedocly } from './lint.ts';
import { claimFolder, isOurs, type Mark } from './machine/ownership.ts';
import { PACKAGE_ROOT } from './machine/package.ts';
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
export async function refusesContract(name: string, { contract }: ServiceResult, terminal: Terminal): Promise<boolean> {
  forgetRefused(name);
  const isInPlace = await readFile(path.join('spec', `${name}.yaml`)).then(
    (bytes) => bytes.equals(contract),
    () => false,
  );
  if (isInPlace) return false;
  const refused = path.join(REFUSED, `${name}.yaml`);
  const findings = (await lintText(contract)).map((finding) => ({ ...finding, file: refused }));
  terminal.data(renderFindings(findings));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return false;
  const isKept = claimFolder(REFUSED, REFUSED_MARK);
  if (isKept) writeFileSync(refused, contract);
  const place = isKept ? `; it is in ${refused}` : '';
  terminal.note(`${name}: the contract has ${errors.length} errors and was not put in place${place}\n`);
  return true;
}

const lintText = (contract: Uint8Array) =>
  withTemporaryFolder('lint', async (folder) => {
    const file = path.join(folder, 'contract.yaml');
    await writeFile(file, contract);
    return runRedocly([file], path.join(PACKAGE_ROOT, 'redocly.yaml'));
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
