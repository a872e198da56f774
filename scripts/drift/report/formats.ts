import { CODES, type Diagnostic, type Place, type Severity } from '../../ir/index.ts';
import { findingItem, type Item, type Report, type RuleText, type Section, WRITERS } from '../../formats/index.ts';
import { ruleOf } from '../rules/catalogue.ts';
import { type ChangeClass, CLASSES } from '../rules/change-class.ts';
import type { JudgedChange } from './judged-change.ts';
import { pullRequestText } from './pull-request.ts';
import { type DriftReport, type FailClass, failsAt } from './report.ts';
import { namesText, type Story, storiesOf } from './stories.ts';
import {
  acknowledgedText,
  FILES_HEADING,
  findingsText,
  HEADINGS,
  NOT_FROM_PAGES,
  placesText,
  proofTexts,
  saidText,
  summaryText,
} from './words.ts';

/** Renders a report; `failOn` is what a test report calls a failure. */
type Render = (report: DriftReport, failOn: FailClass, maxLength?: number) => string;

const write =
  (format: keyof typeof WRITERS): Render =>
  (report, failOn, maxLength) =>
    WRITERS[format](reportOf(report, failOn), {
      command: 'diff',
      ruleText,
      ...(maxLength === undefined ? {} : { maxLength }),
    });

/** Ways to print a report but the plain one, which has colours and is the terminal's. All show the same changes. */
export const RENDERS: Readonly<
  Record<'json' | 'markdown' | 'html' | 'github' | 'junit' | 'sarif' | 'pull-request', Render>
> = {
  json: (report) => `${JSON.stringify(jsonReport(report), null, 2)}\n`,
  markdown: write('markdown'),
  html: write('html'),
  github: write('github'),
  junit: write('junit'),
  sarif: write('sarif'),
  'pull-request': (report, failOn, maxLength) => pullRequestText(report, reportOf(report, failOn), maxLength),
};

/** A report in the documented shape. */
export function jsonReport({ summary, changes, stale, diagnostics, findings, said }: DriftReport): object {
  const list = changes.map(
    ({ id, class: klass, effect, evidence, message, pointer, operations, before, after, fingerprint, ...more }) => ({
      id,
      class: klass,
      effect,
      evidence,
      message,
      pointer,
      ...(operations.length > 0 ? { operation: operations[0], operations } : {}),
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
      fingerprint,
      ...(more.extraction ? { extraction: true } : {}),
      ...(more.proofs ? { proofs: more.proofs } : {}),
      ...(more.service === undefined ? {} : { service: more.service }),
      ...(more.acknowledged ? { acknowledged: more.acknowledged } : {}),
    }),
  );
  return {
    summary,
    changes: list,
    stories: storiesOf(changes).map(({ changes: members, ...story }) => ({
      ...story,
      fingerprints: members.map(({ fingerprint }) => fingerprint),
    })),
    ...(said ? { changeHistory: said } : {}),
    ...(stale.length > 0 ? { stale } : {}),
    ...(diagnostics ? { diagnostics } : {}),
    ...(findings ? { findings } : {}),
  };
}

/** What a code of a diagnostic or the id of a change means. */
export const ruleText = (id: string): RuleText | undefined =>
  Object.hasOwn(CODES, id) ? CODES[id as keyof typeof CODES] : ruleOf(id);

function reportOf(report: DriftReport, failOn: FailClass): Report {
  const { diagnostics = [], changes, old, now } = report;
  const files = {
    name: 'files',
    heading: `${FILES_HEADING}: ${diagnostics.length}`,
    folded: false,
    labelled: true,
    items: diagnostics.map((each) => fileItem(each, failOn)),
  };
  return {
    title: 'Drift',
    lead: [`${old} → ${now}`, summaryText(report), ...findingsText(report), ...saidText(report)],
    sections: [files, ...findingSections(report, failOn), ...classSections(changes, failOn), ...saidSections(report)],
  };
}

