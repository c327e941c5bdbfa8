import { retryVideo } from "#app/components/admin/queue/retry-video.ts";
import { type RpcCaller } from "#app/trpc/caller.ts";

/** Does what a retry button of the queue requests: tries a video or a background job again. */
export async function changeJob(caller: RpcCaller, form: FormData): Promise<void> {
  const jobId = form.get("jobId");
  if (typeof jobId === "string") await caller.admin.retryJob({ id: jobId });
  else await retryVideo(caller, form);
}
