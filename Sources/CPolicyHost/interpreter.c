#include "interpreter.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

// A net for a machine that stalls: what a script may do is settled by the limits that count.
static const int64_t patience = 1000000000;

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

static void *allocate(void *context, void *block, size_t old_size, size_t new_size) {
    interpreter *it = context;
    // Without a block the old size is a tag of the type.
    if (!block) old_size = 0;
    if (new_size == 0) {
        if (block) slab_give(&it->memory, block, old_size);
        return NULL;
    }
    if (new_size > old_size) {
        // Lua answers a refusal with a full collection and asks again: once no, always no.
        if (it->killed == policy_memory) return NULL;
        if (it->requested + new_size > it->memory_limit) {
            if (it->killed == policy_ok) it->killed = policy_memory;
            return NULL;
        }
        it->requested += new_size;
    }
    void *fresh = block ? slab_resize(&it->memory, block, old_size, new_size) : slab_take(&it->memory, new_size);
    if (!fresh && it->killed == policy_ok) it->killed = policy_memory;
    return fresh;
}

static int64_t monotonic_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void mark_line(lua_State *lua, lua_Debug *record, const interpreter *it) {
    if (!lua_getinfo(lua, "l", record) || record->currentline < 1) return;
    size_t line = (size_t)record->currentline;
    if (line <= it->reached_count) it->reached[line - 1] = 1;
}

static void count_instructions(lua_State *lua, lua_Debug *record) {
    interpreter *it = interpreter_of(lua);
    if (it->reached) mark_line(lua, record, it);
    it->instructions += it->hook_step;
    if (it->killed != policy_ok) {
        interpreter_kill(lua, it->killed);
    } else if (it->instructions >= policy_instruction_limit) {
        interpreter_kill(lua, policy_instructions);
    } else if (it->hook_step > 1 || it->instructions % 100 == 0) {
        int64_t now = monotonic_now();
        if (it->deadline == 0) {
            it->deadline = now + patience;
        } else if (now > it->deadline) {
            interpreter_kill(lua, policy_deadline);
        }
    }
}

int interpreter_kill(lua_State *lua, policy_status why) {
    interpreter *it = interpreter_of(lua);
    if (it->killed == policy_ok) it->killed = why;
    lua_sethook(lua, count_instructions, LUA_MASKCOUNT, 1);
    // Nothing that could allocate: the flag tells the story.
    lua_pushnil(lua);
    return lua_error(lua);
}

void interpreter_charge(lua_State *lua, int64_t cost) {
    interpreter *it = interpreter_of(lua);
    it->instructions += cost;
    if (it->instructions >= policy_instruction_limit) interpreter_kill(lua, policy_instructions);
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

static int set_up(lua_State *lua) {
    interpreter *it = interpreter_of(lua);
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

bool interpreter_open(interpreter *it) {
    memset(it, 0, sizeof *it);
    it->memory_limit = SIZE_MAX / 2;
    it->hook_step = 100;
    it->lua = lua_newstate(allocate, it);
    if (!it->lua) {
        slab_release(&it->memory);
        return false;
    }
    *(interpreter **)lua_getextraspace(it->lua) = it;
    // Collections happen between evaluations only, so that an evaluation costs the same memory whenever it runs.
    lua_gc(it->lua, LUA_GCSTOP);
    lua_pushcfunction(it->lua, set_up);
    bool done = lua_pcall(it->lua, 0, 0, 0) == LUA_OK;
    if (!done) interpreter_close(it);
    return done;
}

void interpreter_close(interpreter *it) {
    // No object has a finalizer: the memory can go without a walk over it.
    slab_release(&it->memory);
    it->lua = NULL;
}

// Splits "policy:12: message" into line and message.
static void take_message(interpreter *it, const char *message, size_t length) {
    policy_result *result = it->result;
    static const char prefix[] = "policy:";
    const char *end = message + length;
    if (length > sizeof prefix && memcmp(message, prefix, sizeof prefix - 1) == 0) {
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
    if (status == LUA_OK && it->killed == policy_ok) return policy_ok;
    result->text_length = 0;
    result->line = 0;
    result->entitlement = 0;
    if (it->killed != policy_ok) return it->killed;
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

policy_status interpreter_run(interpreter *it, lua_CFunction function, void *argument, size_t memory_limit) {
    lua_State *lua = it->lua;
    policy_result *result = it->result;
    result->line = 0;
    result->entitlement = 0;
    result->text_length = 0;
    it->killed = policy_ok;
    it->fault = policy_ok;
    it->instructions = 0;
    it->deadline = 0;
    it->requested = 0;
    it->memory_limit = memory_limit;
    lua_sethook(lua, count_instructions, LUA_MASKCOUNT, it->hook_step);
    lua_pushcfunction(lua, function);
    lua_pushlightuserdata(lua, argument);
    result->status = outcome(it, lua_pcall(lua, 1, 0, 0));
    lua_settop(lua, 0);
    it->memory_limit = SIZE_MAX / 2;
    result->instructions = it->instructions;
    result->bytes = (int64_t)it->requested;
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
