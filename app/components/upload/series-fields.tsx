import { useSearchParams } from "@remix-run/react";
import { choiceOptions, type Choice } from "#app/components/admin/titles/title-choice.ts";
import { seasonName } from "#app/components/title/season-tabs.tsx";
import { type UploadSeries } from "#app/components/upload/upload-series.ts";
import { SelectField } from "#app/components/ui/fields/select-field.tsx";

interface SeriesFieldsProps {
  readonly choices: readonly Choice[];
  /** The chosen series; null while new uploads become films. */
  readonly series: UploadSeries | null;
}

/** Chooses the series, and its season, that files chosen after this become episodes of. The address holds both. */
export function SeriesFields({ choices, series }: SeriesFieldsProps) {
  const [search, setSearch] = useSearchParams();
  const set = (values: Readonly<Record<string, string>>): void =>
    setSearch(new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "")), {
      replace: true,
      preventScrollReset: true,
    });
  const known = series && !choices.some(({ id }) => id === series.id) ? [series, ...choices] : choices;
  if (known.length === 0) return null;
  return (
    <div className="grid gap-4 tablet:grid-cols-2 mt-6">
      <SelectField
        label="Add to series"
        hint={
          series ? "New uploads become episodes of this series." : "Without a series, uploads become films."
        }
        options={choiceOptions("None", known)}
        value={series?.id ?? ""}
        onChange={({ target }) => set({ series: target.value })}
      />
      {series ? (
        <SelectField
          label="Season"
          hint="Files whose names have no number get the next ones, in the order of their names."
          options={seasonOptions(series)}
          value={search.get("season") ?? ""}
          onChange={({ target }) => set({ series: series.id, season: target.value })}
        />
      ) : null}
    </div>
  );
}

function seasonOptions({ seasons }: UploadSeries) {
  const next = Math.max(0, ...seasons.map(({ number }) => number)) + 1;
  return [
    { value: "", name: "From the file name, otherwise season 1" },
    ...seasons.map((season) => ({ value: String(season.number), name: seasonName(season) })),
    { value: String(next), name: `New: Season ${next}` },
  ];
}
