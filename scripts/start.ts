#!/usr/bin/env -S node --max-semi-space-size=64
import module from 'node:module';
import path from 'node:path';
import { systemCacheFolder } from './commands/machine/cache-folder.ts';
import { PACKAGE } from './commands/machine/package.ts';

const [first, ...more] = process.argv.slice(2);
if ((first === '--version' || first === '-V') && more.length === 0) process.stdout.write(`${PACKAGE.version}\n`);
else {
  // Not below the folder for temporary files, where others can put code for us to run. Node.js 22.8 and later have it.
  const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown };
  enableCompileCache?.(path.join(systemCacheFolder(), 'compiled'));
  await import('./cli.ts');
}
