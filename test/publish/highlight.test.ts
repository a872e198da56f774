import { describe, expect, it } from 'vitest';
import { highlight } from '../../scripts/publish/highlight.ts';
import { elementsOf, wordsOf } from './site-support.ts';

const LANGUAGES: readonly string[] = ['bash', 'go', 'java', 'json', 'python', 'typescript'];

/** The text that a browser would show. */
const shown = (markup: string) => {
  const pre = elementsOf(`<pre>${markup}</pre>`).find(({ tagName }) => tagName === 'pre');
  return pre === undefined ? undefined : wordsOf(pre);
};

describe('code of the site', () => {
  it.each<readonly [string, string, string]>([
    ['bash', 'curl "$OS_TOKEN"', '<span class="t-v">$OS_TOKEN</span>'],
    ['go', 'return nil', '<span class="t-k">return</span> nil'],
    ['java', 'new ObjectMapper()', '<span class="t-k">new</span> <span class="t-f">ObjectMapper</span>()'],
    ['json', '{"size": 12}', '<span class="t-n">12</span>'],
    ['python', '# a word', '<span class="t-c"># a word</span>'],
    ['typescript', 'const kite = "red";', '<span class="t-s">&quot;red&quot;</span>'],
  ])('has colours in %s', (language, code, part) => {
    expect(highlight(code, language).text).toContain(part);
    expect(shown(highlight(code, language).text)).toBe(code);
  });

  it.each(
    LANGUAGES.flatMap((language) =>
      [
        '</code></pre><script>alert(1)</script>',
        '"</span><img src=x onerror=alert(1)>"',
        "'<!--' && `\u0024{'<b>'}` // <i>",
        '"a" <span class="t-k">',
        'f"""{</pre>}"""',
      ].map((code) => [language, code] as const),
    ),
  )('never makes markup of %s: %s', (language, code) => {
    const markup = highlight(code, language).text;
    const made = elementsOf(`<pre>${markup}</pre>`).map(({ tagName }) => tagName);
    expect(new Set(made)).toEqual(
      new Set(['html', 'head', 'body', 'pre', ...(markup.includes('<span') ? ['span'] : [])]),
    );
    expect(shown(markup)).toBe(code);
    expect(markup.replace(/<span class="t-[a-z]">|<\/span>/g, '')).not.toContain('<');
  });

  it.each([
    ['a long line', `"${'a'.repeat(500)}"`],
    ['much white space', `1${' '.repeat(150)}2`],
    ['long code', '1,\n'.repeat(4000)],
  ])('leaves %s without colours', (_, code) => {
    expect(highlight(code, 'json').text).not.toContain('<span');
    expect(shown(highlight(code, 'json').text)).toBe(code);
  });
});
