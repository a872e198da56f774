import { addTo } from '../../append.ts';
import type { OperationFacts } from '../operations.ts';
import { type Resource, resourcesOf } from '../resources.ts';
import { camelCase, pascalCase } from './names.ts';

/** Where an operation is among the resources of the client. */
export interface ResourcePlace {
  /** Class of the resource, within `OperationsApi`. */
  readonly type: string;
  readonly method: string;
  /** What to say of a place that it had before. */
  readonly note?: string | undefined;
}

/** Methods of every object that take no arguments, and of the client. */
const RESERVED = new Set(['builder', 'getclass', 'hashcode', 'notifyall', 'tobuilder', 'tostring']);

/** The resources of a client in Java. */
export const clientResources = (operations: readonly OperationFacts[]): Resource[] => resourcesOf(operations, RESERVED);

const typeOf = (name: string): string => `${pascalCase(name)}Operations`;

/** Places of operations by their ids, the present one first. */
export function resourcePlaces(operations: readonly OperationFacts[]): ReadonlyMap<string, readonly ResourcePlace[]> {
  const places = new Map<string, ResourcePlace[]>();
  for (const { name, methods, former } of clientResources(operations))
    for (const [method, { id }] of methods) {
      const place = { type: typeOf(name), method: camelCase(method), note: former.get(method) };
      addTo(places, id, place);
    }
  return places;
}

/** How the template marks whose class the lines below belong to. */
const MARK = /^ {2}\/\/ In (\w+):\n/m;

/**
 * `OperationsApi.java` with a class and a method for each resource: the template knows the parameters of each operation,
 * and writes its short method beside it.
 */
export function withResources(content: string): string {
  const [head = '', ...parts] = content.split(MARK);
  const own = [head];
  const bodies = new Map<string, string[]>();
  for (let at = 0; at < parts.length; at += 2) {
    const [type = '', body = ''] = parts.slice(at, at + 2);
    if (type === 'OperationsApi') own.push(body);
    else addTo(bodies, type, body);
  }
  const classes = [...bodies].map(([type, methods]) => resourceClass(type, methods));
  return classes.length === 0 ? content : own.join('').replace(/\}\s*$/, () => `${classes.join('')}}\n`);
}

function resourceClass(type: string, methods: readonly string[]): string {
  const name = type.slice(0, -'Operations'.length);
  const method = name.charAt(0).toLowerCase() + name.slice(1);
  return `
  /** Operations under shorter names. */
  public final ${type} ${method}() {
    return new ${type}(this);
  }

  /** What {@link #${method}() } gives. */
  public static final class ${type} {
    private final OperationsApi client_;

    ${type}(OperationsApi client_) {
      this.client_ = client_;
    }

${methods.join('\n')}  }
`;
}
