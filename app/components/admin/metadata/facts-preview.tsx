import { useEffect, useRef, useState, type FormEvent } from "react";
import { factRows, type FactRow } from "#app/components/admin/metadata/fact-rows.ts";
import { counted } from "#app/components/format/words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { type FactsPreview as Preview } from "#core/metadata/facts/types.ts";

interface FactsPreviewProps {
  readonly preview: Preview;
  readonly languageTag: string | null;
  readonly isApplying: boolean;
  /** Why the last attempt was refused. */
  readonly refusal: string | null;
  readonly onApply: (keys: ReadonlySet<string>) => void;
  readonly onBack: () => void;
}

/** What would change, field by field, each with a checkbox: ticked where it replaces nothing. */
export function FactsPreview(props: FactsPreviewProps) {
  const { preview, languageTag, isApplying, refusal, onApply, onBack } = props;
  const rows = factRows(preview);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(preview.suggested));
  const heading = useFocusedHeading();
  const choose = (key: string, isChosen: boolean): void =>
    setChosen((before) => new Set(isChosen ? [...before, key] : [...before].filter((one) => one !== key)));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onApply(chosen);
  };
  return (
    <form className="grid gap-4" onSubmit={send}>
      <div>
        <h3 ref={heading} tabIndex={-1} className="font-semibold text-md" lang={languageTag ?? undefined}>
          {preview.releaseYear === null ? preview.name : `${preview.name} (${preview.releaseYear})`}
        </h3>
        <p className="text-soft">
          {rows.length === 0 ? "The editor has all of it already." : "Choose what is saved."}
        </p>
      </div>
      {rows.length > 1 ? <ChooseAll rows={rows} suggested={preview.suggested} onChoose={setChosen} /> : null}
      <ul className="fact-rows">
        {rows.map((row) => (
          <FactLine
            key={row.key}
            row={row}
            languageTag={languageTag}
            isChosen={chosen.has(row.key)}
            onChoose={(isChosen) => choose(row.key, isChosen)}
          />
        ))}
      </ul>
      {refusal === null ? null : (
        <p role="alert" className="text-bad">
          {refusal}
        </p>
      )}
      <div className="fact-actions acts">
        <Button type="submit" tone="fill" disabled={chosen.size === 0 || isApplying}>
          {isApplying ? "Applying…" : `Apply ${counted(chosen.size, "change")}`}
        </Button>
        <Button tone="plain" onClick={onBack}>
          Back to results
        </Button>
      </div>
    </form>
  );
}

interface ChooseAllProps {
  readonly rows: readonly FactRow[];
  readonly suggested: readonly string[];
  readonly onChoose: (keys: ReadonlySet<string>) => void;
}

function ChooseAll({ rows, suggested, onChoose }: ChooseAllProps) {
  return (
    <div className="acts">
      <Button size="small" onClick={() => onChoose(new Set(rows.map(({ key }) => key)))}>
        Select all
      </Button>
      <Button size="small" onClick={() => onChoose(new Set(suggested))}>
        Only empty fields
      </Button>
      <Button size="small" onClick={() => onChoose(new Set())}>
        Select none
      </Button>
    </div>
  );
}

interface FactLineProps {
  readonly row: FactRow;
  readonly languageTag: string | null;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

function FactLine({ row, languageTag, isChosen, onChoose }: FactLineProps) {
  const lang = languageTag ?? undefined;
  return (
    <li>
      <label>
        <input type="checkbox" checked={isChosen} onChange={({ target }) => onChoose(target.checked)} />
        <span className="what">{row.label}</span>
        <span className="found" lang={lang}>
          {row.found}
        </span>
        {row.now === "" ? null : (
          <span className="now">
            Replaces: <span lang={lang}>{row.now}</span>
          </span>
        )}
      </label>
    </li>
  );
}

/** The step before had the focus on a button that is gone. */
function useFocusedHeading() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return heading;
}
