import { useState } from "react";
import { useAudioOptions, useCaptionOptions, useMediaState } from "@vidstack/react";
import { PlayerIcon } from "../controls/icons.tsx";
import { useStage, type SettingsSection } from "../stage.tsx";
import { chooseOnEnter } from "./choose-on-enter.ts";
import { Panel } from "./panel.tsx";
import {
  QualityChoice,
  AudioChoice,
  SpeedChoice,
  SubtitleChoice,
  SubtitleLook,
} from "./settings-choices.tsx";
import { lookWords, speedWords } from "./settings-words.ts";
import { useQualities } from "./use-qualities.ts";

const PHONE = "(max-width: 47.99rem)";

/** All settings: the list at the left, the choices of the open one at the right; on a phone one after the other. */
export function SettingsPanel() {
  const rows = useSettingsRows();
  const [section, setSection] = useState<SettingsSection | null>(() =>
    window.matchMedia(PHONE).matches ? null : "quality",
  );
  const open = rows.find((row) => row.section === section);
  return (
    <Panel name="settings" label="Settings">
      <div className="settings" data-open={open ? "" : undefined}>
        <ul className="settings-list">
          {rows.map((row) => (
            <li key={row.section}>
              <button
                type="button"
                aria-expanded={row.section === section}
                data-first-focus={row.section === section || undefined}
                onClick={() => setSection(row.section)}
              >
                <span>{row.label}</span>
                <span className="value">{row.value}</span>
                <PlayerIcon name="forward" />
              </button>
            </li>
          ))}
          <NextByItself />
        </ul>
        {open && (
          <div className="settings-choice">
            <button type="button" className="settings-back" onClick={() => setSection(null)}>
              <PlayerIcon name="back" /> Settings
            </button>
            <SectionChoice section={open.section} />
          </div>
        )}
      </div>
    </Panel>
  );
}

function SectionChoice({ section }: { section: SettingsSection }) {
  switch (section) {
    case "quality":
      return <QualityChoice />;
    case "audio":
      return <AudioChoice />;
    case "subtitles":
      return <SubtitleChoice />;
    case "look":
      return <SubtitleLook />;
    case "speed":
      return <SpeedChoice />;
  }
}

function useSettingsRows(): { section: SettingsSection; label: string; value: string }[] {
  const { session, preferences } = useStage();
  const { list, selected, now } = useQualities();
  const audioOptions = useAudioOptions();
  const subtitles = useCaptionOptions();
  const rate = useMediaState("playbackRate");
  const rows: { section: SettingsSection; label: string; value: string }[] = [];
  if (list.length > 0) {
    const selectedLabel = list.find(({ renditionName }) => renditionName === selected)?.label;
    rows.push({
      section: "quality",
      label: "Quality",
      value: selectedLabel ?? (now ? `Auto, now ${now}` : "Auto"),
    });
  }
  if (audioOptions.length > 0) {
    rows.push({ section: "audio", label: "Audio", value: audioOptions.selectedTrack?.label ?? "" });
  }
  if (session.subtitles.length > 0) {
    rows.push({ section: "subtitles", label: "Subtitles", value: subtitles.selectedTrack?.label ?? "Off" });
    rows.push({ section: "look", label: "Subtitle style", value: lookWords(preferences) });
  }
  rows.push({ section: "speed", label: "Speed", value: speedWords(rate) });
  return rows;
}

function NextByItself() {
  const { session, preferences, prefer } = useStage();
  if (!session.next) return null;
  return (
    <li>
      <label>
        <span>Autoplay next episode</span>
        <input
          type="checkbox"
          role="switch"
          className="switch"
          checked={preferences.nextByItself}
          onChange={(event) => prefer({ nextByItself: event.target.checked })}
          onKeyDown={chooseOnEnter}
        />
      </label>
    </li>
  );
}
