/**
 * Several streams as one.
 */

/** Begins a stream that ends soon after its signal. */
export type Begin<T> = (signal: AbortSignal) => AsyncGenerator<T>;

/**
 * Merges streams: what any of them has comes as soon as it is there, in the order of each. The next of a stream is asked for
 * only when what it gave was taken and the one after it asked for, so that asking says "that is done". All end with `signal`,
 * with the reader, and with the first of them that throws.
 *
 * @example
 * (await merge([async function* () { yield 1; }]).next()).value // => 1
 */
export async function* merge<T>(
  begins: readonly Begin<T>[],
  signal?: AbortSignal,
): AsyncGenerator<T> {
  const { signal: ended, end, release } = endedWith(signal);
  const streams = begins.map((begin) => begin(ended));
  const waiting = new Map<AsyncGenerator<T>, Promise<Arrived<T>>>();
  const ask = (stream: AsyncGenerator<T>): void => {
    waiting.set(
      stream,
      stream.next().then((result) => ({ stream, result })),
    );
  };
  try {
    for (const stream of streams) ask(stream);
    while (waiting.size > 0) {
      const { stream, result } = await Promise.race(waiting.values());
      waiting.delete(stream);
      if (result.done === true) continue;
      yield result.value;
      ask(stream);
    }
  } finally {
    end();
    release();
    // What the others still have to say is nobody's; they are waited for, so that they keep what they remember.
    await Promise.allSettled([
      ...waiting.values(),
      ...streams.map((stream) => stream.return(undefined)),
    ]);
  }
}

/**
 * One stream after the other, each begun when the one before it has ended.
 *
 * @example
 * (await inTurn([async function* () {}, async function* () { yield 2; }]).next()).value // => 2
 */
export async function* inTurn<T>(
  begins: readonly Begin<T>[],
  signal?: AbortSignal,
): AsyncGenerator<T> {
  const { signal: ended, end, release } = endedWith(signal);
  try {
    for (const begin of begins) if (!ended.aborted) yield* begin(ended);
  } finally {
    end();
    release();
  }
}

interface Arrived<T> {
  readonly stream: AsyncGenerator<T>;
  readonly result: IteratorResult<T, unknown>;
}

/** A signal of one's own that also ends with another. */
export interface Ending {
  readonly signal: AbortSignal;
  readonly end: () => void;
  /** Lets go of the other, which may live longer. */
  readonly release: () => void;
}

/**
 * A signal that ends with another. Not `AbortSignal.any`, which keeps what it made as long as the other lives.
 *
 * @example
 * endedWith(AbortSignal.abort()).signal.aborted // => true
 */
export function endedWith(signal: AbortSignal | undefined): Ending {
  const controller = new AbortController();
  const end = (): void => controller.abort(signal?.reason);
  if (signal?.aborted === true) end();
  else signal?.addEventListener('abort', end, { once: true });
  return {
    signal: controller.signal,
    end,
    release: () => signal?.removeEventListener('abort', end),
  };
}
