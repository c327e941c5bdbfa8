import { type RpcCaller } from "#app/trpc/caller.ts";

/** What "Try again" on a failed video asks for. */
export async function retryVideo({ videos }: RpcCaller, form: FormData): Promise<void> {
  const videoId = form.get("videoId");
  if (typeof videoId !== "string") throw new Response("That form is not one of ours.\n", { status: 400 });
  await videos.retry({ videoId });
}
