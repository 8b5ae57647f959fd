import { describe, expect, it } from 'vitest';

import { DEVNET_HELP, parseDevnetCommand } from './devnet-commands';

const UNDERSTOOD = `
  status
  report
  finalize
  loss 0.5
  slash 3
  drain-buffer
  fill-limit
  set-limit 12.5
  pause-staking
  resume-staking
  pause-queue
  resume-queue
  stop
  resume
  bunker on
  bunker off
  stake 1.5
  stake 10 3
  request 0.1 9
  mine 3
  mine on
  mine off
  warp 90s
  warp 366d
  reorg 5
  gas 300
  gas 0.5
  depeg 3
  depeg 0
  depeg 1.5 wmrETH
  rocket-update
  rocket-loss 0.5
  rocket-deposits off
  rocket-fill 0.5
  rocket-empty
  rocket-drain
  vault-round
  vault-close
  vault-fulfil
  vault-loss 1
  vault-pause
  vault-resume
  price 3200.5
  price 0
  feed off
  faults
  faults off
  faults delay=800 drop@eth_getLogs:3x
  scenario after-loss
  scenario depegged undo`;

const lines = UNDERSTOOD.trim().split(/\s*\n\s*/);

describe('parseDevnetCommand', () => {
  it.each(lines)('understands %s', (line) => {
    expect(parseDevnetCommand(line.split(' ')).ok).toBe(true);
  });

  it.each([
    ['fly', 'no devnet command "fly"'],
    ['constructor', 'no devnet command'],
    ['report now', 'Too many arguments'],
    ['loss', 'percentage'],
    ['loss 0', 'percentage'],
    ['loss -1', 'percentage'],
    ['loss 11', 'percentage'],
    ['slash', 'whole number of validators'],
    ['slash 0.5', 'whole number of validators'],
    ['set-limit a lot', 'Too many arguments'],
    ['set-limit lots', 'amount of ETH'],
    ['mine 1.5', 'whole number'],
    ['mine 1000000', 'up to 1000'],
    ['mine off now', 'Too many arguments'],
    ['bunker', 'on or off'],
    ['bunker maybe', 'on or off'],
    ['stake', 'amount of ETH'],
    ['stake 10001', 'amount of ETH'],
    ['stake 1 10', 'from 0 to 9'],
    ['request much', 'amount of ETH'],
    ['warp 5', 'duration'],
    ['warp 0s', 'duration'],
    ['warp 400d', 'duration'],
    ['reorg 0', 'whole number'],
    ['reorg 65', 'up to 64'],
    ['gas', 'gwei'],
    ['gas -1', 'gwei'],
    ['depeg 21', 'percentage'],
    ['depeg', 'percentage'],
    ['rocket-loss 3', 'up to 2'],
    ['rocket-deposits', 'on or off'],
    ['rocket-fill all', 'such as 0.5'],
    ['vault-loss', 'percentage'],
    ['price', 'USD for one ETH'],
    ['price -1', 'USD for one ETH'],
    ['faults rain', 'names no fault'],
    ['faults off drop', 'names no fault'],
    ['scenario', 'after-loss'],
    ['scenario constructor', 'after-loss'],
    ['scenario depegged redo', 'undo'],
    ['scenario after-loss undo', 'cannot be undone'],
  ])('refuses %s: %s', (line, reason) => {
    const parsed = parseDevnetCommand(line.split(' '));
    expect(parsed.ok ? 'accepted' : parsed.error).toContain(reason);
    expect(parsed.ok ? '' : parsed.error).toContain('npm run devnet -- ');
  });

  it('is all in the help', () => {
    for (const line of lines) expect(DEVNET_HELP).toContain(`npm run devnet -- ${line.split(' ')[0]}`);
  });
});
