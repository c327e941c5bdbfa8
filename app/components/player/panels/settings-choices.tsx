import { useAudioOptions, useCaptionOptions, useMediaRemote, useMediaState } from "@vidstack/react";
import { useStage } from "../stage.tsx";
import { type Preferences } from "../state/preferences.ts";
import { Choices } from "./choice.tsx";
import { BACKGROUND_WORDS, SIZE_WORDS, SPEEDS, speedWords } from "./settings-words.ts";
import { useQualities } from "./use-qualities.ts";

const AUTO = "auto";

export function QualityChoice() {
  const { engine } = useStage();
  const { list, selected } = useQualities();
  const auto = { value: AUTO, label: "Auto", note: "Adjusts to your connection" };
  const choices = [
    auto,
    ...list.map(({ renditionName, label, note }) => ({ value: renditionName, label, note })),
  ];
  return (
    <Choices
      legend="Quality"
      name="player-quality"
      choices={choices}
      chosen={selected ?? AUTO}
      onChoose={(value) => engine.selectRendition(value === AUTO ? null : value)}
    />
  );
}

export function AudioChoice() {
  const { session, engine, prefer } = useStage();
  const options = useAudioOptions();
  const choices = options.map(({ label, value }, index) => ({
    value,
    label,
    note: channelWords(session.audio[index]?.channels),
  }));
  const choose = (value: string) => {
    const option = options.find((one) => one.value === value);
    if (!option) return;
    option.select();
    // The next film and a reload of this one start with this language where they have it.
    const audioLanguage = option.track.language || null;
    engine.audioLanguage = audioLanguage;
    prefer({ audioLanguage });
  };
  return (
    <Choices
      legend="Audio"
      name="player-audio"
      choices={choices}
      chosen={options.selectedValue ?? ""}
      onChoose={choose}
    />
  );
}

export function SubtitleChoice() {
  const options = useCaptionOptions({ off: "Off" });
  const choices = options.map(({ label, value }) => ({ value, label }));
  const choose = (value: string) => options.find((option) => option.value === value)?.select();
  return (
    <Choices
      legend="Subtitles"
      name="player-subtitles"
      choices={choices}
      chosen={options.selectedValue}
      onChoose={choose}
    />
  );
}

export function SubtitleLook() {
  const { preferences, prefer } = useStage();
  const of = (words: Record<string, string>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Choices
        legend="Size"
        name="player-subtitle-size"
        choices={of(SIZE_WORDS)}
        chosen={preferences.subtitleSize}
        onChoose={(size) => prefer({ subtitleSize: size as Preferences["subtitleSize"] })}
      />
      <Choices
        legend="Background"
        name="player-subtitle-background"
        choices={of(BACKGROUND_WORDS)}
        chosen={preferences.subtitleBackground}
        onChoose={(isSelectable) =>
          prefer({ subtitleBackground: isSelectable as Preferences["subtitleBackground"] })
        }
      />
    </>
  );
}

export function SpeedChoice() {
  const { player } = useStage();
  const rate = useMediaState("playbackRate");
  const remote = useMediaRemote(player);
  return (
    <Choices
      legend="Speed"
      name="player-speed"
      choices={SPEEDS.map((speed) => ({ value: String(speed), label: speedWords(speed) }))}
      chosen={String(rate)}
      onChoose={(speed) => remote.changePlaybackRate(Number(speed))}
    />
  );
}

function channelWords(channels: number | undefined): string | undefined {
  if (channels === undefined) return undefined;
  if (channels === 1) return "mono";
  return channels > 2 ? "surround" : "stereo";
}
