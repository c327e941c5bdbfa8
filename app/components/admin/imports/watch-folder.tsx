import { useFetcher } from "@remix-run/react";
import { ImportOptions } from "#app/components/admin/imports/import-options.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { type FormAnswer } from "#app/trpc/loader-errors.ts";

/** The form that watches a folder; the one that is open on the page is filled in. */
export function WatchFolder({ path }: { readonly path: string | null }) {
  const { Form, data, state } = useFetcher<FormAnswer>();
  const isSending = state !== "idle";
  return (
    <Form method="post" className="grid gap-4 border-t border-line pt-4" {...useCheckedForm(data)}>
      <input type="hidden" name="intent" value="watch" />
      <TextField
        label="Folder to watch"
        name="folder"
        required
        autoComplete="off"
        spellCheck={false}
        defaultValue={path ?? ""}
        error={isSending ? null : (data?.error?.message ?? null)}
      />
      <ImportOptions copies={false} publishes />
      <div className="acts">
        <Button type="submit" disabled={isSending}>
          {isSending ? "One moment…" : "Watch folder"}
        </Button>
        <p role="status" className="text-soft">
          {data?.ok && !isSending ? "Folder added." : ""}
        </p>
      </div>
    </Form>
  );
}
