import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { formatMoment, localMoment } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";
import { type TitlePage } from "#core/catalog/types.ts";

/** The time at which a draft is published by itself. */
export function ScheduleChoice({ title }: { readonly title: TitlePage }) {
  const clock = useClock();
  const fetcher = useFetcher<FormAnswer>();
  const [typed, setTyped] = useState(title.publishAt ? localMoment(title.publishAt, clock) : "");
  const moment = typed === "" ? null : new Date(typed);
  const isOver = moment !== null && moment.getTime() <= Date.now();
  const send = (values: Record<string, string>) => fetcher.submit(values, { method: "post" });
  return (
    <div className="grid gap-2 mt-3">
      <p role="status" className={title.publishAt ? "font-semibold" : "text-quiet"}>
        {title.publishAt
          ? `Scheduled for ${formatMoment(title.publishAt, clock)}`
          : "It can be published at a time that you set."}
      </p>
      <TextField
        label="Publish at"
        type="datetime-local"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        error={isOver ? "This time is over. Choose a later one." : (fetcher.data?.error?.message ?? null)}
      />
      <div className="acts">
        <Button
          size="small"
          disabled={moment === null || isOver || Number.isNaN(moment.getTime()) || fetcher.state !== "idle"}
          onClick={() => send({ intent: "schedule", publishAt: moment?.toISOString() ?? "" })}
        >
          {title.publishAt ? "Change time" : "Schedule"}
        </Button>
        {title.publishAt ? (
          <Button
            size="small"
            tone="plain"
            onClick={() => {
              setTyped("");
              send({ intent: "visibility", visibility: "draft" });
            }}
          >
            Don’t publish
          </Button>
        ) : null}
      </div>
    </div>
  );
}
