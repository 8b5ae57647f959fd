import localFont from 'next/font/local';

const instrumentSans = localFont({
  src: '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  display: 'optional',
  variable: '--font-instrument',
  adjustFontFallback: 'Arial',
});

const redHatMono = localFont({
  src: '../../node_modules/@fontsource-variable/red-hat-mono/files/red-hat-mono-latin-wght-normal.woff2',
  weight: '300 700',
  display: 'optional',
  variable: '--font-red-hat-mono',
  preload: false,
  adjustFontFallback: false,
});

/** Class names for <html> that make both typefaces known; the mono one is fetched only where it is used. */
export const fontClasses = `${instrumentSans.variable} ${redHatMono.variable}`;
