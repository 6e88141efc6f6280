#include "straight_search.h"

#include <string.h>

enum {
    // Few, because each test that is followed keeps a copy of them on the stack.
    register_limit = 16,
    // Instructions that are followed, over all ways through the function.
    step_limit = 4000,
    jump_offset = (1 << 24) - 1,
    signed_offset = 127,
    wide_offset = 65535,
};

// What a register holds, as far as it is known before there is a booking.
typedef enum value_kind {
    value_unknown,
    value_integer,
    value_number,
    value_text,
    value_booking,
    value_field,
    // Who cancelled: a text that is compared and nothing else.
    value_party,
    // hours, days or weeks, by the seconds that they count in; and percent.
    value_unit,
    value_percent,
    value_share,
} value_kind;

typedef struct value {
    value_kind kind;
    union {
        int64_t integer;
        double number;
        const bytecode_constant *text;
    };
} value;

typedef struct path {
    value registers[register_limit];
    uint32_t fields_read;
} path;

typedef struct search {
    lua_State *lua;
    // Where the refund function lies on the stack.
    int function;
    const bytecode_function *code;
    straight_rule *rule;
    int steps;
} search;

// Nodes are numbered as they are made; the last one is always free to be a leaf.
static int add_node(search *all, straight_node node) {
    straight_rule *rule = all->rule;
    if (rule->count == straight_node_limit) return -1;
    rule->nodes[rule->count] = node;
    return rule->count++;
}

static int add_leaf(search *all, straight_kind kind, int64_t value, const path *way) {
    return add_node(all, (straight_node){.kind = kind, .value = value, .fields_read = way->fields_read});
}

static int ask(search *all, const path *way) {
    return add_leaf(all, straight_ask, 0, way);
}

static value integer(int64_t number) {
    return (value){.kind = value_integer, .integer = number};
}

static value of_constant(const bytecode_constant *constant) {
    switch (constant->kind) {
    case bytecode_integer: return integer(constant->integer);
    case bytecode_number: return (value){.kind = value_number, .number = constant->number};
    case bytecode_text: return (value){.kind = value_text, .text = constant};
    default: return (value){0};
    }
}

static const bytecode_constant *constant_at(const search *all, unsigned index) {
    return index < all->code->constant_count ? &all->code->constants[index] : NULL;
}

static bool is_text(const bytecode_constant *constant, const char *text) {
    return constant->kind == bytecode_text && constant->length == strlen(text)
        && memcmp(constant->text, text, constant->length) == 0;
}

// The value on top of the stack, which is taken off.
static value take_value(lua_State *lua) {
    value found = {0};
    if (lua_isinteger(lua, -1)) {
        found = integer(lua_tointeger(lua, -1));
    } else if (lua_type(lua, -1) == LUA_TNUMBER) {
        found = (value){.kind = value_number, .number = lua_tonumber(lua, -1)};
    } else if (lua_iscfunction(lua, -1)) {
        lua_CFunction function = lua_tocfunction(lua, -1);
        lua_Integer unit = unit_of_function(function);
        if (unit) found = (value){.kind = value_unit, .integer = unit};
        if (is_percent_function(function)) found.kind = value_percent;
    }
    lua_pop(lua, 1);
    return found;
}

static value read_upvalue(const search *all, unsigned index) {
    if (!lua_getupvalue(all->lua, all->function, (int)index + 1)) return (value){0};
    return take_value(all->lua);
}

// A global that the script reads: its environment is as the chunk has left it, each time that it runs.
static value read_global(const search *all, unsigned upvalue, const bytecode_constant *name) {
    lua_State *lua = all->lua;
    if (!name || name->kind != bytecode_text || !lua_getupvalue(lua, all->function, (int)upvalue + 1)) return (value){0};
    if (lua_topointer(lua, -1) != interpreter_of(lua)->environment) {
        lua_pop(lua, 1);
        return (value){0};
    }
    lua_pushlstring(lua, name->text, name->length);
    lua_gettable(lua, -2);
    lua_remove(lua, -2);
    return take_value(lua);
}

static value read_field(const search *all, value owner, const bytecode_constant *name, path *way) {
    if (owner.kind != value_booking || !name) return (value){0};
    static const int fields[] = {
        key_paid, key_notice, key_already_refunded, key_start_at, key_end_at, key_booked_at, key_cancelled_at, key_cancelled_by,
    };
    for (size_t index = 0; index < sizeof fields / sizeof *fields; index++) {
        int field = fields[index];
        if (!is_text(name, interpreter_of(all->lua)->keys[field])) continue;
        way->fields_read |= UINT32_C(1) << field;
        return (value){.kind = field == key_cancelled_by ? value_party : value_field, .integer = field};
    }
    return (value){0};
}

