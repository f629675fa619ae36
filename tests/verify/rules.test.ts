import { describe, expect, it } from 'vitest';
import { verifyRules, verifySentence } from '../../src/verify/index.js';
import { context, passage } from './passage.js';

type Kind = 'headline' | 'sentence';

interface Cases {
  readonly kind?: Kind;
  /** Clean for every rule. */
  readonly passes: readonly string[];
  /** Notation → what the rule points at. */
  readonly caught: Readonly<Record<string, readonly string[]>>;
}

const words = (count: number) => Array.from({ length: count }, (_, i) => (i % 2 ? 'or' : 'so'));
const sentenceOf = (count: number) => `${words(count).join(' ')}.`;
const headlineOf = (length: number) =>
  'Long '
    .repeat(40)
    .slice(0, length)
    .replace(/Long Long/g, 'Long Ling');

const cases: Readonly<Record<string, Cases>> = {
  'untraced-number': {
    passes: [
      '<Huawei> paid [$20.2 billion] on [Jan. 5].',
      '|<3Com> was sold for [$5].',
      // free text is one span over all of it
      '<All 5 of them said 10.>',
      'Nothing was said of the price.',
    ],
    caught: {
      '<Huawei> paid 20.2 dollars.': ['20', '2'],
      '|It bought 90 patents.': ['90'],
      '|<Huawei> bought 90 patents.': ['90'],
      'It paid [$5] 5 times.': ['5'],
      'It has ½ of it and ٣ more.': ['½', '٣'],
      'It has 𝟓 of it.': ['𝟓'],
    },
  },
  residue: {
    passes: [
      '<{{constructor}}> and <[[null]] undefined NaN & Co; &amp; #if> rose to [$0.50] or [$0,5], from [0%].',
      'They were undefinedly nullified in Naantali, an Infinitylike place, by [10–0].',
      'The <AT&T> and/or the <#opt> deal.',
    ],
    caught: {
      'It went to {{company}}.': ['{{', '}}'],
      'It was <Huawei>{{.': ['{{'],
      'Who ??? knows.': ['???'],
      'They met undefined and null there.': ['undefined', 'null'],
      'They own an <undefined> or undefined’s or -NaN or -Infinity stake.': [
        'undefined',
        'NaN',
        'Infinity',
      ],
      'It paid [$0] or [€0.00] or [US$0 million] or [RMB 0] for it.': [
        '$0',
        '€0.00',
        '$0',
        'RMB 0',
      ],
      'It rose by [-0%] or by [−0.0] points.': ['-0', '−0.0'],
      'It is &quot;good&#x27; here.': ['&quot;', '&#x27;'],
      'There #if it /opt stands.': ['#if', '/opt'],
      '': [''],
    },
  },
  spacing: {
    passes: [
      'In [$5 million] and <odd  name , (  x ) y>, it rose (by “much”).',
      'It joins the <.NET> group.',
      'It said "yes" to it – or \'no\' – then.',
    ],
    caught: {
      'It  rose, and \u00a0fell.': ['  ', ' \u00a0'],
      'It rose , it fell .': [' ,', ' .'],
      ' It rose.': [' '],
      'It rose. ': [' '],
      'It\trose.\n': ['\t', '\n'],
      'The ( brackets ) and the “ marks ” here.': [' )', ' ”', '( ', '“ '],
      'It is <Huawei> , now.': [' ,'],
      'It is <Huawei>  now.': ['  '],
    },
  },
  'missing-space': {
    passes: [
      'At [10:30] the U.S. and a Ph.D. put [1,000] into <JD.com,Inc!x(y)z>.',
      'It rose, fell; and (then) it: “rose” again!',
    ],
    caught: {
      'It rose,then fell;it lay:it slept!it woke?it rose.': [',t', ';i', ':i', '!i', '?i'],
      'It rose.Then it fell.': ['rose.T'],
      'It is bought in Jan.[5] or so.': ['Jan.5'],
      'It rose(a bit)then fell “so”then.': ['e(', ')t', '”t'],
      'Hér est une né.Éa rose.': ['né.É'],
      'It is <Yahoo!>that rose.': ['!t'],
      'It is <Acme Inc.>that rose.': ['Inc.t'],
      'It rose,$ is money.': [',$'],
    },
  },
  'glued-value': {
    passes: [
      'The [90]s and the [5]th and its [base station]s, the [20]m-long <Huawei>’s pre-<IPO> stake.',
      'It is <Huawei>, [5] of <A>/<B> ([10%]).',
    ],
    caught: {
      'It is in<Huawei> now.': ['nH'],
      'It paid for[$5] now.': ['r$'],
      'It is <Huawei>that rose.': ['it'],
      'Up [5%]from there.': ['%f'],
      'The <Huawei>[5] phone.': ['i5', 'i5'],
      'In [2020],[5] rose.': ['0,'],
      'In [1,]then it rose.': [',t'],
    },
  },
  punctuation: {
    passes: [
      '<Acme Inc.>, <Yahoo!>, and <What?..x>; it rose (as <Acme Inc.>).',
      'She said: “It is good,” and he said “no”.',
      'On [Jan.], it rose.',
    ],
    caught: {
      'It is <Acme Inc.>.': ['..'],
      'It is <Yahoo!>.': ['!.'],
      'It rose,, fell,. lay;. why?. how!, so.': [',,', ',.', ';.', '?.', '!,'],
      'It rose...': ['..', '..'],
      'She said “<It rose.>”.': ['.”.'],
      'She said <“It rose.”>.': ['.”.'],
      'It (, so they say) rose.': ['(,'],
    },
  },
  'sentence-end': {
    passes: [
      'It rose.',
      'Did it rise?',
      'She said: “It rose.”',
      'It bought <Yahoo!>',
      '(It rose.)',
      '它涨了。',
    ],
    caught: {
      'It rose': ['e'],
      'It bought <Huawei>': ['i'],
      'She said: “It rose”': ['”'],
      'It rose,': [','],
    },
  },
  'repeated-word': {
    passes: [
      'A firm closed its Series A a month ago, and <Duran Duran>’s too.',
      'They were, were they. No, no.',
      'It met day-to-day day work.',
    ],
    caught: {
      'The the firm rose.': ['The the'],
      'It rose in the <The Hut Group> sale.': ['the The'],
      'In <China> <China Mobile> rose.': ['China China'],
      'On [Nov. 10] [10] rose.': ['10 10'],
      'It’s it’s so, and ÉTÉ été was.': ['It’s it’s', 'ÉTÉ été'],
      'So (the the) “firm firm” – x rose.': ['the the', 'firm firm'],
    },
  },
  article: {
    passes: [
      'A firm bought an idea, a <Huawei> unit, an “odd” (a good) one and an [$8 million] stake.',
      'Its Series A round and the <a idea an firm> met a.m. readers.',
      '“An idea was a.”',
    ],
    caught: {
      'A idea rose.': ['A idea'],
      'It bought an firm, a <Acme> unit.': ['an firm', 'a Acme'],
      '“An firm rose.”': ['An firm'],
      'It bought a [11] percent stake in an — firm.': ['a 11', 'an —'],
      'It is a “idea” of (an firm).': ['a “idea', 'an firm'],
      'It bought the a firm, a the firm.': ['a firm', 'a the'],
    },
  },
  unbalanced: {
    passes: [
      'It’s the firms’ “good ‘inner’ (and round)” plan, "straight" too.',
      '<Acme (> and <“Odd> rose.',
      "The '<90>s are James' own.",
    ],
    caught: {
      'It “rose (a bit”.': ['“', '(', '”'],
      'It rose) a bit.': [')'],
      'It "rose a bit.': ['"'],
      'It said “no.': ['“'],
      'It said ‘no.': ['‘'],
      'It said no” again.': ['”'],
    },
  },
  'opens-with-figure': {
    passes: [
      '<3M> rose.',
      '<58.com> rose.',
      '“<360> is good,” it said.',
      'Up [5] points.',
      'The [5] rose.',
    ],
    caught: {
      '[5] firms rose.': ['5'],
      '[$5] was paid.': ['$'],
      '[US$5] was paid.': ['US$'],
      '[RMB 5] was paid.': ['RMB 5'],
      '“[5] firms rose,” it said.': ['5'],
      '[-5] it was.': ['-5'],
    },
  },
  'long-sentence': {
    passes: [sentenceOf(45)],
    caught: { [sentenceOf(46)]: [sentenceOf(46)] },
  },
  'long-headline': {
    kind: 'headline',
    passes: [headlineOf(109) + 'x', headlineOf(109) + '😀'],
    caught: { [headlineOf(109) + 'xy']: [headlineOf(109) + 'xy'] },
  },
  'headline-stop': {
    kind: 'headline',
    passes: [
      '<Acme> buys <Odd Inc.>',
      '<Acme> leaves the U.S.',
      '<Acme> buys <Yahoo!>',
      'Why it rose?',
    ],
    caught: {
      '<Acme> rises.': ['.'],
      '<Acme> says “yes.”': ['.'],
      '|<Acme> rises.': ['.'],
    },
  },
};

