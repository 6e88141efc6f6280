#ifndef BOOKABLE_POLICY_LAYOUT_H
#define BOOKABLE_POLICY_LAYOUT_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What the host reads and sets in Lua's own structures, which Lua has no function for: the seed of string hashes, the
// instructions left until the hook runs, and where the parts lie that an evaluation changes. The fields stand as in
// lstate.h of Lua 5.4.3 and later; `layout_matches` makes sure of each before anything rests on it.

typedef struct layout_call {
    void *function;
    void *top;
    struct layout_call *previous;
    struct layout_call *next;
    unsigned char rest[32];
} layout_call;

typedef struct layout_global {
    lua_Alloc allocate;
    void *context;
    ptrdiff_t total_bytes;
    ptrdiff_t debt;
    size_t estimate;
    size_t last_atomic;
    struct {
        void **buckets;
        int count;
        int size;
    } strings;
    unsigned char registry[16];
    unsigned char nil_value[16];
    unsigned int seed;
} layout_global;

typedef struct layout_state {
    void *next_object;
    uint8_t type;
    uint8_t mark;
    uint8_t status;
    uint8_t allows_hooks;
    uint16_t call_count;
    char *top;
    layout_global *global;
    layout_call *call;
    char *stack_last;
    char *stack;
    void *open_upvalues;
    void *to_be_closed;
    void *gray;
    void *threads;
    void *error_jump;
    layout_call base_call;
    lua_Hook hook;
    ptrdiff_t error_function;
    uint32_t c_calls;
    int old_pc;
    int base_hook_count;
    int hook_count;
    volatile int hook_mask;
} layout_state;

// An upvalue whose function has returned, so that it holds its value itself.
typedef struct layout_upvalue {
    void *next_object;
    uint8_t type;
    uint8_t mark;
    uint8_t is_to_be_closed;
    void **place;
    void *value;
    uint8_t value_type;
} layout_upvalue;

enum {
    // A value on Lua's stack, and how many stand past the last that functions may use.
    layout_value_size = 16,
    layout_extra_values = 5,
    // What a text takes besides its bytes, its final NUL included.
    layout_text_overhead = 25,
    // The cache of texts that C asked for, and what follows it to the end of the block that holds the state.
    layout_text_cache_size = 53 * 2 * 8,
    layout_after_text_cache = 16,
    // A table without its parts.
    layout_table_size = 56,
};

static inline layout_state *layout_of(lua_State *lua) {
    return (layout_state *)lua;
}

static inline size_t layout_stack_size(const layout_state *state) {
    return (size_t)(state->stack_last - state->stack) + layout_extra_values * layout_value_size;
}

// The cache of texts in the block that holds the state.
static inline char *layout_text_cache(char *block, size_t block_size) {
    return block + block_size - layout_after_text_cache - layout_text_cache_size;
}

// Whether the cache of texts of a state that was just made is where it should be.
bool layout_text_cache_matches(lua_State *lua, char *block, size_t block_size);

// Whether the global part of a state that is being made is where it should be.
bool layout_global_matches(lua_State *lua, size_t block_size, lua_Alloc allocate, void *context);

// Whether the hook that was set to run every `count` instructions stands where it should.
bool layout_hook_matches(lua_State *lua, lua_Hook hook, int count);

// Whether a closed upvalue that holds `table` is laid out as above.
bool layout_upvalue_matches(const layout_upvalue *upvalue, const void *table);

// Whether a state that rests, with `hook` set to run every `count` instructions, is laid out as above.
bool layout_matches(lua_State *lua, lua_Hook hook, int count);

#endif
