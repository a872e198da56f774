/** Small values that facts are made of: methods, types, literals, and what a description says of a value. */
import type { Fact } from './provenance.ts';

export const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'] as const;
export type Method = (typeof METHODS)[number];

/** How a call went. */
export type Outcome = 'normal' | 'abnormal';

export type Literal = string | number | boolean;

export type BoundName = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems';

export type ScalarType = 'string' | 'integer' | 'number' | 'boolean';

export interface Scalar {
  readonly kind: 'scalar';
  readonly type: ScalarType;
  readonly format?: string;
}

/**
 * What a type cell says. `object` is any complex value; `name` and `link` lead to the table that describes it, where
 * the cell names one. `unknown` keeps a cell that the grammar does not read.
 */
export type TypeExpression =
  | Scalar
  | { readonly kind: 'array'; readonly items: TypeExpression }
  | { readonly kind: 'map'; readonly values: TypeExpression }
  | {
      readonly kind: 'object';
      readonly name?: string;
      readonly link?: string;
      /** Nothing but the name says that it is a structure: it is one only where a table describes it. */
      readonly bare?: true;
    }
  /** Any of several scalars. */
  | { readonly kind: 'union'; readonly of: readonly Scalar[] }
  | { readonly kind: 'any' }
  | { readonly kind: 'null' }
  | { readonly kind: 'unknown'; readonly text: string };

/** What a description says of the value itself. Facets of an array of scalars hold for its items. */
export interface Facets {
  readonly enum?: Fact<readonly Literal[]>;
  readonly default?: Fact<Literal>;
  /** Of an array of scalars, the whole of it. */
  readonly listDefault?: Fact<readonly Literal[]>;
  readonly format?: Fact<string>;
  readonly deprecated?: Fact<true>;
  readonly nullable?: Fact<true>;
  /** A regular expression, as the page writes it. */
  readonly pattern?: Fact<string>;
  readonly multipleOf?: Fact<number>;
  readonly bounds: readonly Fact<{ readonly name: BoundName; readonly value: number; readonly isExclusive?: true }>[];
}
