/** Columns of table lines: a character may take two of them (East Asian text) or none (a combining accent). */

const PAD = '\ue000';
const FIRST_STAND_IN = 0xe001;
const LAST_STAND_IN = 0xf8ff;

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** A character with the accents on it, a character of two code units, a wide character, or one of our stand-ins. */
const CLUSTER = /[\s\S]\p{Mn}+|[\u{10000}-\u{10ffff}]|[\u1100-\uffee]/gu;

/** Matches a page that has characters to be aligned. */
export const UNEVEN = /[^\0-\u02ff]/;

/** Lines in which every code unit is one column, and the way back to the author's text. */
export interface Aligned {
  readonly texts: readonly string[];
  readonly restore: (text: string) => string;
}

/** Columns that a line takes. */
export function columnsOf(text: string): number {
  return UNEVEN.test(text) ? (alignColumns([text]).texts[0] ?? text).length : text.length;
}

/** Makes columns of lines countable as code units. */
export function alignColumns(texts: readonly string[]): Aligned {
  const standIns = new Map<string, string>();
  const originals = new Map<string, string>();
  const standIn = (cluster: string): string => {
    const isWide = WIDE.test(cluster);
    if (cluster.length === 1 && !isStandIn(cluster)) return isWide ? cluster + PAD : cluster;
    let unit = standIns.get(cluster);
    if (unit === undefined) {
      if (FIRST_STAND_IN + standIns.size > LAST_STAND_IN) return cluster;
      unit = String.fromCharCode(FIRST_STAND_IN + standIns.size);
      standIns.set(cluster, unit);
      originals.set(unit, cluster);
    }
    return isWide ? unit + PAD : unit;
  };
  return {
    texts: texts.map((text) => (UNEVEN.test(text) ? text.replace(CLUSTER, standIn) : text)),
    restore: (text) => text.replace(/[\ue000-\uf8ff]/g, (unit) => (unit === PAD ? '' : (originals.get(unit) ?? unit))),
  };
}

const isStandIn = (unit: string): boolean => unit >= PAD && unit <= '\uf8ff';
