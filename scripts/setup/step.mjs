/** Says what takes long, and how long it took. Returns what `work` returns. */
export async function step(what, work) {
  process.stdout.write(`  ${what} … `);
  const startedAt = performance.now();
  try {
    const result = await work();
    process.stdout.write(`${took(startedAt)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`failed after ${took(startedAt)}\n`);
    throw error;
  }
}

export function took(startedAt) {
  const seconds = (performance.now() - startedAt) / 1000;
  if (seconds < 90) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
