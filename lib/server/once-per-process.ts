import 'server-only';

/**
 * One thing per process. Pages, route handlers and the start-up hook are bundled apart, so a module's own variable would
 * exist once in each of these bundles.
 * @param key names the thing; the same key always holds the same type
 */
export function oncePerProcess<T>(key: string, make: () => T): T {
  const held = globalThis as unknown as Record<symbol, { readonly value: T } | undefined>;
  const symbol = Symbol.for(`millrace.${key}`);
  const known = held[symbol];
  if (known !== undefined) return known.value;
  const value = make();
  held[symbol] = { value };
  return value;
}
