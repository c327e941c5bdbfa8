import { describe, expect, it } from "vitest";
import { titleFromFileName } from "#core/import/names/movie-name.ts";

type Case = readonly [fileName: string, name: string, releaseYear: number | null];

const released: Case[] = [
  ["The.Third.Man.1949.1080p.BluRay.x264-GRP.mkv", "The Third Man", 1949],
  ["The Third Man (1949).mkv", "The Third Man", 1949],
  ["Mr. Turner [2014] 720p.mp4", "Mr. Turner", 2014],
  ["Movie.Name.2020.WEB-DL.x264.mkv", "Movie Name", 2020],
  ["Movie.Name.2020.WEB.DL.DDP5.1.mkv", "Movie Name", 2020],
  ["Movie_Name_2020_WEBRip.mp4", "Movie Name", 2020],
  ["movie-name-2020-web-dl-1080p.mkv", "Movie name", 2020],
  ["Movie.Name.x264-GRP.mkv", "Movie Name", null],
  ["Movie.Name.2020.PROPER.1080p.mkv", "Movie Name", 2020],
  ["Movie Name 1920x1080.mp4", "Movie Name", null],
  ["Charlotte's Web 1973 1080p.mkv", "Charlotte's Web", 1973],
  ["Charlottes.Web.1080p.mkv", "Charlottes Web", null],
  ["Internal Affairs.mp4", "Internal Affairs", null],
  ["The Multi Man.mp4", "The Multi Man", null],
];

const years: Case[] = [
  ["1917.mkv", "1917", null],
  ["1917 2019.mkv", "1917", 2019],
  ["2001 A Space Odyssey 1968.mkv", "2001 A Space Odyssey", 1968],
  ["Blade.Runner.2049.2017.mkv", "Blade Runner 2049", 2017],
  ["Blade.Runner.2049.mkv", "Blade Runner 2049", null],
  ["blade-runner-2049-2017.mkv", "Blade runner 2049", 2017],
  ["Nosferatu - 1922.avi", "Nosferatu", 1922],
  ["2024-05-17-birthday.mp4", "2024-05-17 birthday", null],
];

const hyphens: Case[] = [
  ["tears-of-steel-battle.webm", "Tears of steel battle", null],
  ["tears-of-steel-battle.1080p.webm", "Tears of steel battle", null],
  ["big-buck-bunny-480p-30s.mp4", "Big buck bunny", null],
  ["flower-fragmented.mp4", "Flower fragmented", null],
  ["Spider-Man 2 (2004).mkv", "Spider-Man 2", 2004],
  ["The Amazing Spider-Man.mkv", "The Amazing Spider-Man", null],
  ["The.Amazing.Spider-Man.2012.mkv", "The Amazing Spider-Man", 2012],
  ["Spider-Man.2002.1080p.mkv", "Spider-Man", 2002],
  ["Spider-Man-No-Way-Home.2021.mkv", "Spider Man No Way Home", 2021],
  ["X-Men.mkv", "X-Men", null],
  ["X-Men.2000.1080p.mkv", "X-Men", 2000],
  ["50-50.2011.mkv", "50-50", 2011],
  ["S.W.A.T.2003.mkv", "S.W.A.T.", 2003],
  ["E.T.mkv", "E.T.", null],
  ["A.I.Artificial.Intelligence.2001.mkv", "A.I. Artificial Intelligence", 2001],
  ["I.Robot.2004.mkv", "I Robot", 2004],
  ["a_summer-night_2019.mp4", "A summer-night", 2019],
];

const odd: Case[] = [
  ["holiday_in_wales.mov", "Holiday in wales", null],
  ["Сталкер.1979.mkv", "Сталкер", 1979],
  ["полночный-трамвай.mkv", "Полночный трамвай", null],
  ['🎬 "first" day.mp4', '🎬 "first" day', null],
  ["🎬-first-day.mp4", "🎬 first day", null],
  ["élan-vital.mp4", "Élan vital", null],
  ["iPhone video.mov", "iPhone video", null],
  ["-dash.mp4", "Dash", null],
  ["-odd 'name' “🎬”.mkv", "Odd 'name' “🎬”", null],
  ["--.mp4", "--.mp4", null],
  ["1080p.mkv", "1080p", null],
  [".mp4", ".mp4", null],
];

describe.each([
  ["releases", released],
  ["years", years],
  ["hyphens", hyphens],
  ["odd names", odd],
])("%s", (_, cases) => {
  it.each(cases)("reads %s", (fileName, name, releaseYear) => {
    expect(titleFromFileName(fileName, 2026)).toEqual({ name, releaseYear });
  });
});

it("never gives a name that is empty or too long", () => {
  expect(titleFromFileName("", 2026).name).toBe("Untitled");
  expect(titleFromFileName(`${"a".repeat(300)}.mkv`, 2026).name).toHaveLength(200);
});
