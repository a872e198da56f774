/**
 * Texts that try to be more than text. Each would call `pwned`, set it, or make a file of that name, if some tool took
 * it for code; the tests look for all three.
 */
export interface Payload {
  readonly text: string;
  /** What it tries. */
  readonly tries: string;
}

/** Sentences and snippets, for every place that a page has. */
export const PAYLOADS: readonly Payload[] = [
  { tries: 'ends a block comment', text: '*/ globalThis.pwned = 1; /*' },
  { tries: 'ends a comment, a method and a class', text: '*/ } } static { pwned(); } void a() { { /*' },
  {
    tries: 'ends a comment by Unicode escapes, which Java reads first',
    text: '\\u002a\\u002f pwned(); \\u002f\\u002a',
  },
  { tries: 'is a broken Unicode escape for Java', text: 'C:\\users\\u12' },
  { tries: 'ends a comment across a zero-width blank', text: '*\u200b/ pwned(); /\u200b*' },
  { tries: 'ends a docstring', text: '"""\nopen("pwned", "w")\n"""' },
  { tries: 'ends the other docstring', text: "'''\nopen('pwned', 'w')\n'''" },
  { tries: 'ends a string in double quotes', text: '"; globalThis.pwned = 1; "' },
  { tries: 'ends a string in single quotes', text: "'; globalThis.pwned = 1; '" },
  { tries: 'ends an argument of Python', text: '"), open("pwned", "w"), ("' },
  { tries: 'ends a template string', text: '`; globalThis.pwned = 1; `' },
  { tries: 'ends a raw string and a struct tag of Go', text: '`json:"x"`; func init() { panic("pwned") }; var _ = `' },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it shows what a template string would run
  { tries: 'fills a template string', text: '${globalThis.pwned = 1}' },
  { tries: 'fills a Ruby or CoffeeScript string', text: '#{pwned}' },
  { tries: 'fills a mustache', text: '{{pwned}} {{{pwned}}} {{#lambda.uppercase}}pwned{{/lambda.uppercase}} {{>api}}' },
  { tries: 'fills a format string', text: '%s%n%x {0} {pwned} {self.__class__}' },
  { tries: 'fills a replacement of a regular expression', text: "$& $1 $` $' \\1 \\0" },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it shows what a log line would look up
  { tries: 'fills a log line of Java', text: '${jndi:ldap://127.0.0.1/pwned}' },
  { tries: 'fills a shell line', text: '$(touch pwned)' },
  { tries: 'fills a shell line by backticks', text: '`touch pwned`' },
  { tries: 'ends a shell line', text: '; touch pwned #' },
  { tries: 'is an option of a command', text: '--output=pwned' },
  { tries: 'escapes the quote that follows', text: 'ends in a backslash \\' },
  { tries: 'escapes it after a blank', text: 'ends in a backslash \\ \n' },
  { tries: 'escapes an escape', text: '\\"; pwned(); //' },
  { tries: 'ends a line as Windows does', text: 'one\r\npwned()\r\ntwo' },
  { tries: 'ends a line as old Macs did', text: 'one\r# -*- coding: utf-7 -*-\rpwned()' },
  { tries: 'ends a line of JavaScript', text: '// \u2028pwned()\u2029' },
  { tries: 'ends a line by NEL, form feed and vertical tab', text: '# \u0085pwned()\fpwned()\vpwned()' },
  { tries: 'shows other code than it is', text: '\u202e } \u2066 pwned() \u2069 \u2066 { \u202c' },
  { tries: 'hides in zero-width characters and a byte-order mark', text: 'pw\u200bn\u2060ed\ufeff()' },
  { tries: 'ends a string of C', text: 'a\u0000"; pwned(); "' },
  { tries: 'steers a terminal', text: '\u001b]0;pwned\u0007\u001b[31mred\u001b[2J' },
  { tries: 'is half a character', text: '\ud800 pwned \udfff' },
  { tries: 'is a private and an unassigned character', text: '\ue000bold\ue001 \u{10ffff}' },
  { tries: 'is a script', text: '<script>globalThis.pwned = 1</script>' },
  {
    tries: 'ends a text area and a title',
    text: '</textarea></title></style></script><script>globalThis.pwned = 1</script>',
  },
  { tries: 'runs when an image is missing', text: '<img src=x onerror="globalThis.pwned = 1">' },
  { tries: 'ends an HTML comment', text: '--> <svg onload=pwned()> <!--' },
  { tries: 'is a script behind entities', text: '&lt;script&gt;pwned()&lt;/script&gt; &#x27;' },
  { tries: 'is a link of Markdown that runs', text: '[x](javascript:pwned()) ![y](http://127.0.0.1/pwned)' },
  { tries: 'is an address that runs', text: 'javascript:pwned()' },
  { tries: 'ends a fence of Markdown', text: '```\n<script>pwned()</script>\n```' },
  { tries: 'ends a cell of a Markdown table', text: '| a | b |\n|---|---|\n| pwned | <b> |' },
  { tries: 'leaves its folder', text: '../../../../../../tmp/pwned' },
  { tries: 'leaves its folder as Windows does', text: '..\\..\\..\\pwned' },
  { tries: 'leaves its folder encoded', text: '%2e%2e%2f%2e%2e%2fpwned' },
  { tries: 'is an absolute path', text: '/tmp/pwned' },
  { tries: 'is a local address', text: 'file:///tmp/pwned' },
  { tries: 'is a JSON pointer', text: '#/components/schemas/~0pwned~1a' },
  { tries: 'is a reference', text: '{"$ref": "file:///etc/passwd"}' },
  { tries: 'is a tag of YAML', text: "!!js/function 'function () { pwned() }'" },
  { tries: 'is an anchor, an alias and a merge of YAML', text: '&a [*a, *a] <<: *a' },
  { tries: 'is a document of YAML', text: '---\npwned: true\n...\n%YAML 1.2' },
  { tries: 'is an include of RST', text: '.. include:: /etc/passwd\n.. raw:: html\n\n   <script>pwned()</script>' },
  { tries: 'is a role of RST', text: ':raw-html:`<script>pwned()</script>` |pwned| `pwned <javascript:pwned()>`_' },
  { tries: 'is an emoji', text: '😀👩‍💻' },
  { tries: 'is written from right to left', text: 'שלום عليكم' },
  { tries: 'looks like Latin letters', text: 'раsswоrd' },
  { tries: 'is full-width quotes', text: '＂；pwned（）；＂' },
  { tries: 'is very long', text: 'x'.repeat(5000) },
  { tries: 'is a very long word of many parts', text: 'Abc_'.repeat(200) },
  { tries: 'is blanks for a slow expression', text: `a${' '.repeat(3000)}b` },
  { tries: 'is a number beyond all numbers', text: '9'.repeat(400) },
  { tries: 'is no number', text: 'NaN' },
  { tries: 'is nothing', text: '' },
];

