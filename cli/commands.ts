import { group, type Run } from "#cli/command.ts";
import { deleteCommand } from "#cli/commands/delete.ts";
import { deletedCommand } from "#cli/commands/deleted.ts";
import { demoRemoveCommand } from "#cli/commands/demo-remove.ts";
import { doctorCommand } from "#cli/commands/doctor.ts";
import { importCommand } from "#cli/commands/import.ts";
import { jobsRetryCommand } from "#cli/commands/jobs-retry.ts";
import { jobsCommand } from "#cli/commands/jobs.ts";
import { linkCommand } from "#cli/commands/link.ts";
import { progressCommand } from "#cli/commands/progress.ts";
import { resetCommand } from "#cli/commands/reset.ts";
import { restoreCommand } from "#cli/commands/restore.ts";
import { searchCommand } from "#cli/commands/search.ts";
import { searchRebuildCommand } from "#cli/commands/search-rebuild.ts";
import { seedCommand } from "#cli/commands/seed.ts";
import { setupLinkCommand } from "#cli/commands/setup-link.ts";
import { statusCommand } from "#cli/commands/status.ts";
import { storageCopyCommand } from "#cli/commands/storage-copy.ts";
import { usersAddCommand } from "#cli/commands/users-add.ts";
import { usersDisableCommand, usersEnableCommand } from "#cli/commands/users-disable.ts";
import { usersListCommand } from "#cli/commands/users-list.ts";
import { usersRemoveCommand, usersRestoreCommand } from "#cli/commands/users-remove.ts";
import { usersResetLinkCommand } from "#cli/commands/users-reset-link.ts";
import { usersRoleCommand } from "#cli/commands/users-role.ts";
import { videosCommand } from "#cli/commands/videos.ts";
import { waitCommand } from "#cli/commands/wait.ts";

/** Every command, in the order in which help lists them. */
export function allCommands(run: Run) {
  return [
    statusCommand(run),
    waitCommand(run),
    group("users", [
      usersAddCommand(run),
      usersListCommand(run),
      usersRoleCommand(run),
      usersResetLinkCommand(run),
      usersDisableCommand(run),
      usersEnableCommand(run),
      usersRemoveCommand(run),
      usersRestoreCommand(run),
    ]),
    importCommand(run),
    group("demo", [demoRemoveCommand(run)]),
    videosCommand(run),
    linkCommand(run),
    setupLinkCommand(run),
    progressCommand(run),
    searchCommand(run).addCommand(searchRebuildCommand(run)),
    jobsCommand(run).addCommand(jobsRetryCommand(run)),
    deleteCommand(run),
    deletedCommand(run),
    restoreCommand(run),
    doctorCommand(run),
    group("storage", [storageCopyCommand(run)]),
    seedCommand(run),
    resetCommand(run),
  ];
}
