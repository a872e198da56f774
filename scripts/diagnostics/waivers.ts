import { z } from 'zod';
import { nearest } from '../config-faults.ts';
import { faultLine, readConfig } from '../config-file.ts';
import { CODES, type Diagnostic, diagnostic, type Place, type Severity } from '../ir/index.ts';
import { ConfigError } from '../located-yaml.ts';
import { patternText } from '../pattern-text.ts';

/** A finding that somebody has looked at. It is still listed, and fails nothing. */
export interface Suppression extends Place {
  /** One finding. */
  readonly fingerprint?: string;
  /** All findings of a code, or of the codes that begin so where it ends with `/*`. */
  readonly code?: string;
  /** Of this service alone. */
  readonly service?: string;
  /** Of this page alone; `*` stands for any part of its name. */
  readonly page?: string;
  readonly reason: string;
  /** Last day on which it holds, as YYYY-MM-DD. */
  readonly expires?: string;
}

/** A comment of a page: it covers findings of one code on some of its lines. */
export interface PageComment extends Place {
  readonly code: string;
  readonly reason: string;
  /** First and last line that it covers. */
  readonly from: number;
  readonly to: number;
  /** Written as no comment of this page's markup is; it covers nothing. */
  readonly isWrongForm?: true;
}

export const SUPPRESS_FILE = 'specscribe.suppress.yaml';

const suppression = z
  .strictObject({
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{16}$/, 'must have 16 hexadecimal digits, in quotes; the report and --format json show it')
      .optional()
      .meta({ description: 'One finding, by its fingerprint.', examples: ['0123456789abcdef'] }),
    code: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'All findings of a code, or of a group: `link/*`.', examples: ['link/example-enum'] }),
    service: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Of this service alone.', examples: ['depot'] }),
    page: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Of this page alone; `*` stands for any text.', examples: ['listing-*.html'] }),
    reason: z
      .string()
      .regex(/\S/, 'must say in a sentence why the finding is fine')
      .meta({ description: 'Why the finding is fine.', examples: ['The server takes both spellings.'] }),
    expires: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d$/, 'must be a day')
      .optional()
      .meta({ description: 'Last day on which the entry counts.', examples: ['2030-12-31'] }),
  })
  .superRefine(({ fingerprint, code }, context) => {
    if (fingerprint === undefined && code === undefined)
      context.addIssue({ code: 'custom', path: [], message: 'names no finding: give `fingerprint` or `code`' });
  });

/** A file of suppressions; an empty file is an empty list. */
export const suppressionsSchema = z
  .array(suppression)
  .nullable()
  .meta({
    title: SUPPRESS_FILE,
    description: 'Findings that somebody has looked at: they fail nothing.',
    examples: [[{ code: 'link/example-enum', page: 'listing-*.html', reason: 'The server takes both spellings.' }]],
  });

/**
 * Reads a file of suppressions: a list of maps with `fingerprint` or `code`, `reason` and, where wanted, `service`,
 * `page` and `expires`.
 *
 * @param rules further codes that a suppression can name: rules of linters
 * @throws ConfigError naming every fault with its place
 */
export function parseSuppressions(text: string, file: string, rules: readonly string[] = []): Suppression[] {
  const { value, placeOf } = readConfig(text, file, suppressionsSchema);
  return (value ?? []).map((each, index): Suppression => {
    if (each.code !== undefined && !isKnown(each.code, rules)) {
      const near = nearest(each.code, [...Object.keys(CODES), ...rules]);
      const help = near === undefined ? '`specscribe explain` lists all codes' : `did you mean ${near}?`;
      throw new ConfigError(faultLine(placeOf, [index, 'code'], `no finding has the code ${each.code}; ${help}`));
    }
    return { ...withoutUndefined(each), file, line: placeOf([index]).line };
  });
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

const withoutUndefined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>;

const isKnown = (code: string, rules: readonly string[]): boolean =>
  [...Object.keys(CODES), ...rules].some((each) => fitsCode(code, each));

/** A finding of pages or of a contract, as it is judged. `code` of a linter's finding is its rule. */
export interface Finding extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fingerprint: string;
  readonly service?: string;
  readonly kind?: Diagnostic['kind'];
  readonly related?: Diagnostic['related'] | undefined;
  readonly column?: number;
  readonly pointer?: string;
  readonly hint?: string;
  readonly params?: Diagnostic['params'];
}

/** Why a finding counts for nothing. */
export type Waiver =
  | { readonly by: 'baseline' }
  | { readonly by: 'suppression' | 'comment'; readonly reason: string; readonly place: Place };

