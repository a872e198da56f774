/** Layouts that say with other means what headings, headed tables and request lines say: turned into those. */
import {
  type Block,
  DEFINITIONS,
  type Document,
  type Heading,
  type Paragraph,
  type Row,
  type Run,
  squeeze,
  type Table,
  type Terms,
  textOfBlocks,
  textOfRuns,
} from '../ir/index.ts';
import { commandIn } from './command.ts';
import { withDefinedFields } from './definitions.ts';
import { withHeadedRequests, withListedRequests } from './heading-lines.ts';
import { namedRequests } from './operation-table.ts';
import { isMethod, requestIn, type StatedRequest } from './request-target.ts';
import { withListedValues, withMarkedDepth } from './table-marks.ts';
import { COLUMN_WORDS, METHOD_LABEL, partRole, TARGET_LABEL } from './words.ts';

/** The document with a heading for each part that a list of terms names, header rows, and one line for each request. */
export function plainLayout(document: Document): Document {
  let level = 1;
  const headed = withListedValues(withListedRequests(withHeadedRequests(document.blocks)));
  const blocks = headed.flatMap((block): readonly Block[] => {
    if (block.kind === 'heading') level = block.level;
    if (block.kind === 'terms') return partsOfTerms(block, level + 1) ?? withDefinedFields([block]);
    if (block.kind !== 'table') return [block];
    const requests = namedRequests(block);
    return [requests.length > 0 ? listOfRequests(requests, block.line) : withMarkedDepth(withHeader(block))];
  });
  return { ...document, blocks: withRequestLines(withCalledLines(blocks)) };
}

/** A small table of methods and paths as lines of requests. */
function listOfRequests(requests: readonly StatedRequest[], line: number): Block {
  const lines = requests.map(
    (each): Paragraph => ({
      kind: 'paragraph',
      runs: [{ text: `${each.method} ${each.host ?? ''}${each.path}` }],
      line: each.line,
    }),
  );
  const [only, ...more] = lines;
  if (only && more.length === 0) return only;
  return { kind: 'list', ordered: false, items: lines.map((each) => [each]), line };
}

/** A list whose terms name parts of an operation, as sections; undefined for any other, such as one of fields. */
function partsOfTerms({ items, classes }: Terms, level: number): Block[] | undefined {
  const named = items.filter(({ terms }) => terms.every(({ runs }) => isPartLabel(runs)));
  const isPart = classes === DEFINITIONS && items.length === 1 && named.length === 1;
  if (!isPart && (named.length < 2 || named.length * 2 < items.length)) return undefined;
  return items.flatMap(({ terms, blocks }): Block[] => {
    const headings = terms.map(({ runs, line, anchors }): Heading => ({ kind: 'heading', level, runs, anchors, line }));
    return [...headings, ...withDefinedFields(blocks)];
  });
}

function isPartLabel(runs: readonly Run[]): boolean {
  const text = labelOf(textOfRuns(runs));
  const isName = runs.some(({ code }) => code) || !/^\p{Lu}/u.test(text);
  return !isName && (isRequestLabel(text) || partRole(text) !== undefined);
}

/** A heading that is the last step of the address that its sample calls: `status.json`. */
const STEP = /^[\w-]+(?:\.[\w-]+)*$/;

/**
 * A heading that names no more than the last step of what its section calls by curl, as the line `GET /status.json`
 * below it: with the method that a label gives, else with that of the call.
 */
function withCalledLines(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, at): Block[] => {
    if (block.kind !== 'heading' || !STEP.test(squeeze(textOfRuns(block.runs)))) return [block];
    const section = blocks.slice(at + 1, endOfSection(blocks, at, block.level));
    const call = section.map((each) => (each.kind === 'code' ? commandIn(each) : undefined)).find((each) => each?.url);
    const [, host = '', target = ''] = /^(https?:\/\/[^/?#]+)(\/[^?#]*)/.exec(call?.url ?? '') ?? [];
    if (!call || target.split('/').at(-1) !== squeeze(textOfRuns(block.runs))) return [block];
    const isStated = section.some((each) => each.kind === 'paragraph' && requestIn(textOfRuns(each.runs), 1));
    if (isStated) return [block];
    const { line } = block;
    const runs = [{ text: `${methodIn(section) ?? call.method} ${host}${target}` }];
    return [block, { kind: 'paragraph', runs, line }];
  });
}

/** Where the section of a heading ends: at the next heading of its level, or of one above. */
function endOfSection(blocks: readonly Block[], at: number, level: number): number {
  let end = at + 1;
  for (; end < blocks.length; end++) {
    const each = blocks[end];
    if (each?.kind === 'heading' && each.level <= level) break;
  }
  return end;
}

