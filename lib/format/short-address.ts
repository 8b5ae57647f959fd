/** The ends of an address, for a heading. Never to be compared by: others with the same ends are easily made. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}
