import { existsSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_ROOT } from './package.ts';

/** Names of a configuration, in the order in which Redocly looks for them. */
const NAMES = ['redocly.yaml', 'redocly.yml', '.redocly.yaml', '.redocly.yml'];

/** The configuration of Redocly that holds in a folder: its own, or that of the nearest one above; ours without one. */
export function redoclyConfig(folder: string): string {
  for (let each = path.resolve(folder); ; each = path.dirname(each)) {
    const found = NAMES.map((name) => path.join(each, name)).find((file) => existsSync(file));
    if (found !== undefined) return found;
    if (path.dirname(each) === each) return path.join(PACKAGE_ROOT, 'redocly.yaml');
  }
}
