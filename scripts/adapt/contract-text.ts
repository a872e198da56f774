/** A contract in the text of a page's script, or of a file beside it, as a value with lines. Pure. */
import { getNodeValue, type Node as JsonNode, parseTree } from 'jsonc-parser';
import { isMap, isScalar, isSeq, parseDocument, type Node as YamlNode } from 'yaml';
import { pointer } from '../json-pointer.ts';
import { isNode, type Node } from '../nodes.ts';
import type { HeldContract, ViewerText } from '../ir/index.ts';
import { CONTRACT_KEY, lineIndex } from '../read/index.ts';

/** Why a text that looks like a contract gives none, in words that go on behind “can't be used: ”. */
export interface Fault {
  readonly reason: string;
  readonly line: number;
}

/** Nested deeper than any contract that people have written. */
const MAX_DEPTH = 200;
/** Characters; ten times the largest public contract that is known. */
const MAX_CONTRACT = 64 * 1024 * 1024;

export const isFault = (found: HeldContract | Fault): found is Fault => 'reason' in found;

/**
 * The contract in a text: JSON, a literal of JavaScript, JSON in a text of a script, or YAML. What is found is only
 * data; nothing of it is run.
 *
 * @returns undefined where nothing looks like a contract
 */
export function contractIn({ text, line }: ViewerText, file: string): HeldContract | Fault | undefined {
  const match = CONTRACT_KEY.exec(resetAt(text));
  if (!match) return undefined;
  const lineAt = lineIndex(text);
  const at = (offset: number): number => line + lineAt(offset) - 1;
  const fault = (reason: string): Fault => ({ reason, line: at(match.index) });
  const [, quote = '', word, , version = ''] = match;
  if (word === 'swagger' || version.startsWith('2'))
    return fault(`it is Swagger ${version}; convert it to OpenAPI 3, for example with swagger2openapi`);
  if (text.length > MAX_CONTRACT) return fault('it is larger than 64 million characters');
  try {
    const found = parsed(text, match.index, quote);
    if (found === undefined) return fault('it is neither JSON nor YAML');
    if (typeof found === 'string') return fault(found);
    const reason = faultOf(found.value);
    if (reason !== undefined) return fault(reason);
    const lines = new Map([...found.offsets].map(([where, offset]) => [where, at(offset)]));
    return { file, line: at(found.start), version, value: found.value as Node, lines };
  } catch (error) {
    if (error instanceof RangeError) return fault('it is nested too deep');
    throw error;
  }
}

/** The pattern is one object: where it looks next is part of its state. */
function resetAt(text: string): string {
  CONTRACT_KEY.lastIndex = 0;
  return text;
}

interface Parsed {
  readonly value: unknown;
  readonly start: number;
  /** Offsets of maps and of items by JSON pointer; none where all is on one line. */
  readonly offsets: ReadonlyMap<string, number>;
}

/** @returns a reason where it is nested too deep, undefined where it can't be read */
function parsed(text: string, key: number, quote: string): Parsed | string | undefined {
  if (quote.startsWith('\\')) return parsedInText(text, key, quote.slice(1));
  const start = openBrace(text, key);
  if (start === undefined) return parsedYaml(text, 0);
  const end = closeBrace(text, start);
  if (end === 'deep') return 'it is nested too deep';
  const literal = text.slice(start, end);
  return parsedJson(literal, start) ?? parsedYaml(literal, start);
}

function parsedJson(text: string, start: number): Parsed | undefined {
  const isOneLine = !text.includes('\n');
  const value = jsonOf(text);
  if (value !== undefined && isOneLine) return { value, start, offsets: new Map() };
  const errors: { error: number }[] = [];
  const root = parseTree(text, errors as never, { allowTrailingComma: true });
  if (!root || errors.length > 0) return undefined;
  const offsets = new Map<string, number>();
  jsonOffsets(root, '', start, offsets);
  return { value: value ?? getNodeValue(root), start, offsets };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function jsonOffsets(node: JsonNode, at: string, start: number, offsets: Map<string, number>): void {
  offsets.set(at, start + node.offset);
  if (node.type === 'array')
    for (const [index, each] of (node.children ?? []).entries()) jsonOffsets(each, pointer(at, index), start, offsets);
  if (node.type !== 'object') return;
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (!key || !value) continue;
    const where = pointer(at, String(key.value));
    jsonOffsets(value, where, start, offsets);
    offsets.set(where, start + key.offset);
  }
}

