// Prints every regular expression that a module of the tool puts together when it is loaded, as JSON lines.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const DIST = path.resolve(import.meta.dirname, '../../dist');
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

const skipped = /(?:^|[\\/])(?:bundle|cli\.js|server-runtime)/;
for (const name of readdirSync(DIST, { recursive: true }).sort())
  if (name.endsWith('.js') && !skipped.test(name)) await import(pathToFileURL(path.join(DIST, name)).href);
for (const each of seen.values()) console.log(JSON.stringify(each));
