import type { ChildNode, Element } from 'domhandler';
import { xmlTree } from './html-tree.ts';
import { lineIndex } from './line-index.ts';

/** An element of a text of XML; siblings of one name are one element that is repeated. */
export interface XmlElement {
  readonly name: string;
  /** Counted from the line that the text begins on. */
  readonly line: number;
  readonly isRepeated: boolean;
  readonly children: readonly XmlElement[];
}

/** No document that is sent by hand nests deeper; what does is no structure that a page explains. */
const DEEPEST = 50;

/**
 * The root of a text that is one element of XML; undefined for any other text, for HTML, and for what nests deeper
 * than any page does.
 *
 * @param line of the page that the text begins on
 */
export function readXml(text: string, line: number): XmlElement | undefined {
  const root = rootOf(text);
  if (!root) return undefined;
  const lineOf = lineIndex(text);
  return elementOf([root], (node) => line + lineOf(node.startIndex ?? 0) - 1);
}

/** An element as it stands in a text, with what it holds. */
export interface XmlContent {
  readonly name: string;
  /** Counted from 0, in the text. */
  readonly line: number;
  /** The text of an element that holds no others, without blanks around it. */
  readonly text: string;
  readonly children: readonly XmlContent[];
}

/** What `readXml` reads, element for element, with their texts; undefined for the texts that it refuses. */
export function readXmlContent(text: string): XmlContent | undefined {
  const root = rootOf(text);
  const lineOf = lineIndex(text);
  return root && contentOf(root, (node) => lineOf(node.startIndex ?? 0) - 1);
}

function contentOf(node: Element, lineOf: (node: Element) => number): XmlContent {
  const text = node.children.map((child) => (child.type === 'text' ? child.data : '')).join('');
  const children = node.children.filter(isElement).map((child) => contentOf(child, lineOf));
  return { name: node.name, line: lineOf(node), text: text.trim(), children };
}

function rootOf(text: string): Element | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('<')) return undefined;
  const roots = xmlTree(text, DEEPEST)?.children ?? [];
  const root = roots.find(isElement);
  if (!root || root.name.toLowerCase() === 'html') return undefined;
  const closes = trimmed.endsWith(`</${root.name}>`) || /^<[^<>]*\/>$/.test(trimmed.replace(/^<\?[^<>]*\?>\s*/, ''));
  return closes && roots.every((node) => node === root || isBlank(node)) ? root : undefined;
}

/** Names are written into generated code. */
const PLAIN_NAME = /^[A-Za-z_][\w.:-]{0,127}$/;

const isElement = (node: ChildNode): node is Element => node.type === 'tag';

const isBlank = (node: ChildNode): boolean =>
  node.type === 'comment' || node.type === 'directive' || (node.type === 'text' && /^[\s.…]*$/.test(node.data));

/** What elements of one name in one place come to; undefined where a name is none. */
function elementOf(
  nodes: readonly Element[],
  lineOf: (node: Element) => number,
  isRepeated = false,
): XmlElement | undefined {
  const [first] = nodes;
  if (!first || !PLAIN_NAME.test(first.name)) return undefined;
  const byName = new Map<string, Element[]>();
  const repeated = new Set<string>();
  for (const node of nodes) {
    const here = new Set<string>();
    for (const child of node.children.filter(isElement)) {
      if (here.has(child.name)) repeated.add(child.name);
      here.add(child.name);
      const known = byName.get(child.name);
      if (known) known.push(child);
      else byName.set(child.name, [child]);
    }
  }
  const children: XmlElement[] = [];
  for (const [name, group] of byName) {
    const child = elementOf(group, lineOf, repeated.has(name));
    if (!child) return undefined;
    children.push(child);
  }
  return { name: first.name, line: lineOf(first), isRepeated, children };
}

/** Two readings of one element made one: what either has, and repeated where it is in either. */
export function mergeXml(a: XmlElement, b: XmlElement): XmlElement {
  const children = a.children.map((child) => {
    const same = b.children.find(({ name }) => name === child.name);
    return same ? mergeXml(child, same) : child;
  });
  const more = b.children.filter(({ name }) => a.children.every((child) => child.name !== name));
  return { ...a, isRepeated: a.isRepeated || b.isRepeated, children: [...children, ...more] };
}
