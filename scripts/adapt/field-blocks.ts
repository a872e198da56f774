import { STATUS_CODES } from 'node:http';
import {
  type Block,
  type Cell,
  type ColumnRole,
  type Paragraph,
  type Row,
  type Run,
  squeeze,
  type Table,
  type Terms,
  textOfBlocks,
  textOfRuns,
} from '../ir/index.ts';
import { type NameCell, nameCellOf, type RequiredMark, requiredIn, requiredOf, remarksOf, TYPE_WORD } from './marks.ts';
import { withoutReason } from './prose.ts';
import { type FieldRow, typeOfLiteral } from './rows.ts';
import { valuesIn } from './values.ts';
import { COLUMN_WORDS, PLACES, STATUS_COLUMN } from './words.ts';

export type FieldPlace = 'path' | 'query' | 'header' | 'body' | 'form';

/** A row of a table, a term or a bullet, with the place that it names itself. */
export type PlacedRow = FieldRow & { readonly in?: FieldPlace };

/** A status of a table or list, with the type of its body where a column gives one. */
export interface StatusRow {
  readonly status: string | undefined;
  readonly description: string;
  readonly line: number;
  readonly type?: readonly Run[];
}

const textOf = (cell: Cell | undefined): string => (cell ? squeeze(textOfBlocks(cell.blocks)) : '');

/** What each column of a table holds; undefined where it is none of fields. */
export function columnsIn(table: Table): readonly (ColumnRole | undefined)[] | undefined {
  const names = (table.header?.cells ?? []).map((cell) => textOf(cell).replace(/[:*]$/, ''));
  if (names.length === 0 || STATUS_COLUMN.test(names[0] ?? '')) return undefined;
  const roles: (ColumnRole | undefined)[] = names.map(
    (name) => COLUMN_WORDS.find(({ pattern }) => pattern.test(name))?.role,
  );
  const unnamed = roles.map((role, at) => (role === undefined ? at : -1)).filter((at) => at >= 0);
  for (const at of unnamed) {
    const cells = table.rows.map((row) => textOf(row.cells[at]));
    if (
      names[at] === '' &&
      cells.some((cell) => requiredOf(cell) ?? fallbackOf(cell)) &&
      cells.every((cell) => cell === '' || requiredOf(cell) || fallbackOf(cell))
    )
      roles[at] = 'required';
  }
  const type = roles.indexOf('type');
  if (type >= 0) {
    const cells = table.rows.map((row) => textOf(row.cells[type]).toLowerCase());
    if (cells.length > 0 && cells.every((cell) => cell in PLACES)) {
      roles[type] = 'location';
      const schema = names.findIndex((name, at) => at !== type && /^(?:schema|data ?type|type)$/i.test(name));
      if (schema >= 0) roles[schema] = 'type';
    }
  }
  if (!roles.includes('name')) return undefined;
  return roles.includes('description') ||
    roles.includes('type') ||
    roles.includes('required') ||
    roles.includes('default')
    ? roles
    : undefined;
}

/** `false if not set`: what a cell of marks says instead of one. */
const fallbackOf = (text: string): string | undefined =>
  /^(\S+)\s+(?:if not set|if omitted|by default)$/i.exec(text)?.[1];

/** Rows of a table of fields. */
export function rowsOfTable(table: Table, columns: readonly (ColumnRole | undefined)[]): PlacedRow[] {
  const at = (role: ColumnRole): number => columns.indexOf(role);
  const header = squeeze(textOfBlocks(table.header?.cells[at('required')]?.blocks ?? []));
  const states =
    at('required') >= 0 &&
    table.rows.some((row) => requiredCell(textOf(row.cells[at('required')]), header) !== undefined);
  const asks = table.rows.some((row) => textOf(row.cells[at('name')]).endsWith('?'));
  return table.rows.flatMap((row): PlacedRow[] => {
    const nameCell = row.cells[at('name')];
    const named = nameCell && (nameCellOf(nameCell.blocks) ?? oddName(textOf(nameCell)));
    if (!nameCell || !named) return [];
    const cell = (role: ColumnRole): Cell | undefined => (at(role) < 0 ? undefined : row.cells[at(role)]);
    const description = [...(cell('description')?.blocks ?? []), ...extraBlocks(row, table, columns)];
    const typeRuns = runsOf(cell('type'));
    const fallback = textOf(cell('default'));
    const shown = at('type') < 0 && named.type === undefined ? typeOfLiteral(fallback) : undefined;
    const type =
      at('type') >= 0 && squeeze(textOfRuns(typeRuns)) !== ''
        ? plainType(typeRuns)
        : (named.type ?? (shown ? [{ text: shown }] : undefined));
    const place = PLACES[textOf(cell('location')).toLowerCase()];
    const required =
      named.required ??
      inItsWords(requiredOfRow(textOf(cell('required')), header, states), row.reading?.cells?.required) ??
      requiredIn(description) ??
      // `limit?` says of the names without a mark that they must be there.
      (asks ? { value: true, words: textOf(nameCell), rule: 'unmarked-row' } : undefined);
    return [
      {
        name: named.name,
        words: textOf(nameCell),
        line: nameCell.line,
        ...(type ? { type } : {}),
        description: [...description, ...enumParagraph(typeRuns, row.line)],
        ...(place ? { in: place } : {}),
        reading: {
          ...row.reading,
          ...(required ? { required } : {}),
          ...(shown && type?.[0]?.text === shown ? { rule: 'type-of-default' } : {}),
        },
      },
    ];
  });
}

