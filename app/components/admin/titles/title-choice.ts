/** A title to choose, by its id and name. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Titles as the options of a select, after one that says what to do. */
export function choiceOptions(first: string, choices: readonly Choice[]) {
  return [{ value: "", name: first }, ...choices.map(({ id, name }) => ({ value: id, name }))];
}
