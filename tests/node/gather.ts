/** All that an asynchronous source gives (Node 20 lacks Array.fromAsync). */
export async function gather<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of source) found.push(item);
  return found;
}
