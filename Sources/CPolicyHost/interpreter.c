#define _GNU_SOURCE

#include "interpreter.h"

#include <locale.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "layout.h"

// Of Lua's string hashes. Lua draws a seed of its own from the clock and from addresses; this one is set in its place.
static const unsigned int hash_seed = 0x426F6F6B;

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

// Sets the seed when Lua asks for its second block: it has drawn its own by then and hashed nothing yet.
static bool fix_seed(interpreter *it) {
    lua_State *lua = (lua_State *)(it->memory.start + LUA_EXTRASPACE);
    if (!layout_global_matches(lua, it->state_size, it->allocate, it)) return false;
    layout_of(lua)->global->seed = hash_seed;
    it->seed_is_fixed = true;
    return true;
}

static void *refuse_block(interpreter *it) {
    // Lua would answer a refusal with a collection and ask again; a run ends here instead.
    if (it->running) interpreter_stop(it, policy_memory, NULL);
    return NULL;
}

static void *allocate(void *context, void *block, size_t old_size, size_t new_size) {
    interpreter *it = context;
    int type = LUA_TNIL;
    if (!block) {
        // The old size is then the type of the object, or 0.
        type = (int)old_size;
        old_size = 0;
    }
    // No block is used again, so nothing that shrinks or goes leaves a trace in what comes after.
    if (new_size <= old_size) return new_size ? block : NULL;
    if (it->state_size == 0) {
        it->state_size = new_size;
    } else if (!it->seed_is_fixed && !fix_seed(it)) {
        return NULL;
    }
    it->requested += new_size;
    if (it->requested > it->memory_limit) return refuse_block(it);
    if (type == LUA_TSTRING && new_size > policy_text_limit + layout_text_overhead && it->sealed) {
        interpreter_stop(it, policy_runtime, "a text would be longer than 4096 bytes");
    }
    budget_charge_block(it, new_size, type);
    void *fresh = arena_take(&it->memory, new_size);
    if (!fresh) return refuse_block(it);
    if (block) {
        if ((char *)block < it->memory.start + it->image.length) it->outgrown = true;
        memcpy(fresh, block, old_size);
    }
    return fresh;
}

// The line of the script's function that runs, 0 where none does.
static int32_t current_line(lua_State *lua) {
    lua_Debug record;
    for (int level = 0; lua_getstack(lua, level, &record); level++) {
        if (lua_getinfo(lua, "l", &record) && record.currentline > 0) return record.currentline;
    }
    return 0;
}

_Noreturn void interpreter_stop(interpreter *it, policy_status why, const char *text) {
    budget_end(it);
    it->stopped = why;
    policy_result *result = it->result;
    result->text_length = 0;
    result->line = 0;
    if (text) {
        result->text_length = strlen(text);
        memcpy(result->text, text, result->text_length);
        result->line = current_line(it->lua);
    }
    // Lua's functions hold nothing but blocks of the arena, which is brought back to its image.
    longjmp(it->exit, 1);
}

void interpreter_set_functions(lua_State *lua, const luaL_Reg *functions) {
    // With a value of its own, a function lies in the arena, and so has the same hash everywhere when it is a key.
    lua_pushboolean(lua, 1);
    luaL_setfuncs(lua, functions, 1);
}

int interpreter_fail(lua_State *lua, policy_status kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    lua_pushvfstring(lua, format, arguments);
    va_end(arguments);
    interpreter_of(lua)->fault = kind;
    return lua_error(lua);
}

static void anchor(lua_State *lua, int place, const char *text) {
    lua_pushstring(lua, text);
    lua_rawseti(lua, LUA_REGISTRYINDEX, place);
}

static void anchor_keys(lua_State *lua, interpreter *it) {
    lua_createtable(lua, key_count + 1, 0);
    for (int key = 0; key < key_count; key++) {
        it->keys[key] = lua_pushstring(lua, key_names[key]);
        lua_rawseti(lua, -2, key + 1);
    }
    // Lua makes this string outside of any protection when an error meets an error.
    lua_pushliteral(lua, "error in error handling");
    lua_rawseti(lua, -2, key_count + 1);
    lua_rawseti(lua, LUA_REGISTRYINDEX, registry_anchors);
    anchor(lua, registry_client, "client");
    anchor(lua, registry_provider, "provider");
    anchor(lua, registry_no_show, "no_show");
    anchor(lua, registry_refund, "refund");
    anchor(lua, registry_amount, "amount");
    anchor(lua, registry_reason, "reason");
}

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
    lua_pushcfunction(lua, extend_calls);
    lua_pushinteger(lua, usual_calls);
    lua_call(lua, 1, 0);
    // In order, so that the registry keeps them in its array.
    for (int place = registry_environment_metatable; place <= registry_last; place++) {
        lua_pushboolean(lua, 0);
        lua_rawseti(lua, LUA_REGISTRYINDEX, place);
    }
    anchor_keys(lua, it);
    open_booking(lua);

    lua_createtable(lua, 0, 1);
    lua_createtable(lua, 0, 32);
    open_globals(lua);
    open_numbers(lua);
    open_text(lua);
    open_tables(lua);
    open_tiers(lua);
    lua_setfield(lua, -2, "__index");
    lua_rawseti(lua, LUA_REGISTRYINDEX, registry_environment_metatable);
    return 0;
}

