#include "rule_host.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "script.h"

struct rule_machine {
    interpreter it;
    bool decides;
    bool has_price;
};

// What opening a rule takes and gives.
typedef struct preparation {
    const bytecode *code;
    rule_description *description;
    // Where in the arena that begins which the rule makes itself.
    const char *own;
} preparation;

static bool is_field(const char *key) {
    static const char *const fields[] = {"name", "description", "allow", "price"};
    for (size_t index = 0; index < sizeof fields / sizeof *fields; index++) {
        if (strcmp(fields[index], key) == 0) return true;
    }
    return false;
}

// Fails if the table at `index` has a field that a rule has not; names the first by its bytes, so that the message does not
// depend on the order of the table.
static void refuse_other_fields(lua_State *lua, int index) {
    const char *first = NULL;
    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        if (lua_type(lua, -2) != LUA_TSTRING) {
            interpreter_fail(lua, policy_shape, "the rule has something besides name, description, allow and price");
        }
        // No text of a script holds a NUL.
        const char *key = lua_tostring(lua, -2);
        if (!is_field(key) && (!first || strcmp(key, first) < 0)) first = key;
    }
    if (!first) return;
    char name[41] = {0};
    strncpy(name, first, sizeof name - 1);
    interpreter_fail(
        lua, policy_shape, "the rule has the field '%s'; its fields are name, description, allow and price", name
    );
}

static void push_field(lua_State *lua, int rule, const char *field) {
    lua_pushstring(lua, field);
    lua_rawget(lua, rule);
}

// Keeps a function of the rule, and says whether it has one.
static bool keep_function(lua_State *lua, int rule, const char *field, int place) {
    push_field(lua, rule, field);
    if (lua_isnil(lua, -1)) {
        lua_pop(lua, 1);
        return false;
    }
    if (!lua_isfunction(lua, -1)) {
        interpreter_fail(lua, policy_shape, "%s must be a function, not %s", field, luaL_typename(lua, -1));
    }
    if (lua_iscfunction(lua, -1)) {
        interpreter_fail(lua, policy_shape, "%s must be a function of the rule's own, not a built-in", field);
    }
    lua_rawseti(lua, LUA_REGISTRYINDEX, place);
    return true;
}

static void describe(lua_State *lua, int rule, rule_description *out) {
    push_field(lua, rule, "name");
    out->name_length = script_copy_text(lua, "rule", "name", out->name, sizeof out->name, false);
    push_field(lua, rule, "description");
    out->description_length = 0;
    if (lua_isnil(lua, -1)) return;
    out->description_length =
        script_copy_text(lua, "rule", "description", out->description, sizeof out->description, true);
}

static int prepare(lua_State *lua) {
    preparation *task = lua_touserdata(lua, 1);
    interpreter *it = interpreter_of(lua);
    if (!script_push_chunk(lua, task->code)) return lua_error(lua);
    // What was made so far is the host's, and nothing of it is charged to the rule.
    budget_forget_blocks(it);
    it->memory_limit = it->requested + rule_memory_limit;
    task->own = it->memory.next;
    lua_call(lua, 0, 1);
    if (lua_type(lua, -1) != LUA_TTABLE) {
        interpreter_fail(
            lua, policy_shape, "the script must return a table with name and allow, price or both, not %s",
            luaL_typename(lua, -1)
        );
    }
    int rule = lua_gettop(lua);
    describe(lua, rule, task->description);
    refuse_other_fields(lua, rule);
    task->description->decides = keep_function(lua, rule, "allow", registry_allow);
    task->description->has_price = keep_function(lua, rule, "price", registry_price);
    if (!task->description->decides && !task->description->has_price) {
        interpreter_fail(lua, policy_shape, "the rule has neither an allow function nor a price function");
    }
    return 0;
}

// Calls a function of the rule with the slot and says how many values it returned, the first of which is at *first.
static int call(lua_State *lua, int place, int *first) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, place);
    *first = lua_gettop(lua);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, registry_slot);
    lua_call(lua, 1, LUA_MULTRET);
    return lua_gettop(lua) - *first + 1;
}

