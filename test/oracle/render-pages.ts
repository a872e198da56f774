/** Renders the facts of a small contract as pages of the family: two layouts, each in two markups. */

export interface Facets {
  readonly enum?: readonly (string | number)[];
  readonly default?: string | number | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export type Scalar = 'string' | 'integer' | 'int64' | 'number' | 'boolean';

export type Value =
  | { readonly kind: 'scalar'; readonly type: Scalar }
  | { readonly kind: 'array'; readonly items: Value }
  | { readonly kind: 'map'; readonly values: Value }
  | { readonly kind: 'object'; readonly fields: readonly Field[] };

export interface Field {
  readonly name: string;
  readonly value: Value;
  readonly required: boolean;
  readonly facets: Facets;
  /** Chooses among the forms that say the same. */
  readonly pick: number;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly pathParameters: readonly Field[];
  readonly query: readonly Field[];
  readonly headers: readonly Field[];
  readonly body: readonly Field[];
  readonly status: string;
  readonly response: readonly Field[];
  readonly errorStatuses: readonly string[];
  readonly pick: number;
}

export interface Dialect {
  readonly markup: 'html' | 'rst';
  /** `named`: captions, type cells and anchors name structures. `generic`: descriptions lead to them by number. */
  readonly layout: 'named' | 'generic';
}

export interface Page {
  readonly file: string;
  readonly text: string;
}

type Inline = string | { readonly bold: string } | { readonly link: string; readonly to: string };
type Prose =
  | { readonly kind: 'paragraph'; readonly runs: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] };
type Cell = readonly Prose[];
type PageBlock =
  | Prose
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly anchor: string;
      readonly caption: readonly Inline[];
      readonly header: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      readonly pick: number;
    };

const paragraph = (...runs: Inline[]): Prose => ({ kind: 'paragraph', runs });
const heading = (text: string): PageBlock => ({ kind: 'heading', text });
const bold = (value: string | number | boolean): Inline => ({ bold: String(value) });

