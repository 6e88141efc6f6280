#ifndef LUA_PEER_H
#define LUA_PEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One evaluation of a refund policy in plain C against the system's Lua, written for the benchmark alone and as short as the
// steps allow: what any host must do that isolates evaluations, limits them and checks their result.

typedef struct lua_peer_booking {
    int64_t paid;
    int64_t already_refunded;
    int64_t start_at;
    int64_t cancelled_at;
} lua_peer_booking;

typedef struct lua_peer lua_peer;

// A state with the source compiled; NULL when that fails.
lua_peer *lua_peer_create(const char *source, size_t length);
void lua_peer_destroy(lua_peer *peer);

// Runs the source in an empty environment and its refund function under limits of instructions and memory; -1 when it
// fails or returns anything but an integer from 0 to what was paid.
int64_t lua_peer_evaluate(lua_peer *peer, const lua_peer_booking *booking);

// A bare call of a function of three integers that computes the same: no isolation, no limits.
int64_t lua_peer_call(lua_peer *peer, const lua_peer_booking *booking);

#endif
