#ifndef BOOKABLE_ASSETS_H
#define BOOKABLE_ASSETS_H

#include <stddef.h>

// Files that are served as they are, embedded when they are compiled: the folder Assets holds them, and whoever adds one adds
// a name here and its bytes in assets.c. The compiler reads them as bytes, whatever their size, and builds anew what embeds
// them when one changes. Swift's `.embedInCode` would write them as an array literal, whose compilation takes seconds for
// every ten thousand bytes.

/// A file's bytes, which live for as long as the program.
typedef struct {
    const unsigned char *bytes;
    size_t count;
} asset;

/// The description of the HTTP API, after OpenAPI 3.1.
extern const asset asset_openapi_json;

/// The stylesheet of the pages for clients.
extern const asset asset_pages_css;

/// The stylesheet of the API's reference, in addition to that of all pages.
extern const asset asset_reference_css;

/// The script of embedded pages, which reports their height to the embedding page.
extern const asset asset_frame_js;

/// The script that other sites put into their pages to embed those of a provider.
extern const asset asset_embed_js;

/// The stylesheet of the console, in addition to that of all pages.
extern const asset asset_console_css;

/// The script of the console, which registers the service worker.
extern const asset asset_console_js;

/// The script of a booking's page, which turns notifications on and off.
extern const asset asset_booking_js;

/// The script of a month's page, which compares its zone with that of the device.
extern const asset asset_month_js;

/// The script of the search page, which asks the browser where it is.
extern const asset asset_search_js;

/// The service worker, without the names of what it keeps.
extern const asset asset_sw_js;

/// The icon of the app, as a drawing and in the sizes that phones ask for; the last may be cut to any shape.
extern const asset asset_icon_svg, asset_icon_192_png, asset_icon_512_png, asset_maskable_512_png;

#endif
