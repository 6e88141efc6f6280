#ifndef LIMIT_CORES_H
#define LIMIT_CORES_H

/// Holds this thread, and those it starts from now on, to the last of its cores.
void limit_hold_to_last_core(void);

/// Gives every thread of this process all the cores that it had.
void limit_release_cores(void);

#endif
