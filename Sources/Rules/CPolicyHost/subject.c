#include "subject.h"

#include <string.h>

// H. Hinnant, chrono-compatible low-level date algorithms.
civil_date date_of(int64_t days) {
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

int refuse_field(lua_State *lua, const char *owner) {
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

int push_clock_field(lua_State *lua, const char *key, const char *const *keys, int64_t shown, const char *owner) {
    enum { year, month, day, hour, minute, weekday };
    int64_t days = divide_down(shown, 86400);
    int64_t second = shown - days * 86400;
    if (key == keys[hour]) return push_integer(lua, second / 3600);
    if (key == keys[minute]) return push_integer(lua, second / 60 % 60);
    if (key == keys[weekday]) return push_integer(lua, weekday_of(days));
    civil_date date = date_of(days);
    if (key == keys[year]) return push_integer(lua, date.year);
    if (key == keys[month]) return push_integer(lua, date.month);
    if (key == keys[day]) return push_integer(lua, date.day);
    return refuse_field(lua, owner);
}

void open_subject_part(lua_State *lua, int place, const char *name, lua_CFunction index, lua_CFunction change) {
    lua_newuserdatauv(lua, 0, 0);
    lua_createtable(lua, 0, 3);
    lua_pushcfunction(lua, index);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, change);
    lua_setfield(lua, -2, "__newindex");
    lua_pushstring(lua, name);
    lua_setfield(lua, -2, "__name");
    lua_setmetatable(lua, -2);
    lua_rawseti(lua, LUA_REGISTRYINDEX, place);
}
