// The merges as one writes them down first: one `if` for each case.
#include "limit_sets.h"

size_t limit_union_straight(const limit_interval *a, size_t n, const limit_interval *b, size_t m, limit_interval *out) {
    size_t i = 0, j = 0, written = 0;
    while (i < n || j < m) {
        limit_interval next;
        if (j == m || (i < n && a[i].start <= b[j].start)) {
            next = a[i++];
        } else {
            next = b[j++];
        }
        if (written > 0 && next.start <= out[written - 1].end) {
            if (next.end > out[written - 1].end) out[written - 1].end = next.end;
        } else {
            out[written++] = next;
        }
    }
    return written;
}

size_t limit_intersection_straight(
    const limit_interval *a, size_t n, const limit_interval *b, size_t m, limit_interval *out
) {
    size_t i = 0, j = 0, written = 0;
    while (i < n && j < m) {
        int64_t start = a[i].start > b[j].start ? a[i].start : b[j].start;
        int64_t end = a[i].end < b[j].end ? a[i].end : b[j].end;
        if (start < end) {
            out[written].start = start;
            out[written].end = end;
            written++;
        }
        if (a[i].end <= b[j].end) {
            i++;
        } else {
            j++;
        }
    }
    return written;
}

size_t limit_subtraction_straight(
    const limit_interval *a, size_t n, const limit_interval *b, size_t m, limit_interval *out
) {
    size_t j = 0, written = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t start = a[i].start;
        const int64_t end = a[i].end;
        while (j < m && b[j].end <= start) j++;
        while (j < m && b[j].start < end) {
            if (start < b[j].start) {
                out[written].start = start;
                out[written].end = b[j].start;
                written++;
            }
            start = b[j].end;
            if (start >= end) break;
            j++;
        }
        if (start < end) {
            out[written].start = start;
            out[written].end = end;
            written++;
        }
    }
    return written;
}
