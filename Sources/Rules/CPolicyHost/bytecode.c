#include "bytecode.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// Reads what lua_dump writes: ldump.c and lopcodes.h of Lua 5.4. The format may change with every minor version.
_Static_assert(LUA_VERSION_NUM == 504, "bytecode.c reads the format of Lua 5.4");

typedef struct reader {
    const unsigned char *at;
    const unsigned char *end;
    bool broken;
} reader;

typedef struct text {
    const char *bytes;
    size_t length;
} text;

typedef struct lines {
    const unsigned char *steps;
    size_t step_count;
    const unsigned char *absolute;
    int32_t first;
} lines;

typedef struct survey {
    bytecode_report *report;
    // Pass 1 collects the names that are assigned, pass 2 reports.
    bool collecting;
    text *defined;
    size_t defined_count;
    size_t defined_capacity;
} survey;

typedef struct function {
    const unsigned char *code;
    size_t code_count;
    text *constants;
    size_t constant_count;
    uint64_t environment_upvalues[4];
    lines lines;
} function;

enum opcode {
    op_move = 0,
    op_loadnil = 8,
    op_getupval = 9,
    op_gettabup = 11,
    op_gettable = 12,
    op_geti = 13,
    op_getfield = 14,
    op_settabup = 15,
    op_newtable = 19,
    op_self = 20,
    op_band = 41,
    op_bxor = 43,
    op_varargprep = 81,
};

static int append(lua_State *lua, const void *bytes, size_t length, void *context) {
    (void)lua;
    bytecode *out = context;
    if (out->length + length > out->capacity) {
        size_t capacity = (out->length + length) * 2;
        char *grown = realloc(out->bytes, capacity);
        if (!grown) return 1;
        out->bytes = grown;
        out->capacity = capacity;
    }
    memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
    return 0;
}

bool bytecode_dump(lua_State *lua, bytecode *out) {
    *out = (bytecode){0};
    if (lua_dump(lua, append, out, 0) == 0) return true;
    bytecode_release(out);
    return false;
}

void bytecode_release(bytecode *code) {
    free(code->bytes);
    *code = (bytecode){0};
}

static const unsigned char *take(reader *in, size_t length) {
    if ((size_t)(in->end - in->at) < length) {
        in->broken = true;
        in->at = in->end;
        return NULL;
    }
    const unsigned char *start = in->at;
    in->at += length;
    return start;
}

static unsigned take_byte(reader *in) {
    const unsigned char *byte = take(in, 1);
    return byte ? *byte : 0;
}

static size_t take_size(reader *in) {
    size_t value = 0;
    while (!in->broken) {
        unsigned byte = take_byte(in);
        value = value << 7 | (byte & 0x7F);
        if (byte & 0x80) break;
    }
    return in->broken ? 0 : value;
}

static text take_text(reader *in) {
    size_t size = take_size(in);
    if (size == 0) return (text){0};
    return (text){.bytes = (const char *)take(in, size - 1), .length = size - 1};
}

static bool equals(text left, text right) {
    return left.bytes && right.bytes && left.length == right.length
        && memcmp(left.bytes, right.bytes, left.length) == 0;
}

static void take_constants(reader *in, function *out) {
    out->constant_count = take_size(in);
    if (out->constant_count > (size_t)(in->end - in->at)) in->broken = true;
    out->constants = in->broken ? NULL : calloc(out->constant_count + 1, sizeof(text));
    if (!out->constants) in->broken = true;
    for (size_t index = 0; index < out->constant_count && !in->broken; index++) {
        unsigned type = take_byte(in);
        if (type == 0x03 || type == 0x13) {
            take(in, 8);
        } else if (type == 0x04 || type == 0x14) {
            out->constants[index] = take_text(in);
        }
    }
}

static void take_debug(reader *in, function *out) {
    out->lines.step_count = take_size(in);
    out->lines.steps = take(in, out->lines.step_count);
    size_t absolute_count = take_size(in);
    out->lines.absolute = in->at;
    for (size_t index = 0; index < absolute_count && !in->broken; index++) {
        take_size(in);
        take_size(in);
    }
    size_t local_count = take_size(in);
    for (size_t index = 0; index < local_count && !in->broken; index++) {
        take_text(in);
        take_size(in);
        take_size(in);
    }
    size_t upvalue_count = take_size(in);
    for (size_t index = 0; index < upvalue_count && !in->broken; index++) {
        if (equals(take_text(in), (text){"_ENV", 4}) && index < 256) {
            out->environment_upvalues[index / 64] |= (uint64_t)1 << index % 64;
        }
    }
}

