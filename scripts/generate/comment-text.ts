/** How a list begins its items in Markdown. */
const ITEM = /^\s*[-*+] +/;

/**
 * Text of a contract, which is Markdown, for a comment of a language that has none: without marks of emphasis, code and
 * links, and with a list as one sentence, `A; B; C`.
 */
export function plainComment(markdown: string): string {
  const out: string[] = [];
  let inList = false;
  for (const line of markdown.split('\n')) {
    const text = withoutMarks(line.replace(ITEM, '')).trim();
    if (text === '') continue;
    const isItem = ITEM.test(line);
    // What is set in goes on with its item.
    const goesOn: boolean = inList && !isItem && /^\s/.test(line);
    if (isItem && inList) out.push(`${withoutEnd(out.pop() ?? '')};`);
    if (inList && !isItem && !goesOn) out.push(ended(out.pop() ?? ''));
    out.push(text);
    inList = isItem || goesOn;
  }
  return out.join(' ');
}

const ended = (text: string): string => (/[.:!?]$/.test(text) ? text : `${text}.`);

const withoutEnd = (text: string): string => text.replace(/[.;,]$/, '');

/** A tag of comments in a page's text, such as `{@code null}`: tools of documentation would take it for their own. */
const INLINE_TAG = /\{@\w{1,20} ([^{}\n]{0,500})\}/g;

/** Text of a page without tags that stand in braces. */
export const withoutTags = (text: string): string => text.replace(INLINE_TAG, '`$1`').replaceAll('{@', '{ @');

/** Code of Markdown, in which nothing is escaped, or a word that tools of documentation take for a tag. */
const CODE_OR_TAG = /((?<!\\)`[^`\n]{1,500}`)|(?<=^|[\s(*_])@(?=[A-Za-z])/gm;

/** Text of a page for a comment that is Markdown: `@mentioned` and `{@code null}` are no tags of the comment. */
export const markdownComment = (text: string): string =>
  withoutTags(text).replace(CODE_OR_TAG, (_, code: string | undefined) => code ?? '\\@');

const withoutMarks = (text: string): string =>
  withoutTags(text)
    .replace(/\*\*([^*]{1,500})\*\*/g, '$1')
    .replace(/(?<![\w*\\])\*(?![\s*])([^*\n]{1,500})(?<![\s\\])\*(?![\w*])/g, '$1')
    .replace(/(?<!\\)`([^`]{1,500})`/g, '$1')
    .replace(/\[([^[\]]{1,500})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/\\([*_`[\]()#+\-.!|~])/g, '$1');

/** A line of a comment is no longer than this, unless a word is. */
const LONGEST = 120;

/**
 * Breaks text at blanks, but not in front of an `@`, which would begin a tag at the beginning of a line.
 *
 * @param front what stands before the first line, and `next` before the others
 */
export function wrapped(text: string, front: string, next: string): string[] {
  const lines: string[] = [];
  let line = front;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > LONGEST && !word.startsWith('@')) {
      lines.push(line);
      line = next;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** Source whose comments in whole lines, `// text` or ` * text`, are not too long. */
export const withShortComments = (source: string): string =>
  source
    .split('\n')
    .flatMap((line) => {
      if (line.length <= LONGEST) return [line];
      const [, lineFront, lineText] = /^([ \t]*\/\/ )(\S.*)$/.exec(line) ?? [];
      if (lineFront !== undefined && lineText !== undefined) return wrapped(lineText, lineFront, lineFront);
      const [, front, text] = /^( *\* )(\S.*)$/.exec(line) ?? [];
      if (front !== undefined && text !== undefined)
        return wrapped(text, front, text.startsWith('@') ? `${front}    ` : front);
      const [, indent, whole] = /^( *)\/\*\* (\S.*) \*\/$/.exec(line) ?? [];
      if (indent === undefined || whole === undefined) return [line];
      return [`${indent}/**`, ...wrapped(whole, `${indent} * `, `${indent} * `), `${indent} */`];
    })
    .join('\n');

/** Python whose docstrings have no line that is too long. */
export function withShortDocstrings(source: string): string {
  let inside = false;
  return source
    .split('\n')
    .flatMap((line) => {
      const marks = line.split('"""').length - 1;
      const begins = !inside && line.trimStart().startsWith('"""');
      const isText = marks === 0 ? inside : begins && (marks === 1 || (marks === 2 && line.endsWith('"""')));
      if (marks % 2 === 1) inside = !inside;
      if (!isText || line.length <= LONGEST) return [line];
      const text = line.trimStart();
      const front = line.slice(0, line.length - text.length);
      return wrapped(text, front, text.startsWith(':') ? `${front}    ` : front);
    })
    .join('\n');
}
