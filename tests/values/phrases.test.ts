import { describe, expect, it } from 'vitest';
import {
  parseClause,
  parseDescription,
  parseIndicator,
  parseInfinitive,
  parseNounPhrase,
  parseSentence,
} from '../../src/values/phrases.js';
import { tried } from './codes.js';

const held = { value: undefined, problems: ['record/phrase-type /'] };

describe('parseNounPhrase', () => {
  it.each([
    ['a smart production line for satellites', 'a', 'smart production line for satellites'],
    ['An electric car', 'a', 'electric car'],
    ['The leading maker of chips', 'the', 'leading maker of chips'],
    ['Product development', undefined, 'product development'],
    ['Hiring', undefined, 'hiring'],
    ['Cloud-based software', undefined, 'cloud-based software'],
    ['AI-powered search', undefined, 'AI-powered search'],
    ['NFT marketplace', undefined, 'NFT marketplace'],
    ['iPhone sales', undefined, 'iPhone sales'],
    ['Boeing supplier', undefined, 'Boeing supplier'],
    ['Smart Communications network', undefined, 'Smart Communications network'],
    [
      'platform that helps firms that are small',
      undefined,
      'platform that helps firms that are small',
    ],
    [
      'Decentralized infrastructure & network that powers cross-chain audio',
      undefined,
      'decentralized infrastructure & network that powers cross-chain audio',
    ],
    ['subsidiary of Acme Inc.', undefined, 'subsidiary of Acme Inc.'],
    ['US expansion', undefined, 'US expansion'],
    ['AI', undefined, 'AI'],
    ['ants', undefined, 'ants'],
    ['ant', undefined, 'ant'],
    ['IT services', undefined, 'IT services'],
    ['new US plants', undefined, 'new US plants'],
    ['exports of cars and parts', undefined, 'exports of cars and parts'],
    ['uses and sales of chips', undefined, 'uses and sales of chips'],
    ['maker of Jack Daniel’s', undefined, 'maker of Jack Daniel’s'],
    ['智能生产线', undefined, '智能生产线'],
  ])('reads %j', (raw, article, text) =>
    expect(tried((list) => parseNounPhrase(raw, list))).toEqual({
      value: { type: 'nounPhrase', text, ...(article === undefined ? undefined : { article }) },
      problems: [],
    }),
  );

  it.each([
    'A maker of cars..', 'Who we are?', 'makers:', 'a thing,', 'We make cars', 'It is a car', 'Acme is a maker of cars',
    'the company provides cloud services', 'Provides cloud services', 'to make cars', 'Discover new music',
    'the easiest way to manage your money', 'Maker of cars. Based in Ohio', 'the', 'our expansion',
  ])('holds %j', (raw) => expect(tried((list) => parseNounPhrase(raw, list))).toEqual(held)); // prettier-ignore

  it('refuses line breaks, other types and monsters', () => {
    expect(tried((list) => parseNounPhrase('cars\nand more', list)).problems).toEqual([
      'record/unsafe-text /',
    ]);
    expect(tried((list) => parseNounPhrase(5, list)).problems).toEqual(['record/wrong-type /']);
    expect(tried((list) => parseNounPhrase('a '.repeat(50_000), list)).problems).toEqual([
      'record/too-long /',
    ]);
  });
});

describe('parseDescription', () => {
  it('holds slogans', () => {
    expect(tried((list) => parseDescription('Empowering creators', list))).toEqual(held);
    expect(tried((list) => parseDescription('Building the future of work', list))).toEqual(held);
    expect(tried((list) => parseDescription('Leading maker of chips', list))).toEqual(held);
    expect(tried((list) => parseDescription('OTC', list))).toEqual(held);
    expect(tried((list) => parseDescription('Beijing maker of chips', list)).value?.text).toBe(
      'Beijing maker of chips',
    );
  });
});

describe('parseInfinitive', () => {
  it.each([
    ['to make electric cars', 'make electric cars'],
    ['Make electric cars.', 'make electric cars'],
    ['To Expand abroad', 'expand abroad'],
    ['bring services to Asia', 'bring services to Asia'],
    ['to process oil', 'process oil'],
    ['feed demand', 'feed demand'],
    ['implement the plan', 'implement the plan'],
    ['jointly develop chips', 'jointly develop chips'],
    ['apply for a licence', 'apply for a licence'],
    ['not to exceed 5%', undefined],
    ['co-develop chips', 'co-develop chips'],
    ['buy shares of Acme Inc.', 'buy shares of Acme Inc.'],
  ])('reads %j', (raw, text) =>
    expect(tried((list) => parseInfinitive(raw, list))).toEqual(
      text === undefined ? held : { value: { type: 'infinitive', text }, problems: [] },
    ),
  );

  it.each(
    [
      'making cars',
      'makes cars',
      'made-up',
      'expansion abroad',
      'the expansion',
      'for cars',
      'AI research',
      '5G networks',
      'to',
      'reach more. Then stop',
      'buy cars!',
    ].filter((raw) => raw !== 'made-up'),
  )('holds %j', (raw) => expect(tried((list) => parseInfinitive(raw, list))).toEqual(held));
});

describe('parseClause', () => {
  it.each([
    ['business continuity is maintained', 'business continuity is maintained'],
    ['Business continuity is maintained.', 'business continuity is maintained'],
    ['that prices rise', 'prices rise'],
    ['The market grows', 'the market grows'],
    ['Apple sells phones', 'Apple sells phones'],
    ['exports fell 5%', 'exports fell 5%'],
    ['demand recovered', 'demand recovered'],
    ["we can't wait", "we can't wait"],
    ['the firm hedges its bets', 'the firm hedges its bets'],
  ])('reads %j', (raw, text) =>
    expect(tried((list) => parseClause(raw, list))).toEqual({
      value: { type: 'clause', text },
      problems: [],
    }),
  );

  it.each([
    'business continuity',
    'to maintain continuity',
    'base stations in China',
    'Growth',
    'is maintained?',
    'It fell. It rose',
  ])('holds %j', (raw) => expect(tried((list) => parseClause(raw, list))).toEqual(held));
});

describe('parseSentence', () => {
  it.each([
    ['sales rose in June', 'Sales rose in June.'],
    ['Sales rose in June.', 'Sales rose in June.'],
    ['iPhone sales rose', 'iPhone sales rose.'],
    ['He said: “Sales rose.”', 'He said: “Sales rose.”'],
    ['Will sales rise?', 'Will sales rise?'],
    ['Sales rose at Acme Inc.', 'Sales rose at Acme Inc.'],
  ])('reads %j', (raw, text) =>
    expect(tried((list) => parseSentence(raw, list))).toEqual({
      value: { type: 'sentence', text },
      problems: [],
    }),
  );

  it.each(['Founded in 2010', 'growth', 'sales rose:'])('holds %j', (raw) =>
    expect(tried((list) => parseSentence(raw, list))).toEqual(held),
  );
});

describe('parseIndicator', () => {
  it('keeps the grammar that it is given', () => {
    expect(
      tried((list) => parseIndicator({ name: 'the unemployment rate', measure: 'rate' }, list))
        .value,
    ).toEqual({
      type: 'nounPhrase',
      text: 'unemployment rate',
      article: 'the',
      measure: 'rate',
    });
    expect(
      tried((list) => parseIndicator({ number: 'dual', mesure: 'rate' }, list)).problems,
    ).toEqual([
      'record/unknown-field /mesure',
      'record/missing-field /name',
      'record/wrong-type /number',
    ]);
  });
});
