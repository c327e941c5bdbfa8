interface ChoiceGroupProps<Value extends string | number> {
  readonly legend: string;
  /** The parameter in the address. */
  readonly name: string;
  readonly value: Value | undefined;
  readonly choices: readonly { readonly value: Value; readonly titleCount: number }[];
  readonly wordsOf: (value: Value) => string;
}

/** One of a few: radio buttons that look like chips, with the number of titles. Renders nothing without choices. */
export function ChoiceGroup<Value extends string | number>(props: ChoiceGroupProps<Value>) {
  const { legend, name, value, wordsOf } = props;
  const choices = withChosen(props.choices, value);
  if (choices.length === 0) return null;
  return (
    <fieldset className="choice-group">
      <legend>{legend}</legend>
      <div className="chips">
        <Choice name={name} value="" isChosen={value === undefined} words="Any" />
        {choices.map((choice) => (
          <Choice
            key={choice.value}
            name={name}
            value={choice.value}
            isChosen={choice.value === value}
            words={wordsOf(choice.value)}
            titleCount={choice.titleCount}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string | number;
  readonly isChosen: boolean;
  readonly words: string;
  readonly titleCount?: number;
}

function Choice({ name, value, isChosen, words, titleCount }: ChoiceProps) {
  return (
    <label className="choice">
      <input type="radio" name={name} value={value} defaultChecked={isChosen} />
      <span className="chip">
        {words}
        {titleCount === undefined ? null : <small>{titleCount}</small>}
      </span>
    </label>
  );
}

/** An address may ask for what no title has now: it is offered too, so that the form says what the page shows. */
export function withChosen<Value>(
  choices: readonly { readonly value: Value; readonly titleCount: number }[],
  value: Value | undefined,
): readonly { readonly value: Value; readonly titleCount: number }[] {
  const isKnown = value === undefined || choices.some((choice) => choice.value === value);
  return isKnown ? choices : [...choices, { value, titleCount: 0 }];
}
