import { type AdminTitle } from "#core/admin/types.ts";
import { Link, useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { deletedWords, RESTORE } from "#app/components/admin/deleted/deleted-words.ts";
import { TitleMenu } from "#app/components/admin/titles/title-menu.tsx";
import { TitleState } from "#app/components/admin/titles/title-state.tsx";
import { titleKindLabel } from "#app/components/catalog/title-words.ts";
import { formatBytes } from "#app/components/format/bytes.ts";
import { formatAgo, formatMoment } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { TitlePoster } from "#app/components/ui/images/title-poster.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { UndoLine } from "#app/components/ui/undo-line.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

type Choice = "published" | "draft";

const VISIBILITIES = {
  draft: "Draft (admins and editors)",
  unlisted: "Unlisted (owner and admins)",
  published: "Published",
} as const;

interface TitleLineProps {
  readonly title: AdminTitle;
  readonly isGone: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (isOn: boolean) => void;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
}

/** A line of the library: the title, its visibility and its actions. A deleted title keeps its line with an undo. */
export function TitleLine({ title, isGone, isSelected, onSelect, onRemove, onUndo }: TitleLineProps) {
  const { visibility, setVisibility } = useVisibility(title);
  const isPublished = visibility === "published";
  const clock = useClock();
  if (isGone) return <DeletedLine name={title.name} onUndo={onUndo} />;
  return (
    <tr>
      <td>
        <span className="flex items-center">
          <label className="select">
            <span className="sr-only">{`Select ${title.name}`}</span>
            <input type="checkbox" checked={isSelected} onChange={({ target }) => onSelect(target.checked)} />
          </label>
          <Link
            to={`/admin/titles/${title.id}`}
            className="flex items-center gap-4 hover:text-accent"
            prefetch="intent"
          >
            <span className="poster">
              <TitlePoster title={title} sizes="5rem" />
            </span>
            <span className="min-w-0">
              <b
                className="block font-semibold [overflow-wrap:anywhere]"
                lang={title.languageTag ?? undefined}
              >
                {title.name}
              </b>
              <span className="block text-xs text-quiet">{titleKindLabel(title)}</span>
              <span className="block text-xs text-quiet max-tablet:hidden">{title.genres.join(", ")}</span>
            </span>
          </Link>
        </span>
      </td>
      <td>
        <TitleState state={title.state} unavailable={title.unavailable} />
      </td>
      <td>
        {title.publishAt && visibility === "draft"
          ? `Scheduled for ${formatMoment(title.publishAt, clock)}`
          : VISIBILITIES[visibility]}
      </td>
      <td className="whitespace-nowrap">{title.storedBytes > 0 ? formatBytes(title.storedBytes) : "–"}</td>
      <td className="whitespace-nowrap text-quiet">{formatAgo(title.createdAt, clock)}</td>
      <td>
        <div className="flex items-center justify-end gap-2">
          <Button
            size="small"
            onClick={() => setVisibility(isPublished ? "draft" : "published")}
            aria-label={`${isPublished ? "Unpublish" : "Publish"} ${title.name}`}
          >
            {isPublished ? "Unpublish" : "Publish"}
          </Button>
          <TitleMenu title={title} onDelete={onRemove} />
        </div>
      </td>
    </tr>
  );
}

/** A title's visibility: the one that is being saved, then the saved one, until the list is loaded again. */
function useVisibility(title: AdminTitle) {
  const fetcher = useFetcher<FormAnswer>();
  useRefusal(fetcher.data?.error);
  const [sent, setSent] = useState<{ readonly title: AdminTitle; readonly visibility: Choice } | null>(null);
  // A page in the middle of a long list is not loaded again: its title still has the old visibility.
  const isSaved = fetcher.data?.ok === true && sent?.title === title;
  return {
    visibility: sent && (fetcher.formData || isSaved) ? sent.visibility : title.visibility,
    setVisibility: (visibility: Choice): void => {
      setSent({ title, visibility });
      fetcher.submit({ intent: "visibility", titleId: title.id, visibility }, { method: "post" });
    },
  };
}

/** Shows why a change was refused: the button of a line has no room for it. */
function useRefusal(error: { readonly message: string } | undefined): void {
  const announce = useToast();
  const latest = useRef(announce);
  latest.current = announce;
  useEffect(() => {
    if (error) latest.current({ words: error.message });
  }, [error]);
}

function DeletedLine({ name, onUndo }: { readonly name: string; readonly onUndo: () => void }) {
  return (
    <tr>
      <td colSpan={6}>
        <span className="flex flex-wrap items-center justify-between gap-x-4">
          <UndoLine words={deletedWords(name)} name={name} label={RESTORE} onUndo={onUndo} />
        </span>
      </td>
    </tr>
  );
}
