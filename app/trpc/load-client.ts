import { type RpcClient } from "#app/trpc/client.ts";

/**
 * The browser's client, whose script is fetched with the first call: most pages are rendered by their loaders and
 * never call. Rejects where the script cannot be fetched; the next call tries again.
 */
export async function loadRpcClient(): Promise<RpcClient> {
  const { rpcClient } = await import("#app/trpc/client.ts");
  return rpcClient();
}
