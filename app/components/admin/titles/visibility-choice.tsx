import { useFetcher } from "@remix-run/react";
import { ScheduleChoice } from "#app/components/admin/titles/schedule-choice.tsx";
import { formatAgo, formatMoment } from "#app/components/format/dates.ts";
import { useClock } from "#app/components/layout/clock.tsx";
import { type TitlePage } from "#core/catalog/types.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

/** The choice of a title's visibility, which is saved at once. */
export function VisibilityChoice({ title }: { readonly title: TitlePage }) {
  const clock = useClock();
  const fetcher = useFetcher<FormAnswer>();
  const chosen = fetcher.formData?.get("visibility") ?? title.visibility;
  const choices = [
    {
      value: "draft",
      name: title.publishAt ? "Scheduled" : "Draft",
      words: title.publishAt ? `Admins only until ${formatMoment(title.publishAt, clock)}` : "Admins only",
    },
    { value: "unlisted", name: "Unlisted", words: "Owner and admins" },
    {
      value: "published",
      name: "Published",
      words: title.publishedAt
        ? `All users, first published ${formatAgo(title.publishedAt, clock)}`
        : "All users",
    },
  ];
  return (
    <fetcher.Form
      method="post"
      onChange={(event) => {
        // The time below has a button of its own.
        if (event.target instanceof HTMLInputElement && event.target.type === "radio") {
          fetcher.submit(event.currentTarget);
        }
      }}
    >
      <input type="hidden" name="intent" value="visibility" />
      <fieldset className="choices">
        <legend>Visibility</legend>
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
      {chosen === "draft" ? <ScheduleChoice title={title} /> : null}
    </fetcher.Form>
  );
}
