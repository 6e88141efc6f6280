#include "subject.h"

#include <assert.h>

// The booking, and the three things in it, are userdata that hold nothing. They live as long as the interpreter and read
// the booking at hand, so that a script can keep no stale one.

bool is_booking(lua_State *lua, int index) {
    if (lua_type(lua, index) != LUA_TUSERDATA) return false;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, registry_booking);
    bool same = lua_rawequal(lua, -1, index);
    lua_pop(lua, 1);
    return same;
}

// What the provider's clock shows, in seconds since 1970 there.
static int64_t local_second(const policy_booking *booking, int64_t instant) {
    return booking->offset_at ? instant + booking->offset_at(booking->zone, instant) : instant;
}

static int read_local(lua_State *lua, const char *key, int64_t instant, const char *owner) {
    const interpreter *it = interpreter_of(lua);
    return push_clock_field(lua, key, &it->keys[key_year], local_second(it->booking, instant), owner);
}

static int read_service(lua_State *lua, const char *key, const interpreter *it) {
    if (key == it->keys[key_name]) {
        lua_pushlstring(lua, it->booking->service_name, it->booking->service_name_length);
    } else if (key == it->keys[key_duration]) {
        lua_pushinteger(lua, it->booking->service_duration);
    } else {
        return refuse_field(lua, "booking.service");
    }
    return 1;
}

static int read_booking(lua_State *lua, const char *key, const interpreter *it) {
    const policy_booking *booking = it->booking;
    assert(booking->cancelled_by <= policy_by_no_show);
    int field = 0;
    while (field <= key_local_cancelled && key != it->keys[field]) field++;
    static_assert(
        (int)key_paid == (int)policy_field_paid && (int)key_local_cancelled == (int)policy_field_local_cancelled,
        "the keys are in the order of the bits"
    );
    if (field <= key_local_cancelled) it->result->fields_read |= UINT32_C(1) << field;
    switch (field) {
    case key_paid: return push_integer(lua, booking->paid);
    case key_notice: return push_integer(lua, booking->start_at - booking->cancelled_at);
    case key_cancelled_by: return push_part(lua, registry_client + booking->cancelled_by);
    case key_already_refunded: return push_integer(lua, booking->already_refunded);
    case key_currency: lua_pushlstring(lua, booking->currency, sizeof booking->currency); return 1;
    case key_start_at: return push_integer(lua, booking->start_at);
    case key_end_at: return push_integer(lua, booking->end_at);
    case key_booked_at: return push_integer(lua, booking->booked_at);
    case key_cancelled_at: return push_integer(lua, booking->cancelled_at);
    case key_days_before:
        return push_integer(
            lua,
            divide_down(local_second(booking, booking->start_at), 86400)
                - divide_down(local_second(booking, booking->cancelled_at), 86400)
        );
    case key_service: return push_part(lua, registry_service);
    case key_local_start: return push_part(lua, registry_local_start);
    case key_local_cancelled: return push_part(lua, registry_local_cancelled);
    default: return refuse_field(lua, "booking");
    }
}

// The name that is asked for, NULL when it is not text.
static const char *asked_key(lua_State *lua, const interpreter *it) {
    // While the chunk is first run there is none.
    if (!it->booking) luaL_error(lua, "there is no booking yet");
    return subject_key(lua);
}

static int index_booking(lua_State *lua) {
    const interpreter *it = interpreter_of(lua);
    return read_booking(lua, asked_key(lua, it), it);
}

static int index_service(lua_State *lua) {
    const interpreter *it = interpreter_of(lua);
    return read_service(lua, asked_key(lua, it), it);
}

static int index_local_start(lua_State *lua) {
    const interpreter *it = interpreter_of(lua);
    const char *key = asked_key(lua, it);
    return read_local(lua, key, it->booking->start_at, "booking.local_start");
}

static int index_local_cancelled(lua_State *lua) {
    const interpreter *it = interpreter_of(lua);
    const char *key = asked_key(lua, it);
    return read_local(lua, key, it->booking->cancelled_at, "booking.local_cancelled");
}

static int refuse_change(lua_State *lua) {
    return luaL_error(lua, "the booking cannot be changed");
}

static void open_part(lua_State *lua, int place, lua_CFunction index) {
    open_subject_part(lua, place, "booking", index, refuse_change);
}

void open_booking(lua_State *lua) {
    open_part(lua, registry_booking, index_booking);
    open_part(lua, registry_service, index_service);
    open_part(lua, registry_local_start, index_local_start);
    open_part(lua, registry_local_cancelled, index_local_cancelled);
}
