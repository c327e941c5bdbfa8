import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { useState, type ReactNode } from "react";
import { createRpcClient } from "#app/trpc/client.ts";
import { type RootRouter } from "#app/trpc/root-router.ts";

const { TRPCProvider, useTRPCClient } = createTRPCContext<RootRouter>();

/** The typed client of this page: for queries, mutations and subscriptions. */
export { useTRPCClient as useRpcClient };

interface RpcErrorData {
  readonly httpStatus: number;
}

/** Gives the page the typed client and a query cache of its own. */
export function RpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(createRpcClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, retry: retryOutages, refetchOnWindowFocus: false } },
  });
}

/** Tries again where the server was away or broke; an answer that says no stays no. */
function retryOutages(failures: number, error: unknown): boolean {
  if (failures >= 3) return false;
  const data = error instanceof TRPCClientError ? (error.data as RpcErrorData | undefined) : undefined;
  return data === undefined || data.httpStatus >= 500;
}
