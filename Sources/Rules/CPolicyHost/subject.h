#ifndef BOOKABLE_POLICY_SUBJECT_H
#define BOOKABLE_POLICY_SUBJECT_H

#include "interpreter.h"

// What a script is asked about, a booking or a slot, is given to it as userdata that hold nothing: they read what is at hand.

// Rounds toward minus infinity; the divisor is positive.
static inline int64_t divide_down(int64_t value, int64_t divisor) {
    return value / divisor - (value % divisor < 0);
}

// The weekday of a day counted from 1970-01-01, which was a Thursday; Sunday is 0.
static inline int64_t weekday_of(int64_t day) {
    return ((day + 4) % 7 + 7) % 7;
}

typedef struct civil_date {
    int64_t year;
    int64_t month;
    int64_t day;
} civil_date;

// The date of a day counted from 1970-01-01.
civil_date date_of(int64_t days);

// Makes one of the userdata, with a metatable of its own so that reading a field need not ask which of them it is.
void open_subject_part(lua_State *lua, int place, const char *name, lua_CFunction index, lua_CFunction change);

// The name of the field that is asked for, NULL when it is not text. Short strings are kept once each, so equal names have
// one address; the address of nothing else is among the keys.
static inline const char *subject_key(lua_State *lua) {
    return lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : NULL;
}

// Pushes a field of a clock that shows so many seconds since 1970. The keys are those of year, month, day, hour, minute and
// weekday, in this order.
int push_clock_field(lua_State *lua, const char *key, const char *const *keys, int64_t shown, const char *owner);

// Raises that the owner has no field of the name that is asked for.
int refuse_field(lua_State *lua, const char *owner);

static inline int push_part(lua_State *lua, int place) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, place);
    return 1;
}

static inline int push_integer(lua_State *lua, int64_t value) {
    lua_pushinteger(lua, value);
    return 1;
}

#endif
