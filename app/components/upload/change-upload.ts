import { type RpcCaller } from "#app/trpc/caller.ts";

/** Does what a form of the upload pages requests: cancels an unfinished upload; deletes, restores or retries a video. */
export async function changeUpload({ uploads, videos }: RpcCaller, form: FormData): Promise<void> {
  const [intent, uploadId, videoId] = ["intent", "uploadId", "videoId"].map((name) => form.get(name));
  if (typeof uploadId === "string") return void (await uploads.cancel({ uploadId }));
  if (typeof videoId !== "string") throw new Response("Unknown form.\n", { status: 400 });
  if (intent === "delete") await videos.delete({ videoId });
  else if (intent === "undo") await videos.undoDelete({ videoId });
  else await videos.retry({ videoId });
}
