import { useEffect, useRef, useState } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/fields/field.tsx";

interface CopyFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
}

/** A text to copy, as a field that can be selected and a button. It takes the focus when it appears. */
export function CopyField({ label, hint, value }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => input.current?.select(), []);
  const copy = async (): Promise<void> => setCopied(await copyText(value, input.current));
  return (
    <Field label={label} hint={hint}>
      {(tie) => (
        <span className="copy-field">
          <input
            {...tie}
            ref={input}
            className="input mono"
            readOnly
            value={value}
            onFocus={(e) => e.target.select()}
          />
          <Button tone="fill" onClick={() => void copy()}>
            Copy
          </Button>
          <span role="status" className="text-xs text-soft">
            {isCopied ? "Copied." : ""}
          </span>
        </span>
      )}
    </Field>
  );
}

/** Browsers offer the clipboard over HTTPS alone; elsewhere the selected text is copied as by the keys. */
async function copyText(text: string, input: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    input?.select();
    return document.execCommand("copy");
  }
}
