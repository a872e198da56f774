/** The parts of OpenAPI 3.0.3 that a contract uses, in the order in which they are written. */
export interface SchemaObject {
  title?: string;
  description?: string;
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  format?: string;
  nullable?: boolean;
  not?: SchemaObject | ReferenceObject;
  xml?: { name: string };
  deprecated?: boolean;
  enum?: readonly unknown[];
  default?: unknown;
  minimum?: number;
  exclusiveMinimum?: boolean;
  maximum?: number;
  exclusiveMaximum?: boolean;
  multipleOf?: number;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: SchemaObject | ReferenceObject;
  properties?: Record<string, SchemaObject | ReferenceObject>;
  required?: string[];
  additionalProperties?: boolean | SchemaObject | ReferenceObject;
  allOf?: readonly (SchemaObject | ReferenceObject)[];
  oneOf?: readonly (SchemaObject | ReferenceObject)[];
  anyOf?: readonly (SchemaObject | ReferenceObject)[];
  [extension: `x-${string}`]: unknown;
}

export interface ReferenceObject {
  $ref: string;
}

export interface ParameterObject {
  name: string;
  in: 'path' | 'query' | 'header';
  description?: string;
  required?: boolean;
  deprecated?: boolean;
  allowEmptyValue?: true;
  style?: 'form';
  explode?: boolean;
  schema: SchemaObject | ReferenceObject;
  [extension: `x-${string}`]: unknown;
}

export interface ExampleObject {
  summary?: string;
  value: unknown;
}

export interface MediaTypeObject {
  schema: SchemaObject | ReferenceObject;
  examples?: Record<string, ExampleObject>;
  [extension: `x-${string}`]: unknown;
}

export interface LinkObject {
  operationId: string;
  parameters: Record<string, string>;
  description?: string;
}

export interface HeaderObject {
  description?: string;
  schema: SchemaObject | ReferenceObject;
}

export interface ResponseObject {
  description: string;
  headers?: Record<string, HeaderObject>;
  content?: Record<string, MediaTypeObject>;
  links?: Record<string, LinkObject>;
}

export interface OperationObject {
  operationId: string;
  summary?: string;
  description?: string;
  tags: string[];
  deprecated?: boolean;
  externalDocs?: { url: string };
  parameters?: ParameterObject[];
  requestBody?: { required: boolean; content: Record<string, MediaTypeObject> };
  responses: Record<string, ResponseObject>;
  [extension: `x-${string}`]: unknown;
}

export type PathItemObject = Partial<Record<string, OperationObject>>;

export interface ServerObject {
  url: string;
  description?: string;
  variables?: Record<string, { default: string; enum?: readonly string[]; description?: string }>;
  [extension: `x-${string}`]: unknown;
}

export type SecuritySchemeObject =
  | { type: 'apiKey'; in: 'header' | 'query'; name: string; description?: string }
  | { type: 'http'; scheme: 'basic' | 'bearer'; description?: string };

export interface OpenApiDocument {
  openapi: '3.0.3';
  info: {
    title: string;
    version: string;
    description?: string;
    license?: { name: string; url?: string };
    contact?: { name?: string; url?: string };
  };
  externalDocs?: { url: string };
  servers: ServerObject[];
  security: Record<string, string[]>[];
  tags: { name: string; description?: string }[];
  paths: Record<string, PathItemObject>;
  components: { securitySchemes: Record<string, SecuritySchemeObject>; schemas: Record<string, SchemaObject> };
  [extension: `x-${string}`]: unknown;
}
