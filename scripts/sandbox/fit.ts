import { madeValue } from '#example-values';
import { rounded } from '#server-runtime/digits';
import { jsonSchema, schemasByName, validatorCompiler } from '#server-runtime/schemas';
import type { OpenApiDocument } from '../emit/index.ts';
import { isNode, listOf, type Node } from '../nodes.ts';
import { schemaAt } from './shapes.ts';

/** A value as a schema allows it. */
export type Fit = (schema: Node, value: unknown) => unknown;

/** One violation, as the validator says it. */
interface Violation {
  readonly instancePath?: string;
  readonly keyword?: string;
  readonly params?: unknown;
}

/** A body is mended so often before another one is made. */
const MOST_MENDS = 200;

/**
 * Mends values until a schema allows them: what is wrong is put right where the schema says how (the other case of a
 * listed text, a number that was sent as text), else left out, and made anew where it is required. Where that leads
 * nowhere, the least value that fits is made.
 */
export function fitter(contract: OpenApiDocument): Fit {
  const compile = validatorCompiler();
  const components = { schemas: schemasByName((contract.components?.schemas ?? {}) as Node) };
  const compiled = new WeakMap<object, ReturnType<typeof compile>>();
  const validatorOf = (schema: Node): ReturnType<typeof compile> => {
    const found = compiled.get(schema) ?? compile({ schema: { allOf: [jsonSchema(schema)], components } });
    compiled.set(schema, found);
    return found;
  };
  return (schema, value) => {
    const validate = validatorOf(schema);
    let fitted = value;
    for (let count = 0; count < MOST_MENDS; count++) {
      // Few values have a bigint, of which a validator knows nothing.
      if (validate(fitted) || validate(rounded(fitted))) return fitted;
      const [violation] = (validate.errors ?? []) as Violation[];
      if (violation === undefined) break;
      fitted = mended(contract, schema, fitted, violation);
    }
    return madeValue(contract as unknown as Node, schema);
  };
}

function mended(contract: OpenApiDocument, schema: Node, body: unknown, violation: Violation): unknown {
  const { instancePath = '', keyword } = violation;
  const params = isNode(violation.params) ? violation.params : {};
  const path = instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const made = (at: readonly string[]): unknown =>
    madeValue(contract as unknown as Node, schemaAt(contract, schema, at));
  if (keyword === 'required') {
    const missing = [...path, String(params.missingProperty)];
    return changed(body, missing, () => unset(schemaAt(contract, schema, missing)) ?? made(missing));
  }
  if (keyword === 'additionalProperties')
    return changed(body, [...path, String(params.additionalProperty)], () => GONE);
  return changed(body, path, (value) => {
    const righted = put(value, keyword, params);
    if (righted !== GONE) return righted;
    return path.length === 0 ? made(path) : GONE;
  });
}

/** Keywords that say more of a text than that it is one. */
const TEXT_KEYWORDS = ['enum', 'format', 'pattern', 'minLength', 'example', 'default'];

/** An empty text for one of which nothing is known: nobody has set it. */
const unset = (schema: Node): string | undefined =>
  schema.type === 'string' && !TEXT_KEYWORDS.some((key) => key in schema) ? '' : undefined;

/** Says that a value is to be left out. */
const GONE = Symbol('gone');

/** A value put right by what its schema says; {@link GONE} where that can't be. */
function put(value: unknown, keyword: string | undefined, params: Node): unknown {
  if (keyword === 'enum' && typeof value === 'string') {
    const same = listOf(params.allowedValues).find((each) => String(each).toLowerCase() === value.toLowerCase());
    return same !== undefined && same !== value ? same : GONE;
  }
  const limit = Number(params.limit);
  if (keyword === 'maxLength' && typeof value === 'string') return [...value].slice(0, limit).join('');
  if (keyword === 'maxItems' && Array.isArray(value)) return value.slice(0, limit);
  if (keyword !== 'type') return GONE;
  const types = [params.type].flat();
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if (typeof value === 'string' && (types.includes('integer') || types.includes('number')))
    return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : GONE;
  if (typeof value === 'number' && types.includes('integer')) return Math.trunc(value);
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  return GONE;
}

/** A copy in which the value at a path is another one. */
function changed(value: unknown, [key, ...rest]: readonly string[], change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.flatMap((each, index) => {
      if (String(index) !== key) return [each];
      const next = changed(each, rest, change);
      return next === GONE ? [] : [next];
    });
  if (!isNode(value)) return value;
  const next = changed(Object.hasOwn(value, key) ? value[key] : undefined, rest, change);
  const others = Object.entries(value).filter(([name]) => name !== key);
  // A text such as `__proto__` is a name like any other.
  return Object.fromEntries(next === GONE ? others : [...others, [key, next]]);
}
