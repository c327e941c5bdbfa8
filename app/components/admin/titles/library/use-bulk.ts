import { useRef, useState } from "react";
import { counted } from "#app/components/format/words.ts";
import { useToast } from "#app/components/ui/toast.tsx";
import { useRevalidate } from "#app/hooks/use-revalidate.ts";
import { sentenceOfAnswer } from "#app/messages/sentence.ts";
import { type RpcClient } from "#app/trpc/client.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";
import { type BulkChange } from "#core/admin/library/bulk-change.ts";
import { type LibraryFilter } from "#core/admin/library/library-filter.ts";

/** What a bulk edit is about: chosen titles, or all that match a filter. */
export type BulkTarget = { readonly titleIds: readonly string[] } | { readonly filter: LibraryFilter };

const BATCH = 200;

/** Runs bulk edits batch by batch, tells how far they are, and offers to take them back. */
export function useBulk(onEnd: () => void) {
  const [progress, setProgress] = useState<string | null>(null);
  const announce = useToast();
  const revalidate = useRevalidate();
  const isStopped = useRef(false);
  const run = async (work: (client: RpcClient) => Promise<void>): Promise<void> => {
    isStopped.current = false;
    try {
      await work(await loadRpcClient());
    } catch (error) {
      announce({ words: sentenceOfAnswer(error) ?? "Connection lost. What was changed so far is saved." });
    }
    setProgress(null);
    revalidate();
  };
  const undo = (editId: string) =>
    void run(async ({ admin }) => {
      let restored = 0;
      for (let isOver = false; !isOver;) {
        setProgress(`Undoing… ${restored}`);
        const batch = await admin.undoBulkEdit.mutate({ editId });
        [restored, isOver] = [restored + batch.restored, batch.isOver];
      }
      announce({ words: `${counted(restored, "title")} restored` });
    });
  const edit = (target: BulkTarget, change: BulkChange) =>
    void run(async (client) => {
      const { editId, changed, skipped } = await editAll(client, { target, change }, setProgress, isStopped);
      const rest = skipped > 0 ? ` ${counted(skipped, "title")} can’t be published: processing failed.` : "";
      announce({
        words: `${counted(changed, "title")} changed.${rest}`,
        ...(changed > 0 && editId && { undo: { label: "Undo", run: () => undo(editId) } }),
      });
      onEnd();
    });
  const remove = (target: BulkTarget) =>
    void run(async (client) => {
      const ids = await deleteAll(client, target, setProgress, isStopped);
      const restore = () => void run((again) => restoreAll(again, ids, setProgress));
      announce({
        words: `${counted(ids.length, "title")} deleted`,
        undo: { label: "Restore", run: restore },
      });
      onEnd();
    });
  return { progress, edit, remove, stop: () => void (isStopped.current = true) };
}

type Tell = (words: string) => void;
interface Stopped {
  readonly current: boolean;
}

async function editAll(
  { admin }: RpcClient,
  { target, change }: { target: BulkTarget; change: BulkChange },
  tell: Tell,
  stopped: Stopped,
) {
  const sum = { editId: null as string | null, changed: 0, skipped: 0 };
  let afterId: string | null = null;
  for (let from = 0; !stopped.current; from += BATCH) {
    const slice = "titleIds" in target ? target.titleIds.slice(from, from + BATCH) : null;
    if (slice?.length === 0) break;
    tell(`Changing… ${sum.changed}`);
    const of = slice ? { titleIds: [...slice] } : { filter: filterOf(target), afterId };
    const batch = await admin.bulkEdit.mutate({ editId: sum.editId, of, change });
    sum.editId = batch.editId;
    sum.changed += batch.changed;
    sum.skipped += batch.skipped;
    afterId = batch.nextAfterId;
    if (!slice && afterId === null) break;
  }
  return sum;
}

const filterOf = (target: BulkTarget): LibraryFilter => ("filter" in target ? target.filter : {});

/** One after the other: each has its files, jobs and tombstones. Returns those that are deleted. */
async function deleteAll(
  { admin }: RpcClient,
  target: BulkTarget,
  tell: Tell,
  stopped: Stopped,
): Promise<string[]> {
  const deleted: string[] = [];
  const next = async (): Promise<string[]> => {
    if ("titleIds" in target) return target.titleIds.slice(deleted.length, deleted.length + BATCH);
    // What is deleted leaves the list, so its first page is the next one.
    return (await admin.titles.query({ filter: target.filter, limit: 100 })).items.map(({ id }) => id);
  };
  for (let ids = await next(); ids.length > 0 && !stopped.current; ids = await next()) {
    for (const titleId of ids) {
      if (stopped.current) break;
      tell(`Deleting… ${deleted.length}`);
      await admin.deleteTitle.mutate({ titleId });
      deleted.push(titleId);
    }
  }
  return deleted;
}

async function restoreAll({ admin }: RpcClient, ids: readonly string[], tell: Tell): Promise<void> {
  for (const [index, titleId] of ids.entries()) {
    tell(`Restoring… ${index}`);
    await admin.undoDeleteTitle.mutate({ titleId });
  }
}
