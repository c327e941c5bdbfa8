/** The Back key of remote controls, as browsers name it, and the keys of keyboards that stand for it. */
const BACK_KEYS = new Set(["Escape", "Backspace", "BrowserBack", "GoBack", "XF86Back"]);

/** Whether a key means Back. */
export function isBackKey(key: string): boolean {
  return BACK_KEYS.has(key);
}
