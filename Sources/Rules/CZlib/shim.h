#ifndef BOOKABLE_CZLIB_SHIM_H
#define BOOKABLE_CZLIB_SHIM_H

#include <zlib.h>

// inflateInit2 is a macro. 15 bits of window, and 16 for a gzip header.
static inline int bookable_inflate_init_gzip(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}

#endif