export interface JudgedFinding extends Finding {
  readonly waiver?: Waiver;
}

export interface Judgement {
  readonly findings: readonly JudgedFinding[];
  /** Suppressions and comments that do nothing, or no longer hold. */
  readonly stale: readonly Diagnostic[];
  /** Findings of the baseline that are gone. */
  readonly fixed: readonly string[];
}

/** What findings are held against. */
export interface Waivers {
  readonly suppressions: readonly Suppression[];
  /** By service. */
  readonly comments: ReadonlyMap<string, readonly PageComment[]>;
  /** Fingerprints that were known before, of the services that are judged. */
  readonly baseline: ReadonlySet<string>;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/**
 * Holds findings against suppressions, comments of pages and the baseline, in this order.
 *
 * @param judged the services whose findings these are: a suppression of another one is not called unused
 */
export function judge(findings: readonly Finding[], waivers: Waivers, judged: readonly string[]): Judgement {
  const used = new Set<Suppression | PageComment>();
  const isOver = ({ expires }: Suppression): boolean => expires !== undefined && expires < waivers.today;
  const valid = waivers.suppressions.filter((each) => !isOver(each));
  const met = new Set<string>();
  const result = findings.map((finding): JudgedFinding => {
    const covering = valid.filter((each) => covers(each, finding));
    const comments = (waivers.comments.get(finding.service ?? '') ?? []).filter((each) => isUnder(each, finding));
    for (const each of [...covering, ...comments]) used.add(each);
    if (waivers.baseline.has(finding.fingerprint)) met.add(finding.fingerprint);
    const [first] = [...covering, ...comments];
    if (first) {
      const by = covering.length > 0 ? 'suppression' : 'comment';
      return { ...finding, waiver: { by, reason: first.reason, place: { file: first.file, line: first.line } } };
    }
    return waivers.baseline.has(finding.fingerprint) ? { ...finding, waiver: { by: 'baseline' } } : finding;
  });
  const ours = waivers.suppressions.filter(({ service }) => service === undefined || judged.includes(service));
  return {
    findings: result,
    stale: [
      ...ours.filter((each) => isOver(each) || !used.has(each)).map((each) => staleFinding(each, isOver(each))),
      ...[...waivers.comments.values()].flat().flatMap((each) => commentFinding(each, used.has(each))),
    ],
    fixed: [...waivers.baseline].filter((each) => !met.has(each)),
  };
}

function covers({ fingerprint, code, service, page }: Suppression, finding: Finding): boolean {
  if (fingerprint !== undefined && fingerprint !== finding.fingerprint) return false;
  if (service !== undefined && service !== finding.service) return false;
  if (code !== undefined && !fitsCode(code, finding.code)) return false;
  return page === undefined || fitsPage(page, finding.file);
}

const fitsCode = (code: string, other: string): boolean =>
  code.endsWith('/*') ? other.startsWith(code.slice(0, -1)) : code === other;

/** `*` stands for any text; a page may be named by the end of its path. */
function fitsPage(pattern: string, file: string): boolean {
  const parts = pattern.split('*').map(patternText);
  return new RegExp(`(?:^|/)${parts.join('.*')}$`, 's').test(file);
}

const isUnder = ({ code, file, from, to, isWrongForm }: PageComment, finding: Finding): boolean =>
  !isWrongForm && fitsCode(code, finding.code) && finding.file === file && finding.line >= from && finding.line <= to;

function staleFinding(each: Suppression, isOver: boolean): Diagnostic {
  const { fingerprint, code, reason, expires = '' } = each;
  const what = fingerprint ?? code ?? '';
  return isOver
    ? diagnostic('suppress/expired', each, { what, day: expires, reason })
    : diagnostic('suppress/unused', each, { what });
}

function commentFinding(comment: PageComment, isUsed: boolean): Diagnostic[] {
  const { code, reason, isWrongForm } = comment;
  if (isWrongForm) return [diagnostic('suppress/comment-unread', comment, { as: 'form', what: code })];
  if (!fitsAny(code)) return [diagnostic('suppress/comment-unread', comment, { as: 'code', what: code })];
  if (reason === '') return [diagnostic('suppress/comment-unread', comment, { as: 'reason', what: code })];
  return isUsed ? [] : [diagnostic('suppress/unused', comment, { what: code })];
}

const fitsAny = (code: string): boolean => Object.keys(CODES).some((each) => fitsCode(code, each));
