import { type SubtitleItem } from "#core/subtitles/types.ts";
import { useState } from "react";
import { SubtitleDialog } from "#app/components/admin/subtitles/subtitle-dialog.tsx";
import { kindNames } from "#app/components/admin/subtitles/subtitle-words.ts";
import { useInTurn } from "#app/components/catalog/use-in-turn.ts";
import { languageName } from "#app/components/format/words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { sentence } from "#app/messages/sentence.ts";
import { type VideoDetail } from "#core/videos/types.ts";

interface FileSubtitlesProps {
  readonly file: VideoDetail;
  readonly subtitles: readonly SubtitleItem[];
}

/** The subtitles of one file of a title: those in it, and those that were added, which can be replaced and removed. */
export function FileSubtitles({ file, subtitles }: FileSubtitlesProps) {
  const [isAdding, setAdding] = useState(false);
  return (
    <div className="mt-3 grid gap-1">
      {subtitles.length > 0 ? (
        <ul aria-label={`Subtitles of ${file.title}`}>
          {subtitles.map((item) => (
            <SubtitleLine key={item.id} item={item} />
          ))}
        </ul>
      ) : null}
      <div>
        <Button
          size="small"
          tone="plain"
          aria-label={`Add subtitles to ${file.title}`}
          onClick={() => setAdding(true)}
        >
          Add subtitles
        </Button>
      </div>
      {isAdding ? (
        <SubtitleDialog
          heading={`Add subtitles to ${file.title}`}
          target={{ intent: "add-subtitles", videoId: file.id }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </div>
  );
}

const stateWords = { waiting: "not ready yet", stored: null, failed: "failed" } as const;

function SubtitleLine({ item }: { readonly item: SubtitleItem }) {
  const name = `${languageName(item.languageTag)}, ${kindNames[item.kind]}`;
  const facts = [item.fileName ?? "in the file", stateWords[item.state], sentence(item.failureReason)];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line py-1 text-sm">
      <span className="min-w-0">
        {name}
        <span className="block text-xs text-quiet [overflow-wrap:anywhere]">
          {facts.filter(Boolean).join(", ")}
        </span>
      </span>
      {item.fileName === null ? null : <SubtitleActions item={item} name={name} />}
    </li>
  );
}

function SubtitleActions({ item, name }: { readonly item: SubtitleItem; readonly name: string }) {
  const [isReplacing, setReplacing] = useState(false);
  const announce = useToast();
  const submit = useInTurn(undefined, (words) => announce({ words }));
  const remove = (): void => {
    submit({ intent: "remove-subtitles", subtitleId: item.id });
    announce({ words: `${name} removed` });
  };
  return (
    <span className="flex gap-2">
      <Button size="small" tone="plain" aria-label={`Replace ${name}`} onClick={() => setReplacing(true)}>
        Replace
      </Button>
      <Button size="small" tone="plain" aria-label={`Remove ${name}`} onClick={remove}>
        Remove
      </Button>
      {isReplacing ? (
        <SubtitleDialog
          heading={`Replace ${name}`}
          target={{ intent: "replace-subtitles", subtitleId: item.id }}
          chosen={item}
          onClose={() => setReplacing(false)}
        />
      ) : null}
    </span>
  );
}
