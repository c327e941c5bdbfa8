import { useEffect, useState } from "react";
import { EDGE_NAMES } from "#app/components/admin/markers/marker-timeline.tsx";
import { type EdgeName, type Edges, secondsOf } from "#app/components/admin/markers/marker-times.ts";
import { formatTimecode } from "#app/components/format/duration.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";

interface MarkerFieldsProps {
  readonly edges: Edges;
  /** Where the admin stopped in the player; null if nothing is saved. */
  readonly positionSeconds: number | null;
  readonly onChange: (name: EdgeName, seconds: number | null) => void;
}

/** The times of the edges as fields, each with a button that sets it to the player's position. */
export function MarkerFields({ edges, positionSeconds, onChange }: MarkerFieldsProps) {
  return (
    <div className="marker-fields">
      {(Object.keys(EDGE_NAMES) as EdgeName[]).map((name) => (
        <div key={name} className="grid gap-1">
          <TimeField
            label={EDGE_NAMES[name]}
            seconds={edges[name]}
            onChange={(next) => onChange(name, next)}
          />
          {positionSeconds === null ? null : (
            <Button
              size="small"
              tone="plain"
              onClick={() => onChange(name, Math.round(positionSeconds * 10) / 10)}
              aria-label={`Set ${EDGE_NAMES[name].toLowerCase()} to ${formatTimecode(positionSeconds)}, where you stopped`}
            >
              {`Use ${formatTimecode(positionSeconds)}`}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly seconds: number | null;
  readonly onChange: (seconds: number | null) => void;
}

function TimeField({ label, seconds, onChange }: TimeFieldProps) {
  const shown = seconds === null ? "" : formatTimecode(seconds);
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const value = secondsOf(typed);
  const commit = (): void => {
    if (typed !== shown && !Number.isNaN(value)) onChange(value);
  };
  return (
    <TextField
      label={label}
      value={typed}
      placeholder="0:00"
      maxLength={12}
      error={Number.isNaN(value) ? "Write a time such as 1:05." : null}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}
