#ifndef BOOKABLE_POLICY_BYTECODE_H
#define BOOKABLE_POLICY_BYTECODE_H

#include "interpreter.h"

// Naming the culprit of an error, Lua 5.4.4 walks back over a whole function once for each step of a chain a.b.c.d, so a
// chain of thousands keeps it busy for longer than an evaluation may take. Real scripts have chains of three or four.
enum { bytecode_chain_limit = 100 };

typedef struct bytecode_report {
    policy_name_visitor visitor;
    void *context;
    int longest_chain;
    int32_t chain_line;
    // Where to mark the lines that have code, with an entry for each line; NULL for nowhere.
    uint8_t *lines;
    size_t line_count;
    // There was no memory for the survey.
    bool failed;
} bytecode_report;

// Looks over the compiled policy: reports global names that are read and never defined, and measures chains of fields.
void bytecode_survey(interpreter *it, bytecode_report *report);

#endif
