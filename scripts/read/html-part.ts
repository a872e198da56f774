import type { AnyNode, Element, ParentNode } from 'domhandler';
import type { Markup } from '../dialects/index.ts';

/** Ways of marking the part of a page that its author wrote, the surest first. */
const MAIN: readonly ((node: Element, markup: Markup) => boolean)[] = [
  ({ attribs }) => attribs.itemprop === 'articleBody',
  ({ attribs }) => attribs.role === 'main',
  ({ name }) => name === 'main',
  (node, { main }) => node.name === 'div' && hasClass(node, main),
];

/** The part of a page without the menus of its theme; the page itself where nothing marks one. */
export function mainPart(root: ParentNode, markup: Markup): ParentNode {
  let best: ParentNode = root;
  let rank = MAIN.length;
  for (const node of elementsBelow(root)) {
    const own = MAIN.findIndex((isMain) => isMain(node, markup));
    if (own < 0 || own >= rank) continue;
    best = node;
    rank = own;
  }
  return best;
}

/** The chapters above a page, as a theme shows them over its text: title and link, the outermost first. */
export function breadcrumbs(
  root: ParentNode,
  markup: Markup,
): readonly { readonly title: string; readonly link: string }[] {
  for (const node of elementsBelow(root)) {
    const { class: classes = '', 'aria-label': label = '' } = node.attribs;
    const isTrail = markup.breadcrumbs.test(classes) || markup.breadcrumbs.test(label);
    if (!isTrail || !TRAILS.has(node.name)) continue;
    return [...elementsBelow(node)]
      .filter(({ name, attribs }) => name === 'a' && attribs.href !== undefined)
      .map((link) => ({ title: innerText(link, markup).trim(), link: link.attribs.href as string }))
      .filter(({ title }) => title !== '');
  }
  return [];
}

/** The entries above the page and its own in the menu of a theme of Sphinx: title and link, the outermost first. */
export function menuTrail(
  root: ParentNode,
  markup: Markup,
): readonly { readonly title: string; readonly link: string }[] {
  const { entry, current } = markup.menu;
  return [...elementsBelow(root)].flatMap((node) => {
    if (node.name !== 'li' || !hasClass(node, current) || !entry.test(node.attribs.class ?? '')) return [];
    const link = node.children.find((child): child is Element => isElement(child) && child.name === 'a');
    return link?.attribs.href === undefined ? [] : [{ title: innerText(link, markup).trim(), link: link.attribs.href }];
  });
}

const TRAILS = new Set(['ul', 'ol', 'nav', 'div']);

/** The page's address, where a browser or a program that saved it has left it. */
export function savedAddress(root: ParentNode): string | undefined {
  for (const node of nodesBelow(root)) {
    if (node.type === 'comment') {
      const address = /saved from url=\(\d+\)(\S+)/.exec(node.data)?.[1];
      if (address !== undefined) return address;
    }
    if (!isElement(node)) continue;
    const { rel, href } = node.attribs;
    if (
      href !== undefined &&
      (node.name === 'base' || (node.name === 'link' && rel === 'canonical')) &&
      /^https?:/i.test(href)
    )
      return href;
    if (node.name === 'body') return undefined;
  }
  return undefined;
}

/** What Sphinx makes of plain characters outside of code; an em dash is as often the writer's own. */
const TYPOGRAPHY: Readonly<Record<string, string>> = { '“': '"', '”': '"', '‘': "'", '’': "'", '–': '--', '…': '...' };

/** Text as its writer typed it, before Sphinx made it look better: `"a"` again where a page shows `“a”`. */
export const asTyped = (text: string): string =>
  text.replace(/[“”‘’–…]/g, (character) => TYPOGRAPHY[character] ?? character);

/** Most elements have no class, and of the others most have not even the letters of it. */
export const hasClass = ({ attribs }: Element, name: string): boolean => {
  const classes = attribs.class;
  return classes?.includes(name) === true && classes.split(/\s+/).includes(name);
};

export function isElement(node: AnyNode): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/** All nodes below a node in the order of the page, without recursion. */
export function* nodesBelow(parent: ParentNode): Generator<AnyNode> {
  const stack: AnyNode[] = [...parent.children].reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    if ('children' in next)
      for (let at = next.children.length - 1; at >= 0; at--) stack.push(next.children[at] as AnyNode);
  }
}

function* elementsBelow(parent: ParentNode): Generator<Element> {
  for (const node of nodesBelow(parent)) if (isElement(node)) yield node;
}

/**
 * Text below a node; `<br>` is a line break, scripts, styles and the numbers of lines are nothing.
 *
 * @param enough how many characters the caller needs: what comes behind them may be left out
 */
export function innerText(node: Element, markup: Markup, enough = Number.POSITIVE_INFINITY): string {
  const stack: AnyNode[] = [...node.children].reverse();
  let text = '';
  for (let next = stack.pop(); next && text.length <= enough; next = stack.pop()) {
    if (next.type === 'text') text += next.data;
    else if (next.type === 'tag') {
      if (next.name === 'br') text += '\n';
      if (hasClass(next, markup.lineNumbers)) continue;
      for (let i = next.children.length - 1; i >= 0; i--) stack.push(next.children[i] as AnyNode);
    }
  }
  return text;
}
