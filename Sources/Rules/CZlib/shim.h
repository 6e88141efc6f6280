#ifndef BOOKABLE_CZLIB_SHIM_H
#define BOOKABLE_CZLIB_SHIM_H

#include <zlib.h>

// inflateInit2 is a macro. 15 bits of window, and 16 for a gzip header.
static inline int bookable_inflate_init_gzip(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}

// deflateInit2 is a macro too. 14 bits of window and a smaller hash take 128 kB instead of 256.
static inline int bookable_deflate_init_gzip(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 14 + 16, 7, Z_DEFAULT_STRATEGY);
}

#endif
