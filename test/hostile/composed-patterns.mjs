// Prints every regular expression that a module of the tool puts together, as JSON lines: when it is loaded, and of
// each phrase, which are made when a sentence first needs them.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DIST = path.join(ROOT, 'dist');
const seen = new Map();
const Original = globalThis.RegExp;

/** Notes what is made by a line of ours; libraries are judged by their makers. */
globalThis.RegExp = new Proxy(Original, {
  construct(target, [source, flags], newTarget) {
    const made = Reflect.construct(target, [source, flags], newTarget);
    const caller =
      new Error().stack
        ?.split('\n')
        .slice(1)
        .find((line) => !line.includes('composed-patterns')) ?? '';
    const file = /file:\/\/[^\s)]*\/dist\/([\w./-]+)\.js/.exec(caller)?.[1];
    if (file)
      seen.set(`${made.source}/${made.flags}`, { source: made.source, flags: made.flags, file: `scripts/${file}.ts` });
    return made;
  },
});

/** These run the command when they are loaded. */
const PROGRAMS = ['cli.ts', 'start.ts'];

// By the sources: a build leaves what it has made of files that are gone.
for (const name of readdirSync(path.join(ROOT, 'scripts'), { recursive: true }).sort())
  if (name.endsWith('.ts') && !PROGRAMS.includes(name))
    await import(pathToFileURL(path.join(DIST, name.replace(/\.ts$/, '.js'))).href);

const modules = path.join(DIST, 'extract/description/phrases');
const { PHRASES } = await import(pathToFileURL(path.join(modules, 'index.js')).href);
const { CompiledForm } = await import(pathToFileURL(path.join(modules, 'form.js')).href);
for (const { form } of PHRASES) void new CompiledForm(form).pattern;

for (const each of seen.values()) console.log(JSON.stringify(each));
