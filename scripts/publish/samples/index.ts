import type { OpenApiDocument } from '../../emit/index.ts';
import {
  type ClientSamples,
  environmentNote,
  GenerateError,
  JAR_TARGETS,
  type NamingInput,
  needsProject,
  operationsOf,
  type Packages,
  packageOf,
  type SampleBody,
  type SampleRequest,
  sampleEnvironment,
  sampleRequest,
  TARGETS,
  type WriteSample,
} from '../../generate/index.ts';
import { apartContract } from '../../operation-views.ts';
import { curlSample } from './curl.ts';

/** Targets that show what calls of their client look like. */
const CLIENTS = [...TARGETS, ...JAR_TARGETS].flatMap(({ name, samples }) => (samples ? [{ name, samples }] : []));

/** What a language of samples is called by programs, people, Markdown and the site's colours. */
export type SampleLanguage = { readonly name: string } & Pick<ClientSamples, 'title' | 'fence' | 'language'>;

export const SAMPLE_LANGUAGES: readonly SampleLanguage[] = [
  { name: 'curl', title: 'curl', fence: 'sh', language: 'bash' },
  ...CLIENTS.map(({ name, samples: { title, fence, language } }) => ({ name, title, fence, language })),
];

/** Programs that make one request of an operation, by language; a language is absent that can't write it. */
export interface OperationSamples {
  readonly code: Readonly<Record<string, string>>;
  /** Where the body's value is from; absent where there is none. */
  readonly bodyOrigin?: SampleBody['origin'];
  /** What the programs read from the environment, as a sentence. */
  readonly environment: string;
  /** What the programs send; absent where it can't be written. */
  readonly request?: SampleRequest;
}

export interface SamplesInput {
  readonly service: string;
  readonly contract: OpenApiDocument;
  /** Names of the packages of the clients, by target; a target's own choice where absent. */
  readonly packages?: Packages;
}

/** What a reader has to know of the samples of an operation. */
export const samplesNote = ({ bodyOrigin, environment }: OperationSamples): string =>
  bodyOrigin === 'made'
    ? `${environment} The page has no example of the body; this one is made of its table.`
    : environment;

export interface ServiceSamples {
  /** By the id of the operation, in the contract's order. */
  readonly operations: ReadonlyMap<string, OperationSamples>;
  /** Languages whose client can't be generated from the contract, each with the reason. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Samples of all operations. Equal input gives equal samples.
 *
 * @throws GenerateError for operations that no client can have, such as one without an id
 */
export function serviceSamples(input: SamplesInput): ServiceSamples {
  const contract = apartContract(input.contract);
  const all = operationsOf(contract);
  const refused = new Map<string, string>();
  const writers = CLIENTS.flatMap(({ name, samples }): (readonly [string, WriteSample])[] => {
    try {
      return [[name, samples.prepare(namingInput({ ...input, contract }, name), all)]];
    } catch (error) {
      if (!(error instanceof GenerateError)) throw error;
      refused.set(name, error.message);
      return [];
    }
  });
  const environment = sampleEnvironment(contract);
  const operations = new Map(
    all.map((operation) => {
      const request = sampleRequest(contract, operation);
      const note = environmentNote(environment, needsProject(operation));
      if (request === undefined) return [operation.id, { code: {}, environment: note }];
      const code = {
        curl: curlSample(request, environment),
        ...Object.fromEntries(writers.map(([name, write]) => [name, write(request)])),
      };
      const written = Object.fromEntries(Object.entries(code).filter(([, text]) => text !== undefined));
      const origin = request.body ? { bodyOrigin: request.body.origin } : {};
      return [operation.id, { code: written, request, environment: note, ...origin }];
    }),
  );
  return { operations, refused };
}

function namingInput({ service, contract, packages = {} }: SamplesInput, target: string): NamingInput {
  return { service, contract, ...packageOf(packages, target) };
}
