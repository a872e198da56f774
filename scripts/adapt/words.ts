/** The words of references of other houses, as data. A new wording is a new line here and a row in a test. */
import { type ColumnRole, squeeze } from '../ir/index.ts';

/** What a section, or a label, of an operation is about. */
export type PartRole =
  | 'uri'
  | 'path'
  | 'query'
  | 'header'
  | 'body'
  | 'parameters'
  | 'request'
  | 'response'
  | 'response-header'
  | 'request-example'
  | 'response-example'
  | 'example'
  | 'status'
  | 'security';

/** Headings and labels by role; the first match counts. A trailing colon and the side above are taken off before. */
export const PART_WORDS: readonly { readonly pattern: RegExp; readonly role: PartRole }[] = [
  {
    pattern:
      /^(?:(?:http|api|request|resource|endpoint|url) )*(?:request(?: url| line)|endpoint|urls?|uris?|routes?|resource url|url structure|definition|path)$|^http request$|^method and (?:url|path)$/i,
    role: 'uri',
  },
  {
    pattern:
      /^(?:example|sample)s? (?:of (?:the |a )?)?(?:http )?(?:request|call|usage|curl|payload|body|input)s?\b|^request (?:example|sample|body example)s?\b|^example$|^curl(?: request)?$/i,
    role: 'request-example',
  },
  {
    pattern:
      /^(?:example|sample)s? (?:of (?:the |a )?)?(?:http |json |success(?:ful)? |error )?(?:response|result|output|answer)s?\b|^(?:response|output|success) (?:example|sample)s?\b|^(?:the above command )?returns? json structured like this$/i,
    role: 'response-example',
  },
  { pattern: /^examples?\b|^samples?$|^usage$/i, role: 'example' },
  {
    pattern:
      /^(?:url|path|uri|route|resource)[ -](?:parameters?|params?|variables|arguments|segments|attributes)$|^path$/i,
    role: 'path',
  },
  {
    pattern:
      /^(?:optional |url |request |http |get )*query[ -]?(?:string)?(?: |-)?(?:parameters?|params?|arguments|options|attributes|fields)?$|^(?:filters?|filter parameters|filtering|get parameters|pagination parameters|sorting)$/i,
    role: 'query',
  },
  { pattern: /^(?:http )?response headers?(?: fields?| parameters?)?$/i, role: 'response-header' },
  { pattern: /^(?:http |required |optional |request )*headers?(?: fields?| parameters?)?$/i, role: 'header' },
  {
    pattern:
      /^(?:http |json |request |form |post |put |raw )*(?:body|payload|form[ -]?data|form|data|entity|post data|json)(?: (?:parameters?|params?|fields?|schema|attributes?|properties|content|data|object|structure|arguments))?$|^request (?:fields|attributes|properties|schema|structure|object|json object)$|^(?:form|json|post|data) param(?:eter)?s?$|^request parts?$|^input(?: fields)?$/i,
    role: 'body',
  },
  { pattern: /^(?:on|upon|in case of) (?:success|failure|an? error|errors?)\b/i, role: 'response' },
  {
    pattern:
      /^(?:success(?:ful)? |expected |json |http |the |error |normal |possible )*responses?(?: (?:body|fields?|parameters?|attributes?|properties|schema|structure|object|content|data|format|payload|values?))*(?: \(?[1-5]\d\d.*)?$|^(?:returns?|return values?|returned (?:values?|data|object)|results?|output|reply)(?: (?:fields?|parameters?|format))?$/i,
    role: 'response',
  },
  {
    pattern:
      /^(?:http |possible |response |return |result |error )*(?:status(?: codes?)?|status codes?|codes?|return codes?|errors?|error responses?|exceptions?)$/i,
    role: 'status',
  },
  {
    pattern:
      /^(?:http |optional |required |mandatory |additional |input |supported |common |function |method |url |call |request )*(?:parameters?|params?|arguments?|options|attributes|inputs|fields)$/i,
    role: 'parameters',
  },
  {
    pattern: /^(?:http |the |json )*request(?: (?:parameters?|params?|arguments|format|syntax|content))?$/i,
    role: 'request',
  },
  {
    pattern:
      /^(?:required )?(?:authentication|authorization|auth|permissions?|security|required (?:role|scope|permission|privilege)s?|scopes?|access)(?: (?:required|scopes?|roles?))?$/i,
    role: 'security',
  },
];

/** The role that a title gives; undefined for one that names a thing. */
export function partRole(title: string): PartRole | undefined {
  const text = title
    .replace(/(?:(?<!\s)\s+)?[:：]\s*$/, '')
    .replace(/^\W+/, '')
    .trim();
  return text.length > 60 ? undefined : PART_WORDS.find(({ pattern }) => pattern.test(text))?.role;
}

/** Sentences that announce what follows, by what they speak of; the first match counts. */
const ANNOUNCING: readonly { readonly pattern: RegExp; readonly role: PartRole }[] = [
  { pattern: /\bresponse headers?\b|\bheaders? (?:\w+ ){0,4}(?:returned|response)\b/i, role: 'response-header' },
  { pattern: /\bheaders?\b/i, role: 'header' },
  { pattern: /\b(?:returned|returns|responses?|answer|output)\b/i, role: 'response' },
  { pattern: /\bquery\b/i, role: 'query' },
  {
    pattern: /\b(?:in|as part of|within) the (?:ur[il]|path)\b|\b(?:ur[il]|path) (?:parameters?|variables?)\b/i,
    role: 'path',
  },
  { pattern: /\bbody\b|\bpayload\b|\bform (?:fields?|data)\b/i, role: 'body' },
  { pattern: /\b(?:parameters?|arguments?|options|fields|attributes|properties|keys)\b/i, role: 'parameters' },
];

/** A sentence that ends with a colon and speaks of `the following`. */
const ANNOUNCES =
  /^(?=.{0,160}:$)(?:.*\bfollowing\b|(?:(?:optional|required|mandatory|supported|available|allowed|accepted) ))/i;

export interface Announcement {
  readonly role: PartRole;
  /** Whether what follows has to be there, where the sentence says so. */
  readonly required?: { readonly value: boolean; readonly words: string };
  /** Other sentences stand in front. */
  readonly isLast?: true;
}

/** What a sentence says of the list or table below it: `The following body parameters must be given:`. */
export function announcementIn(whole: string): Announcement | undefined {
  const text = whole.split(/(?<=[.!?])\s+(?=\p{Lu})/u).at(-1) ?? '';
  if (!ANNOUNCES.test(text)) return undefined;
  const role = ANNOUNCING.find(({ pattern }) => pattern.test(text))?.role;
  if (role === undefined) return undefined;
  const isOptional = /\b(?:optional(?:ly)?|may be|can be|not required)\b/i.test(text);
  const isRequired =
    /\b(?:required|mandatory|(?:must|have to|has to|need to|needs to) be (?:provided|given|specified|sent|set|included|present|passed))\b/i.test(
      text,
    );
  return {
    role,
    ...(text === whole ? {} : { isLast: true as const }),
    ...(isOptional === isRequired ? {} : { required: { value: isRequired, words: text } }),
  };
}

/** Labels of a request's two halves, where a page gives each its own line. */
export const METHOD_LABEL = /^(?:(?:supported|allowed|accepted) )?(?:http |request )*(?:method|verb|type)s?$/i;
export const TARGET_LABEL =
  /^(?:http |request |resource |api |full |relative )*(?:ur[il]|endpoint|path|route|address|resource)s?$/i;

/** Columns by their headers. */
export const COLUMN_WORDS: readonly { readonly pattern: RegExp; readonly role: ColumnRole }[] = [
  {
    pattern:
      /^(?:(?:request|response|header|path|query|body|url|input|json|form|http|filter) )?(?:parameters?|params?|names?|fields?|keys?|attributes?|propert(?:y|ies)|arguments?|elements?|members?|variables?|options?|headers?|args?)(?: names?)?$|^(?:json ?)?path$/i,
    role: 'name',
  },
  {
    pattern:
      /^(?:is )?(?:required|mandatory|optional|necessary|presence|requirement|req\.?|required\/optional|optional\/required|must)\??$/i,
    role: 'required',
  },
  { pattern: /^(?:data ?|value |json |field )?(?:types?|schema|format|kind|data ?type)$/i, role: 'type' },
  {
    pattern:
      /^(?:description|meaning|notes?|details?|purpose|explanation|remarks?|comments?|summary|info(?:rmation)?|what|definition|desc\.?|usage)s?$/i,
    role: 'description',
  },
  { pattern: /^(?:in|located in|location|parameter type|param type|passed in|where|position)$/i, role: 'location' },
  { pattern: /^defaults?(?: values?)?$/i, role: 'default' },
  {
    pattern:
      /^(?:(?:allowed|possible|valid|accepted|permitted|available) )?(?:values?|options|range|constraints?|restrictions?|limits?|enum)$/i,
    role: 'range',
  },
  { pattern: /^(?:example|sample)s?(?: values?)?$/i, role: 'example' },
];

/** Words of a cell that say where a parameter goes. */
export const PLACES: Readonly<Record<string, 'path' | 'query' | 'header' | 'body' | 'form'>> = {
  path: 'path',
  url: 'path',
  uri: 'path',
  'url path': 'path',
  query: 'query',
  querystring: 'query',
  'query string': 'query',
  'query parameter': 'query',
  header: 'header',
  body: 'body',
  json: 'body',
  'request body': 'body',
  formdata: 'form',
  form: 'form',
  'form data': 'form',
};

/** What a sentence says that speaks of how a value is sent. */
const GIVEN = /\b(?:specified|passed|given|provided|sent|set|supplied|included)\b/i;

/** Where such a sentence says that the value goes; the first match counts. */
const PLACE_WORDS: readonly { readonly pattern: RegExp; readonly place: 'path' | 'query' | 'header' | 'body' }[] = [
  { pattern: /\b(?:as an?|as|in the|via the|via) (?:ur[il] )?query(?:[- ]string)?\b/i, place: 'query' },
  { pattern: /\b(?:as an?|as|in the|via the) (?:http |request )?header\b/i, place: 'header' },
  { pattern: /\bin the (?:http |request |json )?(?:body|payload)\b/i, place: 'body' },
  { pattern: /\b(?:part of|in) the (?:ur[il]|(?:ur[il] |request )?path)\b/i, place: 'path' },
];

/** Where a parameter goes, as a sentence of its description says: `This is sent as a query parameter.` */
export function placeIn(text: string): 'path' | 'query' | 'header' | 'body' | undefined {
  const sentences = text.split(/(?<=[.;])\s+/).filter((sentence) => GIVEN.test(sentence));
  return sentences.flatMap((sentence) => PLACE_WORDS.find(({ pattern }) => pattern.test(sentence))?.place ?? [])[0];
}

/** A first column of statuses. */
export const STATUS_COLUMN = /^(?:http |response |status |error |return )*(?:codes?|status(?:es)?|status codes?)$/i;

/** Words of a page as a `family.yaml` has them: in any case, without a colon at the end. */
export const plainWords = (text: string): string =>
  squeeze(text)
    .replace(/(?:(?<!\s)\s+)?[:：]$/, '')
    .toLowerCase();
