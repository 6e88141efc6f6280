#ifndef LIMIT_SLOTS_H
#define LIMIT_SLOTS_H

#include "limit_sets.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Hours that return every week, in seconds of the wall's day; an end at or before the start is on the next date.
typedef struct {
    int64_t day_of_week, start, end;
} limit_weekly;

typedef enum { limit_closed, limit_open, limit_closed_part } limit_kind;

/// What is different on the date of a day number.
typedef struct {
    int64_t day;
    limit_kind kind;
    int64_t start, end;
} limit_exception;

/// A booking and its buffers, in seconds.
typedef struct {
    int64_t start, end, before, after;
} limit_session;

/// The parsed table of a zone: offsets[i] holds from starts[i] on; starts[0] is INT64_MIN.
typedef struct {
    const int64_t *starts, *offsets;
    size_t count;
} limit_zone;

/// Everything a query starts from, as an application would hand it over; sessions and busy time sorted by start.
typedef struct {
    limit_zone zone;
    const limit_weekly *weekly;
    size_t weekly_count;
    const limit_exception *exceptions;
    size_t exception_count;
    const limit_session *sessions;
    size_t session_count;
    const limit_interval *busy;
    size_t busy_count;
} limit_calendar;

/// What is asked: lengths in seconds, dates as day numbers, `window_days` below 0 for none.
typedef struct {
    int64_t duration, before, after, step, notice, window_days;
    int64_t from_day, to_day, now;
    int has_now;
} limit_query;

/// The calendar's hours worked out and its occupied time sorted and joined, with the memory of a computation.
typedef struct limit_prepared limit_prepared;

limit_prepared *limit_prepared_create(void);
void limit_prepared_destroy(limit_prepared *prepared);

/// Prepares a calendar for many queries, in the memory of an earlier one.
void limit_prepare(limit_prepared *prepared, const limit_calendar *calendar);

/// Works out the hours alone.
void limit_prepare_hours(limit_prepared *prepared, const limit_calendar *calendar);

/// Writes the starts that are slots, ascending, and returns their count.
///
/// `out` has room for every start of the grid and a few more. Grid: `opening`. Capacity: one.
typedef size_t limit_slots_query(limit_prepared *prepared, const limit_query *query, int64_t *out);
limit_slots_query limit_slots_straight, limit_slots_branch_free;

/// The whole computation at once, from the arrays; `prepared` only lends its memory.
typedef size_t limit_slots_once(
    limit_prepared *prepared, const limit_calendar *calendar, const limit_query *query, int64_t *out
);
limit_slots_once limit_slots_once_straight, limit_slots_once_branch_free;

/// The opening periods that meet a query, as instants, and the bounds of its starts: for peers that do the rest.
size_t limit_open_pieces(limit_prepared *prepared, const limit_query *query, limit_interval *out);

/// Steps the grid of `pieces` through `free` time, both ascending: for peers that made the free time.
size_t limit_walk(
    const limit_interval *pieces, size_t piece_count, const limit_interval *free, size_t free_count,
    const limit_query *query, const limit_zone *zone, int64_t *out
);

#ifdef __cplusplus
}
#endif

#endif
