import { isFolderOfRun, waiting } from '../node/batch/waiting.js';
import { Misuse } from './misuse.js';
import type { ReviewOptions } from './options.js';
import { openOutput } from './output.js';

/** `wirecopy review`: what waits to be approved. */
export async function review({ out, json }: ReviewOptions): Promise<number> {
  checkFolder(out);
  const subjects = waiting(out);
  const output = await openOutput(undefined);
  if (json === true) {
    output.write(`${JSON.stringify(subjects, undefined, 2)}\n`);
  } else {
    for (const { subject, items, samples } of subjects) {
      output.write(`${subject}  ${items} ${items === 1 ? 'item' : 'items'}\n`);
      for (const { id, headline } of samples) output.write(`  ${id}  ${headline}\n`);
    }
  }
  await output.close();
  if (subjects.length === 0) process.stderr.write('Nothing waits.\n');
  return 0;
}

/** Throws `Misuse` where the folder holds no run. */
export function checkFolder(folder: string): void {
  if (!isFolderOfRun(folder))
    throw new Misuse(`${folder} is the folder of no batch; \`wirecopy batch --out\` makes one.`);
}