static bool is_defined(survey *all, text name) {
    for (size_t index = 0; index < all->defined_count; index++) {
        if (equals(all->defined[index], name)) return true;
    }
    return is_global_name(name.bytes, name.length, all->report->kind);
}

static void define(survey *all, text name) {
    if (all->defined_count == all->defined_capacity) {
        size_t capacity = all->defined_capacity ? all->defined_capacity * 2 : 16;
        text *grown = realloc(all->defined, capacity * sizeof *grown);
        if (!grown) {
            all->report->failed = true;
            return;
        }
        all->defined = grown;
        all->defined_capacity = capacity;
    }
    all->defined[all->defined_count++] = name;
}

static bool is_environment(const function *in, unsigned upvalue) {
    return in->environment_upvalues[upvalue / 64] >> upvalue % 64 & 1;
}

static void note_names(survey *all, const function *in, uint32_t instruction, int32_t line) {
    unsigned opcode = instruction & 0x7F;
    unsigned a = instruction >> 7 & 0xFF, b = instruction >> 16 & 0xFF, c = instruction >> 24;
    bool writes = opcode == op_settabup && is_environment(in, a);
    bool reads = opcode == op_gettabup && is_environment(in, b);
    unsigned index = writes ? b : c;
    if (!(writes || reads) || index >= in->constant_count) return;
    text name = in->constants[index];
    if (!name.bytes) return;
    if (all->collecting) {
        if (writes) define(all, name);
    } else if (reads && all->report->visitor && !is_defined(all, name)) {
        all->report->visitor(all->report->context, name.bytes, name.length, line);
        define(all, name);
    }
}

// How many fields were reached through, one after the other, to fill each register.
static void note_chain(survey *all, int depth[256], uint32_t instruction, int32_t line) {
    unsigned opcode = instruction & 0x7F;
    unsigned a = instruction >> 7 & 0xFF, b = instruction >> 16 & 0xFF, c = instruction >> 24;
    switch (opcode) {
    case op_move: depth[a] = b < a ? depth[b] + 1 : 0; break;
    case op_getupval:
    case op_gettabup: depth[a] = 1; break;
    case op_gettable: depth[a] = (depth[b] > depth[c] ? depth[b] : depth[c]) + 1; break;
    case op_geti:
    case op_getfield:
    case op_self: depth[a] = depth[b] + 1; break;
    default:
        if (opcode <= op_loadnil || opcode == op_newtable) depth[a] = 0;
        return;
    }
    if (depth[a] > all->report->longest_chain) {
        all->report->longest_chain = depth[a];
        all->report->chain_line = line;
    }
}

static void note_bitwise(survey *all, const function *in, uint32_t instruction, int32_t line) {
    unsigned opcode = instruction & 0x7F;
    bool doubtful = in->constant_count > bytecode_constant_limit && opcode >= op_band && opcode <= op_bxor;
    if (doubtful && all->report->bitwise_line == 0) all->report->bitwise_line = line;
}

static void note_line(const bytecode_report *report, int32_t line) {
    if (report->lines && line >= 1 && (size_t)line <= report->line_count) report->lines[line - 1] = 1;
}

static void survey_code(survey *all, const function *in) {
    int depth[256] = {0};
    reader absolute = {.at = in->lines.absolute, .end = in->lines.absolute + in->code_count * 20};
    int32_t line = in->lines.first;
    for (size_t index = 0; index < in->code_count; index++) {
        if (index < in->lines.step_count) {
            signed char step = (signed char)in->lines.steps[index];
            if (step == -0x80) {
                take_size(&absolute);
                line = (int32_t)take_size(&absolute);
            } else {
                line += step;
            }
        }
        uint32_t instruction;
        memcpy(&instruction, in->code + index * 4, 4);
        note_names(all, in, instruction, line);
        note_chain(all, depth, instruction, line);
        note_bitwise(all, in, instruction, line);
        // Every function ends with a return of its own, which need not be reached; what takes arguments is not counted.
        bool counts = index + 1 < in->code_count && (instruction & 0x7F) != op_varargprep;
        if (counts) note_line(all->report, line);
    }
}

