import { useEffect, useRef, type InputHTMLAttributes } from "react";
import { NarrowLabel } from "#app/components/admin/imports/narrow-label.tsx";

interface CellFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly fileName: string;
  /** What is stored. */
  readonly value: string;
  readonly onLeave: (field: HTMLInputElement) => void;
}

/** A field of the table. It follows what is stored, such as a correction of its folder, but never while it is typed in. */
export function CellField({ label, fileName, value, onLeave, ...input }: CellFieldProps) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current && ref.current !== document.activeElement) ref.current.value = value;
  }, [value]);
  return (
    <>
      {label === "Title" ? null : <NarrowLabel words={label} />}
      <input
        ref={ref}
        className="input import-cell"
        aria-label={`${label} of ${fileName}`}
        autoComplete="off"
        defaultValue={value}
        onBlur={(event) => onLeave(event.currentTarget)}
        {...input}
      />
    </>
  );
}
