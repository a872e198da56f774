import type { OpenApiDocument } from '../../scripts/emit/index.ts';

/**
 * A contract as another maker could write it, with texts that nobody has cleaned: an operation for each, and each in
 * all places that hold free text. Names are harmless, since `generate` refuses others.
 */
export function withForeignTexts(contract: OpenApiDocument, texts: readonly string[]): OpenApiDocument {
  const all = texts.join(' ');
  const foreign = {
    ...contract,
    info: { title: all, version: all, description: all, license: { name: all, url: `https://example.org/${all}` } },
    servers: [
      {
        url: 'https://{region}.example.org',
        description: all,
        variables: { region: { default: 'a', description: all } },
      },
    ],
    tags: [...contract.tags, { name: 'Foreign', description: all }],
    paths: { ...contract.paths, ...Object.fromEntries(texts.map(foreignPath)) },
    components: {
      securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token', description: all } },
      schemas: { ...contract.components.schemas, ...Object.fromEntries(texts.map(foreignSchema)) },
    },
    'x-error-codes': { A: [{ message: all, description: all, measure: all }] },
  };
  return foreign as OpenApiDocument;
}

function foreignPath(text: string, index: number): [string, unknown] {
  const described = { description: text, title: text, example: text };
  const content = {
    'application/json': {
      schema: { $ref: `#/components/schemas/Foreign${index}` },
      examples: { one: { summary: text, description: text, value: { a: text } } },
    },
  };
  const operation = {
    operationId: `foreign${index}`,
    summary: text,
    description: text,
    deprecated: true,
    tags: ['Foreign'],
    externalDocs: { url: `https://example.org/${text}`, description: text },
    parameters: ['query', 'header', 'path'].map((place) => ({
      name: `a${place}`,
      in: place,
      required: place === 'path',
      description: text,
      example: text,
      schema: { type: 'string', ...described, pattern: '^[a-z]+$' },
    })),
    requestBody: { description: text, content },
    responses: {
      '200': { description: text, content, headers: { 'X-A': { description: text, schema: { type: 'string' } } } },
    },
    'x-anything': text,
  };
  return [`/foreign/${index}/{apath}`, { summary: text, description: text, put: operation }];
}

function foreignSchema(text: string, index: number): [string, unknown] {
  const described = { description: text, title: text, example: text, 'x-anything': text };
  const inner = { type: 'object', ...described, properties: { b: { type: 'integer', format: 'int64', ...described } } };
  const properties = {
    a: { type: 'string', ...described, enum: ['x', 'y'], default: 'x', 'x-enum-descriptions': [text, text] },
    list: { type: 'array', ...described, items: inner },
    map: { type: 'object', ...described, additionalProperties: inner },
    either: { ...described, oneOf: [inner, { type: 'string', ...described }] },
  };
  return [
    `Foreign${index}`,
    { type: 'object', ...described, externalDocs: { url: text, description: text }, properties },
  ];
}
