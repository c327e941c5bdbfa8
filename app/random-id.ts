const ID_BYTES = 16;

/**
 * An id that nothing else has: 128 random bits, in hexadecimal. `crypto.randomUUID` is for secure contexts alone, and a
 * site at home is opened as http://192.168.…, where it is not there.
 */
export function newRandomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
