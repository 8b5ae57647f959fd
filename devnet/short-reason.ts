/** Why something failed, in a line. viem's errors carry pages of context behind their first. */
export function shortReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = 'shortMessage' in error && typeof error.shortMessage === 'string' ? error.shortMessage : error.message;
  return text.trim().replace(/\s+/g, ' ');
}
