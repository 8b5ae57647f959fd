import 'server-only';

/** A contact that nobody renewed for so long may reach nobody; the date moves on with every answer while the server runs. */
const VALID_DAYS = 180;
const DAY_MS = 86_400_000;

/**
 * Where to report a fault of this server in confidence (RFC 9116).
 * @param contact a mailto: or https: address
 * @param nowMs Unix milliseconds
 */
export function securityTxt(contact: string, nowMs: number): string {
  const expires = new Date(nowMs + VALID_DAYS * DAY_MS).toISOString();
  return `Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: en\n`;
}
