import type { ChangeClass } from './change-class.ts';
import { certain, classOf, type Effect, type Judgement, possible } from './effects.ts';
import { FACET_RULES, type FacetRule, PLACES } from './facet-rules.ts';

/** One kind of change: `specscribe explain ID` prints it. */
export interface Rule extends Judgement {
  readonly title: string;
  /** The class that follows from the effect. */
  readonly class: ChangeClass;
}

type Entry = Omit<Rule, 'class'>;

const rule = (effect: Effect, title: string, why: string): Entry => ({ title, ...certain(effect, why) });
/** A rule of a change that may have its effect, or may not. */
const may = (effect: Effect, title: string, why: string): Entry => ({ title, ...possible(effect, why) });

const GONE = 'A call that worked is answered with 404 or 405.';
const COMPILES = 'Code that uses it no longer compiles against a generated client';
const READERS = 'It changes what a reader of the pages learns, and no request or answer.';
const CLOSED_SET = 'A caller that distinguishes the documented ones meets, or waits for, one that it does not know.';

const LEVELS = ' Reported only where an example shows the fields at one of the two levels and at the other not.';

/** Of fields that a table tells at another level, and an example of the operation at the same. */
const levelRules = <D extends string>(direction: D, subject: string, failure: string) =>
  ({
    [`${direction}-properties-level-corrected`]: may(
      "code doesn't compile",
      'Table mended: fields are at another level',
      `${subject} stay as they are: the old page's own example has the fields where the new table has them, so that code written after the old table ${failure} all along. A client generated again has them elsewhere.${LEVELS}`,
    ),
    [`${direction}-properties-level-doubtful`]: may(
      "code doesn't compile",
      'Fields at another level than the example shows',
      `The table moved the fields and the new page's own example did not, so that most likely the table is wrong and ${subject.toLowerCase()} stay as they are. Callers should look before they follow it.${LEVELS}`,
    ),
  }) as Record<`${D}-properties-level-${'corrected' | 'doubtful'}`, Entry>;

/**
 * Rules whose id is written out. Ids are oasdiff's where it has a check of the meaning; those that begin with `docs-`
 * are of pages. Rules of facets, which hold for parameters, bodies and fields alike, are in `facet-rules.ts`.
 */