static bool read_decision(lua_State *lua, policy_result *result) {
    int first;
    int count = call(lua, registry_allow, &first);
    if (count == 0 || lua_type(lua, first) != LUA_TBOOLEAN) {
        interpreter_fail(
            lua, policy_bad_result, "allow must return true, or false and a reason, not %s",
            count == 0 ? "nothing" : luaL_typename(lua, first)
        );
    }
    bool allowed = lua_toboolean(lua, first);
    if (count > (allowed ? 1 : 2)) {
        interpreter_fail(
            lua, policy_bad_result,
            allowed ? "allow returned true and %d more; true stands alone" : "allow returned false and %d more; one reason will do",
            count - 1
        );
    }
    if (count == 2) script_copy_reason(lua, first + 1, rule_reason_limit, result);
    return allowed;
}

static int64_t read_price(lua_State *lua) {
    int first;
    int count = call(lua, registry_price, &first);
    if (count != 1) {
        interpreter_fail(lua, policy_bad_result, "price returned %d values; it must return one", count);
    }
    if (lua_type(lua, first) != LUA_TNUMBER) {
        interpreter_fail(
            lua, policy_bad_result, "price must return a whole number of minor units, not %s", luaL_typename(lua, first)
        );
    }
    if (!lua_isinteger(lua, first)) {
        const char *text = interpreter_push_text(lua, first, NULL);
        interpreter_fail(
            lua, policy_bad_result,
            "price returned %s, which is not a whole number: use percent(amount, p) or // in place of /", text
        );
    }
    int64_t price = lua_tointeger(lua, first);
    if (price < 0) interpreter_fail(lua, policy_bad_result, "price returned %I, which is below zero", (lua_Integer)price);
    if (price > RULE_PRICE_LIMIT) {
        interpreter_fail(
            lua, policy_bad_result, "price returned %I, which is more than the %I that a price can be",
            (lua_Integer)price, (lua_Integer)RULE_PRICE_LIMIT
        );
    }
    return price;
}

typedef struct judgement {
    const rule_machine *machine;
    rule_verdict *verdict;
} judgement;

static int judge(lua_State *lua) {
    judgement *task = lua_touserdata(lua, 1);
    rule_verdict *verdict = task->verdict;
    bool allowed = !task->machine->decides || read_decision(lua, &verdict->result);
    if (allowed && task->machine->has_price) {
        verdict->price = read_price(lua);
        verdict->has_price = true;
    }
    verdict->allowed = allowed;
    return 0;
}

static policy_status prepare_machine(
    rule_machine *machine,
    const bytecode *code,
    rule_description *description,
    policy_result *result
) {
    interpreter *it = &machine->it;
    preparation task = {.code = code, .description = description};
    if (interpreter_run(it, prepare, &task, script_machine_size) != policy_ok) return result->status;
    if (!interpreter_seal(it, task.own)) return script_fail_host(result);
    it->instruction_limit = rule_instruction_limit;
    machine->decides = description->decides;
    machine->has_price = description->has_price;
    return policy_ok;
}

static rule_machine *make_machine(const bytecode *code, rule_description *description, policy_result *result) {
    rule_machine *machine = calloc(1, sizeof *machine);
    if (!machine) {
        script_fail_host(result);
        return NULL;
    }
    if (!script_open_machine(&machine->it, &rule_scripts, result)) {
        free(machine);
        return NULL;
    }
    if (prepare_machine(machine, code, description, result) == policy_ok) return machine;
    rule_machine_close(machine);
    return NULL;
}

rule_machine *rule_machine_open(
    const char *source,
    size_t length,
    rule_description *description,
    policy_result *result,
    policy_name_visitor visitor,
    void *context
) {
    bytecode code;
    bytecode_report report = {.kind = &rule_scripts, .visitor = visitor, .context = context};
    if (script_compile(source, length, &code, &report, result) != policy_ok) return NULL;
    description->doubtful_line = report.bitwise_line;
    rule_machine *machine = make_machine(&code, description, result);
    bytecode_release(&code);
    return machine;
}

void rule_machine_close(rule_machine *machine) {
    interpreter_close(&machine->it);
    free(machine);
}

policy_status rule_machine_judge(rule_machine *machine, const rule_slot *slot, rule_verdict *verdict) {
    interpreter *it = &machine->it;
    assert(it->sealed);
    it->slot = slot;
    it->result = &verdict->result;
    verdict->allowed = false;
    verdict->has_price = false;
    judgement task = {.machine = machine, .verdict = verdict};
    policy_status status = interpreter_run(it, judge, &task, rule_memory_limit);
    if (status != policy_ok) verdict->allowed = verdict->has_price = false;
    return status;
}

size_t rule_machine_footprint(const rule_machine *machine) {
    return 2 * machine->it.image.length + arena_kept_size;
}
