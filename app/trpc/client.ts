import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import { type RootRouter } from "#app/trpc/root-router.ts";
import { rpcTransformer } from "#app/trpc/transformer.ts";

/** The server refuses larger batches (`MAX_BATCH_SIZE` of init.ts). */
const MAX_BATCH_SIZE = 10;
const URL_PATH = "/api/trpc";

export type RpcClient = TRPCClient<RootRouter>;

let client: RpcClient | null = null;

/** The browser's client, one for each page load: calls go in batches, subscriptions as server-sent events. */
export function rpcClient(): RpcClient {
  client ??= createRpcClient();
  return client;
}

function createRpcClient(): RpcClient {
  const shared = { url: URL_PATH, transformer: rpcTransformer };
  return createTRPCClient<RootRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink(shared),
        false: httpBatchLink({ ...shared, maxItems: MAX_BATCH_SIZE, maxURLLength: 4_000 }),
      }),
    ],
  });
}
