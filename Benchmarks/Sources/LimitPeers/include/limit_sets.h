#ifndef LIMIT_SETS_H
#define LIMIT_SETS_H

#include <stddef.h>
#include <stdint.h>

/// A half-open span of seconds.
typedef struct {
    int64_t start;
    int64_t end;
} limit_interval;

/// A way to merge two sorted disjoint sets: takes both, writes the result, returns its count.
///
/// The output has room for n + m + 1 intervals; it is the caller's and reused from call to call.
typedef size_t limit_merge(const limit_interval *a, size_t n, const limit_interval *b, size_t m, limit_interval *out);

limit_merge limit_union_straight, limit_intersection_straight, limit_subtraction_straight;
limit_merge limit_union_branch_free, limit_intersection_branch_free, limit_subtraction_branch_free;

/// The union of n intervals in any order. `scratch` has room for 2 n intervals, `out` for n.
size_t limit_union_unsorted_sort(const limit_interval *in, size_t n, limit_interval *scratch, limit_interval *out);
size_t limit_union_unsorted_radix(const limit_interval *in, size_t n, limit_interval *scratch, limit_interval *out);

/// What a plain copy and a plain read of so many bytes are, for the bandwidth of the machine.
void limit_copy(void *to, const void *from, size_t bytes);
uint64_t limit_read(const void *from, size_t bytes);

#endif
