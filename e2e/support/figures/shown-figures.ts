import { expect, type Page } from '@playwright/test';

/** A figure on a page that opens its origin, with what its note says. */
export interface ShownFigure {
  /** What it stands under: a line's name, a row's, or the heading before it. */
  readonly label: string;
  /** The heading before it. */
  readonly heading: string;
  /** All of the row it is in; empty outside a table. */
  readonly row: string;
  /** What the row begins with; empty outside a table. */
  readonly rowName: string;
  /** Which of the page's rows that is; null outside a table. */
  readonly place: number | null;
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
  /** The heading before it. */
  readonly heading: string;
  /** The heading of its column; empty outside a table. */
  readonly column: string;
  /** What its row begins with; empty outside a table. */
  readonly row: string;
  /** Which of the page's rows that is; null outside a table. */
  readonly place: number | null;
  readonly text: string;
}

/** All of a page's numbers: those that open an origin, and the rest. */
export interface PageNumbers {
  readonly figures: readonly ShownFigure[];
  readonly bare: readonly BareNumber[];
}

/** Opens each part that is drawn only then, so that it can be read. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  });
  await expect.poll(() => page.locator('details > summary:only-child').count()).toBe(0);
}

/** Opens and closes each note that is made only then, so that it can be read. */
async function openNotes(page: Page): Promise<void> {
  // Before the page has come alive nobody makes what such a note says.
  const openEmpty = () =>
    page.evaluate(() => {
      const empty = document.querySelectorAll<HTMLElement>('.provenance-note:empty:not([data-shared])');
      for (const note of empty) {
        note.showPopover();
        note.hidePopover();
      }
      return empty.length;
    });
  await expect.poll(openEmpty).toBe(0);
}

/**
 * Reads every number in a page as it stands, whether it is in view or folded away.
 * @param within a selector of the only part that is read
 */
export async function readNumbers(page: Page, within = 'body'): Promise<PageNumbers> {
  await unfold(page);
  await openNotes(page);
  return page.evaluate(async (selector) => {
    const root = document.querySelector(selector);
    if (root === null) throw new Error(`the page has no ${selector}`);
    const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    const isSourced = (button: Element) =>
      clean(button.querySelector('.sr-only')?.textContent) === ', where this comes from';
    const sourced = [...root.querySelectorAll('button[popovertarget]')].filter(isSourced);
    const heads = [...document.querySelectorAll('h1, h2, h3')];
    const rows = [...document.querySelectorAll('tr')];
    const placeOf = (element: Element) => {
      const row = element.closest('tr');
      return row === null ? null : rows.indexOf(row);
    };
    const headingOf = (element: Element) => {
      const before = heads.filter((head) => head.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
      return clean(before.at(-1)?.textContent);
    };
    const withoutNotes = (element: Element | null | undefined) => {
      const copy = element?.cloneNode(true);
      if (!(copy instanceof Element)) return '';
      for (const note of copy.querySelectorAll('[popover]')) note.remove();
      return clean(copy.textContent);
    };
    const labelOf = (element: Element) => {
      const row = element.closest('tr')?.querySelector('th[scope="row"], th[role="rowheader"]');
      const term = element.closest('dd')?.previousElementSibling ?? element.closest('dt');
      const named = row ?? term;
      return named === undefined || named === null ? headingOf(element) : withoutNotes(named);
    };
    const columnOf = (element: Element) => {
      const cell = element.closest('td, th');
      if (!(cell instanceof HTMLTableCellElement)) return '';
      return withoutNotes(cell.closest('table')?.tHead?.rows[0]?.cells[cell.cellIndex]);
    };
    const read = (button: Element) => {
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
        heading: headingOf(button),
        row: clean(button.closest('tr')?.textContent),
        rowName: withoutNotes(button.closest('tr')?.cells[0]),
        place: placeOf(button),
        text: clean(shown.textContent),
        title: clean(note?.querySelector('[id$="-title"]')?.textContent),
        contractName,
        contract,
        formula: entries.get('How it is worked out')?.[0] ?? '',
        command: entries.get('Read it yourself')?.[0] ?? '',
        readAt: entries.get('Read at')?.[0] ?? '',
      };
    };
    const figures: ReturnType<typeof read>[] = [];
    for (const button of sourced) {
      const id = button.getAttribute('popovertarget') ?? '';
      const note = document.getElementById(id);
      const isShared = note?.hasAttribute('data-shared') === true;
      // A note that several figures share says what the one says that was opened last.
      // Before the page has come alive it opens empty.
      for (let tries = 0; isShared && button instanceof HTMLElement && tries < 200; tries += 1) {
        button.click();
        await new Promise((resolve) => setTimeout(resolve, tries === 0 ? 0 : 50));
        note.hidePopover();
        if (note.firstElementChild !== null) break;
      }
      figures.push(read(button));
    }
    const bare: BareNumber[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    const skipped = 'script, style, noscript, template, svg, [popover]';
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof HTMLElement) || node.closest(skipped) !== null) continue;
      if (sourced.some((button) => button.contains(node))) continue;
      // Texts are taken by the element they are directly in, so that a number split over nodes stays one.
      const text = clean([...node.childNodes].map((child) => (child instanceof Text ? child.data : ' ')).join(''));
      if (!/\d/.test(text)) continue;
      bare.push({
        label: labelOf(node),
        heading: headingOf(node),
        column: columnOf(node),
        row: withoutNotes(node.closest('tr')?.cells[0]),
        place: placeOf(node),
        text,
      });
    }
    return { figures, bare };
  }, within);
}
