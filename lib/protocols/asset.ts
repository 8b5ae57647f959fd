/** Which of a pool's two tokens: the one whose balance grows, or the one whose value grows. */
export type TokenKind = 'rebasing' | 'wrapped';

/** A thing that is given or received. */
export type Asset = 'ether' | TokenKind;
