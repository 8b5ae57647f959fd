import type { Page } from '@playwright/test';

/** A figure on a page that opens its origin, with what its note says. */
export interface ShownFigure {
  /** What it stands under: a line's name, a row's, or the heading before it. */
  readonly label: string;
  /** All of the row it is in; empty outside a table. */
  readonly row: string;
  /** The figure as it is read, without the words for screen readers. */
  readonly text: string;
  readonly title: string;
  readonly contractName: string;
  readonly contract: string;
  readonly formula: string;
  /** A call of Foundry's `cast`. */
  readonly command: string;
  readonly readAt: string;
}

/** A text with a digit that opens no origin. */
export interface BareNumber {
  readonly label: string;
  /** The text, with each number written as `#`. */
  readonly words: string;
  readonly text: string;
}

/** All of a page's numbers: those that open an origin, and the rest. */
export interface PageNumbers {
  readonly figures: readonly ShownFigure[];
  readonly bare: readonly BareNumber[];
}

/** Reads every number in a page as it stands, whether it is in view or folded away. */
export function readNumbers(page: Page): Promise<PageNumbers> {
  return page.evaluate(() => {
    const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    const isSourced = (button: Element) =>
      clean(button.querySelector('.sr-only')?.textContent) === ', where this comes from';
    const sourced = [...document.querySelectorAll('button[popovertarget]')].filter(isSourced);
    const heads = [...document.querySelectorAll('h1, h2, h3')];
    const labelOf = (element: Element) => {
      const row = element.closest('tr')?.querySelector('th[scope="row"], th[role="rowheader"]');
      const term = element.closest('dd')?.previousElementSibling ?? element.closest('dt');
      const before = heads.filter((head) => head.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
      return clean((row ?? term ?? before.at(-1))?.textContent);
    };
    const figures = sourced.map((button) => {
      const note = document.getElementById(button.getAttribute('popovertarget') ?? '');
      const shown = button.cloneNode(true) as Element;
      for (const hidden of shown.querySelectorAll('.sr-only')) hidden.remove();
      const entries = new Map(
        [...(note?.children ?? [])].slice(1).map((entry) => {
          const [name, ...rest] = [...entry.children];
          return [clean(name?.textContent), rest.map((part) => clean(part.textContent))];
        }),
      );
      const [contractName = '', contract = ''] = entries.get('Contract') ?? [];
      return {
        label: labelOf(button),
        row: clean(button.closest('tr')?.textContent),
        text: clean(shown.textContent),
        title: clean(note?.querySelector('[id$="-title"]')?.textContent),
        contractName,
        contract,
        formula: entries.get('How it is worked out')?.[0] ?? '',
        command: entries.get('Read it yourself')?.[0] ?? '',
        readAt: entries.get('Read at')?.[0] ?? '',
      };
    });
    const bare: { label: string; words: string; text: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    const skipped = 'script, style, noscript, template, svg, [popover], .font-mono';
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof HTMLElement) || node.closest(skipped) !== null) continue;
      if (sourced.some((button) => button.contains(node))) continue;
      // Texts are taken by the element they are directly in, so that a number split over nodes stays one.
      const text = clean([...node.childNodes].map((child) => (child instanceof Text ? child.data : ' ')).join(''));
      if (/\d/.test(text)) bare.push({ label: labelOf(node), words: text.replace(/\d[\d,.\u2009]*/g, '#'), text });
    }
    return { figures, bare };
  });
}
