import { type Block, type Document, type Heading, squeeze, textOfRuns } from '../ir/index.ts';

/** A heading with what stands under it, up to the next heading of any level. */
export interface Section {
  /** '' in front of the first heading. */
  readonly title: string;
  readonly line: number;
  readonly level: number;
  readonly anchors: readonly string[];
  readonly heading: Heading | undefined;
  readonly blocks: readonly Block[];
  readonly index: number;
  /** The section that it is a part of. */
  readonly parent: Section | undefined;
}

/** A mark of a link to the heading itself, which is no part of its text. */
export const titleOf = (heading: Heading): string =>
  squeeze(textOfRuns(heading.runs).replace(/(?:¶|🔗|\u{f0c1})\s*$/u, ''));

/** Lays a page out as sections in order. */
export function sectionsOf(document: Document): Section[] {
  const sections: Section[] = [];
  const open: Section[] = [];
  let blocks: Block[] = [];
  const begin = (heading: Heading | undefined): void => {
    const level = heading?.level ?? 0;
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    blocks = [];
    const section: Section = {
      title: heading ? titleOf(heading) : '',
      line: heading?.line ?? 1,
      level,
      anchors: heading?.anchors ?? [],
      heading,
      blocks,
      index: sections.length,
      parent: open.at(-1),
    };
    sections.push(section);
    open.push(section);
  };
  begin(undefined);
  for (const block of document.blocks) {
    if (block.kind === 'heading') begin(block);
    else blocks.push(block);
  }
  return sections;
}

/** True for a section somewhere below another. */
export function isBelow(section: Section, above: Section): boolean {
  for (let each = section.parent; each; each = each.parent) if (each === above) return true;
  return false;
}

/** What an operation's section is grouped under: the heading above it. */
export function tagOf(section: Section): { title: string; line: number } | undefined {
  const { parent } = section;
  return parent && parent.title !== '' ? { title: parent.title, line: parent.line } : undefined;
}

/** The page without what became operations. */
export function restOf(document: Document, keep: (block: Block) => boolean): Document {
  return { ...document, blocks: document.blocks.filter(keep), operationsApart: true };
}
