import { existsSync } from 'node:fs';
import path from 'node:path';
import type { JudgedChange } from '../../drift/index.ts';
import type { DriftFormat } from './drift-report.ts';

/** Formats whose places a tool opens, which knows the current folder alone. */
const OPENED: readonly DriftFormat[] = ['github', 'sarif'];

/**
 * Changes whose places are as seen from the current folder, for a format whose places are opened: a contract calls its
 * pages as the folder of its service does. A page that is in none of the folders keeps its name.
 *
 * @param folders where pages of the old and of the new state may be
 */
export function openedPlaces<Each extends JudgedChange>(
  changes: readonly Each[],
  format: DriftFormat,
  folders: { readonly old: readonly string[]; readonly now: readonly string[] },
): readonly Each[] {
  if (!OPENED.includes(format)) return changes;
  const seen = (file: string, among: readonly string[]): string => {
    const isInside = !path.isAbsolute(file) && !path.normalize(file).startsWith('..');
    const folder = isInside ? among.find((each) => existsSync(path.join(each, file))) : undefined;
    return folder === undefined ? file : path.join(folder, file).split(path.sep).join('/');
  };
  return changes.map((change) => {
    const { before, after } = change;
    return {
      ...change,
      ...(before ? { before: { ...before, file: seen(before.file, folders.old) } } : {}),
      ...(after ? { after: { ...after, file: seen(after.file, folders.now) } } : {}),
    };
  });
}
