/** A title to choose, by its id and name. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Titles as the options of a select, after a first option without a title. */
export function choiceOptions(first: string, choices: readonly Choice[]) {
  return [{ value: "", name: first }, ...choices.map(({ id, name }) => ({ value: id, name }))];
}
