#include "interpreter.h"

#include <assert.h>
#include <string.h>

// The booking, and the three things in it, are userdata that hold nothing. They live as long as the interpreter and read
// the booking at hand, so that a script can keep no stale one.

bool is_booking(lua_State *lua, int index) {
    if (lua_type(lua, index) != LUA_TUSERDATA) return false;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, registry_booking);
    bool same = lua_rawequal(lua, -1, index);
    lua_pop(lua, 1);
    return same;
}

static int64_t divide_down(int64_t value, int64_t divisor) {
    return value / divisor - (value % divisor < 0);
}

// What the provider's clock shows, in seconds since 1970 there.
static int64_t local_second(const policy_booking *booking, int64_t instant) {
    return booking->offset_at ? instant + booking->offset_at(booking->zone, instant) : instant;
}

typedef struct civil_date {
    int64_t year;
    int64_t month;
    int64_t day;
} civil_date;

// The date of a day counted from 1970-01-01: H. Hinnant, chrono-compatible low-level date algorithms.
static civil_date date_of(int64_t days) {
    int64_t shifted = days + 719468;
    int64_t era = divide_down(shifted, 146097);
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    civil_date date = {
        .year = year_of_era + era * 400 + (month >= 10),
        .month = month < 10 ? month + 3 : month - 9,
        .day = day_of_year - (153 * month + 2) / 5 + 1,
    };
    return date;
}

static int refuse_field(lua_State *lua, const char *owner) {
    if (lua_type(lua, 2) != LUA_TSTRING) {
        return luaL_error(lua, "%s has named fields only, and was asked for a %s", owner, luaL_typename(lua, 2));
    }
    char name[41];
    size_t length;
    const char *text = lua_tolstring(lua, 2, &length);
    if (length >= sizeof name) length = sizeof name - 1;
    memcpy(name, text, length);
    name[length] = 0;
    return luaL_error(lua, "%s has no field '%s'", owner, name);
}

static int read_local(lua_State *lua, const char *key, int64_t instant, const char *owner) {
    const interpreter *it = interpreter_of(lua);
    const char *const *keys = it->keys;
    int64_t shown = local_second(it->booking, instant);
    int64_t day = divide_down(shown, 86400);
    int64_t second = shown - day * 86400;
    int64_t value;
    if (key == keys[key_hour]) {
        value = second / 3600;
    } else if (key == keys[key_minute]) {
        value = second / 60 % 60;
    } else if (key == keys[key_weekday]) {
        // 1970-01-01 was a Thursday; Sunday is 0.
        value = ((day + 4) % 7 + 7) % 7;
    } else {
        civil_date date = date_of(day);
        if (key == keys[key_year]) {
            value = date.year;
        } else if (key == keys[key_month]) {
            value = date.month;
        } else if (key == keys[key_day]) {
            value = date.day;
        } else {
            return refuse_field(lua, owner);
        }
    }
    lua_pushinteger(lua, value);
    return 1;
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

static int push_part(lua_State *lua, int place) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, place);
    return 1;
}

static int push_integer(lua_State *lua, int64_t value) {
    lua_pushinteger(lua, value);
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

// The name that is asked for, NULL when it is not text. Short strings are kept once each, so equal names have one address;
// the address of nothing else is among the keys.
static const char *asked_key(lua_State *lua, const interpreter *it) {
    // While the chunk is first run there is none.
    if (!it->booking) luaL_error(lua, "there is no booking yet");
    return lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : NULL;
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

// Makes one of the userdata, with a metatable of its own so that reading a field need not ask which of them it is.
static void open_part(lua_State *lua, int place, lua_CFunction index) {
    lua_newuserdatauv(lua, 0, 0);
    lua_createtable(lua, 0, 3);
    lua_pushcfunction(lua, index);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, refuse_change);
    lua_setfield(lua, -2, "__newindex");
    lua_pushliteral(lua, "booking");
    lua_setfield(lua, -2, "__name");
    lua_setmetatable(lua, -2);
    lua_rawseti(lua, LUA_REGISTRYINDEX, place);
}

void open_booking(lua_State *lua) {
    open_part(lua, registry_booking, index_booking);
    open_part(lua, registry_service, index_service);
    open_part(lua, registry_local_start, index_local_start);
    open_part(lua, registry_local_cancelled, index_local_cancelled);
}
