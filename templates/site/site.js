/**
 * What every page does beyond being read: theme, menu, sources that can be hidden, samples as tabs, copying, search, and
 * all of it opened for print. Pages are whole without it.
 */
(() => {
  const assets = new URL('.', document.currentScript.src);
  const root = document.documentElement;
  const THEMES = ['dark', 'light'];

  /** Storage may be refused; then nothing is remembered. */
  const recall = (name) => {
    try {
      return localStorage.getItem(`specscribe-${name}`);
    } catch {
      return null;
    }
  };
  const remember = (name, value) => {
    try {
      localStorage.setItem(`specscribe-${name}`, value);
    } catch {}
  };

  // Before the page is painted.
  const theme = recall('theme');
  if (THEMES.includes(theme)) root.dataset.theme = theme;
  if (recall('sources') === 'hidden') root.dataset.sources = 'hidden';
  root.dataset.menu = 'closed';

  function toggleSources({ currentTarget }) {
    const isHidden = root.dataset.sources !== 'hidden';
    if (isHidden) root.dataset.sources = 'hidden';
    else delete root.dataset.sources;
    currentTarget.setAttribute('aria-pressed', String(!isHidden));
    remember('sources', isHidden ? 'hidden' : 'shown');
  }

  function toggleMenu({ currentTarget }) {
    const isOpen = root.dataset.menu !== 'open';
    root.dataset.menu = isOpen ? 'open' : 'closed';
    currentTarget.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) showCurrent();
  }

  /** Brings the page's own link into sight, within the menu. */
  function showCurrent() {
    document.querySelector('.side [aria-current]')?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  /** Samples as tabs, the language that was chosen last in front. */
  function makeTabs(section) {
    const samples = [...section.querySelectorAll('details.sample')];
    const bar = document.createElement('div');
    bar.className = 'tabs';
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', 'Language');
    const buttons = samples.map((sample) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = sample.querySelector('summary').textContent;
      button.addEventListener('click', () => {
        choose(button.textContent);
        remember('language', button.textContent);
      });
      return button;
    });
    const choose = (language) => {
      for (const [index, button] of buttons.entries()) {
        const isChosen = button.textContent === language;
        samples[index].open = isChosen;
        button.setAttribute('aria-pressed', String(isChosen));
      }
    };
    const wanted = recall('language');
    choose(buttons.some(({ textContent }) => textContent === wanted) ? wanted : buttons[0].textContent);
    bar.append(...buttons);
    samples[0].before(bar);
    section.classList.add('tabbed');
  }

  /** A button that copies a block of code; none where copying is refused. */
  function addCopy(block) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(block.textContent);
        button.textContent = 'Copied';
      } catch {
        button.textContent = 'Not allowed';
      }
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 2000);
    });
    const frame = document.createElement('div');
    frame.className = 'copyable';
    block.replaceWith(frame);
    frame.append(block, button);
  }

  function switchTheme() {
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    remember('theme', root.dataset.theme);
  }

  const load = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = new URL(name, assets).href;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${name} can't be loaded`));
      document.head.append(script);
    });

  /** Loaded when it is first asked for. */
  let search;
  function openSearch() {
    search ??= load('search.js').then(() => globalThis.specscribeSearch(new URL('..', assets), load));
    search.then((open) => open());
  }

  function isTyping({ target }) {
    return (
      target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
    );
  }

  addEventListener('keydown', (event) => {
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
    const control = event.key === 'k' && (event.ctrlKey || event.metaKey);
    if (!slash && !control) return;
    event.preventDefault();
    openSearch();
  });

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open], [name])')];
    for (const each of opened) each.open = true;
  });
  addEventListener('afterprint', () => {
    for (const each of opened) each.open = false;
  });

  addEventListener('DOMContentLoaded', () => {
    document.querySelector('.tools').hidden = false;
    document.getElementById('search-open').addEventListener('click', openSearch);
    document.getElementById('theme').addEventListener('click', switchTheme);
    const sources = document.getElementById('sources');
    sources.hidden = !document.querySelector('.source');
    sources.setAttribute('aria-pressed', String(root.dataset.sources !== 'hidden'));
    sources.addEventListener('click', toggleSources);
    const menu = document.getElementById('menu');
    menu.hidden = !document.querySelector('.side');
    menu.addEventListener('click', toggleMenu);
    for (const section of document.querySelectorAll('section.samples:has(details.sample)')) makeTabs(section);
    if (navigator.clipboard) for (const block of document.querySelectorAll('main pre')) addCopy(block);
    showCurrent();
  });
})();
