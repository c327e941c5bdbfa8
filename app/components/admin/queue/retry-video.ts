import { type RpcCaller } from "#app/trpc/caller.ts";

/** Tries a failed video again. */
export async function retryVideo({ videos }: RpcCaller, form: FormData): Promise<void> {
  const videoId = form.get("videoId");
  if (typeof videoId !== "string") throw new Response("Unknown form.\n", { status: 400 });
  await videos.retry({ videoId });
}
