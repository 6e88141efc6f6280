#ifndef BOOKABLE_POLICY_SCRIPT_H
#define BOOKABLE_POLICY_SCRIPT_H

#include "bytecode.h"
#include "interpreter.h"

// What policies and rules have in common on their way from a source to a machine that runs it.

// The bytes of an arena in which a compiled script and an evaluation find room.
enum { script_machine_size = 2 * 1024 * 1024 };

// Whether a source is short enough, and plain text.
bool script_check_bytes(const char *source, size_t length, policy_result *result);

// Compiles a source in an interpreter of its own, so that nothing of the compiler's is left where the script will run. With
// policy_ok the code is the caller's to release.
policy_status script_compile_source(const char *source, size_t length, bytecode *code, policy_result *result);

// The same after a look at the bytes of the source, and before one at the code, which is released where it is refused.
policy_status script_compile(
    const char *source,
    size_t length,
    bytecode *code,
    bytecode_report *report,
    policy_result *result
);

// Opens an interpreter that has what scripts of a kind may use. False, with the cause in `result`, when it cannot.
bool script_open_machine(interpreter *it, const script_kind *kind, policy_result *result);

// Pushes the chunk of a compiled script with an empty environment; false, with a message in its place, when Lua refuses it.
bool script_push_chunk(lua_State *lua, const bytecode *code);

// Copies the text on top of the stack, which must be plain, and says how long it is. Raises where it is not: "the POLICY
// has no FIELD".
size_t script_copy_text(
    lua_State *lua,
    const char *owner,
    const char *field,
    char *target,
    size_t capacity,
    bool lines
);

// Copies the reason on top of the stack, one line of at most `limit` bytes, to the result; nil is none.
void script_copy_reason(lua_State *lua, int index, int limit, policy_result *result);

policy_status script_fail_host(policy_result *result);

#endif
