/** References of os-api-ref: `rest_method`, parameters looked up in a YAML file, statuses, samples in files of their own. */
import { parseDocument, isMap, isScalar, LineCounter, type YAMLMap } from 'yaml';
import {
  type Block,
  type Diagnostic,
  diagnostic,
  type Directive,
  type Document,
  squeeze,
  type Table,
  textOfBlocks,
  textOfRuns,
} from '../ir/index.ts';
import { readRst } from '../read/index.ts';
import type { Claim, Companions, Family } from './family.ts';
import {
  type Answer,
  type OperationSketch,
  operationDocuments,
  type ParameterPlace,
  type Shown,
} from './operation-document.ts';
import { listedStatuses } from './prose.ts';
import { isMethod, type RequestMethod, type StatedRequest, stated } from './request-target.ts';
import type { FieldRow } from './rows.ts';
import { isBelow, type Section, sectionsOf } from './sections.ts';
import { partRole } from './words.ts';

export const osApiRef: Family = { name: 'os-api-ref', recognises, adapt };

const requestOf = (block: Block): StatedRequest | undefined => {
  if (block.kind !== 'directive' || block.name !== 'rest_method') return undefined;
  const first = block.argument[0] ?? firstLine(block.blocks);
  const [method = '', target = ''] = squeeze((first?.text ?? '').replace(/[`'"]/g, '')).split(' ');
  return first && isMethod(method.toUpperCase()) && target !== ''
    ? stated(method.toUpperCase() as RequestMethod, target, block.line, `${method} ${target}`)
    : undefined;
};

const firstLine = ([first]: readonly Block[]): { text: string; line: number } | undefined =>
  first?.kind === 'paragraph' ? { text: textOfRuns(first.runs), line: first.line } : undefined;

/** Directives of RST stand below their heading; those of built pages have their title with them, and get a heading. */
function withHeadings(document: Document): Document {
  if (document.format !== 'html') return document;
  const blocks = document.blocks.flatMap((block): Block[] => {
    if (block.kind === 'heading') return [{ ...block, level: block.level * 2 }];
    const { title = '', level = '' } = block.kind === 'directive' ? block.options : {};
    if (block.kind !== 'directive' || !requestOf(block) || title === '') return [block];
    const { anchors, line } = block;
    // Between the heading of the chapter and those of the operation's own parts.
    return [{ kind: 'heading', level: Number(level) * 2 + 1, runs: [{ text: title }], anchors, line }, block];
  });
  return { ...document, blocks };
}

function recognises(document: Document): Claim | undefined {
  const found = sectionsOf(withHeadings(document)).filter((section) =>
    section.blocks.some((block) => requestOf(block)),
  ).length;
  return found === 0
    ? undefined
    : {
        operations: found,
        marks: document.format === 'html' ? 'operations as os-api-ref makes them' : 'rest_method directives',
        isSure: true,
      };
}

function adapt(page: Document, companions: Companions): readonly Document[] {
  const document = withHeadings(page);
  const sections = sectionsOf(document);
  const owners = sections.filter((section) => section.blocks.some((block) => requestOf(block)));
  const files = new ParameterFiles(document, companions);
  const taken = new Set<Section>();
  const operations = owners.flatMap((owner) => {
    const scope = [
      owner,
      ...sections.filter(
        (each) =>
          isBelow(each, owner) &&
          !owners.some((other) => other !== owner && isBelow(other, owner) && (other === each || isBelow(each, other))),
      ),
    ];
    for (const section of scope) taken.add(section);
    return operationDocuments(new OperationReader(owner, scope, files, companions, document).sketch(), document);
  });
  const rest = sections
    .filter((section) => !taken.has(section))
    .flatMap((section) => [...(section.heading ? [section.heading] : []), ...section.blocks]);
  return [{ ...document, blocks: rest, operationsApart: true }, ...operations];
}

/** One entry of a file of parameters. */
interface Entry {
  readonly file: string;
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Files of parameters and of statuses, each parsed once a page. */
class ParameterFiles {
  private readonly known = new Map<string, ReadonlyMap<string, Entry> | undefined>();
  private readonly document: Document;
  private readonly companions: Companions;

  constructor(document: Document, companions: Companions) {
    this.document = document;
    this.companions = companions;
  }

  /** undefined where there is no such file. */
  entries(name: string): ReadonlyMap<string, Entry> | undefined {
    if (!this.known.has(name)) this.known.set(name, this.read(name));
    return this.known.get(name);
  }

  private read(name: string): ReadonlyMap<string, Entry> | undefined {
    const companion = this.companions(name, this.document);
    if (!companion) return undefined;
    const lines = new LineCounter();
    const parsed = parseDocument(companion.text, {
      lineCounter: lines,
      merge: true,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    const entries = new Map<string, Entry>();
    if (!isMap(parsed.contents)) return entries;
    for (const { key, value } of (parsed.contents as YAMLMap).items) {
      if (!isScalar(key)) continue;
      const line = lines.linePos(key.range?.[0] ?? 0).line;
      const values = isMap(value)
        ? (value.toJS(parsed) as Record<string, unknown>)
        : { default: isScalar(value) ? value.value : undefined };
      entries.set(String(key.value), { file: companion.file, line, values });
    }
    return entries;
  }
}

class OperationReader {
  private readonly parameters: (FieldRow & { in: ParameterPlace })[] = [];
  private readonly bodyRows: FieldRow[] = [];
  private readonly answerRows: FieldRow[] = [];
  private readonly headers: FieldRow[] = [];
  private readonly statuses: { status: string; description: string; line: number }[] = [];
  private readonly shown: Shown[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly description: Block[] = [];
  private readonly owner: Section;
  private readonly scope: readonly Section[];
  private readonly files: ParameterFiles;
  private readonly companions: Companions;
  private readonly document: Document;

  constructor(
    owner: Section,
    scope: readonly Section[],
    files: ParameterFiles,
    companions: Companions,
    document: Document,
  ) {
    this.owner = owner;
    this.scope = scope;
    this.files = files;
    this.companions = companions;
    this.document = document;
  }

  sketch(): OperationSketch {
    const { owner } = this;
    for (const section of this.scope) for (const block of section.blocks) this.block(block, section);
    const requests = owner.blocks.flatMap((block) => requestOf(block) ?? []);
    const { parent } = owner;
    return {
      title: owner.title,
      titleLine: owner.line,
      anchors: owner.anchors,
      tag: parent && parent.title !== '' ? { title: parent.title, line: parent.line } : undefined,
      requests,
      description: this.description,
      parameters: this.parameters,
      body: this.bodyRows.length > 0 ? { rows: this.wrapped(this.bodyRows, 'request') } : undefined,
      answers: this.answers(),
      examples: this.shown,
      diagnostics: this.diagnostics,
    };
  }

  private block(block: Block, section: Section): void {
    if (block.kind === 'directive') return this.directive(block, section);
    if (block.kind === 'code') {
      const side = this.sideOf(section);
      if (/^\s*[[{]/.test(block.text)) this.shown.push({ side, code: block });
      return;
    }
    if (block.kind === 'table') return this.table(block, section);
    const statuses = listedStatuses(block);
    for (const each of statuses)
      if (!this.statuses.some(({ status }) => status === each.status)) this.statuses.push(each);
    if (statuses.length === 0) this.description.push(block);
  }

  /** The side of a section: its own words or those of the sections above it. */
  private sideOf(section: Section): 'request' | 'response' {
    for (let each: Section | undefined = section; each && each !== this.owner; each = each.parent) {
      if (/\brespon[sc]e/i.test(each.title)) return 'response';
      if (/\brequest/i.test(each.title)) return 'request';
      const role = partRole(each.title);
      if (role === 'response' || role === 'response-example') return 'response';
    }
    return 'request';
  }

  private directive(block: Directive, section: Section): void {
    if (block.name === 'rest_parameters') return this.parametersOf(block, section);
    if (block.name === 'rest_status_code') return this.statusesOf(block);
    if (block.name === 'literalinclude') return this.sample(block, section);
    if (block.name !== 'rest_method') this.description.push(...block.blocks);
  }

  private parametersOf({ argument, blocks, line }: Directive, section: Section): void {
    const [name] = argument;
    const entries = name && this.files.entries(name.text);
    if (name && !entries)
      this.diagnostics.push(
        diagnostic('extract/companion-missing', { file: this.document.file, line }, { name: name.text }),
      );
    for (const item of itemsOf(blocks)) {
      const [, written = '', key = ''] = /^(.[^:\n]*):\s*(\S.*)?$/.exec(item.text) ?? [];
      const field = written.trimEnd();
      if (field === '') continue;
      const entry = entries?.get(key);
      if (entries && !entry)
        this.diagnostics.push(
          diagnostic(
            'extract/companion-entry-missing',
            { file: this.document.file, line: item.line },
            { entry: key, name: name?.text ?? '' },
          ),
        );
      this.place(rowOf(field, item, entry), textValue(entry, 'in'), section);
    }
  }

  private place(row: FieldRow, where: string, section: Section): void {
    const side = this.sideOf(section);
    if (where === 'path') {
      // A row of the answer may have the name of a placeholder.
      if (side === 'request') this.parameters.push({ ...row, in: 'path' });
      else this.answerRows.push(row);
    } else if (side === 'response') {
      if (where === 'header') this.headers.push(row);
      else this.answerRows.push(row);
    } else if (where === 'query' || where === 'header') this.parameters.push({ ...row, in: where });
    else this.bodyRows.push(row);
  }

  private statusesOf({ argument, blocks, line }: Directive): void {
    const words = squeeze(argument[0]?.text ?? '').split(' ');
    const name = words.find((word) => /\.ya?ml$/i.test(word));
    const entries = name === undefined ? undefined : this.files.entries(name);
    if (name !== undefined && !entries)
      this.diagnostics.push(diagnostic('extract/companion-missing', { file: this.document.file, line }, { name }));
    for (const item of itemsOf(blocks)) {
      const [, status, key = 'default'] = /^([1-5]\d\d)(?:\s*:\s*(\S+))?/.exec(item.text) ?? [];
      if (status === undefined) continue;
      const entry = entries?.get(status);
      const description = squeeze(textValue(entry, key) || textValue(entry, 'default'));
      this.statuses.push({ status, description, line: item.line });
    }
  }

  private sample({ argument, line }: Directive, section: Section): void {
    const name = argument[0]?.text ?? '';
    const companion = this.companions(name, this.document);
    if (!companion) {
      this.diagnostics.push(diagnostic('extract/companion-missing', { file: this.document.file, line }, { name }));
      return;
    }
    const named = /[-_](req|request|resp|response)\b/i.exec(name.slice(name.lastIndexOf('/') + 1))?.[1];
    const side = named === undefined ? this.sideOf(section) : /^req/i.test(named) ? 'request' : 'response';
    this.shown.push({ side, code: { kind: 'code', language: 'json', text: companion.text.trimEnd(), line } });
  }

  /** What the extension makes of its directives in HTML: tables of parameters and of statuses. */
  private table(table: Table, section: Section): void {
    const names = (table.header?.cells ?? []).map((cell) => squeeze(textOfBlocks(cell.blocks)));
    if (/^code$/i.test(names[0] ?? '')) {
      for (const row of table.rows) {
        const status = /\b[1-5]\d\d\b/.exec(textOfBlocks(row.cells[0]?.blocks ?? []))?.[0];
        if (status)
          this.statuses.push({
            status,
            description: squeeze(textOfBlocks(row.cells[1]?.blocks ?? [])),
            line: row.line,
          });
      }
      return;
    }
    const at = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
    const [name, place, type, about] = [at(/^name$/i), at(/^in$/i), at(/^type$/i), at(/^description$/i)];
    if (name < 0 || place < 0) {
      this.description.push(table);
      return;
    }
    for (const row of table.rows) {
      const cell = (column: number) => row.cells[column]?.blocks ?? [];
      const written = squeeze(textOfBlocks(cell(name)));
      const isOptional = /\(optional\)/i.test(written);
      const typeText = squeeze(textOfBlocks(cell(type)));
      this.place(
        {
          name: written.replace(/(?:(?<!\s)\s+)?\(optional\)/i, ''),
          words: written,
          line: row.line,
          ...(typeText === '' ? {} : { type: [{ text: typeText }] }),
          description: cell(about),
          reading: {
            required: { value: !isOptional, words: written, ...(isOptional ? {} : { rule: 'unmarked-row' }) },
          },
        },
        squeeze(textOfBlocks(cell(place))).toLowerCase(),
        section,
      );
    }
  }

  /** Rows inside of the one that is called an object, or a list of them, where no sample shows what is inside. */
  private wrapped(rows: readonly FieldRow[], side: Shown['side']): readonly FieldRow[] {
    if (this.shown.some((each) => each.side === side)) return rows;
    const at = rows.findIndex(isWrapper);
    const wrapper = rows[at];
    if (!wrapper || at === rows.length - 1) return rows;
    const prefix = /array|list/i.test(textOfRuns(wrapper.type ?? [])) ? `${wrapper.name}[]` : wrapper.name;
    return rows.map((row, index) => {
      if (index === at) return { ...row, reading: { ...row.reading, rule: 'wrapper-row' } };
      return index < at || row.name.includes('.') ? row : { ...row, name: `${prefix}.${row.name}` };
    });
  }

  private answers(): Answer[] {
    const own = {
      ...(this.answerRows.length > 0 ? { body: { rows: this.wrapped(this.answerRows, 'response') } } : {}),
      ...(this.headers.length > 0 ? { headers: this.headers } : {}),
    };
    const success = this.statuses.find(({ status }) => /^2/.test(status));
    const answers = this.statuses.map((each): Answer => ({ ...each, ...(each === success ? own : {}) }));
    const line = this.answerRows[0]?.line ?? this.headers[0]?.line;
    return success || line === undefined ? answers : [{ status: undefined, description: '', line, ...own }, ...answers];
  }
}

/** `roles`: `A list of role objects`. */
function isWrapper({ name, type, description }: FieldRow): boolean {
  if (!/^(?:array|list|object|dict)/i.test(textOfRuns(type ?? []))) return false;
  const words = squeeze(textOfBlocks(description.slice(0, 1)));
  const called = /^(?:an?|the|(?:an? )?(?:list|array) of)?\s*[`"“]?([\w-]+)[`"”]? (?:objects?|resources?)\b/i.exec(
    words,
  )?.[1];
  const same = (text: string): string => text.toLowerCase().replace(/[_-]/g, '').replace(/s$/, '');
  return called !== undefined && same(called) === same(name);
}

interface Item {
  readonly text: string;
  readonly line: number;
}

/** Items of the list below a directive. */
const itemsOf = (blocks: readonly Block[]): Item[] =>
  blocks.flatMap((block) =>
    block.kind === 'list'
      ? block.items.flatMap((item) =>
          item[0]?.kind === 'paragraph' ? [{ text: squeeze(textOfRuns(item[0].runs)), line: item[0].line }] : [],
        )
      : [],
  );

const textValue = (entry: Entry | undefined, key: string): string => {
  const value = entry?.values[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
};

function rowOf(name: string, item: Item, entry: Entry | undefined): FieldRow {
  const description = textValue(entry, 'description');
  const type = textValue(entry, 'type');
  const required = entry?.values.required;
  const also = entry ? { also: { [entry.file]: entry.line } } : {};
  return {
    name,
    words: item.text,
    line: item.line,
    ...(type === '' ? {} : { type: [{ text: type }] }),
    description:
      description === ''
        ? []
        : readRst(description, entry?.file ?? '').blocks.map((block) => ({ ...block, line: item.line })),
    reading: {
      ...also,
      ...(typeof required === 'boolean' ? { required: { value: required, words: `required: ${required}` } } : {}),
    },
  };
}
