/** Whether any text in a JSON value, a key too, holds U+0000. Takes no stack, however deep the value. */
export function holdsNull(value: unknown): boolean {
  const toLookAt = [value];
  while (toLookAt.length > 0) {
    const next = toLookAt.pop();
    if (typeof next === "string" && next.includes("\0")) return true;
    if (next !== null && typeof next === "object") {
      for (const [key, inner] of Object.entries(next)) toLookAt.push(key, inner);
    }
  }
  return false;
}
