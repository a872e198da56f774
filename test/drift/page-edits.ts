import type { PageText } from '../../scripts/ir/index.ts';

/** A row of a table of fields: the texts of its cells, each line by line. */
interface FieldRow {
  readonly name: string;
  readonly mandatory: string | undefined;
  readonly type: string | undefined;
  readonly description: string;
}

/** What somebody does to one row; undefined where it is not a row for that. */
type RowEdit = (row: FieldRow, pick: number) => Partial<FieldRow> | 'gone' | undefined;

/** A kind of edit, and whether callers break by it. */
export interface EditKind {
  readonly kind: string;
  readonly breaks: boolean;
  /** The edited row is one of a request. */
  readonly ofRequests?: true;
  readonly edit: RowEdit;
}

const FIELD = /^[a-z][A-Za-z0-9_]{3,30}$/;
const EXAMPLES = /example|e\.g\./i;

/** A description in other words, where one of the forms fits. */
const reworded =
  (...forms: readonly (readonly [RegExp, ...string[]])[]): RowEdit =>
  ({ description }, pick) => {
    for (const [form, ...others] of forms) {
      if (!form.test(description)) continue;
      const edited = description.replace(form, others[pick % others.length] ?? '');
      if (edited !== description) return { description: edited };
    }
    return undefined;
  };

/** A number of a description made smaller; only where the form says what the number is. */
const smaller =
  (form: RegExp): RowEdit =>
  ({ description }) => {
    // A page whose default is beyond its own limit contradicts itself, which is told of it and not of the change.
    if (EXAMPLES.test(description) || /default/i.test(description)) return undefined;
    const edited = description.replace(form, (whole, before: string, number: string, after: string) =>
      Number(number) >= 10 ? `${before}${Math.floor(Number(number) / 2)}${after}` : whole,
    );
    return edited === description ? undefined : { description: edited };
  };

const RANGE = /(?:The value range is|Value range:|The value ranges) (?:from )?(\d+)(?: to |-)(\d+)\.?/;

/** A dozen kinds, half of them harmless. The words are those that editors of such pages use, one for the other. */
export const EDIT_KINDS: readonly EditKind[] = [
  {
    kind: 'the first words of a description',
    breaks: false,
    edit: reworded([/^(?:Specifies|Indicates) (?:the|an?) /, 'The ', 'It indicates the ', 'Description of the ']),
  },
  {
    kind: 'a range in other words',
    breaks: false,
    edit: reworded([
      RANGE,
      'The value is an integer from $1 to $2.',
      'It ranges from $1 to $2.',
      'Value range: $1~$2',
      'The value must be between $1 and $2.',
    ]),
  },
  {
    kind: 'a length in other words',
    breaks: false,
    edit: reworded(
      [
        /The value (?:can )?contains? a maximum of (\d+) characters/,
        'The value contains up to $1 characters',
        'The value can contain no more than $1 characters',
        'The value cannot exceed $1 characters',
      ],
      [
        /The value (?:can )?contains? (\d+) to (\d+) characters/,
        'The length is $1 to $2 characters',
        'The value is a string of $1 to $2 characters',
        'It must be $1 to $2 characters long',
      ],
    ),
  },
  {
    kind: 'a default in other words',
    breaks: false,
    edit: reworded([
      /The default value is (\*\*\w+\*\*|\w+)\./,
      'Default value: $1.',
      'Default: $1',
      'By default, the value is $1.',
      '$1 is used by default.',
    ]),
  },
  {
    kind: 'a list in other words',
    breaks: false,
    edit: reworded([
      /The (?:options|value) (?:can be|are|is) (\*\*\w+\*\*),? (?:or|and) (\*\*\w+\*\*)\./,
      'The value can be either $1 or $2.',
      'Options: $1 and $2.',
      'Possible values: $1, $2',
      'Valid values are $1 and $2.',
    ]),
  },
  {
    kind: 'another example',
    breaks: false,
    edit: reworded([/(for example, )([\w-]+)(?=[.)]|$)/i, '$1another-$2', '$1x$2']),
  },
  {
    kind: 'a sentence more',
    breaks: false,
    edit: ({ description }, pick) =>
      /[.]$/.test(description)
        ? {
            description: `${description}\n\n${['See the console for it.', 'It is shown on the console.', 'For details, see the user guide.'][pick % 3]}`,
          }
        : undefined,
  },
  { kind: 'a row that is gone', breaks: true, edit: () => 'gone' },
  { kind: 'another name', breaks: true, edit: ({ name }) => ({ name: `${name.slice(0, 2)}_other_${name.length}` }) },
  {
    kind: 'mandatory now',
    breaks: true,
    ofRequests: true,
    edit: ({ mandatory }) => (mandatory === 'No' ? { mandatory: 'Yes' } : undefined),
  },
  {
    kind: 'another type',
    breaks: true,
    edit: ({ type }) =>
      type === 'String' ? { type: 'Integer' } : type === 'Integer' ? { type: 'Array of strings' } : undefined,
  },
  {
    kind: 'a range that is smaller',
    breaks: true,
    ofRequests: true,
    edit: smaller(/((?:Value range:|The value ranges? (?:is |from )?) ?\d+(?: to |-))(\d+)(\b)/),
  },
  {
    kind: 'a length that is smaller',
    breaks: true,
    ofRequests: true,
    edit: smaller(/(a maximum of |contains? \d+ to )(\d+)( characters)/),
  },
  {
    kind: 'another default',
    breaks: true,
    ofRequests: true,
    edit: ({ description }) => {
      const edited = description.replace(
        /(The default value is \*{0,2})(\d+)(\*{0,2}\.)/,
        (_, a: string, n: string, b: string) => `${a}${Number(n) + 7}${b}`,
      );
      return edited === description ? undefined : { description: edited };
    },
  },
];

