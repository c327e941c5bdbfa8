import { type SubtitlePreview } from "#core/subtitles/types.ts";
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { SUBTITLE_UPLOAD_MAX_BYTES } from "#app/components/admin/subtitles/subtitle-words.ts";
import { toBase64 } from "#app/components/upload/transfer/fingerprint.ts";
import { formatBytes } from "#app/components/format/bytes.ts";
import { useToast } from "#app/components/ui/toast.tsx";
import { type SubtitleKind } from "#core/subtitles/subtitle-kind.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

/** What the file is for: a video, or the subtitles that it replaces. */
export type SubtitleTarget =
  | { readonly intent: "add-subtitles"; readonly videoId: string }
  | { readonly intent: "replace-subtitles"; readonly subtitleId: string };

export interface ChosenTags {
  readonly languageTag: string;
  readonly kind: SubtitleKind;
}

interface SubtitleUploadOptions {
  readonly target: SubtitleTarget;
  readonly chosen: ChosenTags | undefined;
  readonly onSaved: () => void;
}

const NOTHING: ChosenTags = { languageTag: "und", kind: "subtitles" };

/** A file of subtitles from its choice to its saving. What its name tells stands until something else is chosen. */
export function useSubtitleUpload({ target, chosen, onSaved }: SubtitleUploadOptions) {
  const previewing = useFetcher<FormAnswer<SubtitlePreview>>();
  const saving = useFetcher<FormAnswer<null>>();
  const [file, setFile] = useState<File | null>(null);
  const [own, setOwn] = useState<Partial<ChosenTags>>(chosen ?? {});
  const [refusal, setRefusal] = useState<string | null>(null);
  useOnSaved(saving.data, onSaved);
  const preview = file && previewing.data?.ok ? previewing.data.answer : null;
  const tags: ChosenTags = {
    languageTag: own.languageTag ?? preview?.languageTag ?? NOTHING.languageTag,
    kind: own.kind ?? preview?.kind ?? NOTHING.kind,
  };
  const send = (of: File, fields: Fields, submit: (form: FormData) => void): void => {
    formOf(of, fields).then(submit, () => setRefusal("This file can't be read any more. Choose it again."));
  };
  const ask = (of: File, languageTag: string | undefined): void => {
    const fields = { intent: "preview-subtitles", ...(languageTag ? { languageTag } : {}) };
    send(of, fields, (form) => previewing.submit(form, POST));
  };
  return {
    preview,
    tags,
    isBusy: previewing.state !== "idle" || saving.state !== "idle",
    error: refusal ?? messageOf(saving.data) ?? (file ? messageOf(previewing.data) : null),
    choose(next: File): void {
      const isTooLarge = next.size > SUBTITLE_UPLOAD_MAX_BYTES;
      setRefusal(isTooLarge ? `At most ${formatBytes(SUBTITLE_UPLOAD_MAX_BYTES)}. ${LARGER}` : null);
      setFile(isTooLarge ? null : next);
      if (!isTooLarge) ask(next, own.languageTag);
    },
    setLanguage(languageTag: string): void {
      setOwn((before) => ({ ...before, languageTag }));
      // The language helps to find out the encoding of a file that is not UTF-8.
      if (file) ask(file, languageTag);
    },
    setKind: (kind: SubtitleKind): void => setOwn((before) => ({ ...before, kind })),
    save(): void {
      if (file) send(file, { ...target, ...tags }, (form) => saving.submit(form, POST));
    },
  };
}

const POST = { method: "post" } as const;
const LARGER = "Put a larger file beside its film and import that again.";

type Fields = Readonly<Record<string, string>>;

/** A file as text: the site takes urlencoded forms alone. */
async function formOf(file: File, fields: Fields): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("fileName", file.name);
  form.set("bytesBase64", toBase64(new Uint8Array(await file.arrayBuffer())));
  return form;
}

function messageOf(answer: FormAnswer | undefined): string | null {
  return answer?.error?.message ?? null;
}

function useOnSaved(answer: FormAnswer<null> | undefined, onSaved: () => void): void {
  const announce = useToast();
  const latest = useRef(() => undefined as void);
  latest.current = () => {
    announce({ words: "Subtitles saved" });
    onSaved();
  };
  useEffect(() => {
    if (answer?.ok) latest.current();
  }, [answer]);
}
