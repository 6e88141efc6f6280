#define _GNU_SOURCE

#include "interpreter.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

// The longest text that a function makes.
enum { text_limit = policy_text_limit, byte_limit = 200 };

static const char *check_text(lua_State *lua, int index, size_t *length) {
    if (lua_type(lua, index) == LUA_TNUMBER) {
        interpreter_push_text(lua, index, NULL);
        lua_replace(lua, index);
    }
    luaL_checktype(lua, index, LUA_TSTRING);
    return lua_tolstring(lua, index, length);
}

static int text_len(lua_State *lua) {
    size_t length;
    check_text(lua, 1, &length);
    lua_pushinteger(lua, (lua_Integer)length);
    return 1;
}

// Turns a place that may count from the end into one from the start, at least `lowest`.
static lua_Integer place(lua_Integer at, size_t length, lua_Integer lowest) {
    if (at < 0) at = at < -(lua_Integer)length ? 0 : (lua_Integer)length + at + 1;
    return at < lowest ? lowest : at;
}

static int text_sub(lua_State *lua) {
    size_t length;
    const char *text = check_text(lua, 1, &length);
    lua_Integer from = place(luaL_checkinteger(lua, 2), length, 1);
    lua_Integer to = place(luaL_optinteger(lua, 3, -1), length, 0);
    if (to > (lua_Integer)length) to = (lua_Integer)length;
    if (from > to) {
        lua_pushliteral(lua, "");
    } else {
        interpreter_charge(lua, (to - from) / 64);
        lua_pushlstring(lua, text + from - 1, (size_t)(to - from + 1));
    }
    return 1;
}

static int text_byte(lua_State *lua) {
    size_t length;
    const char *text = check_text(lua, 1, &length);
    lua_Integer from = place(luaL_optinteger(lua, 2, 1), length, 1);
    lua_Integer to = lua_isnoneornil(lua, 3) ? from : place(luaL_checkinteger(lua, 3), length, 0);
    if (to > (lua_Integer)length) to = (lua_Integer)length;
    if (from > to) return 0;
    interpreter_charge(lua, (to - from) / 16);
    if (to - from >= byte_limit) return luaL_error(lua, "string.byte gives at most %d bytes", byte_limit);
    int count = (int)(to - from) + 1;
    luaL_checkstack(lua, count, "too many bytes");
    for (int index = 0; index < count; index++) lua_pushinteger(lua, (unsigned char)text[from - 1 + index]);
    return count;
}

// Changes ASCII letters alone, whatever the locale.
static int push_shifted(lua_State *lua, char first, char last) {
    size_t length;
    const char *text = check_text(lua, 1, &length);
    if (length > text_limit) return luaL_error(lua, "the text is longer than %d bytes", text_limit);
    interpreter_charge(lua, (lua_Integer)length / 16);
    char shifted[text_limit];
    for (size_t index = 0; index < length; index++) {
        shifted[index] = text[index] >= first && text[index] <= last ? text[index] ^ 0x20 : text[index];
    }
    lua_pushlstring(lua, shifted, length);
    return 1;
}

static int text_lower(lua_State *lua) {
    return push_shifted(lua, 'A', 'Z');
}

static int text_upper(lua_State *lua) {
    return push_shifted(lua, 'a', 'z');
}

static int text_rep(lua_State *lua) {
    size_t length, separator_length;
    const char *text = check_text(lua, 1, &length);
    lua_Integer count = luaL_checkinteger(lua, 2);
    const char *separator = luaL_optlstring(lua, 3, "", &separator_length);
    if (count <= 0 || length + separator_length == 0) {
        lua_pushliteral(lua, "");
        return 1;
    }
    if (count > text_limit || length > text_limit || separator_length > text_limit
        || (size_t)count * (length + separator_length) - separator_length > text_limit) {
        return luaL_error(lua, "string.rep would make a text longer than %d bytes", text_limit);
    }
    char repeated[text_limit];
    size_t filled = 0;
    for (lua_Integer index = 0; index < count; index++) {
        if (index > 0) {
            memcpy(repeated + filled, separator, separator_length);
            filled += separator_length;
        }
        memcpy(repeated + filled, text, length);
        filled += length;
    }
    interpreter_charge(lua, (lua_Integer)filled / 16);
    lua_pushlstring(lua, repeated, filled);
    return 1;
}

// Finds plain text; there are no patterns.
static int text_find(lua_State *lua) {
    size_t length, sought_length;
    const char *text = check_text(lua, 1, &length);
    const char *sought = check_text(lua, 2, &sought_length);
    lua_Integer from = place(luaL_optinteger(lua, 3, 1), length, 1);
    if (from > (lua_Integer)length + 1) {
        lua_pushnil(lua);
        return 1;
    }
    interpreter_charge(lua, (lua_Integer)(length + sought_length) / 16);
    const char *found = memmem(text + from - 1, length - (size_t)(from - 1), sought, sought_length);
    if (!found) {
        lua_pushnil(lua);
        return 1;
    }
    lua_pushinteger(lua, found - text + 1);
    lua_pushinteger(lua, found - text + (lua_Integer)sought_length);
    return 2;
}

// What string.format has made so far, on the C stack.
typedef struct made_text {
    size_t length;
    char bytes[text_limit];
} made_text;

