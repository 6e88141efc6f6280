#include "layout.h"

_Static_assert(sizeof(layout_call) == 64, "as CallInfo of lstate.h on a 64-bit processor");
_Static_assert(offsetof(layout_state, hook_count) == 188, "as lua_State");
_Static_assert(offsetof(layout_global, seed) == 96, "as global_State");

_Static_assert(sizeof(layout_upvalue) == 40, "as UpVal of lobject.h");

static bool lies_within(const void *address, const char *start, size_t size) {
    return (const char *)address >= start && (const char *)address < start + size;
}

bool layout_global_matches(lua_State *lua, size_t block_size, lua_Alloc allocate, void *context) {
    const layout_state *state = layout_of(lua);
    if (block_size < LUA_EXTRASPACE + sizeof(layout_state) + sizeof(layout_global)) return false;
    const char *block = (const char *)lua - LUA_EXTRASPACE;
    const layout_global *global = state->global;
    return lies_within(global, block + sizeof(layout_state), block_size - sizeof(layout_global))
        && global->allocate == allocate && global->context == context && global->strings.buckets == NULL
        && global->strings.count == 0 && global->strings.size == 0;
}

static bool call_list_matches(const layout_state *state) {
    if (state->call != &state->base_call || state->base_call.previous) return false;
    int count = 0;
    for (const layout_call *call = state->base_call.next; call; call = call->next) {
        if (++count > state->call_count || (call->next && call->next->previous != call)) return false;
    }
    return count == state->call_count;
}

bool layout_hook_matches(lua_State *lua, lua_Hook hook, int count) {
    const layout_state *state = layout_of(lua);
    return state->hook == hook && state->base_hook_count == count && state->hook_count == count
        && state->hook_mask == LUA_MASKCOUNT && state->allows_hooks == 1;
}

bool layout_text_cache_matches(lua_State *lua, char *block, size_t block_size) {
    // Before the cache stand the main thread, the text of the error of memory, the names of 25 metamethods and the metatables of
    // 9 types; after it, what warnings are given to.
    enum { metatable_count = 9, name_count = 25, count = layout_text_cache_size / sizeof(void *) };
    void **entries = (void **)layout_text_cache(block, block_size);
    void **before = entries - metatable_count - name_count - 2;
    if (before[0] != lua || entries[-1] || entries[count]) return false;
    int unused = 0;
    for (int index = 0; index < count; index++) {
        if (!entries[index]) return false;
        // An entry that was never used holds the text of the error of memory.
        unused += entries[index] == before[1];
    }
    return unused > 0;
}

bool layout_upvalue_matches(const layout_upvalue *upvalue, const void *table) {
    return upvalue->place == &((layout_upvalue *)upvalue)->value && upvalue->value == table;
}

bool layout_matches(lua_State *lua, lua_Hook hook, int count) {
    const layout_state *state = layout_of(lua);
    const layout_global *global = state->global;
    bool hooked = layout_hook_matches(lua, hook, count);
    // At rest the stack holds one value: the place of the function that is not there.
    bool rests = state->status == LUA_OK && !state->error_jump && !state->open_upvalues
        && state->top == state->stack + (lua_gettop(lua) + 1) * layout_value_size
        && state->stack_last > state->top && layout_stack_size(state) % layout_value_size == 0;
    bool texts = global->strings.size >= 128 && (global->strings.size & (global->strings.size - 1)) == 0
        && global->strings.count > 0 && global->strings.count <= global->strings.size;
    return hooked && rests && texts && call_list_matches(state);
}
