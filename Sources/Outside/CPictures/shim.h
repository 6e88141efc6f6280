#ifndef BOOKABLE_CPICTURES_SHIM_H
#define BOOKABLE_CPICTURES_SHIM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <png.h>
#include <turbojpeg.h>
#include <webp/decode.h>

// The formats and the size of a row are macros of more than one token, which Swift does not see.

static inline int bookable_png_begin(png_image *image, const void *bytes, size_t count) {
    memset(image, 0, sizeof *image);
    image->version = PNG_IMAGE_VERSION;
    return png_image_begin_read_from_memory(image, bytes, count);
}

/// Three bytes for each pixel; what is transparent is laid on white. Returns 0 for a file that is broken.
static inline int bookable_png_finish(png_image *image, uint8_t *pixels) {
    png_color white = {255, 255, 255};
    image->format = PNG_FORMAT_RGB;
    return png_image_finish_read(image, &white, pixels, (png_int_32)(image->width * 3), NULL);
}

#endif
