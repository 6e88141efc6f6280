#include "assets.h"

#ifndef __has_embed
#error "This needs #embed, which clang has from release 19 on, and Swift from 6.3 on."
#endif

// What is standard in C23 is an extension in the C that this package is compiled as.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char openapi_json[] = {
#embed "Assets/openapi.json"
};

const asset asset_openapi_json = {openapi_json, sizeof openapi_json};

static const unsigned char pages_css[] = {
#embed "Assets/pages.css"
};

const asset asset_pages_css = {pages_css, sizeof pages_css};

static const unsigned char reference_css[] = {
#embed "Assets/reference.css"
};

const asset asset_reference_css = {reference_css, sizeof reference_css};

static const unsigned char frame_js[] = {
#embed "Assets/frame.js"
};

const asset asset_frame_js = {frame_js, sizeof frame_js};

static const unsigned char embed_js[] = {
#embed "Assets/embed.js"
};

const asset asset_embed_js = {embed_js, sizeof embed_js};

static const unsigned char console_css[] = {
#embed "Assets/console.css"
};

const asset asset_console_css = {console_css, sizeof console_css};

static const unsigned char console_js[] = {
#embed "Assets/console.js"
};

const asset asset_console_js = {console_js, sizeof console_js};

static const unsigned char booking_js[] = {
#embed "Assets/booking.js"
};

const asset asset_booking_js = {booking_js, sizeof booking_js};

static const unsigned char month_js[] = {
#embed "Assets/month.js"
};

const asset asset_month_js = {month_js, sizeof month_js};

static const unsigned char search_js[] = {
#embed "Assets/search.js"
};

const asset asset_search_js = {search_js, sizeof search_js};

static const unsigned char sw_js[] = {
#embed "Assets/sw.js"
};

const asset asset_sw_js = {sw_js, sizeof sw_js};

static const unsigned char icon_svg[] = {
#embed "Assets/icon.svg"
};

const asset asset_icon_svg = {icon_svg, sizeof icon_svg};

static const unsigned char icon_192_png[] = {
#embed "Assets/icon-192.png"
};

const asset asset_icon_192_png = {icon_192_png, sizeof icon_192_png};

static const unsigned char icon_512_png[] = {
#embed "Assets/icon-512.png"
};

const asset asset_icon_512_png = {icon_512_png, sizeof icon_512_png};

static const unsigned char maskable_512_png[] = {
#embed "Assets/maskable-512.png"
};

const asset asset_maskable_512_png = {maskable_512_png, sizeof maskable_512_png};
