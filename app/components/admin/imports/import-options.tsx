interface ImportOptionsProps {
  readonly copies: boolean;
  readonly publishes: boolean;
  /** What is said below the two ways to keep the files. */
  readonly hints?: { readonly kept: string; readonly copied: string };
}

/** What becomes of the files and of the new titles. Part of a form. */
export function ImportOptions({ copies, publishes, hints }: ImportOptionsProps) {
  return (
    <>
      <fieldset className="choices">
        <legend>Files</legend>
        <Choice
          {...{ name: "copies", value: "no", isChosen: !copies, title: "Keep where they are" }}
          hint={hints?.kept ?? "Never changed or deleted."}
        />
        <Choice
          {...{ name: "copies", value: "yes", isChosen: copies, title: "Copy" }}
          hint={hints?.copied ?? "Into Matinee’s storage."}
        />
      </fieldset>
      <fieldset className="choices">
        <legend>New titles</legend>
        <Choice
          {...{ name: "publishes", value: "yes", isChosen: publishes, title: "Publish" }}
          hint="As soon as they can be played."
        />
        <Choice
          {...{ name: "publishes", value: "no", isChosen: !publishes, title: "Keep as drafts" }}
          hint="Only admins see them."
        />
      </fieldset>
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly isChosen: boolean;
  readonly title: string;
  readonly hint: string;
}

function Choice({ name, value, isChosen, title, hint }: ChoiceProps) {
  return (
    <label>
      <input type="radio" name={name} value={value} defaultChecked={isChosen} />
      <span>
        <b>{title}</b>
        <small>{hint}</small>
      </span>
    </label>
  );
}
