/** Sentences that announce a list of values. */
export const LEAD_INS: readonly RegExp[] = [
  /\b(?:options?|enums?|enumerations?|enumeration values?|enumerated values?)(?: (?:is|are|include)(?: as follows)?)?\s*:\s*$/i,
  /\b(?:possible|valid|available|supported|allowed|optional|permitted|legal)\s+(?:\w+\s+)?(?:values?|options?|types?|statuses|states)\b[^.]*(?::|as follows|following)\s*[.:]?\s*$/i,
  /\b(?:values?|options?)\s+(?:of \S+ )?(?:is|are|include|includes|can be|may be|must be|could be)\b[^.]*(?:as follows|following|:)\s*[.:]?\s*$/i,
  /\b(?:can|may|must|could) be (?:set to )?(?:one of |any of |either of )?(?:the following|as follows)?[^.]{0,24}:\s*$/i,
  /\b(?:one|any) of the following\s*[.:]?\s*$/i,
  /\bthe following (?:values|options|types|statuses|states)\b[^.]*[.:]?\s*$/i,
  /\bthe following (?!(?:\w+\s+)?(?:operators?|characters?|formats?|fields?|attributes?|parameters?|rules?|units?)\b)(?:\w+\s+){1,3}(?:are|is) supported\s*[.:]?\s*$/i,
  /\b(?:values?|range|type|status|state)\s*:\s*$/i,
  /\b(?:values|statuses|states|types|options) (?:are|include)\s*:?\s*$/i,
];

/** Ends of a sentence that names a set, below which even plain items are its members: `Engine type of a job`. */
export const NAMES_A_SET =
  /\b(?:types?|status(?:es)?|states?|modes?|methods?|polic(?:y|ies)|levels?|categor(?:y|ies)|kinds?)(?: (?:of|for) [\w ]+)?\s*[.:]?$/i;

/** A default that is one of the items in the list below it makes that list one of values. */
export const NAMES_DEFAULT = /\bdefault value is\s+(\S+?)\s*\.?$/i;

/** A sentence that has nothing to do with the list below it; one that ends with members names them: `Its fields.` */
export const NO_LEAD =
  /^(?!.*\b(?:follow\w*|below|such as|example|reference|consists?|contains?|includ\w+|as)\b)(?!.*\b(?:fields|attributes|parameters|keys|properties|members|rules|requirements|constraints|conditions|formats|characters)\W*$).*\w\s*\.$/i;

/** Sentences before a list that is no enumeration, although its items may look like values. */
export const NOT_A_LEAD_IN =
  /\b(?:for reference only|for example|such as|e\.g\.|fields?|attributes?|parameters?|consists? of|contains?|includes the|keys?|properties|characters?|formats?|rules?|requirements?|constraints?|conditions?|note|units?|combination)\b[^.]*[.:]?\s*$/i;

/** Said anywhere in front of a list that nothing announces, it makes the list one of examples. */
export const EXAMPLES_ONLY = /\bfor reference\b|\b(?:are|is|as) (?:only )?(?:an )?examples?\b|\bexamples? only\b/i;

/**
 * A list of the values of another parameter (`only when the value of job_type is one of the following`), or of the
 * values in some case (`the options for dedicated pools are as follows`).
 */
export const OTHER_VALUE =
  /\b(?:when|if|unless)\b.*\b(?:value|set to|is|are)\b.*(?::|follows|following)\s*[.:]?\s*$|^for (?!(?:the|this) (?:parameter|field)\b)\w.*\b(?:values?|options?)\b|\b(?:values|options) for (?!(?:the|this) (?:parameter|field)\b)\w.*\b(?:are|include)\b/i;

/** Sentences that name their values, which are in the first group. */
export const SET_PHRASES: readonly RegExp[] = [
  /\b(?:values?|options?|it|which|parameter|field|that)\s+(?:of this (?:parameter|field)\s+)?(?:(?:is|are)\s+[a-z-]+(?:\s+[a-z-]+)?\s+and\s+)?(?:can|may|must|could|should)\s+(?:only\s+)?be\s+(?:only\s+)?(?:set to\s+)?(?:one of\s+)?(?:an?(?!\s+(?:combination|list|array|mixture|string|number|comma)\b)(?:\s+[\w-]+){1,6}:\s+)?(?:the following(?: values)?:?\s*)?(.+)$/i,
  /\b(?:possible|valid|available|supported|allowed|permitted|optional|enumerated)\s+(?:values?|options?)\s*(?:are|is|include|includes|:|can be|may be)\s*:?\s*(?:as follows:?\s*)?(.+)$/i,
  /^(?:the\s+)?(?:options?|enums?|values?|value options?|enumerat(?:ion|ed)s?(?: values?)?)\s*:\s*(.+)$/i,
  /(?<!(?:default|maximum|minimum) )\b(?:values?|options?)\s+(?:is|are)\s*:?\s+(?:either\s+)?(?:as follows:?\s*)?(.+)$/i,
  /\bvalue range\s*(?:is|:)\s*(.+)$/i,
  /\b(?:options? (?:is|are|include)|values include)\s*:?\s*(.+)$/i,
  /^(?:(?:it|which|this (?:parameter|field)) )?(?:(?:is|can be|must be) )?(?:any )?one of\s*:?\s+(?:the following(?: values)?\s*:?\s*)?(.+)$/i,
  /\b(?:values?|parameter|field|it|which) (?:is|are) fixed (?:to|at|as)\s+(.+)$/i,
  /^fixed value\s*:\s*(.+)$/i,
  /\b(?:it|which)\s+(?:is|are)\s+(?:either\s+|(?=\ue000))(.+)$/i,
  /^(?:currently,?\s+)?(\ue000.+?)\s+are (?:currently )?supported\.?$/i,
  /^(?:supported|available|possible|valid|allowed) (?:types|modes|statuses|states|kinds|formats|algorithms|protocols|methods|policies|levels|categories)\s*:\s*(\ue000.+)$/i,
  /\bonly\s+(.+?)\s+(?:is|are) (?:supported|available)/i,
  /\bthe following (?:values|options|types|statuses|states|modes) (?:are|is) (?:supported|available|allowed)\s*:\s*(.+)$/i,
  /(?:^|,\s+)either\s+(.+)$/i,
  /^set (?:it|the value|this (?:parameter|field)) to\s+(.+)$/i,
  // Of a name and what it may be, only words that the page sets off are values.
  /^(?![^:]*\b(?:example|instance|note|format|fields?|parameters?|combination|list|mixture)\b)[^:.\ue000]{3,60}:\s+(\ue000[^\ue001]+\ue001.*\bor\b.*)$/i,
];

/** Sentences that leave one value alone: `only **a**`, or the order to send it, `Set it to **a**.` */
export const LEAVES_ONE = /\b(?:only|fixed)\b|^set (?:it|the value|this (?:parameter|field)) to\b/i;

/** What one plain word means makes it a value, as in `can only be stop, indicating that the kite lands`. */
export const ONE_WITH_MEANING = /\bonly be (?:set to )?([\w.-]+), (?:which )?(?:indicat(?:es|ing)|mean(?:s|ing))\b/i;

/** Values that are named as some of those that are allowed. */
export const SOME_OF_MANY =
  /\b(?:common(?:ly used)?|frequently used|often used|typical|usual|recommended|suggested|sample|example)\s+(?:values?|options?)\b/i;
