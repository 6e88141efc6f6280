#ifndef BOOKABLE_POLICY_STRAIGHT_H
#define BOOKABLE_POLICY_STRAIGHT_H

#include "interpreter.h"

// What a refund function comes to where it only compares the booking's numbers with constants and returns a constant, the amount
// paid or a share of that, as nearly all do. A tree of such comparisons is followed in a few nanoseconds. Wherever the function
// does anything else, the tree ends in a leaf that says to ask the script.

enum { straight_node_limit = 128 };

typedef enum straight_kind {
    // Leaves.
    straight_ask,
    straight_constant,
    straight_share,
    // Tests.
    straight_less,
    straight_equal,
} straight_kind;

typedef struct straight_node {
    straight_kind kind;
    // Of a test: the field that is compared, by its key.
    int field;
    // What the field is compared with; the amount of a leaf; or the thousandths of a per cent of the amount paid.
    int64_t value;
    int16_t when_true;
    int16_t when_false;
    // Of a leaf: what the script reads on its way there, and what that costs, known once the script itself was asked there.
    uint32_t fields_read;
    bool is_measured;
    int64_t instructions;
    int64_t bytes;
} straight_node;

typedef struct straight_rule {
    int count;
    straight_node nodes[straight_node_limit];
} straight_rule;

// Finds the rule of a sealed policy; `push` pushes its refund function. NULL if it is not straight from its first step on, or there is
// no memory.
straight_rule *straight_find(interpreter *it, lua_CFunction push);

// Leaves what a straight policy gives in `result`; false if its script has to be asked.
bool straight_evaluate(straight_rule *rule, const policy_booking *booking, policy_result *result);

// Takes from the script's own outcome what a way through the rule costs. False if the script failed, or if the rule comes to something
// else, which it never should: then it is not to be used again.
bool straight_measure(straight_rule *rule, const policy_booking *booking, const policy_result *result);

#endif
