/**
 * The page of the preview in a browser, as an author works with it. Needs Debian's chromium; without it the tests are
 * skipped, and where CI is set that fails.
 */
import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { builtPage } from './built-page.js';
import { workbench, type Workbench } from './workbench.js';

const executablePath = spawnSync('which', ['chromium'], { encoding: 'utf8' }).stdout.trim();
const hasBrowser = executablePath !== '';

if (!hasBrowser)
  console.warn('The page of the preview is NOT tested: there is no chromium on this machine.');

it.skipIf(process.env['CI'] === undefined)('has a browser to be tried in', () => {
  expect(hasBrowser, 'chromium is not installed').toBe(true);
});

describe.skipIf(!hasBrowser)('the page of the preview', () => {
  let page: string;
  let browser: Browser;

  beforeAll(async () => {
    [page, browser] = await Promise.all([
      builtPage('browser'),
      chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      }),
    ]);
  }, 120_000);
  afterAll(() => browser.close());

  interface Desk extends Workbench {
    readonly tab: Page;
    readonly template: string;
  }

  /** A page on a workbench of its own; whatever the browser complains of fails the test. */
  async function open(
    context: BrowserContextOptions = {},
    { own = true, choices = '' } = {},
  ): Promise<Desk> {
    const made = await workbench(page, { own });
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...context });
    tab.setDefaultTimeout(15_000);
    const complaints: string[] = [];
    tab.on('console', (message) => {
      // A conflict is answered with 409, which the browser notes.
      if (['error', 'warning'].includes(message.type()) && !message.text().includes('409'))
        complaints.push(message.text());
    });
    tab.on('pageerror', (error) => complaints.push(error.message));
    onTestFinished(async () => {
      await tab.close();
      expect(complaints).toEqual([]);
    });
    await tab.goto(made.server.url + choices);
    await tab.locator('.card').first().waitFor({ state: 'attached' });
    return { ...made, tab, template: made.at('templates/en/acquisition.hbs') };
  }

  const editor = (tab: Page) => tab.locator('#template-editor .cm-content');

  /** Puts the cursor at the end of the first line that holds a text. */
  async function toLine(tab: Page, text: string): Promise<void> {
    await editor(tab).locator('.cm-line', { hasText: text }).first().click();
    await tab.keyboard.press('End');
    await tab.keyboard.press('End');
  }

  const hasFocus = async (place: Locator): Promise<boolean> =>
    (await place.and(place.page().locator(':focus')).count()) === 1;

  const headline = (tab: Page) => tab.locator('.card h3').first();

  it('shows an item for each record and style', async () => {
    const { tab } = await open();
    await expect.poll(() => tab.locator('.card').count()).toBe(8);
    expect(await tab.locator('.record h2').allInnerTexts()).toEqual([
      expect.stringContaining('full'),
      expect.stringContaining('odd'),
      expect.stringContaining('sparse'),
      expect.stringContaining('talk-of-talks'),
    ]);
    await tab.locator('#style').selectOption('financial');
    await tab.locator('#record').selectOption('full');
    await expect.poll(() => tab.locator('.card').count()).toBe(1);
    // What was chosen stands in the address and comes back.
    await tab.reload();
    await tab.locator('.card').first().waitFor();
    expect(await tab.locator('.card').getAttribute('aria-label')).toBe('full in financial style');
  });

  it('lays an error over the items with its code frame, and takes it away when it is mended', async () => {
    const { tab } = await open();
    const overlay = tab.locator('#overlay');
    await toLine(tab, '{{#headline');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('End');
    await tab.keyboard.press('End');
    await tab.keyboard.insertText(' for {{prize}}');
    await overlay.waitFor();
    expect(await overlay.getAttribute('role')).toBe('alert');
    const said = await overlay.innerText();
    expect(said).toContain('template/unknown-slot');
    expect(said).toMatch(/templates\/en\/acquisition\.hbs:\d+:\d+/u);
    expect(said).toMatch(/Did you mean price\?/u);
    expect(await overlay.locator('.frame mark').innerText()).toBe('{{prize}}');
    expect(await tab.locator('#template-editor .cm-lintRange-error').first().innerText()).toContain(
      'prize',
    );
    expect(await tab.locator('#cards').getAttribute('class')).toContain('stale');
    for (let letter = 0; letter < ' for {{prize}}'.length; letter += 1)
      await tab.keyboard.press('Backspace');
    await overlay.waitFor({ state: 'hidden' });
    await expect.poll(() => tab.locator('.cm-lintRange-error').count()).toBe(0);
    expect(await tab.locator('#cards').getAttribute('class')).not.toContain('stale');
  });

  it('writes the items anew as the template is typed', async () => {
    const { tab, template } = await open({}, { choices: '&record=full&style=agency' });
    const before = await headline(tab).innerText();
    // The bullet that says it, wherever the choice fell.
    const line = await bulletOf(tab, 0);
    await headline(tab).locator('.figure').first().click();
    await tab.keyboard.press('End');
    await tab.keyboard.press('End');
    await tab.keyboard.insertText(' after months');
    await expect.poll(() => headline(tab).innerText()).not.toBe(before);
    const source = (await readFile(template, 'utf8')).split('\n');
    expect(source[line - 1]).toMatch(/^- /u);
    expect(await tab.locator('#bullet-use').innerText()).toContain(`Line ${line}`);
  });

  /** The line that the panel names for a figure. */
  async function bulletOf(tab: Page, figure: number): Promise<number> {
    await tab.locator('.card .figure').nth(figure).hover();
    const place = await tab.locator('#provenance .place').last().innerText();
    return Number(/:(\d+)$/u.exec(place)?.[1]);
  }

  it('shows of a figure its fact, its field of the record and its bullet, and leads there', async () => {
    const { tab, at } = await open({}, { choices: '&record=full&style=agency' });
    const record = JSON.parse(
      await readFile(at('fixtures/acquisition/full/record.json'), 'utf8'),
    ) as Record<string, unknown>;
    const figures = tab.locator('.card .figure');
    const panel = tab.locator('#provenance');
    const seen = new Set<string>();
    for (let index = 0; index < (await figures.count()); index += 1) {
      await figures.nth(index).hover();
      const said = await panel.innerText();
      const pointer = await panel.locator('.fields .place').first().innerText();
      seen.add(pointer);
      if (pointer === '/price') {
        expect(said).toContain('price (money');
        expect(said).toContain(JSON.stringify(record['price']));
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(['/acquirer', '/target', '/price']));
    // Its field is marked in the record.
    await figures.first().hover();
    const pointer = await panel.locator('.fields .place').first().innerText();
    await figures.first().focus();
    await panel.locator('.fields .place').first().click();
    const selected = await tab.evaluate<string>('String(getSelection())');
    expect(JSON.parse(selected)).toEqual(record[pointer.slice(1)]);
    // Pressed, it leads to its bullet.
    const line = await bulletOf(tab, 0);
    await figures.first().click();
    expect(await tab.locator('#tab-template').getAttribute('aria-selected')).toBe('true');
    expect(await tab.locator('#bullet-use').innerText()).toMatch(new RegExp(`Line ${line}: 1 of`));
    expect(await hasFocus(editor(tab))).toBe(true);
  });

  it('is worked by the keyboard alone', async () => {
    const { tab, template } = await open({}, { choices: '&record=full&style=agency' });
    await tab.keyboard.press('Tab');
    expect(await tab.locator(':focus').innerText()).toBe('Skip to the items');
    await tab.keyboard.press('Enter');
    // From the items on: the record's button, then the first figure of the card.
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    const focused = (): Promise<string | null> => tab.locator('.figure:focus').textContent();
    const all = await tab.locator('.card .figure').allTextContents();
    expect(await focused()).toBe(all[0]);
    await tab.keyboard.press('ArrowRight');
    expect(await focused()).toBe(all[1]);
    expect(await tab.locator('#provenance .said').innerText()).toContain(all[1]);
    await tab.keyboard.press('End');
    expect(await focused()).toBe(all.at(-1));
    await tab.keyboard.press('Home');
    await tab.keyboard.press('Enter');
    expect(await hasFocus(editor(tab))).toBe(true);
    await tab.keyboard.press('End');
    await tab.keyboard.press('End');
    await tab.keyboard.insertText(' again');
    await tab.keyboard.press('Control+s');
    await expect.poll(() => readFile(template, 'utf8')).toContain(' again\n');
    await expect.poll(() => tab.locator('#state').innerText()).toBe('Saved');
    // Tab leaves the editor: nobody is caught in it.
    await tab.keyboard.press('Tab');
    expect(await hasFocus(editor(tab))).toBe(false);
    // The tabs of the source are one stop, and arrows go between them.
    await tab.locator('#tab-template').focus();
    await tab.keyboard.press('ArrowRight');
    expect(await hasFocus(tab.locator('#tab-record'))).toBe(true);
    expect(await tab.locator('#panel-record').isVisible()).toBe(true);
  });

  it('completes the facts of the kind within the braces of a slot', async () => {
    const { tab } = await open();
    await toLine(tab, '{{#headline');
    await tab.keyboard.type('\n- {{exp');
    const options = tab.locator('.cm-tooltip-autocomplete li');
    await options.first().waitFor();
    expect((await options.allInnerTexts()).join(' ')).toContain('expectedClose');
  });

  it('edits a record without touching its file, until it is told to save it', async () => {
    const { tab, at } = await open({}, { choices: '&record=sparse&style=agency' });
    const file = at('fixtures/acquisition/sparse/record.json');
    const before = await readFile(file, 'utf8');
    const { target } = JSON.parse(before) as { target: string | { name: string } };
    const name = typeof target === 'string' ? target : target.name;
    await tab.getByRole('button', { name: 'Edit the record sparse' }).click();
    await tab.keyboard.press('Control+a');
    await tab.keyboard.insertText(before.replaceAll(name, 'Zyx'));
    await expect.poll(() => headline(tab).innerText()).toContain('Zyx');
    expect(await readFile(file, 'utf8')).toBe(before);
    await tab.keyboard.press('Control+a');
    await tab.keyboard.insertText('{"kind": "acquisition", ');
    await tab.locator('.card.rejected').waitFor();
    expect(await tab.locator('.card.rejected').innerText()).toContain('file/invalid-json');
    await tab.locator('#record-editor .cm-lintPoint-error').first().waitFor({ state: 'attached' });
    await tab.getByRole('button', { name: 'Back to the file' }).click();
    await expect.poll(() => headline(tab).innerText()).toContain(name);
    await tab.locator('#record-editor .cm-content').click();
    await tab.keyboard.press('Control+a');
    await tab.keyboard.insertText(before.replaceAll(name, 'Zyx'));
    await tab.getByRole('button', { name: 'Save record' }).click();
    await expect.poll(() => readFile(file, 'utf8')).toContain('Zyx');
  });

  it('takes in what changed outside, and keeps the cursor', async () => {
    const { tab, template } = await open({}, { choices: '&record=full' });
    await toLine(tab, '{{#headline');
    const before = await readFile(template, 'utf8');
    await writeFile(template, before.replace('paragraphs:', 'paragraphs: # outside'));
    await expect.poll(() => editor(tab).innerText()).toContain('# outside');
    expect(await tab.locator('#notices').innerText()).toContain('was read anew');
    expect(await tab.locator('#state').innerText()).toBe('Saved');
    await tab.keyboard.insertText('{{!-- here --}}');
    await expect.poll(() => editor(tab).innerText()).toMatch(/\{\{#headline.*\{\{!-- here --\}\}/u);
  });

  it('asks before an outside change or the words on the page are given up', async () => {
    const { tab, template } = await open();
    const before = await readFile(template, 'utf8');
    const dialog = tab.locator('#conflict');
    await toLine(tab, 'kind: acquisition');
    await tab.keyboard.insertText(' # mine');
    await writeFile(template, before.replace('paragraphs:', 'paragraphs: # theirs'));
    await dialog.waitFor();
    expect((await dialog.locator('.mine').allInnerTexts()).join('')).toContain('# mine');
    expect(await dialog.locator('.difference').innerText()).toContain('# theirs');
    // Nothing is decided, nothing is lost, and saving asks again.
    await tab.keyboard.press('Escape');
    expect(await editor(tab).innerText()).toContain('# mine');
    await tab.keyboard.press('Control+s');
    await dialog.waitFor();
    expect(await readFile(template, 'utf8')).toContain('# theirs');
    // The file is taken, and undo brings the words back.
    await tab.getByRole('button', { name: 'Take the file' }).click();
    await expect.poll(() => editor(tab).innerText()).toContain('# theirs');
    expect(await editor(tab).innerText()).not.toContain('# mine');
    await editor(tab).focus();
    await tab.keyboard.press('Control+z');
    expect(await editor(tab).innerText()).toContain('# mine');
    // The other way round: mine is kept, and the next save writes it.
    await writeFile(template, before.replace('paragraphs:', 'paragraphs: # once more'));
    await dialog.waitFor();
    await tab.getByRole('button', { name: 'Keep mine' }).click();
    await tab.keyboard.press('Control+s');
    await expect.poll(() => readFile(template, 'utf8')).toContain('# mine');
    await expect.poll(() => tab.locator('#state').innerText()).toBe('Saved');
  });

  it('keeps what is being edited when its file is removed', async () => {
    const { tab, template } = await open();
    await toLine(tab, 'kind: acquisition');
    await tab.keyboard.insertText(' # mine');
    await rm(template);
    await tab.locator('#conflict').waitFor();
    await tab.getByRole('button', { name: 'Keep mine' }).click();
    await tab.keyboard.press('Control+s');
    await expect.poll(() => readFile(template, 'utf8').catch(() => '')).toContain('# mine');
  });

  it('keeps unsaved words while another kind is looked at', async () => {
    const { tab } = await open();
    await toLine(tab, 'kind: acquisition');
    await tab.keyboard.insertText(' # mine');
    await tab.locator('#kind').selectOption('patent-sale');
    await expect.poll(() => editor(tab).innerText()).toContain('kind: patent-sale');
    expect(await tab.locator('#state').innerText()).toBe('Saved');
    await tab.locator('#kind').selectOption('acquisition');
    await expect.poll(() => editor(tab).innerText()).toContain('# mine');
    expect(await tab.locator('#state').innerText()).toBe('Unsaved changes');
  });

  it('previews the shipped templates, and says that they are not saved', async () => {
    const { tab } = await open({}, { own: false });
    expect(await tab.locator('#notices').innerText()).toMatch(/cannot be saved/u);
    expect(await tab.getByRole('button', { name: /^Save Ctrl/u }).isDisabled()).toBe(true);
    await toLine(tab, 'kind: ');
    await tab.keyboard.insertText(' # a trial');
    await tab.keyboard.press('Control+s');
    expect(await tab.locator('#state').innerText()).toBe('A trial: not saved');
  });

  it('says so when the preview has ended', async () => {
    const { tab, server } = await open();
    await server.close();
    await tab.locator('[data-notice="lost"]').waitFor();
    expect(await editor(tab).innerText()).toContain('kind: acquisition');
  });

  it('is read and written on a phone', async () => {
    const { tab } = await open({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    expect(await tab.locator('#items').isVisible()).toBe(false);
    await tab.getByText('Read', { exact: true }).tap();
    const figure = tab.locator('.card .figure').first();
    await figure.tap();
    expect(await tab.locator('#provenance .said').innerText()).toContain(await figure.innerText());
    await tab.locator('#provenance .place').last().tap();
    await editor(tab).waitFor();
    expect(await tab.locator('#items').isVisible()).toBe(false);
    await tab.getByRole('button', { name: 'Choose' }).tap();
    await tab.locator('#kind').waitFor();
    const wide = await tab.evaluate<number>('document.documentElement.scrollWidth');
    expect(wide).toBe(360);
  });

  it.each(['light', 'dark'] as const)('has enough contrast in %s colours', async (colorScheme) => {
    const { tab } = await open({ colorScheme });
    const ratios = await Promise.all(
      Object.entries(inksOn).flatMap(([paper, inks]) =>
        inks.map(async (ink) => {
          const [one, other] = [await luminance(tab, paper), await luminance(tab, ink)];
          const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          return [`${ink} on ${paper}`, Math.round(ratio * 100) / 100] as const;
        }),
      ),
    );
    // WCAG 2.2, 1.4.3: text of any size.
    expect(ratios.filter(([, ratio]) => !(ratio >= 4.5))).toEqual([]);
  });
});

/** The colours that text has on each ground. */
const inksOn: Readonly<Record<string, readonly string[]>> = {
  paper: ['ink', 'muted', 'error', 'accent'],
  card: [
    ...['ink', 'muted', 'accent', 'error', 'held', 'mine'],
    ...['code-brace', 'code-name', 'code-string', 'code-number'],
  ],
  active: ['ink', 'muted', 'code-brace', 'code-name', 'code-string'],
  marker: ['ink', 'code-brace', 'code-name', 'code-string', 'code-number'],
  'error-paper': ['error', 'ink', 'muted'],
  'held-paper': ['held', 'ink'],
  'mine-paper': ['mine'],
  accent: ['on-accent'],
};

/** Relative luminance of a colour of the page (WCAG 2.2). */
async function luminance(tab: Page, name: string): Promise<number> {
  const value = await tab.evaluate<string>(
    `getComputedStyle(document.documentElement).getPropertyValue('--${name}').trim()`,
  );
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/u.exec(value)?.slice(1);
  const hex = short?.map((digit) => digit + digit).join('') ?? value.slice(1);
  if (!/^[0-9a-f]{6}$/u.test(hex)) throw new Error(`--${name} is ${value}, no colour by digits.`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
