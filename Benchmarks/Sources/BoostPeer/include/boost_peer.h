#ifndef BOOST_PEER_H
#define BOOST_PEER_H

#include "limit_slots.h"

#ifdef __cplusplus
extern "C" {
#endif

/// An `interval_set` of Boost.ICL.
typedef struct boost_set boost_set;

boost_set *boost_set_create(const limit_interval *intervals, size_t count);
void boost_set_destroy(boost_set *set);

/// Each makes a new set and returns the count of its intervals, which go to `out` unless that is null.
size_t boost_union(const boost_set *a, const boost_set *b, limit_interval *out);
size_t boost_intersection(const boost_set *a, const boost_set *b, limit_interval *out);
size_t boost_subtraction(const boost_set *a, const boost_set *b, limit_interval *out);
size_t boost_union_unsorted(const limit_interval *intervals, size_t count, limit_interval *out);

/// The whole computation from the arrays. Hours are laid out and the grid is walked by the code of the limit; the algebra
/// of open and occupied time is the library's. `scratch` has room for the pieces and for the free time.
size_t boost_slots(
    limit_prepared *prepared, const limit_calendar *calendar, const limit_query *query, limit_interval *scratch,
    size_t capacity, int64_t *out
);

#ifdef __cplusplus
}
#endif

#endif
