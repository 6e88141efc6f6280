#include "subject.h"

#include <assert.h>

// The strings that a rule asks for.
enum {
    slot_key_start_at,
    slot_key_end_at,
    slot_key_notice,
    slot_key_date,
    slot_key_weekday,
    slot_key_local_start,
    slot_key_service,
    slot_key_client,
    slot_key_bookings_that_day,
    slot_key_bookings_lasting,
    slot_key_since_previous,
    slot_key_until_next,
    slot_key_name,
    slot_key_duration,
    slot_key_price,
    slot_key_currency,
    slot_key_is_returning,
    // The clock's come in the order that push_clock_field wants.
    slot_key_year,
    slot_key_month,
    slot_key_day,
    slot_key_hour,
    slot_key_minute,
    slot_key_clock_weekday,
    slot_key_count,
};

static const char *const key_names[slot_key_count] = {
    [slot_key_start_at] = "start_at",
    [slot_key_end_at] = "end_at",
    [slot_key_notice] = "notice",
    [slot_key_date] = "date",
    [slot_key_weekday] = "weekday",
    [slot_key_local_start] = "local_start",
    [slot_key_service] = "service",
    [slot_key_client] = "client",
    [slot_key_bookings_that_day] = "bookings_that_day",
    [slot_key_bookings_lasting] = "bookings_lasting",
    [slot_key_since_previous] = "since_previous",
    [slot_key_until_next] = "until_next",
    [slot_key_name] = "name",
    [slot_key_duration] = "duration",
    [slot_key_price] = "price",
    [slot_key_currency] = "currency",
    [slot_key_is_returning] = "is_returning",
    [slot_key_year] = "year",
    [slot_key_month] = "month",
    [slot_key_day] = "day",
    [slot_key_hour] = "hour",
    [slot_key_minute] = "minute",
    [slot_key_clock_weekday] = "weekday",
};

static_assert((int)slot_key_count <= (int)key_capacity, "an interpreter has room for the keys");
static_assert(
    (int)slot_key_start_at == (int)rule_field_start_at && (int)slot_key_until_next == (int)rule_field_until_next,
    "the keys are in the order of the bits"
);

static const script_anchor anchors[] = {{0, NULL}};

const script_kind rule_scripts = {
    .key_names = key_names,
    .key_count = slot_key_count,
    .anchors = anchors,
    .registry_last = registry_rule_last,
    .open_subject = open_slot,
};

// Whether a value is the slot or a part of it.
bool is_slot(lua_State *lua, int index) {
    if (lua_type(lua, index) != LUA_TUSERDATA) return false;
    index = lua_absindex(lua, index);
    for (int place = registry_slot; place <= registry_slot_client; place++) {
        lua_rawgeti(lua, LUA_REGISTRYINDEX, place);
        bool same = lua_rawequal(lua, -1, index);
        lua_pop(lua, 1);
        if (same) return true;
    }
    return false;
}

// The slot at hand.
static const rule_slot *slot_of(lua_State *lua) {
    const rule_slot *slot = interpreter_of(lua)->slot;
    // While the chunk runs there is none.
    if (!slot) luaL_error(lua, "there is no slot yet");
    return slot;
}

// The date as a number whose digits are those of YYYYMMDD, so that dates compare as they follow each other.
static int push_date(lua_State *lua, int64_t local_start) {
    civil_date date = date_of(divide_down(local_start, 86400));
    return push_integer(lua, date.year * 10000 + date.month * 100 + date.day);
}

// A walk over the date's sessions costs as many instructions as it could look at.
static void charge_sessions(lua_State *lua, const rule_slot *slot) {
    interpreter_charge(lua, (int64_t)slot->session_count / 8);
}

// Seconds that are free before the slot, back to what is booked before it on its date; nil when nothing is.
static int push_since_previous(lua_State *lua, const rule_slot *slot) {
    charge_sessions(lua, slot);
    bool found = false;
    int64_t latest = 0;
    for (size_t index = 0; index < slot->session_count; index++) {
        const rule_session *session = &slot->sessions[index];
        if (session->start_at > slot->start_at) break;
        // A session of several seats may have begun earlier and end later than one after it.
        if (session->end_at > slot->start_at || (found && session->end_at <= latest)) continue;
        latest = session->end_at;
        found = true;
    }
    if (!found) {
        lua_pushnil(lua);
        return 1;
    }
    return push_integer(lua, slot->start_at - latest);
}

// Seconds that are free after the slot, until what is booked next on its date; nil when nothing is.
static int push_until_next(lua_State *lua, const rule_slot *slot) {
    charge_sessions(lua, slot);
    for (size_t index = 0; index < slot->session_count; index++) {
        int64_t start = slot->sessions[index].start_at;
        if (start >= slot->end_at) return push_integer(lua, start - slot->end_at);
    }
    lua_pushnil(lua);
    return 1;
}

