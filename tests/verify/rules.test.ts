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
      'It paid 5 of [6] and [7]0 of 8.': ['5', '0', '8'],
      '25 of the [30] went to <Huawei>.': ['25'],
      'It paid [$5] for <Aho>, then 12': ['12'],
      'It sold 0 of [8].': ['0'],
      'It sold 9 of <3Com>.': ['9'],
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
      'It paid RMB <0> or $<0.0> for it.': ['RMB 0', '$0.0'],
      'It is &quot;good&#x27; here.': ['&quot;', '&#x27;'],
      'It is &#8217; or &#39; here.': ['&#8217;', '&#39;'],
      'It paid [RMB0] or [-0.00] then.': ['RMB0', '-0.00'],
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
      'It\r\nrose.': ['\r\n'],
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
      'In <Huawei> [5] rose, and Acme<’s plan> for the <F->[16] or <F->jet was so.',
      'Its [glass]es came [1]st, [2]nd and [3]rd, [5]fold or [5]x, at [5]k, [5]bn and [5]tn.',
    ],
    caught: {
      'It is in<Huawei> now.': ['nH'],
      'It paid for[$5] now.': ['r$'],
      'It is <Huawei>that rose.': ['it'],
      'Up [5%]from there.': ['%f'],
      'The <Huawei>[5] phone.': ['i5', 'i5'],
      'In [2020],[5] rose.': ['0,'],
      'In [1,]then it rose.': [',t'],
      'It paid for[€5], for[£5] or for[¥5] now.': ['r€', 'r£', 'r¥'],
      'In [2020];[5] rose:[9] fell.': ['0;'],
      'It had [1;]then or [1:]then.': [';t', ':t'],
      'It was Oz[90]z so.': ['z9', '0z'],
      'It is in<Àcme> or in<ɏcme> now.': ['nÀ', 'nɏ'],
    },
  },
  punctuation: {
    passes: [
      '<Acme Inc.>, <Yahoo!>, and <What?..x>; it rose (as <Acme Inc.>).',
      'She said: “It is good,” and he said “no”.',
      'On [Jan.], it rose.',
      'It is <Who?>, and <Why?>: so.',
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
      '“It rose…”',
      '它涨了。',
    ],
    caught: {
      'It rose': ['e'],
      'It bought <Huawei>': ['i'],
      'She said: “It rose”': ['”'],
      'It rose. So': ['o'],
      'It rose…': ['…'],
      'It rose,': [','],
    },
  },
  'repeated-word': {
    passes: [
      'A firm closed its Series A a month ago, and <Duran Duran>’s too.',
      'They were, were they. No, no.',
      'It met day-to-day day work.',
      'It was so – so they said.',
    ],
    caught: {
      'The the firm rose.': ['The the'],
      'It is the  the firm.': ['the  the'],
      'It rose in the <The Hut Group> sale.': ['the The'],
      'In <China> <China Mobile> rose.': ['China China'],
      'In <Greater China> China rose.': ['China China'],
      'It met <The\u2003Hut> hut staff.': ['Hut hut'],
      'It met <Ann O’Neil> O’Neil then.': ['O’Neil O’Neil'],
      'It met <New Coca-Cola> Coca-Cola staff.': ['Coca-Cola Coca-Cola'],
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
      'Its “A idea” round and Andréa idea rose.',
      'Seen a firm? We a firm? Then a firm rose.',
      'It had a firm\u00a0– an\u00a0idea – in an “”.',
    ],
    caught: {
      'A idea rose.': ['A idea'],
      'It bought an firm, a <Acme> unit.': ['an firm', 'a Acme'],
      '“An firm rose.”': ['An firm'],
      'It bought a [11] percent stake in an — firm.': ['a 11', 'an —'],
      'It is a “idea” of (an firm).': ['a “idea', 'an firm'],
      'It bought the a firm, a the firm.': ['a firm', 'a the'],
      'It bought an a firm.': ['an a', 'a firm'],
      'It bought a an idea.': ['a an', 'an idea'],
      'A an idea rose.': ['A an', 'an idea'],
      'An a firm rose.': ['An a', 'a firm'],
      'The a firm rose.': ['a firm'],
      'It bought\u00a0a idea; it rose—a idea.': ['a idea', 'a idea'],
      'It bought a \u00a0“idea”, then.': ['a \u00a0“idea'],
    },
  },
  unbalanced: {
    passes: [
      'It’s the firms’ “good ‘inner’ (and round)” plan, "straight" too.',
      '<Acme (> and <“Odd> rose.',
      "The '<90>s are James' own.",
      'It {so} «rose» 「so」 『so』 （so） 《so》 it said.',
    ],
    caught: {
      'It “rose (a bit”.': ['“', '(', '”'],
      'It rose) a bit.': [')'],
      'It "rose a bit.': ['"'],
      'It said “no.': ['“'],
      'It said ‘no.': ['‘'],
      'It said no” again.': ['”'],
      'It {rose, it «rose, it 「rose, it 『rose, it （rose, it 《rose.': [
        '{',
        '«',
        '「',
        '『',
        '（',
        '《',
      ],
      'It rose} and» so」 it』 was） said》.': ['}', '»', '」', '』', '）', '》'],
    },
  },
  'opens-with-figure': {
    passes: [
      '<3M> rose.',
      '<58.com> rose.',
      '“<360> is good,” it said.',
      'Up [5] points.',
      'The [5] rose.',
      'So [US$5] was paid.',
    ],
    caught: {
      '[5] firms rose.': ['5'],
      '[$5] was paid.': ['$'],
      '[US$5] was paid.': ['US$'],
      '[RMB 5] was paid.': ['RMB 5'],
      '[RMB5] was paid.': ['RMB5'],
      '“[5] firms rose,” it said.': ['5'],
      '[-5] it was.': ['-5'],
      '<IBM> [5] rose.': ['IBM 5'],
    },
  },
  'long-sentence': {
    passes: [sentenceOf(45), `She said: “${sentenceOf(60)}”`, `She said: "${sentenceOf(60)}"`],
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
      '<Acme> of the U.S. rises',
      'Why it rose?',
    ],
    caught: {
      '<Acme> rises.': ['.'],
      '<Acme> says “yes.”': ['.'],
      '|<Acme> rises.': ['.'],
      'The U.S. unit of <Acme> rises.': ['.'],
      '<Acme> has a plan b.': ['.'],
    },
  },
};

