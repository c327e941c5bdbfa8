/** The content that `seed e2e` creates. All names are invented. Pure data: its order determines the ids. */

export interface SeedMovie {
  readonly name: string;
  readonly year: number;
  readonly genres: readonly string[];
  readonly languageTag?: string;
  readonly overview?: string;
}

export interface SeedSeries extends SeedMovie {
  /** Episodes of each season, in order. */
  readonly seasons: readonly (readonly string[])[];
}

/** Ready and published, newest first. */
export const MOVIES: readonly SeedMovie[] = [
  {
    name: "The Lantern Keeper",
    year: 2024,
    genres: ["Drama", "Mystery"],
    overview: "On an island that the maps forgot, somebody still lights the lamp each night.",
  },
  {
    name: "Salt and Cedar",
    year: 2023,
    genres: ["Drama"],
    overview: "Two brothers carry a boat across a mountain.",
  },
  {
    name: "Nine Minutes to Midnight",
    year: 2022,
    genres: ["Thriller"],
    overview: "A clockmaker is given one night to stop a clock.",
  },
  {
    name: "Полночный трамвай",
    year: 2021,
    genres: ["Drama", "Fantasy"],
    languageTag: "ru",
    overview: "Последний трамвай идёт туда, где рельсов нет.",
  },
  {
    name: "A Field Guide to Rain",
    year: 2020,
    genres: ["Documentary"],
    overview: "A year with the people who measure weather by hand.",
  },
  {
    name: "Der stille Bahnhof",
    year: 2019,
    genres: ["Mystery"],
    languageTag: "de",
    overview: "Ein Zug hält, wo seit Jahren keiner hält.",
  },
  {
    name: "Paper Planets",
    year: 2024,
    genres: ["Animation", "Family"],
    overview: "Mira folds a world, and falls in.",
  },
  {
    name: "The Orchard Heist",
    year: 2018,
    genres: ["Comedy", "Crime"],
    overview: "The perfect plan, but for the geese.",
  },
  { name: "Low Tide", year: 2017, genres: ["Drama"] },
  {
    name: "The Cartographer’s Daughter",
    year: 2016,
    genres: ["Adventure"],
    overview: "Her father drew the coast from memory. He had never been there.",
  },
  { name: "Copper Sky", year: 2015, genres: ["Western"] },
  { name: "An Evening at the Observatory", year: 2014, genres: ["Documentary"] },
  {
    name: "Glasshouse",
    year: 2023,
    genres: ["Science fiction"],
    overview: "Four botanists, one of whom is not.",
  },
  { name: "Two Left Shoes", year: 2012, genres: ["Comedy"] },
  { name: "Winter Ferry", year: 2011, genres: ["Drama"] },
  { name: "The Understudy", year: 2010, genres: ["Comedy", "Drama"] },
  { name: "Signal Hill", year: 2022, genres: ["Thriller", "Science fiction"] },
  { name: "Marigold", year: 2021, genres: ["Family"] },
];

export const SERIES: readonly SeedSeries[] = [
  {
    name: "Harbour Lights",
    year: 2021,
    genres: ["Drama", "Crime"],
    overview: "A town of nine hundred people, and one police boat.",
    seasons: [
      [
        "The Boat",
        "Low Water",
        "What the Net Brought",
        "A Light Left On",
        "Two Accounts",
        "Fog",
        "The Auction",
        "Spring Tide",
      ],
      [
        "The New Inspector",
        "Ballast",
        "Dead Reckoning",
        "The Pilot’s Son",
        "Undertow",
        "A Clean Hull",
        "Storm Glass",
        "Landfall",
      ],
    ],
  },
  {
    name: "The Night Kitchen",
    year: 2023,
    genres: ["Comedy"],
    overview: "A restaurant that opens when everything else has closed.",
    seasons: [
      [
        "Mise en place",
        "The Critic",
        "Power Cut",
        "Family Meal",
        "Eighty-Six",
        "Last Orders",
        "The Walk-in",
        "Service",
      ],
      [
        "Soft Opening",
        "Knives",
        "The Other Cook",
        "Stock",
        "Double Booking",
        "Burnt Sugar",
        "Inspection",
        "Closing Time",
      ],
    ],
  },
  {
    name: "Small Machines",
    year: 2020,
    genres: ["Documentary"],
    seasons: [
      ["The Zip", "The Lock", "The Watch", "The Pump", "The Lens"],
      ["The Loom", "The Valve", "The Switch", "The Spring", "The Gear"],
    ],
  },
];

/** One movie for every state that is not ready and published. */
export const STATES = [
  { slug: "queued", name: "Waiting in Line", year: 2024 },
  { slug: "processing", name: "Being Planned", year: 2024 },
  { slug: "playable", name: "Half of the Moon", year: 2024 },
  { slug: "failed", name: "The Broken Reel", year: 2024 },
  { slug: "refused", name: "Not a Film at All", year: 2024 },
  { slug: "unlisted", name: "A Cousin’s Wedding", year: 2022 },
  { slug: "draft", name: "Rough Cut", year: 2024 },
  { slug: "deleted", name: "Gone on Tuesday", year: 2019 },
] as const;

export type SeedState = (typeof STATES)[number]["slug"];

export const USERS = [
  { name: "Admin", email: "admin@example.test", role: "admin" },
  { name: "Viewer", email: "viewer@example.test", role: "viewer" },
  { name: "Second viewer", email: "second@example.test", role: "viewer" },
] as const;

/** Of all three. */
export const SEED_PASSWORD = "matinee-e2e";

/** How many positions the viewer has in the history. */
export const HISTORY_ROWS = 60;
