/** Longer symbols are cut: nothing that people trade has one. */
const LONGEST = 24;

/** Control characters, invisible ones, and those that turn the direction of the text around them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/**
 * The symbol of a token as it may be shown: anyone can deploy a token that calls itself anything. What cannot be seen, or
 * would change how the text beside it reads, is taken out; white space becomes single blanks; more than 24 characters are
 * cut with an ellipsis.
 * @returns "unnamed" when nothing is left
 */
export function tokenSymbol(text: string): string {
  const seen = text.replaceAll(/\s+/gu, ' ').replaceAll(UNSEEN, '').trim();
  if (seen === '') return 'unnamed';
  const letters = [...seen];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : seen;
}