/** What the newsroom is told: notation, where the fault lies, and in which words. */
const told: readonly (readonly [string, Kind, readonly [number, number], string])[] = [
  [
    'It paid 20 now.',
    'sentence',
    [8, 10],
    'The figure “20” leads to no fact; figures are printed by slots only.',
  ],
  ['It is #if so.', 'sentence', [6, 9], '“#if” is left over from a template.'],
  ['It is null so.', 'sentence', [6, 10], '“null” is what an absent value prints.'],
  [
    'It is [$0] so.',
    'sentence',
    [6, 8],
    '“$0” is no sum: an absent or undisclosed amount is not zero.',
  ],
  ['It is [-0] so.', 'sentence', [6, 8], '“-0” is a negative zero.'],
  ['It is &amp; so.', 'sentence', [6, 11], '“&amp;” is an escape; text is escaped when published.'],
  ['', 'headline', [0, 0], 'The sentence is empty.'],
  ['It  is so.', 'sentence', [2, 4], '“  ” is a doubled space.'],
  ['It\tis so.', 'sentence', [2, 3], '“\t” is a line break or a control character.'],
  [' It is so.', 'sentence', [0, 1], '“ ” is a space at an end of the sentence.'],
  ['It is , so.', 'sentence', [5, 7], '“ ,” has a space before punctuation.'],
  ['It ( is) so.', 'sentence', [3, 5], '“( ” has a space after an opening mark.'],
  ['It is,so.', 'sentence', [5, 7], '“,s” lacks a space.'],
  ['It is <Acme>so.', 'sentence', [9, 11], '“es” lacks a space between the wording and a value.'],
  ['It (, or so) is.', 'sentence', [3, 5], '“(,” is punctuation after an opening mark.'],
  ['It is “so.”.', 'sentence', [9, 12], '“.”.” has punctuation on both sides of a closing mark.'],
  ['It is,, so.', 'sentence', [5, 7], '“,,” is doubled punctuation.'],
  [
    'It goes on and on',
    'sentence',
    [16, 17],
    'The sentence ends in “es on and on”, without a full stop.',
  ],
  ['It is is so.', 'sentence', [3, 8], 'The word “is” stands twice in a row.'],
  ['It is an firm.', 'sentence', [6, 13], '“an firm” should be “a firm”.'],
  ['It is the a firm.', 'sentence', [10, 16], 'Two articles meet at “a firm”.'],
  ['It (is so.', 'sentence', [3, 4], 'The “(” at 3 has no partner.'],
  [
    '“[20 million] firms are so,” it said.',
    'sentence',
    [1, 2],
    'The sentence opens with the figure “20 million f”; put a word before it.',
  ],
  [sentenceOf(46), 'sentence', [0, 138], 'The sentence has 46 words; 45 are the limit.'],
  [
    headlineOf(109) + 'xy',
    'headline',
    [0, 111],
    'The headline has 111 characters; 110 are the limit.',
  ],
  ['It is so.', 'headline', [8, 9], 'The headline ends in a full stop; drop it.'],
];

describe('a finding', () => {
  it.each(told)('of %j in a %s says where and what', (notation, kind, [start, end], message) => {
    const sentence = passage(notation);
    expect(verifySentence(sentence, kind, context)).toMatchObject([
      { place: { text: sentence.text, start, end }, message },
    ]);
  });

  it('says what was expected where that is plain', () => {
    const expected = (text: string) =>
      verifySentence(passage(text), 'sentence', context).map((found) => found.expected);
    expect(expected('It is an firm.')).toEqual(['a']);
    expect(expected('It is so')).toEqual(['.']);
    expect(expected('It is the a firm.')).toEqual([undefined]);
  });
});

describe('verifyRules', () => {
  it('have cases, each', () => {
    expect(verifyRules.map(({ name }) => name).sort()).toEqual(Object.keys(cases).sort());
  });

  for (const rule of verifyRules) {
    const { kind = 'sentence', passes, caught } = cases[rule.name] ?? { passes: [], caught: {} };
    describe(rule.name, () => {
      it.each(passes)('passes %j', (notation) => {
        expect(verifySentence(passage(notation), kind, context)).toEqual([]);
        expect(verifySentence(passage(notation), kind, context, [...verifyRules])).toEqual([]);
      });

      it.each(Object.entries(caught))('catches %j', (notation, faults) => {
        const sentence = passage(notation);
        const found = verifySentence(sentence, kind, context, [rule]);
        expect(found.map(({ actual }) => actual)).toEqual(faults);
        for (const diagnostic of found)
          expect(diagnostic).toMatchObject({ code: rule.code, severity: 'hold' });
        // The quick way of what is plainly clean lets none of it through.
        expect(verifySentence(sentence, kind, context)).toEqual(
          verifySentence(sentence, kind, context, [...verifyRules]),
        );
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
