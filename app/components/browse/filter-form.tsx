import { Form, Link, useNavigate } from "@remix-run/react";
import { type FormEvent } from "react";
import { browsePath, listPath } from "#app/components/browse/browse-state.ts";
import { ChoiceGroup } from "#app/components/browse/choice-group.tsx";
import { ageWords, heightWords, LENGTH_WORDS } from "#app/components/browse/filter-words.ts";
import { FilterSelect, languageChoices } from "#app/components/browse/filter-select.tsx";
import { formPath } from "#app/components/browse/form-path.ts";
import { type BrowseData } from "#app/components/browse/load-browse.ts";
import { YearFields } from "#app/components/browse/year-fields.tsx";
import { Button } from "#app/components/ui/button.tsx";

interface FilterFormProps {
  readonly data: BrowseData;
  readonly onApply?: () => void;
}

/** Every filter. It is a plain form whose fields are the address's parameters; with scripts the address is tidied. */
export function FilterForm({ data, onApply }: FilterFormProps) {
  const { kind, sort } = data;
  const path = listPath(kind);
  const navigate = useNavigate();
  const apply = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    navigate(formPath(path, new FormData(event.currentTarget)), { preventScrollReset: true });
    onApply?.();
  };
  return (
    <Form method="get" action={path} className="filter-form" onSubmit={apply}>
      {sort === "newest" ? null : <input type="hidden" name="sort" value={sort} />}
      <FilterFields data={data} />
      <div className="acts">
        <Button type="submit" tone="fill">
          Show {kind === "movie" ? "films" : "series"}
        </Button>
        <Link
          className="button"
          data-tone="plain"
          to={browsePath(path, { sort })}
          preventScrollReset
          onClick={onApply}
        >
          Clear filters
        </Link>
      </div>
    </Form>
  );
}

function FilterFields({ data }: { readonly data: BrowseData }) {
  const { kind, filters, facets } = data;
  return (
    <>
      <div className="filter-selects">
        <FilterSelect label="Genre" name="genre" value={filters.genre} choices={facets.genres} />
        <FilterSelect label="Tag" name="tag" value={filters.tag} choices={facets.tags} />
        <FilterSelect
          label="Audio"
          name="audio"
          value={filters.audio}
          choices={languageChoices(facets.audio)}
        />
        <FilterSelect
          label="Subtitles"
          name="subtitles"
          value={filters.subtitles}
          choices={languageChoices(facets.subtitles)}
        />
      </div>
      <YearFields filters={filters} decades={facets.decades} />
      <ChoiceGroup
        legend={kind === "movie" ? "Length" : "Episode length"}
        name="length"
        value={filters.length}
        choices={facets.lengths}
        wordsOf={(length) => LENGTH_WORDS[length]}
      />
      <ChoiceGroup
        legend="Resolution"
        name="height"
        value={filters.minHeight}
        choices={facets.heights}
        wordsOf={heightWords}
      />
      <ChoiceGroup
        legend="Age rating"
        name="age"
        value={filters.maxAgeYears}
        choices={facets.ages}
        wordsOf={ageWords}
      />
      <label className="filter-check">
        Only what I have not watched
        <input
          type="checkbox"
          name="unwatched"
          value="1"
          defaultChecked={filters.unwatched}
          className="switch"
        />
      </label>
    </>
  );
}
