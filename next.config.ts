import type { NextConfig } from 'next';

const securityHeaders = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'no-referrer' },
  // Without TLS browsers pay no heed to it.
  { key: 'strict-transport-security', value: 'max-age=63072000' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin-allow-popups' },
  { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(self), hid=(self)' },
];

const config: NextConfig = {
  turbopack: { root: import.meta.dirname },
  // It finds its WebAssembly beside its own files, which bundling would move.
  serverExternalPackages: ['@electric-sql/pglite'],
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks the types of everything; doing it again here would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  // The server prints its own lines; a page view is not one of them.
  logging: false,
  rewrites: async () => [{ source: '/.well-known/security.txt', destination: '/security.txt' }],
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    // Pages say it in proxy.ts, which knows whether Safe's app may show them.
    { source: '/(api/.*|icon.svg)', headers: [{ key: 'x-frame-options', value: 'DENY' }] },
  ],
};

export default config;
