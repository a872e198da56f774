import { madeValue } from '#example-values';
import type { OpenApiDocument } from '../emit/index.ts';
import { entriesOf, isNode, type Node, textOf } from '../nodes.ts';
import { operationViews } from '../operation-views.ts';
import { nodeAt, resolve, successesOf } from './resolve.ts';

/** What a fake of the service answers to an operation. */
export interface FakeAnswer {
  readonly status: number;
  /** Empty where there is no body. */
  readonly mediaType: string;
  /** The body as it is sent. */
  readonly body: string;
}

/** Statuses that HTTP sends without a body. */
const EMPTY: ReadonlySet<number> = new Set([204, 205]);

/**
 * An answer for each operation, by its id: the example of its first success that the contract has, else the least value
 * that its schema allows.
 */
export function fakeAnswers(contract: OpenApiDocument): ReadonlyMap<string, FakeAnswer> {
  return new Map(
    operationViews(contract as unknown as Node).map(({ method, node }) => [
      textOf(node.operationId) ?? '',
      answerOf(contract, method, node),
    ]),
  );
}

function answerOf(contract: OpenApiDocument, method: string, operation: Node): FakeAnswer {
  const successes = successesOf(operation).map(([status, response]) => ({
    status: Number(status.replace('XX', '00')),
    content: entriesOf(resolve(contract, response).content),
  }));
  const full = successes.find(({ status, content }) => content.length > 0 && !EMPTY.has(status));
  const { status = 200, content = [] } = full ?? successes[0] ?? {};
  const [first] = content;
  if (first === undefined || method === 'head' || EMPTY.has(status)) return { status, mediaType: '', body: '' };
  const [mediaType, media] = content.find(([type]) => isJson(type)) ?? first;
  const shown = exampleOf(contract, media);
  if (!isJson(mediaType)) return { status, mediaType, body: textOf(shown) ?? '' };
  return {
    status,
    mediaType,
    body: JSON.stringify(shown ?? madeValue(contract as unknown as Node, media.schema)) ?? 'null',
  };
}

function exampleOf(contract: OpenApiDocument, media: Node): unknown {
  if (media.example !== undefined) return media.example;
  const [first] = Object.values(nodeAt(media, 'examples'));
  return isNode(first) ? resolve(contract, first).value : undefined;
}

const isJson = (mediaType: string): boolean => /[/+]json\b/i.test(mediaType);
