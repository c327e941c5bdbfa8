import { type ChangeEvent } from "react";
import { SubtitlePreviewList } from "#app/components/admin/subtitles/subtitle-preview-list.tsx";
import { kindOptions, languageOptions } from "#app/components/admin/subtitles/subtitle-words.ts";
import {
  useSubtitleUpload,
  type ChosenTags,
  type SubtitleTarget,
} from "#app/components/admin/subtitles/use-subtitle-upload.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/fields/field.tsx";
import { SelectField } from "#app/components/ui/fields/select-field.tsx";
import { type SubtitleKind } from "#core/subtitles/subtitle-kind.ts";

interface SubtitleDialogProps {
  readonly heading: string;
  readonly target: SubtitleTarget;
  /** What the subtitles that are replaced are. */
  readonly chosen?: ChosenTags;
  readonly onClose: () => void;
}

/** Asks for a file of subtitles, shows how it begins, and what it is, before it is saved. */
export function SubtitleDialog({ heading, target, chosen, onClose }: SubtitleDialogProps) {
  const upload = useSubtitleUpload({ target, chosen, onSaved: onClose });
  const { preview, tags } = upload;
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0];
    if (file) upload.choose(file);
  };
  return (
    <Dialog title={heading} open onClose={onClose}>
      <div className="mt-4 grid gap-4" aria-busy={upload.isBusy}>
        <Field label="File" hint="SRT, VTT or ASS" error={upload.error}>
          {(tie) => (
            <input {...tie} type="file" accept=".srt,.vtt,.ass,.ssa" className="input" onChange={choose} />
          )}
        </Field>
        {preview ? (
          <>
            <SubtitlePreviewList preview={preview} />
            <SelectField
              label="Language"
              value={tags.languageTag}
              options={languageOptions(tags.languageTag)}
              onChange={(event) => upload.setLanguage(event.currentTarget.value)}
            />
            <SelectField
              label="Kind"
              value={tags.kind}
              options={kindOptions}
              onChange={(event) => upload.setKind(event.currentTarget.value as SubtitleKind)}
            />
          </>
        ) : null}
      </div>
      <div className="acts mt-6">
        <Button tone="fill" disabled={!preview || upload.isBusy} onClick={() => upload.save()}>
          Save
        </Button>
        <Button tone="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
