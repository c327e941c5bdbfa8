import { Link, useFetcher } from "@remix-run/react";
import { Button } from "#app/components/ui/button.tsx";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

/** Removes the demo titles, and says what that means. Absent where there are none and none were removed here. */
export function DemoSection({ titleCount }: { titleCount: number }) {
  const fetcher = useFetcher<FormAnswer>();
  const answer = fetcher.data;
  if (titleCount === 0 && !answer) return null;
  const isRemoving = fetcher.state !== "idle";
  return (
    <section aria-labelledby="demo-titles" className="mt-12 max-w-[46rem] border-t border-line pt-6">
      <h2 id="demo-titles">Demo titles</h2>
      <p className="mt-2 text-soft">
        {titleCount > 0
          ? `Removes the ${titleCount} titles that came with Matinee. They are hidden now, and their files are deleted after 7 days. They do not come back by themselves.`
          : "The demo titles are removed."}
      </p>
      <fetcher.Form method="post" className="acts pt-4">
        <input type="hidden" name="intent" value="remove-demo" />
        {titleCount > 0 && (
          <Button type="submit" tone="bad" disabled={isRemoving}>
            {isRemoving ? "Removing…" : "Remove demo titles"}
          </Button>
        )}
        <p role="status" className="text-soft">
          {answer && !answer.ok && answer.error.message}
          {answer?.ok && titleCount === 0 && (
            <>
              You can restore them for 7 days under{" "}
              <Link to="/admin/titles/deleted" className="link">
                Deleted titles
              </Link>
              .
            </>
          )}
        </p>
      </fetcher.Form>
    </section>
  );
}
