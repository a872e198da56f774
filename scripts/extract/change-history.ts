import {
  type Block,
  type Document,
  type Row,
  type Run,
  squeeze,
  type Table,
  textOfBlocks,
  textOfRuns,
} from '../ir/index.ts';

/** What a statement of a change history says that was done. */
export type StatedAction = 'added' | 'removed' | 'changed' | 'worded';

/** One thing that a reference's own change history says. */
export interface HistoryStatement {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly text: string;
  readonly action: StatedAction;
  /** What it sets in bold or as code: names of fields and values. */
  readonly names: readonly string[];
  /** Titles of pages and chapters that it refers to, by a link or in quotes. */
  readonly titles: readonly string[];
  readonly file: string;
  readonly line: number;
}

/** Headers of the column of dates. */
const DATE_HEADERS = new Set(['released on', 'release date', 'released', 'date', 'issue date', 'publication date']);
/** Headers of the column of what was changed. */
const CHANGE_HEADERS = new Set(['description', "what's new", 'what’s new', 'change', 'changes', 'change description']);

/** A page without a date and one of these words has no change history; asked before a page is read. */
export const mayHaveHistory = (text: string): boolean =>
  /\b\d{4}-\d{1,2}-\d{1,2}\b/.test(text) && ANY_HEADER.test(text);

const ANY_HEADER = new RegExp(`\\b(?:${[...DATE_HEADERS].join('|')})\\b`, 'i');

/** Verbs that say what was done, by their beginning; the first that a statement has counts. */
const ACTIONS: readonly (readonly [RegExp, StatedAction])[] = [
  [/\b(?:add(?:ed|s)?|new|restored|introduced)\b/i, 'added'],
  [/\b(?:delet(?:ed|es)|remov(?:ed|es)|offline|discarded)\b/i, 'removed'],
  [/\b(?:optimiz(?:ed|es)|reword(?:ed|s)|correct(?:ed|s)|supplemented)\b/i, 'worded'],
  [/\b(?:modif(?:ied|ies)|updat(?:ed|es)|chang(?:ed|es)|replac(?:ed|es)|renam(?:ed|es)|support(?:ed|s))\b/i, 'changed'],
];

const actionOf = (text: string): StatedAction | undefined => {
  const found = ACTIONS.flatMap(([form, action]) => {
    const at = form.exec(text)?.index;
    return at === undefined ? [] : [{ at, action }];
  });
  return found.sort((a, b) => a.at - b.at)[0]?.action;
};

/**
 * The statements of the change history that a page is: a table whose one column has dates and whose other says what was
 * changed. Recognised by what the table is, whatever the page is called; none where a page is something else.
 */
export function changeHistoryOf(document: Pick<Document, 'blocks' | 'file'>): HistoryStatement[] {
  return document.blocks.flatMap((block) => (block.kind === 'table' ? statementsOf(block, document.file) : []));
}

const headerOf = (row: Row | undefined, index: number): string =>
  squeeze(textOfBlocks(row?.cells[index]?.blocks ?? [])).toLowerCase();

function statementsOf(table: Table, file: string): HistoryStatement[] {
  if (!DATE_HEADERS.has(headerOf(table.header, 0)) || !CHANGE_HEADERS.has(headerOf(table.header, 1))) return [];
  let date: string | undefined;
  return table.rows.flatMap(({ cells: [when, what] }) => {
    date = dateOf(textOfBlocks(when?.blocks ?? [])) ?? (when?.isCovered ? date : undefined);
    return date === undefined || !what ? [] : statementsIn(what.blocks, { date, file, line: what.line });
  });
}

/** `2024-5-4` as `2024-05-04`. */
function dateOf(text: string): string | undefined {
  const [, year, month = '', day = ''] = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text) ?? [];
  return year && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Every paragraph and item says one thing; one that ends with a colon says what was done to those below it. */
function statementsIn(
  blocks: readonly Block[],
  place: Pick<HistoryStatement, 'date' | 'file' | 'line'>,
  above: StatedAction = 'changed',
): HistoryStatement[] {
  let action = above;
  return blocks.flatMap((block): HistoryStatement[] => {
    if (block.kind === 'list')
      return block.items.flatMap((item) => statementsIn(item, { ...place, line: block.line }, action));
    if (block.kind !== 'paragraph') return [];
    const text = squeeze(textOfRuns(block.runs));
    if (text === '') return [];
    const own = actionOf(text) ?? action;
    if (/[:：]$/.test(text)) {
      action = own;
      return [];
    }
    return [
      { ...place, line: block.line, text, action: own, names: namesOf(block.runs), titles: titlesOf(block.runs, text) },
    ];
  });
}

const namesOf = (runs: readonly Run[]): string[] =>
  runs
    .filter(({ bold, code, link }) => (bold || code) && link === undefined)
    .map(({ text }) => squeeze(text))
    .filter(Boolean);

function titlesOf(runs: readonly Run[], text: string): string[] {
  const linked = runs.filter(({ link }) => link !== undefined).map((run) => squeeze(run.text));
  // One that is never closed goes to the end, so that no mark inside it is looked at again.
  const quoted = [...text.matchAll(/["“]([^"”]+)(["”]?)/g)].flatMap(([, title = '', end]) =>
    end === '' ? [] : [title.replace(/(?!^)[.,]$/, '')],
  );
  const titles = [...linked, ...quoted].filter((title) => !/^(?:table|figure) \d/i.test(title));
  // A line that is nothing but a title, below `Added the following APIs:`.
  return [...new Set(titles.length > 0 ? titles : [text.replace(/\.$/, '')])];
}
