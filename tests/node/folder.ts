import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes a folder that lives as long as the test, and gives the path of a name in it. */
export async function testFolder(): Promise<(name: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), 'wirecopy-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

/** Writes a file that lives as long as the test. */
export async function testFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = (await testFolder())(name);
  await writeFile(path, content);
  return path;
}
