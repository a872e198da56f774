/** Sends the request of a form, and shows the answer as text. Nothing that is typed is kept. */
(() => {
  const OWN_MACHINE = /^(?:localhost|127\.0\.0\.1)$/;
  const SEPARATORS = { spaceDelimited: ' ', pipeDelimited: '|' };
  /** Characters of an answer that are shown, and milliseconds that are waited for it. */
  const LONGEST = 200_000;
  const TIMEOUT = 30_000;

  class Refusal extends Error {}

  function serverOf(text, hosts) {
    let server;
    try {
      server = new URL(text);
    } catch {
      throw new Refusal(`${text} is no address`);
    }
    const isOwn = server.protocol === 'http:' && OWN_MACHINE.test(server.hostname);
    if (!isOwn && !hosts.includes(server.origin))
      throw new Refusal(`${server.origin} is not switched on: this site sends requests to your own machine alone`);
    if (server.username || server.password || server.search || server.hash || server.pathname !== '/')
      throw new Refusal('Give the server as its scheme, host and port');
    return server.origin;
  }

  function partsOf(input) {
    const { value, dataset } = input;
    return 'list' in dataset ? value.split(',') : [value];
  }

  function addressOf(section, inputs) {
    let path = section.dataset.path;
    const query = [];
    for (const input of inputs) {
      const { in: place, name, joined } = input.dataset;
      if (place === 'path') {
        if (/^\.{0,2}$/.test(input.value)) throw new Refusal(`${name}: "${input.value}" would make another path`);
        path = path.replaceAll(`{${name}}`, () => partsOf(input).map(encodeURIComponent).join(','));
      } else if (place === 'query' && input.value !== '') {
        const values = partsOf(input);
        const parts = joined === undefined ? values : [values.join(SEPARATORS[joined] ?? ',')];
        query.push(...parts.map((part) => `${encodeURIComponent(name)}=${encodeURIComponent(part)}`));
      }
    }
    return path + (query.length > 0 ? `${path.includes('?') ? '&' : '?'}${query.join('&')}` : '');
  }

  /** A token as its header takes it: behind the scheme of HTTP, a user and a password encoded (RFC 7617, 2). */
  function credentialsOf(token, scheme) {
    if (scheme === '' || token.toLowerCase().startsWith(`${scheme.toLowerCase()} `)) return token;
    const encoded = () => btoa(String.fromCharCode(...new TextEncoder().encode(token)));
    return `${scheme} ${scheme === 'Basic' && token.includes(':') ? encoded() : token}`;
  }

  function requestOf(section, form) {
    const inputs = [...form.querySelectorAll('input[data-in]')];
    const server = serverOf(form.elements.server.value, JSON.parse(section.dataset.hosts));
    const headers = new Headers();
    const token = form.elements.token.value;
    const { tokenQuery } = section.dataset;
    if (token !== '' && tokenQuery === undefined)
      headers.set(section.dataset.tokenHeader, credentialsOf(token, section.dataset.tokenScheme));
    for (const { value, dataset } of inputs)
      if (dataset.in === 'header' && value !== '') headers.set(dataset.name, value);
    const body = form.elements.body;
    const hasBody = body !== undefined && body.value.trim() !== '';
    if (hasBody) headers.set('Content-Type', body.dataset.mediaType);
    const address = addressOf(section, inputs);
    const key =
      token === '' || tokenQuery === undefined ? '' : `${encodeURIComponent(tokenQuery)}=${encodeURIComponent(token)}`;
    return new Request(server + address + (key && `${address.includes('?') ? '&' : '?'}${key}`), {
      method: section.dataset.method,
      headers,
      ...(hasBody ? { body: body.value } : {}),
      cache: 'no-store',
      credentials: 'omit',
      // A redirect would take the token to another host.
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT),
    });
  }

  /** JSON with line breaks. It is not read as values: integers beyond 2^53 would lose digits. */
  function indented(text) {
    const tokens = text.match(/"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
    let depth = 0;
    let out = '';
    const line = () => `\n${'  '.repeat(depth)}`;
    for (const [index, token] of tokens.entries()) {
      const isEmpty = /[{[]/.test(tokens[index - 1] ?? '');
      if (/^[}\]]$/.test(token)) {
        depth--;
        out += isEmpty ? token : line() + token;
      } else {
        if (isEmpty) out += line();
        out += token;
        if (/^[{[]$/.test(token)) depth++;
        else if (token === ',') out += line();
        else if (token === ':') out += ' ';
      }
    }
    return out;
  }

  function shownText(text, mediaType) {
    const cut = text.length > LONGEST;
    if (cut) return `${text.slice(0, LONGEST)}\n… ${text.length - LONGEST} more characters`;
    return /[/+]json\b/.test(mediaType) ? indented(text) : text;
  }

  async function send(section, form) {
    const status = section.querySelector('.status');
    const shown = section.querySelector('pre');
    const button = form.querySelector('button');
    shown.hidden = true;
    button.disabled = true;
    status.textContent = 'Waiting for the answer';
    try {
      const response = await fetch(requestOf(section, form));
      const text = await response.text();
      const origin = response.headers.get('x-specscribe-example');
      status.textContent = `${response.status} ${response.statusText}${origin ? ` · example: ${origin}` : ''}`;
      shown.firstElementChild.textContent = shownText(text, response.headers.get('content-type') ?? '');
      shown.hidden = text === '';
    } catch (error) {
      status.textContent = messageOf(error, form.elements.server.value);
    } finally {
      button.disabled = false;
    }
  }

  function messageOf(error, server) {
    if (error instanceof Refusal) return error.message;
    if (error.name === 'TimeoutError') return `No answer within ${TIMEOUT / 1000} seconds`;
    return `${server} gives no answer that this page may read: start it with “specscribe serve”, and allow this page's origin`;
  }

  for (const section of document.querySelectorAll('section.try')) {
    const form = section.querySelector('form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(section, form);
    });
    section.hidden = false;
  }
  // A page that is shown again, from the browser's memory, comes without what was typed.
  addEventListener('pagehide', () => {
    for (const form of document.querySelectorAll('section.try form')) form.reset();
  });
})();
