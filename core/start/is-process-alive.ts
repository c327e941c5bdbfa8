/** Whether a process of this host lives, whoever it belongs to. Signal 0 only asks; nothing but ESRCH says no. */
export function isProcessAlive(pid: number): boolean {
  if (pid <= 0) return false; // a group of processes, not one
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