/** One of several forms, by a field's number; the salt keeps the choices of one field apart. */
function choose<T>(forms: readonly T[], pick: number, salt: number): T {
  const mixed = Math.imul(pick + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  return forms[(Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 8) % forms.length] as T;
}

/** A facet in words: a sentence that may stand beside others, or paragraphs of its own. */
type Saying = { readonly sentence: readonly Inline[] } | { readonly blocks: readonly Prose[] };
const sentence = (...runs: Inline[]): Saying => ({ sentence: runs });

function series(values: readonly Inline[], conjunction: string): Inline[] {
  return values.flatMap((value, at): Inline[] => {
    if (at === 0) return [value];
    const last = at === values.length - 1;
    return [last ? (at > 1 ? `, ${conjunction} ` : ` ${conjunction} `) : ', ', value];
  });
}

function sayEnum(values: readonly (string | number)[], pick: number): Saying {
  const listed = (lead: Inline[], item: (value: string | number) => Inline[]): Saying => ({
    blocks: [paragraph(...lead), { kind: 'list', items: values.map(item) }],
  });
  const forms: (() => Saying)[] = [
    () => sentence('The value can be ', ...series(values.map(bold), 'or'), '.'),
    () => sentence('The value can be ', ...series(values.map(String), 'or'), '.'),
    () => sentence('Possible values are ', ...series(values.map(bold), 'and'), '.'),
    () => sentence('The options are ', ...series(values.map(bold), 'and'), '.'),
    () => sentence('Value options: ', ...series(values.map(bold), 'and'), '.'),
    () => sentence('The value must be either ', ...series(values.map(bold), 'or'), '.'),
    () => sentence('Only ', ...series(values.map(bold), 'and'), ' are supported.'),
    () => listed(['Options:'], (value) => [bold(value), ': one of the kinds']),
    () => listed(['Enums:'], (value) => [bold(value)]),
    () => listed(['Enumeration values:'], (value) => [bold(value)]),
    () => listed(['The options are as follows:'], (value) => [String(value)]),
    () => listed(['Possible values are as follows:'], (value) => [`${value}: one of the kinds`]),
    () => listed(['The value can be one of the following:'], (value) => [bold(value), ' (one of the kinds)']),
  ];
  return choose(forms, pick, 1)();
}

function sayDefault(value: string | number | boolean, pick: number): Saying {
  const forms: Saying[] = [
    sentence('The default value is ', bold(value), '.'),
    sentence(`The default value is ${value}.`),
    sentence('This parameter defaults to ', bold(value), '.'),
    { blocks: [paragraph('Default: ', bold(value))] },
    { blocks: [paragraph('Default value: ', bold(value), '.')] },
  ];
  return choose(forms, pick, 2);
}

function sayRange({ minimum, maximum }: Facets, pick: number): Saying {
  if (minimum === undefined) {
    const forms = [
      sentence(`The value must be less than or equal to ${maximum}.`),
      sentence('The maximum value is ', bold(maximum as number), '.'),
      { blocks: [paragraph('Maximum: ', bold(maximum as number))] },
    ];
    return choose(forms, pick, 3);
  }
  if (maximum === undefined) {
    const forms = [
      sentence(`The value must be greater than or equal to ${minimum}.`),
      sentence('The minimum value is ', bold(minimum), '.'),
      { blocks: [paragraph('Minimum: ', bold(minimum))] },
    ];
    return choose(forms, pick, 3);
  }
  const forms: Saying[] = [
    sentence(`The value ranges from ${minimum} to ${maximum}.`),
    sentence('The value ranges from ', bold(minimum), ' to ', bold(maximum), '.'),
    sentence(`The value range is [${minimum}, ${maximum}].`),
    sentence(`The value is from ${minimum} to ${maximum}.`),
    sentence(`The value ranges from ${minimum} to ${maximum.toLocaleString('en-US')}.`),
    sentence(`The value is an integer from ${minimum} to ${maximum}.`),
    { blocks: [paragraph(`Value range: ${minimum} to ${maximum}`)] },
    { blocks: [paragraph('Minimum: ', bold(minimum)), paragraph('Maximum: ', bold(maximum))] },
  ];
  return choose(forms, pick, 3);
}

function sayLength({ minLength, maxLength }: Facets, pick: number): Saying {
  if (minLength === undefined) {
    const forms = [
      sentence(`The value contains a maximum of ${maxLength} characters.`),
      sentence(`The value can contain up to ${maxLength} characters.`),
      sentence(`The value cannot exceed ${maxLength} characters.`),
      sentence(`It consists of at most ${maxLength} characters.`),
      { blocks: [paragraph('Maximum length: ', bold(maxLength as number))] },
    ];
    return choose(forms, pick, 4);
  }
  const forms: Saying[] = [
    sentence(`The value contains ${minLength} to ${maxLength} characters.`),
    sentence(`Enter ${minLength} to ${maxLength} characters.`),
    sentence(`The length ranges from ${minLength} to ${maxLength}.`),
    {
      blocks: [
        paragraph('Minimum length: ', bold(minLength)),
        paragraph('Maximum length: ', bold(maxLength as number)),
      ],
    },
  ];
  return choose(forms, pick, 4);
}

const sayItems = ({ minItems, maxItems }: Facets, pick: number): Saying =>
  minItems === undefined
    ? choose(
        [sentence(`Up to ${maxItems} items can be given.`), sentence(`A maximum of ${maxItems} items can be given.`)],
        pick,
        5,
      )
    : choose(
        [
          sentence(`Array length: ${minItems} to ${maxItems}.`),
          { blocks: [paragraph(`Array Length: ${minItems} - ${maxItems}`)] },
        ],
        pick,
        5,
      );

/** The description in the parts that some pages give it, each under a label of its own. */
function describeInParts({ facets, pick }: Field, tail: readonly Inline[]): Cell {
  const colon = choose([[':'], []], pick, 9);
  const part = (title: string, ...blocks: Prose[]): Prose[] => [
    paragraph({ bold: title }, ...colon),
    ...(blocks.length === 0 ? [paragraph('N/A')] : blocks),
  ];
  const { minimum, maximum, minLength, maxLength } = facets;
  const range: Prose[] = [];
  if (facets.enum) range.push({ kind: 'list', items: facets.enum.map((value) => [bold(value), ': one of the kinds']) });
  else if (minimum !== undefined && maximum !== undefined) range.push(paragraph(`${minimum} to ${maximum}`));
  else if (minLength !== undefined) range.push(paragraph(`${minLength} to ${maxLength} characters`));
  else range.push(...sayLimits(facets, pick).flatMap(paragraphsOf));
  const value = facets.default;
  return [
    ...part('Definition', paragraph('Specifies the setting.', ...(tail.length > 0 ? [' ', ...tail] : []))),
    ...part('Constraints'),
    ...part('Range', ...range),
    ...part(
      'Default Value',
      ...(value === undefined ? [] : [paragraph(choose([bold(value), String(value)], pick, 20))]),
    ),
  ];
}

const paragraphsOf = (saying: Saying): readonly Prose[] =>
  'blocks' in saying ? saying.blocks : [paragraph(...saying.sentence)];

/** Limits of the value, and of the number of items. */
function sayLimits(facets: Facets, pick: number): Saying[] {
  const sayings: Saying[] = [];
  if (facets.minimum !== undefined || facets.maximum !== undefined) sayings.push(sayRange(facets, pick));
  if (facets.maxLength !== undefined) sayings.push(sayLength(facets, pick));
  if (facets.maxItems !== undefined) sayings.push(sayItems(facets, pick));
  return sayings;
}

/** The description cell: what the value is, then its facets, sentences first where they share a paragraph. */
function describe(field: Field, tail: readonly Inline[]): Cell {
  const { facets, pick } = field;
  if (choose([true, false, false, false, false], pick, 19)) return describeInParts(field, tail);
  const sayings: Saying[] = [];
  if (facets.enum) sayings.push(sayEnum(facets.enum, pick));
  sayings.push(...sayLimits(facets, pick));
  const said = facets.default === undefined ? [] : [sayDefault(facets.default, pick)];
  if (choose([false, true], pick, 6)) sayings.unshift(...said);
  else sayings.push(...said);
  const intro = choose(['Specifies the setting.', 'Name of the thing', 'This parameter tells what to take.'], pick, 7);
  const sentences = sayings.flatMap((saying) => ('sentence' in saying ? [saying.sentence] : []));
  const blocks = sayings.flatMap((saying) => ('blocks' in saying ? saying.blocks : []));
  const lead = intro.endsWith('.') || sentences.length + tail.length === 0 ? intro : `${intro}.`;
  if (choose([false, true], pick, 8))
    return [
      paragraph(lead),
      ...sentences.map((runs) => paragraph(...runs)),
      ...(tail.length ? [paragraph(...tail)] : []),
      ...blocks,
    ];
  const joined = [...sentences, ...(tail.length ? [tail] : [])].flatMap((runs): Inline[] => [' ', ...runs]);
  return [paragraph(lead, ...joined), ...blocks];
}

const SPELLINGS: Readonly<Record<Scalar, readonly string[]>> = {
  string: ['String', 'string', 'STRING'],
  integer: ['Integer', 'int', 'Int', 'integer'],
  int64: ['Long', 'long', 'int64'],
  number: ['Number', 'number'],
  boolean: ['Boolean', 'bool', 'boolean'],
};

/** The type cell up to the structure's name, the structure, and what follows it. */
function typeCell(value: Value, pick: number, structure: Inline | undefined): Inline[] {
  if (value.kind === 'scalar') return [choose(SPELLINGS[value.type], pick, 9)];
  if (value.kind === 'object') {
    if (structure !== undefined) return [structure, ' object'];
    return [choose(['Object', 'object', 'Dict', 'JSON object'], pick, 10)];
  }
  if (value.kind === 'map') {
    const inner = structure ?? genericName(value.values, pick);
    return ['Map<String,', ...(inner === undefined ? typeCell(value.values, pick, structure) : [inner]), '>'];
  }
  const { items } = value;
  if (items.kind === 'object') {
    if (structure !== undefined)
      return choose(
        [
          ['Array of ', structure, ' objects'],
          ['Array<', structure, '>'],
        ],
        pick,
        11,
      );
    return [choose(['Array of objects', 'List<Object>', 'Array', 'Object array', 'list of objects'], pick, 11)];
  }
  const inner = typeCell(items, pick, structure);
  if (items.kind !== 'scalar')
    return choose(
      [
        ['Array<', ...inner, '>'],
        ['Array of ', ...inner],
      ],
      pick,
      12,
    );
  const forms: Inline[][] = [
    ['Array of ', ...inner],
    ['Array<', ...inner, '>'],
    ['List<', ...inner, '>'],
    [...inner, ' array'],
    [...inner, '[]'],
  ];
  if (items.type !== 'int64') forms.push(['Array of ', ...inner, 's']);
  return choose(forms, pick, 12);
}

const genericName = (value: Value, pick: number): string | undefined =>
  value.kind === 'object' ? choose(['Object', 'object'], pick, 13) : undefined;

function structureOf(value: Value): Extract<Value, { kind: 'object' }> | undefined {
  if (value.kind === 'array') return structureOf(value.items);
  if (value.kind === 'map') return structureOf(value.values);
  return value.kind === 'object' ? value : undefined;
}

/** A table to come: rows of structures are laid out breadth first, as the family's pages do. */
interface Due {
  readonly fields: readonly Field[];
  readonly caption: readonly Inline[];
  readonly anchor: string;
  readonly number: number;
}

class PageWriter {
  private readonly blocks: PageBlock[] = [];
  private readonly operation: Operation;
  private readonly dialect: Dialect;
  private readonly name: string;
  private tables = 0;
  private structures = 0;

  constructor(operation: Operation, dialect: Dialect, index: number) {
    this.operation = operation;
    this.dialect = dialect;
    this.name = dialect.layout === 'named' ? `Page${index}Thing` : `topic_000${index}`;
  }

  page(): Page {
    const { dialect } = this;
    const isNamed = dialect.layout === 'named';
    this.blocks.push(heading('Function'), paragraph('This API is used to do something.'), heading('URI'));
    this.uri();
    this.blocks.push(heading(isNamed ? 'Request Parameters' : 'Request'));
    this.request();
    this.blocks.push(heading(isNamed ? 'Response Parameters' : 'Response'));
    this.response();
    this.blocks.push(heading(isNamed ? 'Status Codes' : 'Returned Values'), this.statusTable());
    const title = `Doing thing ${this.name.replace(/\D/g, '')}`;
    const file = `${this.name}.${dialect.markup}`;
    const write = dialect.markup === 'html' ? htmlPage : rstPage;
    return { file, text: write(this.name, title, this.blocks) };
  }

  private uri(): void {
    const { method, path, pathParameters, query } = this.operation;
    const names = query.map(({ name }) => `${name}={${name}}`).join('&');
    const shown = names !== '' && choose([true, false], this.operation.pick, 21) ? `${path}?${names}` : path;
    this.blocks.push(paragraph(`${method} ${shown}`));
    if (this.dialect.layout === 'generic') {
      this.table([...pathParameters, ...query], ['Parameter description'], true);
      return;
    }
    this.table(pathParameters, ['Path Parameters'], true);
    this.table(query, ['Query Parameters'], true);
  }

  private request(): void {
    const { method, headers, body } = this.operation;
    this.table(headers, ['Request header parameters'], true);
    // A generic caption says that rows are a body only where the method has one.
    const isExplicit = this.dialect.layout === 'named' || method === 'DELETE';
    const caption = isExplicit
      ? 'Request body parameters'
      : choose(['Request parameters', 'Parameter description'], this.operation.pick, 14);
    this.structure(body, [caption], 'request', true);
    if (headers.length + body.length === 0) this.blocks.push(paragraph('None'));
  }

  private response(): void {
    const { status, response } = this.operation;
    const isNamed = this.dialect.layout === 'named';
    if (response.length === 0) this.blocks.push(paragraph('None'));
    else if (isNamed) this.blocks.push(paragraph({ bold: `Status code: ${status}` }));
    const caption = isNamed
      ? 'Response body parameters'
      : choose(['Response parameters', 'Parameter description'], this.operation.pick, 15);
    this.structure(response, [caption], 'response', !isNamed);
  }

  private statusTable(): PageBlock {
    const { status, errorStatuses, pick } = this.operation;
    const header = [this.dialect.layout === 'named' ? 'Status Code' : 'Returned Value', 'Description'];
    const rows = [status, ...errorStatuses].map((code) => [[paragraph(code)], [paragraph('What it means.')]]);
    return { kind: 'table', anchor: '', caption: [], header, rows, pick };
  }

  private table(fields: readonly Field[], caption: readonly Inline[], mandatory: boolean): void {
    if (fields.length > 0) this.structure(fields, caption, 'request', mandatory);
  }

  /** A table and those of the structures that its rows have, and theirs. */
  private structure(fields: readonly Field[], caption: readonly Inline[], role: string, mandatory: boolean): void {
    if (fields.length === 0) return;
    const queue: Due[] = [{ fields, caption, ...this.place('', role) }];
    for (let due = queue.shift(); due; due = queue.shift()) {
      const rows = due.fields.map((field) => this.row(field, role, mandatory, queue));
      const header = ['Parameter', ...(mandatory ? ['Mandatory'] : []), 'Type', 'Description'];
      const { number, anchor } = due;
      const pick = due.fields[0]?.pick ?? 0;
      this.blocks.push({
        kind: 'table',
        anchor,
        caption: [{ bold: `Table ${number}` }, ' ', ...due.caption],
        header,
        rows,
        pick,
      });
    }
  }

  private place(structure: string, role: string): Pick<Due, 'anchor' | 'number'> {
    const number = ++this.tables;
    const own = structure === '' ? `table${number}7${number}` : `${role}_${structure}`;
    return { number, anchor: `${this.name}__${own}` };
  }

  private row(field: Field, role: string, mandatory: boolean, queue: Due[]): Cell[] {
    const inner = structureOf(field.value);
    const isNamed = this.dialect.layout === 'named';
    const name = `Kind${++this.structures}Of`;
    // Where neither caption nor anchor has the structure's name, the link is the only way to the table.
    const isTold = isNamed && choose([true, false], field.pick, 22);
    const place = inner && this.place(isTold ? name : '', role);
    if (inner && place) {
      const generic: Inline[][] = [[{ bold: field.name }, ' field description'], [`${field.name} parameters`]];
      generic.push(['Parameter description']);
      queue.push({
        fields: inner.fields,
        caption: isNamed ? [isTold ? name : 'Nested structure'] : choose(generic, field.pick, 16),
        ...place,
      });
    }
    const link = place && { link: `Table ${place.number}`, to: place.anchor };
    const tail: Inline[] =
      link && !isNamed
        ? choose(
            [
              ['For details, see ', link, '.'],
              ['See ', link, '.'],
            ],
            field.pick,
            17,
          )
        : [];
    const structure = isNamed && place ? { link: name, to: place.anchor } : undefined;
    return [
      [paragraph(field.name)],
      ...(mandatory ? [[paragraph(field.required ? 'Yes' : 'No')]] : []),
      [paragraph(...typeCell(field.value, field.pick, structure))],
      describe(field, tail),
    ];
  }
}

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function htmlRuns(runs: readonly Inline[]): string {
  return runs
    .map((run) => {
      if (typeof run === 'string') return escapeHtml(run);
      return 'bold' in run
        ? `<strong>${escapeHtml(run.bold)}</strong>`
        : `<a href="#${run.to}">${escapeHtml(run.link)}</a>`;
    })
    .join('');
}

function htmlBlock(block: PageBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${htmlRuns(block.runs)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li><p>${htmlRuns(item)}</p>\n</li>`).join('')}</ul>`;
    case 'heading':
      return `</div>\n<div class="section"><h4 class="sectiontitle">${block.text}</h4>`;
    case 'table': {
      const cells = (tag: string, row: readonly Cell[]): string =>
        row
          .map((cell) => `<${tag} class="cellrowborder" valign="top">${cell.map(htmlBlock).join('\n')}\n</${tag}>\n`)
          .join('');
      const caption = block.caption.length > 0 ? `<caption>${htmlRuns(block.caption)}</caption>` : '';
      const anchor = block.anchor === '' ? '' : `<a name="${block.anchor}"></a>`;
      return (
        `\n<div class="tablenoborder">${anchor}<table cellpadding="4" summary="" id="${block.anchor}" border="1">${caption}` +
        `<thead align="left"><tr>${cells(
          'th',
          block.header.map((text) => [paragraph(text)]),
        )}</tr>\n</thead>\n` +
        `<tbody>${block.rows.map((row) => `<tr>${cells('td', row)}</tr>\n`).join('')}</tbody>\n</table>\n</div>`
      );
    }
  }
}

function htmlPage(name: string, title: string, blocks: readonly PageBlock[]): string {
  const body = blocks.map(htmlBlock).join('\n');
  return `<a name="${name}"></a><a name="${name}"></a>\n\n<h1 class="topictitle1">${title}</h1>\n<div id="body1"><div class="section">${body}\n</div>\n</div>\n`;
}

function rstRuns(runs: readonly Inline[]): string {
  return (
    runs
      .map((run) =>
        typeof run === 'string'
          ? run
          : 'bold' in run
            ? `**${run.bold}**`
            : `:ref:\`${run.link} <${run.to.toLowerCase()}>\``,
      )
      .join('')
      // Markup needs a boundary; where the text has none, an escaped blank is one.
      .replace(/(?<=[\w<,])(?=:ref:`)/g, '\\ ')
  );
}

function proseLines(block: Prose): string[] {
  if (block.kind === 'paragraph') return [rstRuns(block.runs)];
  return block.items.flatMap((item, at) => [...(at === 0 ? [] : ['']), `-  ${rstRuns(item)}`]);
}

const cellLines = (cell: Cell): string[] =>
  cell.flatMap((block, at) => [...(at === 0 ? [] : ['']), ...proseLines(block)]);

function rstTable(header: readonly string[], rows: readonly (readonly Cell[])[], pick: number): string[] {
  const lines = [header.map((text) => [text]), ...rows.map((row) => row.map(cellLines))];
  const widths = header.map((_, column) =>
    Math.max(...lines.flatMap((row) => (row[column] ?? []).map((line) => line.length))),
  );
  const isSimple = lines.every((row) => row.every((cell) => cell.length === 1)) && choose([true, false], pick, 18);
  if (isSimple) {
    const rule = widths.map((width) => '='.repeat(width)).join(' ');
    const text = lines.map((row) =>
      row
        .map((cell, at) => (cell[0] ?? '').padEnd(widths[at] ?? 0))
        .join(' ')
        .trimEnd(),
    );
    return [rule, text[0] ?? '', rule, ...text.slice(1), rule];
  }
  const rule = (mark: string): string => `+${widths.map((width) => mark.repeat(width + 2)).join('+')}+`;
  const out = [rule('-')];
  lines.forEach((row, at) => {
    const height = Math.max(...row.map((cell) => cell.length));
    for (let y = 0; y < height; y++)
      out.push(`|${row.map((cell, x) => ` ${(cell[y] ?? '').padEnd(widths[x] ?? 0)} `).join('|')}|`);
    out.push(rule(at === 0 ? '=' : '-'));
  });
  return out;
}

function rstBlock(block: PageBlock): string[] {
  if (block.kind === 'heading') return [block.text, '-'.repeat(block.text.length)];
  if (block.kind !== 'table') return proseLines(block);
  const table = rstTable(block.header, block.rows, block.pick);
  if (block.caption.length === 0) return table;
  const anchor = block.anchor.toLowerCase();
  return [`.. _${anchor}:`, '', `.. table:: ${rstRuns(block.caption)}`, '', ...table.map((line) => `   ${line}`)];
}

function rstPage(name: string, title: string, blocks: readonly PageBlock[]): string {
  const head = [`:original_name: ${name}.html`, '', `.. _${name}:`, '', title, '='.repeat(title.length)];
  return `${[head, ...blocks.map(rstBlock)].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Pages of a contract, one an operation. */
export function renderPages(operations: readonly Operation[], dialect: Dialect): Page[] {
  return operations.map((operation, index) => new PageWriter(operation, dialect, index + 1).page());
}
