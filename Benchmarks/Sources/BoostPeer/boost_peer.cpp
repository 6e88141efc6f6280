#include "boost_peer.h"

#include <boost/icl/interval_set.hpp>

namespace {

using Interval = boost::icl::right_open_interval<int64_t>;
using Set = boost::icl::interval_set<int64_t, std::less, Interval>;

Set make_set(const limit_interval *intervals, size_t count) {
    Set set;
    // In order each one belongs at the end, which the library can be told.
    auto hint = set.end();
    for (size_t i = 0; i < count; i++) hint = set.add(hint, Interval(intervals[i].start, intervals[i].end));
    return set;
}

size_t give(const Set &set, limit_interval *out) {
    if (out != nullptr) {
        for (const auto &interval : set) *out++ = {interval.lower(), interval.upper()};
    }
    return set.iterative_size();
}

}  // namespace

struct boost_set {
    Set set;
};

boost_set *boost_set_create(const limit_interval *intervals, size_t count) {
    return new boost_set{make_set(intervals, count)};
}

void boost_set_destroy(boost_set *set) { delete set; }

size_t boost_union(const boost_set *a, const boost_set *b, limit_interval *out) { return give(a->set + b->set, out); }

size_t boost_intersection(const boost_set *a, const boost_set *b, limit_interval *out) {
    return give(a->set & b->set, out);
}

size_t boost_subtraction(const boost_set *a, const boost_set *b, limit_interval *out) {
    return give(a->set - b->set, out);
}

size_t boost_union_unsorted(const limit_interval *intervals, size_t count, limit_interval *out) {
    Set set;
    for (size_t i = 0; i < count; i++) set.add(Interval(intervals[i].start, intervals[i].end));
    return give(set, out);
}

size_t boost_slots(
    limit_prepared *prepared, const limit_calendar *calendar, const limit_query *query, limit_interval *scratch,
    size_t capacity, int64_t *out
) {
    limit_prepare_hours(prepared, calendar);
    const size_t pieces = limit_open_pieces(prepared, query, scratch);
    Set free = make_set(scratch, pieces);
    for (size_t i = 0; i < calendar->session_count; i++) {
        const limit_session &session = calendar->sessions[i];
        free.subtract(Interval(
            session.start - session.before - query->after, session.end + session.after + query->before
        ));
    }
    for (size_t i = 0; i < calendar->busy_count; i++) {
        const limit_interval busy = calendar->busy[i];
        free.subtract(Interval(busy.start - query->after, busy.end + query->before));
    }
    limit_interval *const spans = scratch + pieces;
    if (pieces + free.iterative_size() > capacity) return 0;
    const size_t count = give(free, spans);
    return limit_walk(scratch, pieces, spans, count, query, &calendar->zone, out);
}
