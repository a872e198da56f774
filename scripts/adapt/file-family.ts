/** A family that a `family.yaml` describes: its words are put into those of the headings' family, which does the rest. */
import type { FamilyFile } from '../family-config.ts';
import {
  type Block,
  type Cell,
  type Document,
  type Paragraph,
  type Row,
  type Run,
  squeeze,
  structureAnchor,
  type Table,
  textOfBlocks,
  textOfRuns,
} from '../ir/index.ts';
import type { Family } from './family.ts';
import { FamilyPhrases } from './family-phrases.ts';
import { FamilyTypes } from './family-types.ts';
import { headings, operationsUnder } from './headings.ts';
import { isMethod, type RequestMethod, type StatedRequest, stated } from './request-target.ts';
import type { FieldRow } from './rows.ts';
import { type Section, sectionsOf } from './sections.ts';
import { withStructures } from './structures.ts';
import { plainWords } from './words.ts';

export function fileFamily(file: FamilyFile): Family {
  const words = new FamilyWords(file);
  return {
    name: file.family,
    recognises: (document) => {
      const translated = words.document(document);
      if (!file.operations) return headings.recognises(translated);
      const operations = sectionsOf(translated).filter((section) => words.isOperation(section)).length;
      return operations === 0 ? undefined : { operations, marks: 'headings that its file describes', isSure: true };
    },
    adapt: (document, companions) => {
      const translated = withStructures(words.document(document));
      const found = file.operations ? words.operations(translated) : headings.adapt(translated, companions);
      return found.map((each, at) => words.settled(each, at === 0));
    },
  };
}

/** A word of the headings' family for each part. */
const PART_TITLES: Readonly<Record<string, string>> = {
  uri: 'Endpoint',
  path: 'Path parameters',
  query: 'Query parameters',
  header: 'Request headers',
  body: 'Request body',
  parameters: 'Parameters',
  request: 'Request',
  response: 'Response',
  'response-header': 'Response headers',
  'request-example': 'Example request',
  'response-example': 'Example response',
  status: 'Status codes',
};

const COLUMN_TITLES: Readonly<Record<string, string>> = {
  name: 'Name',
  required: 'Required',
  type: 'Type',
  description: 'Description',
  location: 'In',
  default: 'Default',
  range: 'Values',
  example: 'Example',
};

/** Lines of this length at most are tried: a request line is no page. */
const LONGEST_LINE = 1_000;

interface RequestPattern {
  readonly pattern: RegExp;
  /** Of all lines that it fits; the group `method` says it otherwise. */
  readonly method: RequestMethod | undefined;
  /** Its place under `requests`. */
  readonly at: number;
}

/** A line that a pattern fits and whose word for the method is none. */
interface UnknownMethod {
  readonly word: string;
  readonly words: string;
  readonly line: number;
}

export class FamilyWords {
  private readonly file: FamilyFile;
  private readonly parts: ReadonlyMap<string, string>;
  private readonly columns: ReadonlyMap<string, string>;
  private readonly methods: ReadonlyMap<string, RequestMethod>;
  private readonly types: FamilyTypes;
  private readonly requiredCells: ReadonlySet<string>;
  private readonly requests: readonly RequestPattern[];
  private readonly phrases: FamilyPhrases;
  private readonly returns: readonly RegExp[];
  private readonly skip: readonly RegExp[];
  /** Settings that had something to do on the pages that were translated, by `keyOf`. */
  readonly used = new Set<string>();

  constructor(file: FamilyFile) {
    const byWord = <Value>(map: Readonly<Record<string, Value>>): Map<string, Value> =>
      new Map(Object.entries(map).map(([word, value]) => [plainWords(word), value]));
    const compiled = (patterns: readonly string[]): RegExp[] => patterns.map((each) => new RegExp(each, 'u'));
    this.file = file;
    this.parts = byWord(file.parts);
    this.columns = byWord(file.columns);
    this.methods = byWord(file.methods);
    this.types = new FamilyTypes(file, (words) => this.used.add(keyOf('types', plainWords(words))));
    this.requiredCells = new Set(file.required.map(plainWords));
    this.requests = file.requests.map((each, at) =>
      typeof each === 'string'
        ? { pattern: new RegExp(each, 'u'), method: undefined, at }
        : { pattern: new RegExp(each.line, 'u'), method: each.method, at },
    );
    this.phrases = new FamilyPhrases(file.phrases, (at) => this.used.add(keyOf('phrases', at)));
    this.returns = compiled(file.returns);
    this.skip = compiled(file.skip);
  }

  document(document: Document): Document {
    const skipped = new Set(
      sectionsOf(document)
        .filter((section) => this.isSkipped(section))
        .map(({ line }) => line),
    );
    let isSkipped = false;
    const blocks = document.blocks.filter((block) => {
      if (block.kind === 'heading') isSkipped = skipped.has(block.line);
      return !isSkipped;
    });
    return { ...document, blocks: blocks.map((block) => this.block(block)) };
  }

  /** True for words that the file names a part by. */
  isPart(words: string): boolean {
    return this.parts.has(plainWords(words));
  }

