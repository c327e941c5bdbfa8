import { Form, useSubmit } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { isNarrowed, type LibrarySearch } from "#app/components/admin/titles/library/library-search.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { useCheckedForm } from "#app/hooks/use-checked-form.ts";
import { SelectField } from "#app/components/ui/fields/select-field.tsx";

interface LibraryToolbarProps {
  readonly search: LibrarySearch;
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  /** At most 1,001, which stands for more than 1,000. */
  readonly count: number;
}

const SEARCH_AFTER_MS = 200;
const ALL = { value: "", name: "All" };
const STATES = [
  ALL,
  { value: "published", name: "Published" },
  { value: "scheduled", name: "Scheduled" },
  { value: "draft", name: "Draft" },
  { value: "unlisted", name: "Unlisted" },
];
const KINDS = [ALL, { value: "movie", name: "Films" }, { value: "series", name: "Series" }];
const ORDERS = [
  { value: "created", name: "Newest" },
  { value: "updated", name: "Recently changed" },
  { value: "name", name: "Name" },
];

/** The search and the filters of the library; the address holds them. */
export function LibraryToolbar({ search, owners, count }: LibraryToolbarProps) {
  const submit = useSubmit();
  const checked = useCheckedForm(undefined);
  const form = checked.ref;
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const { filter, order } = search;
  const send = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (form.current) void submit(form.current, { replace: true, preventScrollReset: true });
    }, SEARCH_AFTER_MS);
  };
  return (
    <Form {...checked} method="get" role="search" className="library-toolbar" onChange={send}>
      <TextField
        label="Search"
        name="search"
        type="search"
        defaultValue={filter.search ?? ""}
        maxLength={200}
      />
      <SelectField label="State" name="state" defaultValue={filter.state ?? ""} options={STATES} />
      <SelectField label="Kind" name="kind" defaultValue={filter.kind ?? ""} options={KINDS} />
      <TextField label="Genre" name="genre" defaultValue={filter.genre ?? ""} maxLength={60} />
      <TextField label="Tag" name="tag" defaultValue={filter.tag ?? ""} maxLength={60} />
      <SelectField
        label="Owner"
        name="ownerUserId"
        defaultValue={filter.ownerUserId ?? ""}
        options={[ALL, ...owners.map(({ id, name }) => ({ value: id, name }))]}
      />
      <SelectField label="Sort by" name="order" defaultValue={order} options={ORDERS} />
      <p role="status" className="text-quiet">
        {countWords(count)}{" "}
        {isNarrowed(search) ? (
          <ButtonLink to="?" tone="plain" size="small" reloadDocument>
            Clear filters
          </ButtonLink>
        ) : null}
      </p>
    </Form>
  );
}

/** The number of titles: more than 1,000 are not counted. */
export function countWords(count: number): string {
  if (count > 1_000) return "More than 1,000 titles";
  return count === 1 ? "1 title" : `${count} titles`;
}
