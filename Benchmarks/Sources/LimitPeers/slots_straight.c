// Slots as one writes them down first: every start of the grid in turn, beside the occupied time.
#include "prepared.h"

#define always_inline static inline __attribute__((always_inline))

typedef struct {
    size_t session, interval, written;
} progress;

/// The first start of a grid, from `start` on, that is `instant` or later.
always_inline int64_t start_from(int64_t start, int64_t instant, divider by) {
    return start + divided(instant - start + by.step - 1, by) * by.step;
}

always_inline progress
emit(run run, const limit_query *query, divider by, occupied taken, progress at, int64_t *out) {
    int64_t start = run.first;
    const int64_t last = run.first + (run.count - 1) * query->step;
    while (start <= last) {
        int64_t blocked_until = start;
        while (at.session < taken.session_count) {
            const limit_session *session = &taken.sessions[at.session];
            const int64_t until = session->end + session->after + query->before;
            if (until <= start) {
                at.session++;
                continue;
            }
            if (session->start - session->before < start + query->duration + query->after) blocked_until = until;
            break;
        }
        while (at.interval < taken.interval_count) {
            const limit_interval interval = taken.intervals[at.interval];
            const int64_t until = interval.end + query->before;
            if (until <= start) {
                at.interval++;
                continue;
            }
            if (interval.start < start + query->duration + query->after) {
                blocked_until = greatest(blocked_until, until);
            }
            break;
        }
        if (blocked_until > last) break;
        if (blocked_until > start) {
            start = start_from(start, blocked_until, by);
        } else {
            out[at.written++] = start;
            start += query->step;
        }
    }
    return at;
}

always_inline size_t sweep(limit_prepared *prepared, const limit_query *query, size_t count, occupied taken, int64_t *out) {
    const limit_zone *zone = &prepared->zone;
    const piece *pieces = prepared->pieces.bytes;
    const divider by = divider_of(query->step);
    const query_bounds bounds = bounds_of_query(query, zone);
    size_t position = prepared->first_position;
    progress at = {0, 0, 0};
    for (size_t i = 0; i < count; i++) {
        while (position + 1 < zone->count && zone->starts[position + 1] <= pieces[i].start) position++;
        if (prepared->pieces_overlap) at = (progress){0, 0, at.written};
        for (size_t here = position;; here++) {
            const start_bounds in_segment = bounds_in_segment(bounds, zone->offsets[here]);
            const int64_t segment_end = here + 1 < zone->count ? zone->starts[here + 1] : INT64_MAX;
            const int64_t lower = greatest(in_segment.lower, zone->starts[here]);
            const run run = run_of(&pieces[i], lower, least(in_segment.upper, segment_end), query->duration, by);
            if (run.count > 0) at = emit(run, query, by, taken, at, out);
            if (segment_end >= pieces[i].end) break;
        }
    }
    return prepared->pieces_overlap ? sort_starts(out, at.written) : at.written;
}

size_t limit_slots_straight(limit_prepared *prepared, const limit_query *query, int64_t *out) {
    const size_t count = expand_pieces(prepared, query);
    if (count == 0) return 0;
    const piece *pieces = prepared->pieces.bytes;
    return sweep(prepared, query, count, blocked_from(prepared, pieces[0].start - query->before), out);
}

size_t limit_slots_once_straight(
    limit_prepared *prepared, const limit_calendar *calendar, const limit_query *query, int64_t *out
) {
    if (!footprints_ascend(calendar->sessions, calendar->session_count)) {
        limit_prepare(prepared, calendar);
        return limit_slots_straight(prepared, query, out);
    }
    limit_prepare_hours(prepared, calendar);
    const size_t count = expand_pieces(prepared, query);
    const occupied taken = {calendar->sessions, calendar->session_count, calendar->busy, calendar->busy_count};
    return sweep(prepared, query, count, taken, out);
}
