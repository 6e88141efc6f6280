#include "script.h"
#include "straight.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct policy {
    char *source;
    size_t length;
    // Open and sealed with the policy in it once `ready`.
    interpreter machine;
    bool ready;
    // What its refund function comes to; NULL if the script is to be asked about each booking.
    straight_rule *straight;
} policy;

struct policy_host {
    policy **policies;
    int32_t count;
    int32_t capacity;
    uint8_t *reached;
    size_t reached_count;
};

static int load(lua_State *lua) {
    if (!script_push_chunk(lua, lua_touserdata(lua, 1))) return lua_error(lua);
    lua_rawseti(lua, LUA_REGISTRYINDEX, registry_chunk);
    return 0;
}

// Pushes what the chunk returns. Its environment is empty, as it was when the image was taken.
static void push_policy(lua_State *lua) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, registry_chunk);
    lua_call(lua, 0, 1);
    if (lua_type(lua, -1) != LUA_TTABLE) {
        interpreter_fail(
            lua, policy_shape, "the script must return a table with name, description and refund, not %s",
            luaL_typename(lua, -1)
        );
    }
}

static bool is_refund_function(lua_State *lua, int index) {
    return lua_isfunction(lua, index) && (!lua_iscfunction(lua, index) || is_tiers_function(lua, index));
}

// Pushes the policy's refund function; the policy is on top of the stack.
static void push_refund(lua_State *lua) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, registry_refund);
    if (lua_rawget(lua, -2) == LUA_TTABLE) {
        // What `tiers` returns stands for its function.
        lua_rawgeti(lua, LUA_REGISTRYINDEX, registry_refund);
        lua_rawget(lua, -2);
    }
    if (is_refund_function(lua, -1)) return;
    if (lua_isnil(lua, -1)) {
        interpreter_fail(lua, policy_shape, "the policy has no refund function");
    } else if (lua_isfunction(lua, -1)) {
        interpreter_fail(lua, policy_shape, "refund must be a function of the policy's own or tiers, not a built-in");
    } else {
        interpreter_fail(lua, policy_shape, "refund must be a function or tiers, not %s", luaL_typename(lua, -1));
    }
}

// For the search of a rule.
static int push_straight(lua_State *lua) {
    push_policy(lua);
    push_refund(lua);
    return 1;
}

static int evaluate(lua_State *lua) {
    interpreter *it = interpreter_of(lua);
    push_policy(lua);
    push_refund(lua);
    int base = lua_gettop(lua);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, registry_booking);
    lua_call(lua, 1, LUA_MULTRET);
    int count = lua_gettop(lua) - base + 1;
    if (count == 1 && lua_isinteger(lua, base)) {
        it->result->entitlement = read_entitlement(lua, base, it->booking);
        return 0;
    }
    if (count == 0) lua_pushnil(lua);
    if (count > 1) {
        interpreter_fail(lua, policy_bad_result, "refund returned %d values; it must return one", count);
    }
    if (lua_type(lua, base) == LUA_TTABLE) {
        lua_rawgeti(lua, LUA_REGISTRYINDEX, registry_amount);
        lua_rawget(lua, base);
        if (lua_isnil(lua, -1)) interpreter_fail(lua, policy_bad_result, "refund returned a table without amount");
        lua_Integer amount = read_entitlement(lua, -1, it->booking);
        lua_rawgeti(lua, LUA_REGISTRYINDEX, registry_reason);
        lua_rawget(lua, base);
        script_copy_reason(lua, -1, policy_reason_limit, it->result);
        refuse_unknown_fields(lua, base);
        it->result->entitlement = amount;
    } else {
        it->result->entitlement = read_entitlement(lua, base, it->booking);
    }
    return 0;
}

static int describe(lua_State *lua) {
    policy_description *out = lua_touserdata(lua, 1);
    push_policy(lua);
    int policy = lua_gettop(lua);
    lua_pushliteral(lua, "name");
    lua_rawget(lua, policy);
    out->name_length = script_copy_text(lua, "policy", "name", out->name, sizeof out->name, false);
    lua_settop(lua, policy);
    push_refund(lua);

    lua_pushliteral(lua, "description");
    lua_rawget(lua, policy);
    if (lua_isnil(lua, -1) && lua_type(lua, policy + 1) == LUA_TTABLE) {
        lua_pushliteral(lua, "description");
        lua_rawget(lua, policy + 1);
    }
    out->description_length =
        script_copy_text(lua, "policy", "description", out->description, sizeof out->description, true);
    return 0;
}

