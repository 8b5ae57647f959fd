import { describe, expect, it } from 'vitest';

import { formatFault, parseFault } from './fault-text';

describe('parseFault', () => {
  it.each([
    ['delay=800', { fault: { kind: 'delay', ms: 800 }, targets: [] }],
    ['drop@eth_getLogs:30s', { fault: { kind: 'drop' }, targets: [{ method: 'eth_getLogs' }], seconds: 30 }],
    [
      '429=2@eth_call,eth_blockNumber:3x:60s',
      {
        fault: { kind: '429', retryAfterSeconds: 2 },
        targets: [{ method: 'eth_call' }, { method: 'eth_blockNumber' }],
        times: 3,
        seconds: 60,
      },
    ],
    ['500', { fault: { kind: '500' }, targets: [] }],
    [
      'lie=0x2a@eth_call/0x18160ddd',
      { fault: { kind: 'lie', result: '0x2a' }, targets: [{ method: 'eth_call', selector: '0x18160ddd' }] },
    ],
    ['old=5', { fault: { kind: 'old', blocks: 5 }, targets: [] }],
    [
      'forget:1x',
      {
        fault: { kind: 'forget' },
        targets: [{ method: 'eth_getTransactionReceipt' }, { method: 'eth_getTransactionByHash' }],
        times: 1,
      },
    ],
    [
      'rename:30s',
      {
        fault: { kind: 'rename' },
        targets: [{ method: 'eth_getBlockByNumber' }, { method: 'eth_getBlockByHash' }],
        seconds: 30,
      },
    ],
  ])('reads %s and writes it back', (text, rule) => {
    expect(parseFault(text)).toEqual({ ok: true, value: rule });
    expect(formatFault(JSON.parse(JSON.stringify(rule)))).toBe(text);
  });

  it('asks to come back after a second unless told otherwise', () => {
    expect(parseFault('429')).toMatchObject({ ok: true, value: { fault: { retryAfterSeconds: 1 } } });
  });

  it.each([
    [''],
    ['slow'],
    ['delay'],
    ['delay=soon'],
    ['drop=1'],
    ['rename=0x01'],
    ['lie=0x2a'],
    ['lie=42@eth_call'],
    ['drop@'],
    ['drop@getLogs'],
    ['lie=0x2a@eth_call/0x18'],
    ['lie=0x2a@eth_getCode/0x18160ddd'],
    ['drop:0x'],
    ['drop:3'],
    ['drop:3m'],
  ])('refuses "%s"', (text) => {
    expect(parseFault(text).ok).toBe(false);
  });
});