/** The method that a label of a section gives; undefined where there is none, or several. */
function methodIn(section: readonly Block[]): string | undefined {
  const found = section.flatMap((block, at) => {
    const before = section[at - 1];
    const label = before?.kind === 'heading' ? labelOf(textOfRuns(before.runs)) : '';
    const halves = METHOD_LABEL.test(label) ? halvesOf(block, label) : halvesOf(block, '');
    return halves.flatMap(({ kind, value }) => (kind === 'method' ? [value] : []));
  });
  return found.length === 1 ? found[0] : undefined;
}

const labelOf = (text: string): string => squeeze(text).replace(/(?:(?<!\s)\s+)?[:：]$/, '');
const isRequestLabel = (text: string): boolean => METHOD_LABEL.test(text) || TARGET_LABEL.test(text);

/** A first row of titles in bold is the header of a table that has none. */
function withHeader(table: Table): Table {
  const [first, ...rows] = table.rows;
  if (table.header || !first || rows.length === 0) return table;
  const isTitle = first.cells.every(({ blocks: [block] }) => isBold(block));
  const isNamed = first.cells.some((cell) =>
    COLUMN_WORDS.some(({ pattern, role }) => role === 'name' && pattern.test(labelOf(textOfBlocks(cell.blocks)))),
  );
  return isTitle && isNamed ? { ...table, header: first, rows } : table;
}

const isBold = (block: Block | undefined): boolean =>
  block?.kind === 'paragraph' &&
  block.runs.some(({ bold }) => bold) &&
  block.runs.every(({ bold, text }) => bold || text.trim() === '');

interface Half {
  readonly kind: 'method' | 'target';
  readonly value: string;
  readonly line: number;
  readonly block: Block;
}

/** `Method: GET` and `URL: /a`, each in a place of its own, as the line `GET /a` behind the second. */
function withRequestLines(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  const used = new Set<Block>();
  let label = '';
  let waiting: Half | undefined;
  for (const block of blocks) {
    out.push(block);
    if (block.kind === 'heading') {
      const title = labelOf(textOfRuns(block.runs));
      label = isRequestLabel(title) ? title : '';
      if (label === '' && partRole(title) === undefined) waiting = undefined;
      continue;
    }
    const halves = halvesOf(block, label);
    label = block.kind === 'paragraph' ? labelAlone(block) : '';
    for (const half of halves) {
      if (!waiting || waiting.kind === half.kind) {
        waiting = half;
        continue;
      }
      const [method, target] = half.kind === 'method' ? [half, waiting] : [waiting, half];
      out.push(requestLine(method, target));
      for (const each of [waiting.block, half.block]) if (each.kind === 'paragraph') used.add(each);
      waiting = undefined;
    }
  }
  return out.filter((block) => !used.has(block));
}

const requestLine = (method: Half, target: Half): Paragraph => ({
  kind: 'paragraph',
  runs: [{ text: `${method.value} ${target.value}` }],
  line: Math.min(method.line, target.line),
});

/** A paragraph that is the label of what comes next: `**Method:**`. */
function labelAlone({ runs }: Paragraph): string {
  const text = squeeze(textOfRuns(runs));
  const label = labelOf(text);
  const isMarked = /[:：]$/.test(text) || runs.every(({ bold, text: own }) => bold || own.trim() === '');
  return isMarked && isRequestLabel(label) ? label : '';
}

function halvesOf(block: Block, label: string): Half[] {
  const half = (name: string, value: string, line: number): Half[] => {
    const kind = METHOD_LABEL.test(name) ? 'method' : 'target';
    const bare = squeeze(value)
      .replace(/^[`'"“]+/, '')
      .replace(/(?<![`'"”.])[`'"”.]+$/, '');
    const isValue = kind === 'method' ? isMethod(bare.toUpperCase()) : /^(?:https?:\/\/[^/\s]+)?\/\S*$/.test(bare);
    return isValue ? [{ kind, value: kind === 'method' ? bare.toUpperCase() : bare, line, block }] : [];
  };
  const inParagraph = ({ runs, line }: Paragraph): Half[] =>
    textOfRuns(runs)
      .split('\n')
      .flatMap((text) => {
        const [, front = '', value = ''] = /^([^:：]*)[:：]\s*(\S.*)$/.exec(text) ?? [];
        const name = front.trim();
        return name.length <= 24 && isRequestLabel(name) ? half(name, value, line) : [];
      });
  switch (block.kind) {
    case 'paragraph':
      return label === '' ? inParagraph(block) : half(label, textOfRuns(block.runs), block.line);
    case 'code':
      return label === '' ? [] : half(label, block.text, block.line);
    case 'list':
      return block.items.flatMap(([first]) => (first?.kind === 'paragraph' ? inParagraph(first) : []));
    case 'table':
      return block.header ? [] : block.rows.flatMap((row) => inRow(row, half));
    default:
      return [];
  }
}

function inRow({ cells, line }: Row, half: (name: string, value: string, line: number) => Half[]): Half[] {
  const [name, value] = cells.map((cell) => textOfBlocks(cell.blocks));
  return cells.length === 2 && name !== undefined && value !== undefined && isRequestLabel(labelOf(name))
    ? half(labelOf(name), value, line)
    : [];
}
