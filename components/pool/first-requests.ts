/** So many of an account's requests show at first: all of nearly everyone's, and a page that a thousand do not make slow. */
export const FIRST_REQUESTS = 50;
