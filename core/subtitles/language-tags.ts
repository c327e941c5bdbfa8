/** The languages that subtitles are commonly made in, as BCP 47. */
export const SUBTITLE_LANGUAGES = [
  ..."af ar az be bg bn bs ca cs cy da de el en es es-419 et eu fa fi fil fr fr-CA ga gl he hi hr hu hy id is it".split(
    " ",
  ),
  ..."ja ka kk km kn ko lt lv mk ml mn mr ms my nb nl nn pa pl pt pt-BR ro ru si sk sl sq sr sv sw ta te th tr".split(
    " ",
  ),
  ..."uk ur uz vi zh zh-Hans zh-Hant".split(" "),
] as const;
