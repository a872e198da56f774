// Writes the documentation's site: `npm run docs -- FOLDER`. Its chapters are templates/docs/*.md, which the package
// ships as they are: they can be read where there is no network.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { docsSite } from '../dist/publish/docs/index.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const SOURCE = path.join(ROOT, 'templates/docs');
const out = path.resolve(process.argv[2] ?? path.join(ROOT, 'docs-site'));

const names = readdirSync(SOURCE).filter((name) => name.endsWith('.md'));
const texts = new Map(names.map((name) => [name, readFileSync(path.join(SOURCE, name), 'utf8')]));
mkdirSync(out, { recursive: true });
for (const [name, text] of docsSite(texts, readFileSync(path.join(ROOT, 'templates/site/site.css'), 'utf8')))
  writeFileSync(path.join(out, name), text);
console.log(`wrote ${names.length} chapters to ${out}`);
