import { useId } from "react";
import { withChosen } from "#app/components/browse/choice-group.tsx";
import { languageName } from "#app/components/format/words.ts";

interface SelectChoice {
  readonly value: string;
  readonly titleCount: number;
  /** Where it is not the value itself. */
  readonly name?: string;
}

interface FilterSelectProps {
  readonly label: string;
  /** The parameter in the address. */
  readonly name: string;
  readonly value: string | undefined;
  readonly choices: readonly SelectChoice[];
}

/** One of many, with the number of titles of each. Renders nothing without choices. */
export function FilterSelect({ label, name, value, choices }: FilterSelectProps) {
  const id = useId();
  const shown: readonly SelectChoice[] = withChosen(choices, value);
  if (shown.length === 0) return null;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={value ?? ""} className="input">
        <option value="">Any</option>
        {shown.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name ?? choice.value} ({choice.titleCount})
          </option>
        ))}
      </select>
    </div>
  );
}

/** Languages by their English names, in the order of these. */
export function languageChoices(choices: readonly SelectChoice[]): SelectChoice[] {
  return choices
    .map((choice) => ({ ...choice, name: languageName(choice.value) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
