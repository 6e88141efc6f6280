#ifndef BENCH_PQ_SHIM_H
#define BENCH_PQ_SHIM_H

#include <libpq-fe.h>

#endif