// What a call of one of the host's own functions gives.
static value call(const search *all, const value *function, unsigned count) {
    lua_Integer result;
    if (function->kind == value_unit && count == 1 && function[1].kind == value_integer) {
        if (__builtin_mul_overflow(function[1].integer, function->integer, &result)) return (value){0};
        return integer(result);
    }
    if (function->kind != value_percent || count != 2) return (value){0};
    if (function[1].kind != value_field || function[1].integer != key_paid) return (value){0};
    if (function[2].kind == value_integer) {
        lua_pushinteger(all->lua, function[2].integer);
    } else if (function[2].kind == value_number) {
        lua_pushnumber(all->lua, function[2].number);
    } else {
        return (value){0};
    }
    bool is_exact = read_thousandths(all->lua, -1, &result);
    lua_pop(all->lua, 1);
    return is_exact ? (value){.kind = value_share, .integer = result} : (value){0};
}

// The leaf of a way that returns a value.
static int return_value(search *all, value result, const path *way) {
    switch (result.kind) {
    case value_integer: return add_leaf(all, straight_constant, result.integer, way);
    case value_share: return add_leaf(all, straight_share, result.integer, way);
    case value_field:
        // The whole of it, in thousandths of a per cent.
        if (result.integer == key_paid) return add_leaf(all, straight_share, 100000, way);
        break;
    default: break;
    }
    return ask(all, way);
}

static int follow(search *all, size_t place, path way);

// Both ways of a test whose outcome makes Lua go on at one of two places.
static int fork_at(search *all, straight_kind kind, value field, int64_t bound, size_t when_true, size_t when_false, const path *way) {
    int node = add_node(all, (straight_node){.kind = kind, .field = (int)field.integer, .value = bound});
    if (node < 0) return -1;
    int yes = follow(all, when_true, *way);
    int no = yes < 0 ? -1 : follow(all, when_false, *way);
    if (no < 0) return -1;
    all->rule->nodes[node].when_true = (int16_t)yes;
    all->rule->nodes[node].when_false = (int16_t)no;
    return node;
}

// A comparison `left < right`, or `left <= right`.
static int compare(search *all, value left, value right, bool or_equal, size_t when_true, size_t when_false, const path *way) {
    if (left.kind == value_integer && right.kind == value_integer) {
        bool holds = or_equal ? left.integer <= right.integer : left.integer < right.integer;
        return follow(all, holds ? when_true : when_false, *way);
    }
    // Each is brought to the form `field < bound`.
    if (left.kind == value_field && right.kind == value_integer) {
        if (!or_equal) return fork_at(all, straight_less, left, right.integer, when_true, when_false, way);
        if (right.integer == INT64_MAX) return ask(all, way);
        return fork_at(all, straight_less, left, right.integer + 1, when_true, when_false, way);
    }
    if (left.kind == value_integer && right.kind == value_field) {
        if (or_equal) return fork_at(all, straight_less, right, left.integer, when_false, when_true, way);
        if (left.integer == INT64_MAX) return ask(all, way);
        return fork_at(all, straight_less, right, left.integer + 1, when_false, when_true, way);
    }
    return ask(all, way);
}

static int equate(search *all, value left, value right, size_t when_true, size_t when_false, const path *way) {
    if (right.kind == value_field || right.kind == value_party) {
        value swapped = left;
        left = right;
        right = swapped;
    }
    if (left.kind == value_integer && right.kind == value_integer) {
        return follow(all, left.integer == right.integer ? when_true : when_false, *way);
    }
    if (left.kind == value_field && right.kind == value_integer) {
        return fork_at(all, straight_equal, left, right.integer, when_true, when_false, way);
    }
    if (left.kind != value_party || right.kind != value_text) return ask(all, way);
    static const struct {
        const char *text;
        policy_cancelled_by party;
    } parties[] = {{"client", policy_by_client}, {"provider", policy_by_provider}, {"no_show", policy_by_no_show}};
    for (size_t index = 0; index < sizeof parties / sizeof *parties; index++) {
        if (!is_text(right.text, parties[index].text)) continue;
        return fork_at(all, straight_equal, left, parties[index].party, when_true, when_false, way);
    }
    return follow(all, when_false, *way);
}

// The opcodes of Lua 5.4, lopcodes.h, that straight functions are made of.
enum opcode {
    op_move = 0,
    op_loadi = 1,
    op_loadf = 2,
    op_loadk = 3,
    op_getupval = 9,
    op_gettabup = 11,
    op_getfield = 14,
    op_jmp = 56,
    op_eq = 57,
    op_lt = 58,
    op_le = 59,
    op_eqk = 60,
    op_eqi = 61,
    op_lti = 62,
    op_lei = 63,
    op_gti = 64,
    op_gei = 65,
    op_call = 68,
    op_tailcall = 69,
    op_return = 70,
    op_return1 = 72,
};

typedef struct instruction {
    unsigned opcode, a, b, c, wide;
    bool k;
    int64_t jump;
} instruction;

static instruction read_instruction(const search *all, size_t place) {
    uint32_t word;
    memcpy(&word, all->code->code + place * sizeof word, sizeof word);
    return (instruction){
        .opcode = word & 0x7F,
        .a = word >> 7 & 0xFF,
        .k = word >> 15 & 1,
        .b = word >> 16 & 0xFF,
        .c = word >> 24,
        .wide = word >> 15,
        .jump = (int64_t)(word >> 7) - jump_offset,
    };
}

