/**
 * Shows what changes the machine before it runs, as the person reads along in the terminal. The scripts write to files of the
 * system by `tee`, so that this is shown too; on standard error, because some throw away what a command says. Where Ctrl+C has
 * ended what shows it, the tidying up goes on all the same.
 */
export const showCommands = `
trap "" PIPE
for each in install mkdir mount umount systemctl cp mv rm touch tee; do
  eval "$each() { printf \\"%s\\\\n\\" \\"+ $each \\$*\\" >&2; command $each \\"\\$@\\"; }"
done`;
