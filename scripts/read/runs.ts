import { type Run, ZERO_WIDTH } from '../ir/index.ts';

type Look = Pick<Run, 'bold' | 'italic' | 'code' | 'link'>;

const BLANKS = /[\s\u00a0]+/g;
const NEEDS_SQUEEZE = /[\t\n\r\f\v\u00a0\u00ad\u200b-\u200d\u2060\u3000\ufeff]| {2}/;

/** Collects the runs of one paragraph: blanks are squeezed across runs, equal neighbours merge, ends are trimmed. */
export class RunBuffer {
  private runs: { text: string; look: Look }[] = [];
  private endsBlank = true;

  get empty(): boolean {
    return this.runs.length === 0;
  }

  add(text: string, look: Look): void {
    let squeezed = NEEDS_SQUEEZE.test(text) ? text.replace(ZERO_WIDTH, '').replace(BLANKS, ' ') : text;
    if (this.endsBlank && squeezed.startsWith(' ')) squeezed = squeezed.slice(1);
    if (squeezed === '') return;
    this.endsBlank = squeezed.endsWith(' ');
    const last = this.runs.at(-1);
    if (last && sameLook(last.look, look)) last.text += squeezed;
    else this.runs.push({ text: squeezed, look });
  }

  /** Raised text: behind a digit a power, behind a word the number of a footnote, else text like any other. */
  addRaised(text: string, look: Look): void {
    const mark = text.trim();
    const before = this.runs.at(-1)?.text.at(-1) ?? '';
    if (!/^\d{1,3}$/.test(mark) || before === '') return this.add(text, look);
    this.add(/\d/.test(before) ? `^${mark}` : `[${mark}]`, look);
  }

  /** The runs so far; the buffer is empty afterwards. */
  take(): readonly Run[] {
    const last = this.runs.at(-1);
    if (last) last.text = last.text.trimEnd();
    const runs = this.runs.filter(({ text }) => text !== '').map(({ text, look }): Run => ({ text, ...look }));
    this.runs = [];
    this.endsBlank = true;
    return runs;
  }
}

function sameLook(a: Look, b: Look): boolean {
  return a === b || (a.bold === b.bold && a.code === b.code && a.italic === b.italic && a.link === b.link);
}
