/**
 * The page and the e-mail in a browser, as readers see them. Needs Debian's chromium; without it the tests are skipped,
 * and where CI is set that fails. With `WIRECOPY_SCREENSHOTS=FOLDER` they leave their pictures there.
 */
import { spawnSync } from 'node:child_process';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { toEmail, toHtml } from '../../src/publish/index.js';
import { fixtureDigest, hostileItems, now, publication } from './published.js';

const executablePath = spawnSync('which', ['chromium'], { encoding: 'utf8' }).stdout.trim();
const hasBrowser = executablePath !== '';
const pictures = process.env['WIRECOPY_SCREENSHOTS'];

if (!hasBrowser)
  console.warn('The published pages are NOT tested: there is no chromium on this machine.');

it.skipIf(process.env['CI'] === undefined)('has a browser to be tried in', () => {
  expect(hasBrowser, 'chromium is not installed').toBe(true);
});

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

const digest = fixtureDigest();
const options = { now } as const;
const wide = { width: 1000, height: 1100 };
const narrow = { width: 320, height: 700 };

describe.skipIf(!hasBrowser)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  }, 60_000);
  afterAll(() => browser.close());

  /** A page whose requests, scripts and complaints fail the test: it is all there is. */
  async function shown(html: string, context: BrowserContextOptions = {}): Promise<Page> {
    const tab = await browser.newPage({ viewport: wide, ...context });
    const happened: string[] = [];
    tab.on('console', (message) => happened.push(message.text()));
    tab.on('pageerror', (error) => happened.push(String(error)));
    tab.on('dialog', (dialog) => happened.push(dialog.message()));
    tab.on('request', (request) => {
      if (request.url() !== 'http://page.test/') happened.push(request.url());
    });
    await tab.route('http://page.test/', (route) =>
      route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
    );
    await tab.goto('http://page.test/');
    onTestFinished(async () => {
      await tab.close();
      expect(happened.filter((text) => !text.endsWith('/favicon.ico'))).toEqual([]);
    });
    return tab;
  }

  async function picture(tab: Page, name: string): Promise<void> {
    if (pictures !== undefined) await tab.screenshot({ path: `${pictures}/${name}.png` });
  }

  async function violations(tab: Page): Promise<string[]> {
    await tab.addScriptTag({ content: axe.source });
    const found = await tab.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: narrow }],
  ] as const)('the page of a digest has nothing that axe objects to, %s', async (name, context) => {
    const tab = await shown(toHtml(digest, publication, options), context);
    await picture(tab, `page-${name}`);
    expect(await violations(tab)).toEqual([]);
    for (const summary of await tab.locator('summary').all()) await summary.click();
    expect(await violations(tab)).toEqual([]);
    expect(await tab.evaluate<number>('document.documentElement.scrollWidth')).toBe(
      ('viewport' in context ? context.viewport : wide).width,
    );
  });

  it('is as sound with hostile names, which stay in it', async () => {
    const items = hostileItems(30);
    const tab = await shown(toHtml(items, publication, options), { viewport: narrow });
    expect(await violations(tab)).toEqual([]);
    expect(await tab.evaluate<number>('document.documentElement.scrollWidth')).toBe(narrow.width);
    expect(await tab.locator('script, img, svg').count()).toBe(1);
  });

  it('shows what a figure comes from when it is pointed at and when it is reached with Tab', async () => {
    const tab = await shown(toHtml(digest, publication, options));
    const figure = tab.locator('article p .figure').first();
    const bubble = (): Promise<string> =>
      tab.evaluate<string>(
        `(({ display, content }) => (display === 'none' ? 'none' : content))(
          getComputedStyle(document.querySelector('article p .figure'), '::after'))`,
      );
    expect(await bubble()).toBe('none');
    await figure.hover();
    expect(await bubble()).toMatch(/^"Fact: \w+ · Record: [\w-]+ · Field: \/.*"$/u);
    await picture(tab, 'page-hover');
    await tab.mouse.move(0, 0);
    expect(await bubble()).toBe('none');
    await tab.locator('article h2 .figure').first().focus();
    await tab.keyboard.press('Tab');
    for (let steps = 0; steps < 5 && (await bubble()) === 'none'; steps += 1)
      await tab.keyboard.press('Tab');
    expect(await bubble()).toContain('Fact: ');
    await picture(tab, 'page-focus');
  });

  it('leads from a figure to its row below the item, which opens, and from the contents to an item', async () => {
    const tab = await shown(toHtml(digest, publication, options));
    const figure = tab.locator('article p .figure').first();
    const words = await figure.innerText();
    await figure.click();
    const row = tab.locator('tr:target');
    expect(await row.isVisible()).toBe(true);
    expect(await row.locator('th').innerText()).toBe(words);
    await picture(tab, 'page-row');
    await tab.locator('nav a').nth(2).click();
    expect(await tab.locator('article:target').getAttribute('id')).toBe('item-3');
  });

  it('is printed without what only a screen can do', async () => {
    const tab = await shown(toHtml(digest, publication, options), { colorScheme: 'dark' });
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.locator('details').first().isVisible()).toBe(false);
    expect(
      await tab.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor'),
    ).toBe('rgb(255, 255, 255)');
    await picture(tab, 'page-print');
  });

  it.each([
    ['wide', { viewport: { width: 760, height: 1000 } }],
    ['narrow', { viewport: narrow }],
  ] as const)('the e-mail has nothing that axe objects to, %s', async (name, context) => {
    const tab = await shown(toEmail(digest, publication, options), context);
    await picture(tab, `email-${name}`);
    expect(await violations(tab)).toEqual([]);
    expect(await tab.evaluate<number>('document.documentElement.scrollWidth')).toBe(
      context.viewport.width,
    );
  });
});
