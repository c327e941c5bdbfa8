import { useId, type ChangeEvent } from "react";
import { ChoiceGroup } from "#app/components/browse/choice-group.tsx";
import { decadeOf } from "#app/components/browse/filter-words.ts";
import { type BrowseFacets } from "#core/catalog/browse/browse-facets.ts";
import { type BrowseFilters } from "#core/catalog/browse/browse-filters.ts";

interface YearFieldsProps {
  readonly filters: BrowseFilters;
  readonly decades: BrowseFacets["decades"];
}

/** A decade, or any years: choosing one empties the other. */
export function YearFields({ filters, decades }: YearFieldsProps) {
  const decade = decadeOf(filters) ?? undefined;
  const { fromYear, toYear } = decade === undefined ? filters : { fromYear: undefined, toYear: undefined };
  return (
    <div className="year-fields" onChange={emptyTheOther}>
      <ChoiceGroup
        legend="Year"
        name="decade"
        value={decade}
        choices={decades}
        wordsOf={(first) => `${first}s`}
      />
      <div className="year-range">
        <YearField label="From year" name="from" value={fromYear} />
        <YearField label="To year" name="to" value={toYear} />
      </div>
    </div>
  );
}

/** The fields keep their own values, so they are changed where they are. */
function emptyTheOther({ target, currentTarget }: ChangeEvent<HTMLDivElement>): void {
  if (!(target instanceof HTMLInputElement) || target.value === "") return;
  if (target.name === "decade") {
    for (const year of currentTarget.querySelectorAll<HTMLInputElement>(".year-range input")) year.value = "";
    return;
  }
  const any = currentTarget.querySelector<HTMLInputElement>('input[name="decade"][value=""]');
  if (any) any.checked = true;
}

interface YearFieldProps {
  readonly label: string;
  /** The parameter in the address. */
  readonly name: string;
  readonly value: number | undefined;
}

function YearField({ label, name, value }: YearFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        className="input"
        inputMode="numeric"
        pattern="[0-9]{4}"
        maxLength={4}
        defaultValue={value}
        autoComplete="off"
      />
    </div>
  );
}
