import { Switch } from "radix-ui";
import { useId } from "react";

interface SwitchFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly name: string;
  readonly defaultChecked?: boolean;
  readonly onChange?: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** A setting that is on or off: a lamp on a rail, with what it does beside it. */
export function SwitchField({ label, hint, name, onChange, ...rest }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-6 border-t border-line py-4">
      <label htmlFor={id} className="grid gap-1">
        <b className="font-semibold text-md leading-ui">{label}</b>
        <span id={`${id}-hint`} className="text-sm text-soft leading-ui max-w-[60ch]">
          {hint}
        </span>
      </label>
      <Switch.Root
        {...rest}
        id={id}
        name={name}
        className="switch mt-1"
        aria-describedby={`${id}-hint`}
        onCheckedChange={onChange}
      >
        <Switch.Thumb asChild>
          <span />
        </Switch.Thumb>
      </Switch.Root>
    </div>
  );
}
