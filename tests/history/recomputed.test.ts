/**
 * What items say of the past, computed again from the raw rows by other means: no code of the library's recall, its
 * series or its keys is used here. Runs where the shared data are.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { memoryHistory } from '../../src/history/index.js';
import type { Item, SourceDefaults } from '../../src/model.js';
import { createNewsbot } from '../../src/newsbot.js';
import { readRecords } from '../../src/node/index.js';
import { shippedMappings } from '../../src/records/shipped-mappings.js';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

type Row = Readonly<Record<string, string>>;

/** What an item claims, by fact: the text of the slot, and the whole sentence. */
interface Claim {
  readonly fact: string;
  readonly text: string;
  readonly sentence: string;
}

interface Told {
  readonly row: Row;
  readonly claims: readonly Claim[];
}

function claimsOf({ paragraphs }: Item): Claim[] {
  return paragraphs.flat().flatMap(({ text, spans }) =>
    spans.map(({ start, end, fact }) => ({
      fact,
      text: text.slice(start, end),
      sentence: text,
    })),
  );
}

/** Every so-manieth record of a file, written with all of the file as history; with its raw row. */
async function told(file: string, map: string, every: number): Promise<Told[]> {
  const rows = parse<Row>(readFileSync(`${data}${file}`, 'utf8'), {
    columns: true,
    relax_column_count: true,
  });
  const mapping = shippedMappings[map];
  if (mapping === undefined) throw new Error(map);
  const history = memoryHistory();
  const bot = createNewsbot({ now: '2026-11-22', archive: true, history });
  const run = bot.run();
  const records: { raw: unknown; defaults: SourceDefaults | undefined }[] = [];
  for await (const { raw, defaults } of readRecords(`${data}${file}`, { mapping })) {
    records.push({ raw, defaults });
    if (raw !== undefined) run.remember(raw, defaults);
  }
  run.commit();
  expect(records.length).toBe(rows.length);
  return records.flatMap(({ raw, defaults }, index) => {
    const row = rows[index];
    if (index % every !== 0 || raw === undefined || row === undefined) return [];
    const outcome = bot.write(raw, defaults);
    return outcome.status === 'written' ? [{ row, claims: claimsOf(outcome.value) }] : [];
  });
}

const year = (text: string): number => Number(/\d{4}/u.exec(text)?.[0]);
const words = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
];
const place = (text: string): number => {
  const word = words.indexOf(text.toLowerCase());
  return word >= 0 ? word + 1 : Number.parseInt(text, 10);
};