const REQUIRED_CELLS: Readonly<Record<string, boolean>> = {
  yes: true,
  y: true,
  true: true,
  required: true,
  mandatory: true,
  x: true,
  '✓': true,
  '✔': true,
  '√': true,
  always: true,
  no: false,
  n: false,
  false: false,
  optional: false,
  '✗': false,
  '-': false,
  '': false,
};

function requiredCell(text: string, header: string): boolean | undefined {
  const value = text === '' ? undefined : (REQUIRED_CELLS[text.toLowerCase()] ?? requiredOf(text)?.value);
  return value === undefined || !/^optional/i.test(header) || /^(?:optional|required|mandatory)/i.test(text)
    ? value
    : !value;
}

/** One word that is no name: it stays a row, so that what is wrong with it is told. */
const oddName = (text: string): NameCell | undefined =>
  /^\S{1,80}$/.test(text) && /[\p{L}\p{N}]/u.test(text) ? { name: text, rest: '' } : undefined;

/** A mark with the words that the page has for it, where an adapter has translated them. */
const inItsWords = (mark: RequiredMark | undefined, words: string | undefined): RequiredMark | undefined =>
  mark && words !== undefined ? { ...mark, words } : mark;

/** Where a column marks some rows, an empty cell says the opposite of the mark. */
function requiredOfRow(text: string, header: string, states: boolean): RequiredMark | undefined {
  const value = requiredCell(text, header) ?? (fallbackOf(text) === undefined ? undefined : false);
  if (value !== undefined) return { value, words: text };
  if (!states || text !== '') return undefined;
  const marksOptional = header === '' || /^optional/i.test(header);
  return { value: marksOptional, words: '', rule: 'unmarked-row' };
}

/** Columns for defaults, values and examples join the description under their title. */
function extraBlocks(row: Row, table: Table, columns: readonly (ColumnRole | undefined)[]): Block[] {
  return columns.flatMap((role, at): Block[] => {
    const text = textOf(row.cells[at]);
    const fallback = role === 'required' ? fallbackOf(text) : undefined;
    if (fallback !== undefined) return [titled('Default Value', fallback, row.cells[at]?.line ?? row.line)];
    const title =
      role === 'default'
        ? 'Default Value'
        : role === 'range'
          ? 'Range'
          : role === 'example'
            ? 'Example'
            : role === undefined
              ? textOf(table.header?.cells[at])
              : '';
    if (title === '' || /^(?:n\/a|none|-|–)?$/i.test(text)) return [];
    return [titled(title, text, row.cells[at]?.line ?? row.line)];
  });
}

const titled = (title: string, text: string, line: number): Block => ({
  kind: 'paragraph',
  runs: [{ text: `${title}:`, bold: true }, { text: ` ${text}` }],
  line,
});

const runsOf = (cell: Cell | undefined): readonly Run[] =>
  (cell?.blocks ?? []).flatMap((block, at) =>
    block.kind === 'paragraph' ? [...(at > 0 ? [{ text: ' ' }] : []), ...block.runs] : [],
  );