/** Block or flow form; a literal of JavaScript with plain keys is flow form too. */
function parsedYaml(text: string, start: number): Parsed | undefined {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const offsets = new Map<string, number>();
  yamlOffsets(document.contents, '', start, offsets);
  try {
    return { value: document.toJS(), start: start + (document.contents.range?.[0] ?? 0), offsets };
  } catch (error) {
    // Aliases that would grow without bound.
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function yamlOffsets(node: unknown, at: string, start: number, offsets: Map<string, number>): void {
  if (isMap(node))
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const where = pointer(at, String(key.value));
      yamlOffsets(value, where, start, offsets);
      offsets.set(where, start + (key.range?.[0] ?? 0));
    }
  else if (isSeq(node))
    for (const [index, each] of node.items.entries()) {
      const where = pointer(at, index);
      yamlOffsets(each, where, start, offsets);
      offsets.set(where, start + ((each as YamlNode | null)?.range?.[0] ?? 0));
    }
}

/** `JSON.parse("{\"openapi\": …}")`: all of it is on the line of the text that holds it. */
function parsedInText(text: string, key: number, quote: string): Parsed | string | undefined {
  const open = text.lastIndexOf(`${quote}{`, key);
  if (open < 0) return undefined;
  const escaped = /(?:[^"\\\n]|\\.)*/y;
  escaped.lastIndex = open + 1;
  const body = escaped.exec(text)?.[0] ?? '';
  const inner = jsonOf(`"${body}"`);
  if (typeof inner !== 'string') return undefined;
  if (closeBrace(inner, 0) === 'deep') return 'it is nested too deep';
  const value = jsonOf(inner);
  return value === undefined ? undefined : { value, start: open, offsets: new Map() };
}

/** The brace of the map that a key stands in; undefined where it stands in none. */
function openBrace(text: string, key: number): number | undefined {
  const front = /\{\s*$/.exec(text.slice(Math.max(0, key - 200), key));
  if (front) return key - front[0].length;
  const open: number[] = [];
  for (let at = 0; at < key; at++) {
    at = behindText(text, at);
    if (text[at] === '{') open.push(at);
    else if (text[at] === '}') open.pop();
  }
  return open.at(-1);
}

/** Offset behind the brace that closes what opens at `start`; the end of the text where none does. */
function closeBrace(text: string, start: number): number | 'deep' {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    at = behindText(text, at);
    const mark = text[at];
    if (mark === '{' || mark === '[') depth++;
    else if (mark === '}' || mark === ']') depth--;
    if (depth > MAX_DEPTH) return 'deep';
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/** Where a text between quotes begins, the offset of its last quote; else the offset itself. */
function behindText(text: string, at: number): number {
  const quote = text[at];
  if (quote !== '"' && quote !== "'" && quote !== '`') return at;
  let end = at + 1;
  while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1;
  return end;
}

/** What makes a value no contract that may be taken. */
function faultOf(value: unknown): string | undefined {
  if (!isNode(value) || !isNode(value.paths)) return 'it has no paths';
  const visit = (node: unknown, depth: number): string | undefined => {
    if (depth > MAX_DEPTH) return 'it is nested too deep';
    if (typeof node !== 'object' || node === null) return undefined;
    for (const [key, inner] of Object.entries(node)) {
      if (key === '__proto__') return 'it has a key __proto__';
      if (key === '$ref' && typeof inner === 'string' && !inner.startsWith('#'))
        return `$ref ${JSON.stringify(inner.slice(0, 200))} leaves the contract; bundle it first`;
      const found = visit(inner, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(value, 0);
}
