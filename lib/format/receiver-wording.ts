import type { ReceiverWarning } from '@/lib/receiver/receiver-warnings';

/** A warning in a heading and a sentence. */
interface Words {
  readonly title: string;
  readonly words: string;
}

/** What speaks against a receiver, in words that say what to do. */
export function receiverWords(warning: ReceiverWarning): Words {
  switch (warning.code) {
    case 'nobody':
      return { title: 'Nobody’s address.', words: 'What is sent to it is lost. Enter another one.' };
    case 'own-account':
      return { title: 'This is the account that claims.', words: 'Choose “Pay this account” above.' };
    case 'pool-contract':
      return {
        title: `A contract of ${warning.pool}.`,
        words: 'What is sent to it belongs to nobody any more. Enter the address of an account.',
      };
    case 'token-contract':
      return {
        title: 'A token’s contract.',
        words: 'What is sent to it is lost as a rule. Enter the address of an account that holds the token.',
      };
    case 'look-alike':
      return {
        title: 'It looks like an address you know, and is another.',
        words: `It has the same ends as ${warning.of}. Such addresses are made on purpose and left in lists of transactions to be copied. Compare every digit, with the person who gave it to you.`,
      };
    case 'contract':
      return {
        title: 'A contract.',
        words:
          'A Safe or another wallet contract can be paid; an exchange’s deposit contract or a protocol’s may not notice, and then nobody can send it back.',
      };
    case 'delegated':
      return {
        title: 'An account that acts through a contract.',
        words: 'Its owner has handed it to a contract’s code (EIP-7702), which may send on what arrives.',
      };
    case 'never-used':
      return {
        title: 'Never used on this network.',
        words:
          'It has sent nothing and holds no ETH. Make sure that somebody has its key, here and not on another network.',
      };
    case 'by-name':
      return {
        title: `Found by the name ${warning.name}.`,
        words: 'Whoever owns the name can point it somewhere else. The address above is paid, not the name.',
      };
  }
}
