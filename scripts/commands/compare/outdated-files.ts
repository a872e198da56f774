import { readdir } from 'node:fs/promises';
import { type Diagnostic, diagnostic } from '../../ir/index.ts';
import type { ServiceConfig } from '../../service-config.ts';
import { targetRequests } from '../build.ts';
import type { Cache } from '../contract/cache.ts';
import type { ServiceResult } from '../contract/service-result.ts';
import { stateOf } from '../generate.ts';
import { readText } from '../machine/files.ts';
import { DIGEST_FILE } from '../targets/target-state.ts';

/** Generated code that is not of the contract, or was touched since. */
export async function targetFindings(
  name: string,
  config: ServiceConfig,
  result: Pick<ServiceResult, 'contract' | 'json'>,
  cache: Cache,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const request of targetRequests(name, config, result, { force: false, cache })) {
    const state = await stateOf(request);
    const at = (file: string) => ({ file: `${request.out}/${file}`, line: 1 });
    if (state.kind === 'missing')
      found.push(diagnostic('check/file-missing', at(DIGEST_FILE), { as: 'target', target: request.target }));
    if (state.kind === 'stale')
      found.push(diagnostic('check/target-stale', at(DIGEST_FILE), { target: request.target }));
    if (state.kind !== 'edited') continue;
    for (const file of state.edited) found.push(diagnostic('check/target-edited', at(file), {}));
    for (const file of state.removed) found.push(diagnostic('check/file-missing', at(file), { as: 'generated' }));
  }
  return found;
}

/** Folders that specscribe has generated for targets which the service no longer has. */
export async function leftOverTargets(
  name: string,
  targets: readonly string[],
  folders: readonly string[],
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const folder of folders.filter((each) => !targets.includes(each)).sort()) {
    const file = `generated/${name}/${folder}/${DIGEST_FILE}`;
    if ((await readText(file)) === undefined) continue;
    found.push(diagnostic('check/left-over', { file, line: 1 }, { as: 'target', folder, service: name }));
  }
  return found;
}

/** Contracts below `spec/` whose service has no pages any more. */
export async function leftOverSpecs(services: readonly string[]): Promise<Diagnostic[]> {
  const files = await readdir('spec').catch(() => []);
  const built = files.flatMap((file) => /^(.*)\.sources\.json$/.exec(file)?.[1] ?? []);
  return built
    .filter((name) => !services.includes(name))
    .sort()
    .map((name) =>
      diagnostic('check/left-over', { file: `spec/${name}.yaml`, line: 1 }, { as: 'service', service: name }),
    );
}
