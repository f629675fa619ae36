import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';
import { agency } from '../../src/styles/index.js';

const straight = { ...agency, quotes: 'straight' } as const;

describe('indefinite', () => {
  const an =
    '$8 million|€8 million|11%|8.5%|8K|11th|11,000|18-month|18,000|80,000|1840 law|NBA|NFL|FBI|SEC|HSBC|LG|NFT|EV|MIT|AT&T|' +
    'S&P 500|M&A deal|R&D center|M1 chip|H100|F-35|X-ray|A-share|iPhone|eBay|xAI|mRNA vaccine|XPeng|SK Hynix|IPO|ICO|IoT|' +
    'hour|hourly|heir|honest|honorary|HK$5 million|A$5 million|NT$5 million|S$8 million|SEK 50 million|RMB 300 million|' +
    'Uber|Nvidia|NVIDIA|NAACP|umbrella|unidentified|unimportant|unlisted|urban|underwriter|onerous|e-commerce|internet|AI|' +
    'Élan|Ørsted|“eight”|American';
  const a =
    '$5 million|€5 million|5G|110%|118|1,100|180|0.8|1.8|3D|US$5 million|US$8 million|C$8 million|Rs500mn|Rmb300mn|UK|UN|UAE|' +
    'US|UPS|UBS|NASA|NATO|NIO|SPAC|REIT|DAO|SIM|HUAWEI|UNICEF|BYD|TSMC|JD.com|Huawei|Xiaomi|WeRide|McKinsey|OnePlus|OneWeb|' +
    'Series B|SaaS|one|one-off|once|unicorn|unique|united|university|uniform|UniCredit|use|user|usual|utility|Ukraine|Ubisoft|' +
    'Uruguay|U-turn|euro|European|eucalyptus|ewe|hotel|historic|Beijing-based|-5|yuan|Łódź|北京';
  it.each(an.split('|'))('an %s', (text) => expect(english.indefinite(text)).toBe('an'));
  it.each(a.split('|'))('a %s', (text) => expect(english.indefinite(text)).toBe('a'));

  it('answers the same however much it was asked in between', () => {
    const before = english.indefinite('unicorn');
    for (let index = 0; index < 3000; index++) english.indefinite(`h${index.toString(36)}`);
    expect(english.indefinite('unicorn')).toBe(before);
  });
});

describe('plural', () => {
  it.each([
    ['patent', 'patents'],
    ['base station', 'base stations'],
    ['company', 'companies'],
    ['day', 'days'],
    ['bus', 'buses'],
    ['branch', 'branches'],
    ['box', 'boxes'],
    ['headquarters', 'headquarters'],
    ['regional headquarters', 'regional headquarters'],
    ['aircraft', 'aircraft'],
    ['spacecraft', 'spacecraft'],
    ['series', 'series'],
    ['person', 'people'],
    ['child', 'children'],
    ['fisherman', 'fishermen'],
    ['German', 'Germans'],
    ['human', 'humans'],
    ['analysis', 'analyses'],
    ['criterion', 'criteria'],
    ['factory', 'factories'],
    ['half', 'halves'],
    ['photo', 'photos'],
    ['cargo', 'cargoes'],
    ['lens', 'lenses'],
    ['gas', 'gases'],
    ['runner-up', 'runners-up'],
    ['kilowatt-hour', 'kilowatt-hours'],
    ['barrel of oil', 'barrels of oil'],
    ['ton per year', 'tons per year'],
    ['car a day', 'cars a day'],
    ['SUV', 'SUVs'],
    ['IPO', 'IPOs'],
    ['GW', 'GW'],
    ['km', 'km'],
    ['yuan', 'yuan'],
    ['base stations', 'base stations'],
    ['Person', 'People'],
    ['employee', 'employees'],
    ['process', 'processes'],
    ['R&D center', 'R&D centers'],
  ])('%s', (noun, expected) => {
    expect(english.plural(noun)).toBe(expected);
  });

  it('keeps what is plural already, and does not grow without bound', () => {
    for (let index = 0; index < 3000; index++) english.plural(`gadget${index.toString(36)}q`);
    expect(english.plural(english.plural('patent'))).toBe('patents');
  });
});

