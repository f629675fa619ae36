import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createNewsbot, type Item, type Outcome } from '../../src/index.js';
import { toText } from '../../src/publish/index.js';
import '../../src/vitest/index.js';
import { testFolder } from '../node/folder.js';

const bot = createNewsbot({ now: '2021-06-02' });
const record = {
  kind: 'acquisition',
  id: 'splunk',
  date: '2021-06-01',
  acquirer: 'Cisco',
  target: 'Splunk',
  price: { amount: 28_000_000_000, currency: 'USD' },
  status: 'agreed',
};

function written(outcome: Outcome<Item>): Item {
  if (outcome.status !== 'written') throw new Error('not written');
  return outcome.value;
}
const item = written(bot.write(record));
const held = bot.write({ ...record, target: 'Cisco' });

/** The message with which an expectation fails. */
async function failure(expectation: () => unknown): Promise<string> {
  try {
    await expectation();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It did not fail.');
}

describe('toSay', () => {
  it('finds a value by its fact, and its words', () => {
    expect(item).toSay('price');
    expect(item).toSay('price', '$28 billion');
    expect(bot.write(record)).toSay('acquirer', /^Cisco/u);
    expect(item).not.toSay('seller');
    expect(item).not.toSay('price', '$29 billion');
  });

  it('tells what is said instead', async () => {
    expect(await failure(() => expect(item).toSay('seller'))).toMatch(/says nothing of seller:\n/u);
    expect(await failure(() => expect(item).toSay('price', '$29 billion'))).toContain(
      'It should say price as "$29 billion", and says "$28 billion"',
    );
    expect(await failure(() => expect(item).not.toSay('price'))).toContain('should not say price');
  });

  it('tells why there is no item', async () => {
    expect(await failure(() => expect(held).toSay('price'))).toMatch(
      /^No item was written: held\n\nguard\/same-party/u,
    );
    expect(() => expect('text').toSay('price')).toThrow(TypeError);
  });
});

describe('toHaveHeadline', () => {
  it('takes a text or a pattern', async () => {
    expect(item).toHaveHeadline(item.headline.text);
    expect(item).toHaveHeadline(/Splunk/u);
    expect(item).not.toHaveHeadline('Cisco');
    const wrong = item.headline.text.replace('Splunk', 'Spunk');
    expect(await failure(() => expect(item).toHaveHeadline(wrong))).toContain(
      '[-Spunk-]{+Splunk+}',
    );
    expect(await failure(() => expect(item).toHaveHeadline(/Okta/u))).toContain(
      'does not match /Okta/u',
    );
  });
});

describe('toTraceEveryFigure', () => {
  it('finds a figure that leads nowhere', async () => {
    expect(item).toTraceEveryFigure();
    const forged = {
      ...item,
      headline: { ...item.headline, text: `${item.headline.text} in 1999` },
    };
    expect(await failure(() => expect(forged).toTraceEveryFigure())).toContain(
      'lead to no field of a record: 1999',
    );
    expect(forged).not.toTraceEveryFigure();
  });
});

describe('toPassVerification', () => {
  it('finds what an editor would', async () => {
    expect(item).toPassVerification();
    const forged = { ...item, headline: { ...item.headline, text: 'Cisco  buys buys Splunk.' } };
    const message = await failure(() => expect(forged).toPassVerification());
    for (const code of ['verify/spacing', 'verify/repeated-word', 'verify/headline-stop'])
      expect(message).toContain(code);
  });

  it('knows no kind that it was not given', () => {
    expect(() => expect({ ...item, kind: 'visit' }).toPassVerification()).toThrow(/kinds/u);
    expect(() => expect({ ...item, language: 'xx' }).toPassVerification()).toThrow(/languages/u);
  });
});

describe('toReadLike', () => {
  it('compares with a file, and shows the words that differ', async () => {
    const file = (await testFolder())('item.txt');
    await writeFile(file, toText(item));
    await expect(item).toReadLike(file);
    await writeFile(file, toText(item).replace('Splunk', 'Spunk'));
    expect(await failure(() => expect(item).toReadLike(file))).toContain('[-Spunk-]{+Splunk+}');
    expect(await readFile(file, 'utf8')).toContain('Spunk');
  });

  it('has no opposite, and wants an item', async () => {
    expect(await failure(() => expect(item).not.toReadLike('x.txt'))).toContain('has no not');
    expect(await failure(() => expect(held).toReadLike('x.txt'))).toContain('No item was written');
  });
});
