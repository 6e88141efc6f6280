#ifndef BOOKABLE_CHILD_PROCESS_H
#define BOOKABLE_CHILD_PROCESS_H

// Calls of Linux for child processes that Swift does not import.

/// Makes a pipe that no program inherits. Returns 0, or a number of errno.h.
int child_process_pipe(int ends[2]);

/// Keeps other processes of the same user from reading or changing the memory of this one, and a crash from leaving a core file.
///
/// Returns 0, or a number of errno.h.
int child_process_hide(void);

/// Leaves all threads of this process nothing but to compute, to take and give back memory, to write to standard output and to end.
///
/// Whatever else it asks of the system ends it; only opening a file is refused, as libraries try that and do without. Returns 0, or a
/// number of errno.h where the system cannot do that, and the process is then as free as before.
int child_process_confine(void);

#endif
