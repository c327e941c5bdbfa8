const PATIENCE_MS = 5_000;

/** Whether the web answers its health check with 200 at any of its addresses. Never rejects. */
export async function isReady(urls: readonly string[]): Promise<boolean> {
  for (const url of urls) if (await answers(url)) return true;
  return false;
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL("/api/health", url), { signal: AbortSignal.timeout(PATIENCE_MS) });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}
