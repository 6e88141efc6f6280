#ifndef BOOKABLE_POLICY_INTERPRETER_H
#define BOOKABLE_POLICY_INTERPRETER_H

#include <lauxlib.h>
#include <lua.h>

#include <setjmp.h>

#include "arena.h"
#include "image.h"
#include "policy_host.h"
#include "rule_host.h"

// The strings that a policy asks for, which are compared by address: Lua keeps one copy of every short string.
enum {
    key_paid,
    key_notice,
    key_cancelled_by,
    key_already_refunded,
    key_currency,
    key_start_at,
    key_end_at,
    key_booked_at,
    key_cancelled_at,
    key_days_before,
    key_service,
    key_local_start,
    key_local_cancelled,
    key_name,
    key_duration,
    key_year,
    key_month,
    key_day,
    key_hour,
    key_minute,
    key_weekday,
    key_count,
    // More than a script of any kind asks for.
    key_capacity = 32,
};

// Places in the registry, set once; they follow those that Lua and its auxiliary library use. A policy's machine ends with its
// chunk: what follows is a rule's, so that no policy's machine ever changes with what rules need.
enum {
    registry_environment_metatable = LUA_RIDX_LAST + 2,
    registry_booking,
    registry_service,
    registry_local_start,
    registry_local_cancelled,
    registry_client,
    registry_provider,
    registry_no_show,
    registry_refund,
    registry_amount,
    registry_reason,
    registry_anchors,
    // What `ipairs` gives to a loop.
    registry_next_index,
    // The compiled policy.
    registry_chunk,
    registry_slot,
    registry_slot_local_start,
    registry_slot_service,
    registry_slot_client,
    registry_bookings_lasting,
    // The functions of a rule, or false.
    registry_allow,
    registry_price,
    registry_rule_last = registry_price,
};

// A text that is kept under a place of the registry.
typedef struct script_anchor {
    int place;
    const char *text;
} script_anchor;

// What tells the scripts of one kind from those of another. What a machine is made of, and in which order, decides where
// everything lies in it, and so how tables are ordered: for policies it stays as it is for ever.
typedef struct script_kind {
    // In the order of `keys`.
    const char *const *key_names;
    int key_count;
    // The last has no text.
    const script_anchor *anchors;
    int registry_last;
    // Makes what functions of a script are given.
    void (*open_subject)(lua_State *lua);
    // Adds the one global that scripts of this kind alone have to the table on top of the stack. NULL for none.
    void (*open_own_global)(lua_State *lua);
    const char *own_global;
} script_kind;

extern const script_kind policy_scripts;
extern const script_kind rule_scripts;

// How much a single instruction may touch: it is charged for the largest thing there is.
typedef struct budget_weight {
    size_t longest_text;
    size_t largest_block;
    size_t most_entries;
    int texts;
    // What an instruction costs.
    int64_t factor;
} budget_weight;

// One Lua state with its memory and its limits.
//
// Once it is sealed, an interpreter is a machine that starts every run from the same bytes: the same texts known, the same
// addresses free, the same seed of hashes. What a run does, costs and asks for then depends on what it is given alone.
typedef struct interpreter {
    lua_State *lua;
    arena memory;
    image image;
    bool sealed;
    // The size of the block that holds Lua's state.
    size_t state_size;
    // A block of the image was outgrown in this run.
    bool outgrown;
    // The environment of the chunk and the upvalue that holds it, which a run may change.
    const void *environment;
    const void *environment_upvalue;
    const script_kind *kind;
    // The allocator of the state, by which its layout is known.
    lua_Alloc allocate;
    bool seed_is_fixed;

    // How many instructions a run may take.
    int64_t instruction_limit;

    // Bytes asked for since the run began, and how many may be.
    size_t requested;
    size_t memory_limit;

    // What has been charged, and the instructions at which the hook was last set to run; see budget.c.
    int64_t instructions;
    int armed;
    budget_weight weight;
    budget_weight sealed_weight;
    // Nanoseconds of the thread's processor time at which a run is given up; 0 until it has run for a while.
    int64_t deadline;

    // Where a run that is stopped is left; set while one runs.
    jmp_buf exit;
    bool running;
    // Why the run was stopped, if it was: outranks whatever Lua reports.
    policy_status stopped;
    // What kind of failure the host itself has raised.
    policy_status fault;
    // The message that is raised is the script's own from its first byte on, without a line.
    bool message_is_bare;

    // Where to mark the lines that run, with an entry for each line; NULL for nowhere.
    uint8_t *reached;
    size_t reached_count;

    // What the script is asked about, while it is.
    const policy_booking *booking;
    const rule_slot *slot;
    policy_result *result;
    const char *keys[key_capacity];
} interpreter;

