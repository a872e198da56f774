import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareContracts } from '../../scripts/drift/index.ts';
import type { PageText } from '../../scripts/ir/index.ts';
import { corpusPages, corpusPath, NO_CORPUS } from '../corpus.ts';
import { contractOfPages } from './dated-pages.ts';
import { EDIT_KINDS, type EditKind, editsOf, type PageEdit } from './page-edits.ts';
import { sample } from '../support/form.ts';

/** Pages that state an operation, of every service in RST. */
function operationPages(): PageText[] {
  return ['rst', 'fresh']
    .flatMap((markup) => readdirSync(corpusPath(markup)).map((name) => `${markup}/${name}`))
    .flatMap(corpusPages)
    .filter(({ text }) => /\b(?:GET|PUT|POST|DELETE|PATCH) \/?v?\d*/.test(text));
}

/** As many edits of a kind, spread over all pages; only of rows that the contract has. */
const MOST = 5;

interface Judged {
  readonly edit: PageEdit;
  readonly kind: EditKind;
  readonly classes: readonly string[];
}

/** The changes that an edit gives; undefined where the contract has no such row, or not on the side that is wanted. */
function judged(edit: PageEdit, kind: EditKind): Judged | undefined {
  const old = contractOfPages({ [edit.page.file]: edit.page.text });
  const text = JSON.stringify(old.document);
  if (!text.includes(`"${edit.field}"`)) return undefined;
  if (kind.ofRequests && !isOfRequest(old.document, edit.field)) return undefined;
  const now = contractOfPages({ [edit.edited.file]: edit.edited.text });
  const changes = compareContracts(old, now);
  return { edit, kind, classes: changes.map((change) => `${change.class} ${change.id}`) };
}

interface Operation {
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
  readonly requestBody?: unknown;
}

const isOfRequest = (document: unknown, field: string): boolean =>
  Object.values((document as { paths: Record<string, Record<string, Operation>> }).paths).some((item) =>
    Object.values(item).some(
      ({ parameters = [], requestBody }) =>
        parameters.some(({ name, in: place }) => name === field && place !== 'path') ||
        JSON.stringify(requestBody ?? '').includes(`"${field}"`),
    ),
  );

/** `round` chooses other pages and other words. */
function sixty(pages: readonly PageText[], round: number): Judged[] {
  return EDIT_KINDS.flatMap((kind, index) => {
    const found: Judged[] = [];
    const start = (index * 101 + round * 577) % pages.length;
    for (let step = 0; step < pages.length && found.length < MOST; step++) {
      const page = pages[(start + step * 37) % pages.length] as PageText;
      const edits = editsOf(page, kind, round + step);
      const edit = edits[(round + step) % Math.max(edits.length, 1)];
      const one = edit && judged(edit, kind);
      if (one) found.push(one);
    }
    return found;
  });
}

const isBreaking = ({ classes }: Judged): boolean => classes.some((each) => each.startsWith('breaking'));
const line = ({ edit, kind, classes }: Judged): string =>
  `${kind.kind}: ${edit.page.file} ${edit.before} → ${edit.after}: ${classes.join(', ') || 'nothing'}`;

describe.skipIf(NO_CORPUS !== '')(`edits of real pages ${NO_CORPUS}`, () => {
  const pages = NO_CORPUS === '' ? operationPages() : [];

  it.each(sample([1, 2], 2))('round %i: every true break is told, and of what is told at least 95 % break', (round) => {
    const all = sixty(pages, round);
    const missed = all.filter((each) => each.kind.breaks && !isBreaking(each));
    const told = all.filter(isBreaking);
    const wrong = told.filter((each) => !each.kind.breaks);
    if (process.env.SHOW_EDITS) console.log(all.map(line).join('\n'));
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(missed.map(line)).toEqual([]);
    expect(1 - wrong.length / told.length, wrong.map(line).join('\n')).toBeGreaterThanOrEqual(0.95);
  });
});
