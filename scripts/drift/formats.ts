import type { Place } from '../diagnostics.ts';
import { type Annotation, workflowCommand } from '../workflow-command.ts';
import { CLASSES, type ChangeClass, ruleOf } from './catalogue.ts';
import { htmlOf } from './html.ts';
import type { DriftReport, FailClass, JudgedChange } from './report.ts';
import { failsAt } from './report.ts';
import { HEADINGS, placesText, summaryText } from './words.ts';

/** Renders a report; `failOn` is what a test report calls a failure. */
type Render = (report: DriftReport, failOn: FailClass) => string;

/** Ways to tell a report but the plain one, which has colours and is the terminal's. All tell the same changes. */
export const RENDERS: Readonly<Record<'json' | 'markdown' | 'html' | 'github' | 'junit' | 'sarif', Render>> = {
  json: jsonOf,
  markdown: markdownOf,
  html: htmlOf,
  github: ({ changes }) => changes.map(githubLine).join(''),
  junit: junitOf,
  sarif: sarifOf,
};

function jsonOf({ summary, changes, stale }: DriftReport): string {
  const list = changes.map(
    ({ id, class: klass, message, pointer, operations, before, after, fingerprint, ...more }) => ({
      id,
      class: klass,
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
  return `${JSON.stringify({ summary, changes: list, ...(stale.length > 0 ? { stale } : {}) }, null, 2)}\n`;
}

function markdownOf(report: DriftReport): string {
  const sections = CLASSES.flatMap((klass) => {
    const changes = report.changes.filter((change) => change.class === klass);
    if (changes.length === 0) return [];
    const list = changes.map(markdownItem).join('');
    const heading = `${HEADINGS[klass]}: ${changes.length}`;
    // Words are many: they are there, and folded.
    return klass === 'docs-only'
      ? [`<details><summary>${heading}</summary>\n\n${list}\n</details>\n`]
      : [`## ${heading}\n\n${list}`];
  });
  return `# Drift\n\n${summaryText(report)}\n${sections.map((section) => `\n${section}`).join('')}`;
}

/** Texts of pages stand in code marks or are escaped: none becomes markup. */
function markdownItem(change: JudgedChange): string {
  const message = change.message
    .replace(/[<>&]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/@/g, '@&#8203;')
    .replace(/\s+/g, ' ');
  const service = change.service === undefined ? '' : `**${change.service}** `;
  const marks = [
    change.extraction ? '**a fault of specscribe**' : '',
    acknowledgedText(change).replace(/[<>&@]/g, ''),
  ].filter(Boolean);
  const places = placesText(change);
  return `- ${service}${message} (\`${change.id}\`, \`${change.fingerprint}\`)${marks.map((mark) => `; ${mark}`).join('')}${places === '' ? '' : `  \n  \`${places}\``}\n`;
}

const acknowledgedText = ({ acknowledged }: JudgedChange): string =>
  acknowledged
    ? `acknowledged${acknowledged.documentationCorrected ? ' as a correction of the documentation' : ''}: ${acknowledged.reason.replace(/\s+/g, ' ')}`
    : '';

const GITHUB: Readonly<Record<ChangeClass, Annotation['level']>> = {
  breaking: 'error',
  warning: 'warning',
  additive: 'notice',
  'docs-only': 'notice',
};

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

function junitOf({ changes }: DriftReport, failOn: FailClass): string {
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
  const failures = changes.filter(isFailure).length;
  const counts = `tests="${changes.length}" failures="${failures}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="specscribe diff" ${counts}>\n  <testsuite name="specscribe diff" ${counts}>\n${cases.join('')}  </testsuite>\n</testsuites>\n`;
}

const SARIF: Readonly<Record<ChangeClass, string>> = {
  breaking: 'error',
  warning: 'warning',
  additive: 'note',
  'docs-only': 'note',
};

/** SARIF 2.1.0. */
function sarifOf({ changes }: DriftReport): string {
  const ids = [...new Set(changes.map(({ id }) => id))].sort();
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
  const rules = ids.map((id) => {
    const rule = ruleOf(id);
    return { id, shortDescription: { text: rule?.title ?? id }, fullDescription: { text: rule?.why ?? id } };
  });
  const run = { tool: { driver: { name: 'specscribe', rules } }, results };
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}
