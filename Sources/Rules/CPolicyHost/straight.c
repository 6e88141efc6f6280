#include "straight.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "bytecode.h"
#include "straight_search.h"

// The rule of `tiers`: the first step whose notice is reached.
static void take_tiers(straight_rule *rule, const policy_tier *steps, int count) {
    for (int index = 0; index < count; index++) {
        int node = rule->count;
        rule->nodes[node] = (straight_node){
            .kind = straight_less,
            .field = key_notice,
            .value = steps[index].notice,
            .when_true = (int16_t)(node + 2),
            .when_false = (int16_t)(node + 1),
        };
        rule->nodes[node + 1] = (straight_node){.kind = straight_share, .value = steps[index].thousandths};
        rule->count += 2;
    }
    rule->nodes[rule->count++] = (straight_node){.kind = straight_constant};
}

typedef struct task {
    lua_CFunction push;
    bytecode code;
    straight_rule *rule;
    bool is_found;
} task;

static int find(lua_State *lua) {
    task *work = lua_touserdata(lua, 1);
    work->push(lua);
    int function = lua_gettop(lua);
    static_assert(2 * policy_tier_limit + 1 <= straight_node_limit, "all tiers find room");
    policy_tier steps[policy_tier_limit];
    if (is_tiers_function(lua, function)) {
        take_tiers(work->rule, steps, read_tiers(lua, function, steps));
        work->is_found = true;
        return 0;
    }
    bytecode_function code;
    if (!bytecode_dump(lua, &work->code) || !bytecode_read_function(&work->code, &code)) return 0;
    work->is_found = straight_search(lua, function, &code, work->rule);
    return 0;
}

straight_rule *straight_find(interpreter *it, lua_CFunction push) {
    straight_rule *rule = calloc(1, sizeof *rule);
    if (!rule) return NULL;
    policy_result result = {0};
    task work = {.push = push, .rule = rule};
    policy_result *before = it->result;
    it->result = &result;
    it->booking = NULL;
    policy_status status = interpreter_run(it, find, &work, policy_memory_limit);
    it->result = before;
    bytecode_release(&work.code);
    if (status == policy_ok && work.is_found) return rule;
    free(rule);
    return NULL;
}

static int64_t read_number(const policy_booking *booking, int field) {
    switch (field) {
    case key_paid: return booking->paid;
    case key_notice: return booking->start_at - booking->cancelled_at;
    case key_already_refunded: return booking->already_refunded;
    case key_start_at: return booking->start_at;
    case key_end_at: return booking->end_at;
    case key_booked_at: return booking->booked_at;
    case key_cancelled_at: return booking->cancelled_at;
    default: return booking->cancelled_by;
    }
}

// The leaf that a booking leads to.
static straight_node *leaf_of(straight_rule *rule, const policy_booking *booking) {
    straight_node *node = rule->nodes;
    while (node->kind >= straight_less) {
        int64_t number = read_number(booking, node->field);
        bool holds = node->kind == straight_less ? number < node->value : number == node->value;
        node = rule->nodes + (holds ? node->when_true : node->when_false);
    }
    return node;
}

// What the leaf gives; false if the script has to be asked.
static bool entitlement_at(const straight_node *leaf, const policy_booking *booking, int64_t *entitlement) {
    int64_t amount;
    if (leaf->kind == straight_constant) {
        amount = leaf->value;
    } else if (leaf->kind == straight_share && leaf->value >= 0 && leaf->value <= 100000) {
        // Of a share of at most all of it, so that the sum cannot overflow and is not divided below zero.
        if (leaf->value == 100000) {
            amount = booking->paid;
        } else if (booking->paid <= INT64_MAX / 100000 - 1) {
            amount = (booking->paid * leaf->value + 50000) / 100000;
        } else {
            return false;
        }
    } else {
        return false;
    }
    // What is no entitlement is for the script to be refused for.
    if (amount < 0 || amount > booking->paid) return false;
    *entitlement = amount;
    return true;
}

bool straight_evaluate(straight_rule *rule, const policy_booking *booking, policy_result *result) {
    const straight_node *leaf = leaf_of(rule, booking);
    if (!leaf->is_measured || !entitlement_at(leaf, booking, &result->entitlement)) return false;
    result->status = policy_ok;
    result->line = 0;
    result->text_length = 0;
    result->instructions = leaf->instructions;
    result->bytes = leaf->bytes;
    result->fields_read |= leaf->fields_read;
    return true;
}

bool straight_measure(straight_rule *rule, const policy_booking *booking, const policy_result *result) {
    straight_node *leaf = leaf_of(rule, booking);
    int64_t entitlement;
    if (!entitlement_at(leaf, booking, &entitlement)) return true;
    // The rule knows nothing of what a run may cost: a script that ran out of steps on the way here has to be asked, and to fail, again.
    if (result->status != policy_ok) return false;
    bool agrees = result->entitlement == entitlement && result->text_length == 0;
    assert(agrees && "a straight rule gives what its script gives");
    leaf->instructions = result->instructions;
    leaf->bytes = result->bytes;
    leaf->is_measured = agrees;
    return agrees;
}
