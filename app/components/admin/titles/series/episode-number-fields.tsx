import { TextField } from "#app/components/ui/fields/field.tsx";

interface EpisodeNumberFieldsProps {
  readonly season: number;
  readonly errors: Readonly<Record<string, string>>;
}

/** The season and the number that a new episode gets. */
export function EpisodeNumberFields({ season, errors }: EpisodeNumberFieldsProps) {
  return (
    <div className="grid gap-4 tablet:grid-cols-2">
      <TextField
        label="Season"
        hint="A new number adds a season."
        name="seasonNumber"
        inputMode="numeric"
        required
        maxLength={4}
        defaultValue={season}
        error={errors.seasonNumber}
      />
      <TextField
        label="Episode number"
        hint="Leave blank for the next number."
        name="number"
        inputMode="numeric"
        maxLength={4}
        error={errors.number}
      />
    </div>
  );
}
