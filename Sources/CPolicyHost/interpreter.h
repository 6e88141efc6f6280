#ifndef BOOKABLE_POLICY_INTERPRETER_H
#define BOOKABLE_POLICY_INTERPRETER_H

#include <lauxlib.h>
#include <lua.h>

#include "policy_host.h"
#include "slab.h"

// The strings that are compared by address: Lua keeps one copy of every short string.
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
};

// Places in the registry, set once; they follow those that Lua and its auxiliary library use.
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
    // The compiled policy.
    registry_chunk,
    registry_last = registry_chunk,
};

// One Lua state with its memory and its limits.
typedef struct interpreter {
    lua_State *lua;
    slab memory;

    // Bytes asked for since the limits were set, and how many may be.
    size_t requested;
    size_t memory_limit;

    int64_t instructions;
    int hook_step;
    // Nanoseconds of the monotonic clock at which an evaluation is given up; 0 until it has run for a while.
    int64_t deadline;

    // Why the evaluation was stopped, if it was: outranks whatever Lua reports.
    policy_status killed;
    // What kind of failure the host itself has raised.
    policy_status fault;

    // Where to mark the lines that run, with an entry for each line; NULL for nowhere.
    uint8_t *reached;
    size_t reached_count;

    const policy_booking *booking;
    policy_result *result;
    const char *keys[key_count];
} interpreter;

// Fails only for want of memory.
bool interpreter_open(interpreter *it);
void interpreter_close(interpreter *it);

// Runs `function` with `argument` as its light userdata, protected and limited, and fills in `it->result`.
policy_status interpreter_run(interpreter *it, lua_CFunction function, void *argument, size_t memory_limit);

static inline interpreter *interpreter_of(lua_State *lua) {
    return *(interpreter **)lua_getextraspace(lua);
}

// Stops the evaluation for good.
int interpreter_kill(lua_State *lua, policy_status why);

// Books the cost of work done in C as if it were instructions.
void interpreter_charge(lua_State *lua, int64_t cost);

// Raises an error of a kind other than `runtime`.
int interpreter_fail(lua_State *lua, policy_status kind, const char *format, ...);

// Pushes the readable text of any value: no addresses, no metamethods.
const char *interpreter_push_text(lua_State *lua, int index, size_t *length);

// Raises unless the argument is a table; says "NAME needs a table …".
void interpreter_check_table(lua_State *lua, int index, const char *function);

// Each adds its functions to the table on top of the stack.
void open_globals(lua_State *lua);
void open_numbers(lua_State *lua);
void open_text(lua_State *lua);
void open_tables(lua_State *lua);
void open_tiers(lua_State *lua);
void open_booking(lua_State *lua);

// Wraps the table on top of the stack so that scripts can read it and nothing can change it.
void push_library(lua_State *lua, const char *name);

// Whether the function at `index` was made by `tiers`.
bool is_tiers_function(lua_State *lua, int index);

// Whether scripts find something under a global name.
bool is_global_name(const char *name, size_t length);

bool is_booking(lua_State *lua, int index);

// percent of amount, half rounded up; raises when the outcome does not fit.
lua_Integer percent_of(lua_State *lua, lua_Integer amount, lua_Integer percent);

#endif
