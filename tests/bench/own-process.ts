/** Contestants in processes of their own, as their users run them: none runs on code or memory that another shaped. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Timed } from './timing.js';

const contestant = fileURLToPath(new URL('contestant.ts', import.meta.url));

/** What a rival says of a kind before it is timed. */
export interface Readiness {
  readonly templates: number;
  /** The share of items whose text it renders to the letter. */
  readonly same: number;
}

export interface OwnProcess {
  /** By kind; the library itself has nothing to say. */
  readonly readiness: Readonly<Record<string, Readiness>>;
  readonly timed: (kind: string) => Timed;
  readonly end: () => void;
}

/** Starts a contestant of `contestant.ts` with the words in a folder, for some kinds or all. */
export async function inOwnProcess(
  name: string,
  folder: string,
  kinds: readonly string[] = [],
): Promise<OwnProcess> {
  const child = fork(contestant, [name, folder, ...kinds], { execArgv: ['--import', 'tsx'] });
  const readiness = (await answerOf(child)) as OwnProcess['readiness'];
  return {
    readiness,
    timed: (kind) => ({
      name,
      round: async () => {
        child.send(kind);
        return (await answerOf(child)) as number;
      },
    }),
    end: () => {
      child.disconnect();
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const answered = new AbortController();
  const { signal } = answered;
  const answer = once(child, 'message', { signal });
  const exit = once(child, 'exit', { signal });
  // One of the two is given up.
  answer.catch(() => undefined);
  exit.catch(() => undefined);
  try {
    return await Promise.race([
      answer.then(([message]) => message as unknown),
      exit.then(([code]) => {
        throw new Error(`A contestant ended with ${String(code)}.`);
      }),
    ]);
  } finally {
    answered.abort();
  }
}
