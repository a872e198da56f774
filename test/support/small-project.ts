import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { smallPage } from './small-page.ts';

export const KITES_CONFIG = `title: Kites
version: 1.0.0
license: { name: Apache-2.0, url: https://www.apache.org/licenses/LICENSE-2.0 }
description: Makes kites.
server:
  url: https://kites.example.org
security:
  token:
    header: X-Auth-Token
targets: [typescript]
`;

/** Writes files below a folder. */
export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

/**
 * A project of one service with one page and one target.
 *
 * @param colour a word of the page, for another contract
 */
export function smallProject(root: string, colour = 'red'): void {
  writeFiles(root, {
    'docs-source/kites/service.yaml': KITES_CONFIG,
    'docs-source/kites/kite.html': smallPage({ requestExample: `<pre>{"colour": "${colour}"}</pre>` }),
  });
}
