import { useEffect, useRef, useState } from "react";
import { Field } from "#app/components/ui/fields/field.tsx";
import { loadRpcClient } from "#app/trpc/load-client.ts";
import { type SuggestedKind } from "#core/catalog/suggest-words.ts";

interface WordFieldProps {
  readonly kind: SuggestedKind;
  readonly label: string;
  readonly name: string;
  readonly hint: string;
  readonly defaultValue: string;
  readonly error?: string | undefined;
  readonly className?: string;
  readonly maxLength: number;
}

const ASK_AFTER_MS = 150;
/** Where the word that is being typed begins: after the last comma; in a line of credits after its part. */
const WORD_START = { genre: /[^,]*$/, tag: /[^,]*$/, person: /[^:\n]*$/ } as const;

/** A field of words between commas, or of credits one per line, which offers those that the site has already. */
export function WordField({ kind, label, hint, error, className, ...input }: WordFieldProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [words, setWords] = useState<readonly string[]>([]);
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const number = (asked.current += 1);
      const typed = field.current?.value ?? "";
      const text = (WORD_START[kind].exec(typed)?.[0] ?? "").trim();
      if (kind === "person" && text === "") return setWords([]);
      loadRpcClient()
        .then((client) => client.admin.suggestWords.query({ kind, text }))
        .then(
          (found) => {
            const there = typed.split(/[,:\n]/).map((word) => word.trim());
            if (number === asked.current) setWords(found.filter((word) => !there.includes(word)));
          },
          // Without an answer the field is a plain one.
          () => undefined,
        );
    }, ASK_AFTER_MS);
  };
  const choose = (word: string): void => {
    const { current } = field;
    if (!current) return;
    const start = current.value.replace(WORD_START[kind], "").trimEnd();
    const isFirst = start === "" || kind === "person";
    current.value = `${start}${isFirst && !start.endsWith(":") ? (start === "" ? "" : "\n") : " "}${word}${kind === "person" ? "" : ", "}`;
    current.dispatchEvent(new Event("input", { bubbles: true }));
    current.focus();
    setWords([]);
  };
  const props = { ...input, onFocus: ask, onInput: ask, className: "input" };
  return (
    <div className={className}>
      <Field label={label} hint={hint} error={error ?? null}>
        {(tie) =>
          kind === "person" ? (
            <textarea {...props} {...tie} rows={5} ref={field} />
          ) : (
            <input {...props} {...tie} ref={field} />
          )
        }
      </Field>
      {words.length > 0 ? (
        <ul className="word-choices" aria-label={`Suggestions for ${label}`}>
          {words.map((word) => (
            <li key={word}>
              <button type="button" onClick={() => choose(word)}>
                {word}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