describe.skipIf(!existsSync(data))('what items say of the past', () => {
  it.each([
    ['statistics/gdp.csv', 'world-bank-gdp', 'Country Name', 'Value'],
    ['statistics/inflation.csv', 'world-bank-inflation', 'Country', 'Inflation'],
  ])('holds for the series of %s', async (file, map, name, column) => {
    const items = await told(file, map, 7);
    const series = new Map<string, Map<number, number>>();
    for (const row of parse<Row>(readFileSync(`${data}${file}`, 'utf8'), { columns: true })) {
      const key = row[name] ?? '';
      if (!series.has(key)) series.set(key, new Map());
      series.get(key)?.set(Number(row['Year']), Number(row[column]));
    }
    const wrong: string[] = [];
    const seen: Record<string, number> = {};
    for (const { row, claims } of items) {
      const figures = series.get(row[name] ?? '') ?? new Map<number, number>();
      const now = Number(row['Year']);
      const at = (when: number): number => figures.get(when) ?? Number.NaN;
      const value = at(now);
      const between = (from: number): number[] =>
        Array.from({ length: now - from - 1 }, (_, index) => at(from + 1 + index));
      const moved = (when: number): number => Math.sign(at(when) - at(when - 1));
      const percent = Math.abs(value / at(now - 1) - 1) * 100;
      const tenBefore = Array.from({ length: 10 }, (_, index) => at(now - 1 - index));
      const checks: Readonly<Record<string, (then: number, text: string) => boolean>> = {
        highestSince: (then) => at(then) >= value && between(then).every((each) => each < value),
        lowestSince: (then) => at(then) <= value && between(then).every((each) => each > value),
        highestFrom: (then) =>
          then === Math.min(...figures.keys()) &&
          at(then) < value &&
          between(then).every((each) => each < value),
        lowestFrom: (then) =>
          then === Math.min(...figures.keys()) &&
          at(then) > value &&
          between(then).every((each) => each > value),
        firstFallSince: (then) =>
          moved(now) < 0 &&
          moved(then) < 0 &&
          between(then).every((_, index) => moved(then + 1 + index) >= 0),
        firstRiseSince: (then) =>
          moved(now) > 0 &&
          moved(then) > 0 &&
          between(then).every((_, index) => moved(then + 1 + index) <= 0),
        risesInARow: (_, text) => {
          const count = place(text);
          return (
            Array.from({ length: count }, (__, index) => moved(now - index)).every(
              (move) => move > 0,
            ) && !(moved(now - count) > 0)
          );
        },
        fallsInARow: (_, text) => {
          const count = place(text);
          return (
            Array.from({ length: count }, (__, index) => moved(now - index)).every(
              (move) => move < 0,
            ) && !(moved(now - count) < 0)
          );
        },
        lastPeriod: (then) => then === now - 1,
        upFromLast: () => moved(now) > 0,
        downFromLast: () => moved(now) < 0,
        sameAsLast: () => moved(now) === 0,
        firstRiseAndHighestSince: (then) =>
          moved(now) > 0 &&
          moved(then) > 0 &&
          at(then) >= value &&
          between(then).every((each, index) => each < value && moved(then + 1 + index) <= 0),
        firstFallAndLowestSince: (then) =>
          moved(now) < 0 &&
          moved(then) < 0 &&
          at(then) <= value &&
          between(then).every((each, index) => each > value && moved(then + 1 + index) >= 0),
        lastValue: (_, text) => prints(text, at(now - 1)),
        lastChange: (_, text) =>
          at(now - 1) > 0 &&
          value > 0 &&
          (text === 'from a year earlier' ||
            Math.abs(Number.parseFloat(/[\d.]+%/u.exec(text)?.[0] ?? '') - percent) <= 0.051),
        // less than the last digit of three
        littleChanged: () =>
          moved(now) !== 0 && Math.abs(value - at(now - 1)) <= Math.max(0.01, Math.abs(value) / 90),
        earlierPeriod: (then) => then === now - 10,
        earlierValue: (_, text) => prints(text, at(now - 10)),
        peakPeriod: (then) =>
          then < now - 1 &&
          then >= now - 10 &&
          at(then) > value &&
          tenBefore.filter((each) => each >= at(then)).length === 1,
        peakValue: (_, text) => prints(text, Math.max(...tenBefore)),
      };
      for (const { fact, text, sentence } of claims) {
        const check = checks[fact];
        if (check === undefined) continue;
        seen[fact] = (seen[fact] ?? 0) + 1;
        if (!check(year(text), text)) wrong.push(`${row[name] ?? ''} ${now}: ${sentence}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(seen['highestSince'] ?? 0).toBeGreaterThan(50);
    expect(seen['firstFallSince'] ?? 0).toBeGreaterThan(20);
    for (const fact of ['lastValue', 'earlierValue', 'peakValue', 'peakPeriod'])
      expect(seen[fact] ?? 0, fact).toBeGreaterThan(200);
    for (const fact of ['firstRiseAndHighestSince', 'firstFallAndLowestSince', 'littleChanged'])
      expect(seen[fact] ?? 0, fact).toBeGreaterThan(0);
    // Of a rate there is no percentage.
    expect((seen['lastChange'] ?? 0) > 0).toBe(column === 'Value');
  });

  it('holds for the acquisitions', { timeout: 180_000 }, async () => {
    const items = await told('crunchbase_acquisitions.csv', 'crunchbase-acquisitions', 11);
    const rows = parse<Row>(readFileSync(`${data}crunchbase_acquisitions.csv`, 'utf8'), {
      columns: true,
    });
    const wrong: string[] = [];
    const seen: Record<string, number> = {};
    for (const { row, claims } of items) {
      const day = row['acquired_at'] ?? '';
      const inYear = rows.filter(
        (other) =>
          (other['acquired_at'] ?? '') < day &&
          other['acquired_at']?.slice(0, 4) === day.slice(0, 4),
      );
      const price = Number(row['price_amount']);
      const larger = inYear.filter((other) => Number(other['price_amount']) > price).length;
      const bought = new Set(
        inYear
          .filter((other) => sameName(other['acquirer_name'], row['acquirer_name']))
          .map((other) => plain(other['company_name'])),
      );
      bought.delete(plain(row['company_name']));
      const before = rows.filter((other) => (other['acquired_at'] ?? '') < day);
      const byBuyer = before.filter(
        (other) =>
          sameName(other['acquirer_name'], row['acquirer_name']) &&
          !sameName(other['company_name'], row['company_name']),
      );
      const paid = Math.max(...byBuyer.map((other) => Number(other['price_amount'])));
      const isNamedIn = (text: string, column: string, among: readonly Row[]): boolean =>
        text.endsWith('others') || among.some((other) => shares(text, other[column]));
      const checks: Readonly<Record<string, (text: string) => boolean>> = {
        largestOfYear: () => larger === 0,
        rankOfYear: (text) => larger + 1 === place(text),
        dealNumber: (text) => bought.size + 1 === place(text),
        largestOfBuyer: () => paid > 0 && paid < price,
        dearestPrice: (text) => Math.abs(sumIn(text) - paid) <= paid * 0.005,
        dearestTarget: (text) =>
          isNamedIn(
            text,
            'company_name',
            byBuyer.filter((other) => Number(other['price_amount']) === paid),
          ),
        alsoBought: (text) =>
          isNamedIn(
            text,
            'company_name',
            byBuyer.filter((other) => inYear.includes(other)),
          ),
        targetBought: (text) =>
          isNamedIn(
            text,
            'company_name',
            before.filter((other) => sameName(other['acquirer_name'], row['company_name'])),
          ),
        ownerBefore: (text) =>
          isNamedIn(
            text,
            'acquirer_name',
            before.filter(
              (other) =>
                sameName(other['company_name'], row['company_name']) &&
                !sameName(other['acquirer_name'], row['acquirer_name']) &&
                Date.parse(day) - Date.parse(other['acquired_at'] ?? '') > 180 * 86_400_000,
            ),
          ),
      };
      for (const { fact, text, sentence } of claims) {
        const holds = checks[fact]?.(text);
        if (holds === undefined) continue;
        seen[fact] = (seen[fact] ?? 0) + 1;
        if (!holds)
          wrong.push(
            `${row['acquirer_name'] ?? ''}, ${row['company_name'] ?? ''} ${day}: ${sentence} (${larger} larger, ${bought.size} before)`,
          );
      }
    }
    expect(wrong).toEqual([]);
    expect(seen['dealNumber'] ?? 0).toBeGreaterThan(100);
    expect(seen['rankOfYear'] ?? 0).toBeGreaterThan(5);
    expect(seen['largestOfBuyer'] ?? 0).toBeGreaterThan(30);
    expect(seen['dearestPrice'] ?? 0).toBeGreaterThan(30);
    expect(seen['alsoBought'] ?? 0).toBeGreaterThan(100);
    expect(seen['targetBought'] ?? 0).toBeGreaterThan(50);
    expect(seen['ownerBefore'] ?? 0).toBeGreaterThan(10);
  });

  it('holds for the funding rounds', { timeout: 180_000 }, async () => {
    const items = await told('defillama_raises.csv', 'defillama-raises', 2);
    const rows = parse<Row>(readFileSync(`${data}defillama_raises.csv`, 'utf8'), {
      columns: true,
    });
    const wrong: string[] = [];
    const seen: Record<string, number> = {};
    for (const { row, claims } of items) {
      const before = rows.filter(
        (other) =>
          sameName(other['Name'], row['Name']) && (other['Date'] ?? '') < (row['Date'] ?? ''),
      );
      const sum = (list: readonly Row[]): number =>
        list.reduce((total, each) => total + Math.round(Number(each['Amount Raised'])), 0);
      for (const { fact, text, sentence } of claims) {
        if (fact === 'raisedSoFar') {
          const figure = /([\d.]+) (m|b)illion/u.exec(text);
          const stated = Number(figure?.[1]) * (figure?.[2] === 'b' ? 1e9 : 1e6);
          seen[fact] = (seen[fact] ?? 0) + 1;
          const total = sum([...before, row]);
          if (figure !== null && Math.abs(stated - total) > total * 0.005)
            wrong.push(`${row['Name'] ?? ''}: ${sentence} (${total})`);
        } else if (fact === 'earlierAmount') {
          seen[fact] = (seen[fact] ?? 0) + 1;
          const figure = /([\d.]+) (m|b)illion/u.exec(text);
          const stated = Number(figure?.[1]) * (figure?.[2] === 'b' ? 1e9 : 1e6);
          if (
            figure !== null &&
            !before.some(
              (each) => Math.abs(Number(each['Amount Raised']) - stated) <= stated * 0.005,
            )
          )
            wrong.push(`${row['Name'] ?? ''}: ${sentence}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(seen['raisedSoFar'] ?? 0).toBeGreaterThan(50);
  });
});

/** Whether a printed figure is that of a row, rounded to no fewer than three digits or two decimals. */
function prints(text: string, figure: number): boolean {
  const [, minus, digits = '', unit] =
    /(-)?\$?([\d.,]+)(?: (m|b|tr)illion|%)?/u.exec(text.replace('−', '-')) ?? [];
  const scale = unit === 'tr' ? 1e12 : unit === 'b' ? 1e9 : unit === 'm' ? 1e6 : 1;
  const printed = Number(digits.replaceAll(',', '')) * scale * (minus === undefined ? 1 : -1);
  return Math.abs(printed - figure) <= Math.max(Math.abs(figure) * 0.0051, 0.0051);
}

/** A name as two rows may write it: without case, punctuation and legal form. */
function plain(name = ''): string {
  return name
    .toLowerCase()
    .replace(/^the /u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(
      /(?: (?:inc|incorporated|corp|corporation|company|co|ltd|limited|llc|plc|ag|sa|gmbh|nv|se|spa))+$/u,
      '',
    );
}

function sameName(one: string | undefined, other: string | undefined): boolean {
  return plain(one) === plain(other);
}

/** Whether a name as an item prints it, introduced or short, is that of a row. */
function shares(text: string, name = ''): boolean {
  const printed = plain(text);
  const named = plain(name);
  return named !== '' && (printed.includes(named) || named.includes(printed));
}

function sumIn(text: string): number {
  const [, digits = '', unit] = /([\d.,]+)(?: ([mb])illion)?/u.exec(text) ?? [];
  const scale = unit === 'b' ? 1e9 : unit === 'm' ? 1e6 : 1;
  return Number(digits.replaceAll(',', '')) * scale;
}
