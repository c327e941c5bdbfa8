/** A form's fields by name, as text. */
export type FormValues = Readonly<Record<string, string>>;

/** The fields of a form that hold text or a choice; hidden ones are left out. */
export function valuesOf(form: HTMLFormElement): FormValues {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== "intent" && typeof value === "string") values[name] = value.replaceAll("\r\n", "\n");
  }
  return values;
}

/** The fields whose values differ from those that were saved last. Cast and crew are saved together. */
export function changedValues(now: FormValues, saved: FormValues): FormValues {
  const names = Object.keys(now).filter((name) => now[name] !== (saved[name] ?? ""));
  const all = names.some((name) => name === "cast" || name === "crew") ? [...names, "cast", "crew"] : names;
  return Object.fromEntries([...new Set(all)].map((name) => [name, now[name] ?? ""]));
}

/** The values of some fields. */
export function pick(values: FormValues, names: readonly string[]): FormValues {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? ""]));
}

/** Puts values into a form's fields. */
export function putValues(form: HTMLFormElement, values: FormValues): void {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field !== null && "value" in field) field.value = value;
  }
}

/**
 * Puts values that were saved by other means into the fields that have no unsaved change of their own. Returns what is
 * saved now: `saved` with these values.
 */
export function adoptValues(form: HTMLFormElement, saved: FormValues, values: FormValues): FormValues {
  const changed = changedValues(valuesOf(form), saved);
  const adopted = pick(
    values,
    Object.keys(values).filter((name) => !Object.hasOwn(changed, name)),
  );
  putValues(form, adopted);
  return { ...saved, ...adopted };
}
