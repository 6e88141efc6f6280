#include "interpreter.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { step_limit = policy_tier_limit, sentence_capacity = 3600 };

typedef struct ladder {
    int count;
    policy_tier steps[];
} ladder;

// Everything, in thousandths of a per cent.
static const lua_Integer whole = 100000;

// "12.5" for 12500, without needless zeros.
static void write_percent(char *out, size_t capacity, lua_Integer thousandths) {
    lua_Integer rest = llabs(thousandths % 1000);
    const char *sign = thousandths < 0 ? "-" : "";
    int length = snprintf(out, capacity, "%s%lld.%03lld", sign, llabs(thousandths / 1000), (long long)rest);
    while (out[length - 1] == '0') length--;
    if (out[length - 1] == '.') length--;
    out[length] = 0;
}

static int refund_by_ladder(lua_State *lua) {
    const ladder *steps = lua_touserdata(lua, lua_upvalueindex(1));
    if (!is_booking(lua, 1)) return luaL_error(lua, "the function that tiers makes needs the booking");
    const policy_booking *booking = interpreter_of(lua)->booking;
    lua_Integer notice = booking->start_at - booking->cancelled_at;
    lua_Integer percent = 0;
    for (int index = 0; index < steps->count; index++) {
        if (notice >= steps->steps[index].notice) {
            percent = steps->steps[index].thousandths;
            break;
        }
    }
    lua_pushinteger(lua, percent_of(lua, booking->paid, percent));
    return 1;
}

bool is_tiers_function(lua_State *lua, int index) {
    return lua_tocfunction(lua, index) == refund_by_ladder;
}

int read_tiers(lua_State *lua, int index, policy_tier steps[policy_tier_limit]) {
    lua_getupvalue(lua, index, 1);
    const ladder *found = lua_touserdata(lua, -1);
    assert(found->count <= policy_tier_limit);
    memcpy(steps, found->steps, (size_t)found->count * sizeof *steps);
    int count = found->count;
    lua_pop(lua, 1);
    return count;
}

static lua_Integer read_field(lua_State *lua, int row, const char *field) {
    lua_pushstring(lua, field);
    lua_rawget(lua, -2);
    if (!lua_isinteger(lua, -1)) {
        return luaL_error(
            lua, "tiers: step %d needs a whole number as its %s, as in {notice = days(5), percent = 100}", row, field
        );
    }
    lua_Integer value = lua_tointeger(lua, -1);
    lua_pop(lua, 1);
    return value;
}

static lua_Integer read_percent(lua_State *lua, int row) {
    lua_pushliteral(lua, "percent");
    lua_rawget(lua, -2);
    lua_Integer thousandths;
    if (!read_thousandths(lua, -1, &thousandths)) {
        return luaL_error(
            lua, "tiers: step %d needs a number with at most three decimals as its percent, as in "
            "{notice = days(5), percent = 100}", row
        );
    }
    lua_pop(lua, 1);
    return thousandths;
}

static void refuse_other_fields(lua_State *lua, int row) {
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
        const char *key = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : NULL;
        if (!key || (strcmp(key, "notice") != 0 && strcmp(key, "percent") != 0)) {
            luaL_error(lua, "tiers: step %d has something besides notice and percent", row);
        }
    }
}

static void read_step(lua_State *lua, ladder *out, int row) {
    if (lua_rawgeti(lua, 1, row) != LUA_TTABLE) {
        luaL_error(lua, "tiers: step %d must be a table such as {notice = days(5), percent = 100}", row);
    }
    refuse_other_fields(lua, row);
    policy_tier step = {.notice = read_field(lua, row, "notice"), .thousandths = read_percent(lua, row)};
    lua_pop(lua, 1);
    if (step.thousandths < 0 || step.thousandths > whole) {
        char share[32];
        write_percent(share, sizeof share, step.thousandths);
        luaL_error(lua, "tiers: step %d gives %s percent; it must be 0 to 100", row, share);
    }
    if (step.notice < 0) luaL_error(lua, "tiers: step %d has a notice below zero", row);
    if (row > 1 && step.notice >= out->steps[row - 2].notice) {
        luaL_error(lua, "tiers: the longest notice comes first, and step %d does not fall below step %d", row, row - 1);
    }
    assert(row >= 1 && row <= out->count);
    out->steps[row - 1] = step;
}

