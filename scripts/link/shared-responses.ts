import { append } from '../append.ts';
import {
  type Diagnostic,
  diagnostic,
  type Outcome,
  type PageFacts,
  type ResponseLink,
  type TableFacts,
} from '../ir/index.ts';
import type { PageIndex } from './page-index.ts';
import type { Roots } from './roots.ts';

/** The responses that an operation's page leaves to pages which several operations share. */
export interface SharedResponses {
  /** Root tables by status; '' for a success whose status nothing says. */
  readonly responses: ReadonlyMap<string, readonly TableFacts[]>;
  readonly diagnostics: readonly Diagnostic[];
}

const NONE: SharedResponses = { responses: new Map(), diagnostics: [] };

/**
 * Follows the links of a response section to pages that describe nothing but a response. What the page describes
 * itself stays as it is: only a sentence that names an outcome adds one to it.
 *
 * @param rootsOf the body tables of a page that is shared
 */
export function sharedResponsesOf(
  page: PageFacts,
  own: Roots,
  index: PageIndex,
  rootsOf: (page: PageFacts) => Roots,
): SharedResponses {
  const links = page.operation?.responseLinks ?? [];
  if (links.length === 0) return NONE;
  const describesItself = [...own.responses.keys()].some((status) => outcomeOfStatus(status) !== 'abnormal');
  const responses = new Map<string, readonly TableFacts[]>();
  const disputed = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const link of links) {
    const target = index.pageOf(link.target);
    if (!target?.sharedResponse || (describesItself && link.outcome !== 'abnormal')) continue;
    const sides = sidesOf(rootsOf(target), link);
    if (sides.length === 0) diagnostics.push(undecided(link, target, 'has no table that it says to be this response'));
    for (const { status, tables } of sides) {
      if (own.responses.has(status) || responses.get(status)?.[0] === tables[0]) continue;
      if (responses.has(status)) {
        disputed.add(status);
        diagnostics.push(undecided(link, target, 'is not the only page that is linked for this response'));
      } else responses.set(status, tables);
    }
  }
  for (const status of disputed) responses.delete(status);
  if (!describesItself && responses.size === 0 && diagnostics.length === 0)
    append(diagnostics, elsewhere(page, links, index));
  return { responses, diagnostics };
}

interface Side {
  readonly status: string;
  readonly tables: readonly TableFacts[];
}

/** The tables of a shared page that a link means, by the status that they are for; none where that is not told. */
function sidesOf({ responses }: Roots, { outcome, status }: ResponseLink): readonly Side[] {
  const wanted = outcome ?? outcomeOfStatus(status);
  const groups = [...responses].filter(([, tables]) => tables.length > 0).map(([key, tables]) => ({ key, tables }));
  return groups.flatMap((group) => {
    const others = groups.filter((each) => each !== group);
    const told = toldOutcome(group) ?? outcomeAmong(group, others, wanted);
    if (told === undefined || (wanted !== undefined && told !== wanted)) return [];
    const own = group.key === '' && told === 'abnormal' ? '4XX' : group.key;
    return [{ status: status ?? own, tables: group.tables }];
  });
}

/** The tables of a shared page that stand under one status; '' where it names none. */
interface Group {
  readonly key: string;
  readonly tables: readonly TableFacts[];
}

const toldOutcome = ({ key, tables }: Group): Outcome | undefined => tables[0]?.outcome ?? outcomeOfStatus(key);

/** The outcome of one table that nothing labels: what the link asks for where it is alone, else what is left. */
function outcomeAmong({ tables }: Group, others: readonly Group[], wanted: Outcome | undefined): Outcome | undefined {
  if (tables.length > 1) return undefined;
  if (others.length === 0) return wanted ?? 'normal';
  return others.every((each) => toldOutcome(each) === 'abnormal') ? 'normal' : undefined;
}

function outcomeOfStatus(status: string | undefined): Outcome | undefined {
  if (!status) return undefined;
  return /^[45]/.test(status) ? 'abnormal' : 'normal';
}

function undecided({ source }: ResponseLink, target: PageFacts, why: string): Diagnostic {
  const related = [{ file: target.file, line: target.titleLine, message: 'the page that is linked' }];
  return diagnostic('link/response-undecided', source, { title: target.title, why }, { related });
}

/** A finding where all that a response section says is that the response is described somewhere else. */
function elsewhere(page: PageFacts, links: readonly ResponseLink[], index: PageIndex): Diagnostic[] {
  const answered = page.operation?.examples.some(({ kind, body, failed }) => kind === 'response' && body && !failed);
  const link = links.find(({ target }) => {
    const found = index.pageOf(target);
    const listsStatuses = !found?.operation && (found?.statusCodes.length ?? 0) > 0;
    return found !== page && !listsStatuses && !index.tableOf(target, page);
  });
  if (!link || answered) return [];
  return [diagnostic('link/response-elsewhere', link.source, { words: link.source.words })];
}
