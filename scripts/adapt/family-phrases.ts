/** What sentences of descriptions say of a value, by the phrases of a `family.yaml`. Pure. */
import { type Cell, squeeze, textOfBlocks } from '../ir/index.ts';
import type { StatedValues } from './values.ts';

/** Descriptions are read so far: what a value may be stands at their beginning. */
const LONGEST = 2_000;

/** What stands in quotes of any language. */
const QUOTED = /[«"“„‚‘]([^«»"“”„‚‘’]+)[»"”“‘’]/gu;

export class FamilyPhrases {
  private readonly phrases: readonly RegExp[];
  private readonly use: (at: number) => void;

  /** @param use is told of each phrase that says something of a value, by its place */
  constructor(phrases: readonly string[], use: (at: number) => void) {
    this.phrases = phrases.map((each) => new RegExp(each, 'u'));
    this.use = use;
  }

  /** What a cell says of its value; undefined where no phrase fits it. */
  valuesIn(cell: Cell | undefined): StatedValues | undefined {
    if (!cell || this.phrases.length === 0) return undefined;
    const text = squeeze(textOfBlocks(cell.blocks)).slice(0, LONGEST);
    const { line } = cell;
    let found: StatedValues = {};
    this.phrases.forEach((phrase, at) => {
      const match = phrase.exec(text);
      if (!match) return;
      this.use(at);
      const { min, max, default: preset, values, ...others } = match.groups ?? {};
      const words = match[0];
      const said = { words, line };
      const bounds = [
        ...numberOf('minimum', min).map((each) => ({ ...each, ...said })),
        ...numberOf('maximum', max).map((each) => ({ ...each, ...said })),
      ];
      const listed = [
        ...Object.entries(others).flatMap(([name, value]) => (/^value\d?$/.test(name) && value ? [value.trim()] : [])),
        ...listedIn(values ?? ''),
      ];
      found = {
        ...found,
        ...(bounds.length > 0 ? { bounds: [...(found.bounds ?? []), ...bounds] } : {}),
        ...(preset === undefined ? {} : { default: { value: preset.trim(), ...said } }),
        ...(listed.length === 0 ? {} : { enum: { value: listed, ...said } }),
      };
    });
    return Object.keys(found).length === 0 ? undefined : found;
  }
}

/** `1,000`, `1.000`: a thousand or one, as the language has it. */
const THOUSAND_OR_ONE = /^[-+−]?\d{1,3}(?:[.,]\d{3})+$/;

type Bound = 'minimum' | 'maximum';

function numberOf(name: Bound, text: string | undefined): { name: Bound; value: number }[] {
  const bare = text?.replace(/[\s'’_]/g, '') ?? '';
  if (THOUSAND_OR_ONE.test(bare)) return [];
  const plain = bare.replace(',', '.');
  return /^[-+−]?\d+(?:\.\d+)?$/.test(plain) ? [{ name, value: Number(plain.replace('−', '-')) }] : [];
}

/** The values of a list: what is in quotes, else what commas, slashes and bars part. */
function listedIn(text: string): string[] {
  const quoted = [...text.matchAll(QUOTED)].map(([, value = '']) => value.trim());
  if (quoted.length > 0) return quoted;
  return text
    .split(/[,;/|、，]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