static int count_steps(lua_State *lua) {
    interpreter_check_table(lua, 1, "tiers");
    lua_Unsigned count = lua_rawlen(lua, 1);
    if (count == 0) luaL_error(lua, "tiers needs at least one step, as in {notice = days(5), percent = 100}");
    if (count > step_limit) luaL_error(lua, "tiers takes at most %d steps", step_limit);
    lua_Unsigned entries = 0;
    for (lua_pushnil(lua); lua_next(lua, 1); lua_pop(lua, 1)) entries++;
    if (entries != count) luaL_error(lua, "tiers takes a list of steps and nothing else");
    return (int)count;
}

// "5 days", "24 hours": days from two on, so that 24 hours are not taken for a day of the calendar.
static int write_duration(char *out, size_t capacity, lua_Integer seconds) {
    if (seconds >= 172800 && seconds % 86400 == 0) {
        return snprintf(out, capacity, "%lld days", (long long)(seconds / 86400));
    }
    if (seconds % 3600 == 0) {
        return snprintf(out, capacity, "%lld hour%s", (long long)(seconds / 3600), seconds == 3600 ? "" : "s");
    }
    if (seconds % 60 == 0) {
        return snprintf(out, capacity, "%lld minute%s", (long long)(seconds / 60), seconds == 60 ? "" : "s");
    }
    return snprintf(out, capacity, "%lld second%s", (long long)seconds, seconds == 1 ? "" : "s");
}

static int write_share(char *out, size_t capacity, lua_Integer percent, bool first) {
    if (percent == whole) return snprintf(out, capacity, first ? "Full refund" : "full refund");
    if (percent == 0) return snprintf(out, capacity, first ? "Nothing back" : "nothing");
    char share[32];
    write_percent(share, sizeof share, percent);
    return snprintf(out, capacity, first ? "%s %% back" : "%s %%", share);
}

static void push_sentence(lua_State *lua, const ladder *steps) {
    char sentence[sentence_capacity];
    int at = 0;
    for (int index = 0; index < steps->count; index++) {
        const policy_tier *step = &steps->steps[index];
        at += snprintf(sentence + at, sizeof sentence - (size_t)at, index ? ", " : "");
        at += write_share(sentence + at, sizeof sentence - (size_t)at, step->thousandths, index == 0);
        at += snprintf(sentence + at, sizeof sentence - (size_t)at, step->notice ? " up to " : " up to the start");
        if (step->notice) {
            at += write_duration(sentence + at, sizeof sentence - (size_t)at, step->notice);
            at += snprintf(sentence + at, sizeof sentence - (size_t)at, index ? "" : " before the start");
        }
    }
    if (steps->steps[steps->count - 1].thousandths != 0) {
        at += snprintf(sentence + at, sizeof sentence - (size_t)at, ", nothing later");
    }
    at += snprintf(sentence + at, sizeof sentence - (size_t)at, ".");
    assert(at > 0 && at < sentence_capacity);
    lua_pushlstring(lua, sentence, (size_t)at);
}

// tiers {{notice = days(5), percent = 100}, …} makes a table of two: `refund`, the function, and `description`.
static int global_tiers(lua_State *lua) {
    lua_settop(lua, 1);
    int count = count_steps(lua);
    interpreter_charge(lua, count * 4);
    lua_createtable(lua, 0, 2);
    ladder *steps = lua_newuserdatauv(lua, sizeof *steps + (size_t)count * sizeof(policy_tier), 0);
    steps->count = count;
    for (int row = 1; row <= count; row++) read_step(lua, steps, row);
    push_sentence(lua, steps);
    lua_setfield(lua, 2, "description");
    lua_pushcclosure(lua, refund_by_ladder, 1);
    lua_setfield(lua, 2, "refund");
    return 1;
}

void open_tiers(lua_State *lua) {
    static const luaL_Reg functions[] = {{"tiers", global_tiers}, {NULL, NULL}};
    interpreter_set_functions(lua, functions);
}
