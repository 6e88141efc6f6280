#include "interpreter.h"

#include <assert.h>
#include <string.h>

enum { element_limit = 1000, unpack_limit = 200, joined_limit = policy_text_limit };

// The length of the table at 1; it bounds how many elements are moved.
static lua_Integer length_of(lua_State *lua, const char *function) {
    interpreter_check_table(lua, 1, function);
    lua_Unsigned length = lua_rawlen(lua, 1);
    if (length > element_limit) luaL_error(lua, "%s takes tables of at most %d elements", function, element_limit);
    return (lua_Integer)length;
}

static int table_insert(lua_State *lua) {
    lua_Integer length = length_of(lua, "table.insert");
    lua_Integer at = length + 1;
    switch (lua_gettop(lua)) {
    case 2:
        break;
    case 3:
        at = luaL_checkinteger(lua, 2);
        luaL_argcheck(lua, at >= 1 && at <= length + 1, 2, "position out of bounds");
        interpreter_charge(lua, (length - at) / 4 + 1);
        for (lua_Integer index = length; index >= at; index--) {
            lua_rawgeti(lua, 1, index);
            lua_rawseti(lua, 1, index + 1);
        }
        break;
    default:
        return luaL_error(lua, "table.insert takes a table, perhaps a position, and a value");
    }
    lua_rawseti(lua, 1, at);
    return 0;
}

static int table_remove(lua_State *lua) {
    lua_Integer length = length_of(lua, "table.remove");
    lua_Integer at = luaL_optinteger(lua, 2, length);
    if (lua_gettop(lua) > 1) {
        luaL_argcheck(lua, (at >= 1 && at <= length + 1) || (length == 0 && at == 0), 2, "position out of bounds");
    }
    interpreter_charge(lua, at <= length ? (length - at) / 4 : 0);
    lua_rawgeti(lua, 1, at);
    for (; at < length; at++) {
        lua_rawgeti(lua, 1, at + 1);
        lua_rawseti(lua, 1, at);
    }
    if (at >= 1) {
        lua_pushnil(lua);
        lua_rawseti(lua, 1, at);
    }
    return 1;
}

// Appends to a text on the C stack; raises when it would grow too long.
static void join(lua_State *lua, char *joined, size_t *filled, const char *text, size_t length) {
    assert(*filled <= joined_limit);
    if (length > joined_limit - *filled) {
        luaL_error(lua, "table.concat would make a text longer than %d bytes", joined_limit);
    }
    memcpy(joined + *filled, text, length);
    *filled += length;
}

static int table_concat(lua_State *lua) {
    lua_Integer length = length_of(lua, "table.concat");
    size_t separator_length;
    const char *separator = luaL_optlstring(lua, 2, "", &separator_length);
    lua_Integer from = luaL_optinteger(lua, 3, 1);
    lua_Integer to = luaL_optinteger(lua, 4, length);
    if (to >= from && (lua_Unsigned)to - (lua_Unsigned)from >= element_limit) {
        return luaL_error(lua, "table.concat joins at most %d elements", element_limit);
    }
    char joined[joined_limit];
    size_t filled = 0;
    lua_Unsigned count = to >= from ? (lua_Unsigned)to - (lua_Unsigned)from + 1 : 0;
    interpreter_charge(lua, (lua_Integer)count);
    for (lua_Unsigned step = 0; step < count; step++) {
        int type = lua_rawgeti(lua, 1, (lua_Integer)((lua_Unsigned)from + step));
        if (type != LUA_TSTRING && type != LUA_TNUMBER) {
            return luaL_error(lua, "table.concat joins texts and numbers, not %s", lua_typename(lua, type));
        }
        if (step > 0) join(lua, joined, &filled, separator, separator_length);
        size_t element_length;
        const char *element = interpreter_push_text(lua, -1, &element_length);
        join(lua, joined, &filled, element, element_length);
        lua_pop(lua, 2);
    }
    interpreter_charge(lua, (lua_Integer)filled / 16);
    lua_pushlstring(lua, joined, filled);
    return 1;
}

static int table_unpack(lua_State *lua) {
    interpreter_check_table(lua, 1, "table.unpack");
    lua_Integer from = luaL_optinteger(lua, 2, 1);
    lua_Integer to = lua_isnoneornil(lua, 3) ? (lua_Integer)lua_rawlen(lua, 1) : luaL_checkinteger(lua, 3);
    if (from > to) return 0;
    lua_Unsigned count = (lua_Unsigned)to - (lua_Unsigned)from + 1;
    if (count == 0 || count > unpack_limit) {
        return luaL_error(lua, "table.unpack gives at most %d values", unpack_limit);
    }
    interpreter_charge(lua, (lua_Integer)count / 4);
    luaL_checkstack(lua, (int)count, "too many values");
    for (lua_Unsigned step = 0; step < count; step++) {
        lua_rawgeti(lua, 1, (lua_Integer)((lua_Unsigned)from + step));
    }
    return (int)count;
}

void open_tables(lua_State *lua) {
    static const luaL_Reg functions[] = {
        {"concat", table_concat}, {"insert", table_insert}, {"remove", table_remove}, {"unpack", table_unpack},
        {NULL, NULL},
    };
    lua_createtable(lua, 0, 4);
    interpreter_set_functions(lua, functions);
    push_library(lua, "table");
    lua_setfield(lua, -2, "table");
}
