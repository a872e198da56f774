/** What every page does beyond being read: theme, search, and all of it opened for print. Pages are whole without it. */
(() => {
  const assets = new URL('.', document.currentScript.src);
  const root = document.documentElement;
  const THEMES = ['dark', 'light'];

  // Before the page is painted. Storage may be refused; the system's choice stands then.
  try {
    const theme = localStorage.getItem('specscribe-theme');
    if (THEMES.includes(theme)) root.dataset.theme = theme;
  } catch {}

  function switchTheme() {
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try {
      localStorage.setItem('specscribe-theme', root.dataset.theme);
    } catch {}
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
    document.querySelector('.side [aria-current]')?.scrollIntoView({ block: 'center', behavior: 'instant' });
  });
})();