  /** True for words that the file names a column by. */
  isColumn(words: string): boolean {
    return this.columns.has(plainWords(words));
  }

  /** Lines of a page that a pattern takes for requests, and whose word for the method is none. */
  unknownMethods(document: Document): UnknownMethod[] {
    return document.blocks.flatMap((block) => {
      const text = block.kind === 'paragraph' ? squeeze(textOfRuns(block.runs)) : '';
      const match = text === '' ? undefined : this.requestIn(text);
      return match && match.method === undefined ? [{ word: match.word, words: text, line: block.line }] : [];
    });
  }

  /**
   * A document with what the file says of all pages.
   *
   * @param isRest what is left of a page: its structures are those that the file describes
   */
  settled(document: Document, isRest: boolean): Document {
    const { at, base, server, security, structures } = this.file;
    const names = structures && new RegExp(structures.heading, 'u');
    const blocks = document.blocks.map((block): Block => {
      if (block.kind === 'paragraph' && block.request && base !== undefined) {
        const { path } = block.request;
        const isWhole = path === base || path.startsWith(`${base}/`);
        return isWhole ? block : { ...block, request: { ...block.request, path: `${base}${path}` } };
      }
      const isNamed = block.kind === 'table' && block.structure !== undefined && names?.test(block.structure);
      return isNamed ? { ...block, isKept: true } : block;
    });
    return {
      ...document,
      blocks,
      ...(server ? { host: { url: server, line: at.lineOf('server'), file: at.file } } : {}),
      ...(isRest && security
        ? {
            security: security.map(({ kind, name, description }) => ({
              kind,
              name,
              ...(description === undefined ? {} : { description }),
              line: at.lineOf('security'),
              words: `${kind} ${name}`,
              file: at.file,
            })),
          }
        : {}),
    };
  }

  /** True for a section that the file leaves out. */
  isSkipped(section: Section): boolean {
    for (let each: Section | undefined = section; each; each = each.parent)
      if (this.skip.some((pattern) => pattern.test(each?.title ?? ''))) return true;
    return false;
  }

  private block(block: Block): Block {
    switch (block.kind) {
      case 'heading': {
        const title = this.partTitle(block.runs);
        if (title !== undefined) return { ...block, runs: [{ text: title }] };
        const name = squeeze(textOfRuns(block.runs));
        const { structures } = this.file;
        if (!structures || !new RegExp(structures.heading, 'u').test(name)) return block;
        this.used.add(keyOf('structures'));
        return { ...block, anchors: [...block.anchors, structureAnchor(name)] };
      }
      case 'paragraph':
        return this.paragraph(block);
      case 'table':
        return this.table(block);
      default:
        return block;
    }
  }

  private partTitle(runs: readonly Run[]): string | undefined {
    const words = plainWords(textOfRuns(runs));
    const part = this.parts.get(words);
    if (part !== undefined) this.used.add(keyOf('parts', words));
    return part === undefined ? undefined : PART_TITLES[part];
  }

  private paragraph(block: Paragraph): Paragraph {
    const title = this.partTitle(block.runs);
    if (title !== undefined) return { ...block, runs: [{ text: `${title}:` }] };
    const text = squeeze(textOfRuns(block.runs));
    const request = this.requestIn(text);
    return request?.method === undefined ? block : { ...block, runs: [{ text: `${request.method} ${request.path}` }] };
  }

  /** The request that a line states; without a method where its word for one is none. */
  private requestIn(text: string): { method: RequestMethod | undefined; word: string; path: string } | undefined {
    if (text.length > LONGEST_LINE) return undefined;
    let unknown: { method: undefined; word: string; path: string } | undefined;
    for (const { pattern, method: fixed, at } of this.requests) {
      const { method: word = '', path } = pattern.exec(text)?.groups ?? {};
      if (!path) continue;
      this.used.add(keyOf('requests', at));
      const named = this.methods.get(plainWords(word));
      if (named) this.used.add(keyOf('methods', plainWords(word)));
      const upper = word.toUpperCase();
      const method = fixed ?? named ?? (isMethod(upper) ? upper : undefined);
      if (method) return { method, word, path };
      unknown ??= { method: undefined, word, path };
    }
    return unknown;
  }

  private table(table: Table): Table {
    if (!table.header) return table;
    const titles = table.header.cells.map((cell) => {
      const words = plainWords(textOfBlocks(cell.blocks));
      const role = this.columns.get(words);
      if (role !== undefined) this.used.add(keyOf('columns', words));
      return role === undefined ? squeeze(textOfBlocks(cell.blocks)) : (COLUMN_TITLES[role] ?? '');
    });
    const at = (title: RegExp): number => titles.findIndex((each) => title.test(each));
    const places = { type: at(/^type$/i), required: at(/^required$/i), description: at(/^description$/i) };
    const adds = this.file.optional !== undefined && places.required < 0 && places.description >= 0;
    const header = titles.map((title, column) => textCell(title, table.header?.cells[column]?.line ?? table.line));
    return {
      ...table,
      header: { ...table.header, cells: adds ? [...header, textCell('Required', table.line)] : header },
      rows: table.rows.map((row) => this.row(row, places, adds)),
    };
  }

