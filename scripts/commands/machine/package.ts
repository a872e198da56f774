import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const manifest = createRequire(import.meta.url).resolve('specscribe/package.json');

/** Root of the package: where `redocly.yaml` and `templates/` stand, also when specscribe is a dependency. */
export const PACKAGE_ROOT = path.dirname(manifest);

/** What the package says of itself: its version, and those of the libraries that it asks for. */
export const PACKAGE = JSON.parse(readFileSync(manifest, 'utf8')) as {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

/** The code that runs: compiled, or the sources themselves where a test runs them. */
export const CODE_ROOT = path.join(PACKAGE_ROOT, import.meta.url.endsWith('.ts') ? 'scripts' : 'dist');
