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
            pieces[count - 1].end = upper;
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

size_t expand_pieces(limit_prepared *prepared, const limit_query *query) {
    const limit_zone *zone = &prepared->zone;
    const limit_interval *periods = prepared->periods.bytes;
    const int64_t *days = prepared->days.bytes;
    const period_range *ranges = prepared->day_ranges.bytes;
    // A day more on either side: for hours that run in over midnight, and for sessions that run out.
    const int64_t first_day = query->from_day - 1, last_day = query->to_day + query->duration / seconds_a_day;
    size_t most = 4;
    for (int day = 0; day < 7; day++) most += prepared->weekdays[day].end - prepared->weekdays[day].first;
    for (size_t i = 0; i < prepared->exception_days; i++) most += ranges[i].end - ranges[i].first;
    piece *pieces = buffer_room(&prepared->pieces, (size_t)(last_day - first_day + 2) * 2 * most, sizeof *pieces);

    size_t exception = 0;
    while (exception < prepared->exception_days && days[exception] < first_day) exception++;
    size_t position = zone_position(zone, first_day * seconds_a_day - seconds_a_day);
    int64_t day_of_week = ((first_day + 4) % 7 + 7) % 7;
    size_t count = 0;
    for (int64_t day = first_day; day <= last_day; day++) {
        period_range range = prepared->weekdays[day_of_week];
        day_of_week = day_of_week == 6 ? 0 : day_of_week + 1;
        if (exception < prepared->exception_days && days[exception] == day) range = ranges[exception++];
        const int64_t midnight = day * seconds_a_day;
        // Past the transition by more than a day and a shift: only this segment's offset can apply from here on.
        while (segment_end(zone, position) <= midnight - 2 * seconds_a_day) position++;
        const int64_t offset = zone->offsets[position];
        if (zone->starts[position] < midnight - 2 * seconds_a_day
            && segment_end(zone, position) > midnight + 4 * seconds_a_day) {
            for (uint32_t i = range.first; i < range.end; i++) {
                const int64_t end = midnight + periods[i].end - offset;
                pieces[count++] = (piece){midnight + periods[i].start - offset, end, end};
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
