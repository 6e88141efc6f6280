// One loop for all three: the spans common to two lists, one interval a step, nothing in a step conditional.
//
// A set's bounds without the first and the last one are the gaps between its intervals. So subtraction is what A shares
// with the gaps of B, and union is the gaps of what the gaps of A and of B share: the same loop over the same memory,
// shifted by one bound. Only the endless gaps before the first and after the last interval stand outside the loop.
#include "limit_sets.h"

#include <string.h>

typedef struct {
    size_t i, j, written;
} position;

static inline position common(
    const limit_interval *restrict a, size_t n, const limit_interval *restrict b, size_t m, position at,
    limit_interval *restrict out
) {
    size_t i = at.i, j = at.j, written = at.written;
    while (i < n && j < m) {
        const int64_t a_end = a[i].end, b_end = b[j].end;
        const int64_t a_start = a[i].start, b_start = b[j].start;
        const int64_t start = a_start > b_start ? a_start : b_start;
        const int64_t end = a_end < b_end ? a_end : b_end;
        out[written].start = start;
        out[written].end = end;
        written += start < end;
        const size_t first_is_done = a_end <= b_end;
        i += first_is_done;
        j += first_is_done ^ 1;
    }
    return (position){i, j, written};
}

/// The gaps between the intervals of a set, one fewer than there are intervals.
static inline const limit_interval *gaps(const limit_interval *set) {
    return (const limit_interval *)((const int64_t *)set + 1);
}

size_t limit_intersection_branch_free(
    const limit_interval *a, size_t n, const limit_interval *b, size_t m, limit_interval *out
) {
    return common(a, n, b, m, (position){0, 0, 0}, out).written;
}

size_t limit_subtraction_branch_free(
    const limit_interval *a, size_t n, const limit_interval *b, size_t m, limit_interval *out
) {
    if (n == 0) return 0;
    if (m == 0) {
        memcpy(out, a, n * sizeof *a);
        return n;
    }
    const limit_interval before = {INT64_MIN, b[0].start}, after = {b[m - 1].end, INT64_MAX};
    position at = common(a, n, &before, 1, (position){0, 0, 0}, out);
    at = common(a, n, gaps(b), m - 1, (position){at.i, 0, at.written}, out);
    return common(a, n, &after, 1, (position){at.i, 0, at.written}, out).written;
}

size_t limit_union_branch_free(
    const limit_interval *a, size_t n, const limit_interval *b, size_t m, limit_interval *out
) {
    if (n == 0 || m == 0) {
        memcpy(out, n == 0 ? b : a, (n + m) * sizeof *a);
        return n + m;
    }
    int64_t *const bounds = (int64_t *)out;
    limit_interval *const between = (limit_interval *)(bounds + 1);
    bounds[0] = a[0].start < b[0].start ? a[0].start : b[0].start;
    const limit_interval before_a = {INT64_MIN, a[0].start}, before_b = {INT64_MIN, b[0].start};
    const limit_interval after_a = {a[n - 1].end, INT64_MAX}, after_b = {b[m - 1].end, INT64_MAX};
    // What lies before one of them begins, then what lies between both, then what lies after one has ended.
    const position of_a = common(gaps(a), n - 1, &before_b, 1, (position){0, 0, 0}, between);
    const position of_b = common(&before_a, 1, gaps(b), m - 1, (position){0, 0, of_a.written}, between);
    position at = common(&after_a, 1, &before_b, 1, (position){0, 0, of_b.written}, between);
    at = common(&before_a, 1, &after_b, 1, (position){0, 0, at.written}, between);
    const position middle = common(gaps(a), n - 1, gaps(b), m - 1, (position){of_a.i, of_b.j, at.written}, between);
    at = common(gaps(a), n - 1, &after_b, 1, (position){middle.i, 0, middle.written}, between);
    at = common(&after_a, 1, gaps(b), m - 1, (position){0, middle.j, at.written}, between);
    bounds[1 + 2 * at.written] = a[n - 1].end > b[m - 1].end ? a[n - 1].end : b[m - 1].end;
    return at.written + 1;
}
