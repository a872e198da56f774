import { GenerateError, type NamingInput } from './target.ts';

/**
 * Version of the packages that hold what clients have in common. It is theirs alone: it moves where they change, and no
 * contract moves it.
 */
export const CORE_VERSION = '1.0.0';

/** The target that makes the core of a client: a name of `packages` too. */
export const coreTarget = (client: string): string => `core-${client}`;

/**
 * Name of the package with what all clients of a language have in common, as `packages` has it.
 *
 * @returns undefined where each client holds that itself
 */
export const coreNameOf = ({ packages = {} }: NamingInput, client: string): string | undefined =>
  (packages as Readonly<Record<string, string | undefined>>)[coreTarget(client)];

/** @throws GenerateError where a core has no name, which clients would import it by */
export function givenCoreName({ packageName }: NamingInput, client: string, example: string): string {
  if (packageName !== undefined) return packageName;
  const target = coreTarget(client);
  throw new GenerateError(
    `the package of ${target} has no name; give one, such as packages: { ${target}: ${example} }`,
  );
}
