const ABSOLUTE = /^[a-z][a-z\d+.-]*:|^\/\//i;

/**
 * Makes the links of a page ones from the folder that is read, as pages are known by.
 *
 * @param file the page's own path from that folder
 * @param address where the page was saved from; links below the same site are links to other pages then
 */
export function linkResolver(file: string, address: string | undefined): (href: string) => string {
  const folder = file.split('/').slice(0, -1);
  return (href) => {
    const local = withOneAnchor(address === undefined ? href : relativeTo(address, href));
    if (local.startsWith('#') || ABSOLUTE.test(local) || local.startsWith('/') || local === '') return local;
    const [path = '', ...anchor] = local.split('#');
    const steps = [...folder];
    for (const step of path.split('/')) {
      if (step === '..') steps.pop();
      else if (step !== '' && step !== '.') steps.push(step);
    }
    return [steps.join('/'), ...anchor].join('#');
  };
}

/** `#document-kites/flying#wind` as `#wind`: where Sphinx makes one page of all, it names the page before the anchor. */
const withOneAnchor = (href: string): string => (/^#[^#]*#/.test(href) ? href.slice(href.lastIndexOf('#')) : href);

/** A link to another page of the site that a page was saved from, relative to it; any other as it is. */
function relativeTo(address: string, href: string): string {
  const own = siteAndPath(address);
  const other = siteAndPath(href);
  if (!own || !other || own.site !== other.site) return href;
  const from = own.path.split('/').slice(0, -1);
  const to = other.path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  const path = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
  const isOwn = path === own.path.split('/').at(-1);
  return isOwn && other.anchor !== '' ? other.anchor : `${path}${other.anchor}`;
}

function siteAndPath(address: string): { site: string; path: string; anchor: string } | undefined {
  const [, host, path = '/', anchor = ''] = /^https?:\/\/([^/?#]+)(\/[^?#]*|)(?:\?[^#]*)?(#.*)?$/i.exec(address) ?? [];
  return host === undefined ? undefined : { site: host.toLowerCase(), path, anchor };
}
