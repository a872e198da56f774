/** Markdown without its code, in which HTML is text: what is left of it would be markup. */
export const withoutCode = (markdown: string): string => markdown.replace(/^```[\s\S]*?^```|`[^`\n]*`/gm, '');
