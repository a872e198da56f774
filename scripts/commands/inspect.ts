import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pc from 'picocolors';
import { chooseFamily, familiesWith, HOUSE, unreadOperations } from '../adapt/index.ts';
import { type Dialect, dialectOf } from '../dialects/index.ts';
import {
  extractPage,
  type InspectedBlock,
  type InspectedFact,
  type InspectedPlace,
  type InspectedRow,
  type InspectedSentence,
  type InspectedTable,
  type Inspection,
  inspectPage,
  type LinkedPage,
} from '../extract/index.ts';
import type { Diagnostic, Document, PageFacts } from '../ir/index.ts';
import { linkPage } from '../link/index.ts';
import { claimedPage, firstReading, freshReader } from '../pipeline/index.ts';
import { PAGE_FILE, readPage } from '../read/index.ts';
import { visibleLine } from '../visible.ts';
import { companionsOf, readCompanions } from './contract/companions.ts';
import { readFamily } from './contract/service.ts';
import { PAINT } from './findings.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { decode, readPageTexts } from './machine/files.ts';
import type { Terminal } from './machine/terminal.ts';

/** Of the phrases that came near, so many are shown; JSON has all. */
const SHOWN = 4;

export interface InspectOptions {
  readonly json?: boolean;
  /** The family that the page is read as. */
  readonly family?: string;
  /** A file that describes one; `family.yaml` beside the page without it. */
  readonly familyFile?: string;
}

/**
 * Prints what was made of a page, or of the block at one of its lines.
 *
 * @param place `page.html`, or `page.html:120`
 * @throws UsageError where the file is no page, or the line is in no block
 */
export async function inspect(place: string, options: InspectOptions, terminal: Terminal): Promise<number> {
  const [, page = place, line] = /^(.*?)(?::(\d+))?$/.exec(place) ?? [];
  if (!PAGE_FILE.test(page)) throw new UsageError(`${page}: no page; pages end in .html, .htm, .rst or .md`);
  const { documents, dialect, reason, unread } = await documentsOf(page, options);
  const at = line === undefined ? undefined : Number(line);
  const others = await linkedPages(page, documents, dialect);
  const link = (facts: PageFacts): LinkedPage => linkPage(facts, others);
  const inspected = documents.map((document) => inspectPage(document, dialect, { line: at, documents, link }));
  const [first, ...more] = inspected.filter(({ blocks }) => at === undefined || blocks.length > 0);
  if (!first) throw new UsageError(`${page}: line ${line} is in no block; leave the line out to see all of them`);
  if (!options.json && reason !== undefined) terminal.data(`${visibleLine(reason)}\n`);
  if (!options.json) for (const each of unread) terminal.data(`${findingText(each)}`);
  const shown = [first, ...more];
  terminal.data(options.json ? `${JSON.stringify(shown, null, 2)}\n` : shown.map(inspectionText).join('\n'));
  return EXIT.fine;
}

/** The pages beside one that its rows link to; of one that can't be read, nothing. */
async function linkedPages(page: string, documents: readonly Document[], dialect: Dialect): Promise<PageFacts[]> {
  const folder = path.dirname(page);
  const stem = (file: string): string => path.parse(file).name.toLowerCase();
  const targets = documents
    .flatMap((document) => extractPage(document, dialect).tables)
    .flatMap(({ fields }) => fields.flatMap(({ links }) => links.map(({ target }) => target.split('#')[0] ?? '')));
  const wanted = new Set(targets.filter((target) => target !== '').map(stem));
  wanted.delete(stem(page));
  if (wanted.size === 0) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && PAGE_FILE.test(entry.name) && wanted.has(stem(entry.name)));
  if (files.length === 0) return [];
  const reader = freshReader();
  const texts = await readPageTexts(
    files.map(({ name }) => path.join(folder, name)),
    PAGE_FILE,
  );
  return texts.map((text) => firstReading(text, reader).facts);
}

interface Inspected {
  /** The page itself, or a document for each of its operations and one for what is left. */
  readonly documents: readonly Document[];
  readonly dialect: Dialect;
  /** Why the page is read as its family; undefined for the house's own pages. */
  readonly reason: string | undefined;
  /** Why nothing of the page is an operation. */
  readonly unread: readonly Diagnostic[];
}

