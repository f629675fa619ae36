import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** The kinds that have fixtures; beside them lie their settings and the records of the showcase. */
export function fixtureKinds(): string[] {
  return readdirSync(folder)
    .filter((name) => !name.includes('.') && name !== 'showcase')
    .sort();
}

/** The cases of a kind: full, sparse, odd and whatever else there is. */
export function fixtureCases(kind: string): string[] {
  return existsSync(`${folder}${kind}`) ? readdirSync(`${folder}${kind}`).sort() : [];
}

/** The record of a case. */
export function fixtureRecord(kind: string, name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${folder}${kind}/${name}/record.json`, 'utf8')) as Record<
    string,
    unknown
  >;
}

/** Where the expected text of a case stands. */
export function expectedFile(kind: string, name: string, language: string, style: string): string {
  return `${folder}${kind}/${name}/expected.${language}.${style}.txt`;
}
