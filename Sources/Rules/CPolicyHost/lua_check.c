#include "policy_host.h"

// Counts the borders of tables with holes, and reads them in an order that hashes make.
static const char probe[] =
    "local t = {[1] = 1, [2] = 1, [4] = 1, [5] = 1, [7] = 1, a = 1, b = 1, c = 1}\n"
    "t.a, t.b, t.c = nil, nil, nil\n"
    "t.z = 1\n"
    "local u = {}\n"
    "for i = 1, 40 do u[{}] = i u[\"k\" .. i] = i u[\"k\" .. i - 7] = nil u[i] = 1 u[i - 2] = nil end\n"
    "return {name = \"n\", description = \"d\", refund = function(booking) return #t * 100 + #u end}\n";

// What the probe comes to with Lua 5.4.4 on a processor of 64 bits.
enum { expected_entitlement = 500, expected_instructions = 851, expected_bytes = 17077 };

policy_lua_fault policy_lua_check(void) {
    policy_host *host = policy_host_create();
    if (!host) return policy_lua_out_of_memory;
    policy_booking booking = {.paid = 1000000, .currency = {'E', 'U', 'R'}};
    policy_result result;
    int32_t number = policy_host_add(host, probe, sizeof probe - 1);
    policy_lua_fault fault = policy_lua_out_of_memory;
    if (number >= 0) {
        policy_host_evaluate(host, number, &booking, &result);
        bool same = result.status == policy_ok && result.entitlement == expected_entitlement
            && result.instructions == expected_instructions && result.bytes == expected_bytes;
        fault = same ? policy_lua_as_expected : policy_lua_differs;
    }
    policy_host_destroy(host);
    return fault;
}
