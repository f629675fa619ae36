import { describe, expect, it } from 'vitest';
import { readText } from '../../src/read/index.js';

function told(text: string): readonly string[] {
  return readText(text, { id: 't', date: '2024-05-16' }).relations.map(
    ({ from, relation, to, evidence }) => {
      expect(text.slice(evidence.start, evidence.end)).toBe(evidence.text);
      return `${from} ${relation} ${to}`;
    },
  );
}

describe('relations by plain statements', () => {
  it.each([
    [
      'Bolt, a wholly owned subsidiary of Acme Corp., makes chips.',
      ['Bolt subsidiary-of Acme Corp.'],
    ],
    ['Bolt, a unit of Acme, makes chips.', ['Bolt subsidiary-of Acme']],
    ["Acme's logistics unit Bolt hired two people.", ['Bolt subsidiary-of Acme']],
    [
      'Acme said its subsidiary Bolt Robotics would open a plant.',
      ['Bolt Robotics subsidiary-of Acme'],
    ],
    ['Microsoft unit LinkedIn fell.', ['LinkedIn subsidiary-of Microsoft']],
    ['Acme owns Bolt.', ['Bolt subsidiary-of Acme']],
    ['The news comes from Bolt, which is owned by Acme.', ['Bolt subsidiary-of Acme']],
    [
      'Zepto, backed by StepStone Group, Goodwater Capital and Nexus Venture Partners, sells groceries.',
      [
        'Zepto backed-by StepStone Group',
        'Zepto backed-by Goodwater Capital',
        'Zepto backed-by Nexus Venture Partners',
      ],
    ],
    [
      'Cisco agreed to buy Splunk, backed by Hellman & Friedman, for $28 billion.',
      ['Cisco acquired Splunk', 'Splunk backed-by Hellman & Friedman'],
    ],
    ['SoftBank-backed Grab rose.', ['Grab backed-by SoftBank']],
    ['TSMC, a supplier to Apple, rose.', ['TSMC supplies Apple']],
    ['Apple supplier Foxconn rose.', ['Foxconn supplies Apple']],
    ['Foxconn supplies batteries to Tesla.', ['Foxconn supplies Tesla']],
    ["Acme's chief executive Jane Doe said so.", ['Acme employs Jane Doe']],
    ['Acme Chief Executive Jane Doe spoke.', ['Acme employs Jane Doe']],
    [
      'Jane Doe, chief executive officer of Acme Corp, said profits rose.',
      ['Acme Corp employs Jane Doe'],
    ],
    ["Jane Doe, Acme's chief executive, said so.", ['Acme employs Jane Doe']],
    ['John Smith, an analyst at Jefferies, said so.', ['Jefferies employs John Smith']],
    [
      "Bolt's chairman, John Smith, and Acme CEO Jane Doe met.",
      ['Bolt employs John Smith', 'Acme employs Jane Doe'],
    ],
    ['Thames Water, which is regulated by Ofwat, said so.', ['Ofwat regulates Thames Water']],
  ])('%s', (text, relations) => {
    expect(told(text)).toEqual(relations);
  });

  it.each([
    "Acme's former chief executive Jane Doe said so.",
    'Jane Doe, a former chief executive of Acme, said so.',
    'Bolt is not owned by Acme.',
    'Bolt is 30% owned by Acme.',
    'Acme owned Bolt until 2019.',
    'Acme may supply batteries to Tesla.',
    'Zepto is reportedly backed by StepStone Group.',
    'The unit of account of Acme is the dollar.',
    'Ann Lee and Acme backed down.',
    'Bolt, a rival of Acme, is a former subsidiary of Corp Holdings.',
  ])('none in: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('takes "it" for whom it stands for', () => {
    expect(told('Bolt bought Widget Works for $5 million. It is owned by Acme Corp.')).toEqual([
      'Bolt acquired Widget Works',
      'Bolt subsidiary-of Acme Corp.',
    ]);
  });
});

describe('relations by events', () => {
  it.each([
    ['Cisco agreed to buy Splunk for $28 billion.', ['Cisco acquired Splunk']],
    [
      'Acme sold Bolt to Corp Holdings.',
      ['Acme sold-to Corp Holdings', 'Corp Holdings acquired Bolt'],
    ],
    [
      'Acme bought a 20% stake in Bolt from Corp Holdings.',
      ['Acme invested-in Bolt', 'Corp Holdings sold-to Acme'],
    ],
    [
      'Zepto raised $200m in a round led by StepStone Group.',
      ['StepStone Group led-round-of Zepto'],
    ],
  ])('%s', (text, relations) => {
    expect(told(text)).toEqual(relations);
  });

  it.each([
    'Cisco denied that it would buy Splunk.',
    'Cisco is in talks to buy Splunk, people familiar with the matter said.',
    'Cisco plans to buy Splunk.',
    'Cisco terminated its $28 billion acquisition of Splunk.',
  ])('none in: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});
