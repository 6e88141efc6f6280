#include "interpreter.h"

#include <assert.h>
#include <math.h>

// Raises unless the argument is an integer; says which function wanted which argument.
static lua_Integer check_whole(lua_State *lua, int index, const char *function, const char *argument) {
    if (lua_isinteger(lua, index)) return lua_tointeger(lua, index);
    if (lua_type(lua, index) == LUA_TNUMBER) {
        interpreter_push_text(lua, index, NULL);
        luaL_error(
            lua, "%s needs whole numbers, and %s is %s (use // in place of /)", function, argument,
            lua_tostring(lua, -1)
        );
    }
    return luaL_error(lua, "%s needs whole numbers, and %s is %s", function, argument, luaL_typename(lua, index));
}

bool read_thousandths(lua_State *lua, int index, lua_Integer *out) {
    static const lua_Integer limit = INT64_C(1000000000000000);
    if (lua_isinteger(lua, index)) {
        lua_Integer percent = lua_tointeger(lua, index);
        if (percent > limit / 1000 || percent < -limit / 1000) return false;
        *out = percent * 1000;
        return true;
    }
    if (lua_type(lua, index) != LUA_TNUMBER) return false;
    lua_Number percent = lua_tonumber(lua, index);
    if (!(fabs(percent) <= (lua_Number)limit / 1000)) return false;
    // 33.333 is the number that is nearest to 33333/1000, which both roundings find on every machine.
    long long rounded = llround(percent * 1000);
    if ((lua_Number)rounded / 1000 != percent) return false;
    *out = rounded;
    return true;
}

lua_Integer percent_of(lua_State *lua, lua_Integer amount, lua_Integer thousandths) {
    static const __int128 whole = 100000;
    __int128 scaled = (__int128)amount * thousandths + whole / 2;
    __int128 quotient = scaled / whole;
    // C rounds a quotient toward zero, and this rounds down, so that a half always goes up.
    if (scaled < 0 && scaled % whole != 0) quotient--;
    assert(quotient * whole <= scaled && scaled < (quotient + 1) * whole);
    if (quotient > LUA_MAXINTEGER || quotient < LUA_MININTEGER) {
        luaL_error(lua, "%I percent of %I is too large a number", thousandths / 1000, amount);
    }
    return (lua_Integer)quotient;
}

static int global_percent(lua_State *lua) {
    lua_Integer amount = check_whole(lua, 1, "percent", "the amount");
    lua_Integer thousandths;
    if (!read_thousandths(lua, 2, &thousandths)) {
        if (lua_type(lua, 2) != LUA_TNUMBER) {
            return luaL_error(lua, "percent needs a number as the percentage, not %s", luaL_typename(lua, 2));
        }
        interpreter_push_text(lua, 2, NULL);
        return luaL_error(
            lua, "percent takes percentages with at most three decimals, such as 33.333, and was given %s",
            lua_tostring(lua, -1)
        );
    }
    lua_pushinteger(lua, percent_of(lua, amount, thousandths));
    return 1;
}

static int push_seconds(lua_State *lua, lua_Integer unit, const char *function) {
    lua_Integer seconds;
    if (lua_isinteger(lua, 1)) {
        if (__builtin_mul_overflow(lua_tointeger(lua, 1), unit, &seconds)) {
            return luaL_error(lua, "%s was given too large a number", function);
        }
    } else if (lua_type(lua, 1) != LUA_TNUMBER) {
        return luaL_error(lua, "%s needs a number, not %s", function, luaL_typename(lua, 1));
    } else if (!lua_numbertointeger(lua_tonumber(lua, 1) * (lua_Number)unit, &seconds)
               || (lua_Number)seconds != lua_tonumber(lua, 1) * (lua_Number)unit) {
        return luaL_error(lua, "%s was given a number that is not a whole number of seconds", function);
    }
    lua_pushinteger(lua, seconds);
    return 1;
}

static int global_hours(lua_State *lua) {
    return push_seconds(lua, 3600, "hours");
}

static int global_days(lua_State *lua) {
    return push_seconds(lua, 86400, "days");
}

static int global_weeks(lua_State *lua) {
    return push_seconds(lua, 604800, "weeks");
}

lua_Integer unit_of_function(lua_CFunction function) {
    if (function == global_hours) return 3600;
    if (function == global_days) return 86400;
    return function == global_weeks ? 604800 : 0;
}

