import { describe, expect, it } from 'vitest';
import { originOf, textOf, told } from './told.js';

const rules = {
  kind: 'policy',
  date: '2021-05-28',
  issuer: 'Ministry of Transport',
  document: 'rules on drones',
  stage: 'issued',
  targets: [{ by: 2025, aims: ['a register of drones'] }],
};
const draft = {
  ...rules,
  id: 'draft',
  date: '2020-11-02',
  document: 'draft rules on drones',
  stage: 'consultation',
  targets: [{ by: 2023, aims: ['a register of drones'] }],
};
const issued = { ...rules, id: 'issued', date: '2021-03-01' };
const other = {
  kind: 'policy',
  id: 'other',
  date: '2020-02-03',
  issuer: 'Ministry of Transport',
  document: 'a guideline for bridges',
  stage: 'issued',
};

describe('a policy after what was known of its issuer', () => {
  it('tells when the draft was put out for comment, and what it aimed at', () => {
    const of = { ...draft, document: 'a draft of rules on drones' };
    for (const item of told(rules, of)) {
      expect(textOf(item)).toMatch(/Nov\. 2, 2020/);
      expect(textOf(item)).toMatch(/2023/);
      expect(originOf(item, 'draftedOn')).toEqual(['draft#/date']);
      expect(originOf(item, 'moved')).toEqual(['draft#/targets/0/by']);
    }
  });

  it('tells of the issue of what takes effect', () => {
    const effective = { ...rules, stage: 'effective' };
    for (const item of told(effective, issued)) {
      expect(textOf(item)).toMatch(/issued.* on March 1/);
      expect(originOf(item, 'issuedOn')).toEqual(['issued#/date']);
    }
    for (const item of told(effective, { ...draft, document: rules.document }, issued))
      expect(textOf(item)).toMatch(/put out for comment on Nov\. 2, 2020, and issued on March 1/);
  });

  it('says nothing of targets that stayed', () => {
    const same = { ...draft, document: rules.document, targets: rules.targets };
    for (const item of told(rules, same)) {
      expect(originOf(item, 'draftedOn')).toEqual(['draft#/date']);
      expect(originOf(item, 'moved')).toBeUndefined();
    }
  });

  it('names the last other document of the issuer', () => {
    for (const item of told(rules, other)) {
      expect(textOf(item)).toMatch(/presented a guideline for bridges/);
      expect(originOf(item, 'lastDocument')).toEqual(['other#/document']);
    }
    for (const item of told(rules, { ...other, stage: 'consultation' }))
      expect(textOf(item)).toMatch(/a guideline for bridges for comment/);
  });

  it('tells nothing of other issuers or later days, and a draft of no draft', () => {
    const alone = told(rules).map(({ paragraphs }) => paragraphs.length);
    for (const before of [
      { ...draft, issuer: 'Ministry of Health' },
      { ...other, date: '2021-05-29' },
    ])
      expect(told(rules, before).map(({ paragraphs }) => paragraphs.length)).toEqual(alone);
    const again = { ...draft, date: '2021-05-28', document: 'a draft of rules on drones' };
    for (const item of told(again, draft)) expect(originOf(item, 'draftedOn')).toBeUndefined();
  });
});
