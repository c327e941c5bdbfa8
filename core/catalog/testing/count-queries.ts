import { type CoreContext } from "#core/context.ts";

/** The statements that drizzle sent meanwhile. */
export async function countQueries(core: CoreContext, work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const { client } = (
    core.db as unknown as { session: { client: { unsafe: (...args: unknown[]) => unknown } } }
  ).session;
  const unsafe = client.unsafe.bind(client);
  client.unsafe = (...args) => {
    count += 1;
    return unsafe(...args);
  };
  try {
    await work();
  } finally {
    client.unsafe = unsafe;
  }
  return count;
}