describe('verifyRules', () => {
  it('have cases, each', () => {
    expect(verifyRules.map(({ name }) => name).sort()).toEqual(Object.keys(cases).sort());
  });

  for (const rule of verifyRules) {
    const { kind = 'sentence', passes, caught } = cases[rule.name]!;
    describe(rule.name, () => {
      it.each(passes)('passes %j', (notation) => {
        expect(verifySentence(passage(notation), kind, context)).toEqual([]);
      });

      it.each(Object.entries(caught))('catches %j', (notation, faults) => {
        const sentence = passage(notation);
        const found = verifySentence(sentence, kind, context, [rule]);
        expect(found.map(({ actual }) => actual)).toEqual(faults);
        for (const diagnostic of found) {
          expect(diagnostic).toMatchObject({ code: rule.code, severity: 'hold' });
          expect(diagnostic.message).not.toBe('');
        }
      });

      it('is missed when it is switched off', () => {
        const others = verifyRules.filter((other) => other !== rule);
        const unseen = Object.keys(caught).filter(
          (notation) => verifySentence(passage(notation), kind, context, others).length === 0,
        );
        expect(unseen).not.toEqual([]);
      });

      if (rule.appliesTo === 'both') return;
      it('applies to nothing else', () => {
        const elsewhere = kind === 'sentence' ? 'headline' : 'sentence';
        for (const notation of Object.keys(caught)) {
          expect(verifySentence(passage(notation), elsewhere, context, [rule])).toEqual([]);
        }
      });
    });
  }
});
