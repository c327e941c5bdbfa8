import { type DeletedItem } from "#core/deletion/types.ts";
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { DeleteNow } from "#app/components/admin/deleted/delete-now.tsx";
import { deletedKindLabel, RESTORE } from "#app/components/admin/deleted/deleted-words.ts";
import { formatBytes } from "#app/components/format/bytes.ts";
import { formatAgo, formatUntil } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

interface DeletedLineProps {
  readonly item: DeletedItem;
  readonly onRestored: () => void;
}

/** A deleted thing: what it is, since when, when its files go, and what can be done until then. */
export function DeletedLine({ item, onRestored }: DeletedLineProps) {
  const clock = useClock();
  const { send, isBusy } = useChange(item, onRestored);
  return (
    <tr>
      <td>
        <b className="block font-semibold [overflow-wrap:anywhere]">{item.name}</b>
        <span className="text-xs text-quiet [overflow-wrap:anywhere]">{deletedKindLabel(item)}</span>
      </td>
      <td className="text-quiet">{formatAgo(item.deletedAt, clock)}</td>
      <td className="text-quiet">
        {item.canRestore ? (
          <>
            <span className="tablet:hidden">Files deleted </span>
            {formatUntil(item.filesGoAt, clock)}
          </>
        ) : (
          "Deleting files…"
        )}
      </td>
      <td className="text-quiet">{formatBytes(item.sizeBytes)}</td>
      <td>
        {item.canRestore ? (
          <div className="flex items-center justify-end gap-2">
            <Button
              size="small"
              disabled={isBusy}
              aria-label={`${RESTORE} ${item.name}`}
              onClick={() => send("restore")}
            >
              {RESTORE}
            </Button>
            <DeleteNow name={item.name} isBusy={isBusy} onConfirm={() => send("delete-now")} />
          </div>
        ) : null}
      </td>
    </tr>
  );
}

type Intent = "restore" | "delete-now";

/** Sends what was pressed, and says how it went: its line may be gone by then. */
function useChange({ id, name }: DeletedItem, onRestored: () => void) {
  const { data, state, submit } = useFetcher<FormAnswer>();
  const announce = useToast();
  const sent = useRef<Intent>("restore");
  const told = useRef({ announce, onRestored });
  told.current = { announce, onRestored };
  useEffect(() => {
    if (!data) return;
    if (!data.ok) return told.current.announce({ words: data.error.message });
    const isRestored = sent.current === "restore";
    told.current.announce({ words: isRestored ? `${name} restored` : `Deleting the files of ${name}` });
    document.getElementById("deleted")?.focus();
    if (isRestored) told.current.onRestored();
  }, [data, name]);
  const send = (intent: Intent): void => {
    sent.current = intent;
    submit({ intent, id }, { method: "post" });
  };
  return { send, isBusy: state !== "idle" };
}
