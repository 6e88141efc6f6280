#include "interpreter.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { pairs_limit = 1000 };

static const char *const global_names[] = {
    "assert", "days", "error", "hours", "ipairs", "math", "pairs", "percent",
    "select", "string", "table", "tonumber", "tostring", "type", "weeks",
};

static bool is_name(const char *name, size_t length, const char *known) {
    return known && strlen(known) == length && memcmp(known, name, length) == 0;
}

bool is_global_name(const char *name, size_t length, const script_kind *kind) {
    if (is_name(name, length, kind->own_global)) return true;
    for (size_t index = 0; index < sizeof global_names / sizeof *global_names; index++) {
        if (is_name(name, length, global_names[index])) return true;
    }
    return false;
}

// Raises the text on top of the stack, cut to a length that is worth showing.
static int raise_text(lua_State *lua, int level) {
    size_t length;
    const char *text = lua_tolstring(lua, -1, &length);
    luaL_where(lua, level);
    // A script may write what looks like a line before its text; only Lua's own is one.
    interpreter_of(lua)->message_is_bare = lua_rawlen(lua, -1) == 0;
    lua_pushlstring(lua, text, length < 400 ? length : 400);
    lua_concat(lua, 2);
    return lua_error(lua);
}

static int raise_value(lua_State *lua, int index, int level) {
    int type = lua_type(lua, index);
    if (type == LUA_TSTRING || type == LUA_TNUMBER) {
        interpreter_push_text(lua, index, NULL);
    } else {
        lua_pushfstring(lua, "error was called with a value that is not text (%s)", luaL_typename(lua, index));
    }
    return raise_text(lua, level);
}

static int global_error(lua_State *lua) {
    lua_settop(lua, 2);
    bool bare = lua_isinteger(lua, 2) && lua_tointeger(lua, 2) == 0;
    return raise_value(lua, 1, bare ? 0 : 1);
}

static int global_assert(lua_State *lua) {
    luaL_checkany(lua, 1);
    if (lua_toboolean(lua, 1)) return lua_gettop(lua);
    if (lua_gettop(lua) > 1) return raise_value(lua, 2, 1);
    return luaL_error(lua, "assertion failed");
}

static int global_type(lua_State *lua) {
    luaL_checkany(lua, 1);
    lua_pushstring(lua, luaL_typename(lua, 1));
    return 1;
}

static int global_tostring(lua_State *lua) {
    luaL_checkany(lua, 1);
    size_t length;
    interpreter_push_text(lua, 1, &length);
    return 1;
}

static int digit_value(unsigned char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'z') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'Z') return digit - 'A' + 10;
    return 99;
}

static bool is_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n';
}

// Pushes the integer that a text stands for in a base, or nil.
static void push_in_base(lua_State *lua, const char *text, size_t length, lua_Integer base) {
    const char *at = text, *end = text + length;
    while (at < end && is_space(*at)) at++;
    while (end > at && is_space(end[-1])) end--;
    bool negative = at < end && *at == '-';
    if (negative) at++;
    lua_Unsigned value = 0;
    bool valid = at < end;
    for (; at < end && valid; at++) {
        int digit = digit_value((unsigned char)*at);
        valid = digit < base && value <= ((lua_Unsigned)LUA_MAXINTEGER - (lua_Unsigned)digit) / (lua_Unsigned)base;
        value = value * (lua_Unsigned)base + (lua_Unsigned)digit;
    }
    if (valid) {
        lua_pushinteger(lua, negative ? -(lua_Integer)value : (lua_Integer)value);
    } else {
        lua_pushnil(lua);
    }
}

static int global_tonumber(lua_State *lua) {
    luaL_checkany(lua, 1);
    if (lua_isnoneornil(lua, 2) && lua_type(lua, 1) == LUA_TNUMBER) {
        lua_settop(lua, 1);
        return 1;
    }
    if (lua_type(lua, 1) != LUA_TSTRING) {
        lua_pushnil(lua);
        return 1;
    }
    size_t length;
    const char *text = lua_tolstring(lua, 1, &length);
    interpreter_charge(lua, (lua_Integer)length / 16);
    if (lua_isnoneornil(lua, 2)) {
        if (length > 200 || lua_stringtonumber(lua, text) != length + 1) lua_pushnil(lua);
        return 1;
    }
    lua_Integer base = luaL_checkinteger(lua, 2);
    luaL_argcheck(lua, base >= 2 && base <= 36, 2, "base out of range");
    push_in_base(lua, text, length, base);
    return 1;
}

static int global_select(lua_State *lua) {
    int count = lua_gettop(lua);
    if (lua_type(lua, 1) == LUA_TSTRING && strcmp(lua_tostring(lua, 1), "#") == 0) {
        interpreter_charge(lua, count / 16);
        lua_pushinteger(lua, count - 1);
        return 1;
    }
    lua_Integer from = luaL_checkinteger(lua, 1);
    if (from < 0) from = count + from;
    luaL_argcheck(lua, from >= 1, 1, "index out of range");
    if (from >= count) return 0;
    interpreter_charge(lua, (count - from) / 16);
    return count - (int)from;
}

