import type { FastifyRequest } from 'fastify';
import {
  type Contract,
  entriesOf,
  hasBody,
  isJson,
  isNode,
  listOf,
  type Media,
  type Node,
  nodeAt,
  type Operation,
  resolve,
  responseOf,
  textOf,
} from './contract.js';
import { madeValue } from './made.js';
import { CODES, Refusal } from './refusals.js';
import type { Answer, Service } from './service.js';

/** Says where an example comes from: a page, a page that contradicts its own schema, or nowhere. */
const ORIGIN_HEADER = 'x-specscribe-example';
/** Asks for another status than the first success. `Prefer: code=404` does the same. */
const STATUS_HEADER = 'x-specscribe-status';
const CONTRADICTING = 'x-contradicting-examples';
const ALTERNATIVES = 'x-alternatives';
const ERROR_CODES = 'x-error-codes';

type Origin = 'page' | 'contradicting' | 'made';

/**
 * Answers an operation with an example of the contract: of the status that the request asks for, else of the first
 * success. Where the contract has none, a minimal value is made from the schema, and a header says so.
 *
 * @param problemsOf says where an answer breaks the contract; where given, an example that does is not used
 * @throws Refusal where the status that was asked for is not documented
 */
export function exampleAnswer(
  service: Service,
  operation: Operation,
  request: FastifyRequest,
  problemsOf: (answer: Answer) => readonly string[] = () => [],
): Answer {
  const status = askedStatus(operation, request) ?? firstAnswer(operation);
  const media = chosenMedia(responseOf(operation, status) ?? []);
  if (media === undefined || !hasBody(operation, status)) return { status };
  const candidates = candidatesOf(service, operation, media, status);
  const answers = candidates.map(([origin, body]) => ({ status, body, headers: { [ORIGIN_HEADER]: origin } }));
  // The last one is made from the schema; where even that breaks it, the server says how.
  return (answers.find((each) => problemsOf(each).length === 0) ?? answers.at(-1)) as Answer;
}

const chosenMedia = (media: readonly Media[]): Media | undefined => media.find(({ type }) => isJson(type)) ?? media[0];

function askedStatus(operation: Operation, { headers }: FastifyRequest): number | undefined {
  const preferred = /(?:^|[,;\s])code\s*=\s*"?([^",;\s]+)/i.exec(String(headers.prefer ?? ''))?.[1];
  const asked = headers[STATUS_HEADER] ?? preferred;
  if (asked === undefined) return undefined;
  const status = Number(asked);
  if (/^[2-5]\d\d$/.test(String(asked)) && responseOf(operation, status)) return status;
  const documented = [...operation.responses.keys()].join(', ');
  throw new Refusal(400, CODES[400] as string, `status ${asked} is not documented; ${operation.id} has ${documented}`);
}

/** A success, or another answer that is no error, such as a 300 that lists versions. */
function firstAnswer({ responses }: Operation): number {
  const statuses = [...responses.keys()].filter((status) => /^[23]\d\d$/.test(status)).sort();
  return Number(statuses[0] ?? 200);
}

function candidatesOf(service: Service, operation: Operation, media: Media, status: number): [Origin, unknown][] {
  const { type, node } = media;
  const stated = entriesOf(node.examples).map(([, example]) => resolve(service.contract, example).value);
  const single = 'example' in node ? [node.example] : [];
  const contradicting = listOf(node[CONTRADICTING])
    .filter(isNode)
    .map(({ value }) => value);
  return [
    ...[...single, ...stated].map((body): [Origin, unknown] => ['page', body]),
    ...contradicting.map((body): [Origin, unknown] => ['contradicting', body]),
    ['made', isJson(type) ? madeBody(service, operation, media, status) : ''],
  ];
}

/** A value of the schema; an error says what the contract lists for its status. */
function madeBody({ contract, errorBody }: Service, operation: Operation, { node }: Media, status: number): unknown {
  if (status >= 400) return errorBody(listedError(contract, status), operation);
  const [alternative] = listOf(node[ALTERNATIVES]).filter(isNode);
  return madeValue(contract, alternative?.schema ?? node.schema);
}

/** The first error that the contract lists with a status. */
function listedError(contract: Contract, status: number): Refusal {
  for (const [code, entries] of Object.entries(nodeAt(contract, ERROR_CODES))) {
    const found = listOf(entries).find((each): each is Node => isNode(each) && each.status === `${status}`);
    if (found) return new Refusal(status, code, textOf(found.message) ?? code);
  }
  return new Refusal(status, CODES[status] ?? `Stub.${status}`, `an example of status ${status}`);
}
