#ifndef BOOKABLE_POLICY_FLOAT_MODE_H
#define BOOKABLE_POLICY_FLOAT_MODE_H

#include <fenv.h>

// How the thread rounds floats. An evaluation rounds to nearest and keeps denormal numbers, whatever its caller has set.

#if defined(__x86_64__)

typedef unsigned int float_mode;

enum {
    // Of the register MXCSR: rounding other than to nearest, and denormal numbers taken for or made zero.
    float_mode_bits = 0xE040,
};

static inline float_mode float_mode_enter(void) {
    float_mode mode = __builtin_ia32_stmxcsr();
    if (mode & float_mode_bits) __builtin_ia32_ldmxcsr(mode & ~(float_mode)float_mode_bits);
    return mode;
}

static inline void float_mode_leave(float_mode mode) {
    if (mode & float_mode_bits) __builtin_ia32_ldmxcsr(mode);
}

#else

typedef int float_mode;

static inline float_mode float_mode_enter(void) {
    float_mode mode = fegetround();
    if (mode != FE_TONEAREST) fesetround(FE_TONEAREST);
    return mode;
}

static inline void float_mode_leave(float_mode mode) {
    if (mode != FE_TONEAREST) fesetround(mode);
}

#endif
#endif
