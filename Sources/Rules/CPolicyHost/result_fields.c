#include "interpreter.h"

#include <assert.h>
#include <string.h>

void refuse_unknown_fields(lua_State *lua, int index) {
    const char *first = NULL;
    size_t first_length = 0;
    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        if (lua_type(lua, -2) != LUA_TSTRING) {
            interpreter_fail(lua, policy_bad_result, "refund returned a table with something besides amount and reason");
        }
        size_t length;
        const char *key = lua_tolstring(lua, -2, &length);
        if (strcmp(key, "amount") == 0 || strcmp(key, "reason") == 0) continue;
        size_t shared = length < first_length ? length : first_length;
        int order = first ? memcmp(key, first, shared) : -1;
        if (order < 0 || (order == 0 && length < first_length)) {
            first = key;
            first_length = length;
        }
    }
    if (!first) return;
    char name[41];
    size_t shown = first_length < sizeof name ? first_length : sizeof name - 1;
    memcpy(name, first, shown);
    name[shown] = 0;
    interpreter_fail(
        lua, policy_bad_result, "refund returned a table with the field '%s', which is neither amount nor reason", name
    );
}

lua_Integer read_entitlement(lua_State *lua, int index, const policy_booking *booking) {
    assert(booking->paid >= 0);
    bool whole = lua_isinteger(lua, index);
    if (!whole && lua_type(lua, index) != LUA_TNUMBER) {
        interpreter_fail(
            lua, policy_bad_result,
            lua_isnil(lua, index) ? "refund returned nothing; it must return an amount, 0 for none"
                                  : "refund must return a whole number of minor units, not %s",
            luaL_typename(lua, index)
        );
    }
    if (!whole) {
        const char *text = interpreter_push_text(lua, index, NULL);
        interpreter_fail(
            lua, policy_bad_result,
            "refund returned %s, which is not a whole number: use percent(amount, p) or // in place of /", text
        );
    }
    lua_Integer amount = lua_tointeger(lua, index);
    if (amount < 0) interpreter_fail(lua, policy_bad_result, "refund returned %I, which is below zero", amount);
    if (amount > booking->paid) {
        interpreter_fail(
            lua, policy_bad_result, "refund returned %I, which is more than the %I that was paid", amount,
            (lua_Integer)booking->paid
        );
    }
    return amount;
}
