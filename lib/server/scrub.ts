import 'server-only';

/** Shorter parts of an address are no keys, and replacing them would garble ordinary words. */
const SHORTEST_SECRET = 8;

/**
 * Makes a function that takes secrets out of a text: whole addresses, and whatever follows their host (path and query hold
 * providers' keys), names and passwords in them.
 * @param urls addresses with secrets in them, such as RPC_URLS
 */
export function scrubber(urls: readonly string[]): (text: string) => string {
  const secrets = urls
    .flatMap(secretsOf)
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .toSorted((a, b) => b.length - a.length);
  return (text) => secrets.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text);
}

function secretsOf(url: string): readonly string[] {
  if (!URL.canParse(url)) return [url];
  const { href, pathname, search, username, password } = new URL(url);
  const hasSecret = pathname !== '/' || search !== '' || username !== '' || password !== '';
  const parts = pathname.split('/').concat(search === '' ? [] : [search.slice(1)]);
  return hasSecret
    ? [url, href, `${pathname}${search}`, username, password, decodeURIComponent(password), ...parts]
    : [];
}
