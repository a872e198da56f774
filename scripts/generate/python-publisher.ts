import { literal, oneLine } from './quote.ts';
import type { PackageMetadata } from './target.ts';

/** Entries of `[project]` in a `pyproject.toml` that say who publishes the package. Literals of JSON are literals of TOML. */
export function pythonPublisher({ author, repository }: PackageMetadata): [key: string, value: string][] {
  const [, written = '', email] = /^([^<]*)(?:<([^<>\s]+)>\s*)?$/.exec(oneLine(author ?? '')) ?? [];
  const name = written.trimEnd();
  const person = [
    ...(name === '' ? [] : [`name = ${literal(name)}`]),
    ...(email === undefined ? [] : [`email = ${literal(email)}`]),
  ];
  return [
    ...(person.length === 0 ? [] : [['authors', `[{ ${person.join(', ')} }]`] as [string, string]]),
    ...(repository === undefined ? [] : [['urls', `{ Repository = ${literal(repository)} }`] as [string, string]]),
  ];
}
