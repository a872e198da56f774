import { addTo } from '../append.ts';
import type { Dialect } from '../dialects/index.ts';
import { type Block, type Document, type Heading, textOfRuns } from '../ir/index.ts';
import { headingRole } from './sections.ts';

/**
 * The documents of a page that has several operations in the house's layout, as a site that is built into one page has
 * them: one for each operation, for each section that holds none, and for each chapter above them.
 *
 * @returns none where the page is one document
 */
export function pageParts(document: Document, dialect: Dialect): readonly Document[] {
  const sections = sectionsOf(document.blocks);
  const operations = new Set(
    sections.flatMap((section) => (isOfUri(section, dialect) && section.around ? section.around : [])),
  );
  if (operations.size < 2) return [];
  const chapters = new Set<Section>();
  for (const section of sections)
    if (operations.has(section) || isMarkedPage(section))
      for (let chapter = section.around; chapter; chapter = chapter.around) chapters.add(chapter);
  const whole = sections.filter(
    (section) => operations.has(section) || chapters.has(section) || !section.around || chapters.has(section.around),
  );
  const inside = new Map<Section, Section[]>();
  for (const section of whole) if (section.around) addTo(inside, section.around, section);
  return whole
    .filter((section) => !isWithin(section, operations))
    .map((section, index) => {
      const pages = chapters.has(section) ? (inside.get(section) ?? []) : undefined;
      return documentOf(section, pages, document, index === 0);
    });
}

/** A heading with what stands below it, and the section that it is in. */
interface Section {
  readonly heading: Heading;
  readonly around: Section | undefined;
  /** Up to the next heading. */
  readonly own: Block[];
  /** Up to the next heading of its level. */
  readonly all: Block[];
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  let open: Section[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      open = open.filter(({ heading }) => heading.level < block.level);
      const section = { heading: block, around: open.at(-1), own: [], all: [] };
      open.push(section);
      sections.push(section);
    } else open.at(-1)?.own.push(block);
    for (const section of open) section.all.push(block);
  }
  return sections;
}

const titleOf = ({ heading }: Section): string => textOfRuns(heading.runs);

/** A section on the URI, of an operation that is no page by itself. */
const isOfUri = (section: Section, dialect: Dialect): boolean =>
  section.around !== undefined && section.around.heading.level > 1 && headingRole(titleOf(section), dialect) === 'uri';

/** Sphinx leaves the name of a page where it makes one of all. */
const isMarkedPage = ({ heading }: Section): boolean =>
  heading.anchors.some((anchor) => anchor.startsWith('document-'));

function isWithin({ around }: Section, sections: ReadonlySet<Section>): boolean {
  for (let each = around; each; each = each.around) if (sections.has(each)) return true;
  return false;
}

const nameOf = ({ heading }: Section): string => heading.anchors.at(-1) ?? `line-${heading.line}`;

/**
 * A section as a document of its own.
 *
 * @param pages the sections in it that are documents, where it is a chapter
 */
function documentOf(
  section: Section,
  pages: readonly Section[] | undefined,
  page: Document,
  isFirst: boolean,
): Document {
  const { heading, around, own, all } = section;
  const blocks = pages ? [heading, ...own] : all;
  const up = heading.level - 1;
  const name = nameOf(section);
  return {
    ...page,
    id: `${page.file}#${name}`,
    name,
    title: titleOf(section),
    titleLine: heading.line,
    anchors: [...new Set([name, ...heading.anchors])],
    parent: around && { title: titleOf(around), link: `#${nameOf(around)}`, line: around.heading.line },
    children: (pages ?? []).map((each) => ({ title: titleOf(each), link: `#${nameOf(each)}` })),
    blocks: blocks.map((block) => (block.kind === 'heading' ? { ...block, level: block.level - up } : block)),
    diagnostics: isFirst ? page.diagnostics : [],
  };
}
