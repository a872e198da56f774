import type { Place } from '../ir/index.ts';
import { visibleLine } from '../visible.ts';
import type { DatedContract, Told } from './contract.ts';

/**
 * Place of the fact at a pointer or of what it is made of, else of the nearest node around it that has one.
 *
 * @param pages of the operation of which it is told: where several pages state the fact, its own counts
 */
export function placeOf({ placeAt }: DatedContract, at: string, pages: readonly string[] = []): Place | undefined {
  if (!placeAt || at === '') return undefined;
  for (const pointer of ancestorsOf(at)) {
    const told = placeAt(pointer) ?? placeAt(`${pointer}/0`);
    if (told) return shown(placeAmongOthers(at, told, pages, placeAt) ?? told);
  }
  return undefined;
}

/** A pointer and those of all that it is in, the nearest first. */
function* ancestorsOf(at: string): Generator<string> {
  for (let pointer = at; pointer !== ''; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) yield pointer;
}

/** What pages that state the same facts may word differently: only those that word it alike are noted there. */
const WORDS = /\/(?:description|title|deprecated|x-required-when|x-type-text)$/;

const COMPONENT = /^\/components\/schemas\/[^/]+/;

/** Where a page of an operation has the row of a fact of a component, or the component, which several pages tell. */
function placeAmongOthers(
  at: string,
  told: Told,
  pages: readonly string[],
  placeAt: NonNullable<DatedContract['placeAt']>,
): Place | undefined {
  const [component] = COMPONENT.exec(at) ?? [];
  if (component === undefined || pages.length === 0 || pages.includes(told.file)) return undefined;
  for (const pointer of WORDS.test(at) ? [at] : ancestorsOf(at)) {
    if (!pointer.startsWith(component)) return undefined;
    const around = placeAt(pointer);
    const own = around && ownPlace(around, pages);
    if (own) return own;
  }
  return undefined;
}

function ownPlace({ file, line, also = {} }: Told, pages: readonly string[]): Place | undefined {
  if (pages.includes(file)) return { file, line };
  const page = pages.find((each) => Object.hasOwn(also, each));
  return page === undefined ? undefined : { file: page, line: also[page] ?? line };
}

const shown = ({ file, line }: Place): Place => ({ file: visibleLine(file), line });
