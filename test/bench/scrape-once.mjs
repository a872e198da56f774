import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contractOf, contractYaml, defaultServiceConfig } from '../../dist/index.js';

/** Scrapes all services below a folder once, as one pass over one set of pages. */
export function main(root) {
  const files = readdirSync(root, { recursive: true }).filter((file) => /\.(?:html|rst)$/.test(file));
  const pages = files.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
  contractYaml(contractOf({ pages, config: defaultServiceConfig('all'), configFile: 'service.yaml' }).document);
}
