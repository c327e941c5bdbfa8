import { useState, type FormEvent } from "react";
import { ageOptions } from "#app/components/admin/titles/age-options.ts";
import { genresOf } from "#app/components/admin/titles/change-words.ts";
import { useBulk, type BulkTarget } from "#app/components/admin/titles/library/use-bulk.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { SelectField } from "#app/components/ui/fields/select-field.tsx";
import { type BulkChange } from "#core/admin/library/bulk-change.ts";

interface BulkBarProps {
  readonly target: BulkTarget;
  /** "3 selected", "All titles that match". */
  readonly words: string;
  /** Selects all that match; null where they are selected already, or all are in sight. */
  readonly onAll: (() => void) | null;
  readonly allWords: string;
  readonly onClear: () => void;
}

/** What can be done with the selected titles, with its progress. */
export function BulkBar({ target, words, onAll, allWords, onClear }: BulkBarProps) {
  const [isOpen, setOpen] = useState(false);
  const { progress, edit, remove, stop } = useBulk(onClear);
  if (progress !== null) {
    return (
      <div className="bulk-bar acts">
        <p role="status">{progress}</p>
        <Button size="small" onClick={stop}>
          Stop
        </Button>
      </div>
    );
  }
  return (
    <div className="bulk-bar acts" role="region" aria-label="Selected titles">
      <p role="status">{words}</p>
      {onAll ? (
        <Button size="small" tone="plain" onClick={onAll}>
          {allWords}
        </Button>
      ) : null}
      <Button size="small" onClick={() => setOpen(true)}>
        Edit
      </Button>
      <Button size="small" tone="bad" onClick={() => remove(target)}>
        Delete
      </Button>
      <Button size="small" tone="plain" onClick={onClear}>
        Clear selection
      </Button>
      <Dialog title="Edit selected titles" open={isOpen} onClose={() => setOpen(false)}>
        {isOpen ? (
          <BulkForm
            onChange={(change) => {
              setOpen(false);
              edit(target, change);
            }}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </Dialog>
    </div>
  );
}

const KEEP = { value: "keep", name: "No change" };
const VISIBILITIES = [
  KEEP,
  { value: "published", name: "Published" },
  { value: "unlisted", name: "Unlisted" },
  { value: "draft", name: "Draft" },
];

interface BulkFormProps {
  readonly onChange: (change: BulkChange) => void;
  readonly onClose: () => void;
}

function BulkForm({ onChange, onClose }: BulkFormProps) {
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onChange(changeOf(new FormData(event.currentTarget)));
  };
  const ages = [KEEP, ...ageOptions(null).map(({ value, name }) => ({ value: value || "none", name }))];
  return (
    <form className="grid gap-4 mt-4" onSubmit={send}>
      <SelectField label="Visibility" name="visibility" defaultValue="keep" options={VISIBILITIES} />
      <SelectField label="Age rating" name="age" defaultValue="keep" options={ages} />
      <TextField label="Add genres" name="addGenres" hint="Separate with commas." maxLength={500} />
      <TextField label="Remove genres" name="removeGenres" maxLength={500} />
      <TextField label="Add tags" name="addTags" maxLength={500} />
      <TextField label="Remove tags" name="removeTags" maxLength={500} />
      <div className="acts">
        <Button type="submit" tone="fill">
          Apply
        </Button>
        <Button tone="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function changeOf(form: FormData): BulkChange {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const words = (name: "addGenres" | "removeGenres" | "addTags" | "removeTags") => {
    const list = genresOf(text(name));
    return list.length > 0 ? { [name]: list } : {};
  };
  const [visibility, age] = [text("visibility"), text("age")];
  return {
    ...(visibility !== "keep" && { visibility: visibility as NonNullable<BulkChange["visibility"]> }),
    ...(age !== "keep" && { ageRatingYears: age === "none" ? null : Number(age) }),
    ...{ ...words("addGenres"), ...words("removeGenres"), ...words("addTags"), ...words("removeTags") },
  };
}
