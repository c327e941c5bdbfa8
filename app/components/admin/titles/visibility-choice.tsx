import { useFetcher } from "@remix-run/react";
import { formatAgo } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { type TitlePage } from "#core/catalog/types.ts";

/** Who can see a title: chosen as tickets, and done at once. */
export function VisibilityChoice({ title }: { readonly title: TitlePage }) {
  const clock = useClock();
  const fetcher = useFetcher<{ ok: boolean; error?: { message: string } }>();
  const chosen = fetcher.formData?.get("visibility") ?? title.visibility;
  const choices = [
    { value: "draft", name: "Draft", words: "Only in the booth" },
    { value: "unlisted", name: "Unlisted", words: "Its owner and admins" },
    {
      value: "published",
      name: "Published",
      words: title.publishedAt
        ? `Everybody here, ${since(formatAgo(title.publishedAt, clock))}`
        : "Everybody here",
    },
  ];
  return (
    <fetcher.Form method="post" onChange={(event) => fetcher.submit(event.currentTarget)}>
      <input type="hidden" name="intent" value="visibility" />
      <fieldset className="choices">
        <legend>Who can see it</legend>
        {choices.map(({ value, name, words }) => (
          <label key={value}>
            <input type="radio" name="visibility" value={value} checked={chosen === value} readOnly />
            <span>
              <b>{name}</b>
              <small>{words}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {fetcher.data?.error ? (
        <p role="alert" className="mt-2 text-xs text-bad">
          {fetcher.data.error.message}
        </p>
      ) : null}
    </fetcher.Form>
  );
}

function since(ago: string): string {
  return /^\d|^just/.test(ago) ? `for the first time ${ago}` : `since ${ago}`;
}
