#include "policy_host.h"

#include <assert.h>

// Ranges of the Unicode Character Database, version 16.0 (unicode.org/Public/16.0.0/ucd), in ascending order.
typedef struct {
    uint32_t first;
    uint32_t last;
} scalar_range;

#define contains(table, scalar) is_in(table, sizeof(table) / sizeof *(table), scalar)

static bool is_in(const scalar_range *ranges, size_t count, uint32_t scalar) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        assert(middle == 0 || ranges[middle - 1].last < ranges[middle].first);
        if (scalar > ranges[middle].last) {
            low = middle + 1;
        } else if (scalar < ranges[middle].first) {
            high = middle;
        } else {
            return true;
        }
    }
    return false;
}

// Default_Ignorable_Code_Point in DerivedCoreProperties.txt, and the interlinear annotations, which hide text.
static const scalar_range ignorable[] = {
    {0xAD, 0xAD}, {0x34F, 0x34F}, {0x61C, 0x61C}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},
    {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

// White_Space in PropList.txt, and the Braille pattern without dots, which looks the same.
static const scalar_range blank[] = {
    {0x09, 0x0D}, {0x20, 0x20}, {0x85, 0x85}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029},
    {0x202F, 0x202F}, {0x205F, 0x205F}, {0x2800, 0x2800}, {0x3000, 0x3000},
};

// Blocks.txt: scripts in which joiners decide between spellings or forms of letters, the cursive and the Brahmic ones
// (the core specification, sections 9.2, 12.1 and 23.2).
static const scalar_range joining[] = {
    {0x600, 0x77F}, {0x7C0, 0x7FF}, {0x840, 0x8FF}, {0x900, 0xDFF}, {0xF00, 0x109F}, {0x1780, 0x18AF},
    {0x1900, 0x1C4F}, {0x1CD0, 0x1CFF}, {0xA800, 0xA82F}, {0xA840, 0xA8FF}, {0xA900, 0xA92F}, {0xA980, 0xAA7F},
    {0xAAE0, 0xAAFF}, {0xABC0, 0xABFF}, {0xFB50, 0xFDCF}, {0xFDF0, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10A00, 0x10A5F},
    {0x10AC0, 0x10AFF}, {0x10B80, 0x10BAF}, {0x10D00, 0x10D3F}, {0x10F30, 0x10FDF}, {0x11000, 0x11DAF},
    {0x1E900, 0x1E95F},
};

// Extended_Pictographic in emoji-data.txt, gaps of a few scalars closed, and the modifiers of skin.
static const scalar_range pictographic[] = {
    {0xA9, 0xA9}, {0xAE, 0xAE}, {0x203C, 0x203C}, {0x2049, 0x2049}, {0x2122, 0x2122}, {0x2139, 0x2139},
    {0x2194, 0x2199}, {0x21A9, 0x21AA}, {0x231A, 0x231B}, {0x2328, 0x2328}, {0x2388, 0x2388}, {0x23CF, 0x23CF},
    {0x23E9, 0x23FA}, {0x24C2, 0x24C2}, {0x25AA, 0x25AB}, {0x25B6, 0x25B6}, {0x25C0, 0x25C0}, {0x25FB, 0x25FE},
    {0x2600, 0x2767}, {0x2795, 0x2797}, {0x27A1, 0x27A1}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2934, 0x2935},
    {0x2B05, 0x2B07}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}, {0x3030, 0x3030}, {0x303D, 0x303D},
    {0x3297, 0x3297}, {0x3299, 0x3299}, {0x1F000, 0x1F1E5}, {0x1F201, 0x1FAFF}, {0x1FC00, 0x1FFFD},
};

// Blocks.txt: ideographs, of which names have variants of their own (Unicode Technical Standard 37).
static const scalar_range ideographic[] = {
    {0x2E80, 0x2FDF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x323AF},
};

// StandardizedVariants.txt: other scripts with variants.
static const scalar_range varying[] = {{0x1000, 0x109F}, {0xA840, 0xA87F}, {0xAA60, 0xAA7F}, {0x10AC0, 0x10AFF}};

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
    assert(left > 0);
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

static bool is_noncharacter(uint32_t scalar) {
    return (scalar >= 0xFDD0 && scalar <= 0xFDEF) || (scalar & 0xFFFE) == 0xFFFE;
}

static bool is_tag(uint32_t scalar) {
    return scalar >= 0xE0020 && scalar <= 0xE007E;
}

// Whether an emoji ends with a scalar, so that another can be joined to it.
static bool ends_emoji(uint32_t scalar) {
    return scalar == 0xFE0F || scalar == 0xE007F || contains(pictographic, scalar);
}

// Whether a scalar that shows nothing by itself has its use between its neighbours, which are 0 at the ends.
static bool is_in_use(uint32_t scalar, uint32_t before, uint32_t after) {
    const uint32_t end_of_tags = 0xE007F, flag = 0x1F3F4, keycap = 0x20E3;
    if (scalar == 0x200D && ends_emoji(before)) return contains(pictographic, after);
    if (scalar == 0x200C || scalar == 0x200D) {
        return contains(joining, before) && !contains(ignorable, before);
    }
    if (scalar == 0xFE0E || scalar == 0xFE0F) {
        bool starts_keycap = (before >= '0' && before <= '9') || before == '#' || before == '*';
        return starts_keycap ? after == keycap : contains(pictographic, before);
    }
    if (scalar >= 0xFE00 && scalar <= 0xFE0D) return contains(ideographic, before) || contains(varying, before);
    if (scalar >= 0xE0100 && scalar <= 0xE01EF) return contains(ideographic, before);
    if (scalar >= 0x180B && scalar <= 0x180F) {
        return before >= 0x1800 && before <= 0x18AF && !contains(ignorable, before);
    }
    if (is_tag(scalar)) return (before == flag || is_tag(before)) && (is_tag(after) || after == end_of_tags);
    return scalar == end_of_tags && is_tag(before);
}

policy_text_fault policy_text_find_fault(const char *bytes, size_t length, bool lines, uint32_t *scalar) {
    const unsigned char *at = (const unsigned char *)bytes;
    uint32_t before = 0;
    bool is_visible = false;
    *scalar = 0;
    while (length > 0) {
        size_t taken = decode(at, length, scalar);
        if (taken == 0) return policy_text_malformed;
        at += taken;
        length -= taken;
        if (is_reordering(*scalar)) return policy_text_reordering;
        if (is_control(*scalar) && !(lines && is_break(*scalar))) return policy_text_control;
        if (is_noncharacter(*scalar)) return policy_text_noncharacter;
        if (contains(ignorable, *scalar)) {
            uint32_t after = 0;
            if (length > 0 && decode(at, length, &after) == 0) return policy_text_malformed;
            if (!is_in_use(*scalar, before, after)) return policy_text_hidden;
        } else if (!contains(blank, *scalar)) {
            is_visible = true;
        }
        before = *scalar;
    }
    return is_visible ? policy_text_fit : policy_text_blank;
}
