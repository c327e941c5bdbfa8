import { useId } from "react";

interface SwitchFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly name: string;
  readonly defaultChecked: boolean;
}

/** A switch for a setting, with its label and hint. It is a checkbox, so forms send it. */
export function SwitchField({ label, hint, name, defaultChecked }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-6 border-t border-line py-4">
      <div className="grid gap-1">
        <label htmlFor={id} className="text-md font-semibold leading-ui">
          {label}
        </label>
        <span id={`${id}-hint`} className="max-w-[60ch] text-sm leading-ui text-soft">
          {hint}
        </span>
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        name={name}
        value="on"
        defaultChecked={defaultChecked}
        className="switch mt-1"
        aria-describedby={`${id}-hint`}
      />
    </div>
  );
}
