// Weekly hours and exceptions of every date laid out as instants.
#include "prepared.h"

#include <stdlib.h>

size_t zone_position(const limit_zone *zone, int64_t instant) {
    size_t lower = 0, size = zone->count;
    while (size > 1) {
        const size_t half = size / 2;
        lower += zone->starts[lower + half] <= instant ? half : 0;
        size -= half;
    }
    return lower;
}

static int64_t segment_end(const limit_zone *zone, size_t position) {
    return position + 1 < zone->count ? zone->starts[position + 1] : INT64_MAX;
}

query_bounds bounds_of_query(const limit_query *query, const limit_zone *zone) {
    query_bounds bounds = {query->from_day * seconds_a_day, query->to_day * seconds_a_day, INT64_MIN / 2};
    if (!query->has_now) return bounds;
    bounds.earliest = query->now + query->notice;
    if (query->window_days >= 0) {
        const int64_t wall = query->now + zone->offsets[zone_position(zone, query->now)];
        const int64_t today = (wall >= 0 ? wall : wall - seconds_a_day + 1) / seconds_a_day;
        bounds.wall_upper = least(bounds.wall_upper, (today + query->window_days + 1) * seconds_a_day);
    }
    return bounds;
}

/// Maps one period of wall seconds, segment by segment, and joins what touches.
static size_t map_slowly(const limit_zone *zone, limit_interval wall, piece *pieces, size_t count) {
    const size_t first = count;
    size_t position = zone_position(zone, wall.start - 2 * seconds_a_day);
    for (; position < zone->count && zone->starts[position] <= wall.end + 2 * seconds_a_day; position++) {
        const int64_t offset = zone->offsets[position];
        const int64_t lower = greatest(zone->starts[position], wall.start - offset);
        const int64_t upper = least(segment_end(zone, position), wall.end - offset);
        if (lower >= upper) continue;
        if (count > first && pieces[count - 1].end == lower) {
            pieces[count - 1].end = pieces[count - 1].reach = upper;
        } else {
            pieces[count++] = (piece){lower, upper, upper};
        }
    }
    return count;
}

static int by_start(const void *left, const void *right) {
    const piece *a = left, *b = right;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

/// Tells every piece how far open time goes on, and whether some begin before an earlier one has ended.
static void find_reaches(limit_prepared *prepared, piece *pieces, size_t count) {
    int is_sorted = 1, overlap = 0, meet = 0;
    for (size_t i = 1; i < count; i++) {
        is_sorted &= pieces[i - 1].start <= pieces[i].start;
        overlap |= pieces[i].start < pieces[i - 1].end;
        meet |= pieces[i].start <= pieces[i - 1].end;
    }
    prepared->pieces_overlap = overlap;
    if (!meet) return;
    if (!is_sorted) qsort(pieces, count, sizeof *pieces, by_start);
    for (size_t first = 0; first < count;) {
        int64_t reach = pieces[first].end;
        size_t end = first + 1;
        while (end < count && pieces[end].start <= reach) reach = greatest(reach, pieces[end++].end);
        while (first < end) pieces[first++].reach = reach;
    }
}

/// A segment of the zone, and between which wall readings nothing but its offset can matter.
typedef struct {
    size_t position;
    int64_t offset, wall_from, wall_to, next_from;
} segment;

static segment segment_at(const limit_zone *zone, size_t position) {
    const int64_t offset = zone->offsets[position];
    segment here = {position, offset, INT64_MIN, INT64_MAX, INT64_MAX};
    if (position > 0) here.wall_from = zone->starts[position] + greatest(offset, zone->offsets[position - 1]);
    if (position + 1 < zone->count) {
        const int64_t next = zone->offsets[position + 1];
        here.wall_to = zone->starts[position + 1] + least(offset, next);
        here.next_from = zone->starts[position + 1] + greatest(offset, next);
    }
    return here;
}

/// The dates whose periods can meet the starts of a query and the sessions from them.
typedef struct {
    int64_t first, last;
} date_range;

static date_range dates_of_query(const limit_prepared *prepared, const limit_query *query, segment first) {
    const int64_t from = query->from_day * seconds_a_day, to = query->to_day * seconds_a_day;
    const int no_date_meets_another = prepared->latest_end < seconds_a_day && first.wall_from <= from && to <= first.wall_to;
    if (no_date_meets_another) return (date_range){query->from_day, query->to_day - 1};
    return (date_range){query->from_day - 1, query->to_day + query->duration / seconds_a_day};
}

size_t expand_pieces(limit_prepared *prepared, const limit_query *query) {
    const limit_zone *zone = &prepared->zone;
    const limit_interval *periods = prepared->periods.bytes;
    const int64_t *days = prepared->days.bytes;
    const period_range *ranges = prepared->day_ranges.bytes;
    // No wall is two days from UTC.
    prepared->first_position = zone_position(zone, (query->from_day - 3) * seconds_a_day);
    segment here = segment_at(zone, prepared->first_position);
    while (query->from_day * seconds_a_day >= here.next_from) here = segment_at(zone, here.position + 1);
    const date_range dates = dates_of_query(prepared, query, here);
    if (dates.first > dates.last) return 0;
    const size_t most = (size_t)(dates.last - dates.first + 1) * prepared->periods_a_day;
    piece *pieces = buffer_room(&prepared->pieces, 2 * most, sizeof *pieces);

    size_t exception = 0;
    while (exception < prepared->exception_days && days[exception] < dates.first) exception++;
    int64_t next_exception = exception < prepared->exception_days ? days[exception] : INT64_MAX;
    int64_t day_of_week = ((dates.first + 4) % 7 + 7) % 7;
    size_t count = 0;
    for (int64_t day = dates.first; day <= dates.last; day++) {
        period_range range = prepared->weekdays[day_of_week];
        day_of_week = day_of_week == 6 ? 0 : day_of_week + 1;
        if (next_exception == day) {
            range = ranges[exception++];
            next_exception = exception < prepared->exception_days ? days[exception] : INT64_MAX;
        }
        const int64_t midnight = day * seconds_a_day;
        while (midnight >= here.next_from) here = segment_at(zone, here.position + 1);
        if (midnight >= here.wall_from && midnight + prepared->latest_end <= here.wall_to) {
            const int64_t shift = midnight - here.offset;
            for (uint32_t i = range.first; i < range.end; i++) {
                const int64_t end = shift + periods[i].end;
                pieces[count++] = (piece){shift + periods[i].start, end, end};
            }
        } else {
            for (uint32_t i = range.first; i < range.end; i++) {
                const limit_interval wall = {midnight + periods[i].start, midnight + periods[i].end};
                count = map_slowly(zone, wall, pieces, count);
            }
        }
    }
    find_reaches(prepared, pieces, count);
    return count;
}

size_t limit_open_pieces(limit_prepared *prepared, const limit_query *query, limit_interval *out) {
    const size_t count = expand_pieces(prepared, query);
    const piece *pieces = prepared->pieces.bytes;
    for (size_t i = 0; i < count; i++) out[i] = (limit_interval){pieces[i].start, pieces[i].end};
    return count;
}

static int by_value(const void *left, const void *right) {
    const int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

size_t sort_starts(int64_t *starts, size_t count) {
    if (count == 0) return 0;
    qsort(starts, count, sizeof *starts, by_value);
    size_t written = 1;
    for (size_t i = 1; i < count; i++) {
        if (starts[i] != starts[written - 1]) starts[written++] = starts[i];
    }
    return written;
}
