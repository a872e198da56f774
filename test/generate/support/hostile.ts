import type { TargetInput } from '../../../scripts/generate/index.ts';

/** Texts that would run, or end what they stand in, if they were pasted as they are. */
export const HOSTILE = [
  '*/ globalThis.pwned = 1; /*',
  '"; globalThis.pwned = 1; "',
  "'; globalThis.pwned = 1; '",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it shows what a template string would run
  '`${globalThis.pwned = 1}`',
  '\\"; globalThis.pwned = 1; //',
  '\n*/\nglobalThis.pwned = 1;\n/*',
  '\u2028globalThis.pwned = 1;\u2028',
  '</script><script>globalThis.pwned = 1</script>',
  '{{example}} {{name}} $& $1',
  '```\n```js\nglobalThis.pwned = 1\n',
  '| [x](javascript:pwned) ![y](http://evil) <img src=x onerror=pwned>',
];

/** A list with states to wait for, all by hostile names. */
function hostileList(text: string): object {
  const box = { type: 'object', properties: { [text]: { type: 'string', enum: [text] } } };
  const page = { type: 'object', properties: { [text]: { type: 'array', items: box } } };
  return {
    operationId: 'listA',
    parameters: [{ name: 'offset', in: 'query', schema: { type: 'integer' } }],
    responses: { '200': { description: text, content: { 'application/json': { schema: page } } } },
    'x-waiters': [
      { field: text, states: { [text]: { failure: [text] } }, gone: { status: 404, states: [text], failure: [text] } },
    ],
  };
}

/** The contract with a hostile text in each place where text of pages, or of another maker's file, can be. */
export function hostileContract(text: string): TargetInput['contract'] {
  const schema = { type: 'string', description: text, enum: [text], default: text };
  const parameter = { name: text, in: 'query', description: text, style: 'pipeDelimited', explode: false, schema };
  const body = {
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
    description: text,
  };
  return {
    openapi: '3.0.3',
    info: { title: text, version: text, description: text, license: { name: text, url: text } },
    servers: [
      {
        url: 'https://{host}.example.com',
        variables: { host: { default: text, description: text } },
        'x-regions': { [text]: text },
      },
    ],
    security: [],
    tags: [{ name: text, description: text }],
    paths: {
      '/a': { get: hostileList(text) },
      [`/a/${text.replaceAll(/[{}/]/g, '')}`]: {
        post: {
          operationId: 'showA',
          summary: text,
          description: text,
          deprecated: true,
          tags: [text],
          externalDocs: { url: text },
          parameters: [parameter],
          requestBody: body,
          responses: { '200': { ...body, description: text } },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'apiKey', in: 'header', name: text, description: text } },
      schemas: { Thing: { type: 'object', description: text, required: [text], properties: { [text]: schema } } },
    },
    'x-error-codes': { [text]: {} },
  } as unknown as TargetInput['contract'];
}
