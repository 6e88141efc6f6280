#ifndef BOOKABLE_RULE_HOST_H
#define BOOKABLE_RULE_HOST_H

#include "policy_host.h"

// Runs availability rules, which decide on candidate starts, in the same machines as policies. A rule's chunk runs once, when
// the rule is opened; each slot is then judged from the very same bytes, so that what was judged before makes no difference.

enum {
    // Of instructions for one slot; the chunk has policy_instruction_limit.
    rule_instruction_limit = 2000,
    // Of the bytes that the chunk asks for, and again of those of each slot.
    rule_memory_limit = 64 * 1024,
    rule_reason_limit = 200,
};

// The largest price, in minor units.
#define RULE_PRICE_LIMIT INT64_C(1000000000000)

// Something that is booked already on the slot's date, other than the booking that is being moved.
typedef struct rule_session {
    int64_t start_at;
    int64_t end_at;
    // It is of the slot's service.
    bool is_same_service;
} rule_session;

// What a rule reads as its slot. Pointers are borrowed for the length of the call.
typedef struct rule_slot {
    int64_t start_at;
    int64_t end_at;
    // Seconds from now to the start.
    int64_t notice;
    // What the provider's clock shows at the start, as seconds since 1970 there.
    int64_t local_start;
    // Seconds.
    int64_t service_duration;
    // Minor units.
    int64_t service_price;
    const char *service_name;
    size_t service_name_length;
    // In the order of their starts.
    const rule_session *sessions;
    size_t session_count;
    char currency[3];
    bool client_is_returning;
} rule_slot;

// The fields of a slot, by the bits of fields_read.
enum rule_field {
    rule_field_start_at,
    rule_field_end_at,
    rule_field_notice,
    rule_field_date,
    rule_field_weekday,
    rule_field_local_start,
    rule_field_service,
    rule_field_client,
    rule_field_bookings_that_day,
    rule_field_bookings_lasting,
    rule_field_since_previous,
    rule_field_until_next,
};

typedef struct rule_verdict {
    bool allowed;
    // The rule has a price for the slot, in minor units.
    bool has_price;
    int64_t price;
    // With status ok its text is the rule's reason for a refusal. `fields_read` gathers over calls.
    policy_result result;
} rule_verdict;

typedef struct rule_description {
    size_t name_length;
    // 0 for none.
    size_t description_length;
    // A line whose bitwise operator this Lua may compute wrongly, 0 for none.
    int32_t doubtful_line;
    bool decides;
    bool has_price;
    char name[policy_name_capacity];
    char description[policy_description_capacity];
} rule_description;

// A rule that is ready to judge. It belongs to one thread at a time.
typedef struct rule_machine rule_machine;

// Compiles a source, runs its chunk, and reads what the rule says of itself. NULL, with the cause in `result`, when it is not
// a rule. The visitor may be NULL.
rule_machine *rule_machine_open(
    const char *source,
    size_t length,
    rule_description *description,
    policy_result *result,
    policy_name_visitor visitor,
    void *context
);

void rule_machine_close(rule_machine *machine);

// Judges a slot. The outcome depends on the source and the slot alone. Unless the status is policy_ok nothing is allowed.
policy_status rule_machine_judge(rule_machine *machine, const rule_slot *slot, rule_verdict *verdict);

// Bytes that the machine holds from the system.
size_t rule_machine_footprint(const rule_machine *machine);

#endif
