#include "interpreter.h"

#include <assert.h>

#include "layout.h"

static const char *const key_names[key_count] = {
    [key_paid] = "paid",
    [key_notice] = "notice",
    [key_cancelled_by] = "cancelled_by",
    [key_already_refunded] = "already_refunded",
    [key_currency] = "currency",
    [key_start_at] = "start_at",
    [key_end_at] = "end_at",
    [key_booked_at] = "booked_at",
    [key_cancelled_at] = "cancelled_at",
    [key_days_before] = "days_before",
    [key_service] = "service",
    [key_local_start] = "local_start",
    [key_local_cancelled] = "local_cancelled",
    [key_name] = "name",
    [key_duration] = "duration",
    [key_year] = "year",
    [key_month] = "month",
    [key_day] = "day",
    [key_hour] = "hour",
    [key_minute] = "minute",
    [key_weekday] = "weekday",
};

void interpreter_set_functions(lua_State *lua, const luaL_Reg *functions) {
    // With a value of its own, a function lies in the arena, and so has the same hash everywhere when it is a key.
    lua_pushboolean(lua, 1);
    luaL_setfuncs(lua, functions, 1);
}

static int refuse_change(lua_State *lua) {
    return luaL_error(lua, "%s cannot be changed", lua_tostring(lua, lua_upvalueindex(1)));
}

void push_library(lua_State *lua, const char *name) {
    lua_newuserdatauv(lua, 0, 0);
    lua_createtable(lua, 0, 3);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_pushstring(lua, name);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, -3, "__name");
    lua_pushcclosure(lua, refuse_change, 1);
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, -2);
    lua_remove(lua, -2);
}

static void anchor(lua_State *lua, int place, const char *text) {
    lua_pushstring(lua, text);
    lua_rawseti(lua, LUA_REGISTRYINDEX, place);
}

static void anchor_keys(lua_State *lua, interpreter *it, const script_kind *kind) {
    assert(kind->key_count <= key_capacity);
    lua_createtable(lua, kind->key_count + 1, 0);
    for (int key = 0; key < kind->key_count; key++) {
        it->keys[key] = lua_pushstring(lua, kind->key_names[key]);
        lua_rawseti(lua, -2, key + 1);
    }
    // Lua makes this string outside of any protection when an error meets an error.
    lua_pushliteral(lua, "error in error handling");
    lua_rawseti(lua, -2, kind->key_count + 1);
    lua_rawseti(lua, LUA_REGISTRYINDEX, registry_anchors);
    for (const script_anchor *next = kind->anchors; next->text; next++) anchor(lua, next->place, next->text);
}

static const script_anchor policy_anchors[] = {
    {registry_client, "client"}, {registry_provider, "provider"}, {registry_no_show, "no_show"},
    {registry_refund, "refund"}, {registry_amount, "amount"},     {registry_reason, "reason"},
    {0, NULL},
};

const script_kind policy_scripts = {
    .key_names = key_names,
    .key_count = key_count,
    .anchors = policy_anchors,
    .registry_last = registry_chunk,
    .open_subject = open_booking,
    .open_own_global = open_tiers,
    .own_global = "tiers",
};

// Calls itself a few times, so that Lua makes the records of calls that a usual script needs.
static int extend_calls(lua_State *lua) {
    lua_Integer left = lua_tointeger(lua, 1);
    if (left == 0) return 0;
    lua_settop(lua, 0);
    lua_pushcfunction(lua, extend_calls);
    lua_pushinteger(lua, left - 1);
    lua_call(lua, 1, 0);
    return 0;
}

static int set_up(lua_State *lua) {
    enum { usual_calls = 5 };
    interpreter *it = interpreter_of(lua);
    const script_kind *kind = it->kind;
    lua_pushcfunction(lua, extend_calls);
    lua_pushinteger(lua, usual_calls);
    lua_call(lua, 1, 0);
    // In order, so that the registry keeps them in its array.
    for (int place = registry_environment_metatable; place <= kind->registry_last; place++) {
        lua_pushboolean(lua, 0);
        lua_rawseti(lua, LUA_REGISTRYINDEX, place);
    }
    anchor_keys(lua, it, kind);
    kind->open_subject(lua);

    lua_createtable(lua, 0, 1);
    lua_createtable(lua, 0, 32);
    open_globals(lua);
    open_numbers(lua);
    open_text(lua);
    open_tables(lua);
    if (kind->open_own_global) kind->open_own_global(lua);
    lua_setfield(lua, -2, "__index");
    lua_rawseti(lua, LUA_REGISTRYINDEX, registry_environment_metatable);
    return 0;
}

void interpreter_make_environment(lua_State *lua) {
    interpreter *it = interpreter_of(lua);
    lua_createtable(lua, 0, 0);
    it->environment = lua_topointer(lua, -1);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, registry_environment_metatable);
    lua_setmetatable(lua, -2);
    lua_setupvalue(lua, -2, 1);
    it->environment_upvalue = lua_upvalueid(lua, -1, 1);
    if (!layout_upvalue_matches(it->environment_upvalue, it->environment)) {
        interpreter_stop(it, policy_host_failure, NULL);
    }
}

bool interpreter_equip(interpreter *it, const script_kind *kind) {
    it->kind = kind;
    lua_pushcfunction(it->lua, set_up);
    return lua_pcall(it->lua, 0, 0, 0) == LUA_OK;
}
