import type { OpenApiDocument } from '../../emit/index.ts';
import {
  CLIENT_NAMES,
  type ClientNames,
  GenerateError,
  type NamingInput,
  operationsOf,
  type Packages,
  packageOf,
  tokenHeader,
} from '../../generate/index.ts';
import { apartContract } from '../../operation-views.ts';
import { curlSample } from './curl.ts';
import { goSample } from './go.ts';
import { javaSample } from './java.ts';
import { pythonSample } from './python.ts';
import { type SampleBody, type SampleRequest, sampleRequest } from './request.ts';
import { typescriptSample } from './typescript.ts';

export const SAMPLE_LANGUAGES = [
  { name: 'curl', title: 'curl', fence: 'sh', language: 'bash' },
  { name: 'typescript', title: 'TypeScript', fence: 'ts', language: 'typescript' },
  { name: 'python', title: 'Python', fence: 'python', language: 'python' },
  { name: 'go', title: 'Go', fence: 'go', language: 'go' },
  { name: 'java', title: 'Java', fence: 'java', language: 'java' },
] as const;

export type SampleLanguage = (typeof SAMPLE_LANGUAGES)[number]['name'];

/** Programs that make one request of an operation, by language; a language is absent that can't write it. */
export interface OperationSamples {
  readonly code: Readonly<Partial<Record<SampleLanguage, string>>>;
  /** Where the body's value is from; absent where there is none. */
  readonly bodyOrigin?: SampleBody['origin'];
  /** What the programs send; absent where it can't be written. */
  readonly request?: SampleRequest;
}

export interface SamplesInput {
  readonly service: string;
  readonly contract: OpenApiDocument;
  /** Names of the packages of the clients, by target; a target's own choice where absent. */
  readonly packages?: Packages;
}

/** What all samples read from the environment. */
const ENVIRONMENT =
  'Each reads OS_ENDPOINT, the address of the service without a path, OS_TOKEN and OS_PROJECT_ID from the environment.';

/** What a reader has to know of the samples of an operation. */
export const samplesNote = ({ bodyOrigin }: OperationSamples): string =>
  bodyOrigin === 'made'
    ? `${ENVIRONMENT} The page has no example of the body; this one is made of its table.`
    : ENVIRONMENT;

export interface ServiceSamples {
  /** By the id of the operation, in the contract's order. */
  readonly operations: ReadonlyMap<string, OperationSamples>;
  /** Languages whose client can't be generated from the contract, each with the reason. */
  readonly refused: ReadonlyMap<SampleLanguage, string>;
}

/**
 * Samples of all operations. Equal input gives equal samples.
 *
 * @throws GenerateError for operations that no client can have, such as one without an id
 */
export function serviceSamples(input: SamplesInput): ServiceSamples {
  const contract = apartContract(input.contract);
  const all = operationsOf(contract);
  const refused = new Map<SampleLanguage, string>();
  const named = <Target extends keyof ClientNames>(target: Target): ClientNames[Target] | undefined => {
    try {
      return CLIENT_NAMES[target](namingInput({ ...input, contract }, target), all);
    } catch (error) {
      if (!(error instanceof GenerateError)) throw error;
      refused.set(target, error.message);
      return undefined;
    }
  };
  const names = { typescript: named('typescript'), python: named('python'), go: named('go'), java: named('java') };
  const operations = new Map(
    all.map((operation) => {
      const request = sampleRequest(contract, operation);
      if (request === undefined) return [operation.id, { code: {} }];
      const code = {
        curl: curlSample(request, tokenHeader(contract)),
        typescript: names.typescript && typescriptSample(request, names.typescript),
        python: names.python && pythonSample(request, names.python),
        go: names.go && goSample(request, names.go),
        java: names.java && javaSample(request, names.java),
      };
      const written = Object.fromEntries(Object.entries(code).filter(([, text]) => text !== undefined));
      return [operation.id, { code: written, request, ...(request.body ? { bodyOrigin: request.body.origin } : {}) }];
    }),
  );
  return { operations, refused };
}

function namingInput({ service, contract, packages = {} }: SamplesInput, target: string): NamingInput {
  return { service, contract, ...packageOf(packages, target) };
}
