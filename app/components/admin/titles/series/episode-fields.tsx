import { TextAreaField, TextField } from "#app/components/ui/fields/field.tsx";
import { SelectField } from "#app/components/ui/fields/select-field.tsx";
import { seasonName } from "#app/components/title/season-tabs.tsx";
import { type PlayableDetail, type TitlePage } from "#core/catalog/types.ts";

interface EpisodeFieldsProps {
  readonly episode: PlayableDetail;
  readonly seasonId: string;
  readonly seasons: TitlePage["seasons"];
  readonly errors: Readonly<Record<string, string>>;
}

/** The fields for an episode's name, season, number and synopsis. */
export function EpisodeFields({ episode, seasonId, seasons, errors }: EpisodeFieldsProps) {
  return (
    <div className="grid gap-4 tablet:grid-cols-[minmax(0,1fr)_7rem]">
      <TextField
        className="tablet:col-span-2"
        label="Name"
        name="name"
        required
        maxLength={200}
        defaultValue={episode.name}
        error={errors.name}
        autoFocus
      />
      <SelectField
        label="Season"
        name="seasonId"
        defaultValue={seasonId}
        options={seasons.map((season) => ({ value: season.id, name: seasonName(season) }))}
      />
      <TextField
        label="Episode number"
        name="number"
        inputMode="numeric"
        required
        maxLength={4}
        defaultValue={episode.episodeNumber ?? ""}
        error={errors.number}
      />
      <TextAreaField
        className="tablet:col-span-2"
        label="Synopsis"
        name="overview"
        rows={4}
        maxLength={5_000}
        defaultValue={episode.overview}
        error={errors.overview}
      />
    </div>
  );
}
