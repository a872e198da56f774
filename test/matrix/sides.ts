import type { Server } from './process.ts';
import type { Outcome } from './reports.ts';

/** What both kinds of generated packages have here. */
export interface Side {
  /** Name of the target. */
  readonly name: string;
  /** What its toolchain lacks; undefined where it is all there. */
  missing(): Promise<string | undefined>;
}

export interface ClientSide extends Side {
  /**
   * Builds the package of a service as its users would.
   *
   * @param folder for all that is made; it is empty
   * @returns runs the language's tests against a server, with a plan that may be another than the server's
   */
  build(folder: string, service: string): Promise<ClientTests>;
}

export type ClientTests = (url: string, planFile: string) => Promise<readonly Outcome[]>;

export interface ServerSide extends Side {
  /** Builds the package of a service and starts a server that answers as the plan says. */
  start(folder: string, service: string, planFile: string): Promise<Server>;
}

/**
 * What is missing for all of these; undefined where nothing is.
 *
 * @throws Error under CI, where nothing may be missing
 */
export async function lackOf(...sides: readonly Side[]): Promise<string | undefined> {
  for (const side of sides) {
    const lack = await side.missing();
    if (lack === undefined) continue;
    if (process.env.CI === 'true') throw new Error(`${side.name}: ${lack}`);
    return lack;
  }
  return undefined;
}
