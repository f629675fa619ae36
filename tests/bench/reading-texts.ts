/** What reading costs beside compromise's own parse of the same texts, and how it grows with the text. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import nlp from 'compromise/three';
import type * as ReadEntry from '../../src/read/index.js';
import { here, inTurn, median, medianOf, type Contestant } from './timing.js';

/** News as it comes: a deal or a round in a text of 160 words, the rest what surrounds it. */
const leads = [
  'Danish pump maker Nordhavn Pumps A/S has agreed to buy Brightwell Filtration Ltd. for US$524m in cash, the companies said on Tuesday.',
  'Warehouse robot maker Pallet Nine raised $100 million in a Series C round led by Oak Ventures, with Pine Capital joining.',
  'The city opened a new library on Monday, and hundreds of people came to see it.',
  'Shares of Lumenry fell 3% after the company cut its forecast for the year.',
];
const rest = [
  'The board met at the weekend and approved the terms, which had been discussed for months.',
  'Analysts at the bank were surprised by the news, which came after a slow spring for the industry.',
  'The founders will stay for at least two years and keep the office by the harbour.',
  'Nothing will change for customers, who can go on using the service as they did.',
  'The deal is expected to close in the fourth quarter of 2024.',
  'Rivals have been growing faster in the north, where demand for heating was strong.',
  'Staff were told in a short meeting on the factory floor before the statement went out.',
  'Terms of the agreement were not disclosed.',
  'The weather had been fine all week, and the streets were full of people until late at night.',
  'It was the third such announcement this month.',
];

function textOf(index: number, words: number): string {
  const sentences: string[] = [];
  let count = 0;
  for (let at = 0; count < words; at += 1) {
    const sentence =
      (at === 0 ? leads[index % leads.length] : rest[(index * 3 + at) % rest.length]) ?? '';
    sentences.push(sentence);
    count += sentence.split(' ').length;
  }
  return sentences.join(' ');
}

const READ = 'wirecopy/read';
const PARSE = 'nlp(text) of compromise';

/** Measures, and prints its lines with `line`. */
export async function printReading(line: (...columns: readonly string[]) => void): Promise<void> {
  const entry = fileURLToPath(new URL('../../dist/read.js', import.meta.url));
  const { readText } = (await import(pathToFileURL(entry).href)) as typeof ReadEntry;
  const texts = Array.from({ length: 60 }, (_, index) => textOf(index, 160));
  const contestants: Contestant[] = [
    {
      name: READ,
      records: texts.length,
      pass: () =>
        texts.reduce((sum, text) => sum + readText(text, { date: '2024-05-16' }).records.length, 0),
    },
    {
      name: PARSE,
      records: texts.length,
      pass: () => texts.reduce((sum, text) => sum + nlp(text).length, 0),
    },
  ];
  const times = await inTurn(contestants.map(here), { warming: 3, counted: 9 });
  line('Reading a text of 160 words');
  for (const name of [READ, PARSE])
    line(`  ${name}`, `${(median(times[name] ?? []) / 1000).toFixed(2)} ms`);
  line(
    '  compromise to wirecopy/read (bar 2)',
    `${medianOf(times, PARSE, READ, (one, other) => one / other).toFixed(2)} ×`,
  );
  const sized = (size: number): Contestant => ({
    name: String(size),
    records: 1,
    pass: () => readText(long.slice(0, size), { date: '2024-05-16' }).records.length,
  });
  const long = Array.from({ length: 1_200 }, (_, index) => textOf(index, 160)).join('\n\n');
  const [small, large] = [100_000, 1_000_000];
  const grown = await inTurn([sized(small), sized(large)].map(here), { warming: 1, counted: 3 });
  line(
    '  1 MB to 100 KB of news (bar 12)',
    `${medianOf(grown, String(large), String(small), (one, other) => one / other).toFixed(2)} ×`,
  );
}