describe('possessive', () => {
  it.each([
    ['James', "James'"],
    ['Huawei', "Huawei's"],
    ['AT&T', "AT&T's"],
    ['United States', "United States'"],
    ['Yahoo!', "Yahoo!'s"],
    ['BlackBerry', "BlackBerry's"],
    ['AWS', "AWS'"],
    ['Netflix', "Netflix's"],
    ['Apple Inc.', "Apple Inc.'s"],
    ["McDonald's", "McDonald's"],
    ['Moody’s', 'Moody’s'],
  ])('%s', (name, expected) => {
    expect(english.possessive(name, straight)).toBe(expected);
  });

  it('uses the apostrophe of the style and the bare one of plurals', () => {
    expect(english.possessive('Huawei', agency)).toBe('Huawei’s');
    expect(english.possessive('founders', straight, true)).toBe("founders'");
    expect(english.possessive('children', straight, true)).toBe("children's");
  });
});

describe('verb', () => {
  it.each([
    ['lead', 'leads', 'lead', 'led', 'led'],
    ['be', 'is', 'are', 'was', 'were'],
    ['have', 'has', 'have', 'had', 'had'],
    ['do', 'does', 'do', 'did', 'did'],
    ['go', 'goes', 'go', 'went', 'went'],
    ['buy', 'buys', 'buy', 'bought', 'bought'],
    ['acquire', 'acquires', 'acquire', 'acquired', 'acquired'],
    ['carry', 'carries', 'carry', 'carried', 'carried'],
    ['stay', 'stays', 'stay', 'stayed', 'stayed'],
    ['push', 'pushes', 'push', 'pushed', 'pushed'],
    ['plan', 'plans', 'plan', 'planned', 'planned'],
    ['back', 'backs', 'back', 'backed', 'backed'],
    ['open', 'opens', 'open', 'opened', 'opened'],
    ['offer', 'offers', 'offer', 'offered', 'offered'],
    ['submit', 'submits', 'submit', 'submitted', 'submitted'],
    ['fix', 'fixes', 'fix', 'fixed', 'fixed'],
    ['show', 'shows', 'show', 'showed', 'showed'],
    ['co-lead', 'co-leads', 'co-lead', 'co-led', 'co-led'],
    ['take part', 'takes part', 'take part', 'took part', 'took part'],
  ])('%s', (base, ...expected) => {
    expect([
      english.verb(base, false, 'present'),
      english.verb(base, true, 'present'),
      english.verb(base, false, 'past'),
      english.verb(base, true, 'past'),
    ]).toEqual(expected);
  });
});

describe('lists, quotations, letters', () => {
  const list = (items: string[], commas: boolean, serialComma: boolean) => {
    const { between, last } = english.joiner(items.length, commas, { ...agency, serialComma });
    return [items.slice(0, -1).join(between), ...items.slice(-1)].join(last);
  };

  it.each([
    [['A', 'B'], false, true, 'A and B'],
    [['A', 'B', 'C'], false, false, 'A, B and C'],
    [['A', 'B', 'C'], false, true, 'A, B, and C'],
    [['A, Inc.', 'B', 'C'], true, false, 'A, Inc.; B; and C'],
    [['A, Inc.', 'B'], true, false, 'A, Inc. and B'],
  ])('%j', (items, commas, serial, expected) => {
    expect(list(items, commas, serial)).toBe(expected);
  });

  it.each([
    ['We grow.', '“We grow.”', '"We grow."'],
    ['We call it "scale".', '“We call it ‘scale’.”', `"We call it 'scale'."`],
    ['We “scale” and “grow”.', '“We ‘scale’ and ‘grow’.”', `"We 'scale' and 'grow'."`],
    ['“We grow.”', '“We grow.”', '"We grow."'],
    ['"One" and "two"', '“‘One’ and ‘two’”', `"'One' and 'two'"`],
  ])('quote %s', (text, curly, plain) => {
    expect(english.quote(text, agency)).toBe(curly);
    expect(english.quote(text, straight)).toBe(plain);
  });

  it.each([
    ['more than', 'More than'],
    ['“we” said', '“We” said'],
    ['élan', 'Élan'],
    ['90 patents', '90 patents'],
    ['ßa', 'ßa'],
    ['', ''],
  ])('capitalise %s', (text, expected) => {
    expect(english.capitalise(text)).toBe(expected);
  });

  it.each([
    ['', 0],
    ['AT&T — the carrier — paid $5 million.', 6],
    ['  two  words ', 2],
    ['中国 移动', 2],
  ])('wordCount %s', (text, expected) => {
    expect(english.wordCount(text)).toBe(expected);
  });
});
