import type { ChangeClass } from './change-class.ts';
import { FACET_RULES, type FacetRule, PLACES } from './facet-rules.ts';

/** One kind of change: `specscribe explain ID` prints it. */
export interface Rule {
  readonly class: ChangeClass;
  readonly title: string;
  /** Why it is of its class. */
  readonly why: string;
}

const rule = (klass: ChangeClass, title: string, why: string): Rule => ({ class: klass, title, why });

const GONE = 'A call that worked is answered with 404 or 405.';
const COMPILES = 'Code that uses it no longer compiles against a generated client';
const READERS = 'It changes what a reader of the pages learns, and no request or answer.';
const CLOSED_SET = 'A caller that distinguishes the documented ones meets, or waits for, one that it does not know.';

const LEVELS = ' Told only where an example shows the fields at one of the two levels and at the other not.';

/** Of fields that a table tells at another level, and an example of the operation at the same. */
const levelRules = <D extends string>(direction: D, subject: string, failure: string) =>
  ({
    [`${direction}-properties-level-corrected`]: rule(
      'warning',
      'Table mended: fields stand at another level',
      `${subject} stay as they are: the old page's own example has the fields where the new table has them, so that code written after the old table ${failure} all along. A client generated anew has them elsewhere.${LEVELS}`,
    ),
    [`${direction}-properties-level-doubtful`]: rule(
      'warning',
      'Fields at another level than the example shows',
      `The table moved the fields and the new page's own example did not, so that most likely the table is wrong and ${subject.toLowerCase()} stay as they are. Callers should look before they follow it.${LEVELS}`,
    ),
  }) as Record<`${D}-properties-level-${'corrected' | 'doubtful'}`, Rule>;

/**
 * Rules whose id is written out. Ids are oasdiff's where it has a check of the meaning; those that begin with `docs-`
 * are of pages. Rules of facets, which hold for parameters, bodies and fields alike, are in `facet-rules.ts`.
 */
