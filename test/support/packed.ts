import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../corpus.ts';

/** Packs the package as npm publishes it. Returns the path of the tarball. */
export function packedTarball(folder: string): string {
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const name = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', timeout: 60_000 }).trim();
  return path.join(folder, name.split('\n').at(-1) ?? '');
}

/**
 * Lays a tarball into a project as npm would, with this checkout's dependencies in place of fetched ones.
 *
 * @returns the command's file
 */
export function installOffline(tarball: string, project: string): string {
  const modules = path.join(project, 'node_modules');
  const own = path.join(modules, 'specscribe');
  mkdirSync(own, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', own, '--strip-components', '1']);
  const installed = path.join(ROOT, 'node_modules');
  for (const name of readdirSync(installed))
    if (name !== 'specscribe') symlinkSync(path.join(installed, name), path.join(modules, name));
  return path.join(own, 'dist/cli.js');
}
