import type { ExampleFacts, FieldFacts, OperationFacts, PageFacts, Place, TableFacts } from '../ir/index.ts';
import type { Spot } from '../diagnostics/index.ts';

/**
 * Where places are, by meaning: the operation of a page, and the row, table or example that holds the line. A page
 * that gives no operation, or one that another page gives too, goes by its file.
 */
export function spotsOf(pages: readonly PageFacts[]): (place: Place) => Spot {
  const counts = new Map<string, number>();
  for (const { operation } of pages) {
    const name = operation && nameOf(operation);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const documentAt = documentsByPlace(pages);
  const within = new Map<string, (line: number) => string>();
  return ({ file, line }) => {
    const page = documentAt({ file, line });
    if (!page) return { page: file, within: '' };
    const name = page.operation && nameOf(page.operation);
    const find = within.get(page.id) ?? withinPage(page);
    within.set(page.id, find);
    return { page: name !== undefined && counts.get(name) === 1 ? name : file, within: find(line) };
  };
}

/** Finds the document that a line is of: where a file gives several, the last that begins at or above it. */
function documentsByPlace(pages: readonly PageFacts[]): (place: Place) => PageFacts | undefined {
  const byFile = new Map<string, PageFacts[]>();
  for (const page of pages) {
    const known = byFile.get(page.file);
    if (known) known.push(page);
    else byFile.set(page.file, [page]);
  }
  for (const list of byFile.values()) list.sort((a, b) => a.titleLine - b.titleLine);
  return ({ file, line }) => {
    const list = byFile.get(file);
    return list?.findLast(({ titleLine }) => titleLine <= line) ?? list?.[0];
  };
}

/** `GET /v1/{}/boxes`: what placeholders are called is no part of it. */
const nameOf = ({ method, paths }: OperationFacts): string =>
  `${method} ${paths.map(({ path }) => path.replace(/\{[^{}]*\}/g, '{}')).join(' ')}`;

function withinPage({ tables, operation }: PageFacts): (line: number) => string {
  const lines = new Map<number, string>();
  const put = (line: number, name: string): void => {
    if (!lines.has(line)) lines.set(line, name);
  };
  for (const table of tables) {
    for (const field of table.fields)
      for (const line of linesOf(field)) put(line, `${tableName(table)} > ${field.name}`);
    put(table.source.line, tableName(table));
  }
  for (const { field } of operation?.parameters ?? []) for (const line of linesOf(field)) put(line, field.name);
  const exampleAt = examplesByLine(operation?.examples ?? []);
  return (line) => lines.get(line) ?? exampleAt(line) ?? '';
}

const tableName = ({ section, caption, captionName }: TableFacts): string =>
  `${section} ${(captionName ?? caption).replace(/\s+/g, ' ').trim()}`;

/** Lines of a row's cells. */
const linesOf = ({ source, type, required, description }: FieldFacts): number[] =>
  [source, type.source, required?.source, description.source].flatMap((each) => (each ? [each.line] : []));

/** Finds the first example that holds a line, from its title to its last one. */
function examplesByLine(examples: readonly ExampleFacts[]): (line: number) => string | undefined {
  const byLine = new Map<number, ExampleFacts>();
  /** Behind a line that an example has, the next one that may have none. */
  const next = new Map<number, number>();
  const free = (line: number): number => {
    const passed: number[] = [];
    let at = line;
    for (let behind = next.get(at); behind !== undefined; behind = next.get(at)) {
      passed.push(at);
      at = behind;
    }
    for (const each of passed) next.set(each, at);
    return at;
  };
  for (const example of examples) {
    const { source, body } = example;
    const last = body ? body.line + body.text.split('\n').length - 1 : source.line;
    for (let line = free(Math.min(source.line, body?.line ?? source.line)); line <= last; line = free(line)) {
      byLine.set(line, example);
      next.set(line, line + 1);
    }
  }
  return (line) => {
    const found = byLine.get(line);
    return found && `${found.kind} ${found.status ?? ''} ${found.title.replace(/\s+/g, ' ').trim()}`;
  };
}
