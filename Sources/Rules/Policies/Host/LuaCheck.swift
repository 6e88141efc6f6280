import CPolicyHost

/// Makes sure, once in a process, that the Lua at hand is the one by which refunds are recorded and proved.
///
/// With another the same policy might pay another amount, so there is nothing to go on with.
package enum LuaCheck {
    private static let fault = policy_lua_check()

    package static func run() {
        precondition(
            fault == policy_lua_as_expected,
            "this liblua5.4 does not behave as Lua 5.4.4 does on a 64-bit processor, or there is no memory to find out"
        )
    }
}
