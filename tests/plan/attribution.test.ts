import { describe, expect, it } from 'vitest';
import { createNewsbot, type Item } from '../../src/index.js';

/** Whose claim it is outranks detail: where a lead has no room for both, detail goes. */
const bot = createNewsbot({ now: '2021-06-02' });
const MOST_WORDS = 35;

function items(record: object): Item[] {
  return Array.from({ length: 40 }, (_, id) => {
    const outcome = bot.write({ ...record, id: String(id), date: '2021-06-01' });
    if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
    return outcome.value;
  });
}

const leadOf = ({ paragraphs }: Item): string => paragraphs[0]?.[0]?.text ?? '';
const words = (text: string): number => text.split(/\s+/).length;

const maker = {
  name: 'Horizon Robotics',
  description: 'a maker of artificial intelligence chips for cars and other machines',
  location: 'Beijing',
};
const round = {
  kind: 'funding-round',
  company: maker,
  amount: { amount: 1_500_000_000, currency: 'USD' },
  round: 'Series C',
  leads: ['Baillie Gifford', 'YF Capital', 'CPE', 'Hillhouse Capital'],
};

describe('a lead with more to say than it has room for', () => {
  it.each([
    [
      'targets',
      {
        kind: 'policy',
        issuer: 'Ministry of Industry and Information Technology',
        document: 'a guideline on smart manufacturing in small cities',
        subject: 'the use of robots in the factories of small and medium-sized companies',
        stage: 'issued',
        targets: [{ by: 2025, aims: ['a national network of 500 smart factories'] }],
        source: 'Xinhua News Agency',
      },
      /Xinhua News Agency/,
    ],
    ['a description', { ...round, source: 'South China Morning Post' }, /South China Morning Post/],
    [
      'two descriptions',
      {
        kind: 'acquisition',
        acquirer: {
          name: 'Cisco Systems',
          description:
            'a maker of network equipment for companies and governments around the world',
        },
        target: {
          name: 'Splunk Inc.',
          description: 'a maker of software that searches the logs of machines',
        },
        price: { amount: 28_000_000_000, currency: 'USD' },
        status: 'agreed',
        source: 'The Wall Street Journal',
      },
      /The Wall Street Journal/,
    ],
    [
      'who announced it',
      {
        ...round,
        announcedBy: 'Ministry of Industry and Information Technology',
        source: 'Reuters',
      },
      /Ministry of Industry and Information Technology/,
    ],
  ])('leaves out %s before its source', (_what, record, owner) => {
    for (const item of items(record)) {
      expect(leadOf(item)).toMatch(owner);
      expect(words(leadOf(item))).toBeLessThanOrEqual(MOST_WORDS);
    }
  });

  it('keeps what is material and has no other place', () => {
    for (const item of items({ ...round, source: 'South China Morning Post' }))
      expect(leadOf(item)).toMatch(/Baillie Gifford, YF Capital, CPE and Hillhouse Capital/);
  });

  it('keeps the description where there is room', () => {
    const short = { ...round, leads: ['CPE'], source: 'Reuters' };
    const told = items(short).filter((item) => leadOf(item).includes('a Beijing-based maker'));
    expect(told.length).toBe(40);
    for (const item of told) expect(leadOf(item)).toMatch(/Reuters/);
  });
});

describe('a quotation', () => {
  const text = 'We “will” grow; nobody’s sure -- yet…';
  it.each([
    ['a press conference', 'at a press conference'],
    ['an interview with CNBC', 'in an interview with CNBC'],
    ['an earnings call', 'on an earnings call'],
  ])('stands as it came, with its speaker, title and venue: %s', (venue, where) => {
    for (const item of items({
      ...round,
      quotes: [{ text, speaker: { name: 'Yu Kai', title: 'chief executive' }, venue }],
    })) {
      const quoted = item.paragraphs.flat().find(({ message }) => message === 'quoted');
      expect(quoted?.text).toContain(`Yu Kai, chief executive, said ${where}: `);
      expect(quoted?.text.replaceAll(/[‘’“”]/g, "'")).toContain(text.replaceAll(/[‘’“”]/g, "'"));
    }
  });

  it('is refused of an organisation, with what to do', () => {
    const outcome = bot.write({
      ...round,
      id: 'x',
      date: '2021-06-01',
      quotes: [{ text, speaker: 'Ministry of Commerce' }],
    });
    expect(outcome.status).not.toBe('written');
    expect(outcome.diagnostics[0]).toMatchObject({
      place: { pointer: '/quotes/0/speaker' },
      hint: expect.stringMatching(/name who spoke/) as string,
    });
  });
});
