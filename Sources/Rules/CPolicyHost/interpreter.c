#define _GNU_SOURCE

#include "interpreter.h"

#include <assert.h>
#include <locale.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "float_mode.h"
#include "layout.h"

// Of Lua's string hashes. Lua draws a seed of its own from the clock and from addresses; this one is set in its place.
static const unsigned int hash_seed = 0x426F6F6B;

static_assert(policy_text_limit == 4096, "the messages about long texts say so");

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
    assert(!block || (char *)block < it->memory.next);
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
    assert(it->running && why != policy_ok);
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

int interpreter_fail(lua_State *lua, policy_status kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    lua_pushvfstring(lua, format, arguments);
    va_end(arguments);
    interpreter_of(lua)->fault = kind;
    return lua_error(lua);
}

bool interpreter_open(interpreter *it, size_t size) {
    memset(it, 0, sizeof *it);
    it->memory_limit = SIZE_MAX / 2;
    it->instruction_limit = policy_instruction_limit;
    it->allocate = allocate;
    if (!arena_open(&it->memory, size)) return false;
    it->lua = lua_newstate(allocate, it);
    // The seed is set through a pointer that was checked, so the block is where it should be.
    bool opened = it->lua && (char *)it->lua == it->memory.start + LUA_EXTRASPACE
        && layout_text_cache_matches(it->lua, it->memory.start, it->state_size);
    if (!opened) {
        arena_close(&it->memory);
        return false;
    }
    *(interpreter **)lua_getextraspace(it->lua) = it;
    lua_gc(it->lua, LUA_GCSTOP);
    if (budget_attach(it->lua)) return true;
    interpreter_close(it);
    return false;
}

bool interpreter_seal(interpreter *it, const char *own) {
    assert(!it->sealed && !it->running && it->seed_is_fixed);
    lua_State *lua = it->lua;
    lua_settop(lua, 0);
    if (!budget_attach(lua) || !layout_matches(lua, budget_hook, layout_of(lua)->base_hook_count)) return false;
    if (!own) budget_forget_blocks(it);
    it->sealed_weight = budget_rest(it);
    it->sealed = image_take(&it->image, &it->memory, lua, it->state_size)
        && image_add(&it->image, &it->memory, it->environment, layout_table_size)
        && image_add(&it->image, &it->memory, it->environment_upvalue, sizeof(layout_upvalue))
        && (!own || image_add(&it->image, &it->memory, own, (size_t)(it->memory.next - own)));
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
    assert(!it->running && it->result);
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
    float_mode mode = float_mode_enter();
    result->status = run(it, function, argument);
    float_mode_leave(mode);
    uselocale(before);
    it->running = false;
    it->memory_limit = SIZE_MAX / 2;
    result->instructions = it->instructions;
    result->bytes = (int64_t)it->requested;
    if (it->sealed) {
        // An error shortens Lua's list of calls, and one that was left in the middle may have changed anything.
        image_extent extent = it->outgrown || result->status != policy_ok ? image_whole
            : it->weight.texts > 0                                       ? image_spans_and_texts
                                                                         : image_spans;
        image_restore(&it->image, &it->memory, extent);
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
        lua_pushstring(lua, is_booking(lua, index) ? "booking" : is_slot(lua, index) ? "slot" : "library");
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
