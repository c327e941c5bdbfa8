import { languageName } from "#app/components/format/words.ts";

/** The languages that titles are usually in, as BCP 47 tags. */
const LANGUAGE_TAGS =
  "af ar bg bn ca cs cy da de el en es es-419 et eu fa fi fil fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv mk ml mn " +
  "mr ms nb nl nn pa pl pt pt-BR ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi zh zh-Hans zh-Hant";

/** The options for a title's language by their English names. `current` is among them also where it is a rarer tag. */
export function languageOptions(current: string | null): { readonly value: string; readonly name: string }[] {
  const tags = new Set([...LANGUAGE_TAGS.split(" "), ...(current === null ? [] : [current])]);
  const languages = [...tags].map((tag) => ({ value: tag, name: languageName(tag) }));
  return [{ value: "", name: "Not set" }, ...languages.sort((a, b) => a.name.localeCompare(b.name, "en"))];
}
