import type { OpenApiDocument } from '../../emit/index.ts';
import { clientNames, type NamingInput, operationsOf, tokenHeader } from '../../generate/index.ts';
import { curlSample } from './curl.ts';
import { goSample } from './go.ts';
import { javaSample } from './java.ts';
import { pythonSample } from './python.ts';
import { type SampleBody, sampleRequest } from './request.ts';
import { typescriptSample } from './typescript.ts';

export const SAMPLE_LANGUAGES = [
  { name: 'curl', title: 'curl', fence: 'sh' },
  { name: 'typescript', title: 'TypeScript', fence: 'ts' },
  { name: 'python', title: 'Python', fence: 'python' },
  { name: 'go', title: 'Go', fence: 'go' },
  { name: 'java', title: 'Java', fence: 'java' },
] as const;

export type SampleLanguage = (typeof SAMPLE_LANGUAGES)[number]['name'];

/** Programs that make one request of an operation, by language; a language is absent that can't write it. */
export interface OperationSamples {
  readonly code: Readonly<Partial<Record<SampleLanguage, string>>>;
  /** Where the body's value is from; absent where there is none. */
  readonly bodyOrigin?: SampleBody['origin'];
}

export interface SamplesInput {
  readonly service: string;
  readonly contract: OpenApiDocument;
  /** Names of the packages of the clients, by target; a target's own choice where absent. */
  readonly packages?: Readonly<Record<string, string>>;
}

/** Environment variables that all samples read, with what they hold. */
export const SAMPLE_ENVIRONMENT = {
  OS_ENDPOINT: 'address of the service, without the path of an operation',
  OS_TOKEN: 'token',
  OS_PROJECT_ID: 'ID of the project',
} as const;

/**
 * Samples by the id of their operation, in the contract's order. Equal input gives equal samples.
 *
 * @throws GenerateError where the clients can't be generated from the contract either
 */
export function operationSamples(input: SamplesInput): ReadonlyMap<string, OperationSamples> {
  const { contract } = input;
  const operations = operationsOf(contract);
  const names = clientNames(operations, (target) => namingInput(input, target));
  return new Map(
    operations.map((operation) => {
      const request = sampleRequest(contract, operation);
      if (request === undefined) return [operation.id, { code: {} }];
      const code = {
        curl: curlSample(request, tokenHeader(contract)),
        typescript: typescriptSample(request, names.typescript),
        python: pythonSample(request, names.python),
        go: goSample(request, names.go),
        java: javaSample(request, names.java),
      };
      const written = Object.fromEntries(Object.entries(code).filter(([, text]) => text !== undefined));
      return [operation.id, { code: written, ...(request.body ? { bodyOrigin: request.body.origin } : {}) }];
    }),
  );
}

function namingInput({ service, contract, packages = {} }: SamplesInput, target: string): NamingInput {
  const packageName = packages[target];
  return { service, contract, ...(packageName === undefined ? {} : { packageName }) };
}
