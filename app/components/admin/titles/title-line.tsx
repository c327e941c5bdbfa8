import { Link, useFetcher } from "@remix-run/react";
import { useState } from "react";
import { TitleMenu } from "#app/components/admin/titles/title-menu.tsx";
import { titleKindLabel } from "#app/components/catalog/title-words.ts";
import { TitleImage } from "#app/components/ui/title-image.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PutBack } from "#app/components/ui/put-back.tsx";
import { StatusDot } from "#app/components/ui/status-dot.tsx";
import { type TitleCard } from "#core/catalog/types.ts";

export interface AdminTitle extends TitleCard {
  readonly visibility: "draft" | "unlisted" | "published";
}

type Choice = "published" | "draft";

const seenBy = { draft: "Only the booth", unlisted: "Its owner", published: "Everybody" } as const;

interface TitleLineProps {
  readonly title: AdminTitle;
  readonly isGone: boolean;
  readonly onRemove: () => void;
  readonly onPutBack: () => void;
}

/** A title's line: what it is, who sees it, and what can be done. Deleted, it keeps its line with "Put it back". */
export function TitleLine({ title, isGone, onRemove, onPutBack }: TitleLineProps) {
  const { visibility, setVisibility } = useVisibility(title);
  const isPublished = visibility === "published";
  if (isGone) return <GoneLine name={title.name} onPutBack={onPutBack} />;
  return (
    <tr>
      <td>
        <Link
          to={`/admin/titles/${title.id}`}
          className="flex items-center gap-4 hover:text-accent"
          prefetch="intent"
        >
          <span className="block h-16 w-11 flex-none">
            <TitleImage
              className="h-full w-full rounded-image"
              image={title.poster}
              name={title.name}
              languageTag={title.languageTag}
              sizes="3rem"
            />
          </span>
          <span className="min-w-0">
            <b className="block font-semibold [overflow-wrap:anywhere]" lang={title.languageTag ?? undefined}>
              {title.name}
            </b>
            <span className="text-xs text-quiet">{titleKindLabel(title)}</span>
          </span>
        </Link>
      </td>
      <td>
        <span className="inline-flex items-center gap-2">
          <StatusDot state={isPublished ? undefined : "off"} />
          {seenBy[visibility]}
        </span>
      </td>
      <td className="text-quiet max-tablet:hidden!">{title.genres.join(", ")}</td>
      <td>
        <div className="flex items-center justify-end gap-2">
          <Button
            size="small"
            onClick={() => setVisibility(isPublished ? "draft" : "published")}
            aria-label={`${isPublished ? "Take off" : "Publish"} ${title.name}`}
          >
            {isPublished ? "Take off" : "Publish"}
          </Button>
          <TitleMenu title={title} onDelete={onRemove} />
        </div>
      </td>
    </tr>
  );
}

/** Who sees a title: what is asked for, then what was granted, until the list is told anew. */
function useVisibility(title: AdminTitle) {
  const fetcher = useFetcher<{ readonly ok: boolean }>();
  const [sent, setSent] = useState<{ readonly title: AdminTitle; readonly visibility: Choice } | null>(null);
  // A page in the middle of a long list is not asked for again: its title stays as it was before the press.
  const wasGranted = fetcher.data?.ok === true && sent?.title === title;
  return {
    visibility: sent && (fetcher.formData || wasGranted) ? sent.visibility : title.visibility,
    setVisibility: (visibility: Choice): void => {
      setSent({ title, visibility });
      fetcher.submit({ intent: "visibility", titleId: title.id, visibility }, { method: "post" });
    },
  };
}

function GoneLine({ name, onPutBack }: { readonly name: string; readonly onPutBack: () => void }) {
  return (
    <tr>
      <td colSpan={4}>
        <span className="flex flex-wrap items-center justify-between gap-x-4">
          <PutBack words={`${name} is deleted. Its files go in 7 days.`} name={name} onPutBack={onPutBack} />
        </span>
      </td>
    </tr>
  );
}