const RULES = {
  'api-removed-without-deprecation': rule('request refused', 'Operation removed', GONE),
  'api-removed-with-deprecation': rule('request refused', 'Deprecated operation removed', `${GONE} It was announced.`),
  'api-path-removed-without-deprecation': rule('request refused', 'Path removed', GONE),
  'api-path-removed-with-deprecation': rule('request refused', 'Deprecated path removed', `${GONE} It was announced.`),
  'endpoint-added': rule('more possible', 'Operation added', 'Nobody calls it yet.'),
  'endpoint-moved': rule(
    'request refused',
    'Operation has another method or path',
    `It is the same operation. ${GONE}`,
  ),
  'path-trailing-slash-changed': may(
    'request refused',
    'Path gained or lost its trailing slash',
    'Many servers answer both forms, others redirect or refuse one of them. Callers should look.',
  ),
  'endpoint-deprecated': rule(
    'stated now',
    'Operation deprecated',
    'It still works, and callers should plan to leave it.',
  ),
  'endpoint-reactivated': rule('more possible', 'Operation no longer deprecated', 'Callers may stay.'),
  'api-operation-id-changed': rule(
    "code doesn't compile",
    'Operation renamed',
    'Requests stay as they are, but the id names the method of generated clients: calls no longer compile. The names that are kept in the lock file prevent it.',
  ),
  'api-inferred-operation-id-changed': may(
    "code doesn't compile",
    'Name made for an operation changed',
    'No page names the operation: the id was made of the page, its title or the path, and other words gave another one. Requests stay as they are; a client generated again calls its method otherwise. The names that are kept in the lock file prevent it, and comparing two folders of pages keeps them.',
  ),
  'path-parameter-renamed': may(
    "code doesn't compile",
    'Placeholder renamed',
    'Requests stay as they are; an argument of generated clients has another name.',
  ),
  'path-parameter-inferred-name-changed': may(
    "code doesn't compile",
    'Name chosen for a placeholder changed',
    'The page of the operation writes the name that it wrote before. OpenAPI allows one spelling of a path, so that its operations take the name that most pages write, and those have changed. Requests stay as they are; an argument of generated clients has another name.',
  ),
  'generated-type-renamed': may(
    "code doesn't compile",
    'Type of generated code has another name',
    'Requests and answers stay as they are. Code that names the type no longer compiles against a client generated again; code that only uses its fields does.',
  ),
  'generated-resource-renamed': may(
    "code doesn't compile",
    'Operation is called by another resource',
    'Requests and answers stay as they are, and so does the flat method of the client. Code that calls the operation by its resource no longer compiles against a client generated again.',
  ),
  'generated-operation-renamed-kept': rule(
    'stated now',
    'Operation renamed, its former name kept',
    'Requests stay as they are. Generated clients have the method under both names, the former one deprecated, until the version that is named.',
  ),
  'generated-type-renamed-kept': rule(
    'stated now',
    'Type of generated code renamed, its former name kept',
    'Requests and answers stay as they are. Clients in TypeScript, Python and Go have the type under both names, the former one deprecated, until the version that is named; Java has no second names of types.',
  ),
  'generated-resource-renamed-kept': rule(
    'stated now',
    'Operation is called by another resource, its former place kept',
    'Requests and answers stay as they are. Generated clients have the method at both places, the former one deprecated, until the version that is named.',
  ),
  'generated-former-name-ended': rule(
    "code doesn't compile",
    'Former name of generated code ended',
    'Clients kept the name, deprecated, for one major version. Code that still uses it no longer compiles against a client generated again.',
  ),
  'generated-field-renamed': may(
    "code doesn't compile",
    'Field of generated code has another name',
    'Its name in requests and answers is as before. A new name that differs from it in case or separators only took its name in Go, so that code which uses the field no longer compiles against a client generated again.',
  ),
  'generated-parameter-type-changed': may(
    "code doesn't compile",
    'Parameter has another type in Go',
    'A parameter whose values are listed has a type of its own in the client for Go, and any other text is a string. Code that gives it a variable no longer compiles against a client generated again; a constant or a literal at that place does.',
  ),
  'docs-chapter-changed': rule('words', 'Operation in another chapter', READERS),
  'api-tag-added': rule('words', 'Operation in one more chapter', READERS),
  'api-tag-removed': rule('words', 'Operation no longer in a chapter', READERS),
  'api-security-added': rule(
    'request refused',
    'Authentication needed',
    'A request without credentials is refused from now on.',
  ),
  'api-security-removed': may(
    'behaves otherwise',
    'Authentication no longer needed',
    'Requests still work. Rarely meant: see whether the page lost it.',
  ),
  'api-security-alternative-added': rule('more possible', 'Another way to authenticate', 'The old ways still work.'),
  'api-security-alternative-removed': rule(
    'request refused',
    'A way to authenticate removed',
    'Callers that use it are refused.',
  ),
  'api-security-tightened': rule(
    'request refused',
    'A way to authenticate needs more',
    'Callers that send what was enough are refused.',
  ),
  'api-security-component-changed': rule(
    'request refused',
    'Credentials are sent in another way',
    'Callers send them where the server no longer looks.',
  ),
  'server-added': rule('more possible', 'Server added', 'The others still answer.'),
  'server-removed': rule('request refused', 'Server removed', 'Callers of that address get no answer.'),
  'server-variable-added': rule('more possible', 'Variable of an address added', 'It has a default.'),
  'server-variable-removed': rule("code doesn't compile", 'Variable of an address removed', `${COMPILES}.`),
  'server-variable-default-changed': rule(
    'behaves otherwise',
    'Default address changed',
    'Callers that name no value reach another server.',
  ),
  'server-variable-value-added': rule('more possible', 'Value of an address variable added', 'The others still work.'),
  'server-variable-value-removed': rule("code doesn't compile", 'Value of an address variable removed', `${COMPILES}.`),
  'region-added': rule('more possible', 'Region added', 'The others stay.'),
  'region-removed': rule('request refused', 'Region removed', 'Callers that name it are left without an address.'),
  'region-address-changed': may('request refused', 'Region has another address', 'The old one may stop to answer.'),
  'request-body-added-required': rule('request refused', 'Body needed', 'A request without a body is refused.'),
  'request-body-added-optional': rule('more possible', 'Body possible', 'A request without a body still works.'),
  'request-body-removed': rule(
    'request refused',
    'Body removed',
    `${COMPILES}, and the server may refuse or ignore it.`,
  ),
  'request-body-media-type-added': rule('more possible', 'Media type of a request added', 'The others still work.'),
  'request-body-media-type-removed': rule(
    'request refused',
    'Media type of a request removed',
    'Requests of it get 415.',
  ),
  'media-type-parameter-changed': rule(
    'words',
    'Parameter of a media type changed',
    'Readers of the media type go by its name, so that nothing fails.',
  ),
  'response-media-type-added': rule(
    'more possible',
    'Media type of an answer added',
    'The others can still be asked for.',
  ),
  'response-media-type-removed': rule(
    'answer unreadable',
    'Media type of an answer removed',
    'Callers that read it can not.',
  ),
  'response-success-status-added': rule('more possible', 'Success status added', 'The others stay.'),
  'response-success-status-removed': rule(
    'answer unreadable',
    'Success status removed',
    'Callers that wait for it take its successor for a failure, and its typed body is gone.',
  ),
  'response-success-status-stated': rule(
    'more possible',
    'Success status given',
    'The old pages gave none, so that one was assumed; the answer has been this one all along. A caller that waited for the assumed one took it for a failure.',
  ),
  'response-success-status-unstated': may(
    'behaves otherwise',
    'Success status no longer given',
    'The pages gave one and give none, so that one is assumed. Mostly the answer is as before; callers should look.',
  ),
  'response-non-success-status-added': rule(
    'more possible',
    'Error status added',
    'Any call may fail in unlisted ways.',
  ),
  'response-non-success-status-removed': may(
    "code doesn't compile",
    'Error status removed',
    'Successes are as before. Code that reads the body of this failure has lost its type.',
  ),
  'response-header-added': rule('more possible', 'Header of an answer added', 'Callers that do not know it ignore it.'),
  'required-response-header-removed': rule(
    'answer unreadable',
    'Header of an answer removed',
    'Callers that read it find nothing.',
  ),
  'optional-response-header-removed': rule(
    'answer unreadable',
    'Header of an answer removed',
    'Callers that read it find nothing.',
  ),
  'new-required-request-parameter': rule(
    'request refused',
    'Mandatory parameter added',
    'Requests without it are refused.',
  ),
  'new-required-request-default-parameter-to-existing-path': rule(
    'request refused',
    'Mandatory parameter with a default added',
    'Mandatory counts: a server that says so may refuse requests without it, whatever the default.',
  ),
  'new-optional-request-parameter': rule(
    'more possible',
    'Optional parameter added',
    'Requests without it still work.',
  ),
  'request-parameter-removed': rule(
    'request refused',
    'Parameter removed',
    `${COMPILES}, and a server refuses it or, worse, ignores a filter.`,
  ),
  'request-parameter-renamed': rule(
    'request refused',
    'Parameter renamed',
    'The old name is refused or ignored. Reported as a rename because type and likeness of the names say so.',
  ),
  'request-parameter-deprecated': rule('stated now', 'Parameter deprecated', 'It still works, and will not for ever.'),
  'request-parameter-reactivated': rule('more possible', 'Parameter no longer deprecated', 'Callers may stay.'),
  'request-parameter-style-changed': rule(
    'request refused',
    'Parameter is written in another way',
    'The server reads lists and objects otherwise than callers write them.',
  ),
  'new-required-request-property': rule('request refused', 'Mandatory field added', 'Requests without it are refused.'),
  'new-required-request-property-with-default': rule(
    'request refused',
    'Mandatory field with a default added',
    'Mandatory counts: a server that says so may refuse requests without it, whatever the default.',
  ),
  'new-optional-request-property': rule(
    'more possible',
    'Optional field of a request added',
    'Requests without it still work.',
  ),
  'request-property-removed': rule(
    'request refused',
    'Field of a request removed',
    `${COMPILES}, and the server refuses or ignores it.`,
  ),
  'request-property-no-longer-described': may(
    'request refused',
    'Field of a request no longer described',
    "The table has lost it, and the new page's own example still sends it: most likely the server takes it as before.",
  ),
  'request-property-described': rule(
    'stated now',
    'Mandatory field of a request described',
    "The table has gained it, and the old page's own example already sent it: most likely it was mandatory all along.",
  ),
  'request-property-required-stated': rule(
    'stated now',
    'Field is stated as mandatory',
    'The old page did not say which fields are mandatory. Mostly it was mandatory all along; requests without it may be refused.',
  ),
  'request-parameter-required-stated': rule(
    'stated now',
    'Parameter is stated as mandatory',
    'The old page did not say which parameters are mandatory. Mostly it was mandatory all along; requests without it may be refused.',
  ),
  'request-property-renamed': rule(
    'request refused',
    'Field of a request renamed',
    'The old name is refused or ignored. Reported as a rename because shape and likeness of the names say so.',
  ),
  'response-required-property-added': rule(
    'more possible',
    'Field of an answer added',
    'Callers that do not know it ignore it.',
  ),
  'response-optional-property-added': rule(
    'more possible',
    'Field of an answer added',
    'Callers that do not know it ignore it.',
  ),
  'response-required-property-removed': rule(
    'answer unreadable',
    'Field of an answer removed',
    'Callers that read it find nothing.',
  ),
  'response-optional-property-removed': rule(
    'answer unreadable',
    'Field of an answer removed',
    `${COMPILES}. Pages hardly ever say which fields an answer always has, so that it was optional promises nothing.`,
  ),
  'response-property-no-longer-described': may(
    'answer unreadable',
    'Field of an answer no longer described',
    "The table has lost it, and the new page's own example still shows it: most likely answers have it as before. A client generated again has no typed field for it.",
  ),
  'response-property-renamed': rule(
    'answer unreadable',
    'Field of an answer renamed',
    'Callers that read the old name find nothing. Reported as a rename because shape and likeness of the names say so.',
  ),
  'response-required-unstated': may(
    "code doesn't compile",
    'Answer no longer says which fields are always there',
    'It said so of some, and says it of none: a table that lost its column, as a rule, and an API that is as before. Callers that rely on the fields should look.',
  ),
  ...levelRules('request', 'Requests', 'was refused'),
  ...levelRules('response', 'Answers', 'found nothing'),
  'property-deprecated': rule('stated now', 'Field deprecated', 'It still works, and will not for ever.'),
  'property-reactivated': rule('more possible', 'Field no longer deprecated', 'Callers may stay.'),
  'required-condition-changed': may(
    'request refused',
    'Condition under which it is mandatory changed',
    'A contract cannot express it, so nothing checks it; callers that meet the condition are concerned.',
  ),
  'error-code-added': rule('stated now', 'Error code added', CLOSED_SET),
  'error-code-removed': may('behaves otherwise', 'Error code removed', CLOSED_SET),
  'error-code-status-changed': may(
    'behaves otherwise',
    'Error code has another status',
    'Callers that look at the status go astray.',
  ),
  'async-job-added': may(
    'behaves otherwise',
    'Operation became a job',
    'Its answer no longer means that the work is done.',
  ),
  'async-job-documented': rule(
    'more possible',
    'Answer of an operation turns out to be a job',
    'The old pages gave no answer, so that it may have been a job all along. Callers can wait for it now.',
  ),
  'async-job-removed': may(
    'behaves otherwise',
    'Operation is no longer a job',
    'Callers that wait for the job wait in vain.',
  ),
  'async-job-changed': may(
    'behaves otherwise',
    'Job is shown by another operation',
    'Callers that ask the old one may find nothing.',
  ),
  'waiter-changed': may('behaves otherwise', 'States to wait for changed', 'Waiting ends at other states than before.'),
  'example-became-contradictory': may(
    'behaves otherwise',
    'Example contradicts its table',
    'Either the example or the table is wrong from now on.',
  ),
  'example-became-consistent': rule('words', 'Example no longer contradicts its table', READERS),
  'docs-example-added': rule('words', 'Example added', READERS),
  'docs-example-removed': rule('words', 'Example removed', READERS),
  'docs-example-changed': rule('words', 'Example changed', READERS),
  'docs-title-changed': rule('words', 'Title changed', READERS),
  'docs-summary-changed': rule('words', 'Summary changed', READERS),
  'docs-description-changed': rule('words', 'Description changed', READERS),
  'docs-type-text-changed': rule('words', 'Words of a type changed', READERS),
  'docs-error-code-changed': rule('words', 'Text of an error code changed', READERS),
  'docs-duty-added': rule(
    'stated now',
    'Description states a new duty, restriction or end',
    'A sentence is new that says what callers must or cannot do, or that something will end. No keyword of a contract holds it, so only a reader notices.',
  ),
  'docs-number-changed': rule(
    'stated now',
    'Number in a description changed',
    'A sentence is as before but for a number. No keyword of the contract holds the number, so only a reader notices.',
  ),
  'docs-unit-changed': rule(
    'stated now',
    'Unit in a description changed',
    'A sentence is as before but for a unit, or the value is measured in another one. No keyword of the contract holds units: the same number means something else.',
  ),
  'docs-page-moved': rule('words', 'Page moved', READERS),
} as const satisfies Record<string, Entry>;

export type RuleId = keyof typeof RULES | `${(typeof PLACES)[number]}-${string}`;

/** The rule of an id; undefined where there is none of it. */
export function ruleOf(id: string): Rule | undefined {
  const entry = Object.hasOwn(RULES, id) ? RULES[id as keyof typeof RULES] : facetRuleOf(id);
  return entry && { ...entry, class: classOf(entry) };
}

function facetRuleOf(id: string): Entry | undefined {
  for (const place of PLACES) {
    const facet = id.startsWith(`${place}-`) ? id.slice(place.length + 1) : '';
    const found: FacetRule | undefined = Object.hasOwn(FACET_RULES, facet) ? FACET_RULES[facet] : undefined;
    if (!found) continue;
    const side = place.startsWith('request') ? found.request : found.response;
    return { ...(found[place] ?? side), title: `${found.title} (${place.replace('-', ' ')})` };
  }
  return undefined;
}

/** Every id, for tests and completion. */
export const RULE_IDS: readonly string[] = [
  ...Object.keys(RULES),
  ...PLACES.flatMap((place) => Object.keys(FACET_RULES).map((facet) => `${place}-${facet}`)),
];
