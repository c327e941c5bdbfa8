import { MAX_CREDITS } from "#core/catalog/credits.ts";
import { parseAgeRating } from "#core/import/nfo/age-rating.ts";
import { nfoCredits } from "#core/import/nfo/nfo-credits.ts";
import { type NfoFacts } from "#core/import/nfo/types.ts";
import {
  attributeOf,
  childrenOf,
  ownText,
  parseXml,
  textIn,
  textsIn,
  type XmlNode,
} from "#core/import/nfo/xml-node.ts";

/** As large as an NFO of a series with hundreds of actors, three times over. */
export const NFO_MAX_BYTES = 1_000_000;

const ROOT_KINDS = { movie: "movie", tvshow: "series", episodedetails: "episode" } as const;
type RootName = keyof typeof ROOT_KINDS;

const ROOT = /<(movie|tvshow|episodedetails)[\s>]/;
/** Where other entities could be defined: no NFO needs one. */
const DOCUMENT_TYPE = /<!(?:DOCTYPE|ENTITY)/i;

const MAX_NAME_LETTERS = 200;
const MAX_OVERVIEW_LETTERS = 5000;
const MAX_WORDS = 40;
const MAX_WORD_LETTERS = 60;

/**
 * The facts of an NFO file, each of its root elements once (a file with two episodes has two). Text around them, such
 * as the address that Kodi allows behind, does not count. Null for what is none: damaged, too large, with a document
 * type. Pure; never throws.
 */
export function parseNfo(text: string): readonly NfoFacts[] | null {
  const name = ROOT.exec(text)?.[1] as RootName | undefined;
  if (!name || text.length > NFO_MAX_BYTES || DOCUMENT_TYPE.test(text)) return null;
  const end = text.lastIndexOf(`</${name}>`);
  if (end === -1) return null;
  const body = text.slice(ROOT.exec(text)?.index, end + name.length + 3);
  try {
    return childrenOf(parseXml(body), name).map((node) => factsOf(node, ROOT_KINDS[name]));
  } catch {
    return null;
  }
}

function factsOf(node: XmlNode, kind: NfoFacts["kind"]): NfoFacts {
  const plot = childrenOf(node, "plot", 1)[0] ?? childrenOf(node, "outline", 1)[0] ?? {};
  return {
    kind,
    name: textIn(node, "title").slice(0, MAX_NAME_LETTERS) || null,
    overview: ownText(plot).slice(0, MAX_OVERVIEW_LETTERS),
    releaseYear: yearOf(node),
    genres: wordsOf(node, "genre"),
    tags: wordsOf(node, "tag"),
    ageRatingYears: parseAgeRating(textIn(node, "mpaa") || textIn(node, "certification")),
    credits: nfoCredits(node).slice(0, MAX_CREDITS),
    externalIds: idsOf(node),
    season: numberUpTo(textIn(node, "season"), 9999),
    episode: numberUpTo(textIn(node, "episode"), 9999),
  };
}

/** Some programs write several into one element: `Drama / Noir`. */
function wordsOf(node: XmlNode, name: string): readonly string[] {
  const words = textsIn(node, name).flatMap((text) => text.split(/\s*[/|]\s*/));
  const kept = words.map((word) => word.slice(0, MAX_WORD_LETTERS).trim()).filter((word) => word !== "");
  return [...new Set(kept)].slice(0, MAX_WORDS);
}

function yearOf(node: XmlNode): number | null {
  const texts = [
    textIn(node, "year"),
    textIn(node, "premiered"),
    textIn(node, "releasedate"),
    textIn(node, "aired"),
  ];
  for (const text of texts) {
    const year = Number(/^(\d{4})(?!\d)/.exec(text)?.[1] ?? Number.NaN);
    if (year >= 1888 && year <= 2200) return year;
  }
  return null;
}

const DATABASES = /^(?:imdb|tmdb|tvdb)$/;

function idsOf(node: XmlNode): Readonly<Record<string, string>> {
  const ids: [string, string][] = [
    ["imdb", textIn(node, "imdbid")],
    ["tmdb", textIn(node, "tmdbid")],
    ...childrenOf(node, "uniqueid").map((id): [string, string] => [
      attributeOf(id, "type").toLowerCase(),
      ownText(id),
    ]),
  ];
  return Object.fromEntries(
    ids.filter(([name, id]) => DATABASES.test(name) && /^[a-z]{0,2}\d{1,12}$/.test(id)),
  );
}

function numberUpTo(text: string, most: number): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= most ? Number(text) : null;
}
