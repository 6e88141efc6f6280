#include "lua_peer.h"

#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    block_step = 16,
    classes = 64,
    page_size = 64 * 1024,
    memory_limit = 256 * 1024,
    instruction_limit = 20000,
    hook_step = 100,
};

enum {
    place_environment = LUA_RIDX_LAST + 2,
    place_booking,
    place_refund,
    place_chunk,
    place_bare,
};

typedef struct page {
    struct page *next;
} page;

struct lua_peer {
    lua_State *lua;
    void *vacant[classes];
    page *pages;
    char *next;
    char *end;
    size_t requested;
    size_t limit;
    int64_t instructions;
    int64_t deadline;
    bool killed;
    const lua_peer_booking *booking;
    int64_t result;
};

static lua_peer *peer_of(lua_State *lua) {
    return *(lua_peer **)lua_getextraspace(lua);
}

static void *take(lua_peer *peer, size_t class) {
    void *block = peer->vacant[class];
    if (block) {
        peer->vacant[class] = *(void **)block;
        return block;
    }
    size_t size = (class + 1) * block_step;
    if ((size_t)(peer->end - peer->next) < size) {
        page *fresh = malloc(page_size);
        if (!fresh) return NULL;
        fresh->next = peer->pages;
        peer->pages = fresh;
        peer->next = (char *)fresh + block_step;
        peer->end = (char *)fresh + page_size;
    }
    block = peer->next;
    peer->next += size;
    return block;
}

static void give(lua_peer *peer, void *block, size_t class) {
    *(void **)block = peer->vacant[class];
    peer->vacant[class] = block;
}

// Blocks by classes of size; what is larger comes from malloc. Bytes asked for are counted and limited.
static void *allocate(void *context, void *block, size_t old_size, size_t new_size) {
    lua_peer *peer = context;
    if (!block) old_size = 0;
    bool was_small = old_size <= classes * block_step;
    bool is_small = new_size <= classes * block_step;
    if (new_size == 0) {
        if (block && was_small) give(peer, block, (old_size - 1) / block_step);
        if (block && !was_small) free(block);
        return NULL;
    }
    if (new_size > old_size) {
        if (peer->requested + new_size > peer->limit) return NULL;
        peer->requested += new_size;
    }
    if (block && !was_small && !is_small) return realloc(block, new_size);
    if (block && was_small && is_small && (old_size - 1) / block_step == (new_size - 1) / block_step) return block;
    void *fresh = is_small ? take(peer, (new_size - 1) / block_step) : malloc(new_size);
    if (!fresh || !block) return fresh;
    memcpy(fresh, block, old_size < new_size ? old_size : new_size);
    if (was_small) give(peer, block, (old_size - 1) / block_step);
    else free(block);
    return fresh;
}

static void count(lua_State *lua, lua_Debug *record) {
    (void)record;
    lua_peer *peer = peer_of(lua);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    peer->instructions += hook_step;
    if (!peer->deadline) peer->deadline = now.tv_sec + 1;
    if (peer->killed || peer->instructions >= instruction_limit || now.tv_sec > peer->deadline) {
        peer->killed = true;
        lua_sethook(lua, count, LUA_MASKCOUNT, 1);
        luaL_error(lua, "limit");
    }
}

static int seconds_of_days(lua_State *lua) {
    lua_pushinteger(lua, luaL_checkinteger(lua, 1) * 86400);
    return 1;
}

static int seconds_of_hours(lua_State *lua) {
    lua_pushinteger(lua, luaL_checkinteger(lua, 1) * 3600);
    return 1;
}

static int percent(lua_State *lua) {
    lua_pushinteger(lua, (luaL_checkinteger(lua, 1) * luaL_checkinteger(lua, 2) + 50) / 100);
    return 1;
}

// By first letter and length, then the whole name.
static int read_booking(lua_State *lua) {
    size_t length;
    const char *name = luaL_checklstring(lua, 2, &length);
    const lua_peer_booking *booking = peer_of(lua)->booking;
    if (length == 4 && memcmp(name, "paid", 4) == 0) {
        lua_pushinteger(lua, booking->paid);
    } else if (length == 6 && memcmp(name, "notice", 6) == 0) {
        lua_pushinteger(lua, booking->start_at - booking->cancelled_at);
    } else if (length == 16 && memcmp(name, "already_refunded", 16) == 0) {
        lua_pushinteger(lua, booking->already_refunded);
    } else {
        return luaL_error(lua, "no field '%s'", name);
    }
    return 1;
}

static int refuse(lua_State *lua) {
    return luaL_error(lua, "read-only");
}

static const char bare_source[] =
    "return function(paid, already, notice) "
    "if notice >= 432000 then return paid end "
    "if notice >= 86400 then return (paid * 50 + 50) // 100 end "
    "return 0 end";

typedef struct text {
    const char *bytes;
    size_t length;
} text;

