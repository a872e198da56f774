import type { Run } from './document.ts';

type Look = Pick<Run, 'bold' | 'italic' | 'code' | 'link'>;

const BLANKS = /[\s\u00a0\u200b\ufeff]+/g;
const NEEDS_SQUEEZE = /[\t\n\r\f\v\u00a0\u200b\ufeff]| {2}/;

/** Collects the runs of one paragraph: blanks are squeezed across runs, equal neighbours merge, ends are trimmed. */
export class RunBuffer {
  private runs: { text: string; look: Look }[] = [];
  private endsBlank = true;

  get empty(): boolean {
    return this.runs.length === 0;
  }

  add(text: string, look: Look): void {
    let squeezed = NEEDS_SQUEEZE.test(text) ? text.replace(BLANKS, ' ') : text;
    if (this.endsBlank && squeezed.startsWith(' ')) squeezed = squeezed.slice(1);
    if (squeezed === '') return;
    this.endsBlank = squeezed.endsWith(' ');
    const last = this.runs.at(-1);
    if (last && sameLook(last.look, look)) last.text += squeezed;
    else this.runs.push({ text: squeezed, look });
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
