import { type Credit } from "#core/catalog/types.ts";

/** What the files of a demo title don't tell. */
export interface DemoTitle {
  /** In the folder of the demo catalog. */
  readonly folder: string;
  readonly overview: string;
  readonly genres: readonly string[];
  readonly tags: readonly string[];
  readonly ageRatingYears: number;
  readonly credits: readonly Credit[];
  /** The descriptions of a series' episodes, by `S01E01`. */
  readonly episodes?: Readonly<Record<string, string>>;
}

const crew = (part: string, personName: string): Credit => ({ kind: "crew", part, personName });
const voice = (personName: string): Credit => ({ kind: "cast", part: "Narrator", personName });

/** The demo catalog. Titles, places and people are invented. */
export const DEMO_TITLES: readonly DemoTitle[] = [
  {
    folder: "Lanternmoor (2024)",
    overview:
      "At the edge of the marsh, a causeway of lamps leads out to a village that the water took. " +
      "Every evening a keeper walks it and lights them, one by one. " +
      "Six quiet stories about who the light is for.",
    genres: ["Mystery", "Drama"],
    tags: ["sea", "night", "slow"],
    ageRatingYears: 6,
    credits: [
      crew("Created by", "Ines Hollin"),
      crew("Directed by", "Tomas Verrill"),
      crew("Directed by", "Oda Lindqvist"),
      crew("Photography", "Mira Stannard"),
      crew("Music", "The Tidewater Three"),
      voice("Agnes Perrow"),
    ],
    episodes: {
      S01E01: "Dusk on the marsh. The keeper lights nine lamps, and a tenth one answers from the far side.",
      S01E02: "Under the bay the streets still have names. In one house, a window is lit.",
      S01E03: "Weather comes in over Hollin Hill. The mast listens to a station that closed long ago.",
      S02E01:
        "Between two tides the harbour holds its breath, and the last crane moves something that is on no list.",
      S02E02: "The highest water of the year. From Hollin Point the light turns and counts the waves.",
      S02E03: "Morning. The lamps go out from the far end, and for the first time somebody walks towards us.",
    },
  },
  {
    folder: "Northlight (2024)",
    overview:
      "A cabin, a fjord, and a night in which the sky does not keep still. " +
      "Somebody has left a lamp on, so that whoever comes back finds the shore.",
    genres: ["Nature", "Drama"],
    tags: ["aurora", "night", "slow"],
    ageRatingYears: 0,
    credits: [
      crew("Directed by", "Oda Lindqvist"),
      crew("Photography", "Sivert Aune"),
      crew("Music", "Marit Holt"),
      voice("Sivert Aune"),
    ],
  },
  {
    folder: "Perihelion (2022)",
    overview:
      "A survey ship waits behind a desert world for the star to come up. " +
      "Its crew has seen eleven hundred sunrises; nobody has asked for the shutters yet.",
    genres: ["Science fiction"],
    tags: ["space", "sunrise"],
    ageRatingYears: 0,
    credits: [
      crew("Directed by", "Rafael Quint"),
      crew("Written by", "Dorothea Vance"),
      crew("Music", "Low Orbit Choir"),
      voice("Ilse Marrow"),
    ],
  },
  {
    folder: "Salt Meridian (2023)",
    overview:
      "Five surveyors cross a salt flat to find a line that exists only on their map. " +
      "The sun is quicker than they are.",
    genres: ["Adventure", "Drama"],
    tags: ["desert", "walking", "sunset"],
    ageRatingYears: 0,
    credits: [
      crew("Directed by", "Paloma Iriarte"),
      crew("Photography", "Mira Stannard"),
      crew("Music", "Marit Holt"),
      voice("Joaquin Ferro"),
    ],
  },
  {
    folder: "The Last of February (2021)",
    overview:
      "The last snow of the winter falls on the last evening of the month. " +
      "In the only house on the hill somebody lights the lamp, as every year, and waits for a visitor.",
    genres: ["Family", "Drama"],
    tags: ["snow", "winter", "home"],
    ageRatingYears: 0,
    credits: [
      crew("Directed by", "Lev Sorokin"),
      crew("Written by", "Anna Belova"),
      crew("Music", "The Tidewater Three"),
      voice("Anna Belova"),
    ],
  },
];
