import { retryVideo } from "#app/components/admin/queue/retry-video.ts";
import { type RpcCaller } from "#app/trpc/caller.ts";

/** What the buttons of the queue ask for: a video or a light job again. */
export async function changeJob(caller: RpcCaller, form: FormData): Promise<void> {
  const jobId = form.get("jobId");
  if (typeof jobId === "string") await caller.admin.retryJob({ id: jobId });
  else await retryVideo(caller, form);
}
