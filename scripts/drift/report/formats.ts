import { CODES, type Diagnostic, type Place, type Severity } from '../../diagnostics.ts';
import { type Annotation, workflowCommand } from '../../workflow-command.ts';
import { ruleOf } from '../rules/catalogue.ts';
import type { ChangeClass } from '../rules/change-class.ts';
import { htmlOf } from './html.ts';
import type { JudgedChange } from './judged-change.ts';
import { markdownReport } from './markdown.ts';
import type { DriftReport, FailClass } from './report.ts';
import { failsAt } from './report.ts';
import { storiesOf } from './stories.ts';
import { acknowledgedText, placesText } from './words.ts';

/** Renders a report; `failOn` is what a test report calls a failure. */
type Render = (report: DriftReport, failOn: FailClass) => string;

/** Ways to tell a report but the plain one, which has colours and is the terminal's. All tell the same changes. */
export const RENDERS: Readonly<Record<'json' | 'markdown' | 'html' | 'github' | 'junit' | 'sarif', Render>> = {
  json: (report) => `${JSON.stringify(jsonReport(report), null, 2)}\n`,
  markdown: (report) => markdownReport(report),
  html: htmlOf,
  github: ({ changes, diagnostics = [] }) => [...diagnostics.map(githubFinding), ...changes.map(githubLine)].join(''),
  junit: junitOf,
  sarif: sarifOf,
};

/** A report in the documented shape. */
export function jsonReport({ summary, changes, stale, diagnostics }: DriftReport): object {
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
    ...(stale.length > 0 ? { stale } : {}),
    ...(diagnostics ? { diagnostics } : {}),
  };
}

const GITHUB: Readonly<Record<ChangeClass, Annotation['level']>> = {
  breaking: 'error',
  warning: 'warning',
  additive: 'notice',
  'docs-only': 'notice',
};

const GITHUB_SEVERITY: Readonly<Record<Severity, Annotation['level']>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

const githubFinding = ({ severity, file, line, code, message }: Diagnostic): string =>
  workflowCommand({ level: GITHUB_SEVERITY[severity], file, line, title: code, message });

function githubLine(change: JudgedChange): string {
  const marks = [acknowledgedText(change), placesText(change)].filter(Boolean).map((text) => ` (${text})`);
  return workflowCommand({
    level: change.extraction ? 'error' : change.acknowledged ? 'notice' : GITHUB[change.class],
    ...placeOf(change),
    title: `${change.class} ${change.id}`,
    message: `${change.message}${marks.join('')} [${change.fingerprint}]`,
  });
}

/** Where a person should look: where it stands, else where it stood. */
const placeOf = ({ kind, before, after }: JudgedChange): Place | undefined =>
  kind === 'removed' ? (before ?? after) : (after ?? before);

/** Characters that XML 1.0 can't hold in any form. */
const NOT_XML = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const XML: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};
const xml = (text: string): string => text.replace(NOT_XML, '').replace(/[<>&"'\n\r\t]/g, (mark) => XML[mark] ?? '');

function junitOf({ changes, diagnostics = [] }: DriftReport, failOn: FailClass): string {
  const isFailure = (change: JudgedChange): boolean => failsAt({ changes: [change] }, failOn);
  const cases = changes.map((change) => {
    const place = placeOf(change);
    const where = place ? ` file="${xml(place.file)}" line="${place.line}"` : '';
    const head = `    <testcase classname="${xml(change.id)}" name="${xml(`${change.message} [${change.fingerprint}]`)}"${where}`;
    const detail = xml([placesText(change), change.pointer, acknowledgedText(change)].filter(Boolean).join('\n'));
    const body = isFailure(change)
      ? `<failure type="${change.class}" message="${xml(change.message)}">${detail}</failure>`
      : `<system-out>${change.class}&#10;${detail}</system-out>`;
    return `${head}>${body}</testcase>\n`;
  });
  const isFailing = (found: Diagnostic): boolean => failsAt({ changes: [], diagnostics: [found] }, failOn);
  cases.push(...diagnostics.map((found) => junitFinding(found, isFailing(found))));
  const failures = changes.filter(isFailure).length + diagnostics.filter(isFailing).length;
  const counts = `tests="${cases.length}" failures="${failures}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="specscribe diff" ${counts}>\n  <testsuite name="specscribe diff" ${counts}>\n${cases.join('')}  </testsuite>\n</testsuites>\n`;
}

function junitFinding({ code, file, line, severity, message }: Diagnostic, isFailure: boolean): string {
  const name = xml(`${message} (${file}:${line})`);
  const head = `    <testcase classname="${code}" name="${name}" file="${xml(file)}" line="${line}">`;
  const body = isFailure
    ? `<failure type="${severity}" message="${xml(message)}"></failure>`
    : `<system-out>${severity}</system-out>`;
  return `${head}${body}</testcase>\n`;
}

const SARIF: Readonly<Record<ChangeClass, string>> = {
  breaking: 'error',
  warning: 'warning',
  additive: 'note',
  'docs-only': 'note',
};

const SARIF_SEVERITY: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0. */
function sarifOf({ changes, diagnostics = [] }: DriftReport): string {
  const ids = [...new Set([...diagnostics.map(({ code }) => code), ...changes.map(({ id }) => id)])].sort();
  const location = ({ file, line }: Place) => ({
    physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine: line } },
  });
  const results = changes.map((change) => {
    const place = placeOf(change);
    const other = place === change.after ? change.before : change.after;
    return {
      ruleId: change.id,
      level: change.extraction ? 'error' : SARIF[change.class],
      message: { text: change.message },
      locations: [{ ...(place ? location(place) : {}), logicalLocations: [{ fullyQualifiedName: change.pointer }] }],
      ...(other ? { relatedLocations: [location(other)] } : {}),
      partialFingerprints: { 'specscribe/v1': change.fingerprint },
      ...(change.acknowledged
        ? { suppressions: [{ kind: 'external', justification: change.acknowledged.reason }] }
        : {}),
      properties: { class: change.class, operations: change.operations },
    };
  });
  const found = diagnostics.map((each) => ({
    ruleId: each.code,
    level: SARIF_SEVERITY[each.severity],
    message: { text: each.message },
    locations: [location(each)],
  }));
  const rules = ids.map((id) => {
    const rule = Object.hasOwn(CODES, id) ? CODES[id as keyof typeof CODES] : ruleOf(id);
    return { id, shortDescription: { text: rule?.title ?? id }, fullDescription: { text: rule?.why ?? id } };
  });
  const run = { tool: { driver: { name: 'specscribe', rules } }, results: [...found, ...results] };
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}