// Makes a Lua state and nothing in it, in an arena of so many bytes. Fails for want of memory, and when the Lua at hand is not one that the host knows.
bool interpreter_open(interpreter *it, size_t size);
void interpreter_close(interpreter *it);

// Gives scripts of a kind what they may use.
bool interpreter_equip(interpreter *it, const script_kind *kind);

// Makes what the interpreter holds now the start of every run to come. What lies from `own` on was made by the script itself,
// which may change it in every run; NULL when the script has not run.
bool interpreter_seal(interpreter *it, const char *own);

// Runs `function` with `argument` as its light userdata, protected and limited, and fills in `it->result`.
policy_status interpreter_run(interpreter *it, lua_CFunction function, void *argument, size_t memory_limit);

// The hook that counts.
void budget_hook(lua_State *lua, lua_Debug *record);

// Sets the hook; false when Lua keeps it elsewhere than the host knows.
bool budget_attach(lua_State *lua);

// Starts and ends the account of a run.
void budget_begin(interpreter *it);
void budget_end(interpreter *it);

// Charges work done outside of Lua's own instructions, and stops the run when it is more than is left.
void budget_charge(interpreter *it, int64_t cost);

// What a text of this length adds to the cost of each instruction.
int64_t budget_text_weight(size_t length);

// Forgets what has weighed so far, apart from texts: it was made by the host.
void budget_forget_blocks(interpreter *it);

// The weight with which runs begin that find what there is now.
budget_weight budget_rest(interpreter *it);

// Charges a block that Lua asks for, by what instructions can do with it from then on. The type is that of an object, nil
// for a part of one: of a table, or the stack.
void budget_charge_block(interpreter *it, size_t size, int type);

static inline interpreter *interpreter_of(lua_State *lua) {
    return *(interpreter **)lua_getextraspace(lua);
}

// Leaves the run for good. With a text, which is not copied before, it ends as an error of the script's own.
_Noreturn void interpreter_stop(interpreter *it, policy_status why, const char *text);

// Charges work done in C as if it were instructions.
static inline void interpreter_charge(lua_State *lua, int64_t cost) {
    budget_charge(interpreter_of(lua), cost);
}

// Sets functions of scripts as fields of the table on top of the stack.
void interpreter_set_functions(lua_State *lua, const luaL_Reg *functions);

// Raises an error of a kind other than `runtime`.
int interpreter_fail(lua_State *lua, policy_status kind, const char *format, ...);

// Pushes the readable text of any value: no addresses, no metamethods.
const char *interpreter_push_text(lua_State *lua, int index, size_t *length);

// Raises unless the argument is a table; says "NAME needs a table …".
void interpreter_check_table(lua_State *lua, int index, const char *function);

// Gives the chunk on top of the stack an empty environment of its own, which the image will bring back.
void interpreter_make_environment(lua_State *lua);

// Each adds its functions to the table on top of the stack.
void open_globals(lua_State *lua);
void open_numbers(lua_State *lua);
void open_text(lua_State *lua);
void open_tables(lua_State *lua);
void open_tiers(lua_State *lua);
void open_booking(lua_State *lua);
void open_slot(lua_State *lua);

// Wraps the table on top of the stack so that scripts can read it and nothing can change it.
void push_library(lua_State *lua, const char *name);

// Whether the function at `index` was made by `tiers`.
bool is_tiers_function(lua_State *lua, int index);

// A step of `tiers`: the seconds before the start from which on it holds, and thousandths of a per cent.
enum { policy_tier_limit = 50 };
typedef struct policy_tier {
    lua_Integer notice;
    lua_Integer thousandths;
} policy_tier;

// Reads the steps of the function at `index`, which `tiers` made, and returns how many there are.
int read_tiers(lua_State *lua, int index, policy_tier steps[policy_tier_limit]);

// The seconds that hours, days and weeks count in; 0 for any other function.
lua_Integer unit_of_function(lua_CFunction function);
bool is_percent_function(lua_CFunction function);

// Whether scripts find something under a global name.
bool is_global_name(const char *name, size_t length, const script_kind *kind);

bool is_booking(lua_State *lua, int index);
bool is_slot(lua_State *lua, int index);

// percent of amount, half rounded up; raises when the outcome does not fit.
lua_Integer percent_of(lua_State *lua, lua_Integer amount, lua_Integer thousandths);

// The amount at `index` that refund returned; fails unless it is an integer from 0 to what was paid.
lua_Integer read_entitlement(lua_State *lua, int index, const policy_booking *booking);

// Fails if the table at `index`, which refund returned, has a field besides amount and reason; names the first by its bytes, so that
// the message does not depend on the order of the table.
void refuse_unknown_fields(lua_State *lua, int index);

// The thousandths of a number of per cent with at most three decimals; false for any other number.
bool read_thousandths(lua_State *lua, int index, lua_Integer *out);

#endif
