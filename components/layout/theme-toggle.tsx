'use client';

import { buttonClass } from '../ui/button-class';

const ONE_YEAR_SECONDS = 31_536_000;

/** Turns the page light or dark and remembers it in the cookie the server reads. */
function changeTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we serve
  document.cookie = `millrace.theme=${root.dataset.theme}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax`;
}

/** Names the theme it leads to; which one that is, CSS knows before any script runs. */
export function ThemeToggle() {
  return (
    <button type="button" onClick={changeTheme} className={buttonClass('quiet')}>
      <span className="dark:hidden">Dark theme</span>
      <span className="hidden dark:inline">Light theme</span>
    </button>
  );
}
