import type { Dialect } from '../dialects/index.ts';
import { type Fact, inferred, type PageFacts, stated } from '../ir/index.ts';
import type { PageIndex } from './page-index.ts';

export interface Chapters {
  /** The tag of a page: its chapter's title, with the chapter above where two have the same title. */
  readonly tagOf: (page: PageFacts) => Fact<string> | undefined;
  /** The chapter that makes a page's operation deprecated. */
  readonly deprecatedBy: (page: PageFacts) => Fact<true> | undefined;
}

interface Chapter {
  readonly title: string;
  readonly page: PageFacts | undefined;
  /** Where the page of the operation names it itself. */
  readonly line?: number;
  readonly key: string;
}

/** Reads the tree of chapters from parent links (HTML) and from the lists of index pages (RST). */
export function chaptersOf(index: PageIndex, { deprecation }: Dialect): Chapters {
  const parents = new Map<string, PageFacts>();
  for (const page of index.pages) {
    for (const child of page.children) {
      const target = index.pageOf(child.link);
      if (target && target !== page && !parents.has(target.id)) parents.set(target.id, page);
    }
  }
  /** A menu that a theme cuts short leads to a chapter above the one whose list has the page. */
  const isBelow = (page: PageFacts, chapter: PageFacts): boolean => {
    const seen = new Set<string>();
    for (let at = parents.get(page.id); at && !seen.has(at.id); at = parents.get(at.id)) {
      if (at.id === chapter.id) return true;
      seen.add(at.id);
    }
    return false;
  };
  const parentOf = (page: PageFacts): Chapter | undefined => {
    const linked = page.parent && index.pageOf(page.parent.link);
    const listed = parents.get(page.id);
    const parent = listed && linked && isBelow(listed, linked) ? listed : (linked ?? listed);
    if (parent) return { title: parent.title, page: parent, key: parent.id };
    if (!page.parent) return undefined;
    const { title, link, line } = page.parent;
    return { title, page: undefined, key: link, ...(line === undefined ? {} : { line }) };
  };
  const ancestors = (page: PageFacts): Chapter[] => {
    const chain: Chapter[] = [];
    for (let chapter = parentOf(page); chapter && chain.every((each) => each.key !== chapter?.key); ) {
      chain.push(chapter);
      chapter = chapter.page && parentOf(chapter.page);
    }
    return chain;
  };
  const titles = ambiguousTitles(index.pages.filter((page) => page.operation).map((page) => ancestors(page)[0]));
  return {
    tagOf: (page) => {
      const [own, above] = ancestors(page);
      if (!own || own.title === '') return undefined;
      const title = titles.has(own.title) && above ? `${above.title} - ${own.title}` : own.title;
      const source = {
        file: own.page?.file ?? page.file,
        line: own.page?.titleLine ?? own.line ?? page.titleLine,
        words: own.title,
      };
      return stated(title, source);
    },
    deprecatedBy: (page) => {
      const chapter = ancestors(page).find((each) => deprecation.chapter.test(each.title));
      if (!chapter) return undefined;
      const at = chapter.page ?? page;
      return inferred(true as const, { file: at.file, line: at.titleLine, words: chapter.title }, 'deprecated-chapter');
    },
  };
}

function ambiguousTitles(chapters: readonly (Chapter | undefined)[]): Set<string> {
  const keys = new Map<string, Set<string>>();
  for (const chapter of chapters) {
    if (!chapter) continue;
    const known = keys.get(chapter.title) ?? new Set();
    keys.set(chapter.title, known.add(chapter.key));
  }
  return new Set([...keys].filter(([, set]) => set.size > 1).map(([title]) => title));
}
