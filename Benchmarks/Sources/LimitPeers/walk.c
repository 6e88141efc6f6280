// The grid walked through free time that another peer has made.
#include "prepared.h"

size_t limit_walk(
    const limit_interval *pieces, size_t piece_count, const limit_interval *free, size_t free_count,
    const limit_query *query, const limit_zone *zone, int64_t *out
) {
    const query_bounds bounds = bounds_of_query(query, zone);
    const divider by = divider_of(query->step);
    size_t written = 0, first = 0, position = piece_count > 0 ? zone_position(zone, pieces[0].start) : 0;
    for (size_t i = 0; i < piece_count; i++) {
        while (position + 1 < zone->count && zone->starts[position + 1] <= pieces[i].start) position++;
        while (first < free_count && free[first].end <= pieces[i].start) first++;
        for (size_t here = position;; here++) {
            const int64_t segment_end = here + 1 < zone->count ? zone->starts[here + 1] : INT64_MAX;
            const start_bounds in_segment = bounds_in_segment(bounds, zone->offsets[here]);
            const int64_t lower = greatest(in_segment.lower, zone->starts[here]);
            const int64_t upper = least(in_segment.upper, segment_end);
            for (size_t j = first; j < free_count && free[j].start < pieces[i].end; j++) {
                const piece whole = {pieces[i].start, pieces[i].end, free[j].end};
                const run run = run_of(&whole, greatest(lower, free[j].start), upper, query->duration, by);
                for (int64_t k = 0; k < run.count; k++) out[written++] = run.first + k * query->step;
            }
            if (segment_end >= pieces[i].end) break;
        }
    }
    return written;
}
