import type { Item } from './item.ts';

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

/** Items as a test report: what fails the run is a failure, anything else a test with a remark. */
export function junitOf(name: string, items: readonly Item[]): string {
  const cases = items.map((item) => {
    const { id, label, place, message, fingerprint, service } = item;
    const where = place ? ` file="${xml(place.file)}" line="${place.line}"` : '';
    const end = fingerprint ?? item.places;
    const title = `${service === undefined ? '' : `${service}: `}${message}${end === '' ? '' : ` [${end}]`}`;
    const head = `    <testcase classname="${xml(id)}" name="${xml(title)}"${where}`;
    const detail = xml([item.places, item.pointer, ...(item.marks ?? []), item.accepted].filter(Boolean).join('\n'));
    const body = item.fails
      ? `<failure type="${xml(label)}" message="${xml(message)}">${detail}</failure>`
      : `<system-out>${xml(label)}&#10;${detail}</system-out>`;
    return `${head}>${body}</testcase>\n`;
  });
  const counts = `tests="${cases.length}" failures="${items.filter(({ fails }) => fails).length}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(name)}" ${counts}>\n  <testsuite name="${xml(name)}" ${counts}>\n${cases.join('')}  </testsuite>\n</testsuites>\n`;
}