bool is_percent_function(lua_CFunction function) {
    return function == global_percent;
}

static int math_abs(lua_State *lua) {
    if (lua_isinteger(lua, 1)) {
        lua_Integer value = lua_tointeger(lua, 1);
        if (value == LUA_MININTEGER) return luaL_error(lua, "math.abs of the smallest integer is too large a number");
        lua_pushinteger(lua, value < 0 ? -value : value);
    } else {
        lua_pushnumber(lua, fabs(luaL_checknumber(lua, 1)));
    }
    return 1;
}

static int push_rounded(lua_State *lua, lua_Number (*rounded)(lua_Number)) {
    if (lua_isinteger(lua, 1)) {
        lua_settop(lua, 1);
        return 1;
    }
    lua_Number value = rounded(luaL_checknumber(lua, 1));
    lua_Integer integer;
    if (lua_numbertointeger(value, &integer)) {
        lua_pushinteger(lua, integer);
    } else {
        lua_pushnumber(lua, value);
    }
    return 1;
}

static int math_floor(lua_State *lua) {
    return push_rounded(lua, floor);
}

static int math_ceil(lua_State *lua) {
    return push_rounded(lua, ceil);
}

static int push_extreme(lua_State *lua, bool largest) {
    int count = lua_gettop(lua);
    int best = 1;
    interpreter_charge(lua, count / 8);
    luaL_checktype(lua, 1, LUA_TNUMBER);
    for (int index = 2; index <= count; index++) {
        luaL_checktype(lua, index, LUA_TNUMBER);
        bool smaller = lua_compare(lua, index, best, LUA_OPLT);
        bool larger = lua_compare(lua, best, index, LUA_OPLT);
        if (largest ? larger : smaller) best = index;
    }
    lua_pushvalue(lua, best);
    return 1;
}

static int math_max(lua_State *lua) {
    return push_extreme(lua, true);
}

static int math_min(lua_State *lua) {
    return push_extreme(lua, false);
}

static int math_fmod(lua_State *lua) {
    if (lua_isinteger(lua, 1) && lua_isinteger(lua, 2)) {
        lua_Integer divisor = lua_tointeger(lua, 2);
        if (divisor == 0) return luaL_error(lua, "math.fmod cannot divide by zero");
        lua_pushinteger(lua, divisor == -1 ? 0 : lua_tointeger(lua, 1) % divisor);
    } else {
        lua_pushnumber(lua, fmod(luaL_checknumber(lua, 1), luaL_checknumber(lua, 2)));
    }
    return 1;
}

static int math_tointeger(lua_State *lua) {
    lua_Integer integer;
    if (lua_isinteger(lua, 1)) {
        lua_settop(lua, 1);
    } else if (lua_type(lua, 1) == LUA_TNUMBER && lua_numbertointeger(lua_tonumber(lua, 1), &integer)
               && (lua_Number)integer == lua_tonumber(lua, 1)) {
        lua_pushinteger(lua, integer);
    } else {
        luaL_checkany(lua, 1);
        lua_pushnil(lua);
    }
    return 1;
}

static int math_type(lua_State *lua) {
    luaL_checkany(lua, 1);
    if (lua_type(lua, 1) == LUA_TNUMBER) {
        lua_pushstring(lua, lua_isinteger(lua, 1) ? "integer" : "float");
    } else {
        lua_pushnil(lua);
    }
    return 1;
}

void open_numbers(lua_State *lua) {
    static const luaL_Reg globals[] = {
        {"percent", global_percent}, {"hours", global_hours}, {"days", global_days},
        {"weeks", global_weeks},     {NULL, NULL},
    };
    static const luaL_Reg math[] = {
        {"abs", math_abs}, {"ceil", math_ceil},           {"floor", math_floor}, {"fmod", math_fmod}, {"max", math_max},
        {"min", math_min}, {"tointeger", math_tointeger}, {"type", math_type},   {NULL, NULL},
    };
    interpreter_set_functions(lua, globals);
    lua_createtable(lua, 0, 10);
    interpreter_set_functions(lua, math);
    lua_pushinteger(lua, LUA_MAXINTEGER);
    lua_setfield(lua, -2, "maxinteger");
    lua_pushinteger(lua, LUA_MININTEGER);
    lua_setfield(lua, -2, "mininteger");
    push_library(lua, "math");
    lua_setfield(lua, -2, "math");
}
