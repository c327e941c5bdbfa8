import { useId, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { Icon } from "#app/components/ui/icon.tsx";

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly className?: string;
  /** Gets the attributes that tie the control to its label, hint and error. */
  readonly children: (tie: ControlTie) => ReactNode;
}

export interface ControlTie {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** A label, a control, and below it its hint and its error with an icon. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const described = [hint ? hintId : null, error ? errorId : null].filter(Boolean).join(" ");
  return (
    <div className={`field ${className ?? ""}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {hint ? (
        <span className="hint" id={hintId}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="error" id={errorId} role="alert">
          <Icon name="warning" />
          {error}
        </span>
      ) : null}
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, "children"> & ComponentPropsWithoutRef<"input">;

/** A field of one line. */
export function TextField({ label, hint, error, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(tie) => <input {...input} {...tie} className="input" />}
    </Field>
  );
}

type TextAreaFieldProps = Omit<FieldProps, "children"> & ComponentPropsWithoutRef<"textarea">;

/** A field of several lines. */
export function TextAreaField({ label, hint, error, className, ...input }: TextAreaFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(tie) => <textarea {...input} {...tie} className="input" />}
    </Field>
  );
}
