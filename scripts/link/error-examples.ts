import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { addTo, append } from '../append.ts';
import {
  type Diagnostic,
  diagnostic,
  type ErrorBodyFacts,
  type ErrorCodeFacts,
  type ExampleFacts,
  type PageFacts,
} from '../ir/index.ts';
import { treeOf } from './example-json.ts';

/** Codes of the appendix by name; a code may have several rows. */
export type ErrorAppendix = ReadonlyMap<string, readonly ErrorCodeFacts[]>;

export function appendixOf(pages: readonly PageFacts[]): ErrorAppendix {
  const appendix = new Map<string, ErrorCodeFacts[]>();
  for (const code of pages.flatMap((page) => page.errorCodes)) addTo(appendix, code.code, code);
  return appendix;
}

/**
 * Holds the error examples of a page against the common pages: the spelling of the body's keys, and the HTTP status
 * that the appendix gives the example's code.
 *
 * @param statuses the statuses that the operation's page states or its examples show
 */
export function errorFindings(
  page: PageFacts,
  statuses: ReadonlySet<string>,
  appendix: ErrorAppendix,
  common: ErrorBodyFacts | undefined,
): Diagnostic[] {
  const out: Diagnostic[] = [];
  const own = page.errorBody;
  if (own && common && own.messageKey !== common.messageKey && own.codeKey === common.codeKey) {
    const related = [
      { file: common.source.file, line: common.source.line, message: `the common page has ${common.messageKey}` },
    ];
    const params = { own: own.messageKey, common: common.messageKey };
    out.push(diagnostic('link/error-body-spelling', own.source, params, { related }));
  }
  for (const example of page.operation?.examples ?? []) append(out, statusOfCode(example, statuses, appendix));
  return out;
}

const CODE_KEYS = ['error_code', 'errorCode', 'code'];

/** The error code of the body itself: one further inside tells of a part that failed while the whole did not. */
function codeNode(text: string): Node | undefined {
  if (!CODE_KEYS.some((key) => text.includes(`"${key}"`))) return undefined;
  const tree = treeOf(text);
  if (!tree) return undefined;
  return CODE_KEYS.map((key) => findNodeAtLocation(tree, [key])).find((node) => node?.type === 'string');
}

/** A code in an example whose status in the appendix is not one of the example or of the operation. */
function statusOfCode(example: ExampleFacts, statuses: ReadonlySet<string>, appendix: ErrorAppendix): Diagnostic[] {
  const text = example.kind === 'response' ? (example.body?.text ?? '') : '';
  const node = codeNode(text);
  const code = node && String(node.value);
  const rows = code === undefined ? undefined : appendix.get(code);
  const listed = new Set(rows?.map((row) => row.status).filter((status) => status !== undefined));
  const [first] = rows ?? [];
  if (!node || !first || listed.size === 0) return [];
  const shown = example.status === undefined ? statuses : new Set([example.status]);
  // A page that lists successes alone says nothing of failures.
  if (example.status === undefined && ![...shown].some((status) => /^[45]/.test(status))) return [];
  if (shown.size === 0 || [...listed].some((status) => shown.has(status))) return [];
  const line = (example.body?.line ?? example.source.line) + text.slice(0, node.offset).split('\n').length - 1;
  const params = {
    as: example.status === undefined ? 'operation' : 'example',
    code: String(code),
    listed: [...listed].join(', '),
    shown: [...shown].join(', '),
  } as const;
  const related = [{ file: first.source.file, line: first.source.line, message: 'the row of the appendix' }];
  return [diagnostic('link/error-code-status', { file: example.source.file, line }, params, { related })];
}
