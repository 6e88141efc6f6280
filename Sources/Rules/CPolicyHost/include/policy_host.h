#ifndef BOOKABLE_POLICY_HOST_H
#define BOOKABLE_POLICY_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Runs refund policies, which strangers wrote in Lua. Everything that can raise a Lua error happens in here, under one
// protected call, so that no longjmp ever crosses a caller's frame. A host belongs to one thread at a time.

enum {
    policy_source_limit = 16 * 1024,
    policy_instruction_limit = 20000,
    policy_memory_limit = 256 * 1024,
    // The longest text that there is in a script or that it makes.
    policy_text_limit = 4096,
    policy_text_capacity = 512,
    policy_reason_limit = 500,
    policy_name_capacity = 401,
    policy_description_capacity = 4001,
};

typedef enum policy_status {
    policy_ok = 0,
    policy_source_too_large,
    policy_not_text,
    policy_syntax,
    policy_shape,
    policy_instructions,
    policy_memory,
    policy_deadline,
    policy_runtime,
    policy_bad_result,
    // The host could not do its work, for want of memory or addresses: says nothing of the script.
    policy_host_failure,
} policy_status;

typedef enum policy_cancelled_by {
    policy_by_client = 0,
    policy_by_provider,
    policy_by_no_show,
} policy_cancelled_by;

// What a script reads as its booking. Pointers are borrowed for the length of the call.
typedef struct policy_booking {
    int64_t paid;
    int64_t already_refunded;
    int64_t booked_at;
    int64_t start_at;
    int64_t end_at;
    int64_t cancelled_at;
    int64_t service_duration;
    // Gives the seconds east of UTC at an instant in the provider's zone, which is handed to it; asked only when a script
    // reads the provider's clock. NULL for UTC.
    int64_t (*offset_at)(const void *zone, int64_t instant);
    const void *zone;
    const char *service_name;
    size_t service_name_length;
    char currency[3];
    uint8_t cancelled_by;
} policy_booking;

// The fields of a booking, by the bits of fields_read.
enum policy_field {
    policy_field_paid,
    policy_field_notice,
    policy_field_cancelled_by,
    policy_field_already_refunded,
    policy_field_currency,
    policy_field_start_at,
    policy_field_end_at,
    policy_field_booked_at,
    policy_field_cancelled_at,
    policy_field_days_before,
    policy_field_service,
    policy_field_local_start,
    policy_field_local_cancelled,
};

typedef struct policy_result {
    policy_status status;
    // Line of the source, 0 where none is known.
    int32_t line;
    // Minor units, with status ok.
    int64_t entitlement;
    int64_t instructions;
    int64_t bytes;
    // What refund read of the booking: a bit for each field, in the order of policy_field.
    uint32_t fields_read;
    // The policy's reason with status ok, else what went wrong; not terminated.
    size_t text_length;
    char text[policy_text_capacity];
} policy_result;

typedef struct policy_description {
    size_t name_length;
    size_t description_length;
    // A line whose bitwise operator this Lua may compute wrongly, 0 for none.
    int32_t doubtful_line;
    char name[policy_name_capacity];
    char description[policy_description_capacity];
} policy_description;

// Called for each global name that a source reads though nothing defines it.
typedef void (*policy_name_visitor)(void *context, const char *name, size_t length, int32_t line);

// Compiles a source and runs its chunk once, in an interpreter of its own, and reads what the policy says of itself.
// The visitor may be NULL.
policy_status policy_inspect(
    const char *source,
    size_t length,
    policy_description *description,
    policy_result *result,
    policy_name_visitor visitor,
    void *context
);

typedef enum policy_lua_fault {
    policy_lua_as_expected = 0,
    // The Lua at hand counts or hashes otherwise than the one that refunds were recorded with.
    policy_lua_differs,
    policy_lua_out_of_memory,
} policy_lua_fault;

// Runs a policy whose outcome rests on everything that the host sets in Lua, and compares it with what it has always been.
policy_lua_fault policy_lua_check(void);

typedef struct policy_host policy_host;

// NULL when there is no memory.
policy_host *policy_host_create(void);
void policy_host_destroy(policy_host *host);

// Marks the lines that run in `reached`, which has an entry for each of the first `count` lines and outlives the host or
// the next call. NULL ends it.
void policy_host_trace(policy_host *host, uint8_t *reached, size_t count);

// Marks the lines of a source that have code. The entries must be zero before.
policy_status policy_code_lines(const char *source, size_t length, uint8_t *lines, size_t count);

// Forgets all policies that were added.
void policy_host_clear(policy_host *host);

// Takes a copy of an inspected source and returns its number, or -1 when there is no memory.
int32_t policy_host_add(policy_host *host, const char *source, size_t length);

// Evaluates a policy by its number. The outcome depends on the source and the booking alone.
policy_status policy_host_evaluate(
    policy_host *host,
    int32_t policy,
    const policy_booking *booking,
    policy_result *result
);

// Bytes that the host holds from the system, for tests and metrics.
size_t policy_host_footprint(const policy_host *host);

// Whether bytes are well-formed UTF-8 without control characters and without marks that reorder text on a screen.
// Line breaks and tabs pass only with `lines`.
bool policy_text_is_plain(const char *bytes, size_t length, bool lines);

// What is wrong with a text that people are to know something by.
typedef enum {
    policy_text_fit,
    policy_text_malformed,
    policy_text_control,
    policy_text_reordering,
    policy_text_noncharacter,
    // A scalar that shows nothing and has no use where it stands: two texts would look the same.
    policy_text_hidden,
    // Nothing of it can be seen.
    policy_text_blank,
} policy_text_fault;

// The first fault of a name, or of a description where `lines`, and the scalar that it lies in. Joiners, variation
// selectors and tags pass where a script or an emoji needs them.
policy_text_fault policy_text_find_fault(const char *bytes, size_t length, bool lines, uint32_t *scalar);

#endif
