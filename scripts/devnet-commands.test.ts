import { describe, expect, it } from 'vitest';

import { parseDevnetCommand } from './devnet-commands';

describe('parseDevnetCommand', () => {
  it.each([
    [['report']],
    [['loss', '0.5']],
    [['slash', '3']],
    [['pause-staking']],
    [['resume-staking']],
    [['pause-queue']],
    [['resume-queue']],
    [['stop']],
    [['resume']],
    [['set-limit', '12.5']],
    [['mine', '3']],
  ])('understands %j', (args) => {
    expect(parseDevnetCommand(args).ok).toBe(true);
  });

  it.each([
    [['fly'], 'no devnet command "fly"'],
    [['constructor'], 'no devnet command'],
    [['report', 'now'], 'Too many arguments'],
    [['loss'], 'percentage'],
    [['loss', '0'], 'percentage'],
    [['loss', '-1'], 'percentage'],
    [['loss', '11'], 'percentage'],
    [['slash'], 'whole number of validators'],
    [['slash', '0.5'], 'whole number of validators'],
    [['set-limit', 'a lot'], 'amount of ETH'],
    [['mine', '1.5'], 'whole number'],
    [['mine', '1000000'], 'up to 1000'],
  ])('refuses %j: %s', (args, reason) => {
    const parsed = parseDevnetCommand(args);
    expect(parsed.ok ? 'accepted' : parsed.error).toContain(reason);
  });
});
