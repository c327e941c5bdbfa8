/**
 * The words that the code does not use, and what it says instead (docs/glossary.md). A word is one part of a
 * camelCase name or of a file name. `except` lists names in which the word has its ordinary or a library's meaning;
 * `within` lists files in which it does.
 *
 * Some words of the glossary need their context and are not here: *part*, *progress*, *level*, *live*, *want*,
 * *ask* and *order* are right in one place and wrong in another. A review decides.
 */
export const GLOSSARY = [
  { words: ["rung", "rungs"], use: "rendition" },
  { words: ["wish", "wishes", "wished"], use: "segment request" },
  { words: ["gate", "judge"], use: "segment validation, validate" },
  { words: ["house", "houses"], use: "site" },
  { words: ["people", "person"], use: "user", except: [/^personName$/] },
  {
    words: ["viewer", "viewers"],
    use: "user (viewer is a role)",
    except: [/^viewersMayUpload$/],
    within: [/test/],
  },
  { words: ["holder"], use: "user or subject" },
  { words: ["bury", "buried", "burial", "condemn"], use: "soft delete, fail or release" },
  { words: ["entomb", "entombed", "stone", "stones"], use: "tombstone" },
  { words: ["lane", "lanes", "grip"], use: "queue or lease" },
  { words: ["ticket", "tickets"], use: "job, or primary button" },
  { words: ["sweeper", "sweeping"], use: "reaper (sweep is for orphans)" },
  { words: ["bell", "hub", "hubs"], use: "event stream or notifications" },
  { words: ["steer", "steered", "steering", "improver"], use: "quality control" },
  { words: ["pin", "pinned"], use: "select, selected" },
  { words: ["world"], use: "environment" },
  { words: ["sound", "sounds", "heard"], use: "audio" },
  {
    words: ["picture", "pictures"],
    use: "video, frame or image",
    except: [/pictureInPicture/i],
  },
  { words: ["place", "places"], use: "position, index or path" },
  { words: ["whole", "made", "done"], use: "complete, created or encoded" },
  { words: ["booth"], use: "admin area" },
  { words: ["desk", "desks"], use: "editor" },
  { words: ["door"], use: "sign-in" },
  { words: ["lights"], use: "theme" },
  { words: ["bench", "benches"], use: "encoding queue", within: [/^bench\//, /^scripts\/bench\.mjs$/] },
  { words: ["bill", "marquee"], use: "hero" },
  { words: ["spill"], use: "glow" },
  { words: ["stub"], use: "badge" },
  { words: ["thread"], use: "progress bar", within: [/^core\/start\//] },
  { words: ["plate"], use: "poster fallback" },
  { words: ["lamp"], use: "status dot" },
  { words: ["strip"], use: "segmented bar" },
  { words: ["seat", "seats"], use: "slot, or skeleton" },
  { words: ["art", "screen"], use: "image" },
];
