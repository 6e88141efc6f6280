#ifndef BOOKABLE_CEPOLL_SHIM_H
#define BOOKABLE_CEPOLL_SHIM_H

// Swift's own module of the C library leaves these out.
#include <sys/epoll.h>
#include <sys/eventfd.h>

#endif
