import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { err, ok } from '@/lib/result';

import { imageOfToken } from './token-image';

const described = (value: unknown) => `data:application/json;base64,${btoa(JSON.stringify(value))}`;
const picture = `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg"/>')}`;

describe('imageOfToken', () => {
  it('takes a picture from a description that holds it', () => {
    expect(imageOfToken(described({ name: 'Request', image: picture }))).toEqual(ok(picture));
  });

  it.each([
    { why: 'nothing', uri: '', reason: 'none' },
    { why: 'a server', uri: 'https://example.org/1', reason: 'elsewhere' },
    { why: 'a script', uri: 'javascript:alert(1)', reason: 'elsewhere' },
    { why: 'a page', uri: 'data:text/html,<script>alert(1)</script>', reason: 'unreadable' },
    { why: 'no JSON', uri: `data:application/json;base64,${btoa('{')}`, reason: 'unreadable' },
    { why: 'no base64', uri: 'data:application/json;base64,<svg>', reason: 'unreadable' },
    { why: 'a picture on a server', uri: described({ image: 'https://example.org/1.svg' }), reason: 'unreadable' },
    {
      why: 'a page as its picture',
      uri: described({ image: 'data:text/html;base64,PHNjcmlwdD4=' }),
      reason: 'unreadable',
    },
    { why: 'markup behind the picture', uri: described({ image: `${picture}"><script>` }), reason: 'unreadable' },
    { why: 'a picture that is no text', uri: described({ image: { svg: '<svg/>' } }), reason: 'unreadable' },
    { why: 'a list', uri: described([picture]), reason: 'unreadable' },
    {
      why: 'more than a page should carry',
      uri: described({ image: picture, more: 'x'.repeat(100_000) }),
      reason: 'too-large',
    },
  ] as const)('refuses $why', ({ uri, reason }) => {
    expect(imageOfToken(uri)).toEqual(err(reason));
  });

  it('never lets through anything but an encoded picture', () => {
    const uri = fc.oneof(fc.string(), fc.record({ image: fc.string() }).map(describedSafely), fc.webUrl());
    fc.assert(
      fc.property(uri, (text) => {
        const image = imageOfToken(text);
        if (image.ok) expect(image.value).toMatch(/^data:image\/[a-z+]+;base64,[A-Za-z0-9+/=]+$/);
      }),
    );
  });
});

function describedSafely(value: unknown): string {
  return `data:application/json;base64,${Buffer.from(JSON.stringify(value)).toString('base64')}`;
}