static int index_slot(lua_State *lua) {
    const rule_slot *slot = slot_of(lua);
    interpreter *it = interpreter_of(lua);
    const char *key = subject_key(lua);
    int field = 0;
    while (field <= slot_key_until_next && key != it->keys[field]) field++;
    if (field <= slot_key_until_next) it->result->fields_read |= UINT32_C(1) << field;
    switch (field) {
    case slot_key_start_at: return push_integer(lua, slot->start_at);
    case slot_key_end_at: return push_integer(lua, slot->end_at);
    case slot_key_notice: return push_integer(lua, slot->notice);
    case slot_key_date: return push_date(lua, slot->local_start);
    case slot_key_weekday: return push_integer(lua, weekday_of(divide_down(slot->local_start, 86400)));
    case slot_key_local_start: return push_part(lua, registry_slot_local_start);
    case slot_key_service: return push_part(lua, registry_slot_service);
    case slot_key_client: return push_part(lua, registry_slot_client);
    case slot_key_bookings_that_day: return push_integer(lua, (int64_t)slot->session_count);
    case slot_key_bookings_lasting: return push_part(lua, registry_bookings_lasting);
    case slot_key_since_previous: return push_since_previous(lua, slot);
    case slot_key_until_next: return push_until_next(lua, slot);
    default: return refuse_field(lua, "slot");
    }
}

static int index_local_start(lua_State *lua) {
    const rule_slot *slot = slot_of(lua);
    const char *const *clock = &interpreter_of(lua)->keys[slot_key_year];
    return push_clock_field(lua, subject_key(lua), clock, slot->local_start, "slot.local_start");
}

static int push_service_bookings(lua_State *lua, const rule_slot *slot) {
    charge_sessions(lua, slot);
    int64_t count = 0;
    for (size_t index = 0; index < slot->session_count; index++) count += slot->sessions[index].is_same_service;
    return push_integer(lua, count);
}

static int index_service(lua_State *lua) {
    const rule_slot *slot = slot_of(lua);
    const interpreter *it = interpreter_of(lua);
    const char *key = subject_key(lua);
    if (key == it->keys[slot_key_name]) {
        lua_pushlstring(lua, slot->service_name, slot->service_name_length);
    } else if (key == it->keys[slot_key_duration]) {
        lua_pushinteger(lua, slot->service_duration);
    } else if (key == it->keys[slot_key_price]) {
        lua_pushinteger(lua, slot->service_price);
    } else if (key == it->keys[slot_key_currency]) {
        lua_pushlstring(lua, slot->currency, sizeof slot->currency);
    } else if (key == it->keys[slot_key_bookings_that_day]) {
        return push_service_bookings(lua, slot);
    } else {
        return refuse_field(lua, "slot.service");
    }
    return 1;
}

static int index_client(lua_State *lua) {
    const rule_slot *slot = slot_of(lua);
    if (subject_key(lua) != interpreter_of(lua)->keys[slot_key_is_returning]) return refuse_field(lua, "slot.client");
    lua_pushboolean(lua, slot->client_is_returning);
    return 1;
}

// slot.bookings_lasting(seconds): how many of the date's sessions last at least so long.
static int bookings_lasting(lua_State *lua) {
    const rule_slot *slot = slot_of(lua);
    if (!lua_isinteger(lua, 1)) {
        return luaL_error(
            lua, "slot.bookings_lasting needs a whole number of seconds, as in slot.bookings_lasting(hours(1.5)), not %s",
            luaL_typename(lua, 1)
        );
    }
    charge_sessions(lua, slot);
    int64_t least = lua_tointeger(lua, 1);
    int64_t count = 0;
    for (size_t index = 0; index < slot->session_count; index++) {
        count += slot->sessions[index].end_at - slot->sessions[index].start_at >= least;
    }
    return push_integer(lua, count);
}

static int refuse_change(lua_State *lua) {
    return luaL_error(lua, "the slot cannot be changed");
}

void open_slot(lua_State *lua) {
    open_subject_part(lua, registry_slot, "slot", index_slot, refuse_change);
    open_subject_part(lua, registry_slot_local_start, "slot", index_local_start, refuse_change);
    open_subject_part(lua, registry_slot_service, "slot", index_service, refuse_change);
    open_subject_part(lua, registry_slot_client, "slot", index_client, refuse_change);
    // With a value of its own, as all functions of scripts.
    lua_pushboolean(lua, 1);
    lua_pushcclosure(lua, bookings_lasting, 1);
    lua_rawseti(lua, LUA_REGISTRYINDEX, registry_bookings_lasting);
}
