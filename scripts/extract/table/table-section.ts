import type { Dialect } from '../../dialects/index.ts';
import { type Role, squeeze, type Table, type TableFacts, textOfBlocks } from '../../ir/index.ts';
import type { ReadTarget } from '../request/request-target.ts';
import type { Part } from '../sections.ts';
import { captionText, readCaption } from './tables.ts';

/** The section that a heading's role makes of the tables under it. */
export const SECTION_OF_ROLE: Partial<Record<Role, TableFacts['section']>> = {
  uri: 'uri',
  request: 'request',
  'request-syntax': 'request',
  response: 'response',
  'response-syntax': 'response',
  other: 'other',
};

/** The section that a table counts to. */
export interface TableSection {
  readonly section: TableFacts['section'];
  /** What says so, where the heading of its section does not. */
  readonly rule?: string;
  /** Neither the heading nor anything else of an operation's page says where the table belongs. */
  readonly isUnplaced?: true;
}

/**
 * Says where a table belongs: by the heading that it stands under, and on an operation's page, where that says nothing,
 * by its anchor, its caption or its status.
 */
export function sectionOf(part: Part, table: Table, read: ReadTarget, dialect: Dialect): TableSection {
  const known = SECTION_OF_ROLE[part.role];
  if (!read.target || known === 'uri') return { section: known ?? 'other' };
  if (isBareUriTable(part, table, read)) return { section: 'uri' };
  if (known !== undefined && known !== 'other') return { section: known };
  return (
    sectionByTable(part, table, dialect) ?? { section: 'other', ...(known === undefined ? { isUnplaced: true } : {}) }
  );
}

function sectionByTable(part: Part, table: Table, dialect: Dialect): TableSection | undefined {
  const anchor = table.anchors.map((each) => dialect.markup.anchors.side.exec(each)?.[1]?.toLowerCase()).find(Boolean);
  if (anchor === 'request' || anchor === 'response') return { section: anchor, rule: 'its anchor' };
  const caption = captionText(table, part.label);
  const { usage } = readCaption(caption, dialect);
  if (usage === 'path' || usage === 'query' || usage === 'uri') return { section: 'uri', rule: 'its caption' };
  if (/\b(?:response|return(?:ed)?|output)\b/i.test(caption)) return { section: 'response', rule: 'its caption' };
  if (/\b(?:request|input)\b/i.test(caption)) return { section: 'request', rule: 'its caption' };
  if (part.status !== undefined || part.role === 'status') return { section: 'response', rule: 'its status' };
  return undefined;
}

/** A table behind a URI line that has no heading: its first row is a placeholder of the URI. */
function isBareUriTable(part: Part, table: Table, { target, bareUnder }: ReadTarget): boolean {
  if (bareUnder === undefined || (part.role !== 'purpose' && part.headingLine !== bareUnder)) return false;
  const name = squeeze(textOfBlocks(table.rows[0]?.cells[0]?.blocks ?? []));
  const paths = target?.paths ?? [];
  return paths.some((path) => path.placeholders.includes(name) || path.query.some((each) => each.name === name));
}
