import { describe, expect, it } from 'vitest';
import { entityKey, isSameEntity, legalSuffixStripped } from '../../src/values/entity.js';

describe('legalSuffixStripped', () => {
  it.each([
    ['Apple Inc.', 'Apple'],
    ['Apple, Inc.', 'Apple'],
    ['Industrial Bank Co., Ltd.', 'Industrial Bank'],
    ['0958572 B.C. Ltd.', '0958572 B.C.'],
    ['Microsoft Corporation', 'Microsoft'],
    ['SAP SE', 'SAP'],
    ['Volkswagen AG', 'Volkswagen'],
    ['Banco Santander, S.A.', 'Banco Santander'],
    ['Eni S.p.A.', 'Eni'],
    ['Toyota Motor Corp', 'Toyota Motor'],
    ['Flipkart Private Limited', 'Flipkart'],
    ['Canva Pty Ltd', 'Canva'],
    ['Grupo Bimbo S.A.B. de C.V.', 'Grupo Bimbo'],
    ['Merckle GmbH & Co. KG', 'Merckle'],
    ['Barclays plc', 'Barclays'],
    ['Nokia Oyj', 'Nokia'],
    ['A.P. Møller – Mærsk A/S', 'A.P. Møller – Mærsk'],
  ])('%s becomes %s', (name, stripped) => expect(legalSuffixStripped(name)).toBe(stripped));

  it.each([
    'Tiffany & Co.', 'Brown and Co.', 'News Corp', 'The Limited', 'Bank Co.', 'Group plc', 'British Broadcasting Corporation', 'The Walt Disney Co.',
    'Yahoo!', 'Inc.', 'Co., Ltd.', 'Day Spa', 'Made in USA', 'Alibaba', '',
  ])('%s stays', (name) => expect(legalSuffixStripped(name)).toBe(name)); // prettier-ignore
});

describe('entityKey', () => {
  it.each([
    ['Apple Inc.', 'APPLE'],
    ['The Walt Disney Company', 'Walt Disney Co.'],
    ['Société Générale S.A.', 'Societe Generale'],
    ['Johnson & Johnson', 'Johnson and Johnson'],
    ['Coca-Cola', 'Coca Cola'],
    ['Yahoo!', 'Yahoo'],
    ['中国移动通信有限公司', '中国移动通信'],
    ['ＮＥＣ', 'NEC'],
  ])('%s and %s are one', (a, b) => expect(entityKey(a)).toBe(entityKey(b)));

  it.each([
    ['Apple', 'Apple Records'],
    ['Alpha Bank', 'Alpha'],
    ['3M', 'M3'],
    ['!!!', '???'],
  ])('%s and %s are two', (a, b) => expect(entityKey(a)).not.toBe(entityKey(b)));

  it('answers the same when its memory has been emptied', () => {
    const before = entityKey('Acme Inc.');
    for (let index = 0; index < 20_001; index++) entityKey(`Name ${index}`);
    expect(entityKey('Acme Inc.')).toBe(before);
  });
});

describe('isSameEntity', () => {
  it('says what the keys say', () => {
    const names = [
      'Acme', 'ACME Inc.', 'acme', 'The Acme Co', 'Ácme', 'A\u0301cme', 'Zeta', 'The Zeta', 'Theta', 'theta Ltd',
      'Thé', '3M', '3m Co', '&pizza', 'and pizza', '小米', '小米有限公司', 'Øre', 'Ore', 'ﬁne', 'fine', 'The', 'the',
    ]; // prettier-ignore
    for (const one of names)
      for (const other of names)
        expect([one, other, isSameEntity(one, other)]).toEqual([
          one,
          other,
          entityKey(one) === entityKey(other),
        ]);
  });
});
