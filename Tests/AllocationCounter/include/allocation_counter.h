#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdint.h>

/// How often this thread has asked for memory since it began: malloc, calloc, realloc and the aligned ones.
///
/// Linked into a program, this target stands in front of the C library's allocator; it counts and passes on. Counts are
/// those of the calling thread, so that tests beside it do not disturb.
uint64_t allocations_of_this_thread(void);

/// How many bytes those were.
uint64_t allocated_bytes_of_this_thread(void);

#endif
