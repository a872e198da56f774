import type { Dialect } from '../dialects/index.ts';
import {
  type Block,
  blocksOfTerms,
  type Document,
  type Heading,
  type List,
  type Outcome,
  type Role,
  squeeze,
  type Terms,
  textOfRuns,
} from '../ir/index.ts';
import { tablesOfList } from './field-lists.ts';

/** A block with the section that it stands in: what later rules go by. */
export interface Part {
  readonly role: Role;
  /** Title of the section; '' above the first one. */
  readonly heading: string;
  readonly headingLine: number;
  readonly headingAnchors: readonly string[];
  /** The paragraph right in front of the block, where a table may find its caption and an example its name. */
  readonly label: string;
  /** The status that the part stands under, where one was named. */
  readonly status: string | undefined;
  /** Set where an adapter has found the status: it is one of those that the page lists. */
  readonly isAssigned?: true;
  /** How the call went whose response the part describes, where that is said. */
  readonly outcome: Outcome | undefined;
  readonly block: Block;
}

/** A sentence that begins with the case leads to what is below it. */
const STATUS_LABEL =
  /^(?:(?=.*[:：]$)(?:if|when) (?:the )?)?(?:http )?(?:status|return(?:ed)?|response) codes?(?:\s*[:：]|\s+is)?\s*(\d{3}|[1-5]xx)\b/i;
/** `Response body parameters (status code: 200)`, `Response body (400)`. */
const statusInCaption = (caption: string): string | undefined =>
  /\b(?:status|return|response) codes?(?: is|:)? ?([1-5]\d{2})\b/i.exec(caption)?.[1] ??
  (/\bresponse\b/i.test(caption) ? /\(([1-5]\d{2})(?: [A-Z][A-Za-z ]{1,40})?\)$/.exec(caption)?.[1] : undefined);
const BARE_STATUS = /^([1-5]\d{2})(?:\s+[A-Z][A-Za-z -]{1,40})?[:：]?$/;

/** True for a paragraph that is nothing but the status of what is below it. */
export const isStatusLabel = (text: string): boolean =>
  BARE_STATUS.test(text) || STATUS_LABEL.exec(text)?.[0] === text.replace(/[:：.]$/, '').trimEnd();

/** The role that a heading's words give. */
export function headingRole(title: string, { sections }: Dialect): Role {
  const text = squeeze(title).replace(/[:：]$/, '');
  return sections.headings.find(({ pattern }) => pattern.test(text))?.role ?? 'other';
}

/** The outcome that a heading, a label or a caption names and nothing else. */
export function outcomeOf(text: string, { sections }: Dialect): Outcome | undefined {
  return sections.outcomes.find(({ pattern }) => pattern.test(text))?.outcome;
}

/** A page whose title says that it is about a response lays out as one section of it; undefined for any other. */
export function responsePartsOf(document: Document, dialect: Dialect): Part[] | undefined {
  const title = document.title.replace(/(?:(?<!\s)\s+)?\([^()]*\)$/, '');
  const outcome = /response/i.test(title) ? outcomeOf(title, dialect) : undefined;
  return outcome || headingRole(title, dialect) === 'response'
    ? partsOf(document, dialect, 'response', outcome)
    : undefined;
}

/**
 * Lays a page out as parts in order. Lists that structure a section (their items hold tables, code or further labels)
 * are opened; other lists stay whole.
 *
 * @param role of what stands above the first heading
 * @param outcome that all of it is about
 */
export function partsOf(document: Document, dialect: Dialect, role: Role = 'purpose', outcome?: Outcome): Part[] {
  const layout = new Layout(dialect, role, outcome);
  for (const block of document.blocks) layout.add(block);
  return layout.parts;
}

class Layout {
  readonly parts: Part[] = [];
  private readonly dialect: Dialect;
  private heading = '';
  private headingLine = 1;
  private headingAnchors: readonly string[] = [];
  private isAssigned = false;
  private sectionRole: Role;
  private role: Role;
  private label = '';
  private status: string | undefined;
  /** What a label has said of what follows, whatever its status. */
  private outcome: Outcome | undefined;

  constructor(dialect: Dialect, role: Role, outcome: Outcome | undefined) {
    this.dialect = dialect;
    this.sectionRole = role;
    this.role = role;
    this.outcome = outcome;
  }

  add(block: Block): void {
    switch (block.kind) {
      case 'heading':
        if (block.level > 1) this.open(block);
        return;
      case 'paragraph':
        return this.paragraph(block);
      case 'list':
        if (structures(block.items, this.dialect)) {
          for (const item of block.items) this.item(item);
          return;
        }
        if (this.addFields(block)) return;
        break;
      case 'terms':
        if (this.addFields(block)) return;
        return this.item(blocksOfTerms(block));
      case 'note':
        if (holds(block, 'table')) return this.item(block.blocks);
        return this.push(block);
      default:
        break;
    }
    this.push(block);
    this.label = '';
  }

