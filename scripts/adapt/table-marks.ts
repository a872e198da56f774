/** Tables whose names have a mark for each level that they are below another, and tables of values by name. */
import { type Block, type Cell, type Row, squeeze, type Table, textOfBlocks } from '../ir/index.ts';
import { COLUMN_WORDS } from './words.ts';

const textOf = (cell: Cell | undefined): string => (cell ? squeeze(textOfBlocks(cell.blocks)) : '');
const named = (name: string, cell: Cell): Cell => ({
  ...cell,
  blocks: [{ kind: 'paragraph', runs: [{ text: name }], line: cell.line }],
});

/** The column of a role; -1 where a table has none. */
const columnOf = (table: Table, role: string): number =>
  (table.header?.cells ?? []).findIndex(
    (cell) => COLUMN_WORDS.find(({ pattern }) => pattern.test(textOf(cell)))?.role === role,
  );

const MARKED = /^([»›↳→]+)(?![»›↳→]) ?(\S.*)$/;
/** What a body is called that has no name. */
const NO_NAME = /^(?:anonymous|body|root)$/i;

interface Above {
  readonly path: string;
  readonly isWhole: boolean;
}

/** `»» id` below `» tail` as `tail.id`: the same table with names that are paths. */
export function withMarkedDepth(table: Table): Table {
  const [at, type] = [columnOf(table, 'name'), columnOf(table, 'type')];
  if (at < 0 || !table.rows.some(({ cells }) => MARKED.test(textOf(cells[at])))) return table;
  const open: Above[] = [];
  const rows = table.rows.flatMap((row, index): Row[] => {
    const cell = row.cells[at];
    if (!cell) return [row];
    const [, marks = '', name = textOf(cell)] = MARKED.exec(textOf(cell)) ?? [];
    open.length = Math.min(open.length, marks.length);
    const above = open.at(-1);
    const hasBelow = marksOf(table.rows[index + 1]?.cells[at]) > marks.length;
    const typeText = type < 0 ? '' : textOf(row.cells[type]);
    const list = typeText.startsWith('[') || /\barray\b|\blist\b/i.test(typeText) ? '[]' : '';
    const isLinked = row.cells[type]?.blocks.some((block) => hasLink(block)) ?? false;
    // What lies below a structure that has a table of its own is there.
    if (above?.isWhole) {
      open.push({ path: '', isWhole: true });
      return [];
    }
    const isRoot = marks === '' && hasBelow && NO_NAME.test(name);
    const path = isRoot ? '' : `${above?.path ? `${above.path}.` : ''}${name}`;
    open.push({ path: `${path}${list}`, isWhole: isLinked && hasBelow });
    if (isRoot && !isLinked) return [];
    const cells = row.cells.map((each, column) => (column === at ? named(isRoot ? '[body]' : path, each) : each));
    return [{ ...row, cells }];
  });
  return { ...table, rows };
}

const marksOf = (cell: Cell | undefined): number => MARKED.exec(textOf(cell))?.[1]?.length ?? 0;

const hasLink = (block: Block): boolean => block.kind === 'paragraph' && block.runs.some(({ link }) => link);

const VALUES_TITLE = /^(?:enumerated|enumeration|possible|allowed|valid|accepted) values$|^enum(?:eration)?s?$/i;

/**
 * Tables below `Enumerated values` that list the values of names of the table above, as a sentence of those rows. A
 * table that lists values of another name as well stays as it is: nothing of it would be lost.
 */
export function withListedValues(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const [at, block] of blocks.entries()) {
    const before = blocks[at - 1];
    const isTitled = before?.kind === 'heading' && VALUES_TITLE.test(squeeze(textOfBlocks([before])));
    const values = isTitled && block.kind === 'table' ? valuesOf(block) : undefined;
    const last = values ? out.findLastIndex((each) => each.kind === 'table') : -1;
    const table = out[last];
    const filled = values && table?.kind === 'table' ? withValues(table, values) : undefined;
    if (!filled) {
      out.push(block);
      continue;
    }
    out[last] = filled;
    out.splice(out.lastIndexOf(before as Block), 1);
  }
  return out;
}

type Values = ReadonlyMap<string, { readonly line: number; readonly values: readonly string[] }>;

/** A name without the marks of its depth. */
const bareName = (cell: Cell | undefined): string => textOf(cell).replace(/^[»›↳→]+ ?/, '');

/** The values that a table of two columns lists by name. */
function valuesOf({ header, rows }: Table): Values | undefined {
  if (header?.cells.length !== 2 || !/^(?:values?)$/i.test(textOf(header.cells[1]))) return undefined;
  const found = new Map<string, { line: number; values: string[] }>();
  for (const { cells, line } of rows) {
    const name = bareName(cells[0]);
    const known = found.get(name) ?? { line, values: [] };
    known.values.push(textOf(cells[1]));
    found.set(name, known);
  }
  return found;
}

/** A table with the values in its rows; undefined where it has no place for some. */
function withValues(table: Table, all: Values): Table | undefined {
  const [at, about] = [columnOf(table, 'name'), columnOf(table, 'description')];
  if (at < 0 || about < 0) return undefined;
  const nameOf = ({ cells }: Row): string => bareName(cells[at]).split('.').at(-1) ?? '';
  const names = new Set(table.rows.map(nameOf));
  if ([...all.keys()].some((name) => !names.has(name))) return undefined;
  const rows = table.rows.map((row): Row => {
    const own = all.get(nameOf(row));
    if (!own) return row;
    const runs = own.values.flatMap((text, index) => [
      { text: index === 0 ? 'Allowed values: ' : ', ' },
      { text, code: true as const },
    ]);
    const cells = row.cells.map((cell, column) =>
      column === about
        ? { ...cell, blocks: [...cell.blocks, { kind: 'paragraph' as const, runs, line: own.line }] }
        : cell,
    );
    return { ...row, cells };
  });
  return { ...table, rows };
}
