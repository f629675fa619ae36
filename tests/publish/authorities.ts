/**
 * Those who say whether a published document is valid: JSON Schema, XSD, RELAX NG, html-validate, jsonld.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { HtmlValidate, type ConfigData } from 'html-validate';
import jsonld from 'jsonld';
import { validateXML } from 'xmllint-wasm';

const folder = fileURLToPath(new URL('schemas/', import.meta.url));

function schema(name: string): string {
  return readFileSync(`${folder}${name}`, 'utf8');
}

function jsonSchema(name: string): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  // ninjs takes places with shapes; none are published, and one would be refused.
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', not: {} });
  return ajv.compile(JSON.parse(schema(name)) as object);
}

const validators = new Map<string, ValidateFunction>();

/** What a JSON Schema finds wrong. */
export function jsonFaults(
  data: unknown,
  by: 'ninjs-schema_3.1.json' | 'json-feed-1.1.json',
): string[] {
  const validator = validators.get(by) ?? jsonSchema(by);
  validators.set(by, validator);
  // Undefined properties are not there once it is written.
  return validator(JSON.parse(JSON.stringify(data)))
    ? []
    : (validator.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath}: ${message ?? ''}`,
      );
}

/** What xmllint finds wrong by a schema that lies with the tests. */
export async function xmlFaults(
  xml: string,
  by: 'NewsML-G2_2.35-spec-All-Power.xsd' | 'atom.rng' | 'rss.rng' | 'news-sitemap.rng',
): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'document.xml', contents: xml },
    schema: { fileName: by, contents: schema(by) },
    extension: by.endsWith('.rng') ? 'relaxng' : 'schema',
    ...(by.endsWith('.xsd')
      ? { preload: { fileName: 'xml.xsd', contents: schema('xml.xsd') } }
      : {}),
    initialMemoryPages: 4096,
    maxMemoryPages: 16_384,
  });
  return errors.map(({ message }) => message);
}

const strict: ConfigData = {
  extends: ['html-validate:recommended', 'html-validate:document'],
  root: true,
  rules: { 'long-title': 'off', 'doctype-style': 'off' },
};

/** What html-validate finds wrong with a page. */
export async function htmlFaults(html: string, rules: ConfigData['rules'] = {}): Promise<string[]> {
  const validator = new HtmlValidate({ ...strict, rules: { ...strict.rules, ...rules } });
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

/** The vocabulary of schema.org, as far as terms are of it: what its context says, without its list of terms. */
const context = {
  '@context': {
    '@vocab': 'https://schema.org/',
    url: { '@type': '@id' },
    digitalSourceType: { '@type': '@id' },
    inDefinedTermSet: { '@type': '@id' },
  },
};

/** The types of jsonld are of a release before `safe`. */
interface ExpandSafely extends jsonld.Options.Expand {
  readonly safe: true;
}

/** The terms of schema.org, from the types that are made of its vocabulary. */
const terms = new Set(
  Array.from(
    readFileSync(
      fileURLToPath(new URL('../../node_modules/schema-dts/dist/schema.d.ts', import.meta.url)),
      'utf8',
    ).matchAll(/^\s+"(\w+)"\?:|"@type": "(\w+)"/gmu),
    ([, property, type]) => property ?? type ?? '',
  ),
);

/** Names in a document of JSON-LD that schema.org has for no property and no type. */
export function strangeTerms(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => [
    ...(Array.isArray(data) || name.startsWith('@') || terms.has(name) ? [] : [name]),
    ...(name === '@type' && !terms.has(String(value)) ? [String(value)] : []),
    ...strangeTerms(value),
  ]);
}

/** A document of JSON-LD expanded; nothing is fetched. */
export async function expanded(data: object): Promise<jsonld.NodeObject[]> {
  const options: ExpandSafely = {
    safe: true,
    documentLoader: (url) => {
      if (url !== 'https://schema.org') throw new Error(`${url} is not to be fetched.`);
      return Promise.resolve({ documentUrl: url, document: context });
    },
  };
  const document = JSON.parse(JSON.stringify(data)) as jsonld.JsonLdDocument;
  return jsonld.expand(document, options);
}
