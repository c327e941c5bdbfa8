const words: Readonly<Record<string, string>> = {
  "encode-chunk": "Encoding segment",
  "probe-video": "Analyzing file",
  "publish-video": "Finishing video",
  "make-artwork": "Processing image",
  "extract-stills": "Creating thumbnails",
  "import-demo": "Importing demo titles",
  "extract-subtitles": "Extracting subtitles",
  "look-through-import": "Scanning a folder",
  "look-through-watched": "Scanning a watched folder",
  "run-import": "Importing files",
  "delete-objects": "Deleting files",
  "sweep-orphans": "Deleting orphaned files",
  "purge-users": "Deleting removed users",
  "expire-uploads": "Removing unfinished uploads",
  reconcile: "Checking the queue",
  "check-sources": "Checking imported files",
};

/** A job's name for admins; its code name where there is none. */
export function jobWords(name: string): string {
  return words[name] ?? name;
}
