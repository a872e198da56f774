// A project of 49 services: `node test/bench/many.mjs FOLDER` makes one of the corpora under other names.
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CORPUS, hasAll, SMOKE } from './setup.mjs';

/** How often each reference is taken: 49 services of 3,911 pages, few large ones and many small, as clouds have them. */
const COPIES = {
  'html/ecs': 2,
  'html/modelarts': 2,
  'rst/elastic-cloud-server': 2,
  'rst/modelarts': 2,
  'rst/virtual-private-cloud': 2,
  'rst/image-management-service': 12,
  'rst/domain-name-service': 2,
  'rst/anti-ddos': 25,
};

const SETTINGS = (title) => `title: ${title}
version: 1.0.0
server: { url: 'https://${title.toLowerCase()}.kites.test' }
security:
  token: { header: X-Auth-Token }
`;

/**
 * Writes a project without targets.
 *
 * @returns the names of its services
 */
export function makeProject(folder, copies = SMOKE ? { 'rst/anti-ddos': 3 } : COPIES) {
  const names = [];
  for (const [reference, count] of Object.entries(copies))
    for (let copy = 0; copy < count; copy++) {
      const name = `service-${String(names.length + 1).padStart(2, '0')}`;
      const target = path.join(folder, 'docs-source', name);
      mkdirSync(target, { recursive: true });
      cpSync(path.join(CORPUS, reference), target, { recursive: true });
      writeFileSync(path.join(target, 'service.yaml'), SETTINGS(`Service${names.length + 1}`));
      names.push(name);
    }
  return names;
}

/** Pages of a project. */
export const pagesOf = (folder) =>
  readdirSync(path.join(folder, 'docs-source'), { recursive: true }).filter((file) => /\.(?:html|rst|md)$/.test(file));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && hasAll(CORPUS)) {
  const [folder] = process.argv.slice(2);
  const names = makeProject(folder);
  console.log(`${folder}: ${names.length} services, ${pagesOf(folder).length} pages`);
}