  private open(heading: Heading): void {
    const { runs, line, anchors } = heading;
    const title = textOfRuns(runs);
    const status =
      heading.status !== undefined || heading.role
        ? heading.status
        : this.answers()
          ? STATUS_LABEL.exec(title)?.[1]
          : undefined;
    this.heading = title;
    this.headingLine = line;
    this.headingAnchors = anchors;
    this.isAssigned = heading.role !== undefined;
    // A heading that is nothing but a status opens a part of the response above it.
    if (heading.role) this.sectionRole = heading.role;
    else if (status === undefined) this.sectionRole = headingRole(title, this.dialect);
    this.role = this.sectionRole;
    this.label = '';
    this.status = status?.toUpperCase();
    this.outcome = this.answers() || this.role === 'errors' ? outcomeOf(title, this.dialect) : undefined;
  }

  /** Adds the tables that a list stands for where a section describes fields; false where it stands for none. */
  private addFields(list: Terms | List): boolean {
    const describesFields = this.role === 'uri' || this.role === 'request' || this.role === 'response';
    const tables = describesFields ? tablesOfList(list, this.dialect) : [];
    this.item(tables);
    return tables.length > 0;
  }

  private answers(): boolean {
    return this.sectionRole === 'response' || this.sectionRole === 'response-example';
  }

  private item(blocks: readonly Block[]): void {
    for (const block of blocks) this.add(block);
  }

  private paragraph(block: Extract<Block, { kind: 'paragraph' }>): void {
    const text = textOfRuns(block.runs);
    const status = STATUS_LABEL.exec(text)?.[1] ?? (this.acceptsBareStatus() ? BARE_STATUS.exec(text)?.[1] : undefined);
    const outcome = outcomeOf(text, this.dialect);
    if (this.role === 'response' || this.role === 'response-example')
      this.outcome = status ? undefined : (outcome ?? this.outcome);
    if (status) this.status = status.toUpperCase();
    else if (this.acceptsBareStatus() && outcome === 'normal') this.status = undefined;
    else if (this.sectionRole !== 'uri' || /^(?:example|sample)/i.test(text)) this.relabel(text);
    this.push(block);
    this.label = text;
  }

  private acceptsBareStatus(): boolean {
    return this.role === 'response' || this.role === 'status' || this.role === 'response-example';
  }

  private relabel(text: string): void {
    if (
      outcomeOf(text, this.dialect) === 'abnormal' ||
      this.sectionRole === 'ignored' ||
      this.sectionRole === 'purpose' ||
      this.sectionRole === 'limits'
    )
      return;
    const found = this.dialect.sections.labels.find(({ pattern }) => pattern.test(text));
    if (!found) return;
    if (found.role !== 'same' && found.role !== this.role) this.outcome = undefined;
    this.role = found.role === 'same' ? this.role : found.role;
    this.status = undefined;
  }

  private push(block: Block): void {
    const isResponseTable = block.kind === 'table' && (this.role === 'response' || this.role === 'errors');
    const captioned =
      block.kind === 'table' && this.role === 'response' ? statusInCaption(textOfRuns(block.caption)) : undefined;
    const outcome = (isResponseTable ? outcomeOf(textOfRuns(block.caption), this.dialect) : undefined) ?? this.outcome;
    this.parts.push({
      role: this.role,
      heading: this.heading,
      headingLine: this.headingLine,
      headingAnchors: this.headingAnchors,
      ...(this.isAssigned ? { isAssigned: true } : {}),
      label: this.label,
      // What failed has no success body; without a status it is an error of the caller.
      status: captioned ?? this.status ?? (outcome === 'abnormal' && isResponseTable ? '4XX' : undefined),
      outcome,
      block,
    });
  }
}

/** A list whose items stand for parts of the section, not for points of a text. */
function structures(items: readonly (readonly Block[])[], dialect: Dialect): boolean {
  return items.some(
    (item) => item.some((block) => holds(block, 'code') || holds(block, 'table')) || isLabel(item[0], dialect),
  );
}

function holds(block: Block, kind: 'table' | 'code'): boolean {
  if (block.kind === kind) return true;
  if (block.kind === 'list') return block.items.some((item) => item.some((each) => holds(each, kind)));
  if (block.kind === 'terms') return block.items.some((item) => item.blocks.some((each) => holds(each, kind)));
  return block.kind === 'note' && block.blocks.some((each) => holds(each, kind));
}

function isLabel(block: Block | undefined, dialect: Dialect): boolean {
  if (block?.kind !== 'paragraph') return false;
  const text = textOfRuns(block.runs);
  return (
    dialect.sections.labels.some(({ pattern }) => pattern.test(text)) ||
    outcomeOf(text, dialect) !== undefined ||
    /^(?:GET|PUT|POST|DELETE|PATCH|HEAD)\s+\//.test(text)
  );
}
