import { chooseOnEnter } from "./choose-on-enter.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
}

interface ChoicesProps {
  readonly legend: string;
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** A choice between a few values. Native radios, which screen readers know; arrows move, Enter and Space choose. */
export function Choices({ legend, name, choices, chosen, onChoose }: ChoicesProps) {
  return (
    <fieldset className="player-choices">
      <legend>{legend}</legend>
      {choices.map(({ value, label, note }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
            onKeyDown={chooseOnEnter}
          />
          <span>
            {label}
            {note && <small>{note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