// Where Lua goes on at `place + 1`, which is a jump, if a test comes out as `k` says, and else behind it.
static bool targets(const search *all, size_t place, bool k, size_t *when_true, size_t *when_false) {
    if (place + 2 >= all->code->code_count) return false;
    instruction jump = read_instruction(all, place + 1);
    // Only forward: what runs in a loop is left to the script.
    if (jump.opcode != op_jmp || jump.jump < 0) return false;
    size_t taken = place + 2 + (size_t)jump.jump;
    *when_true = k ? taken : place + 2;
    *when_false = k ? place + 2 : taken;
    return true;
}

static int test(search *all, instruction step, size_t place, const path *way) {
    size_t yes, no;
    if (step.a >= register_limit || !targets(all, place, step.k, &yes, &no)) return ask(all, way);
    value left = way->registers[step.a];
    // A constant stands in the instruction itself, or in the list of constants, or in a register.
    value immediate = integer((int64_t)step.b - signed_offset);
    // C tells that the constant was written with a point, as a number that is no integer.
    bool is_plain = step.c == 0;
    switch (step.opcode) {
    case op_eqi: return is_plain ? equate(all, left, immediate, yes, no, way) : ask(all, way);
    case op_lti: return is_plain ? compare(all, left, immediate, false, yes, no, way) : ask(all, way);
    case op_lei: return is_plain ? compare(all, left, immediate, true, yes, no, way) : ask(all, way);
    case op_gti: return is_plain ? compare(all, immediate, left, false, yes, no, way) : ask(all, way);
    case op_gei: return is_plain ? compare(all, immediate, left, true, yes, no, way) : ask(all, way);
    case op_eqk: {
        const bytecode_constant *constant = constant_at(all, step.b);
        return constant ? equate(all, left, of_constant(constant), yes, no, way) : ask(all, way);
    }
    default: break;
    }
    if (step.b >= register_limit) return ask(all, way);
    value right = way->registers[step.b];
    if (step.opcode == op_eq) return equate(all, left, right, yes, no, way);
    return compare(all, left, right, step.opcode == op_le, yes, no, way);
}

// Follows the function from one of its instructions on and returns the node that this leads to; -1 if there are too many.
static int follow(search *all, size_t place, path way) {
    for (; place < all->code->code_count; place++) {
        if (++all->steps > step_limit) return -1;
        instruction step = read_instruction(all, place);
        if (step.a >= register_limit && step.opcode != op_jmp) return ask(all, &way);
        value *target = &way.registers[step.a];
        switch (step.opcode) {
        case op_move:
            if (step.b >= register_limit) return ask(all, &way);
            *target = way.registers[step.b];
            break;
        case op_loadi: *target = integer((int64_t)step.wide - wide_offset); break;
        case op_loadf:
            *target = (value){.kind = value_number, .number = (double)((int64_t)step.wide - wide_offset)};
            break;
        case op_loadk: {
            const bytecode_constant *constant = constant_at(all, step.wide);
            if (!constant) return ask(all, &way);
            *target = of_constant(constant);
            break;
        }
        case op_getupval: *target = read_upvalue(all, step.b); break;
        case op_gettabup: *target = read_global(all, step.b, constant_at(all, step.c)); break;
        case op_getfield:
            if (step.b >= register_limit) return ask(all, &way);
            *target = read_field(all, way.registers[step.b], constant_at(all, step.c), &way);
            break;
        case op_jmp:
            if (step.jump < 0) return ask(all, &way);
            place += (size_t)step.jump;
            continue;
        case op_call:
            // With one result.
            if (step.c != 2 || step.b == 0 || step.a + step.b > register_limit) return ask(all, &way);
            *target = call(all, target, step.b - 1);
            break;
        case op_tailcall:
            if (step.k || step.b == 0 || step.a + step.b > register_limit) return ask(all, &way);
            return return_value(all, call(all, target, step.b - 1), &way);
        case op_return:
            if (step.k || step.b != 2) return ask(all, &way);
            return return_value(all, *target, &way);
        case op_return1: return return_value(all, *target, &way);
        case op_eq:
        case op_lt:
        case op_le:
        case op_eqk:
        case op_eqi:
        case op_lti:
        case op_lei:
        case op_gti:
        case op_gei: return test(all, step, place, &way);
        default: return ask(all, &way);
        }
        // What is not known may be an error, which the script itself has to raise.
        if (target->kind == value_unknown) return ask(all, &way);
    }
    return ask(all, &way);
}

bool straight_search(lua_State *lua, int function, const bytecode_function *code, straight_rule *rule) {
    // The booking is its first argument, and there is no other.
    if (code->parameter_count == 0 || code->is_variadic) return false;
    search all = {.lua = lua, .function = function, .code = code, .rule = rule};
    path way = {.registers = {{.kind = value_booking}}};
    return follow(&all, 0, way) == 0 && rule->nodes[0].kind != straight_ask;
}
