const LINE_FEED = 0x0a;
/** The encodings of Windows, by language, for those that are not Western European. */
const WINDOWS_ENCODINGS: Readonly<Record<string, string>> = {
  ...{ ru: "windows-1251", uk: "windows-1251", be: "windows-1251", bg: "windows-1251", mk: "windows-1251" },
  ...{ pl: "windows-1250", cs: "windows-1250", sk: "windows-1250", hu: "windows-1250", hr: "windows-1250" },
  ...{ sl: "windows-1250", ro: "windows-1250", el: "windows-1253", tr: "windows-1254", he: "windows-1255" },
  ...{ ar: "windows-1256", fa: "windows-1256", et: "windows-1257", lv: "windows-1257", lt: "windows-1257" },
  ...{ vi: "windows-1258", th: "windows-874", ja: "shift_jis", ko: "euc-kr", zh: "gbk" },
};
const WESTERN = "windows-1252";
/** Its differences from Latin-1, as which Node 20 decodes it. Five codes are unused. */
const WESTERN_80_TO_9F = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"];
const CYRILLIC = "windows-1251";
/** Western words have a few letters above ASCII, Cyrillic ones have nearly none below. */
const CYRILLIC_SHARE = 0.6;

/**
 * Decodes text of any encoding, by its content: UTF-16 by its byte order mark, UTF-8 if a line is valid
 * UTF-8, otherwise the encoding that Windows uses for the language: 1252, but 1251 for text of an unknown
 * language that is mostly not ASCII. Lines are decoded one by one, because a file may be joined from several.
 * Never throws.
 */
export function decodeText(bytes: Uint8Array, languageTag = "und"): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return utf8;
  const encoding = otherEncoding(bytes, languageTag);
  return linesOf(bytes)
    .map((line) => decodeUtf8(line) ?? decodeOther(line, encoding))
    .join("\n");
}

function decodeOther(bytes: Uint8Array, encoding: string): string {
  if (encoding !== WESTERN) return new TextDecoder(encoding).decode(bytes);
  const latin1 = Buffer.from(bytes).toString("latin1");
  return latin1.replace(
    /[\u0080-\u009f]/g,
    (control) => WESTERN_80_TO_9F[control.charCodeAt(0) - 0x80] ?? "",
  );
}

function utf16Of([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function otherEncoding(bytes: Uint8Array, languageTag: string): string {
  const known = WINDOWS_ENCODINGS[languageTag.split("-")[0]?.toLowerCase() ?? ""];
  if (known) return known;
  if (languageTag !== "und") return WESTERN;
  let [high, ascii] = [0, 0];
  for (const byte of bytes) {
    if (byte >= 0xc0) high += 1;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ascii += 1;
  }
  return high / (high + ascii) > CYRILLIC_SHARE ? CYRILLIC : WESTERN;
}

function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return [...lines, bytes.subarray(from)];
}
