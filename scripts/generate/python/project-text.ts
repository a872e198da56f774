import type { TargetInput } from '../target.ts';
import { licenseOf } from '../package-license.ts';
import { pythonPublisher } from '../python-publisher.ts';
import { literal } from '../quote.ts';
import { ASYNC_DEPENDENCIES } from './async-client.ts';

/** What a distribution says of itself. */
export interface Distribution {
  readonly name: string;
  readonly version: string;
  /** One line. */
  readonly description: string;
  /** Distributions that it needs, as PEP 508 names them. */
  readonly dependencies: readonly string[];
  /** The package that it holds. */
  readonly module: string;
}

const SPDX = /^[A-Za-z0-9.+-]+$/;

/** The text of a `pyproject.toml`. Literals of JSON are literals of TOML. */
export function projectText(
  input: TargetInput,
  { name, version, description, dependencies, module }: Distribution,
): string {
  const license = licenseOf(input);
  const table = [
    ['name', literal(name)],
    ['version', literal(version)],
    ['description', literal(description)],
    ['readme', '"README.md"'],
    ['requires-python', '">=3.10"'],
    ...(license && SPDX.test(license.name) ? [['license', literal(license.name)]] : []),
    ...pythonPublisher(input.packages ?? {}),
    ['dependencies', `[\n${dependencies.map((each) => `  ${literal(each)},\n`).join('')}]`],
    ['optional-dependencies', `{ async = [${ASYNC_DEPENDENCIES.map(literal).join(', ')}] }`],
    ['classifiers', '["Typing :: Typed"]'],
  ];
  return `[project]
${table.map(([key, value]) => `${key} = ${value}\n`).join('')}
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[tool.setuptools.packages.find]
include = [${literal(`${module}*`)}]

[tool.setuptools.package-data]
"*" = ["py.typed", "*.pyi"]
`;
}
