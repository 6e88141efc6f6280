// Slots as bits: the starts of an opening period are the bits of a word, and every occupied span clears a range of them.
//
// So neither how many starts fall into a gap nor which of two bounds comes first is ever a branch. What is left of them is
// one a period, where the occupied spans that meet it end, and one where the bits are written out, eight at a time.
#include "prepared.h"

#define always_inline static inline __attribute__((always_inline))

enum { bits_a_word = 63 };

/// How far the sweep has come, and the latest end of what it has passed.
typedef struct {
    size_t session, interval;
    int64_t latest_end;
} progress;

always_inline uint64_t ones(int64_t count) { return ((uint64_t)1 << count) - 1; }

/// The steps from `base` to the first start that is `instant` or later, as far as a word goes.
always_inline int64_t steps_to(int64_t instant, int64_t base, divider by) {
    const int64_t distance = least(greatest(instant - base, 0), bits_a_word * by.step);
    return divided(distance + by.step - 1, by);
}

/// What is left of a word when a session may not lie in [start, end).
always_inline uint64_t clear(uint64_t word, int64_t start, int64_t end, int64_t base, const limit_query *query, divider by) {
    const int64_t latest_before = start - query->after - query->duration - base;
    const int64_t kept_below = divided(greatest(latest_before + by.step, 0), by);
    const int64_t kept_from = steps_to(end + query->before, base, by);
    return word & (~ones(kept_from) | ones(kept_below));
}

/// The position of the lowest bit, any position when there is none.
always_inline int64_t bit_position(uint64_t word) { return __builtin_ctzll(word | (uint64_t)1 << bits_a_word); }

/// Writes the starts of a word's bits, and up to eight more than there are.
always_inline size_t write_bits(uint64_t word, int64_t base, int64_t step, int64_t *out) {
    const size_t count = (size_t)__builtin_popcountll(word);
    size_t done = 0;
    do {
        for (size_t i = 0; i < 8; i++) {
            out[done + i] = base + bit_position(word) * step;
            word &= word - 1;
        }
        done += 8;
    } while (done < count);
    return count;
}

/// Writes the free starts of a run of at most 63.
always_inline size_t emit(
    int64_t base, int64_t count, const limit_query *query, divider by, occupied taken, progress *at, int64_t *out
) {
    const int64_t reach = base + (count - 1) * by.step + query->duration + query->after;
    uint64_t word = ones(count) & ~ones(steps_to(at->latest_end + query->before, base, by));
    for (; at->session < taken.session_count; at->session++) {
        const limit_session *session = &taken.sessions[at->session];
        const int64_t start = session->start - session->before, end = session->end + session->after;
        if (start >= reach) break;
        word = clear(word, start, end, base, query, by);
        at->latest_end = greatest(at->latest_end, end);
    }
    for (; at->interval < taken.interval_count; at->interval++) {
        const limit_interval interval = taken.intervals[at->interval];
        if (interval.start >= reach) break;
        word = clear(word, interval.start, interval.end, base, query, by);
        at->latest_end = greatest(at->latest_end, interval.end);
    }
    return write_bits(word, base, by.step, out);
}

always_inline size_t sweep(limit_prepared *prepared, const limit_query *query, size_t count, occupied taken, int64_t *out) {
    const limit_zone *zone = &prepared->zone;
    const piece *pieces = prepared->pieces.bytes;
    const divider by = divider_of(query->step);
    const query_bounds bounds = bounds_of_query(query, zone);
    const int64_t nothing = INT64_MIN / 2;
    size_t position = prepared->first_position;
    size_t written = 0;
    progress at = {0, 0, nothing};
    // Where a run's last session and its buffer reach into the next run, that one looks at the same spans again.
    progress before_run = at;
    int64_t reached = nothing;
    for (size_t i = 0; i < count; i++) {
        while (position + 1 < zone->count && zone->starts[position + 1] <= pieces[i].start) position++;
        if (prepared->pieces_overlap) before_run = at = (progress){0, 0, nothing};
        for (size_t here = position;; here++) {
            const start_bounds in_segment = bounds_in_segment(bounds, zone->offsets[here]);
            const int64_t segment_end = here + 1 < zone->count ? zone->starts[here + 1] : INT64_MAX;
            const int64_t lower = greatest(in_segment.lower, zone->starts[here]);
            run run = run_of(&pieces[i], lower, least(in_segment.upper, segment_end), query->duration, by);
            while (run.count > 0) {
                const int64_t in_word = least(run.count, bits_a_word);
                if (run.first < reached) at = before_run;
                before_run = at;
                written += emit(run.first, in_word, query, by, taken, &at, out + written);
                reached = run.first + (in_word - 1) * by.step + query->duration + query->after;
                run.first += in_word * by.step;
                run.count -= in_word;
            }
            if (segment_end >= pieces[i].end) break;
        }
    }
    return prepared->pieces_overlap ? sort_starts(out, written) : written;
}

size_t limit_slots_branch_free(limit_prepared *prepared, const limit_query *query, int64_t *out) {
    const size_t count = expand_pieces(prepared, query);
    if (count == 0) return 0;
    const piece *pieces = prepared->pieces.bytes;
    return sweep(prepared, query, count, blocked_from(prepared, pieces[0].start - query->before), out);
}

size_t limit_slots_once_branch_free(
    limit_prepared *prepared, const limit_calendar *calendar, const limit_query *query, int64_t *out
) {
    if (!footprints_ascend(calendar->sessions, calendar->session_count)) {
        limit_prepare(prepared, calendar);
        return limit_slots_branch_free(prepared, query, out);
    }
    limit_prepare_hours(prepared, calendar);
    const size_t count = expand_pieces(prepared, query);
    const occupied taken = {calendar->sessions, calendar->session_count, calendar->busy, calendar->busy_count};
    return sweep(prepared, query, count, taken, out);
}