/** Names that mean something to a language, a library or a file system. */
export const WORDS: readonly string[] = (
  '__proto__ constructor prototype toString valueOf hasOwnProperty then __class__ __init__ __dict__ ' +
  'class def None True self import lambda print async await yield del global nonlocal pass raise except ' +
  'model_config model_fields model_dump to_dict from_dict to_json from_json additional_properties copy json dict schema validate type ' +
  'func range chan map select defer package interface fallthrough string error nil init main len string ' +
  'abstract native synchronized default switch volatile transient strictfp goto enum instanceof getClass notify wait ' +
  'delete new function arguments eval undefined null typeof void with let static ' +
  'Object String List Map Error Exception Date Promise Record Array Any Optional Literal Model BaseModel Client ' +
  'Operations ApiClient ApiResponse Request Response Body Params Query Headers Result models values ' +
  'CON NUL aux prn COM1 lpt9 project_id body options kwargs args request headers timeout _request_timeout ' +
  '_headers _content_type _host_index id _ __ _a a_ 2fa 1 $a @a $ref x-a -a a- a.b a:b'
).split(' ');

/** Names that are one name in some language's way of writing them, or on some file system. */
export const LOOKALIKES: readonly (readonly string[])[] = [
  ['a-b', 'a_b', 'aB', 'a.b', 'a:b', 'A_B', 'a__b', 'AB', 'ab'],
  ['type', 'Type', 'TYPE', '_type', 'type_', 'var_type', 'var-type'],
  ['id', 'ID', 'Id', 'iD'],
  ['x2', 'x_2', 'x-2', 'X2'],
  ['os:type', 'os_type', 'osType', 'OS-TYPE'],
];
