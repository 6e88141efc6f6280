// The hours of a calendar worked out, and its occupied time sorted and joined.
#include "prepared.h"

#include <stdlib.h>
#include <string.h>

void *buffer_room(buffer *buffer, size_t count, size_t size) {
    if (count * size > buffer->capacity) {
        buffer->capacity = 2 * count * size;
        void *bytes = realloc(buffer->bytes, buffer->capacity);
        if (bytes == NULL) abort();
        buffer->bytes = bytes;
    }
    return buffer->bytes;
}

limit_prepared *limit_prepared_create(void) {
    limit_prepared *prepared = calloc(1, sizeof *prepared);
    if (prepared == NULL) abort();
    return prepared;
}

void limit_prepared_destroy(limit_prepared *prepared) {
    free(prepared->periods.bytes);
    free(prepared->days.bytes);
    free(prepared->day_ranges.bytes);
    free(prepared->blocked.bytes);
    free(prepared->pieces.bytes);
    free(prepared->sorting.bytes);
    free(prepared);
}

static limit_interval period_of(int64_t start, int64_t end) {
    return (limit_interval){start, end <= start ? end + seconds_a_day : end};
}

/// Adds a period to sorted disjoint ones, joining what overlaps or touches.
static size_t insert_period(limit_interval *periods, size_t count, limit_interval added) {
    size_t first = count;
    while (first > 0 && periods[first - 1].end >= added.start) first--;
    size_t end = first;
    while (end < count && periods[end].start <= added.end) {
        added.start = least(added.start, periods[end].start);
        added.end = greatest(added.end, periods[end].end);
        end++;
    }
    memmove(periods + first + 1, periods + end, (count - end) * sizeof *periods);
    periods[first] = added;
    return count - (end - first) + 1;
}

/// Takes a period off sorted disjoint ones.
static size_t remove_period(limit_interval *periods, size_t count, limit_interval removed) {
    size_t written = 0;
    limit_interval rest[count + 1];
    for (size_t i = 0; i < count; i++) {
        const limit_interval before = {periods[i].start, least(periods[i].end, removed.start)};
        const limit_interval after = {greatest(periods[i].start, removed.end), periods[i].end};
        if (before.start < before.end) rest[written++] = before;
        if (after.start < after.end) rest[written++] = after;
    }
    memcpy(periods, rest, written * sizeof *rest);
    return written;
}

static int by_day(const void *left, const void *right) {
    const int64_t a = ((const limit_exception *)left)->day, b = ((const limit_exception *)right)->day;
    return (a > b) - (a < b);
}

/// The periods of a date from its exceptions, which stand together.
static size_t periods_of_date(
    const limit_exception *rows, size_t count, const limit_interval *weekly, size_t weekly_count, limit_interval *out
) {
    size_t written = 0;
    int is_opened = 0;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].kind == limit_closed) return 0;
        if (rows[i].kind == limit_open) {
            written = insert_period(out, written, period_of(rows[i].start, rows[i].end));
            is_opened = 1;
        }
    }
    if (!is_opened) {
        memcpy(out, weekly, weekly_count * sizeof *weekly);
        written = weekly_count;
    }
    for (size_t i = 0; i < count; i++) {
        if (rows[i].kind == limit_closed_part) {
            written = remove_period(out, written, period_of(rows[i].start, rows[i].end));
        }
    }
    return written;
}

/// The seven days' periods, each day's in a row of its own.
static void prepare_weekdays(limit_prepared *prepared, const limit_calendar *calendar, limit_interval *periods) {
    const uint32_t row = (uint32_t)calendar->weekly_count;
    for (uint32_t day = 0; day < 7; day++) prepared->weekdays[day] = (period_range){day * row, day * row};
    int64_t latest_end = 0;
    for (size_t i = 0; i < row; i++) {
        const limit_weekly weekly = calendar->weekly[i];
        const limit_interval period = period_of(weekly.start, weekly.end);
        period_range *const range = &prepared->weekdays[weekly.day_of_week];
        if (range->first == range->end || periods[range->end - 1].end < period.start) {
            periods[range->end++] = period;
        } else {
            range->end = range->first + (uint32_t)insert_period(periods + range->first, range->end - range->first, period);
        }
        latest_end = greatest(latest_end, period.end);
    }
    prepared->latest_end = latest_end;
}

