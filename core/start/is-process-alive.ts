/** Whether a process of this host is running, of any user. Signal 0 only tests; only ESRCH means no. */
export function isProcessAlive(pid: number): boolean {
  if (pid <= 0) return false; // a group of processes, not one
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
