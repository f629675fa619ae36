import { addApprovals } from '../node/batch/gates.js';
import { waiting } from '../node/batch/waiting.js';
import { meant, Misuse } from './misuse.js';
import type { ApproveOptions } from './options.js';
import { checkFolder } from './review.js';

/** `wirecopy approve`: lets out what waits for a template or source. */
export async function approve(
  subjects: readonly string[],
  { out, by, all }: ApproveOptions,
): Promise<number> {
  checkFolder(out);
  if (subjects.length > 0 === (all === true))
    throw new Misuse('name what is approved, or all of it with --all.');
  const known = waiting(out).map(({ subject }) => subject);
  for (const subject of subjects) {
    if (known.includes(subject)) continue;
    throw new Misuse(
      known.length === 0
        ? `nothing waits in ${out}.`
        : `nothing waits for ${subject}${meant(subject, known)}`,
    );
  }
  const approved = all === true ? known : subjects;
  await addApprovals(
    out,
    approved.map((subject) => ({ subject, ...(by === undefined ? {} : { by }) })),
  );
  process.stderr.write(
    `${approved.length} approved; the next run of the batch releases what waited for ${approved.length === 1 ? 'it' : 'them'}.\n`,
  );
  return 0;
}
