/** The fence of a block of code in Markdown: a backtick more than any run of them within it, three at least. */
export function fenceOf(code: string): string {
  let longest = 2;
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return '`'.repeat(longest + 1);
}
