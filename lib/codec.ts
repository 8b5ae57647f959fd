const TAG = '$bigint';

/** Writes a value as JSON with every bigint as `{"$bigint":"decimal"}`: the one way money crosses HTTP. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? { [TAG]: item.toString() } : item));
}

/**
 * Reads what {@link encodeJson} wrote.
 * @returns the value as it was; its shape is the writer's promise, so only our own server's answers are read with it
 * @throws SyntaxError for a text that is no JSON or a bigint that is no decimal
 */
export function decodeJson<T>(text: string): T {
  return JSON.parse(text, (_key, item: unknown) => revive(item)) as T;
}

function revive(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !(TAG in item)) return item;
  const digits = item[TAG];
  if (typeof digits !== 'string' || !/^-?\d+$/.test(digits)) throw new SyntaxError('a bigint that is no decimal');
  return BigInt(digits);
}
