#include "script.h"

#include <string.h>

#include "powers.h"

// The bytes of an arena in which a script is compiled, several times what the costliest takes.
enum { compiler_size = 8 * 1024 * 1024 };

typedef struct compilation {
    const char *source;
    size_t length;
    bytecode code;
} compilation;

static int compile(lua_State *lua) {
    compilation *task = lua_touserdata(lua, 1);
    if (luaL_loadbufferx(lua, task->source, task->length, "=policy", "t") != LUA_OK) {
        interpreter_of(lua)->fault = policy_syntax;
        return lua_error(lua);
    }
    if (!bytecode_dump(lua, &task->code)) interpreter_stop(interpreter_of(lua), policy_host_failure, NULL);
    return 0;
}

bool script_check_bytes(const char *source, size_t length, policy_result *result) {
    if (length > policy_source_limit) {
        result->status = policy_source_too_large;
    } else if (!policy_text_is_plain(source, length, true)) {
        result->status = policy_not_text;
    }
    return result->status == policy_ok;
}

static void set_text(policy_result *result, const char *text) {
    result->text_length = strlen(text);
    memcpy(result->text, text, result->text_length);
}

policy_status script_fail_host(policy_result *result) {
    memset(result, 0, offsetof(policy_result, text));
    return result->status = policy_host_failure;
}

policy_status script_compile_source(const char *source, size_t length, bytecode *code, policy_result *result) {
    interpreter it;
    if (!interpreter_open(&it, compiler_size)) return script_fail_host(result);
    it.result = result;
    compilation task = {.source = source, .length = length};
    interpreter_run(&it, compile, &task, compiler_size);
    interpreter_close(&it);
    *code = task.code;
    return result->status;
}

static policy_status refuse(policy_result *result, const char *text, int32_t line) {
    set_text(result, text);
    result->line = line;
    return result->status = policy_syntax;
}

static policy_status check_report(const bytecode_report *report, int32_t power_line, policy_result *result) {
    if (report->unknown_format) {
        script_fail_host(result);
        set_text(result, "the Lua library of this system writes bytecode of another format than that of Lua 5.4");
        return result->status;
    }
    if (report->failed) return script_fail_host(result);
    if (report->longest_chain > bytecode_chain_limit) {
        return refuse(
            result, "an expression reaches through too many fields, one after the other", report->chain_line
        );
    }
    if (power_line > 0) {
        return refuse(
            result, "^ may differ in its last digit from one processor to another; multiply instead", power_line
        );
    }
    if (report->has_nul) return refuse(result, "a text may not contain NUL (\\0)", report->text_line);
    if (report->has_long_text) return refuse(result, "a text may be at most 4096 bytes long", report->text_line);
    return policy_ok;
}

policy_status script_compile(
    const char *source,
    size_t length,
    bytecode *code,
    bytecode_report *report,
    policy_result *result
) {
    memset(result, 0, offsetof(policy_result, text));
    if (!script_check_bytes(source, length, result)) return result->status;
    if (script_compile_source(source, length, code, result) != policy_ok) return result->status;
    bytecode_survey(code, report);
    if (check_report(report, doubtful_power_line(source, length), result) != policy_ok) bytecode_release(code);
    return result->status;
}

bool script_open_machine(interpreter *it, const script_kind *kind, policy_result *result) {
    if (!interpreter_open(it, script_machine_size)) {
        script_fail_host(result);
        return false;
    }
    it->result = result;
    if (interpreter_equip(it, kind)) return true;
    script_fail_host(result);
    interpreter_close(it);
    return false;
}

bool script_push_chunk(lua_State *lua, const bytecode *code) {
    if (luaL_loadbufferx(lua, code->bytes, code->length, "=policy", "b") != LUA_OK) return false;
    interpreter_make_environment(lua);
    return true;
}

size_t script_copy_text(
    lua_State *lua,
    const char *owner,
    const char *field,
    char *target,
    size_t capacity,
    bool lines
) {
    if (lua_isnil(lua, -1)) interpreter_fail(lua, policy_shape, "the %s has no %s", owner, field);
    if (lua_type(lua, -1) != LUA_TSTRING) {
        interpreter_fail(lua, policy_shape, "%s must be text, not %s", field, luaL_typename(lua, -1));
    }
    size_t length;
    const char *text = lua_tolstring(lua, -1, &length);
    if (strspn(text, " \t\r\n") == length) interpreter_fail(lua, policy_shape, "%s is empty", field);
    if (length >= capacity) {
        interpreter_fail(lua, policy_shape, "%s is longer than %d bytes", field, (int)capacity - 1);
    }
    if (!policy_text_is_plain(text, length, lines)) {
        interpreter_fail(lua, policy_shape, "%s must be plain UTF-8 text", field);
    }
    memcpy(target, text, length);
    return length;
}

void script_copy_reason(lua_State *lua, int index, int limit, policy_result *result) {
    if (lua_isnil(lua, index)) return;
    if (lua_type(lua, index) != LUA_TSTRING) {
        interpreter_fail(lua, policy_bad_result, "reason must be text, not %s", luaL_typename(lua, index));
    }
    size_t length;
    const char *reason = lua_tolstring(lua, index, &length);
    if (length > (size_t)limit) interpreter_fail(lua, policy_bad_result, "reason is longer than %d bytes", limit);
    if (!policy_text_is_plain(reason, length, false)) {
        interpreter_fail(lua, policy_bad_result, "reason must be one line of plain UTF-8 text");
    }
    memcpy(result->text, reason, length);
    result->text_length = length;
}
