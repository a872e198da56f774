/**
 * The search, loaded when it is first opened. It opens at once, and finds as soon as its index is there. Used by
 * keyboard alone: arrows, Enter, Escape.
 */
globalThis.specscribeSearch = (site, load) => {
  const LEAST_LETTERS = 2;
  const MAX_ROWS = 40;
  const PLACES_SHOWN = 4;
  /** An operation is what readers look for most; a field stands in many places. */
  const WEIGHTS = [3, 1.2, 1, 2];

  /** What the index has, once it is there; it is large. */
  let index;
  let kinds;
  let places;
  let services;
  let entries;
  async function readIndex() {
    await Promise.all([load('minisearch.js'), load('search-index.js')]);
    const written = globalThis.specscribeSearchIndex;
    ({ kinds, places, services, entries } = written);
    index = await globalThis.MiniSearch.loadJSAsync(written.index, { fields: ['name', 'text'] });
    show();
  }

  /** What is called just as asked for comes first; what begins so, before what has the words somewhere. */
  function closeness(name, asked) {
    const own = name.toLowerCase();
    return own === asked ? 20 : own.startsWith(asked) ? 2 : 1;
  }

  function find(words) {
    const asked = words.trim().toLowerCase();
    const options = {
      // One letter begins thousands of words, and none of them is what the reader means.
      prefix: (term) => term.length > 1,
      combineWith: 'AND',
      boost: { name: 3 },
      boostDocument: (id) => WEIGHTS[entries[id][0]] * closeness(entries[id][2], asked),
    };
    const found = index.search(words, options);
    // Where nothing has the words, a letter in five may be wrong.
    return found.length > 0
      ? found
      : index.search(words, { ...options, fuzzy: (term) => (term.length > 3 ? 0.2 : false) });
  }

  /** A row for each page that an entry is on. A field says in which schemas and operations it stands. */
  function rowsOfEntry([kind, service, name, words, address]) {
    const row = { kind: kinds[kind], name };
    const where = (text) => [text, services[service]].filter(Boolean).join(' · ');
    if (typeof address === 'string') return [{ ...row, where: where(words), address }];
    return address.slice(0, PLACES_SHOWN).map((code) => {
      const owner = entries[Math.floor(code / places.length)];
      return {
        ...row,
        where: where(owner[2]),
        address: `${owner[4]}#${places[code % places.length]}.${words || name}`,
      };
    });
  }

  function rowsOf(words) {
    const rows = [];
    for (const { id } of words.trim().length < LEAST_LETTERS ? [] : find(words)) {
      rows.push(...rowsOfEntry(entries[id]));
      if (rows.length >= MAX_ROWS) break;
    }
    return rows.slice(0, MAX_ROWS);
  }

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const input = element('input', {
    type: 'search',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'Operations, fields, error codes',
    'aria-label': 'Search operations, fields and error codes',
    'aria-controls': 'search-rows',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
  });
  const list = element('ul', { id: 'search-rows', role: 'listbox', 'aria-label': 'What is found' });
  const status = element('p', { role: 'status' });
  const dialog = element('dialog', { id: 'search', 'aria-label': 'Search' }, input, list, status);
  document.body.append(dialog);

  let rows = [];
  let selected = -1;

  function select(next) {
    list.children[selected]?.setAttribute('aria-selected', 'false');
    selected = next;
    const item = list.children[selected];
    if (!item) return input.removeAttribute('aria-activedescendant');
    item.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  function statusText() {
    if (!index) return 'Reading the index…';
    if (input.value.trim().length < LEAST_LETTERS) return 'Type words of a name, a path, a value or a message';
    return `${rows.length === MAX_ROWS ? 'The first ' : ''}${rows.length} found`;
  }

  function show() {
    const started = performance.now();
    rows = index ? rowsOf(input.value) : [];
    list.replaceChildren(
      ...rows.map(({ kind, name, where }, id) =>
        element(
          'li',
          { id: `search-row-${id}`, role: 'option', 'aria-selected': 'false' },
          element('span', { class: 'kind' }, kind),
          element('span', { class: 'found' }, name),
          element('span', { class: 'where' }, where),
        ),
      ),
    );
    input.setAttribute('aria-expanded', String(rows.length > 0));
    status.textContent = statusText();
    select(rows.length > 0 ? 0 : -1);
    if (index) performance.measure('specscribe-search', { start: started });
  }

  function follow(row, apart) {
    if (!row) return;
    const address = new URL(row.address, site).href;
    if (apart) open(address, '_blank', 'noopener');
    else {
      dialog.close();
      location.href = address;
    }
  }

  input.addEventListener('input', show);
  dialog.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (rows.length > 0) select((selected + step + rows.length) % rows.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      follow(rows[selected], event.ctrlKey || event.metaKey);
    }
  });
  list.addEventListener('click', (event) => {
    const item = event.target.closest('li');
    if (item) follow(rows[[...list.children].indexOf(item)], event.ctrlKey || event.metaKey);
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });

  readIndex().catch((error) => {
    status.textContent = error.message;
  });
  return () => {
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    show();
  };
};
