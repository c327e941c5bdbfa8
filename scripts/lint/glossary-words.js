/** Files about cast and crew, who are the people of the catalog. Elsewhere they would be accounts. */
const CAST_AND_CREW = [
  /people|person|credit/,
  /^core\/(catalog|search|search-index|import|metadata|demo)\//,
  /^db\/schema\/index/,
];

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
  { words: ["people", "person"], use: "user", except: [/^person(Name|Id)?$/], within: CAST_AND_CREW },
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

/**
 * The private words that no text for users has, and what it says instead. Each `phrase` is the source of a regular
 * expression for whole words, in any case. `except` matches texts in which the word has its ordinary meaning.
 */
export const PAGE_WORDS = [
  { phrase: "houses?", use: "Matinee, site or server" },
  { phrase: "booth", use: "Admin" },
  { phrase: "bench", use: "Processing" },
  { phrase: "bill|marquee", use: "Featured" },
  { phrase: "lights", use: "Theme" },
  { phrase: "tickets?|wish(es)?", use: "the button, job or request" },
  { phrase: "desks?", use: "page or editor" },
  { phrase: "projector|curtain|take a seat|first evening", use: "what happens" },
  { phrase: "people|person|somebody|nobody|everybody|whoever", use: "user, account or admin" },
  { phrase: "sounds?", use: "Audio" },
  { phrase: "pictures?", use: "video, frame or image", except: /^picture in picture$/i },
  { phrase: "whole", use: "done, complete or ready", except: /whole number/i },
  { phrase: "places?", use: "position" },
  { phrase: "brought|put on|put (it|them|this) back|way back", use: "uploaded, Undo or Restore" },
  {
    phrase: "(on (its|the|their)|the) way|goes on|going on|go on",
    use: "uploading, processing or continues",
  },
  { phrase: "take(s|n)? (it )?(off|away)|left the|goes by itself", use: "Unpublish, Delete or Remove" },
  { phrase: "wants? a look|looking at|look again", use: "Needs attention, or Analyzing" },
  { phrase: "waits? for (its|their) turn|to come|in work", use: "Queued or In progress" },
  { phrase: "written down|wrote (it|this) down", use: "Error code, or saved" },
  { phrase: "the line|your line", use: "connection" },
  { phrase: "prepared", use: "processed or encoded" },
  { phrase: "anew|as yet", use: "again" },
];

/**
 * The words that are never right in a comment, and what it says instead. Each `phrase` is the source of a regular
 * expression for complete words, in any case; `within` lists files in which the word has its ordinary meaning, `only`
 * those in which it never has. Words that are harmless in prose (*line*, *room*) are not here.
 */
export const COMMENT_WORDS = [
  {
    phrase: "nobody|somebody|everybody|anybody|whoever",
    use: "the noun: user, viewer, admin, process or caller",
  },
  { phrase: "people|persons?", use: "user, viewer or admin", within: CAST_AND_CREW },
  {
    // The codec's term is a group of pictures; the browser's is picture in picture.
    phrase: "(?<!groups? of[\\s*]+)pictures?(?!.in.picture)(?<!picture.in.picture)",
    use: "video, frame or image",
  },
  { phrase: "sounds?", use: "audio" },
  { phrase: "(?<!in )places?", use: "position, index or frame", only: [/^app\//] },
  { phrase: "whole", use: "complete, or what the number is", only: [/^app\//] },
  { phrase: "wish(es|ed)?", use: "segment request" },
  { phrase: "tickets?", use: "job, or primary button" },
  { phrase: "rungs?", use: "rendition" },
  { phrase: "lanes?|grip", use: "queue or lease" },
  { phrase: "bury|buried|burial|entomb(ed)?", use: "soft delete, fail or tombstone" },
  { phrase: "houses?", use: "site, server or Matinee" },
  { phrase: "booth", use: "admin area" },
  { phrase: "bench(es)?", use: "encoding queue", within: [/^bench\//, /^scripts\/bench\.mjs$/] },
];
