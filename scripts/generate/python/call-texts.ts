/** What stands before a call, and behind its docstring. */
const [CALL, DOC_END] = ['    @checked_call\n    def ', '""" # noqa: E501\n'];

/** The form of each call that gives status and headers, too. */
const WITH_ANSWER = /^(\w+)_with_http_info\(/;

/** The generator's type of the seconds that a call may take. */
const TIMEOUT = `        _request_timeout: Union[
            None,
            Annotated[float, Field(ge=0)],
            Tuple[
                Annotated[float, Field(ge=0)],
                Annotated[float, Field(ge=0)]
            ]
        ] = None,
`;

/** Arguments of all calls that nothing heeds: one in the place of the client's token, one of several addresses. */
const UNHEEDED = /^ +_(?:request_auth|host_index)(?:[:=].*|,)\n/gm;

/**
 * Calls that say each thing once: the types of arguments are their annotations, and the form that gives status and
 * headers is described by the other one.
 */
export const shortCalls = (api: string): string =>
  api
    .replaceAll(TIMEOUT, '        _request_timeout: RequestTimeout = None,\n')
    .replace(UNHEEDED, '')
    .split(CALL)
    .map((call, at) => (at === 0 ? call : documentedOnce(call)))
    .join(CALL);

function documentedOnce(call: string): string {
  const begin = call.indexOf('        """');
  const end = call.indexOf(DOC_END);
  if (begin < 0 || end < begin) return call;
  const name = WITH_ANSWER.exec(call)?.[1];
  const doc =
    name === undefined
      ? `${shortDoc(call.slice(begin, end).trimEnd())}\n        `
      : `        """As \`\`${name}\`\`, with the status and the headers of the answer.`;
  return `${call.slice(0, begin)}${doc}${call.slice(end)}`;
}

/** Lines of a docstring that say nothing which the signature doesn't. */
const IDLE = /^ {8}:(?:type \w+: |return: Returns the result object\.$|param \w+:\s*$)/;

const shortDoc = (doc: string): string =>
  doc
    .split('\n')
    .filter((line) => !IDLE.test(line))
    .map((line) => (line.startsWith('        :param ') ? line.replace(/ \(required\)$/, '') : line))
    .join('\n')
    .trimEnd();
