import { describe, expect, it } from 'vitest';
import { builtinKinds, correction } from '../../src/index.js';
import { english } from '../../src/languages/index.js';
import { styles } from '../../src/styles/index.js';
import { slotHelpers } from '../../src/templates/index.js';
import { changeBases, roundKeys, sectorKeys } from '../../src/values/index.js';
import { fixtureRecord } from '../fixtures.js';
import { templateCases } from '../../src/testing/cases.js';
import { page } from './page.js';
import { reference } from './reference.js';

const cases = await templateCases('fixtures');
const data = reference();
const html = page(data);

/** As the page has it: Handlebars escapes what could be markup. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
    .replaceAll('`', '&#x60;')
    .replaceAll('=', '&#x3D;');

describe('the reference', () => {
  it('has every helper, with what it does and an example in each style', () => {
    expect(data.helpers.map(({ name }) => name)).toEqual(['fact', ...Object.keys(slotHelpers)]);
    for (const { name, describes, examples } of data.helpers) {
      expect(html).toContain(`<h3 id="helper-${name}">`);
      expect(html).toContain(escaped(describes));
      expect(describes).toMatch(/\.$/u);
      expect(examples.length, name).toBeGreaterThan(0);
      for (const { source, texts } of examples) {
        expect(html).toContain(escaped(source));
        expect(texts.filter((text) => text !== '')).toHaveLength(styles.length);
        for (const text of texts) expect(html).toContain(`<td>${escaped(text)}</td>`);
      }
    }
  });

  it.each([...builtinKinds, correction].map((kind) => [kind.name, kind] as const))(
    'has every field, fact and guard of %s',
    (name, kind) => {
      const entry = data.kinds.find((each) => each.name === name);
      expect(html).toContain(`<h2 id="kind-${name}">`);
      expect(entry?.fields.map((field) => field.name)).toEqual(kind.fieldNames);
      expect(entry?.facts.map((fact) => fact.name)).toEqual(kind.facts.map((fact) => fact.name));
      for (const fact of kind.facts) expect(html).toContain(`<tr id="${name}-${fact.name}">`);
      for (const field of entry?.fields ?? []) expect(field.note, field.name).not.toBe('');
      for (const { name: guard, describes } of kind.guards) {
        expect(html).toContain(`<code>${guard}</code>`);
        expect(html).toContain(escaped(describes));
      }
    },
  );

  it.each(builtinKinds.map(({ name }) => name))(
    'has the full record of %s in each style',
    (name) => {
      expect(html).toContain(escaped(JSON.stringify(fixtureRecord(name, 'full'), undefined, 2)));
      const own = cases.filter((each) => each.name.startsWith(`${name}/full `));
      expect(own.map(({ style }) => style).sort()).toEqual(
        styles.map((style) => style.name).sort(),
      );
      for (const { actual } of own) expect(html).toContain(`<pre>${escaped(actual())}</pre>`);
    },
  );

  it('has every style and every table of the language', () => {
    for (const { name } of styles) expect(html).toContain(`<h3 id="style-${name}">`);
    for (const [table, keys] of [
      ['round', roundKeys],
      ['sector', sectorKeys],
    ] as const) {
      const rows = data.labels.find((each) => each.table === table)?.rows ?? [];
      const worded = keys.filter((key) => english.labelForms(table, key) !== undefined);
      expect(rows.map(({ key }) => key)).toEqual(worded);
      for (const { noun } of rows) expect(html).toContain(escaped(noun));
    }
    expect(data.labels.find(({ table }) => table === 'form')?.rows).toHaveLength(6);
    for (const { preposition } of data.times) expect(html).toContain(`id="times-${preposition}"`);
    expect(data.bases.map(({ basis }) => basis)).toEqual(changeBases);
  });

  it('is one page that asks for nothing else, and that a reader can find the way in', () => {
    expect(html).not.toMatch(/<(?:script|link|img|iframe)\b|@import|url\(/u);
    expect(html).toMatch(/<html lang="en">/u);
    expect(html).toContain('<a class="skip" href="#main">');
    const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target = ''] of html.matchAll(/href="#([^"]+)"/gu)) expect(ids).toContain(target);
    const tables = [...html.matchAll(/<table\b/gu)].length;
    expect([...html.matchAll(/<caption>/gu)]).toHaveLength(tables);
  });
});
