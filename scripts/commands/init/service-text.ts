import { stringify } from 'yaml';

/** An address that pages name, with the place where one of them does. */
export interface FoundAddress {
  readonly url: string;
  readonly file: string;
  readonly line: number;
}

/** What is known of a service that gets a `service.yaml`. */
export interface NewService {
  readonly name: string;
  readonly title: string;
  /** Where the title comes from: file and line, or words. */
  readonly titleFrom: string;
  readonly version: string;
  readonly license: string | undefined;
  /** Address that was given. */
  readonly server: string | undefined;
  readonly regions: readonly string[];
  /** Addresses in requests on the pages: suggestions, since examples may have made them up. */
  readonly addresses: readonly FoundAddress[];
  readonly targets: readonly string[];
  readonly packages: Readonly<Record<string, string>>;
  readonly upstream: { readonly repository: string; readonly path: string } | undefined;
  readonly markup: 'html' | 'markdown' | 'rst';
}

/** Entries of a map as YAML in block form. */
const entries = (map: Readonly<Record<string, unknown>>, indent = ''): string =>
  stringify(map, { lineWidth: 0 })
    .trimEnd()
    .split('\n')
    .map((line) => `${indent}${line}\n`)
    .join('');

/** Each line as a comment. */
const commented = (text: string): string => text.replace(/^(?=.)/gm, '# ');

/** Text that pages gave, within a comment: on one line. */
const inComment = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').slice(0, 200);

/**
 * Writes a `service.yaml` with a comment for each setting; what nobody has given is there as a comment.
 *
 * @returns text that `parseServiceConfig` takes
 */
export function serviceText(service: NewService): string {
  const { license, targets, packages, title, titleFrom, version } = service;
  return `# yaml-language-server: $schema=../../node_modules/specscribe/dist/schemas/service.json
# What the pages of this service leave open. Editors that read the line above show every setting as you type.

# Title: ${inComment(titleFrom)}.
${entries({ title })}# Version of the contract and of all packages. \`specscribe build --bump\` moves it as far as the changes ask for.
${stringify({ version }, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })}
${licensePart(license)}
${serverPart(service)}
# Ways to authenticate, by name; any one of them is enough. Without this, those that the pages state hold; pages of a
# cloud that state none have its own: the header X-Auth-Token, or a request signed with an access key.
# security:
#   token:
#     header: X-Auth-Token

# Clients and server stubs that \`specscribe build\` generates: typescript, python, go, java, server-typescript,
# server-python. Clients for Python, Go and Java need Java 11 or later, or Python 3, which fetches one.
${entries({ targets })}
# Names of the packages, and what they say of themselves. A package for npm without a name or a scope is private.
${packagesPart(packages)}
${upstreamPart(service)}`;
}

/** Licences have a page on the SPDX list, whose address follows from the name: it is inferred, and says so. */
function licensePart(name: string | undefined): string {
  const head = 'Licence of the contract and of the generated packages, by its name on the SPDX list.\n';
  if (name === undefined) return commented(head + entries({ license: licenseOf('Apache-2.0') }));
  const address = isSpdxName(name) ? '# `url` follows from the name, by the pattern of that list.\n' : NO_LICENSE_URL;
  return `${commented(head)}${address}${entries({ license: isSpdxName(name) ? licenseOf(name) : { name } })}`;
}

const NO_LICENSE_URL = '# Add its `url`, where its text is: the linter asks for it.\n';

/** SPDX 2.3, annex D: an identifier has letters, digits, hyphens and dots; `LicenseRef-…` is on no list. */
const isSpdxName = (name: string): boolean => /^(?!LicenseRef-)[A-Za-z0-9][A-Za-z0-9.-]*\+?$/.test(name);

const licenseOf = (name: string): { readonly name: string; readonly url: string } => ({
  name,
  // `GPL-2.0+` means: this version or later; the list has the version alone.
  url: `https://spdx.org/licenses/${name.replace(/\+$/, '')}.html`,
});

function serverPart({ addresses, regions, server }: NewService): string {
  const head = '# Address of the service. Without one, clients ask for it.\n';
  const hints = addresses
    .map(({ url, file, line }) => `# The pages have ${inComment(url)} (${inComment(file)}:${line}).\n`)
    .join('');
  if (server === undefined) {
    const [first] = addresses;
    return `${head}${hints}${commented(entries({ server: { url: first?.url ?? 'https://depot.acme.example' } }))}`;
  }
  if (!server.includes('{region}')) return `${head}${entries({ server: { url: server } })}`;
  const [first = 'eu-1'] = regions;
  const known = regions.length > 0 ? entries({ regions }) : '';
  return `${head}${entries({ server: { url: server, variables: { region: { default: first } } } })}${known}`;
}

const packagesPart = (packages: NewService['packages']): string =>
  Object.keys(packages).length > 0
    ? entries({ packages })
    : commented(entries({ packages: { scope: '@example', author: 'Example <api@example.com>' } }));

function upstreamPart({ markup, upstream }: NewService): string {
  const head = '# Where the pages come from: `specscribe sync` fetches them, and links to a page lead there.\n';
  const example = { repository: 'https://github.com/example/docs', path: 'api-ref/source' };
  const text = entries({ upstream: { [markup]: upstream ?? example } });
  return head + (upstream ? text : commented(text));
}
