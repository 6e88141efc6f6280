// The union of intervals in any order: sort by start, then join what meets.
#include "limit_sets.h"

#include <stdlib.h>
#include <string.h>

static inline size_t join(const limit_interval *restrict sorted, size_t n, limit_interval *restrict out) {
    if (n == 0) return 0;
    size_t written = 0;
    int64_t start = sorted[0].start, end = sorted[0].end;
    for (size_t i = 1; i < n; i++) {
        const limit_interval next = sorted[i];
        const int is_new = next.start > end;
        out[written].start = start;
        out[written].end = end;
        written += is_new;
        start = is_new ? next.start : start;
        end = next.end > end ? next.end : end;
    }
    out[written].start = start;
    out[written].end = end;
    return written + 1;
}

static int by_start(const void *left, const void *right) {
    const int64_t a = ((const limit_interval *)left)->start, b = ((const limit_interval *)right)->start;
    return (a > b) - (a < b);
}

size_t limit_union_unsorted_sort(const limit_interval *in, size_t n, limit_interval *scratch, limit_interval *out) {
    memcpy(scratch, in, n * sizeof *in);
    qsort(scratch, n, sizeof *in, by_start);
    return join(scratch, n, out);
}

enum { digit_bits = 11, digits = 1 << digit_bits, passes_at_most = 6 };

size_t limit_union_unsorted_radix(const limit_interval *in, size_t n, limit_interval *scratch, limit_interval *out) {
    if (n == 0) return 0;
    int64_t least = in[0].start, greatest = in[0].start;
    for (size_t i = 1; i < n; i++) {
        least = in[i].start < least ? in[i].start : least;
        greatest = in[i].start > greatest ? in[i].start : greatest;
    }
    const uint64_t range = (uint64_t)greatest - (uint64_t)least;
    unsigned passes = 1;
    while (passes < passes_at_most && range >> (passes * digit_bits)) passes++;

    // All counts in one reading.
    static _Thread_local uint32_t counts[passes_at_most][digits];
    memset(counts, 0, passes * sizeof counts[0]);
    for (size_t i = 0; i < n; i++) {
        const uint64_t key = (uint64_t)in[i].start - (uint64_t)least;
        for (unsigned pass = 0; pass < passes; pass++) counts[pass][key >> (pass * digit_bits) & (digits - 1)]++;
    }
    const limit_interval *from = in;
    limit_interval *to = scratch;
    for (unsigned pass = 0; pass < passes; pass++) {
        uint32_t sum = 0, *const count = counts[pass];
        for (size_t digit = 0; digit < digits; digit++) {
            const uint32_t here = count[digit];
            count[digit] = sum;
            sum += here;
        }
        for (size_t i = 0; i < n; i++) {
            const uint64_t key = (uint64_t)from[i].start - (uint64_t)least;
            to[count[key >> (pass * digit_bits) & (digits - 1)]++] = from[i];
        }
        from = to;
        to = from == scratch ? scratch + n : scratch;
    }
    return join(from, n, out);
}
