#ifndef BOOKABLE_POLICY_BYTECODE_H
#define BOOKABLE_POLICY_BYTECODE_H

#include "interpreter.h"

// Naming the culprit of an error, Lua 5.4.4 walks back over a whole function once for each step of a chain a.b.c.d, so a
// chain of thousands keeps it busy for longer than an evaluation may take. Real scripts have chains of three or four.
enum { bytecode_chain_limit = 100 };

// Lua 5.4.4 loads a constant too late where it stands left of &, | or ~, the right side is made by and/or, and the
// function has more constants than one byte can number: the outcome is wrong, the same each time. Lua 5.4.5 is right.
enum { bytecode_constant_limit = 255 };

// A compiled chunk as lua_dump writes it.
typedef struct bytecode {
    char *bytes;
    size_t length;
    size_t capacity;
} bytecode;

// Writes out the function on top of the stack. False when there is no memory.
bool bytecode_dump(lua_State *lua, bytecode *out);
void bytecode_release(bytecode *code);

typedef struct bytecode_report {
    // Says which global names there are.
    const script_kind *kind;
    policy_name_visitor visitor;
    void *context;
    int longest_chain;
    int32_t chain_line;
    // A text of the script holds a NUL, or is longer than policy_text_limit; and the line of the function that it is in.
    bool has_nul;
    bool has_long_text;
    int32_t text_line;
    // The first line of a bitwise operator among more constants than the limit, 0 for none.
    int32_t bitwise_line;
    // Where to mark the lines that have code, with an entry for each line; NULL for nowhere.
    uint8_t *lines;
    size_t line_count;
    // There was no memory for the survey, or the format is unknown.
    bool failed;
    // The Lua that is linked writes another format than the one that is read here.
    bool unknown_format;
} bytecode_report;

typedef enum bytecode_kind { bytecode_other, bytecode_integer, bytecode_number, bytecode_text } bytecode_kind;

typedef struct bytecode_constant {
    bytecode_kind kind;
    int64_t integer;
    double number;
    const char *text;
    size_t length;
} bytecode_constant;

enum { bytecode_function_constants = 64 };

// One function, whose code and texts lie in the dump.
typedef struct bytecode_function {
    unsigned parameter_count;
    bool is_variadic;
    // 32 bits each, at any address.
    const unsigned char *code;
    size_t code_count;
    bytecode_constant constants[bytecode_function_constants];
    size_t constant_count;
} bytecode_function;

// Reads the function that was dumped; false if it is of another format or has too many constants.
bool bytecode_read_function(const bytecode *code, bytecode_function *out);

// Looks over a compiled policy: reports global names that are read and never defined, measures chains of fields, and checks
// its texts.
void bytecode_survey(const bytecode *code, bytecode_report *report);

#endif
