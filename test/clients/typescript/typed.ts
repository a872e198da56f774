// Compiled as a part of the client's package: code of a caller whose types the compiler judges.
import type { Client } from './index.js';

type Harbour = Client<'project_id'>;
const ship = { ship_id: '1' };

/** By the names of the steps that ask for them. */
export const TYPED: Readonly<Record<string, (client: Harbour) => Promise<unknown>>> = {
  async 'name of the changed ship'(client) {
    const { name } = await client.changeShip({ path: ship, body: { name: 'Ada' } });
    const success = await client.withResponse.changeShip({ path: ship, body: { name: 'Ada' } });
    const same: string | undefined = success.status === 200 ? success.value.name : success.value;
    return same === name ? name : undefined;
  },
  async 'figurehead of the changed ship'(client) {
    const { figurehead } = await client.changeShip({ path: ship, body: { figurehead: { url: 'u' }, rig: 'KETCH' } });
    const none: typeof figurehead = null;
    return figurehead === none ? 'none' : figurehead?.url;
  },
  async 'name of the ship shown by its resource'(client) {
    const { name } = await client.ships.show({ path: ship });
    return name;
  },
  async 'how the ship moves'(client) {
    const moved = await client.moveShip({ path: ship, body: { tow: { tug: 'Max' } } });
    if ('towed' in moved) return `towed at ${moved.towed}`;
    if ('course' in moved) return `sails ${moved.course}`;
    // The compiler knows no more of them; the service may send another.
    const unknown: never = moved;
    return `unknown: ${Object.keys(unknown).join(', ')}`;
  },
  async 'what the signal says'(client) {
    const signal = await client.sendSignal({ path: ship, body: { kind: 'LAMP', text: 'ahoy' } });
    if (signal.kind === 'FLAG') return `flag says ${signal.text ?? 'nothing'}`;
    if (signal.kind === 'LAMP') return `lamp says ${signal.text ?? 'nothing'}`;
    // The compiler knows no more of them; the service may send another.
    const unknown: never = signal;
    return `unknown: ${(unknown as { kind: string }).kind}`;
  },
};

/** What must not compile, with the case that says so. It never runs. */
export async function refused(client: Harbour): Promise<void> {
  await client.changeShip({ path: ship, body: { figurehead: null, rig: null } });
  // @ts-expect-error 28: a required field is missing
  await client.createShip({ body: { size: 1 } });
  // @ts-expect-error 28b: it is misspelt
  await client.createShip({ body: { nmae: 'Ada' } });
  // @ts-expect-error 28c: it is missing deep below
  await client.createShip({ body: { name: 'Ada', sails: [{ name: 'jib' }] } });
  // @ts-expect-error 29b: null is no member of the union
  await client.moveShip({ path: ship, body: null });
  // @ts-expect-error 29c: nor is an empty object
  await client.moveShip({ path: ship, body: {} });
  // @ts-expect-error 8j: a field of another form
  await client.sendSignal({ path: ship, body: { kind: 'LAMP', text: 'ahoy', colour: 'red' } });
  // @ts-expect-error 29d: nor is an unknown one
  await client.moveShip({ path: ship, body: { swim: true } });
}
