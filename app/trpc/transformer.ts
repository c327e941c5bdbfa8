import { type CombinedDataTransformer } from "@trpc/server";
import superjson from "superjson";

/**
 * How values are sent between the browser and the RPC. Inputs are plain JSON, dates as ISO strings: superjson
 * builds sets, typed arrays and cycles from a few bytes, and clients that are not signed in send inputs too.
 * Only the server creates outputs, so superjson keeps their dates.
 */
export const rpcTransformer: CombinedDataTransformer = {
  input: { serialize: (input: unknown) => input, deserialize: (input: unknown) => input },
  output: superjson,
};