static int next_index(lua_State *lua) {
    lua_Integer index = luaL_checkinteger(lua, 2);
    interpreter_check_table(lua, 1, "ipairs");
    index = (lua_Integer)((lua_Unsigned)index + 1);
    lua_pushinteger(lua, index);
    return lua_rawgeti(lua, 1, index) == LUA_TNIL ? 1 : 2;
}

static int global_ipairs(lua_State *lua) {
    interpreter_check_table(lua, 1, "ipairs");
    lua_rawgeti(lua, LUA_REGISTRYINDEX, registry_next_index);
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, 0);
    return 3;
}

typedef struct sort_key {
    int type;
    bool integral;
    // Of a boolean, 0 or 1.
    lua_Integer integer;
    lua_Number number;
    const char *text;
    size_t length;
} sort_key;

static int order_numbers(const sort_key *left, const sort_key *right) {
    if (left->integral && right->integral) return (left->integer > right->integer) - (left->integer < right->integer);
    // A float that is a key has no integral value, so no two keys are equal; where a double cannot tell an integer from
    // it, the integer goes first.
    int order = (left->number > right->number) - (left->number < right->number);
    return order ? order : right->integral - left->integral;
}

static int order_keys(const void *first, const void *second) {
    const sort_key *left = first, *right = second;
    if (left->type != right->type) {
        if (left->type == LUA_TNUMBER) return -1;
        if (right->type == LUA_TNUMBER) return 1;
        return left->type == LUA_TSTRING ? -1 : 1;
    }
    if (left->type == LUA_TNUMBER) return order_numbers(left, right);
    if (left->type == LUA_TBOOLEAN) return (int)(left->integer - right->integer);
    int order = memcmp(left->text, right->text, left->length < right->length ? left->length : right->length);
    return order ? order : (left->length > right->length) - (left->length < right->length);
}

static sort_key read_key(lua_State *lua, int index) {
    sort_key key = {.type = lua_type(lua, index)};
    switch (key.type) {
    case LUA_TNUMBER:
        key.integral = lua_isinteger(lua, index);
        if (key.integral) key.integer = lua_tointeger(lua, index);
        key.number = lua_tonumber(lua, index);
        break;
    case LUA_TSTRING:
        key.text = lua_tolstring(lua, index, &key.length);
        break;
    case LUA_TBOOLEAN:
        key.integer = lua_toboolean(lua, index);
        break;
    default:
        luaL_error(lua, "pairs needs keys that are numbers, texts or booleans, not %s", luaL_typename(lua, index));
    }
    return key;
}

static int count_keys(lua_State *lua) {
    int count = 0;
    for (lua_pushnil(lua); lua_next(lua, 1); lua_pop(lua, 1)) {
        if (++count > pairs_limit) luaL_error(lua, "pairs takes tables of at most %d entries", pairs_limit);
    }
    return count;
}

static int next_key(lua_State *lua) {
    lua_Integer index = lua_tointeger(lua, lua_upvalueindex(3));
    while (lua_rawgeti(lua, lua_upvalueindex(2), ++index) != LUA_TNIL) {
        lua_pushvalue(lua, -1);
        if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) {
            lua_pushinteger(lua, index);
            lua_replace(lua, lua_upvalueindex(3));
            return 2;
        }
        // The entry was removed on the way.
        lua_pop(lua, 2);
        interpreter_charge(lua, 1);
    }
    return 1;
}

static void push_key(lua_State *lua, const sort_key *key) {
    if (key->type == LUA_TSTRING) {
        lua_pushlstring(lua, key->text, key->length);
    } else if (key->type == LUA_TBOOLEAN) {
        lua_pushboolean(lua, (int)key->integer);
    } else if (key->integral) {
        lua_pushinteger(lua, key->integer);
    } else {
        lua_pushnumber(lua, key->number);
    }
}

// As Lua's own, but in a fixed order: numbers by size, then texts by their bytes, then false and true.
static int global_pairs(lua_State *lua) {
    interpreter_check_table(lua, 1, "pairs");
    lua_settop(lua, 1);
    int count = count_keys(lua);
    interpreter_charge(lua, count);
    lua_createtable(lua, count, 0);
    sort_key *keys = lua_newuserdatauv(lua, (size_t)(count + 1) * sizeof *keys, 0);
    int place = 0;
    for (lua_pushnil(lua); lua_next(lua, 1); lua_pop(lua, 1)) keys[place++] = read_key(lua, -2);
    assert(place == count);
    qsort(keys, (size_t)count, sizeof *keys, order_keys);
    for (int index = 0; index < count; index++) {
        push_key(lua, &keys[index]);
        lua_rawseti(lua, 2, index + 1);
    }
    lua_pushvalue(lua, 1);
    lua_pushvalue(lua, 2);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_key, 3);
    lua_pushvalue(lua, 1);
    lua_pushnil(lua);
    return 3;
}

void open_globals(lua_State *lua) {
    static const luaL_Reg functions[] = {
        {"assert", global_assert}, {"error", global_error},       {"ipairs", global_ipairs},
        {"pairs", global_pairs},   {"select", global_select},     {"tonumber", global_tonumber},
        {"type", global_type},     {"tostring", global_tostring}, {NULL, NULL},
    };
    interpreter_set_functions(lua, functions);
    lua_pushboolean(lua, 1);
    lua_pushcclosure(lua, next_index, 1);
    lua_rawseti(lua, LUA_REGISTRYINDEX, registry_next_index);
}
