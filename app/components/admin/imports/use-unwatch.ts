import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useToast } from "#app/components/ui/toast.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";
import { type WatchedFolder } from "#core/import/watched/schemas.ts";

/** Stops watching a folder at once, and says so in a toast whose undo watches it again. */
export function useUnwatch(): (folder: WatchedFolder) => void {
  const { submit, data } = useFetcher<FormAnswer>();
  const announce = useToast();
  const removed = useRef<WatchedFolder | null>(null);
  const latest = useRef({ submit, announce });
  latest.current = { submit, announce };
  useEffect(() => {
    const folder = removed.current;
    removed.current = null;
    if (data && !data.ok) latest.current.announce({ words: data.error.message });
    if (!data?.ok || !folder) return;
    const { path, copies, publishes } = folder;
    const fields = { folder: path, copies: copies ? "yes" : "no", publishes: publishes ? "yes" : "no" };
    const run = (): void => latest.current.submit({ intent: "watch", ...fields }, { method: "post" });
    latest.current.announce({ words: `${path} is no longer watched`, undo: { label: "Undo", run } });
  }, [data]);
  return (folder) => {
    removed.current = folder;
    submit({ intent: "unwatch", watchedFolderId: folder.id }, { method: "post" });
  };
}