const RULES = {
  'api-removed-without-deprecation': rule('breaking', 'Operation removed', GONE),
  'api-removed-with-deprecation': rule('breaking', 'Deprecated operation removed', `${GONE} It was announced.`),
  'api-path-removed-without-deprecation': rule('breaking', 'Path removed', GONE),
  'api-path-removed-with-deprecation': rule('breaking', 'Deprecated path removed', `${GONE} It was announced.`),
  'endpoint-added': rule('additive', 'Operation added', 'Nobody calls it yet.'),
  'endpoint-moved': rule('breaking', 'Operation has another method or path', `It is the same operation. ${GONE}`),
  'endpoint-deprecated': rule(
    'warning',
    'Operation deprecated',
    'It still works, and callers should plan to leave it.',
  ),
  'endpoint-reactivated': rule('additive', 'Operation no longer deprecated', 'Callers may stay.'),
  'api-operation-id-changed': rule(
    'breaking',
    'Operation renamed',
    'Requests stay as they are, but the id names the method of generated clients: calls no longer compile. The names that are kept beside the contract prevent it.',
  ),
  'api-inferred-operation-id-changed': rule(
    'warning',
    'Name made for an operation changed',
    'No page names the operation: the id was made of the page, its title or the path, and other words gave another one. Requests stay as they are; a client generated anew calls its method otherwise. The names that are kept beside the contract prevent it, and comparing two folders of pages keeps them.',
  ),
  'path-parameter-renamed': rule(
    'warning',
    'Placeholder renamed',
    'Requests stay as they are; an argument of generated clients has another name.',
  ),
  'path-parameter-inferred-name-changed': rule(
    'warning',
    'Name chosen for a placeholder changed',
    'The page of the operation writes the name that it wrote before. OpenAPI allows one spelling of a path, so that its operations take the name that most pages write, and those have changed. Requests stay as they are; an argument of generated clients has another name.',
  ),
  'docs-chapter-changed': rule('docs-only', 'Operation in another chapter', READERS),
  'api-tag-added': rule('docs-only', 'Operation in one more chapter', READERS),
  'api-tag-removed': rule('docs-only', 'Operation no longer in a chapter', READERS),
  'api-security-added': rule(
    'breaking',
    'Authentication needed',
    'A request without credentials is refused from now on.',
  ),
  'api-security-removed': rule(
    'warning',
    'Authentication no longer needed',
    'Requests still work. Rarely meant: see whether the page lost it.',
  ),
  'api-security-alternative-added': rule('additive', 'Another way to authenticate', 'The old ways still work.'),
  'api-security-alternative-removed': rule(
    'breaking',
    'A way to authenticate removed',
    'Callers that use it are refused.',
  ),
  'api-security-component-changed': rule(
    'breaking',
    'Credentials are sent in another way',
    'Callers send them where the server no longer looks.',
  ),
  'server-added': rule('additive', 'Server added', 'The others still answer.'),
  'server-removed': rule('breaking', 'Server removed', 'Callers of that address get no answer.'),
  'server-variable-added': rule('additive', 'Variable of an address added', 'It has a default.'),
  'server-variable-removed': rule('breaking', 'Variable of an address removed', `${COMPILES}.`),
  'server-variable-default-changed': rule(
    'breaking',
    'Default address changed',
    'Callers that name no value reach another server.',
  ),
  'server-variable-value-added': rule('additive', 'Value of an address variable added', 'The others still work.'),
  'server-variable-value-removed': rule('breaking', 'Value of an address variable removed', `${COMPILES}.`),
  'region-added': rule('additive', 'Region added', 'The others stay.'),
  'region-removed': rule('breaking', 'Region removed', 'Callers that name it are left without an address.'),
  'region-address-changed': rule('warning', 'Region has another address', 'The old one may stop to answer.'),
  'request-body-added-required': rule('breaking', 'Body needed', 'A request without a body is refused.'),
  'request-body-added-optional': rule('additive', 'Body possible', 'A request without a body still works.'),
  'request-body-removed': rule('breaking', 'Body removed', `${COMPILES}, and the server may refuse or ignore it.`),
  'request-body-media-type-added': rule('additive', 'Media type of a request added', 'The others still work.'),
  'request-body-media-type-removed': rule('breaking', 'Media type of a request removed', 'Requests of it get 415.'),
  'response-media-type-added': rule('additive', 'Media type of an answer added', 'The others can still be asked for.'),
  'response-media-type-removed': rule('breaking', 'Media type of an answer removed', 'Callers that read it can not.'),
  'response-success-status-added': rule('additive', 'Success status added', 'The others stay.'),
  'response-success-status-removed': rule(
    'breaking',
    'Success status removed',
    'Callers that wait for it take its successor for a failure, and its typed body is gone.',
  ),
  'response-success-status-stated': rule(
    'additive',
    'Success status given',
    'The old pages gave none, so that one was assumed; the answer has been this one all along. A caller that waited for the assumed one took it for a failure.',
  ),
  'response-success-status-unstated': rule(
    'warning',
    'Success status no longer given',
    'The pages gave one and give none, so that one is assumed. Mostly the answer is as before; callers should look.',
  ),
  'response-non-success-status-added': rule('additive', 'Error status added', 'Any call may fail in unlisted ways.'),
  'response-non-success-status-removed': rule(
    'warning',
    'Error status removed',
    'Successes are as before. Code that reads the body of this failure has lost its type.',
  ),
  'response-header-added': rule('additive', 'Header of an answer added', 'Callers that do not know it ignore it.'),
  'required-response-header-removed': rule(
    'breaking',
    'Header of an answer removed',
    'Callers that read it find nothing.',
  ),
  'optional-response-header-removed': rule(
    'breaking',
    'Header of an answer removed',
    'Callers that read it find nothing.',
  ),
  'new-required-request-parameter': rule('breaking', 'Mandatory parameter added', 'Requests without it are refused.'),
  'new-required-request-default-parameter-to-existing-path': rule(
    'breaking',
    'Mandatory parameter with a default added',
    'Mandatory counts: a server that says so may refuse requests without it, whatever the default.',
  ),
  'new-optional-request-parameter': rule('additive', 'Optional parameter added', 'Requests without it still work.'),
  'request-parameter-removed': rule(
    'breaking',
    'Parameter removed',
    `${COMPILES}, and a server refuses it or, worse, ignores a filter.`,
  ),
  'request-parameter-renamed': rule(
    'breaking',
    'Parameter renamed',
    'The old name is refused or ignored. Told as a rename because type and likeness of the names say so.',
  ),
  'request-parameter-deprecated': rule('warning', 'Parameter deprecated', 'It still works, and will not for ever.'),
  'request-parameter-reactivated': rule('additive', 'Parameter no longer deprecated', 'Callers may stay.'),
  'request-parameter-style-changed': rule(
    'breaking',
    'Parameter is written in another way',
    'The server reads lists and objects otherwise than callers write them.',
  ),
  'new-required-request-property': rule('breaking', 'Mandatory field added', 'Requests without it are refused.'),
  'new-required-request-property-with-default': rule(
    'breaking',
    'Mandatory field with a default added',
    'Mandatory counts: a server that says so may refuse requests without it, whatever the default.',
  ),
  'new-optional-request-property': rule(
    'additive',
    'Optional field of a request added',
    'Requests without it still work.',
  ),
  'request-property-removed': rule(
    'breaking',
    'Field of a request removed',
    `${COMPILES}, and the server refuses or ignores it.`,
  ),
  'request-property-renamed': rule(
    'breaking',
    'Field of a request renamed',
    'The old name is refused or ignored. Told as a rename because shape and likeness of the names say so.',
  ),
  'response-required-property-added': rule(
    'additive',
    'Field of an answer added',
    'Callers that do not know it ignore it.',
  ),
  'response-optional-property-added': rule(
    'additive',
    'Field of an answer added',
    'Callers that do not know it ignore it.',
  ),
  'response-required-property-removed': rule(
    'breaking',
    'Field of an answer removed',
    'Callers that read it find nothing.',
  ),
  'response-optional-property-removed': rule(
    'breaking',
    'Field of an answer removed',
    `${COMPILES}. Pages hardly ever say which fields an answer always has, so that it was optional promises nothing.`,
  ),
  'response-property-renamed': rule(
    'breaking',
    'Field of an answer renamed',
    'Callers that read the old name find nothing. Told as a rename because shape and likeness of the names say so.',
  ),
  'response-required-unstated': rule(
    'warning',
    'Answer no longer says which fields are always there',
    'It said so of some, and says it of none: a table that lost its column, as a rule, and an API that is as before. Callers that rely on the fields should look.',
  ),
  ...levelRules('request', 'Requests', 'was refused'),
  ...levelRules('response', 'Answers', 'found nothing'),
  'property-deprecated': rule('warning', 'Field deprecated', 'It still works, and will not for ever.'),
  'property-reactivated': rule('additive', 'Field no longer deprecated', 'Callers may stay.'),
  'required-condition-changed': rule(
    'warning',
    'Condition under which it is mandatory changed',
    'A contract cannot express it, so nothing checks it; callers that meet the condition are concerned.',
  ),
  'error-code-added': rule('warning', 'Error code added', CLOSED_SET),
  'error-code-removed': rule('warning', 'Error code removed', CLOSED_SET),
  'error-code-status-changed': rule(
    'warning',
    'Error code has another status',
    'Callers that look at the status go astray.',
  ),
  'async-job-added': rule('warning', 'Operation became a job', 'Its answer no longer means that the work is done.'),
  'async-job-documented': rule(
    'additive',
    'Answer of an operation turns out to be a job',
    'The old pages gave no answer, so that it may have been a job all along. Callers can wait for it now.',
  ),
  'async-job-removed': rule('warning', 'Operation is no longer a job', 'Callers that wait for the job wait in vain.'),
  'async-job-changed': rule(
    'warning',
    'Job is shown by another operation',
    'Callers that ask the old one may find nothing.',
  ),
  'waiter-changed': rule('warning', 'States to wait for changed', 'Waiting ends at other states than before.'),
  'example-became-contradictory': rule(
    'warning',
    'Example contradicts its table',
    'Either the example or the table is wrong from now on.',
  ),
  'example-became-consistent': rule('docs-only', 'Example no longer contradicts its table', READERS),
  'docs-example-added': rule('docs-only', 'Example added', READERS),
  'docs-example-removed': rule('docs-only', 'Example removed', READERS),
  'docs-example-changed': rule('docs-only', 'Example changed', READERS),
  'docs-title-changed': rule('docs-only', 'Title changed', READERS),
  'docs-summary-changed': rule('docs-only', 'Summary changed', READERS),
  'docs-description-changed': rule('docs-only', 'Description changed', READERS),
  'docs-type-text-changed': rule('docs-only', 'Words of a type changed', READERS),
  'docs-error-code-changed': rule('docs-only', 'Text of an error code changed', READERS),
  'docs-page-moved': rule('docs-only', 'Page moved', READERS),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES | `${(typeof PLACES)[number]}-${string}`;

/** The rule of an id; undefined where there is none of it. */
export function ruleOf(id: string): Rule | undefined {
  if (Object.hasOwn(RULES, id)) return RULES[id as keyof typeof RULES];
  for (const place of PLACES) {
    const facet = id.startsWith(`${place}-`) ? id.slice(place.length + 1) : '';
    const found: FacetRule | undefined = Object.hasOwn(FACET_RULES, facet) ? FACET_RULES[facet] : undefined;
    if (!found) continue;
    const side = place.startsWith('request') ? found.request : found.response;
    const [klass, why] = found[place] ?? side;
    return { class: klass, title: `${found.title} (${place.replace('-', ' ')})`, why };
  }
  return undefined;
}

/** Every id, for tests and completion. */
export const RULE_IDS: readonly string[] = [
  ...Object.keys(RULES),
  ...PLACES.flatMap((place) => Object.keys(FACET_RULES).map((facet) => `${place}-${facet}`)),
];