/** What pages contradict, open and accepted; infos and what is accepted are folded. */
function findingSections({ findings }: DriftReport, failOn: FailClass): Section[] {
  if (!findings || findings.length === 0) return [];
  const items = findings.map((each) => findingItem(each, failsAt({ changes: [], findings: [each] }, failOn)));
  const section = (name: string, title: string, folded: boolean, isIn: (item: Item) => boolean): Section => {
    const list = items.filter(isIn);
    return { name, heading: `${title}: ${list.length}`, folded, labelled: true, items: list };
  };
  const isTold = ({ accepted, severity }: Item): boolean => accepted === undefined && severity !== 'info';
  return [
    section('findings', 'Findings of the pages', false, isTold),
    section('findings-folded', 'Infos, and findings that were accepted', true, (item) => !isTold(item)),
  ];
}

/** What the reference's own change history says and was not found. */
function saidSections({ said }: DriftReport): Section[] {
  if (!said || said.notFound.length === 0) return [];
  const items = said.notFound.map(
    ({ date, text, file, line }): Item => ({
      id: 'change-history',
      severity: 'info',
      label: 'info',
      message: `${date}: “${text}”`,
      place: { file, line },
      places: `${file}:${line}`,
      fails: false,
    }),
  );
  const heading = `Said by the change history and not found: ${items.length}`;
  return [{ name: 'said', heading, folded: false, labelled: false, items }];
}

/** Changes by class, worst first; those of words are many, so that they are folded. */
export function classSections(changes: readonly JudgedChange[], failOn: FailClass = 'never'): Section[] {
  const stories = storiesOf(changes);
  return CLASSES.map((klass) => {
    const items = stories.filter((story) => story.class === klass).map((story) => storyItem(story, failOn));
    return {
      name: klass,
      heading: `${HEADINGS[klass]}: ${items.length}`,
      folded: klass === 'docs-only',
      labelled: false,
      items,
    };
  });
}

/** A story of one change is that change; of several its headline and operations, with the changes below. */
function storyItem({ headline, operations, changes }: Story, failOn: FailClass): Item {
  const [first, second] = changes;
  if (!first) throw new Error('a story without a change');
  const item = changeItem(first, failOn);
  if (!second) return item;
  const { fingerprint, place, related, ...rest } = item;
  return {
    ...rest,
    message: operations.length === 0 ? headline : `${headline}; in ${namesText(operations)}`,
    places: '',
    members: changes.map((change) => changeItem(change, failOn)),
  };
}

const SEVERITIES: Readonly<Record<ChangeClass, Severity>> = {
  breaking: 'error',
  warning: 'warning',
  additive: 'info',
  'docs-only': 'info',
};

/** Where a person should look: where it is, else where it was. */
const placeOf = ({ kind, before, after }: JudgedChange): Place | undefined =>
  kind === 'removed' ? (before ?? after) : (after ?? before);

function changeItem(change: JudgedChange, failOn: FailClass): Item {
  const place = placeOf(change);
  const other = place === change.after ? change.before : change.after;
  const { service, acknowledged } = change;
  return {
    id: change.id,
    severity: change.extraction ? 'error' : SEVERITIES[change.class],
    label: change.class,
    message: change.message,
    pointer: change.pointer,
    fingerprint: change.fingerprint,
    fails: failsAt({ changes: [change] }, failOn),
    marks: [...(change.extraction ? [NOT_FROM_PAGES] : []), ...proofTexts(change)],
    places: placesText(change),
    properties: { class: change.class, operations: change.operations },
    ...(place ? { place } : {}),
    ...(other ? { related: [other] } : {}),
    ...(service === undefined ? {} : { service }),
    ...(acknowledged ? { accepted: acknowledgedText(change) } : {}),
  };
}

function fileItem(found: Diagnostic, failOn: FailClass): Item {
  const { code, severity, message, file, line } = found;
  return {
    id: code,
    severity,
    label: severity,
    message,
    place: { file, line },
    places: `${file}:${line}`,
    fails: failsAt({ changes: [], diagnostics: [found] }, failOn),
  };
}