static void add(lua_State *lua, made_text *out, const char *bytes, size_t length) {
    assert(out->length <= text_limit);
    if (length > text_limit - out->length) {
        luaL_error(lua, "string.format would make a text longer than %d bytes", text_limit);
    }
    memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
}

typedef struct format_step {
    // As for printf, without the length modifier and the conversion.
    char prefix[16];
    char conversion;
    int precision;
} format_step;

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// Reads one conversion after its percent sign and returns where it ends.
static const char *read_step(lua_State *lua, const char *at, const char *end, format_step *step) {
    const char *start = at;
    while (at < end && *at && strchr("-+ 0#", *at) && at - start < 5) at++;
    const char *width = at;
    while (at < end && is_digit(*at) && at - width < 2) at++;
    step->precision = -1;
    if (at < end && *at == '.') {
        step->precision = 0;
        const char *first = ++at;
        while (at < end && is_digit(*at) && at - first < 2) step->precision = step->precision * 10 + (*at++ - '0');
    }
    if (at >= end || !*at || !strchr("dixXscf", *at)) {
        luaL_error(lua, "string.format knows %%d %%i %%x %%X %%s %%c %%f and %%%%, with a width of at most 99");
    }
    step->prefix[0] = '%';
    memcpy(step->prefix + 1, start, (size_t)(at - start));
    step->prefix[at - start + 1] = 0;
    step->conversion = *at;
    return at + 1;
}

static void add_integer(lua_State *lua, made_text *out, int argument, const format_step *step) {
    char form[24], made[160];
    if (!lua_isinteger(lua, argument)) {
        luaL_error(lua, "string.format needs a whole number for %%%c, not %s", step->conversion,
                   luaL_typename(lua, argument));
    }
    snprintf(form, sizeof form, "%sll%c", step->prefix, step->conversion);
    int length = snprintf(made, sizeof made, form, (long long)lua_tointeger(lua, argument));
    add(lua, out, made, (size_t)length);
}

static void add_float(lua_State *lua, made_text *out, int argument, const format_step *step) {
    char form[24], made[160];
    lua_Number value = luaL_checknumber(lua, argument);
    if (!(value > -1e15 && value < 1e15) || step->precision > 9) {
        luaL_error(lua, "string.format writes %%f for numbers below 10^15 with at most 9 decimals");
    }
    snprintf(form, sizeof form, "%sf", step->prefix);
    int length = snprintf(made, sizeof made, form, value);
    add(lua, out, made, (size_t)length);
}

static void add_text(lua_State *lua, made_text *out, int argument, const format_step *step) {
    luaL_checkany(lua, argument);
    size_t length;
    const char *text = interpreter_push_text(lua, argument, &length);
    if (step->precision >= 0 && (size_t)step->precision < length) length = (size_t)step->precision;
    size_t width = 0;
    const char *at = step->prefix + 1 + strspn(step->prefix + 1, "-+ 0#");
    while (is_digit(*at)) width = width * 10 + (size_t)(*at++ - '0');
    bool left = strchr(step->prefix, '-') != NULL;
    for (size_t pad = length; !left && pad < width; pad++) add(lua, out, " ", 1);
    add(lua, out, text, length);
    for (size_t pad = length; left && pad < width; pad++) add(lua, out, " ", 1);
    lua_pop(lua, 1);
}

static void add_byte(lua_State *lua, made_text *out, int argument) {
    lua_Integer value = luaL_checkinteger(lua, argument);
    if (value < 1 || value > 255) luaL_error(lua, "string.format needs 1 to 255 for %%c");
    char byte = (char)value;
    add(lua, out, &byte, 1);
}

static void add_step(lua_State *lua, made_text *out, int argument, const format_step *step) {
    interpreter_charge(lua, 5);
    switch (step->conversion) {
    case 's': add_text(lua, out, argument, step); break;
    case 'f': add_float(lua, out, argument, step); break;
    case 'c': add_byte(lua, out, argument); break;
    default: add_integer(lua, out, argument, step);
    }
}

static int text_format(lua_State *lua) {
    size_t length;
    const char *at = check_text(lua, 1, &length);
    const char *end = at + length;
    interpreter_charge(lua, (lua_Integer)length / 16);
    int argument = 1;
    made_text out;
    out.length = 0;
    while (at < end) {
        bool literal = *at != '%' || (at + 1 < end && at[1] == '%');
        if (literal) {
            add(lua, &out, at, 1);
            at += *at == '%' ? 2 : 1;
        } else {
            format_step step;
            at = read_step(lua, at + 1, end, &step);
            add_step(lua, &out, ++argument, &step);
        }
    }
    lua_pushlstring(lua, out.bytes, out.length);
    return 1;
}

void open_text(lua_State *lua) {
    static const luaL_Reg functions[] = {
        {"byte", text_byte},   {"find", text_find}, {"format", text_format}, {"len", text_len},
        {"lower", text_lower}, {"rep", text_rep},   {"sub", text_sub},       {"upper", text_upper},
        {NULL, NULL},
    };
    lua_createtable(lua, 0, 8);
    interpreter_set_functions(lua, functions);

    // Texts find the same functions; without arithmetic, "10" + 1 is an error.
    lua_pushliteral(lua, "");
    lua_createtable(lua, 0, 1);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);

    push_library(lua, "string");
    lua_setfield(lua, -2, "string");
}
