import { addTo } from '../append.ts';
import { nounOfPath, singular } from './id-nouns.ts';
import { phraseOf, verbOf } from './id-titles.ts';
import type { OperationGroup } from './operation-groups.ts';
import type { Alias } from './operation-ids.ts';
import type { Wording } from './wording.ts';

/** Verbs of the operations that every resource has. */
const STANDARD = new Set(['read', 'create', 'add', 'update', 'delete', 'remove']);

/** Things are called the same in every version. */
const VERSION = /^\/v\d+(?:\.\d+)*(?:\/\{(?:project|tenant)_id\})?(?=\/|$)/i;

/** Words for how a thing is shown, as the last of a path. */
const SHOWN = /\/details?$/;

/**
 * What titles call the things that paths name, where that is another word: a title speaks of a KVM, its path of a
 * `server`. It is what most titles of the operations of one collection say that list, create, show, change or delete.
 *
 * @returns aliases by path: those of the collections that it lies in, the nearest first
 */
export function aliasesOf(groups: readonly OperationGroup[], wording: Wording): (path: string) => readonly Alias[] {
  const titles = new Map<string, string[][]>();
  for (const { path, shares } of groups) {
    const collection = path
      .replace(VERSION, '')
      .replace(SHOWN, '')
      .replace(/\/\{[^{}]*\}$/, '');
    const { action, isAction, isGlued, isFound, isAdjective } = nounOfPath(
      wording.spelled(collection),
      false,
      wording.own,
    );
    if (action !== undefined || isAction || isGlued || isFound || isAdjective) continue;
    for (const { page, operation } of shares) {
      if (operation.method === 'HEAD') continue;
      const { verb, rest, hasSecond } = verbOf(page.title);
      if (!STANDARD.has(verb) || hasSecond === true) continue;
      const { words } = phraseOf(rest, new Set(), false);
      if (words.length > 0)
        addTo(
          titles,
          collection,
          singular(words).map((word) => word.toLowerCase()),
        );
    }
  }
  const aliases = new Map<string, Alias>();
  for (const [collection, said] of titles) {
    const { words, parent, needsParent } = nounOfPath(wording.spelled(collection), false, wording.own);
    const named = singular([...(needsParent ? parent : []), ...words]);
    const most = mostOf(said);
    if (named.length === 0 || most === undefined || most.join(' ') === named.join(' ')) continue;
    // What the path says of it, too, is no other name: a `Kite Schema` is at `/schemas/kite`.
    const inPath = new Set([...parent, ...named]);
    if (most.some((word) => !named.includes(word)) && most.every((word) => inPath.has(word))) continue;
    aliases.set(collection, { said: most, named });
  }
  return (path) => {
    const segments = path.replace(VERSION, '').split('/');
    return segments.flatMap((_, at) => aliases.get(segments.slice(0, segments.length - at).join('/')) ?? []);
  };
}

/** The words that more than half have. */
function mostOf(all: readonly (readonly string[])[]): readonly string[] | undefined {
  const counts = new Map<string, number>();
  for (const words of all) counts.set(words.join(' '), (counts.get(words.join(' ')) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most && most[1] * 2 > all.length ? most[0].split(' ') : undefined;
}
