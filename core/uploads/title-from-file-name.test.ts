import { expect, it } from "vitest";
import { titleFromFileName } from "#core/uploads/title-from-file-name.ts";

it.each([
  ["The.Third.Man.1949.1080p.BluRay.x264-GRP.mkv", "The Third Man", 1949],
  ["The Third Man (1949).mkv", "The Third Man", 1949],
  ["Mr. Turner [2014] 720p.mp4", "Mr. Turner", 2014],
  ["holiday_in_wales.mov", "holiday in wales", null],
  ["1917.mkv", "1917", null],
  ["1917 2019.mkv", "1917", 2019],
  ["2001 A Space Odyssey 1968.mkv", "2001 A Space Odyssey", 1968],
  ["Blade.Runner.2049.2017.mkv", "Blade Runner 2049", 2017],
  ["Blade.Runner.2049.mkv", "Blade Runner 2049", null],
  ["Nosferatu - 1922.avi", "Nosferatu", 1922],
  ["Сталкер.1979.mkv", "Сталкер", 1979],
  ['🎬 "first" day.mp4', '🎬 "first" day', null],
  ["-dash.mp4", "-dash", null],
  ["1080p.mkv", "1080p", null],
  [".mp4", ".mp4", null],
])("reads %s", (fileName, name, releaseYear) => {
  expect(titleFromFileName(fileName, 2026)).toEqual({ name, releaseYear });
});