/** A grid table of RST as texts by row and column; undefined for one with merged cells. */
interface Grid {
  readonly from: number;
  readonly to: number;
  readonly indent: string;
  readonly rows: readonly (readonly (readonly string[])[])[];
  readonly hasHeader: boolean;
}

function gridsOf(lines: readonly string[]): Grid[] {
  const grids: Grid[] = [];
  for (let from = 0; from < lines.length; from++) {
    if (!/^\s*\+[-=+]+\+$/.test(lines[from] ?? '')) continue;
    let to = from;
    while (/^\s*[+|]/.test(lines[to + 1] ?? '')) to++;
    const grid = gridOf(lines.slice(from, to + 1), from);
    if (grid) grids.push(grid);
    from = to;
  }
  return grids;
}

function gridOf(table: readonly string[], from: number): Grid | undefined {
  const [border = ''] = table;
  const indent = /^\s*/.exec(border)?.[0] ?? '';
  const marks = [...border].flatMap((letter, index) => (letter === '+' ? [index] : []));
  const rows: string[][][] = [];
  let open: string[][] | undefined;
  for (const line of table) {
    if (/^\s*\+/.test(line)) {
      if (line.length !== border.length || marks.some((mark) => line[mark] !== '+')) return undefined;
      if (open) rows.push(open);
      open = marks.slice(1).map(() => []);
    } else {
      if (marks.some((mark) => line[mark] !== '|')) return undefined;
      for (const [index, cell] of (open ?? []).entries())
        cell.push(line.slice((marks[index] ?? 0) + 2, (marks[index + 1] ?? 0) - 1).trimEnd());
    }
  }
  return { from, to: from + table.length - 1, indent, rows, hasHeader: table.some((line) => /^\s*\+=/.test(line)) };
}

function gridText({ indent, rows }: Grid): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.flatMap((row) => (row[column] ?? []).map((line) => line.length))),
  );
  const border = (mark: string): string => `${indent}+${widths.map((width) => mark.repeat(width + 2)).join('+')}+`;
  return [
    border('-'),
    ...rows.flatMap((row, index) => {
      const height = Math.max(...row.map((cell) => cell.length));
      const lines = Array.from(
        { length: height },
        (_, line) =>
          `${indent}|${widths.map((width, column) => ` ${(row[column]?.[line] ?? '').padEnd(width)} `).join('|')}|`,
      );
      return [...lines, border(index === 0 ? '=' : '-')];
    }),
  ];
}

/** An edit that can be made to a page. */
export interface PageEdit {
  readonly page: PageText;
  readonly edited: PageText;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const COLUMNS: Readonly<Record<keyof FieldRow, RegExp>> = {
  name: /^(?:Parameter|Name|Attribute)$/i,
  mandatory: /^(?:Mandatory|Required)$/i,
  type: /^(?:Type|Parameter Type|Data Type)$/i,
  description: /^Description$/i,
};

/** All edits of a kind that a page of RST offers, in its order; fields that the page names elsewhere, too, are left. */
export function editsOf(page: PageText, { edit, breaks }: EditKind, pick: number): PageEdit[] {
  const lines = page.text.split('\n');
  return gridsOf(lines).flatMap((grid) => {
    const [header = []] = grid.rows;
    const columnOf = (key: keyof FieldRow): number =>
      header.findIndex((cell) => COLUMNS[key].test(cell.join(' ').trim()));
    const [name, mandatory, type, description] = [
      columnOf('name'),
      columnOf('mandatory'),
      columnOf('type'),
      columnOf('description'),
    ];
    if (!grid.hasHeader || name < 0 || description < 0 || type < 0) return [];
    return grid.rows.flatMap((cells, index): PageEdit[] => {
      const textAt = (column: number): string => (cells[column] ?? []).join('\n').trim();
      const row: FieldRow = {
        name: textAt(name),
        mandatory: mandatory < 0 ? undefined : textAt(mandatory),
        type: textAt(type),
        description: textAt(description),
      };
      if (index === 0 || !FIELD.test(row.name)) return [];
      const isElsewhere = page.text.split(new RegExp(`\\b${row.name}\\b`)).length > 2;
      if (breaks && isElsewhere) return [];
      const change = edit(row, pick);
      if (!change) return [];
      const now = change === 'gone' ? undefined : { ...row, ...change };
      const edited = cells.map((cell, column) => {
        const key = [name, mandatory, type, description].indexOf(column);
        const text =
          now && key >= 0 && column >= 0
            ? ([now.name, now.mandatory, now.type, now.description][key] ?? '')
            : cell.join('\n');
        return text.split('\n');
      });
      const rows = change === 'gone' ? grid.rows.filter((_, other) => other !== index) : grid.rows.with(index, edited);
      if (rows.length < 2) return [];
      const text = [...lines.slice(0, grid.from), ...gridText({ ...grid, rows }), ...lines.slice(grid.to + 1)].join(
        '\n',
      );
      return [
        {
          page,
          edited: { ...page, text },
          field: row.name,
          before: JSON.stringify(row),
          after: JSON.stringify(now ?? 'gone'),
        },
      ];
    });
  });
}
