import type { JudgedFinding } from '../diagnostics/index.ts';
import type { Item } from './item.ts';

/**
 * A finding of pages or of a contract as an item of a report.
 *
 * @param isReached whether findings of its severity fail the command; one that somebody has accepted fails nothing
 */
export function findingItem(finding: JudgedFinding, isReached: boolean): Item {
  const { code, severity, message, file, line, fingerprint, related = [], service, pointer, waiver } = finding;
  return {
    id: code,
    severity,
    label: severity,
    message,
    place: { file, line: Math.max(1, line) },
    related,
    places: [
      line > 0 ? `${file}:${line}` : `${file}${pointer ?? ''}`,
      ...related.map((each) => `${each.file}:${each.line} (${each.message})`),
    ].join(', '),
    fails: waiver === undefined && isReached,
    ...(fingerprint === '' ? {} : { fingerprint }),
    ...(pointer === undefined ? {} : { pointer }),
    ...(service === undefined ? {} : { service }),
    ...(waiver === undefined
      ? {}
      : { accepted: waiver.by === 'baseline' ? 'in the baseline' : `suppressed: ${waiver.reason}` }),
  };
}
