/**
 * The search, loaded when it is first opened. It opens at once; of its index it loads what the words that are typed may
 * be in, and what it shows. Used by keyboard alone: arrows, Enter, Escape.
 */
globalThis.specscribeSearch = (site, load) => {
  const LEAST_LETTERS = 2;
  const MAX_ROWS = 24;
  /** Parts that are looked through for one word; few letters may begin more words than that. */
  const MAX_PARTS = 4;
  /** An operation is what readers look for most; a field is in many places. */
  const WEIGHTS = [3, 1.2, 1, 2];

  /** What is in which part, once it is there. */
  let head;
  globalThis.specscribeSearchParts = {};
  async function readHead() {
    await Promise.all([load('minisearch.js'), load('search-index.js')]);
    const { services, ...rest } = globalThis.specscribeSearchIndex;
    head = {
      ...rest,
      services: services.map(([title, words, folder, operations]) => ({
        row: { kind: 'service', name: title, where: `${operations} operations`, address: `${folder}/index.html` },
        title,
        folder,
        words: termsOf(words),
      })),
    };
    show();
  }

  const loading = new Map();
  /** What a part has; it is loaded once. */
  function part(name, make = (content) => content) {
    const known = loading.get(name);
    if (known) return known;
    const promise = load(`search/${name}.js`).then(() => make(globalThis.specscribeSearchParts[name]));
    loading.set(name, promise);
    // What failed to load is tried again.
    promise.catch(() => loading.delete(name));
    return promise;
  }

  const termsOf = (text) =>
    globalThis.MiniSearch.getDefault('tokenize')(text)
      .map((term) => term.toLowerCase())
      .filter(Boolean);

  /** An index of the terms of a part. */
  const indexOf = ({ index, fieldLength }) =>
    globalThis.MiniSearch.loadJS(
      { ...head.whole, index, fieldLength, documentIds: identity(fieldLength), storedFields: {} },
      { fields: ['name', 'text', 'whole'], tokenize: (text) => [text], searchOptions: { boost: { name: 3 } } },
    );
  const identity = (lengths) => Object.fromEntries(Object.keys(lengths).map((id) => [id, Number(id)]));

  /** How many of a list in order are not behind a value. */
  function rank(list, value) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Numbers of the parts with the terms that begin so; of many, the first. */
  function partsOf(beginning) {
    const first = Math.max(rank(head.terms, beginning) - 1, 0);
    const last = rank(head.terms, `${beginning}\uffff`);
    return { numbers: range(first, Math.min(last, first + MAX_PARTS)), isCut: last - first > MAX_PARTS };
  }
  const range = (from, to) => Array.from({ length: Math.max(to - from, 0) }, (_, index) => from + index);

  /** Scores by id of what has a term, and whether more has it than was looked at. */
  async function lookFor(term, numbers, options) {
    const scores = new Map();
    const indexes = await Promise.all(numbers.map((number) => part(`terms-${number}`, indexOf)));
    for (const index of indexes)
      for (const { id, score, terms } of index.search(term, options)) {
        const known = scores.get(id);
        scores.set(id, { score: score + (known?.score ?? 0), terms: [...terms, ...(known?.terms ?? [])] });
      }
    return scores;
  }
  const IN_WORDS = { fields: ['name', 'text'] };

  async function exact(term) {
    // One letter begins thousands of words, and none of them is what the reader means.
    const { numbers, isCut } =
      term.length > 1 ? partsOf(term) : { numbers: partsOf(`${term}\u0000`).numbers.slice(0, 1) };
    return { scores: await lookFor(term, numbers, { ...IN_WORDS, prefix: term.length > 1 }), isCut };
  }

  /** A letter in five may be wrong, but for the first two. */
  async function alike(term) {
    const near = rank(head.terms, term) - 1;
    const { numbers } = partsOf(term.slice(0, LEAST_LETTERS));
    const numbersNear = numbers.includes(near) ? numbers : range(Math.max(near - 1, 0), near + 1);
    const options = { ...IN_WORDS, prefix: term.length > 1, fuzzy: term.length > 3 ? 0.2 : false };
    return { scores: await lookFor(term, numbersNear, options) };
  }

  /** Scores of what has all terms, in its words or in the title of its service. */
  function combine(terms, results) {
    const titles = terms.map(
      (term) => new Set(head.services.flatMap(({ words }, id) => (matches(words, term) ? id : []))),
    );
    const scores = new Map();
    for (const id of new Set(results.flatMap(({ scores }) => [...scores.keys()]))) {
      const service = kindOf(id) >> 2;
      if (terms.every((_, at) => results[at].scores.has(id) || titles[at].has(service)))
        scores.set(
          id,
          results.reduce((sum, { scores }) => sum + (scores.get(id)?.score ?? 0), 0),
        );
    }
    return scores;
  }
  const matches = (words, term) => words.some((word) => (term.length > 1 ? word.startsWith(term) : word === term));

  /** Four times the number of the service, plus that of the kind. */
  const kindOf = (id) => rank(head.firsts, id) - 1;

  /** Ids in order, best first. */
  async function find(asked) {
    const terms = [...new Set(termsOf(asked))];
    if (terms.length === 0 || head.terms.length === 0) return { ids: [] };
    let results = await Promise.all(terms.map(exact));
    let scores = combine(terms, results);
    if (scores.size === 0) {
      results = await Promise.all(terms.map(alike));
      scores = combine(terms, results);
    }
    // What is called just as asked for comes first; what begins so, before what has the words somewhere.
    const name = asked.slice(0, head.wholeLetters);
    const { numbers } = partsOf(name);
    const called = await lookFor(name, numbers, { fields: ['whole'], prefix: true });
    const closeness = (id) => (!called.has(id) ? 1 : called.get(id).terms.includes(name) ? 20 : 2);
    const weight = ([id, score]) => [id, score * WEIGHTS[kindOf(id) & 3] * closeness(id)];
    const best = [...scores].map(weight).sort(([one, a], [other, b]) => b - a || one - other);
    return { ids: best.slice(0, MAX_ROWS).map(([id]) => id), isCut: results.some(({ isCut }) => isCut) };
  }

  /** A row for each page that an entry is on. A field says in which schemas and operations it is. */
  async function rowsOfEntry(id) {
    const at = rank(head.entries, id) - 1;
    const [name, words, address] = (await part(`entries-${at}`))[id - head.entries[at]];
    const code = kindOf(id);
    const { title, folder } = head.services[code >> 2];
    const row = { kind: head.kinds[code & 3], name };
    const where = (text) => [text, title].filter(Boolean).join(' · ');
    if (typeof address === 'string') return [{ ...row, where: where(words), address: `${folder}/${address}` }];
    return address.map(([place, owner, page]) => ({
      ...row,
      where: where(owner),
      address: `${folder}/${page}#${head.places[place]}.${words || name}`,
    }));
  }

  /** What is shown for words, and whether there may be more. */
  async function rowsFor(asked) {
    if (!head || asked.length < LEAST_LETTERS) return { rows: [] };
    const terms = termsOf(asked);
    const services = head.services.filter(
      ({ words }) => terms.length > 0 && terms.every((term) => matches(words, term)),
    );
    const { ids, isCut } = await find(asked);
    const found = await Promise.all(ids.map(rowsOfEntry));
    const all = [...services.map(({ row }) => row), ...found.flat()];
    return { rows: all.slice(0, MAX_ROWS), isMore: isCut || all.length > MAX_ROWS };
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
  let isMore = false;
  let selected = -1;
  /** Settles when what is typed last is shown. */
  let shown = Promise.resolve();
  let turn = 0;

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
    if (!head) return 'Reading the index…';
    if (input.value.trim().length < LEAST_LETTERS) return 'Type words of a name, a path, a value or a message';
    return isMore ? `The first ${rows.length} found; more letters find less` : `${rows.length} found`;
  }

  async function answer() {
    const started = performance.now();
    const own = ++turn;
    const found = await rowsFor(input.value.trim().toLowerCase());
    // Meanwhile something else was typed.
    if (own !== turn) return;
    rows = found.rows;
    isMore = found.isMore ?? false;
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
    if (head) performance.measure('specscribe-search', { start: started });
  }

  function show() {
    shown = answer().catch(complain);
  }

  function complain(error) {
    status.textContent = error.message;
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
  dialog.addEventListener('keydown', async (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (rows.length > 0) select((selected + step + rows.length) % rows.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      await shown;
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

  status.textContent = statusText();
  readHead().catch(complain);
  return () => {
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    show();
  };
};
