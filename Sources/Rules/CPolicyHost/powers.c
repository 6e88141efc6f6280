#include "powers.h"

#include <assert.h>
#include <string.h>

typedef struct scanner {
    const char *at;
    const char *end;
    int32_t line;
} scanner;

typedef enum token_kind {
    token_end,
    token_power,
    // A whole number in decimal digits.
    token_whole,
    token_other,
} token_kind;

typedef struct token {
    token_kind kind;
    int32_t line;
    // Of a whole number, at most 2^53 + 1.
    int64_t value;
} token;

static const int64_t largest_exact = (int64_t)1 << 53;

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// Bytes of names and numbers, any but ASCII among them.
static bool is_word(char byte) {
    return is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || (unsigned char)byte >= 0x80;
}

static void step(scanner *in) {
    assert(in->at < in->end);
    if (*in->at == '\n') in->line++;
    in->at++;
}

// Passes over a long bracket, if there is one here.
static bool pass_long_bracket(scanner *in) {
    const char *at = in->at + 1;
    while (at < in->end && *at == '=') at++;
    if (at >= in->end || *at != '[') return false;
    size_t level = (size_t)(at - in->at) - 1;
    for (in->at = at + 1; in->at < in->end; step(in)) {
        if (*in->at != ']' || (size_t)(in->end - in->at) < level + 2) continue;
        if (strspn(in->at + 1, "=") >= level && in->at[level + 1] == ']') {
            in->at += level + 2;
            return true;
        }
    }
    return true;
}

static void pass_quoted(scanner *in) {
    char quote = *in->at;
    assert(quote == '"' || quote == '\'');
    for (step(in); in->at < in->end && *in->at != quote; step(in)) {
        if (*in->at == '\\' && in->end - in->at > 1) step(in);
    }
    if (in->at < in->end) step(in);
}

static void pass_blanks(scanner *in) {
    while (in->at < in->end) {
        if (in->end - in->at > 1 && in->at[0] == '-' && in->at[1] == '-') {
            in->at += 2;
            if (in->at < in->end && *in->at == '[' && pass_long_bracket(in)) continue;
            while (in->at < in->end && *in->at != '\n') step(in);
        } else if (strchr(" \t\r\n\v\f", *in->at)) {
            step(in);
        } else {
            return;
        }
    }
}

static token read_word(scanner *in, token out) {
    bool whole = true;
    for (; in->at < in->end && (is_word(*in->at) || *in->at == '.'); in->at++) {
        whole = whole && is_digit(*in->at);
        if (whole && out.value <= largest_exact) out.value = out.value * 10 + (*in->at - '0');
    }
    out.kind = whole ? token_whole : token_other;
    return out;
}

static token next_token(scanner *in) {
    pass_blanks(in);
    token out = {.kind = token_end, .line = in->line};
    if (in->at >= in->end) return out;
    if (is_word(*in->at)) return read_word(in, out);
    out.kind = *in->at == '^' ? token_power : token_other;
    if (*in->at == '"' || *in->at == '\'') {
        pass_quoted(in);
    } else if (*in->at != '[' || !pass_long_bracket(in)) {
        step(in);
    }
    return out;
}

static bool is_exact(int64_t base, int64_t exponent) {
    // Tokens have no sign, so neither is negative; a minus before them stands outside the power.
    assert(base >= 0 && exponent >= 0);
    int64_t power = 1;
    for (int64_t step = 0; step < exponent; step++) {
        if (base < 2) return true;
        if (__builtin_mul_overflow(power, base, &power) || power > largest_exact) return false;
    }
    return true;
}

int32_t doubtful_power_line(const char *source, size_t length) {
    scanner in = {.at = source, .end = source + length, .line = 1};
    token before = {.kind = token_other}, base = {.kind = token_other};
    for (token now = next_token(&in); now.kind != token_end; now = next_token(&in)) {
        if (now.kind == token_power) {
            token exponent = next_token(&in);
            scanner ahead = in;
            bool alone = before.kind != token_power && next_token(&ahead).kind != token_power;
            bool whole = base.kind == token_whole && exponent.kind == token_whole;
            if (!alone || !whole || !is_exact(base.value, exponent.value)) return now.line;
            before = now;
            base = exponent;
        } else {
            before = base;
            base = now;
        }
    }
    return 0;
}
