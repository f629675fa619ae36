import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';

const nothingOpaque = () => false;

function namesIn(text: string, names: readonly string[]) {
  return (start: number, end: number) =>
    names.some((name) => {
      const at = text.indexOf(name);
      return at >= 0 && start < at + name.length && end > at;
    });
}

describe('titleCase', () => {
  it.each([
    [
      'China Tech Digest: BlackBerry sells 90 patents to Huawei',
      [],
      'China Tech Digest: BlackBerry Sells 90 Patents to Huawei',
    ],
    ['Yahoo! to buy adidas', ['Yahoo!', 'adidas'], 'Yahoo! to Buy adidas'],
    ['Acme Inc. to sell stake', ['Acme Inc.'], 'Acme Inc. to Sell Stake'],
    [
      'of Monsters and men raises $20.2bn',
      ['of Monsters and men'],
      'of Monsters and men Raises $20.2bn',
    ],
    [
      'daily digest: a startup raises 5g money for the US-based maker',
      [],
      'Daily Digest: A Startup Raises 5g Money for the US-Based Maker',
    ],
    ['what the deal is for?', [], 'What the Deal Is For?'],
    ['l’oréal buys a stake in o’reilly', ['l’oréal'], 'l’oréal Buys a Stake in O’reilly'],
  ])('%s', (text, names, expected) => {
    expect(english.titleCase(text, namesIn(text, names))).toBe(expected);
  });

  const shared = new URL('../../../shared/data/style/title-case.json', import.meta.url);
  it.skipIf(!existsSync(shared))('agrees with every shared case', () => {
    const groups: Record<string, { input: string; expect: string }[]> = JSON.parse(
      readFileSync(shared, 'utf8'),
    );
    const cases = Object.values(groups).flat();
    expect(cases.length).toBeGreaterThan(40);
    expect(cases.map(({ input }) => english.titleCase(input, nothingOpaque))).toEqual(
      cases.map((one) => one.expect),
    );
  });
});
