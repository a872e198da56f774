import { CORE_VERSION, coreNameOf, givenCoreName } from '../core.ts';
import type { Target } from '../own-target.ts';
import { licenseText } from '../package-license.ts';
import { fillTemplate } from '../quote.ts';
import { ALL_PARTS, type RuntimeParts, withRuntimeParts } from '../runtime-parts.ts';
import type { GeneratedFile, NamingInput, TargetInput } from '../target.ts';
import { type Coordinates, coordinatesOf, javaPackage } from './names.ts';
import { dependencyText, pomText } from './pom.ts';

/** Classes of the core, the same for every contract. */
const CLASSES = [
  'Answer',
  'AnswerException',
  'ApiChoice',
  'ApiException',
  'ApiObject',
  'AttemptFacts',
  'Body',
  'Call',
  'CancelledException',
  'ClientBuilder',
  'ClientException',
  'ConnectionException',
  'Connections',
  'Content',
  'Deadline',
  'DeadlineException',
  'FakeBase',
  'Json',
  'Lines',
  'Options',
  'Pages',
  'Paging',
  'PagingException',
  'Parameters',
  'Percent',
  'Reader',
  'Request',
  'Retry',
  'Secrets',
  'ServiceContract',
  'TokenSource',
  'Tokens',
  'Transport',
  'UnknownForm',
  'UnreadableAnswerException',
  'Xml',
];

/** Where Java finds sources in a package of Maven. */
export const SOURCES = 'src/main/java/';

/** The core that a client depends on; undefined where the client holds it itself. */
export function coreCoordinates(input: NamingInput): Coordinates | undefined {
  const name = coreNameOf(input, 'java');
  return name === undefined ? undefined : coordinatesOf({ ...input, packageName: name });
}

/** Package of the core's classes: that of the client where no other is named. */
export function corePackage(input: NamingInput): string {
  const name = coreNameOf(input, 'java');
  return javaPackage(name === undefined ? input : { ...input, packageName: name });
}

/** What a client's package depends on for its core. */
export function coreDependency(input: NamingInput): string {
  const core = coreCoordinates(input);
  return core === undefined ? '' : dependencyText({ ...core, version: CORE_VERSION });
}

/** The files of a core in a package of Java. */
export function coreSources(
  { templates }: TargetInput,
  folder: string,
  { hasLogin, parts }: { readonly hasLogin: boolean; readonly parts: RuntimeParts },
): GeneratedFile[] {
  const place = `${SOURCES}${folder.replaceAll('.', '/')}/`;
  const names = [
    ...CLASSES,
    ...(hasLogin ? ['Identity', 'IdentityTokens'] : []),
    ...(hasLogin && parts.signed ? ['IdentityCredentials'] : []),
    ...(parts.signed ? ['Credentials', 'Signature'] : []),
    ...(parts.waits ? ['JobCall', 'WaitException', 'Waiter'] : []),
  ];
  return [
    { path: `${place}Defaults.java`, content: defaultsFile(templates('defaults.json'), folder, parts) },
    ...names.map((name) => ({
      path: `${place}${name}.java`,
      content: fillTemplate(withRuntimeParts(templates(`java/core/${name}.java`), parts), { package: folder }),
    })),
  ];
}

/** Writes `Defaults.java`: the numbers that all clients share. */
function defaultsFile(json: string, javaPackage: string, { waits }: RuntimeParts): string {
  const numbers = Object.entries(JSON.parse(json) as Record<string, number>).filter(
    ([key]) => waits || !key.startsWith('wait'),
  );
  const constants = numbers.map(([key, value]) => {
    const name = key.replace(/Ms$/, '').replace(/[A-Z]/g, '_$&').toUpperCase();
    return key.endsWith('Ms')
      ? `  public static final Duration ${name} = Duration.ofMillis(${value});\n`
      : `  public static final int ${name} = ${value};\n`;
  });
  return `package ${javaPackage};

import java.time.Duration;

/** What holds where nothing else is said. */
public final class Defaults {
${constants.join('')}
  private Defaults() {}
}
`;
}

/** The package that clients of several services have in common: errors, credentials, options, retries, paging. */
export const javaCore: Target = {
  name: 'core-java',
  title: 'What Java clients have in common, as a package of its own (Maven package)',
  generate: async (input) => coreFiles(input),
};

function coreFiles(input: TargetInput): GeneratedFile[] {
  const named = { ...input, packageName: givenCoreName(input, 'java', 'com.example:core') };
  const folder = javaPackage(named);
  const coordinates = { ...coordinatesOf(named), version: CORE_VERSION };
  const license = licenseText(input);
  return [
    { path: 'pom.xml', content: pomText(named, coordinates, 'What the clients of all services have in common', '') },
    { path: 'README.md', content: fillTemplate(input.templates('java/CORE.md'), { ...coordinates, package: folder }) },
    ...(license === undefined ? [] : [{ path: 'LICENSE', content: license }]),
    ...coreSources(input, folder, { hasLogin: true, parts: ALL_PARTS }),
  ];
}
