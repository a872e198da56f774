import { licenseOf } from '../package-license.ts';
import { fillTemplate, oneLine } from '../quote.ts';
import type { TargetInput } from '../target.ts';
import { type Coordinates, javaPackage } from './names.ts';

type Versioned = Coordinates & { readonly version: string };

/**
 * Writes `pom.xml`.
 *
 * @param dependencies beside that on Jackson, as {@link dependencyText} writes them
 */
export function pomText(input: TargetInput, coordinates: Versioned, title: string, dependencies: string): string {
  const license = licenseOf(input);
  return fillTemplate(input.templates('java/pom.xml'), {
    ...coordinates,
    module: javaPackage(input),
    title: xmlText(title),
    description: descriptionLines(input),
    licenses: license ? `  <licenses>\n    <license>\n${licenseLines(license)}    </license>\n  </licenses>\n` : '',
    dependencies,
  });
}

/** A package that another one depends on. */
export const dependencyText = ({ groupId, artifactId, version }: Versioned): string =>
  `    <dependency>
      <groupId>${groupId}</groupId>
      <artifactId>${artifactId}</artifactId>
      <version>${version}</version>
    </dependency>
`;

const descriptionLines = ({ packages: { author, description, repository } = {} }: TargetInput): string =>
  [
    ...(description ? [`  <description>${xmlText(description)}</description>\n`] : []),
    ...(repository ? [`  <url>${xmlText(repository)}</url>\n`] : []),
    ...(author
      ? [`  <developers>\n    <developer>\n      <name>${xmlText(author)}</name>\n    </developer>\n  </developers>\n`]
      : []),
    ...(repository ? [scmLines(xmlText(repository))] : []),
  ].join('');

const scmLines = (address: string): string =>
  `  <scm>\n    <connection>scm:git:${address}</connection>\n    <url>${address}</url>\n  </scm>\n`;

const licenseLines = ({ name, url }: { readonly name: string; readonly url?: string }): string =>
  [`      <name>${xmlText(name)}</name>\n`, ...(url ? [`      <url>${xmlText(url)}</url>\n`] : [])].join('');

/** Text of an element; Maven would put something in the place of what stands in braces behind a dollar. */
const xmlText = (text: string): string =>
  oneLine(text).replaceAll('$', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
