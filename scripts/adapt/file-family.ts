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
  type Table,
  textOfBlocks,
  textOfRuns,
} from '../ir/index.ts';
import type { Family } from './family.ts';
import { headings, operationsUnder } from './headings.ts';
import { isMethod, type StatedRequest, stated } from './request-target.ts';
import type { FieldRow } from './rows.ts';
import { type Section, sectionsOf } from './sections.ts';

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
      const translated = words.document(document);
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

const plain = (text: string): string =>
  squeeze(text)
    .replace(/(?:(?<!\s)\s+)?[:：]$/, '')
    .toLowerCase();

class FamilyWords {
  private readonly file: FamilyFile;
  private readonly parts: ReadonlyMap<string, string>;
  private readonly columns: ReadonlyMap<string, string>;
  private readonly types: ReadonlyMap<string, string>;
  private readonly requiredCells: ReadonlySet<string>;
  private readonly requests: readonly RegExp[];
  private readonly returns: readonly RegExp[];
  private readonly skip: readonly RegExp[];

  constructor(file: FamilyFile) {
    const byWord = (map: Readonly<Record<string, string>>): Map<string, string> =>
      new Map(Object.entries(map).map(([word, value]) => [plain(word), value]));
    const compiled = (patterns: readonly string[]): RegExp[] => patterns.map((each) => new RegExp(each, 'u'));
    this.file = file;
    this.parts = byWord(file.parts);
    this.columns = byWord(file.columns);
    this.types = byWord(file.types);
    this.requiredCells = new Set(file.required.map(plain));
    this.requests = compiled(file.requests);
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
            security: security.map((each) => ({
              ...each,
              line: at.lineOf('security'),
              words: `${each.kind} ${each.name}`,
              file: at.file,
            })),
          }
        : {}),
    };
  }

  private isSkipped(section: Section): boolean {
    for (let each: Section | undefined = section; each; each = each.parent)
      if (this.skip.some((pattern) => pattern.test(each?.title ?? ''))) return true;
    return false;
  }

  private block(block: Block): Block {
    switch (block.kind) {
      case 'heading': {
        const title = this.partTitle(block.runs);
        return title === undefined ? block : { ...block, runs: [{ text: title }] };
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
    const part = this.parts.get(plain(textOfRuns(runs)));
    return part === undefined ? undefined : PART_TITLES[part];
  }

  private paragraph(block: Paragraph): Paragraph {
    const title = this.partTitle(block.runs);
    if (title !== undefined) return { ...block, runs: [{ text: `${title}:` }] };
    const text = squeeze(textOfRuns(block.runs));
    for (const pattern of this.requests) {
      const { method, path } = pattern.exec(text)?.groups ?? {};
      if (method && path && isMethod(method.toUpperCase()))
        return { ...block, runs: [{ text: `${method.toUpperCase()} ${path}` }] };
    }
    return block;
  }

  private table(table: Table): Table {
    if (!table.header) return table;
    const titles = table.header.cells.map((cell) => {
      const role = this.columns.get(plain(textOfBlocks(cell.blocks)));
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
    const cells = row.cells.map((cell, column) => {
      const text = squeeze(textOfBlocks(cell.blocks));
      if (column === places.type) {
        const type = this.types.get(plain(text))?.split(',')[0];
        return type === undefined ? cell : textCell(type, cell.line);
      }
      if (column === places.required && this.requiredCells.size > 0)
        return textCell(this.requiredCells.has(plain(text)) ? 'yes' : 'no', cell.line);
      return cell;
    });
    if (!adds) return { ...row, cells };
    const text = squeeze(textOfBlocks(row.cells[places.description]?.blocks ?? []));
    const isOptional = new RegExp(this.file.optional ?? '', 'u').test(text);
    return { ...row, cells: [...cells, textCell(isOptional ? 'no' : 'yes', row.line)] };
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
    const word = this.types.get(plain(type))?.split(',')[0];
    if (word !== undefined) return [{ text: word }];
    const link =
      runs.find((run) => run.link && squeeze(run.text) === type)?.link ??
      sections.find(({ title }) => title === type)?.anchors.map((anchor) => `#${anchor}`)[0];
    return [{ text: type, ...(link ? { link } : {}) }];
  }
}

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
