import type { Source } from '../provenance.ts';
import type { ExampleFacts } from './facts.ts';
import type { Part } from './sections.ts';
import { requestLineOf } from './uri.ts';

const STATUS_LINE = /^(?:HTTP\/[\d.]+\s+|STATUS CODE:?\s*)(\d{3})\b/i;
const FAILED_LABEL = /^(?:failed|failure|abnormal|error|unsuccessful)\b/i;
const GENERIC_LABEL =
  /^(?:(?:example|sample)s?(?: (?:request|response)s?)?|(?:request|response) (?:example|sample)s?|status code.*|none|(?:successful|failed|abnormal|normal) (?:sample )?responses?|or)\W*$/i;

/** Reads one code block of an example section: request line, headers, body. */
export function exampleOf(part: Part, file: string): ExampleFacts | undefined {
  if (part.block.kind !== 'code') return undefined;
  const { text, line } = part.block;
  const lines = text.split('\n');
  const at = bodyStart(lines);
  const head = at < 0 ? lines : lines.slice(0, at);
  const request = head.map((each, index) => ({ read: requestLineOf(each), index })).find(({ read }) => read);
  const statusLine = head.map((each) => STATUS_LINE.exec(each.trim())?.[1]).find(Boolean);
  const kind = kindOf(part, request !== undefined, statusLine !== undefined);
  if (!kind) return undefined;
  const source: Source = { file, line, words: text };
  const body =
    at < 0
      ? bareBody(text, line, request !== undefined || statusLine !== undefined)
      : { text: lines.slice(at).join('\n'), line: line + at };
  return {
    kind,
    status: kind === 'response' ? (statusLine ?? part.status) : undefined,
    failed: kind === 'response' && FAILED_LABEL.test(part.label),
    title: titleOf(part),
    requestLine: request?.read && {
      method: request.read.method,
      url: request.read.target,
      source: { file, line: line + request.index, words: lines[request.index] ?? '' },
    },
    body,
    source,
  };
}

/** Text that is no body at all: an address alone, or header lines. */
const NO_BODY = /^\s*(?:(?:https?:\/)?\/\S*|[A-Za-z][\w-]*: ?\S.*)?\s*$/;

/** A block without brackets: a literal, or text that is no body at all. */
function bareBody(text: string, line: number, hasRequestLine: boolean): ExampleFacts['body'] {
  return hasRequestLine || text.split('\n').every((each) => NO_BODY.test(each)) ? undefined : { text, line };
}

const bodyStart = (lines: readonly string[]): number => lines.findIndex((line) => /^\s*[[{]/.test(line));

function kindOf(part: Part, hasRequestLine: boolean, hasStatusLine: boolean): ExampleFacts['kind'] | undefined {
  switch (part.role) {
    case 'request-example':
    case 'request':
      return 'request';
    case 'response-example':
    case 'response':
      return 'response';
    case 'uri':
      return hasRequestLine ? 'request' : undefined;
    case 'examples':
      if (hasRequestLine) return 'request';
      return hasStatusLine || /response|result|return/i.test(part.label) || part.status !== undefined
        ? 'response'
        : /request/i.test(part.label)
          ? 'request'
          : undefined;
    default:
      return undefined;
  }
}

function titleOf(part: Part): string {
  const suffix = /\(([^()]+)\)\s*$/.exec(part.heading)?.[1];
  if (suffix) return suffix;
  return GENERIC_LABEL.test(part.label) ? '' : part.label.replace(/[:：.]$/, '');
}
