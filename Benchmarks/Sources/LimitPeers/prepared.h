#ifndef PREPARED_H
#define PREPARED_H

#include "limit_slots.h"

enum { seconds_a_day = 86400 };

/// Where in the periods a day's stand.
typedef struct {
    uint32_t first, end;
} period_range;

typedef struct {
    void *bytes;
    size_t capacity;
} buffer;

/// Room for `count` elements of `size` bytes.
void *buffer_room(buffer *buffer, size_t count, size_t size);

/// An opening period as instants; `end` is the end of the period and `reach` that of open time without a break.
typedef struct {
    int64_t start, end, reach;
} piece;

struct limit_prepared {
    limit_zone zone;
    period_range weekdays[7];
    size_t exception_days;
    size_t periods_a_day;  // at most
    int64_t latest_end;    // of a period, in wall seconds of its day
    size_t blocked_count;
    buffer periods;        // limit_interval, in wall seconds of the day
    buffer days;           // int64_t, ascending
    buffer day_ranges;     // period_range
    buffer blocked;        // limit_interval, sorted and disjoint
    buffer pieces;         // piece
    buffer sorting;        // limit_interval
    int pieces_overlap;
    size_t first_position; // of the zone's segment at or before the first piece
};

/// Lays out the periods that can hold starts of a query and returns their count.
size_t expand_pieces(limit_prepared *prepared, const limit_query *query);

/// The position of the zone's segment that holds an instant.
size_t zone_position(const limit_zone *zone, int64_t instant);

/// Between which instants starts lie, seen from one segment of the zone.
typedef struct {
    int64_t lower, upper;
} start_bounds;

/// The wall readings and instants between which starts must lie.
typedef struct {
    int64_t wall_lower, wall_upper, earliest;
} query_bounds;

query_bounds bounds_of_query(const limit_query *query, const limit_zone *zone);

static inline start_bounds bounds_in_segment(query_bounds bounds, int64_t offset) {
    const int64_t lower = bounds.wall_lower - offset;
    return (start_bounds){lower > bounds.earliest ? lower : bounds.earliest, bounds.wall_upper - offset};
}

/// Sorts starts and drops repetitions, for the rare hours of two dates that overlap.
size_t sort_starts(int64_t *starts, size_t count);

/// What one segment of the zone lets a piece have of the grid.
typedef struct {
    int64_t first;  // the first start
    int64_t count;  // how many there are, a step apart
} run;

/// Division by the step, as a multiplication: exact for dividends and steps below 2^31.
typedef struct {
    uint64_t inverse;
    int64_t step;
} divider;

static inline divider divider_of(int64_t step) {
    return (divider){UINT64_MAX / (uint64_t)step + 1, step};
}

static inline int64_t divided(int64_t dividend, divider by) {
    if (by.step == 1) return dividend;
    return (int64_t)(((unsigned __int128)(uint64_t)dividend * by.inverse) >> 64);
}

static inline int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t greatest(int64_t a, int64_t b) { return a > b ? a : b; }

/// The starts of a piece's grid in [lower, upper) from which a session ends by the piece's reach.
static inline run run_of(const piece *piece, int64_t lower, int64_t upper, int64_t duration, divider by) {
    lower = greatest(lower, piece->start);
    const int64_t last = least(least(upper, piece->end) - 1, piece->reach - duration);
    if (lower > last) return (run){lower, 0};
    const int64_t first = piece->start + divided(lower - piece->start + by.step - 1, by) * by.step;
    return (run){first, last < first ? 0 : divided(last - first, by) + 1};
}

/// Occupied time as two lists, each sorted by start: footprints yet to be worked out, and plain intervals.
typedef struct {
    const limit_session *sessions;
    size_t session_count;
    const limit_interval *intervals;
    size_t interval_count;
} occupied;

/// Whether footprints come in the order of the sessions.
int footprints_ascend(const limit_session *sessions, size_t count);

/// The blocked time of a prepared calendar from an instant on.
occupied blocked_from(const limit_prepared *prepared, int64_t instant);

#endif
