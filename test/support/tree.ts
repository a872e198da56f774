import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/** All that is below a folder by path: texts, targets of symbolic links, `/` for a folder with nothing in it. */
export function treeOf(root: string, folder = ''): Record<string, string> {
  const names = readdirSync(path.join(root, folder)).sort();
  if (names.length === 0 && folder !== '') return { [folder]: '/' };
  return Object.assign(
    {},
    ...names.map((name) => {
      const file = path.posix.join(folder, name);
      const info = lstatSync(path.join(root, file));
      if (info.isDirectory()) return treeOf(root, file);
      return {
        [file]: info.isSymbolicLink()
          ? `-> ${readlinkSync(path.join(root, file))}`
          : readFileSync(path.join(root, file), 'utf8'),
      };
    }),
  );
}