static int set_up(lua_State *lua) {
    const text *source = lua_touserdata(lua, 1);
    for (int place = place_environment; place <= place_bare; place++) {
        lua_pushboolean(lua, 0);
        lua_rawseti(lua, LUA_REGISTRYINDEX, place);
    }
    static const luaL_Reg functions[] = {
        {"days", seconds_of_days}, {"hours", seconds_of_hours}, {"percent", percent}, {NULL, NULL},
    };
    lua_createtable(lua, 0, 1);
    luaL_newlib(lua, functions);
    lua_setfield(lua, -2, "__index");
    lua_rawseti(lua, LUA_REGISTRYINDEX, place_environment);

    lua_newuserdatauv(lua, 0, 0);
    static const luaL_Reg methods[] = {{"__index", read_booking}, {"__newindex", refuse}, {NULL, NULL}};
    luaL_newlib(lua, methods);
    lua_setmetatable(lua, -2);
    lua_rawseti(lua, LUA_REGISTRYINDEX, place_booking);

    lua_pushliteral(lua, "refund");
    lua_rawseti(lua, LUA_REGISTRYINDEX, place_refund);
    if (luaL_loadbufferx(lua, source->bytes, source->length, "=policy", "t") != LUA_OK) return lua_error(lua);
    lua_rawseti(lua, LUA_REGISTRYINDEX, place_chunk);
    if (luaL_loadbufferx(lua, bare_source, sizeof bare_source - 1, "=bare", "t") != LUA_OK) return lua_error(lua);
    lua_call(lua, 0, 1);
    lua_rawseti(lua, LUA_REGISTRYINDEX, place_bare);
    return 0;
}

lua_peer *lua_peer_create(const char *source, size_t length) {
    lua_peer *peer = calloc(1, sizeof *peer);
    if (!peer) return NULL;
    peer->limit = SIZE_MAX / 2;
    peer->lua = lua_newstate(allocate, peer);
    if (!peer->lua) {
        lua_peer_destroy(peer);
        return NULL;
    }
    *(lua_peer **)lua_getextraspace(peer->lua) = peer;
    text task = {source, length};
    lua_pushcfunction(peer->lua, set_up);
    lua_pushlightuserdata(peer->lua, &task);
    if (lua_pcall(peer->lua, 1, 0, 0) != LUA_OK) {
        lua_peer_destroy(peer);
        return NULL;
    }
    return peer;
}

void lua_peer_destroy(lua_peer *peer) {
    if (peer->lua) lua_close(peer->lua);
    while (peer->pages) {
        page *gone = peer->pages;
        peer->pages = gone->next;
        free(gone);
    }
    free(peer);
}

static int evaluate(lua_State *lua) {
    lua_peer *peer = peer_of(lua);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, place_chunk);
    lua_createtable(lua, 0, 0);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, place_environment);
    lua_setmetatable(lua, -2);
    lua_setupvalue(lua, -2, 1);
    lua_call(lua, 0, 1);
    if (lua_type(lua, -1) != LUA_TTABLE) return luaL_error(lua, "no table");
    lua_rawgeti(lua, LUA_REGISTRYINDEX, place_refund);
    lua_rawget(lua, -2);
    if (lua_type(lua, -1) != LUA_TFUNCTION) return luaL_error(lua, "no function");
    int base = lua_gettop(lua);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, place_booking);
    lua_call(lua, 1, LUA_MULTRET);
    if (lua_gettop(lua) != base || !lua_isinteger(lua, -1)) return luaL_error(lua, "no integer");
    peer->result = lua_tointeger(lua, -1);
    if (peer->result < 0 || peer->result > peer->booking->paid) return luaL_error(lua, "out of range");
    return 0;
}

int64_t lua_peer_evaluate(lua_peer *peer, const lua_peer_booking *booking) {
    lua_State *lua = peer->lua;
    peer->booking = booking;
    peer->killed = false;
    peer->instructions = 0;
    peer->deadline = 0;
    peer->requested = 0;
    peer->limit = memory_limit;
    lua_sethook(lua, count, LUA_MASKCOUNT, hook_step);
    lua_pushcfunction(lua, evaluate);
    int status = lua_pcall(lua, 0, 0, 0);
    lua_sethook(lua, NULL, 0, 0);
    lua_settop(lua, 0);
    peer->limit = SIZE_MAX / 2;
    return status == LUA_OK && !peer->killed ? peer->result : -1;
}

int64_t lua_peer_call(lua_peer *peer, const lua_peer_booking *booking) {
    lua_State *lua = peer->lua;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, place_bare);
    lua_pushinteger(lua, booking->paid);
    lua_pushinteger(lua, booking->already_refunded);
    lua_pushinteger(lua, booking->start_at - booking->cancelled_at);
    if (lua_pcall(lua, 3, 1, 0) != LUA_OK) return -1;
    int64_t result = lua_tointeger(lua, -1);
    lua_settop(lua, 0);
    return result;
}
