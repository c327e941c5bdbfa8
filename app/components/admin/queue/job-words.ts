const words: Readonly<Record<string, string>> = {
  "encode-chunk": "Encoding a part",
  "probe-video": "Looking at the file",
  "publish-video": "Putting it together",
  "extract-stills": "Taking stills",
  "extract-subtitles": "Taking out subtitles",
  "delete-objects": "Deleting files",
  "sweep-orphans": "Sweeping up",
  "expire-uploads": "Removing unfinished uploads",
  reconcile: "Looking after the queue",
};

/** What a job does, for an admin; its own name where we have no words for it. */
export function jobWords(name: string): string {
  return words[name] ?? name;
}
