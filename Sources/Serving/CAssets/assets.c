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