  private row(row: Row, places: Readonly<Record<'type' | 'required' | 'description', number>>, adds: boolean): Row {
    const own: { type?: string; required?: string } = {};
    const cells = row.cells.map((cell, column) => {
      const text = squeeze(textOfBlocks(cell.blocks));
      if (column === places.type) {
        const runs = this.types.cell(runsOf(cell));
        if (runs === undefined) return cell;
        own.type = text;
        return runsCell(runs, cell.line);
      }
      if (column === places.required && this.requiredCells.size > 0) {
        const isRequired = this.requiredCells.has(plainWords(text));
        if (isRequired) this.used.add(keyOf('required', plainWords(text)));
        own.required = text;
        return textCell(isRequired ? 'yes' : 'no', cell.line);
      }
      return cell;
    });
    const values = this.phrases.valuesIn(row.cells[places.description]);
    const reading = {
      ...row.reading,
      ...(own.type === undefined && own.required === undefined ? {} : { cells: own }),
      ...(values ? { values } : {}),
    };
    const read = Object.keys(reading).length === 0 ? row : { ...row, reading };
    if (!adds) return { ...read, cells };
    const text = squeeze(textOfBlocks(row.cells[places.description]?.blocks ?? []));
    const isOptional = new RegExp(this.file.optional ?? '', 'u').test(text);
    return { ...read, cells: [...cells, textCell(isOptional ? 'no' : 'yes', row.line)] };
  }

  isOperation({ title }: Section): boolean {
    const { operations, structures } = this.file;
    if (!operations || !new RegExp(operations.heading, 'u').test(title)) return false;
    return !structures || !new RegExp(structures.heading, 'u').test(title);
  }

  /** Documents of operations that a heading names. */
  operations(document: Document): readonly Document[] {
    const { operations } = this.file;
    if (!operations) return [document];
    const sections = sectionsOf(document);
    const host = hostIn(document, operations.path);
    const owners = sections
      .filter((section) => this.isOperation(section))
      .map((section) => {
        const target = operations.path.replace('{heading}', section.title);
        const request: StatedRequest = stated(operations.method, target, section.line, section.title, host);
        const answer = this.answerOf(section, sections);
        return {
          section,
          statements: [{ request, section, block: undefined, isShown: false, listed: 1 }],
          ...(answer ? { answer } : {}),
        };
      });
    return operationsUnder(document, sections, owners);
  }

  /** What a sentence of the section says that is answered. */
  private answerOf(section: Section, sections: readonly Section[]): FieldRow | undefined {
    for (const block of section.blocks) {
      if (block.kind !== 'paragraph') continue;
      const text = squeeze(textOfRuns(block.runs));
      for (const pattern of this.returns) {
        const match = pattern.exec(text);
        const type = match?.groups?.type;
        if (!match || type === undefined) continue;
        const other = match.groups?.other;
        const runs = [
          ...this.typeRuns(type, block, sections),
          ...(other === undefined ? [] : [{ text: ' or ' }, ...this.typeRuns(other, block, sections)]),
        ];
        const isList = match.groups?.array !== undefined;
        return {
          name: '[body]',
          words: match[0],
          line: block.line,
          type: isList ? [{ text: 'array of ' }, ...runs] : runs,
          description: [],
          reading: { rule: 'sentence-of-answer' },
        };
      }
    }
    return undefined;
  }

  /** A type that a sentence names: by the words of the file, else linked as the sentence or a heading has it. */
  private typeRuns(type: string, { runs }: Paragraph, sections: readonly Section[]): Run[] {
    const word = this.types.word(type);
    if (word !== undefined) return [{ text: word }];
    const link =
      runs.find((run) => run.link && squeeze(run.text) === type)?.link ??
      sections.find(({ title }) => title === type)?.anchors.map((anchor) => `#${anchor}`)[0];
    return [{ text: type, ...(link ? { link } : {}) }];
  }
}

/** The name under which it is kept that a setting was of use. */
export const keyOf = (setting: string, entry: string | number = ''): string => `${setting}\0${entry}`;

/** What stands in a cell as one line. */
const runsOf = (cell: Cell): readonly Run[] =>
  cell.blocks.flatMap((block, at) =>
    block.kind === 'paragraph' ? [...(at > 0 ? [{ text: ' ' }] : []), ...block.runs] : [],
  );

const runsCell = (runs: readonly Run[], line: number): Cell => ({
  blocks: [{ kind: 'paragraph', runs, line }],
  line,
});

const textCell = (text: string, line: number): Cell => ({
  blocks: text === '' ? [] : [{ kind: 'paragraph', runs: [{ text }], line }],
  line,
});

/** The host of an address that prose shows and whose path begins as the template does. */
function hostIn(document: Document, template: string): string | undefined {
  const front = template.split('{')[0] ?? '/';
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'code') continue;
    for (const [, host = '', path = ''] of textOfBlocks([block]).matchAll(
      /\b(https?:\/\/[\w.-]+(?::\d+)?)(\/[^\s"'`]*)/g,
    ))
      if (path.startsWith(front)) return host;
  }
  return undefined;
}
