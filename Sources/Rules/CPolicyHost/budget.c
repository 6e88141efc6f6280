#define _GNU_SOURCE

#include <assert.h>
#include <time.h>

#include "interpreter.h"
#include "layout.h"

// What a run costs is counted in instructions, each with a weight: Lua may walk the longest text to compare it, the whole
// stack to move it, all entries of a table and all texts that share a hash to find one. So an instruction costs one unit,
// and more as soon as any of these is large, whether or not it touches them.
enum {
    text_bytes_per_unit = 512,
    block_bytes_per_unit = 32 * 1024,
    entries_per_unit = 64,
    texts_per_unit = 1024,
    // Making a text costs one unit for so many bytes, whatever makes it.
    made_bytes_per_unit = 64,
    // An entry of a table's hash part, which has a power of two of them.
    entry_size = 24,
    // How often the clock is looked at, in instructions.
    clock_step = 2000,
    // What Lua sets the count of its hook back to: more than the hook is ever set to.
    reset_count = 1 << 30,
};

// A net for a fault of the host, in nanoseconds of processor time: many times what the costliest script within its budget takes.
static const int64_t patience = 5000000000;

static int64_t processor_time(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

// Takes what has run since the hook was last set into the account.
static void settle(interpreter *it) {
    // Lua sets the count back before it runs the hook, and may still grow its stack in between.
    int left = layout_of(it->lua)->hook_count;
    int executed = left == reset_count ? it->armed : it->armed - left;
    assert(executed >= 0 && it->weight.factor >= 1);
    it->instructions += executed * it->weight.factor;
    it->armed -= executed;
}

// Sets the hook to run when the budget ends, or when the clock is to be looked at.
static void arm(interpreter *it) {
    int64_t left = it->instruction_limit - it->instructions;
    int64_t factor = it->weight.factor;
    assert(left > 0 && factor >= 1);
    // Most evaluations make nothing large, and a division takes longer than all else here.
    int64_t count = factor == 1 ? left : (left + factor - 1) / factor;
    if (count > clock_step) count = clock_step;
    if (count < 1 || it->reached) count = 1;
    it->armed = (int)count;
    layout_of(it->lua)->hook_count = it->armed;
}

static void mark_line(lua_State *lua, lua_Debug *record, const interpreter *it) {
    if (!lua_getinfo(lua, "l", record) || record->currentline < 1) return;
    size_t line = (size_t)record->currentline;
    if (line <= it->reached_count) it->reached[line - 1] = 1;
}

static void look_at_clock(interpreter *it) {
    int64_t now = processor_time();
    if (it->deadline == 0) {
        it->deadline = now + patience;
    } else if (now > it->deadline) {
        interpreter_stop(it, policy_deadline, NULL);
    }
}

void budget_hook(lua_State *lua, lua_Debug *record) {
    interpreter *it = interpreter_of(lua);
    if (it->reached) mark_line(lua, record, it);
    settle(it);
    if (it->instructions >= it->instruction_limit) interpreter_stop(it, policy_instructions, NULL);
    if (!it->reached) look_at_clock(it);
    arm(it);
}

bool budget_attach(lua_State *lua) {
    lua_sethook(lua, budget_hook, LUA_MASKCOUNT, reset_count);
    return layout_hook_matches(lua, budget_hook, reset_count);
}

void budget_begin(interpreter *it) {
    it->instructions = 0;
    it->deadline = 0;
    it->weight = it->sealed_weight;
    if (it->weight.factor == 0) it->weight.factor = 1;
    arm(it);
}

void budget_end(interpreter *it) {
    settle(it);
}

void budget_charge(interpreter *it, int64_t cost) {
    assert(cost >= 0 && it->running);
    settle(it);
    it->instructions += cost;
    if (it->instructions >= it->instruction_limit) interpreter_stop(it, policy_instructions, NULL);
    arm(it);
}

int64_t budget_text_weight(size_t length) {
    return (int64_t)(length / text_bytes_per_unit);
}

static void weigh(interpreter *it) {
    budget_weight *weight = &it->weight;
    int64_t factor = 1 + budget_text_weight(weight->longest_text)
        + (int64_t)(weight->largest_block / block_bytes_per_unit)
        + (int64_t)(weight->most_entries / entries_per_unit) + weight->texts / texts_per_unit;
    if (factor == weight->factor) return;
    if (!it->running) {
        weight->factor = factor;
        return;
    }
    settle(it);
    weight->factor = factor;
    if (it->instructions >= it->instruction_limit) interpreter_stop(it, policy_instructions, NULL);
    arm(it);
}

void budget_forget_blocks(interpreter *it) {
    int64_t factor = it->weight.factor;
    it->weight = (budget_weight){.longest_text = it->weight.longest_text, .factor = factor};
    weigh(it);
}

budget_weight budget_rest(interpreter *it) {
    assert(!it->running);
    // What counts of texts is how many a run makes.
    it->weight.texts = 0;
    weigh(it);
    return it->weight;
}

static void charge_text(interpreter *it, size_t length) {
    budget_weight *weight = &it->weight;
    bool is_longest = length > weight->longest_text;
    if (is_longest) weight->longest_text = length;
    weight->texts++;
    if (it->running && length >= made_bytes_per_unit) budget_charge(it, (int64_t)(length / made_bytes_per_unit));
    if (is_longest || weight->texts % texts_per_unit == 0) weigh(it);
}

static void charge_parts(interpreter *it, size_t size) {
    budget_weight *weight = &it->weight;
    bool is_largest = size > weight->largest_block;
    if (is_largest) weight->largest_block = size;
    size_t entries = size / entry_size;
    bool is_hash = size % entry_size == 0 && (entries & (entries - 1)) == 0;
    bool has_most = is_hash && entries > weight->most_entries;
    if (has_most) weight->most_entries = entries;
    if (is_largest || has_most) weigh(it);
}

void budget_charge_block(interpreter *it, size_t size, int type) {
    // The weight depends on texts, and on what tables and the stack grow into; all other objects are small.
    if (type == LUA_TSTRING) {
        charge_text(it, size - layout_text_overhead);
    } else if (type == LUA_TNIL) {
        charge_parts(it, size);
    }
}
