#ifndef BOOKABLE_POLICY_STRAIGHT_SEARCH_H
#define BOOKABLE_POLICY_STRAIGHT_SEARCH_H

#include "bytecode.h"
#include "straight.h"

// Follows a refund function, which lies at `function` of the stack, through all ways that it can take, and fills in an empty rule. False if
// the script has to be asked whatever the booking.
bool straight_search(lua_State *lua, int function, const bytecode_function *code, straight_rule *rule);

#endif