/** `< X > array`, `enum (A, B)`, `string(date-time)` in words that the grammar of types has. */
export function plainType(runs: readonly Run[]): readonly Run[] {
  const text = squeeze(textOfRuns(runs));
  const list = /^<((?:(?!>\s*array(?:\(|$)).)*)>\s*array(?:\(.*\))?$/i.exec(text)?.[1]?.trim();
  const link = runs.find((run) => run.link);
  if (list !== undefined)
    return link ? [{ text: 'array of ' }, { ...link, text: squeeze(link.text) }] : [{ text: `array of ${list}` }];
  if (/^enum\s*\(/i.test(text)) return [{ text: 'string' }];
  // `?string`: a string or null.
  const [asked] = runs;
  if (asked && /^\?\w/.test(asked.text)) return [{ ...asked, text: asked.text.slice(1) }, ...runs.slice(1)];
  const union = /^(integer|string|number|boolean|float)\s+or\s+(integer|string|number|boolean|float)$/i.exec(text);
  if (union) return [{ text: `anyOf<${union[1]}, ${union[2]}>`.toLowerCase().replace('anyof', 'anyOf') }];
  return runs;
}

/** `enum (A, B)` of a type cell, as a sentence of the description. */
function enumParagraph(runs: readonly Run[], line: number): Block[] {
  const values = /^enum\s*\((.*)\)$/i.exec(squeeze(textOfRuns(runs)))?.[1];
  return values === undefined
    ? []
    : [{ kind: 'paragraph', runs: [{ text: `Enums: ${values.split(/(?:(?<!\s)\s+)?,\s*/).join(' | ')}` }], line }];
}

/** Rows of a list of terms; undefined where its terms are no names. */
export function rowsOfTerms(list: Terms): PlacedRow[] | undefined {
  const rows: PlacedRow[] = [];
  for (const { terms, blocks } of list.items)
    for (const term of terms) {
      const named = nameCellOf([{ kind: 'paragraph', runs: term.runs, line: term.line }]);
      if (!named) return undefined;
      if (isProse(term.runs, named.rest)) continue;
      rows.push(rowOf(named, squeeze(textOfRuns(term.runs)), term.line, blocks));
    }
  return rows.length > 0 ? rows : undefined;
}

/** `Any other parameter`: words about fields, where the other terms are names. */
const isProse = (runs: readonly Run[], rest: string): boolean =>
  /^[A-Z][a-z]+ [a-z]+ [a-z]/.test(squeeze(textOfRuns(runs))) &&
  rest !== '' &&
  !runs.some(({ code, bold }) => code || bold);

function rowOf(
  named: NonNullable<ReturnType<typeof nameCellOf>>,
  words: string,
  line: number,
  blocks: readonly Block[],
): PlacedRow {
  const required = named.required ?? requiredIn(blocks);
  const place = PLACES[named.rest.toLowerCase()];
  const type = named.type ?? typeInFront(blocks);
  return {
    name: named.name,
    words,
    line,
    ...(type ? { type } : {}),
    description: blocks,
    ...(place ? { in: place } : {}),
    ...(required ? { reading: { required } } : {}),
  };
}

/** `(integer, optional) text`, `integer. text`: a type in front of a description. */
function typeInFront([first]: readonly Block[]): readonly Run[] | undefined {
  if (first?.kind !== 'paragraph') return undefined;
  const text = textOfRuns(first.runs);
  const bracket = /^[([]([^()[\]]*)[)\]]/.exec(text)?.[1];
  if (bracket !== undefined) return remarksOf(bracket).type;
  const word = /^([A-Za-z]+(?: of [a-z]+)?)\s*[.;,–—-]\s/.exec(text)?.[1] ?? '';
  const last = /\(([A-Za-z]+)\)\.?$/.exec(text)?.[1] ?? '';
  const stated = [word, last].find((each) => TYPE_WORD.test(each));
  return stated === undefined ? undefined : [{ text: stated }];
}

const SEPARATOR = /^\s*(?:[:–—-]|\()|^\s*$/;

/**
 * Rows of bullets: `**name** (type, optional) – text`, also `name: text` where every bullet is one; undefined where the
 * list is of anything else.
 */
export function rowsOfBullets(items: readonly (readonly Block[])[], isSure: boolean): PlacedRow[] | undefined {
  const rows = items.map((item) => bulletRow(item, isSure));
  return rows.every((row) => row !== undefined) && rows.length > 0 ? (rows as PlacedRow[]) : undefined;
}

function bulletRow([head, ...more]: readonly Block[], isSure: boolean): PlacedRow | undefined {
  if (head?.kind !== 'paragraph') return undefined;
  const [first, ...rest] = head.runs;
  if (!first) return undefined;
  const isMarked = first.code === true || first.bold === true;
  if (isMarked) {
    const behind = textOfRuns(rest);
    // `start=<time>`: a name with what it is set to.
    const named = nameCellOf([{ ...head, runs: [{ text: first.text.replace(/^([\w.[\]-]+)=.*$/s, '$1') }] }]);
    if (!named || (!SEPARATOR.test(behind) && !isSure)) return undefined;
    return splitRow(named, first.text, head, rest, more);
  }
  if (!isSure) return undefined;
  const match = /^([\w.[\]$-]+)\s*(?=[:(–—]|-\s)/.exec(first.text);
  if (!match) return undefined;
  const named = nameCellOf([{ ...head, runs: [{ text: match[1] ?? '' }] }]);
  return (
    named &&
    splitRow(named, match[1] ?? '', head, [{ ...first, text: first.text.slice(match[0].length) }, ...rest], more)
  );
}

/** Words in bold that begin a remark, not a field. */
const NO_FIELD = /^(?:notes?|example|warning|tip|important|caution|see|hint|attention|remarks?|info|todo|\d+)$/i;

/**
 * A row that paragraphs make: `name` (remarks), with the text behind it or, where there is none, in the paragraph below.
 *
 * @returns with how many blocks it takes; undefined where no row begins
 */
export function rowOfParagraphs(blocks: readonly Block[], at: number): { row: PlacedRow; count: number } | undefined {
  const [head, next] = [blocks[at], blocks[at + 1]];
  const row = head?.kind === 'paragraph' ? fieldParagraph(head) : undefined;
  if (!row || head?.kind !== 'paragraph') return undefined;
  const [, ...rest] = head.runs;
  const behind = textOfRuns(rest).trim();
  const isNameAlone = behind === '' || (behind.startsWith('(') && /\)[:.]?$/.test(behind));
  if (!isNameAlone || next?.kind !== 'paragraph' || fieldParagraph(next)) return { row, count: 1 };
  const description = [...row.description, next];
  const required = row.reading?.required ?? requiredIn([next]);
  const reading = required ? { reading: { ...row.reading, required } } : {};
  return { row: { ...row, description, ...reading }, count: 2 };
}

function fieldParagraph(head: Paragraph): PlacedRow | undefined {
  const [first, ...rest] = head.runs;
  const behind = textOfRuns(rest);
  if (!first || NO_FIELD.test(first.text.trim()) || !/^\s*(?:\(|[:–—-]\s)/.test(behind)) return undefined;
  const row = first.code || first.bold ? bulletRow([head], false) : undefined;
  const isTyped = row?.type !== undefined || row?.reading?.required !== undefined;
  return row && (first.code || isTyped) ? row : undefined;
}

/** Remarks in brackets behind the name, then the description. */
function splitRow(
  named: NonNullable<ReturnType<typeof nameCellOf>>,
  words: string,
  head: Paragraph,
  runs: readonly Run[],
  more: readonly Block[],
): PlacedRow {
  const text = textOfRuns(runs);
  const front =
    /^\s*(?:[:–—-]\s*)?(?:\(([^()]*)\)|\[([^[\]]*)\]|`?(?:\*|_)?([a-z]+(?: of [a-z]+)?)(?:\*|_)?`?(?=\s*[:–—,-]|$))\s*(?:[:–—,.-]\s*)?/i.exec(
      text,
    );
  const remark = front?.[1] ?? front?.[2] ?? front?.[3] ?? '';
  const preset = presetIn(remark);
  const read = preset ?? remarksOf(remark);
  const used =
    front && (read.type || read.required || PLACES[read.rest.toLowerCase()])
      ? front[0].length
      : (/^\s*[:–—-]+\s*/.exec(text)?.[0].length ?? 0);
  const description = [{ ...head, runs: cutRuns(runs, used) }, ...more].filter(
    (block) => block.kind !== 'paragraph' || block.runs.length > 0,
  );
  const row = rowOf(
    {
      ...named,
      ...(read.type ? { type: read.type } : {}),
      ...(read.required ? { required: read.required } : {}),
      rest: read.rest,
    },
    words,
    head.line,
    description,
  );
  if (preset?.value === undefined) return row;
  const stated = { value: preset.value, words: squeeze(text).slice(0, used), line: head.line };
  return { ...row, reading: { ...row.reading, values: { ...valuesIn(description), default: stated } } };
}

interface Preset extends Omit<NonNullable<ReturnType<typeof nameCellOf>>, 'name'> {
  readonly value?: string;
}

/** `string: "15s"`, `int: <required>`: a type with its default, or with a mark in its place. */
function presetIn(remark: string): Preset | undefined {
  const [, word = '', behind = ''] = /^\s*(\w+(?:<[^<>]*>|\[[\w*]*\][\w[\]]*)?)\s*:\s*(\S.*)$/.exec(remark) ?? [];
  const type = [{ text: genericType(word) }];
  if (!TYPE_WORD.test(genericType(word))) return undefined;
  const value = behind.trim();
  const required = requiredOf(value.replace(/^<|>$/g, ''));
  const literal = /^(?:-?\d+(?:\.\d+)?|true|false)$/.exec(value)?.[0] ?? /^"([^"<>]+)"$/.exec(value)?.[1];
  return {
    type,
    ...(required ? { required } : {}),
    ...(literal === undefined ? {} : { value: literal }),
    rest: '',
  };
}

/** `array<string>`, `map[string]string`, `[]string` in words that the grammar of types has. */
const genericType = (word: string): string => {
  const items = /^(?:array|list|slice)<(\w+)>$|^\[\](\w+)$/i.exec(word);
  if (items) return `array of ${items[1] ?? items[2]}`;
  return /^map[<[]/i.test(word) ? 'map' : word;
};

/** Runs without the first characters of their text. */
export function cutRuns(runs: readonly Run[], count: number): Run[] {
  const text = runs.map((run) => run.text).join('');
  let left = count + text.length - text.trimStart().length;
  const out: Run[] = [];
  for (const run of runs) {
    if (left >= run.text.length) {
      left -= run.text.length;
      continue;
    }
    out.push(left > 0 ? { ...run, text: run.text.slice(left).trimStart() } : run);
    left = 0;
  }
  return out;
}

/** A row that begins with a status of HTTP and no more than its reason, whatever its column is called. */
function isOfStatus({ cells }: Row): boolean {
  const [, code = ''] = /^([1-5]\d\d)(?: [A-Z][A-Za-z -]*)?$/.exec(textOf(cells[0])) ?? [];
  return STATUS_CODES[code] !== undefined;
}

/** Statuses of a table; undefined where it is none of statuses. */
export function statusesOfTable(table: Table): StatusRow[] | undefined {
  const names = (table.header?.cells ?? []).map(textOf);
  if (table.rows.length === 0) return undefined;
  if (!STATUS_COLUMN.test(names[0] ?? '') && !table.rows.every(isOfStatus)) return undefined;
  const schema = names.findIndex((name) => /^(?:schema|type|body)$/i.test(name));
  const plain = names.findIndex((name, at) => at > 0 && /^description$/i.test(name));
  const other = names.findIndex(
    (name, at) =>
      at > 0 && at !== schema && COLUMN_WORDS.some(({ pattern, role }) => role === 'description' && pattern.test(name)),
  );
  const about = plain < 0 ? other : plain;
  const rows = table.rows.flatMap((row): StatusRow[] => {
    const code = /\b[1-5](?:\d\d|XX)\b/i.exec(textOf(row.cells[0]))?.[0].toUpperCase();
    if (code === undefined && !/^default$/i.test(textOf(row.cells[0]))) return [];
    const type = schema < 0 ? [] : runsOf(row.cells[schema]);
    const hasBody =
      squeeze(textOfRuns(type)) !== '' && !/^(?:no content|none|inline|-)$/i.test(squeeze(textOfRuns(type)));
    return [
      {
        status: code,
        description: textOf(row.cells[about < 0 ? 1 : about]),
        line: row.line,
        ...(hasBody ? { type: plainType(type) } : {}),
      },
    ];
  });
  return rows.length > 0 ? rows : undefined;
}

/** Statuses of bullets: `404 Not Found – no such kite`, `200: fine`. */
export function statusesOfBullets(items: readonly (readonly Block[])[]): StatusRow[] | undefined {
  const rows = items.map((item): StatusRow | undefined => {
    const [head] = item;
    const match =
      head?.kind === 'paragraph' ? /^[`'"]*(?:HTTP )?([1-5]\d\d)\b\s*(.*)$/s.exec(squeeze(textOfBlocks(item))) : null;
    return match && head
      ? {
          status: match[1],
          description: withoutReason((match[2] ?? '').replace(/^[\s:–—-]+/, '').replace(/`+/g, '')),
          line: head.line,
        }
      : undefined;
  });
  return rows.every((row) => row !== undefined) && rows.length > 0 ? (rows as StatusRow[]) : undefined;
}

/** Statuses of a list of terms: `404 Not Found`, and what is said of it. */
export function statusesOfTerms({ items }: Terms): StatusRow[] | undefined {
  const rows = items.flatMap(({ terms, blocks }) =>
    terms.map(({ runs, line }): StatusRow | undefined => {
      const status = /^(?:HTTP )?([1-5]\d\d)\b/.exec(squeeze(textOfRuns(runs)))?.[1];
      return status === undefined ? undefined : { status, description: squeeze(textOfBlocks(blocks)), line };
    }),
  );
  return rows.every((row) => row !== undefined) && rows.length > 0 ? (rows as StatusRow[]) : undefined;
}
