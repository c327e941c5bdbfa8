/** The address that a filter form asks for, without its empty fields, and without a decade that years replace. */
export function formPath(path: string, form: FormData): string {
  const search = new URLSearchParams();
  for (const [name, value] of form)
    if (typeof value === "string" && value.trim() !== "") search.set(name, value.trim());
  const decade = search.get("decade");
  search.delete("decade");
  if (decade !== null && !search.has("from") && !search.has("to")) {
    search.set("from", decade);
    search.set("to", String(Number(decade) + 9));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}
