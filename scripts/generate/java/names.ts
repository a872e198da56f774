import { asciiName, latinName } from '../../ascii-name.ts';
import type { OpenApiDocument } from '../../emit/index.ts';
import { entriesOf, isNode, listOf, type Node } from '../../nodes.ts';
import type { OperationFacts } from '../operations.ts';
import { GenerateError, type NamingInput } from '../target.ts';

/** Where Maven finds a package (https://maven.apache.org/pom.html#Maven_Coordinates); the version is the contract's. */
export interface Coordinates {
  readonly groupId: string;
  readonly artifactId: string;
}

/** Reserved for examples: nobody else's group is taken. */
const DEFAULT_GROUP = 'com.example';
const GROUP = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/;
const ARTIFACT = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * Coordinates of the package: its name as `group:artifact`, else one made of the service's.
 *
 * @throws GenerateError where the name is none that Maven takes and that can be a package of Java
 */
export function coordinatesOf({ packageName, packages, service }: NamingInput): Coordinates {
  const artifact = `${service.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-client`;
  const [groupId = '', artifactId = '', ...more] = (
    packageName ?? `${packages?.group ?? DEFAULT_GROUP}:${artifact}`
  ).split(':');
  if (!GROUP.test(groupId) || !ARTIFACT.test(artifactId) || more.length > 0)
    throw new GenerateError(
      `${JSON.stringify(packageName ?? artifact)} is not a group and an artifact of Maven, such as org.example:my-client`,
    );
  return { groupId, artifactId };
}

/** Package of the classes: the group, and the artifact's name without what makes it a client. */
export function javaPackage(input: NamingInput): string {
  const { groupId, artifactId } = coordinatesOf(input);
  const last = artifactId.replace(/-client$/, '').replaceAll('-', '');
  return `${groupId}.${JAVA_WORDS.has(last) ? `${last}_` : last}`;
}

/** Name of the class that people use, by the service's title where that is a name, and not too long for a file's. */
export function clientClass({ contract, service }: NamingInput): string {
  const text = latinName(contract.info.title);
  const title = pascalCase(text);
  // Numbers in place of letters say nothing to anybody; the name of the service does.
  const isLatin = asciiName(text) === text;
  return `${isLatin && /^[A-Z][A-Za-z0-9]{0,63}$/.test(title) ? title : pascalCase(service)}Client`;
}

/**
 * Classes of the components that have fields or forms, by component. Each is called as its component, unless Java, or
 * the code around it, has something else by that name.
 */
export function modelClasses(
  contract: OpenApiDocument,
  operations: readonly OperationFacts[],
): ReadonlyMap<string, string> {
  const taken = new Set([...TAKEN, ...operations.map(({ id }) => callClass(id))].map(lower));
  const classes = new Map<string, string>();
  for (const [component, schema] of entriesOf(contract.components?.schemas)) {
    if (!isClass(schema)) continue;
    const plain = pascalCase(component) || 'Model';
    const wanted = /^\d/.test(plain) ? `Model${plain}` : plain;
    let name = taken.has(lower(wanted)) ? `${wanted}Model` : wanted;
    for (let count = 2; taken.has(lower(name)); count++) name = `${wanted}${count}`;
    taken.add(lower(name));
    classes.set(component, name);
  }
  return classes;
}

/** Class of an operation's call. */
export const callClass = (id: string): string => `${pascalCase(id)}Call`;

/** Name of a field or a method; `field` where nothing of it is a letter or digit. */
export const camelCase = (name: string): string => {
  const pascal = pascalCase(name) || 'field';
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
};

/** What no field may be called: literals, which the generator forgets, and setters that `java.lang.Object` has already. */
const NO_FIELD = new Set(['equals', 'false', 'null', 'true', 'wait']);

/** Names for the fields and parameters below a node that would be called what no field may be. */
export function safeNames(node: unknown): Readonly<Record<string, string>> {
  const unsafe = [...namesBelow(node)].filter((name) => NO_FIELD.has(camelCase(name))).sort();
  return Object.fromEntries(unsafe.map((name) => [name, `${camelCase(name)}_`]));
}

function namesBelow(node: unknown): Set<string> {
  if (Array.isArray(node)) return new Set(node.flatMap((each) => [...namesBelow(each)]));
  if (!isNode(node)) return new Set();
  const own = isNode(node.properties) ? Object.keys(node.properties) : [];
  const parameter = typeof node.name === 'string' && 'in' in node ? [node.name] : [];
  return new Set([...own, ...parameter, ...Object.values(node).flatMap((each) => [...namesBelow(each)])]);
}

/** Files of classes lie in one folder, and there are file systems that don't tell case apart. */
const lower = (name: string): string => name.toLowerCase();

const isClass = (schema: Node): boolean =>
  (isNode(schema.properties) && Object.keys(schema.properties).length > 0) || isChoice(schema) || isSum(schema);
const isSum = ({ allOf }: Node): boolean => listOf(allOf).length > 0;
/** Whether a value has one of several forms. */
export const isChoice = ({ oneOf, anyOf }: Node): boolean => listOf(oneOf).length + listOf(anyOf).length > 0;

/** Classes that generated files name without their package. */
const TAKEN = [
  ...['BigDecimal', 'Boolean', 'Class', 'Deprecated', 'Double', 'Enum', 'Float', 'Integer', 'Iterable', 'Long'],
  ...['Object', 'Override', 'Record', 'String', 'Void', 'ArrayList', 'HashMap', 'LinkedHashSet', 'List', 'Map', 'Set'],
  ...['Arrays', 'JsonCreator', 'JsonProperty', 'TypeReference', 'State', 'OperationsApi'],
  // What each union has, and every form of one with it.
  ...['Unknown', 'Visitor'],
];

/** JLS 17, 3.9: the reserved keywords and literals in lower case that a service may be called by. */
const JAVA_WORDS = new Set(
  (
    'abstract assert boolean break byte case catch char class const continue default do double else enum extends ' +
    'false final finally float for goto if implements import instanceof int interface long native new null package ' +
    'private protected public return short static strictfp super switch synchronized this throw throws transient ' +
    'true try void volatile while'
  ).split(' '),
);

export const pascalCase = (name: string): string =>
  asciiName(name)
    .replace(/(?:^|(?<![^A-Za-z0-9])[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/[^A-Za-z0-9]/g, '');

/** Names of constants for values, each its own. */
export function constantNames(values: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const value of new Set(values)) {
    const constant = constantName(value);
    let free = constant;
    for (let count = 2; names.has(free); count++) free = `${constant}_${count}`;
    names.set(free, value);
  }
  return names;
}

function constantName(value: string): string {
  const words = asciiName(value)
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
  const name = words.replace(/^_+/, '').replace(/(?<!_)_+$/, '') || 'EMPTY';
  return /^\d/.test(name) ? `VALUE_${name}` : name;
}
