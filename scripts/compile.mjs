// Compiles the tool where a source is newer than what was made of it: types and the library by the compiler, the
// command line as few files, because Node takes about a millisecond to load each. What is up to date costs no compiler.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '..');
/** Its time is when the last compilation began that succeeded. */
const STAMP = path.join(ROOT, 'dist/.compiled');
const SOURCES = ['scripts', 'templates/server-typescript/src/runtime'];
const SETTINGS = ['package-lock.json', 'package.json', 'tsconfig.json'];

/** Newest change below a path, in milliseconds; a folder changes when a file in it comes or goes. */
function changedAt(name) {
  const info = statSync(name);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(name).map((entry) => changedAt(path.join(name, entry))));
}

function isFresh() {
  const stamp = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return [...SOURCES, ...SETTINGS].every((name) => changedAt(path.join(ROOT, name)) < stamp);
}

/** Libraries of a hundred files each. */
const INLINED = ['leven', 'yaml', 'zod'];

/** The command line in `dist/`; all other libraries stay where they are installed. */
async function bundle() {
  const { build } = await import('rolldown');
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const libraries = Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !INLINED.includes(name));
  const licence = (name) => {
    const folder = path.join(ROOT, 'node_modules', name);
    const file = readdirSync(folder).find((each) => each.toLowerCase() === 'license');
    return `/*! ${name}\n${readFileSync(path.join(folder, file), 'utf8')}*/\n`;
  };
  rmSync(path.join(ROOT, 'dist/bundle'), { recursive: true, force: true });
  await build({
    cwd: ROOT,
    input: { cli: 'scripts/start.ts' },
    platform: 'node',
    external: (id) => libraries.some((name) => id === name || id.startsWith(`${name}/`)),
    // No other module of ours does anything when it is loaded: what isn't called is not loaded either.
    treeshake: { moduleSideEffects: (id) => /scripts\/(?:start|cli)\.ts$/.test(id.replaceAll('\\', '/')) },
    output: {
      dir: 'dist',
      format: 'esm',
      sourcemap: true,
      chunkFileNames: 'bundle/[name]-[hash].js',
      postBanner: ({ moduleIds }) =>
        INLINED.filter((name) => moduleIds.some((id) => id.includes(`/node_modules/${name}/`)))
          .map(licence)
          .join(''),
    },
    logLevel: 'warn',
  });
}

/** JSON Schemas of the files that a person writes, for editors: `# yaml-language-server: $schema=…`. */
async function writeSchemas() {
  const { jsonSchemas } = await import(pathToFileURL(path.join(ROOT, 'dist/commands/config-schemas.js')).href);
  const folder = path.join(ROOT, 'dist/schemas');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of jsonSchemas()) writeFileSync(path.join(folder, name), text);
}

if (!isFresh()) {
  const start = new Date();
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-b', 'scripts'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  await bundle();
  await writeSchemas();
  // `npx specscribe` runs it as a program.
  chmodSync(path.join(ROOT, 'dist/cli.js'), 0o755);
  writeFileSync(STAMP, '');
  utimesSync(STAMP, start, start);
}
