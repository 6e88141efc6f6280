#ifndef BOOKABLE_POLICY_BYTECODE_H
#define BOOKABLE_POLICY_BYTECODE_H

#include "interpreter.h"

// Naming the culprit of an error, Lua 5.4.4 walks back over a whole function once for each step of a chain a.b.c.d, so a
// chain of thousands keeps it busy for longer than an evaluation may take. Real scripts have chains of three or four.
enum { bytecode_chain_limit = 100 };

// Lua 5.4.4 loads a constant too late where it stands left of &, | or ~, the right side is made by and/or, and the
// function has more constants than one byte can number: the outcome is wrong, the same each time. Lua 5.4.5 is right.
enum { bytecode_constant_limit = 255 };

typedef struct bytecode_report {
    policy_name_visitor visitor;
    void *context;
    int longest_chain;
    int32_t chain_line;
    // The first line of a bitwise operator among more constants than the limit, 0 for none.
    int32_t bitwise_line;
    // Where to mark the lines that have code, with an entry for each line; NULL for nowhere.
    uint8_t *lines;
    size_t line_count;
    // There was no memory for the survey.
    bool failed;
} bytecode_report;

// Looks over the compiled policy: reports global names that are read and never defined, and measures chains of fields.
void bytecode_survey(interpreter *it, bytecode_report *report);

#endif
