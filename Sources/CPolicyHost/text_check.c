#include "policy_host.h"

static bool is_reordering(uint32_t scalar) {
    return scalar == 0x061C || scalar == 0x200E || scalar == 0x200F || (scalar >= 0x202A && scalar <= 0x202E)
        || (scalar >= 0x2066 && scalar <= 0x2069);
}

static bool is_break(uint32_t scalar) {
    return scalar == '\n' || scalar == '\r' || scalar == '\t';
}

static bool is_control(uint32_t scalar) {
    return scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0) || scalar == 0x2028 || scalar == 0x2029
        || scalar == 0xFEFF;
}

// Decodes one scalar of shortest form; 0 bytes taken when it is malformed.
static size_t decode(const unsigned char *at, size_t left, uint32_t *scalar) {
    unsigned char lead = at[0];
    size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || length > left) return 0;
    static const uint32_t lowest[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t value = length == 1 ? lead : lead & (0x7Fu >> length);
    for (size_t index = 1; index < length; index++) {
        if ((at[index] & 0xC0) != 0x80) return 0;
        value = value << 6 | (at[index] & 0x3Fu);
    }
    if (value < lowest[length] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return 0;
    *scalar = value;
    return length;
}

bool policy_text_is_plain(const char *bytes, size_t length, bool lines) {
    const unsigned char *at = (const unsigned char *)bytes;
    while (length > 0) {
        uint32_t scalar = 0;
        size_t taken = decode(at, length, &scalar);
        if (taken == 0 || is_reordering(scalar)) return false;
        if (is_control(scalar) && !(lines && is_break(scalar))) return false;
        at += taken;
        length -= taken;
    }
    return true;
}