bool interpreter_open(interpreter *it, size_t size) {
    memset(it, 0, sizeof *it);
    it->memory_limit = SIZE_MAX / 2;
    it->allocate = allocate;
    if (!arena_open(&it->memory, size)) return false;
    it->lua = lua_newstate(allocate, it);
    // The seed is set through a pointer that was checked, so the block is where it should be.
    bool opened = it->lua && (char *)it->lua == it->memory.start + LUA_EXTRASPACE;
    if (!opened) {
        arena_close(&it->memory);
        return false;
    }
    *(interpreter **)lua_getextraspace(it->lua) = it;
    lua_gc(it->lua, LUA_GCSTOP);
    budget_attach(it->lua);
    return true;
}

bool interpreter_equip(interpreter *it) {
    lua_pushcfunction(it->lua, set_up);
    return lua_pcall(it->lua, 0, 0, 0) == LUA_OK;
}

bool interpreter_seal(interpreter *it) {
    lua_State *lua = it->lua;
    lua_settop(lua, 0);
    budget_attach(lua);
    if (!layout_matches(lua, budget_hook, layout_of(lua)->base_hook_count)) return false;
    it->sealed_weight = (budget_weight){.longest_text = it->weight.longest_text, .factor = 1};
    it->sealed_weight.factor += (int64_t)budget_text_weight(it->weight.longest_text);
    it->sealed = image_take(&it->image, &it->memory, lua, it->state_size);
    return it->sealed;
}

void interpreter_close(interpreter *it) {
    // No object has a finalizer: the memory can go without a walk over it.
    image_release(&it->image);
    arena_close(&it->memory);
    it->lua = NULL;
}

// Splits "policy:12: message" into line and message.
static void take_message(interpreter *it, const char *message, size_t length) {
    policy_result *result = it->result;
    static const char prefix[] = "policy:";
    const char *end = message + length;
    if (!it->message_is_bare && length > sizeof prefix && memcmp(message, prefix, sizeof prefix - 1) == 0) {
        const char *at = message + sizeof prefix - 1;
        int32_t line = 0;
        while (at < end && *at >= '0' && *at <= '9' && line < 100000) line = line * 10 + (*at++ - '0');
        if (end - at >= 2 && at[0] == ':' && at[1] == ' ') {
            result->line = line;
            message = at + 2;
        }
    }
    length = (size_t)(end - message);
    result->text_length = length < policy_text_capacity ? length : policy_text_capacity;
    memcpy(result->text, message, result->text_length);
}

static policy_status outcome(interpreter *it, int status) {
    policy_result *result = it->result;
    if (status == LUA_OK) return policy_ok;
    result->text_length = 0;
    result->line = 0;
    result->entitlement = 0;
    // Lua's own stack was exhausted while it raised an error. LUA_ERRMEM without a refusal is a script that raised Lua's
    // own words for it.
    if (status == LUA_ERRERR) return policy_memory;
    if (lua_type(it->lua, -1) == LUA_TSTRING) {
        size_t length;
        const char *message = lua_tolstring(it->lua, -1, &length);
        take_message(it, message, length);
    }
    return it->fault == policy_ok ? policy_runtime : it->fault;
}

static policy_status run(interpreter *it, lua_CFunction function, void *argument) {
    if (_setjmp(it->exit) != 0) {
        it->result->entitlement = 0;
        return it->stopped;
    }
    it->running = true;
    budget_begin(it);
    lua_pushcfunction(it->lua, function);
    lua_pushlightuserdata(it->lua, argument);
    policy_status status = outcome(it, lua_pcall(it->lua, 1, 0, 0));
    budget_end(it);
    return status;
}

static locale_t plain_locale;

static void make_plain_locale(void) {
    plain_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

policy_status interpreter_run(interpreter *it, lua_CFunction function, void *argument, size_t memory_limit) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_plain_locale);
    policy_result *result = it->result;
    result->line = 0;
    result->entitlement = 0;
    result->text_length = 0;
    it->stopped = policy_ok;
    it->fault = policy_ok;
    it->message_is_bare = false;
    it->requested = 0;
    it->outgrown = false;
    it->memory_limit = memory_limit;
    // Comparing texts and writing numbers follow the locale of the thread.
    locale_t before = uselocale(plain_locale);
    result->status = run(it, function, argument);
    uselocale(before);
    it->running = false;
    it->memory_limit = SIZE_MAX / 2;
    result->instructions = it->instructions;
    result->bytes = (int64_t)it->requested;
    if (it->sealed) {
        image_restore(&it->image, &it->memory, it->outgrown || it->stopped != policy_ok);
    } else if (it->stopped == policy_ok) {
        lua_settop(it->lua, 0);
    }
    return result->status;
}

const char *interpreter_push_text(lua_State *lua, int index, size_t *length) {
    index = lua_absindex(lua, index);
    switch (lua_type(lua, index)) {
    case LUA_TSTRING:
        lua_pushvalue(lua, index);
        break;
    case LUA_TNUMBER:
        if (!lua_isinteger(lua, index) && lua_tonumber(lua, index) != lua_tonumber(lua, index)) {
            lua_pushliteral(lua, "nan");
        } else {
            lua_pushvalue(lua, index);
            lua_tolstring(lua, -1, NULL);
        }
        break;
    case LUA_TBOOLEAN:
        lua_pushstring(lua, lua_toboolean(lua, index) ? "true" : "false");
        break;
    case LUA_TUSERDATA:
        lua_pushstring(lua, is_booking(lua, index) ? "booking" : "library");
        break;
    default:
        lua_pushstring(lua, luaL_typename(lua, index));
    }
    return lua_tolstring(lua, -1, length);
}

void interpreter_check_table(lua_State *lua, int index, const char *function) {
    if (lua_type(lua, index) != LUA_TTABLE) {
        luaL_error(lua, "%s needs a table, not %s", function, luaL_typename(lua, index));
    }
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
