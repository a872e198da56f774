import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import type { Random, Sample } from './mutations.ts';

/** A contract of each operation alone, with the components that it reaches. */
export function samplesOf(document: OpenApiDocument): Sample[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const schemas = reached(document, operation);
      const { openapi, info, servers, security, components } = document;
      const alone = { openapi, info, servers, security, tags: [], paths: { [path]: { [method]: operation } } };
      return {
        path,
        method,
        document: { ...alone, components: { ...components, schemas } } as OpenApiDocument,
      };
    }),
  );
}

/** Components that a node refers to, directly or through others. */
function reached(document: OpenApiDocument, node: unknown): OpenApiDocument['components']['schemas'] {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    for (const [, name] of JSON.stringify(value).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || names.has(name)) continue;
      names.add(name);
      visit(document.components.schemas[name]);
    }
  };
  visit(node);
  const { schemas } = document.components;
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => names.has(name)));
}

export const copyOf = <T>(value: T): T => structuredClone(value);

/** Numbers that look like chance and come again with the seed (a linear congruential generator). */
export function seeded(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return limit === 0 ? 0 : Math.floor((state / 2 ** 32) * limit);
  };
}