void limit_prepare_hours(limit_prepared *prepared, const limit_calendar *calendar) {
    const size_t rows = calendar->exception_count;
    // A date has at most its weekly periods and one more for each exception.
    limit_interval *periods =
        buffer_room(&prepared->periods, (rows + 7) * (calendar->weekly_count + 2) + rows, sizeof *periods);
    int64_t *days = buffer_room(&prepared->days, rows + 1, sizeof *days);
    period_range *ranges = buffer_room(&prepared->day_ranges, rows + 1, sizeof *ranges);
    prepared->zone = calendar->zone;
    prepared->periods_a_day = calendar->weekly_count + rows + 1;
    prepare_weekdays(prepared, calendar, periods);
    uint32_t used = 7 * (uint32_t)calendar->weekly_count;
    const limit_exception *exceptions = calendar->exceptions;
    limit_exception sorted[rows + 1];
    int is_sorted = 1;
    for (size_t i = 1; i < rows; i++) is_sorted &= exceptions[i - 1].day <= exceptions[i].day;
    if (!is_sorted) {
        memcpy(sorted, exceptions, rows * sizeof *sorted);
        qsort(sorted, rows, sizeof *sorted, by_day);
        exceptions = sorted;
    }
    size_t dates = 0;
    for (size_t i = 0; i < rows;) {
        size_t end = i + 1;
        while (end < rows && exceptions[end].day == exceptions[i].day) end++;
        const period_range weekly = prepared->weekdays[((exceptions[i].day + 4) % 7 + 7) % 7];
        const size_t count = periods_of_date(
            exceptions + i, end - i, periods + weekly.first, weekly.end - weekly.first, periods + used
        );
        if (count > 0) prepared->latest_end = greatest(prepared->latest_end, periods[used + count - 1].end);
        days[dates] = exceptions[i].day;
        ranges[dates++] = (period_range){used, used + (uint32_t)count};
        used += (uint32_t)count;
        i = end;
    }
    prepared->exception_days = dates;
}

static int by_start(const void *left, const void *right) {
    const int64_t a = ((const limit_interval *)left)->start, b = ((const limit_interval *)right)->start;
    return (a > b) - (a < b);
}

void limit_prepare(limit_prepared *prepared, const limit_calendar *calendar) {
    limit_prepare_hours(prepared, calendar);
    const size_t sessions = calendar->session_count, busy = calendar->busy_count, count = sessions + busy;
    limit_interval *spans = buffer_room(&prepared->sorting, count + 1, sizeof *spans);
    limit_interval *blocked = buffer_room(&prepared->blocked, count + 1, sizeof *blocked);
    int is_sorted = 1;
    int64_t previous = INT64_MIN;
    for (size_t i = 0, j = 0, k = 0; k < count; k++) {
        limit_interval next;
        if (j == busy || (i < sessions && calendar->sessions[i].start <= calendar->busy[j].start)) {
            const limit_session *session = &calendar->sessions[i++];
            next = (limit_interval){session->start - session->before, session->end + session->after};
        } else {
            next = calendar->busy[j++];
        }
        is_sorted &= previous <= next.start;
        previous = next.start;
        spans[k] = next;
    }
    if (!is_sorted) qsort(spans, count, sizeof *spans, by_start);
    size_t written = 0;
    if (count > 0) {
        limit_interval open = spans[0];
        for (size_t k = 1; k < count; k++) {
            const limit_interval next = spans[k];
            const int is_new = next.start > open.end;
            blocked[written] = open;
            written += is_new;
            open.start = is_new ? next.start : open.start;
            open.end = greatest(open.end, next.end);
        }
        blocked[written++] = open;
    }
    prepared->blocked_count = written;
}

int footprints_ascend(const limit_session *sessions, size_t count) {
    int ascend = 1;
    for (size_t i = 1; i < count; i++) {
        ascend &= sessions[i - 1].start - sessions[i - 1].before <= sessions[i].start - sessions[i].before;
    }
    return ascend;
}

occupied blocked_from(const limit_prepared *prepared, int64_t instant) {
    const limit_interval *blocked = prepared->blocked.bytes;
    size_t lower = 0, size = prepared->blocked_count;
    while (size > 0) {
        const size_t half = size / 2;
        const int is_before = blocked[lower + half].end <= instant;
        lower += is_before ? half + 1 : 0;
        size = is_before ? size - half - 1 : half;
    }
    return (occupied){NULL, 0, blocked + lower, prepared->blocked_count - lower};
}
