import { addTo } from '../../append.ts';
import type { Diagnostic, Origin, Severity } from '../../ir/index.ts';
import { scoreOf, WEIGHT_OF_PAGE } from './score.ts';

/** One page as the report needs it. */
export interface ReportPage {
  readonly file: string;
  readonly title: string;
  /** The page's text; lines end with LF. */
  readonly text: string;
  readonly hasOperation: boolean;
  /** Rows of its tables. */
  readonly rows: number;
  /** Facts of the contract that come from the page, by how they are known. */
  readonly facts: Readonly<Record<Origin, number>>;
  /** Address of the page upstream, where it is known. */
  readonly url?: string;
}

/** One service: its pages, and what was found on them. */
export interface ReportService {
  readonly name: string;
  /** What the service calls itself; its name where nothing says so. */
  readonly title?: string;
  /** Fingerprints of findings that the last report had; absent where there is none to compare with. */
  readonly before?: ReadonlySet<string>;
  /** Why findings count for nothing, by fingerprint. */
  readonly accepted?: ReadonlyMap<string, string>;
  readonly pages: readonly ReportPage[];
  readonly diagnostics: readonly Diagnostic[];
}

export const SEVERITIES = ['error', 'warning', 'info'] as const;

export type Counts = Readonly<Record<Severity, number>>;

/** A page with its findings. `id` is its place in the report; so are those of services and findings. */
export interface PageEntry {
  readonly id: number;
  /** False for another file that findings name: it has no score and is not counted. */
  readonly isPage: boolean;
  readonly page: ReportPage;
  readonly lines: readonly string[];
  readonly findings: readonly { readonly id: number; readonly finding: Diagnostic }[];
  readonly score: number | undefined;
  readonly counts: Counts;
}

export interface ServiceEntry {
  readonly id: number;
  readonly name: string;
  readonly title: string;
  readonly before: ReadonlySet<string> | undefined;
  readonly accepted: ReadonlyMap<string, string>;
  readonly pages: readonly PageEntry[];
  readonly score: number | undefined;
  readonly counts: Counts;
}

export function countsOf(findings: readonly Diagnostic[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) addTo(groups, keyOf(item), item);
  return groups;
}

/** Pages of all services in the order given; a finding on a file that is no page gets an entry of its own. */
export function entriesOf(services: readonly ReportService[]): ServiceEntry[] {
  let pageId = 0;
  let findingId = 0;
  return services.map(({ name, title = name, before, accepted = new Map(), pages, diagnostics }, id) => {
    const byFile = groupBy(diagnostics, ({ file }) => file);
    const known = new Set(pages.map(({ file }) => file));
    const strays = [...byFile.keys()].filter((file) => !known.has(file)).map(strayPage);
    const judged = [...pages, ...strays].map((page) => {
      const found = (byFile.get(page.file) ?? []).toSorted(gravestFirst);
      return { page, found, counts: countsOf(found) };
    });
    const entries = judged.toSorted(worstFirst).map(
      ({ page, found, counts }): PageEntry => ({
        id: pageId++,
        page,
        lines: found.length > 0 ? page.text.split('\n') : [],
        findings: found.map((finding) => ({ id: findingId++, finding })),
        isPage: known.has(page.file),
        score: known.has(page.file) ? scoreOf(page, found) : undefined,
        counts,
      }),
    );
    return {
      id,
      name,
      title,
      before,
      accepted,
      pages: entries,
      score: meanScore(entries),
      counts: countsOf(diagnostics),
    };
  });
}

const gravestFirst = (a: Diagnostic, b: Diagnostic): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || a.line - b.line;

/** Pages with the gravest findings first, then those with most of them; pages without a finding last. */
function worstFirst(a: Pick<PageEntry, 'counts'>, b: Pick<PageEntry, 'counts'>): number {
  for (const severity of SEVERITIES) {
    const more = b.counts[severity] - a.counts[severity];
    if (more !== 0) return more;
  }
  return 0;
}

const strayPage = (file: string): ReportPage => ({
  file,
  title: file,
  text: '',
  hasOperation: false,
  rows: 0,
  facts: { stated: 0, inferred: 0, default: 0 },
});

/** The mean of pages that have a score, each weighed by what it holds. */
export function meanScore(entries: readonly PageEntry[]): number | undefined {
  let sum = 0;
  let weight = 0;
  for (const { score, page } of entries) {
    if (score === undefined) continue;
    sum += score * (WEIGHT_OF_PAGE + page.rows);
    weight += WEIGHT_OF_PAGE + page.rows;
  }
  return weight === 0 ? undefined : Math.floor(sum / weight);
}