static void check_texts(bytecode_report *report, const function *in) {
    assert(in->constants || in->constant_count == 0);
    for (size_t index = 0; index < in->constant_count && !report->text_line; index++) {
        text constant = in->constants[index];
        if (!constant.bytes) continue;
        report->has_nul = memchr(constant.bytes, 0, constant.length) != NULL;
        report->has_long_text = constant.length > policy_text_limit;
        if (report->has_nul || report->has_long_text) report->text_line = in->lines.first > 0 ? in->lines.first : 1;
    }
}

static void survey_function(survey *all, reader *in) {
    function it = {0};
    take_text(in);
    it.lines.first = (int32_t)take_size(in);
    take_size(in);
    take(in, 3);
    it.code_count = take_size(in);
    it.code = take(in, it.code_count * 4);
    take_constants(in, &it);
    take(in, take_size(in) * 3);

    size_t inner_count = take_size(in);
    for (size_t index = 0; index < inner_count && !in->broken; index++) survey_function(all, in);
    take_debug(in, &it);
    if (!in->broken) {
        check_texts(all->report, &it);
        survey_code(all, &it);
    }
    free(it.constants);
}

// What a dump begins with, checkHeader of lundump.c: the signature, version 5.4, the official format, LUAC_DATA, the sizes
// of an instruction, an integer and a number, and LUAC_INT and LUAC_NUM as samples of the latter two.
static bool take_header(reader *in) {
    static const unsigned char start[] = "\x1bLua\x54\x00\x19\x93\r\n\x1a\n\x04\x08\x08";
    static const int64_t integer = 0x5678;
    static const double number = 370.5;
    const unsigned char *found = take(in, sizeof start - 1);
    if (!found || memcmp(found, start, sizeof start - 1) != 0) return false;
    found = take(in, sizeof integer);
    if (!found || memcmp(found, &integer, sizeof integer) != 0) return false;
    found = take(in, sizeof number);
    if (!found || memcmp(found, &number, sizeof number) != 0) return false;
    // How many upvalues the main function has.
    return take(in, 1) != NULL;
}

void bytecode_survey(const bytecode *code, bytecode_report *report) {
    const unsigned char *start = (const unsigned char *)code->bytes;
    survey all = {.report = report};
    for (int pass = 0; pass < 2 && !report->failed; pass++) {
        reader in = {.at = start, .end = start + code->length};
        if (!take_header(&in)) {
            report->unknown_format = report->failed = true;
            break;
        }
        all.collecting = pass == 0;
        survey_function(&all, &in);
        if (in.broken) report->failed = true;
    }
    free(all.defined);
}

static bool read_constant(reader *in, bytecode_constant *out) {
    // The types of values, lobject.h: integers, numbers, short and long texts.
    switch (take_byte(in)) {
    case 0x03: out->kind = bytecode_integer; break;
    case 0x13: out->kind = bytecode_number; break;
    case 0x04:
    case 0x14: {
        text found = take_text(in);
        *out = (bytecode_constant){.kind = bytecode_text, .text = found.bytes, .length = found.length};
        return found.bytes != NULL;
    }
    default: return !in->broken;
    }
    const unsigned char *bytes = take(in, 8);
    if (!bytes) return false;
    memcpy(&out->integer, bytes, 8);
    memcpy(&out->number, bytes, 8);
    return true;
}

bool bytecode_read_function(const bytecode *code, bytecode_function *out) {
    *out = (bytecode_function){0};
    const unsigned char *start = (const unsigned char *)code->bytes;
    reader in = {.at = start, .end = start + code->length};
    if (!take_header(&in)) return false;
    take_text(&in);
    take_size(&in);
    take_size(&in);
    out->parameter_count = take_byte(&in);
    out->is_variadic = take_byte(&in) != 0;
    take(&in, 1);
    out->code_count = take_size(&in);
    if (out->code_count > (size_t)(in.end - in.at) / 4) return false;
    out->code = take(&in, out->code_count * 4);
    out->constant_count = take_size(&in);
    if (in.broken || out->constant_count > bytecode_function_constants) return false;
    for (size_t index = 0; index < out->constant_count; index++) {
        if (!read_constant(&in, &out->constants[index])) return false;
    }
    return !in.broken;
}