// Makes an interpreter that holds a compiled policy and nothing else. On failure it is closed again.
static policy_status open_machine(interpreter *it, bytecode *code, policy_result *result) {
    if (!script_open_machine(it, &policy_scripts, result)) return result->status;
    if (interpreter_run(it, load, code, script_machine_size) == policy_ok && !interpreter_seal(it, NULL)) {
        script_fail_host(result);
    }
    if (result->status != policy_ok) interpreter_close(it);
    return result->status;
}

static policy_status describe_policy(bytecode *code, policy_description *description, policy_result *result) {
    interpreter it;
    if (open_machine(&it, code, result) != policy_ok) return result->status;
    interpreter_run(&it, describe, description, policy_memory_limit);
    interpreter_close(&it);
    return result->status;
}

policy_status policy_inspect(
    const char *source,
    size_t length,
    policy_description *description,
    policy_result *result,
    policy_name_visitor visitor,
    void *context
) {
    bytecode code;
    bytecode_report report = {.kind = &policy_scripts, .visitor = visitor, .context = context};
    if (script_compile(source, length, &code, &report, result) != policy_ok) return result->status;
    description->doubtful_line = report.bitwise_line;
    describe_policy(&code, description, result);
    bytecode_release(&code);
    return result->status;
}

policy_host *policy_host_create(void) {
    return calloc(1, sizeof(policy_host));
}

void policy_host_clear(policy_host *host) {
    for (int32_t index = 0; index < host->count; index++) {
        policy *entry = host->policies[index];
        if (entry->ready) interpreter_close(&entry->machine);
        free(entry->straight);
        free(entry->source);
        free(entry);
    }
    host->count = 0;
}

void policy_host_destroy(policy_host *host) {
    policy_host_clear(host);
    free(host->policies);
    free(host);
}

void policy_host_trace(policy_host *host, uint8_t *reached, size_t count) {
    host->reached = reached;
    host->reached_count = count;
}

policy_status policy_code_lines(const char *source, size_t length, uint8_t *lines, size_t count) {
    policy_result result;
    memset(&result, 0, offsetof(policy_result, text));
    if (!script_check_bytes(source, length, &result)) return result.status;
    bytecode code;
    if (script_compile_source(source, length, &code, &result) != policy_ok) return result.status;
    bytecode_report report = {.kind = &policy_scripts, .lines = lines, .line_count = count};
    bytecode_survey(&code, &report);
    bytecode_release(&code);
    return report.failed ? policy_host_failure : policy_ok;
}

static bool reserve(policy_host *host) {
    if (host->count < host->capacity) return true;
    int32_t capacity = host->capacity ? host->capacity * 2 : 8;
    policy **policies = realloc(host->policies, (size_t)capacity * sizeof *policies);
    if (!policies) return false;
    host->policies = policies;
    host->capacity = capacity;
    return true;
}

int32_t policy_host_add(policy_host *host, const char *source, size_t length) {
    if (!reserve(host)) return -1;
    policy *entry = calloc(1, sizeof *entry);
    char *copy = malloc(length ? length : 1);
    if (!entry || !copy) {
        free(entry);
        free(copy);
        return -1;
    }
    memcpy(copy, source, length);
    entry->source = copy;
    entry->length = length;
    host->policies[host->count] = entry;
    return host->count++;
}

static policy_status make_ready(policy *entry, policy_result *result) {
    memset(result, 0, offsetof(policy_result, text));
    bytecode code;
    if (script_compile_source(entry->source, entry->length, &code, result) != policy_ok) return result->status;
    entry->ready = open_machine(&entry->machine, &code, result) == policy_ok;
    bytecode_release(&code);
    if (entry->ready) entry->straight = straight_find(&entry->machine, push_straight);
    return result->status;
}

policy_status policy_host_evaluate(
    policy_host *host,
    int32_t number,
    const policy_booking *booking,
    policy_result *result
) {
    assert(number >= 0 && number < host->count);
    policy *entry = host->policies[number];
    if (!entry->ready && make_ready(entry, result) != policy_ok) return result->status;
    // Lines are marked by running them.
    bool is_traced = host->reached != NULL;
    if (entry->straight && !is_traced && straight_evaluate(entry->straight, booking, result)) return policy_ok;
    interpreter *it = &entry->machine;
    it->reached = host->reached;
    it->reached_count = host->reached_count;
    it->booking = booking;
    it->result = result;
    policy_status status = interpreter_run(it, evaluate, NULL, policy_memory_limit);
    if (entry->straight && !is_traced && !straight_measure(entry->straight, booking, result)) {
        free(entry->straight);
        entry->straight = NULL;
    }
    return status;
}

size_t policy_host_footprint(const policy_host *host) {
    size_t footprint = 0;
    for (int32_t index = 0; index < host->count; index++) {
        const policy *entry = host->policies[index];
        if (entry->ready) footprint += 2 * entry->machine.image.length + arena_kept_size;
    }
    return footprint;
}
