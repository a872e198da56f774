import { lookup } from '../lookup.ts';
import type { Dialect } from './dialect.ts';
import { MARKUP } from './markup.ts';

/** The words that any reference may use. A new wording is a new line here and a row in a test. */
export const ANY_FAMILY: Dialect = {
  markup: MARKUP,
  sections: {
    // The first match wins: examples stand before requests and responses.
    headings: [
      { pattern: /^(?:api )?debug(?:ging)?\b|^api explorer\b|^(?:change|release) history|^sdk\b/i, role: 'ignored' },
      { pattern: /^request\s*(?:\/|and)\s*response (?:examples?|samples?)/i, role: 'examples' },
      {
        pattern: /^(?=(.*?(?:example|sample)s?\b))\1.*\brequest|^(?=(.*?\brequests?\b))\2.*\b(?:example|sample)/i,
        role: 'request-example',
      },
      {
        pattern:
          /^(?=(.*?(?:example|sample)s?\b))\1.*\b(?:response|output)|^(?=(.*?\bresponses?\b))\2.*\b(?:example|sample)|^(?:return(?:ed)?|results?|output) (?:example|sample)/i,
        role: 'response-example',
      },
      { pattern: /^(?:examples?|samples?)\b|^code (?:examples?|samples?)\b/i, role: 'examples' },
      {
        pattern:
          /^(?:api |request |http |interface |resource )?ur[il]s?\b|^request (?:line|method|path|address)\b|^(?:api|resource) path\b|^(?:http )?method and ur[il]|^uniform resource (?:identifier|locator)/i,
        role: 'uri',
      },
      {
        pattern:
          /^(?:http )?(?:status|return(?:ed)?|response|result) (?:codes?|values?|status(?: codes?)?)\b|^(?:http )?(?:status|codes?)$/i,
        role: 'status',
      },
      { pattern: /^error (?:codes?|messages?|responses?)\b|^exceptions?\b/i, role: 'errors' },
      { pattern: /^(?:http )?request (?:message )?(?:syntax|prototype)\b/i, role: 'request-syntax' },
      { pattern: /^(?:http )?response (?:message )?(?:syntax|prototype)\b/i, role: 'response-syntax' },
      {
        pattern:
          /^re(?:quest|queset)s?(?:\b|$)|^(?:input|body|header|query|path|call(?:ing)?|url?i?) param|^inputs?$|^(?:message )?body$|^payload\b|^param(?:eter)?s?(?: descriptions?)?$/i,
        role: 'request',
      },
      {
        pattern:
          /^(?:(?:normal|success(?:ful)?|abnormal|fail(?:ed|ure)) )?(?:response|respones|output)s?(?:\b|$)|^return(?:s|ed)?(?: (?:parameters?|results?|data|messages?|body|fields?))?$|^return(?:ed)? (?:parameters?|results?|data)\b|^results?$|^reply\b/i,
        role: 'response',
      },
      {
        pattern:
          /^functions?\b|^description\b|^api (?:description|function)|^introduction\b|^overview\b|^scenarios?\b/i,
        role: 'purpose',
      },
      {
        pattern:
          /constraints?\b|^prerequisites?\b|^notes?\b|^restrictions?\b|^limitations?\b|^precautions?\b|^authorization\b|^permissions?\b/i,
        role: 'limits',
      },
    ],
    labels: [
      {
        pattern: /^(?:example|sample)s? (?:of (?:a |the )?)?(?:\w+ )?requests?\b|^request (?:examples?|samples?)\b/i,
        role: 'request-example',
      },
      {
        pattern:
          /^(?:example|sample)s? (?:of (?:a |the )?)?(?:\w+ )?responses?\b|^(?:(?:un)?successful |failed )?(?:response (?:examples?|samples?)|(?:example|sample) response)\b|^(?:successful|failed)(?: sample)? responses?\b/i,
        role: 'response-example',
      },
      { pattern: /^(?:request )?ur[il] format\b/i, role: 'same' },
      { pattern: /^(?:parameter description|description of (?:the )?parameters|parameters?)\W*$/i, role: 'same' },
      {
        pattern: /^(?:request (?:body |header |query |path )?(?:parameters?|message|body|headers?))\W*$/i,
        role: 'request',
      },
      { pattern: /^(?:response (?:body |header )?(?:parameters?|message|body|headers?))\W*$/i, role: 'response' },
    ],
    outcomes: [
      {
        pattern:
          /^(?:normal|success(?:ful)?)(?: values?| responses?(?: (?:body|message|parameters?|fields?|elements?|descriptions?)){0,2})?\s*[:：]?$/i,
        outcome: 'normal',
      },
      {
        pattern:
          /^(?:abnormal|fail(?:ed|ure)|error)(?: values?| responses?(?: (?:body|message|parameters?|fields?|elements?|descriptions?)){0,2})?\s*[:：]?$/i,
        outcome: 'abnormal',
      },
    ],
    outcomeWords: [
      { pattern: /\b(?:normal|success(?:ful)?)\b/i, outcome: 'normal' },
      { pattern: /\b(?:abnormal|fail(?:ed|ures?)|errors?|exceptions?|unsuccessful)\b/i, outcome: 'abnormal' },
    ],
    headers: /^(?:request|response) (?:message )?headers?$/i,
    elements: /\belements?\b/i,
    parameters: /\bparam(?:eter)?s?\b/i,
  },
  tables: {
    columns: [
      {
        pattern:
          /^(?:(?:request |response |header |path |query |body |input |output |uri )?param(?:eter)?s?(?: name)?|names?|field(?: name)?s?|attributes?(?: name)?|property(?: name)?|key|element(?: name)?|member(?: name)?|variable(?: name)?|argument(?: name)?|headers?|header name)$/i,
        role: 'name',
      },
      {
        pattern:
          /^(?:is |whether )?(?:it is )?(?:mandatory|required|compulsory|necessary)(?: or (?:not|optional))?(?: ?\((?:yes\/no|y\/n|m\/o)\))?\??$|^(?:mandatory|required) ?\/ ?optional$|^optional\??$|^optional ?\/ ?(?:mandatory|required)$|^m ?\/ ?o$/i,
        role: 'required',
      },
      { pattern: /^(?:(?:param(?:eter)?\.?|data|value|field|attribute) )?types?$|^schema$/i, role: 'type' },
      {
        pattern:
          /^(?:(?:parameter|field|attribute) )?descriptions?$|^remarks?$|^meanings?$|^explanations?$|^notes?$|^definitions?$|^comments?$|^functions?$|^details?$|^desc\.?$/i,
        role: 'description',
      },
      { pattern: /^(?:in|position|(?:parameter )?location|transfer mode)$/i, role: 'location' },
      { pattern: /^default(?: values?)?$/i, role: 'default' },
      { pattern: /^(?:constraints?|(?:value )?range|restrictions?|value)$/i, role: 'range' },
      { pattern: /^(?:examples?|samples?)(?: values?)?$/i, role: 'example' },
    ],
    captions: [
      {
        pattern:
          /^(?=(.*?\bheaders?\b))\1.*\bparam|\bparam\w* in (?:the )?(?:request |response )?headers?\b|^(?:(?:common|additional|custom(?:ized)?|description of(?: the)?) )*(?:request|response)? ?(?:message )?headers?(?: fields?)?(?: description)?$/i,
        usage: 'header',
      },
      { pattern: /^(?:uri |url )?path param|\bparam\w* in (?:the )?path\b/i, usage: 'path' },
      { pattern: /\bquery(?: string)? param|\bparam\w* in (?:the )?query\b/i, usage: 'query' },
      {
        pattern:
          /^(?:request |response )?(?:form ?data|body|message body)(?: param\w*)?$|^(?:request|response) body param|\bparam\w* in (?:the )?(?:request |response )?(?:message )?body\b|^formdata param/i,
        usage: 'body',
      },
      { pattern: /\b(?:uri|url)\b/i, usage: 'uri' },
      {
        pattern:
          /^(?:(?:description|details?) (?:of|about) (?:the )?)?(?:(?:request|response|input|output|return(?:ed)?|common|main|mandatory|required|compulsory|optional|other) )*(?:parameters?|params?|fields?|elements?|attributes?)(?: (?:description|information|list|details))?(?: (?:of|in|for) (?:the |a )?(?:request|response|api)\w*(?: message)?)?$|^(?:request|response)(?: message| data)?s?$|^data structure(?: description)?$|^parameter description$/i,
        usage: 'none',
      },
    ],
    requiredCaptions: [
      {
        pattern: /^(?:\w+ )?(?:mandatory|required|compulsory) (?:\w+ )?(?:parameters?|params?|fields?)\b/i,
        required: true,
      },
      { pattern: /^(?:\w+ )?optional (?:\w+ )?(?:parameters?|params?|fields?)\b/i, required: false },
    ],
    codes: {
      status:
        /^(?:http )?(?:status|return(?:ed)?|response|result) (?:codes?|values?)$|^http (?:status|code)$|^status$|^codes?$/i,
      error: /^error codes?$/i,
      message: /^(?:error )?(?:messages?|information)$/i,
      measure:
        /^(?:measures?|handling measures?|solutions?|(?:handling )?suggestions?|troubleshooting|processing method|procedure)$/i,
      description: /^descriptions?$/i,
      statusDescription: /^(?:descriptions?|meaning|explanation|details|remarks?|message|state|status)$/i,
    },
    values: {
      value:
        /^(?:(?:possible|valid|available|allowed|enumerated|enumeration) )?(?:values?|options?)$|^enum(?:eration)?s?$/i,
      meaning: /^(?:descriptions?|meanings?|explanations?|remarks?)$/i,
    },
    structures: {
      inSentence:
        /^(?:the )?([\w.-]+) (?:object|structure|field|parameter|element|data structure) (?:has|contains|includes|consists of|is made up of|is (?:described|defined)|attributes are)\b/i,
      atEnd:
        /^(?:the following table|the table below|this table) (?:describes|lists|shows) (?:the )?(?:(?:parameters|fields|attributes|elements|structure) (?:of|in) )?(?:the )?([\w.-]+)(?: (?:object|structure|field|parameter|element|data structure)s?)?$/i,
      inFront:
        /^(?!(?:request|response|body|input|output|common|other|main|data|path|query|header|parameter|field)\b)([a-z][\w.-]*) (?:field|parameter|object|attribute|element)s? (?:data structure )?(?:descriptions?|details|information) (?:of|for|in|about) \S.*$/,
      before:
        /^(?:(?:the )?(?:(?:parameter|field|attribute|element|structure)s? )?(?:descriptions?|details|structure|parameters?|attributes?|fields?|elements?|data structures?(?: descriptions?)?) (?:of|in|about|for) (?:the )?(?:(?:field|parameter|attribute|element|object) (?=\S+$))?|data structure description of (?:the )?)/i,
      behind:
        /(?<!\s)\s+(?:field(?: data structure)?|fields|parameters?|params?|objects?|attributes?|data(?: structures?)?|descriptions?|information|arrays?|structures?|structs?|list|elements?|type|format|details|body|properties)$/i,
    },
  },
  rows: {
    required: lookup({
      yes: true,
      y: true,
      m: true,
      mandatory: true,
      required: true,
      true: true,
      must: true,
      compulsory: true,
      necessary: true,
      '×': false,
      '✗': false,
      '√': true,
      '✓': true,
      no: false,
      n: false,
      o: false,
      optional: false,
      false: false,
      'not mandatory': false,
      'not required': false,
      'not necessary': false,
      'non-mandatory': false,
      'non-required': false,
    }),
    requiredUnsaid: /^(?:[-–—/]*|n\/?a|(?:yes|y|mandatory|m|required) ?\/ ?(?:no|n|optional|o))$/i,
    typeLabel: /^(?:(?:parameter|data|value) )?type\s*[:：]\s*(\S.*?)(?:[.;]\s*|(?<!\s)\s+)?$/i,
    requiredLabel: /^(?:mandatory|required)\s*[:：]\s*(\S.*?)(?:[.;]\s*|(?<!\s)\s+)?$/i,
    ancestorLabel: /^(?:ancestor|parent)s?(?: (?:node|element))?\s*[:：]\s*([\w.]+(?:\s*,\s*[\w.]+){0,9})\s*$/im,
    parts: [
      { pattern: /^(?:Definition|Explanation|Meaning)$/, part: 'text' },
      { pattern: /^Constraints?$/, part: 'text' },
      { pattern: /^(?:Value [Rr]ange|Range)$/, part: 'range' },
      { pattern: /^Default(?: [Vv]alue)?$/, part: 'default' },
    ],
    markupType: /^(?:an? )?(?:xml|container|xml container|xml element)(?: element)?$/i,
    noNames: /^(?:[1-5](?:\d\d|xx)\b|(?:ab)?normal\b|success|failure|examples?\b|format\b|ur[il]\b|none\b|notes?\b)/i,
  },
  prose: {
    nothing: /^(?:n\/?a|none|-|not applicable)?\.?$/i,
    noParameters:
      /^(?:this|the) (?:request|response|api|interface|operation)(?: message| body| header)? (?:(?:contains|involves|has|includes|uses|requires|carries) no|(?:does not|doesn't) (?:contain|involve|have|include|use|require|carry)(?: any| the)?) (?:(?:message|request|response|body) )?(?:parameters?|elements?|body|headers?)\.?$/i,
    pointer:
      /^(?:for (?:more |the )?(?:details?|descriptions?|information)(?:,? (?:about|of|on) [^,.;]{1,120})?,? )?(?:see|refer to) [^.;]{1,120}\.?$/i,
    pointingWords: new Set(
      (
        'a additional addition also an and api are as be been below body by can common contains describe described ' +
        'describes description details each element elements extended field fields following for from has have header headers ' +
        'in is it list listed lists may meanings message more needed of one optional or other path parameter parameters provided ' +
        'provides query request required respective response returned returns see show shown shows specific structure table tables the ' +
        'their these this to two uri uses use used url with'
      ).split(' '),
    ),
    labels:
      /^(?:(?:ur[il]|request|response) )?(?:format|examples?|uri|url|usage)\s*[:：]?$|^(?:(?:[a-z]+ ){0,2}(?:parameters?|fields?|elements?)(?: descriptions?)?|\w+ (?:field|parameter|structure) descriptions?)\s*[:：]?$/i,
    rules:
      /\b(?:must|cannot|can't|may not|only|at most|at least|no more than|a maximum of|not supported|not allowed|mandatory|required|should|if)\b/i,
    file: /\bapplication\/octet-stream\b|\bbinary (?:file )?stream\b|\bresponse (?:body |message )?is (?:a |the )?(?:\w+ )?(?:file|binary)\b/i,
  },
  requests: {
    // `rename` is what is done.
    nameSegment: /^(?!rename$)[A-Za-z][\w-]*(?:[a-z]I[Dd]|[_-](?:id|key)|[Nn]ame)$/,
    content: /^[<[(]?\s*(?:[\w-]+\s+)*(?:content|data|body|binary|file|bytes)\s*[>\])]?$/i,
  },
  errors: {
    codeKeys: ['error_code', 'errorCode', 'err_code', 'code'],
    messageKeys: ['error_msg', 'error_message', 'errorMsg', 'err_msg', 'message', 'msg'],
    otherKeys: /^(?:errors?|details?|request_?id|title|solution|encoded_authorization_message)$/i,
    title: /\b(?:errors?|failures?|exceptions?|problems?)\b/i,
  },
  examples: {
    failed:
      /^(?:failed|failure|abnormal|error|unsuccessful)\b|^(?:(?:response )?(?:example|sample)s?|responses?) (?:of (?:an? |the )?)?\(?(?:failed|failures?|abnormal|errors?|unsuccessful|incorrect)\b|^(?:example |sample )?responses?(?: (?:example|sample)s?)? (?:for|of|to|when|if) (?:an? |the )?(?:failed|failures?|unsuccessful|(?:request|call|operation) (?:fails|failed))\b/i,
    plain:
      /^(?:(?:(?:example|sample)s?(?: (?:request|response)s?)?|(?:request|response) (?:example|sample)s?|none|(?:successful|failed|abnormal|normal) (?:sample )?responses?|or)\W*|status code.*)$/i,
  },
  deprecation: {
    title:
      /\((?=[^()]*\))(?:[^()]*\b)?(?:discarded|deprecated|obsolete|discontinued|abandoned|retired|unavailable soon|(?:to|will) be (?:taken |brought )?offline)\b[^()]*\)/i,
    chapter:
      /^(?:historical|out[- ]of[- ]date|deprecated|discarded|obsolete)\b|\((?:(?:to|will) be )?(?:discarded|deprecated|obsolete|discontinued|(?:taken|brought) offline)\)$/i,
    sentence:
      /(?:^|\n)(?:this (?:api|interface) (?:has been|is|was|will be|is to be|is about to be|is going to be|will soon be) (?:(?:\w+ )?(?:discarded|deprecated|obsolete|discontinued|retired)|(?:taken|brought) offline)\b[^.]*)/i,
  },
  access: { areHostsExamples: false, security: undefined, credentialHeaders: [] },
};