/** A page as the family lays it out that it is of when it is alone. */
async function documentsOf(page: string, options: InspectOptions): Promise<Inspected> {
  const folder = path.dirname(page);
  const text = { file: path.basename(page), text: decode(await readFile(page)) };
  const house = dialectOf(HOUSE);
  const document = readPage(text.text, text.file, house);
  const { family: forced, familyFile } = await readFamily(undefined, folder, options);
  const families = familiesWith(familyFile);
  const claimed = claimedPage(text, families.claimsOn(document), extractPage(document, house));
  const choice = chooseFamily([claimed], families.names, forced ?? familyFile?.family);
  const family = choice.of(claimed);
  if (choice.family === HOUSE || family === HOUSE)
    return { documents: [document], dialect: house, reason: undefined, unread: [] };
  const companions = companionsOf(await readCompanions(folder, [text]), [text]);
  const documents = families.adapted(document, family, companions);
  const isRead = documents.some(({ blocks }) => blocks.some((block) => block.kind === 'paragraph' && block.request));
  const unread = isRead ? [] : unreadOperations(document, 1, familyFile);
  return { documents, dialect: dialectOf(family), reason: choice.reason, unread };
}

const inspectionText = ({ file, title, kind, operation, blocks }: Inspection): string =>
  `${pc.bold(visibleLine(title))}  ${visibleLine(file)}, ${operation === undefined ? `no operation (${kind})` : visibleLine(operation)}\n${blocks.map(blockText).join('')}`;

function blockText({ line, kind, role, heading, status, text, sentences, table, diagnostics }: InspectedBlock): string {
  const where = [role, heading, status].filter((each) => each !== undefined && each !== '').join(' · ');
  const head = `\n${pc.bold(`${line}`)} ${kind}  ${pc.dim(visibleLine(where))}\n`;
  const words = sentences.length > 0 || text === '' ? '' : `    ${visibleLine(text)}\n`;
  const findings = diagnostics.map((each) => `    ${findingText(each)}`);
  return [head, words, ...sentences.map((each) => sentenceText(each, '    ')), tableText(table), ...findings].join('');
}

const findingText = ({ severity, line, code, message }: InspectedBlock['diagnostics'][number]): string =>
  `${PAINT[severity](severity)} ${line} ${code} ${visibleLine(message)}\n`;

function tableText(table: InspectedTable | undefined): string {
  if (!table) return '';
  const columns = table.columns
    .map(({ name, role }) => (name === '' ? (role ?? 'nothing') : `${name} → ${role ?? 'nothing'}`))
    .join(' | ');
  const caption = table.caption === '' ? '' : `: ${table.caption}`;
  return `    taken as ${visibleLine(`${table.takenAs}${caption}`)}\n    columns ${visibleLine(columns)}\n${table.rows.map(rowText).join('')}`;
}

const rowText = ({ line, name, cells, sentences, facts, links, described }: InspectedRow): string =>
  [
    `    ${pc.bold(`${line}`)} ${name === undefined ? `no field: ${visibleLine(cells.join(' | '))}` : visibleLine(name)}\n`,
    ...sentences.map((each) => sentenceText(each, '        ')),
    ...facts.map((each) => `        ${pc.green('fact')} ${factText(each)}\n`),
    ...links.map((each) => `        link ${visibleLine(each)}\n`),
    ...(described?.by ?? []).map((each) => `        described by ${placeText(each, described?.rule)}\n`),
  ].join('');

const placeText = ({ file, line, caption }: InspectedPlace, rule: string | undefined): string =>
  visibleLine(`${file}:${line}${caption === '' ? '' : ` “${caption}”`}${rule === undefined ? '' : ` by ${rule}`}`);

function sentenceText(
  { line, text, mood, because, subject, phrases, near }: InspectedSentence,
  indent: string,
): string {
  const about = subject === undefined ? '' : `, about ${subject}`;
  const known = [
    phrases.length > 0 ? `fits ${phrases.join(', ')}` : '',
    near.length > 0 ? pc.dim(`near ${near.slice(0, SHOWN).join(', ')}${near.length > SHOWN ? ', …' : ''}`) : '',
  ].filter(Boolean);
  const more = known.length === 0 ? '' : `${indent}    ${known.join('; ')}\n`;
  const why = because === undefined ? '' : ` by ${because}`;
  return `${indent}${line} “${visibleLine(text)}” ${pc.dim(visibleLine(`${mood}${why}${about}`))}\n${more}`;
}

function factText({ what, value, origin, line, rule, phrase }: InspectedFact): string {
  const by = [rule, phrase].filter(Boolean).join(', ');
  return visibleLine(`${what} ${JSON.stringify(value)} (line ${line}, ${origin}${by === '' ? '' : ` by ${by}`})`);
}
