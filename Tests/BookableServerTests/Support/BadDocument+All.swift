import HTTPTypes

extension BadDocument {
    static let anna = "/v1/providers/prv_anna"

    static func service(_ field: String, _ value: String) -> String {
        var fields = ["name": "\"Cut\"", "price": "100", "currency": "\"EUR\"", "duration_minutes": "30"]
        fields[field] = value
        return "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }

    static func choices(_ list: String) -> String {
        service(
            "requirements",
            "{\"fields\": [{\"name\": \"a\", \"label\": \"S\", \"type\": \"choice\", \"choices\": \(list)}]}"
        )
    }

    static func evaluation(_ field: String, _ value: String) -> String {
        var fields = [
            "paid": "100", "currency": "\"EUR\"", "booked_at": "\"2026-01-01T00:00:00Z\"",
            "start_at": "\"2026-03-10T10:00:00Z\"", "end_at": "\"2026-03-10T11:00:00Z\"",
            "cancelled_at": "\"2026-03-08T10:00:00Z\"", "cancelled_by": "\"client\"",
        ]
        fields[field] = value
        let booking = fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ")
        return "{\"policy\": \"moderate\", \"booking\": {\(booking)}}"
    }

    static func booking(_ field: String, _ value: String) -> String {
        var fields = [
            "provider_id": "\"prv_anna\"", "service_id": "\"svc_anna_hour\"",
            "start_at": "\"2026-03-09T08:00:00Z\"", "client": "{\"name\": \"Kim\"}",
        ]
        fields[field] = value
        return "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }

    /// One of every sort.
    static let all = [
        BadDocument("malformed JSON", .post, "/v1/bookings", "{\"provider_id\": ", 400, ""),
        BadDocument("no JSON at all", .post, "/v1/bookings", "hello", 400, ""),
        BadDocument("a list instead of an object", .post, "/v1/bookings", "[]", 400, ""),
        BadDocument("null instead of an object", .post, "/v1/bookings", "null", 400, ""),
        BadDocument(
            "deep nesting",
            .post,
            "/v1/bookings",
            String(repeating: "[", count: 60_000) + String(repeating: "]", count: 60_000),
            400,
            ""
        ),
        BadDocument("an unknown key", .post, "/v1/bookings", booking("colour", "\"red\""), 400, "colour"),
        BadDocument(
            "an unknown key within",
            .post,
            "/v1/bookings",
            booking("client", "{\"name\": \"K\", \"age\": 3}"),
            400,
            "client.age"
        ),
        BadDocument("a missing key", .post, "/v1/bookings", booking("start_at", "null"), 400, "start_at"),
        BadDocument("a wrong type", .post, "/v1/bookings", booking("start_at", "5"), 400, "start_at"),
        BadDocument("a wrong type of an object", .post, "/v1/bookings", booking("client", "\"Kim\""), 400, "client"),
        BadDocument(
            "an impossible date",
            .post,
            "/v1/bookings",
            booking("start_at", "\"2026-02-30T08:00:00Z\""),
            400,
            "start_at"
        ),
        BadDocument(
            "no zone in an instant",
            .post,
            "/v1/bookings",
            booking("start_at", "\"2026-03-09T08:00:00\""),
            400,
            "start_at"
        ),
        BadDocument(
            "a leap second",
            .post,
            "/v1/bookings",
            booking("start_at", "\"2026-12-31T23:59:60Z\""),
            400,
            "start_at"
        ),
        BadDocument(
            "the year 0",
            .post,
            "/v1/bookings",
            booking("start_at", "\"0000-01-01T00:00:00Z\""),
            400,
            "start_at"
        ),
        BadDocument(
            "NUL in a name",
            .post,
            "/v1/bookings",
            booking("client", "{\"name\": \"K\\u0000\"}"),
            400,
            "client.name"
        ),
        BadDocument("a blank name", .post, "/v1/bookings", booking("client", "{\"name\": \"  \"}"), 400, "client.name"),
        BadDocument(
            "a long name",
            .post,
            "/v1/bookings",
            booking("client", "{\"name\": \"\(String(repeating: "k", count: 201))\"}"),
            400,
            "client.name"
        ),
        BadDocument(
            "no address",
            .post,
            "/v1/bookings",
            booking("client", "{\"name\": \"K\", \"email\": \"kim\"}"),
            400,
            "client.email"
        ),
        BadDocument(
            "no number",
            .post,
            "/v1/bookings",
            booking("client", "{\"name\": \"K\", \"phone\": \"call me\"}"),
            400,
            "client.phone"
        ),
        BadDocument("a short hold", .post, "/v1/bookings", booking("hold_seconds", "59"), 400, "hold_seconds"),
        BadDocument("a long hold", .post, "/v1/bookings", booking("hold_seconds", "3601"), 400, "hold_seconds"),
        BadDocument(
            "a version that is none",
            .post,
            "/v1/bookings",
            booking("policy_version", "\"sha256:12\""),
            400,
            "policy_version"
        ),
        BadDocument(
            "a version not in force",
            .post,
            "/v1/bookings",
            booking("policy_version", "\"sha256:\(String(repeating: "0", count: 64))\""),
            409,
            "policy_version"
        ),
        BadDocument(
            "an id of another kind",
            .post,
            "/v1/bookings",
            booking("provider_id", "\"svc_anna_hour\""),
            400,
            "provider_id"
        ),
        BadDocument(
            "an answer that nobody asked for",
            .post,
            "/v1/bookings",
            booking("answers", "{\"size\": \"L\"}"),
            422,
            "answers.size"
        ),
        BadDocument(
            "an answer that is not a text",
            .post,
            "/v1/bookings",
            booking("answers", "{\"size\": 4}"),
            400,
            "answers.size"
        ),
        BadDocument(
            "a document that nobody asked for",
            .post,
            "/v1/bookings",
            booking("documents", "{\"pass\": \"4\"}"),
            422,
            "documents.pass"
        ),
        BadDocument(
            "NUL in an answer",
            .post,
            "/v1/bookings",
            booking("answers", "{\"size\": \"\\u0000\"}"),
            400,
            "answers.size"
        ),
        BadDocument(
            "NUL in an answer's name",
            .post,
            "/v1/bookings",
            booking("answers", "{\"si\\u0000ze\": \"L\"}"),
            400,
            "answers"
        ),
        BadDocument(
            "a negative duration",
            .post,
            anna + "/services",
            service("duration_minutes", "-30"),
            400,
            "duration_minutes"
        ),
        BadDocument(
            "no duration",
            .post,
            anna + "/services",
            service("duration_minutes", "0"),
            400,
            "duration_minutes"
        ),
        BadDocument(
            "a negative buffer",
            .post,
            anna + "/services",
            service("buffer_before_minutes", "-1"),
            400,
            "buffer_before_minutes"
        ),
        BadDocument(
            "a price past the limit",
            .post,
            anna + "/services",
            service("price", "1000000000001"),
            400,
            "price"
        ),
        BadDocument("a negative price", .post, anna + "/services", service("price", "-1"), 400, "price"),
        BadDocument("a price in words", .post, anna + "/services", service("price", "\"cheap\""), 400, "price"),
        BadDocument("an unknown currency", .post, anna + "/services", service("currency", "\"XXX\""), 422, "currency"),
        BadDocument(
            "a currency in small letters",
            .post,
            anna + "/services",
            service("currency", "\"eur\""),
            400,
            "currency"
        ),
        BadDocument(
            "an unknown alignment",
            .post,
            anna + "/services",
            service("slot_alignment", "\"round\""),
            400,
            "slot_alignment"
        ),
        BadDocument("no seats", .post, anna + "/services", service("capacity", "0"), 400, "capacity"),
        BadDocument(
            "another provider's name in the id",
            .post,
            anna + "/services",
            service("id", "\"svc_bob_cut\""),
            422,
            "id"
        ),
        BadDocument("an id that is taken", .post, anna + "/services", service("id", "\"svc_anna_hour\""), 409, "id"),
        BadDocument(
            "a field's name with capitals",
            .post,
            anna + "/services",
            service("requirements", "{\"fields\": [{\"name\": \"Size\", \"label\": \"S\"}]}"),
            400,
            "requirements.fields[0].name"
        ),
        BadDocument(
            "a field twice",
            .post,
            anna + "/services",
            service(
                "requirements",
                "{\"fields\": [{\"name\": \"a\", \"label\": \"S\"}, {\"name\": \"a\", \"label\": \"S\"}]}"
            ),
            422,
            "requirements.fields[1].name"
        ),
        BadDocument(
            "a choice twice",
            .post,
            anna + "/services",
            choices("[\"x\", \"y\", \"x\"]"),
            422,
            "requirements.fields[0].choices"
        ),
        BadDocument(
            "a blank choice",
            .post,
            anna + "/services",
            choices("[\"x\", \"  \"]"),
            400,
            "requirements.fields[0].choices[1]"
        ),
        BadDocument(
            "NUL in a choice",
            .post,
            anna + "/services",
            choices("[\"x\\u0000\"]"),
            400,
            "requirements.fields[0].choices[0]"
        ),
        BadDocument(
            "a session of 32 days without a step",
            .post,
            anna + "/services",
            service("duration_minutes", "46080"),
            422,
            "slot_step_minutes"
        ),
        BadDocument(
            "a deposit with both an amount and a percent",
            .post,
            anna + "/services",
            service("prepayment", "{\"kind\": \"deposit\", \"amount\": 5, \"percent\": 5}"),
            400,
            "prepayment.amount"
        ),
        BadDocument(
            "choices without the type",
            .post,
            anna + "/services",
            service("requirements", "{\"fields\": [{\"name\": \"a\", \"label\": \"S\", \"choices\": [\"x\"]}]}"),
            400,
            "requirements.fields[0].choices"
        ),
        BadDocument(
            "a day of 25 hours",
            .put,
            anna + "/schedule",
            "{\"schedule\": [{\"day_of_week\": 1, \"start_time\": \"00:00\", \"end_time\": \"25:00\"}]}",
            400,
            "schedule[0].end_time"
        ),
        BadDocument(
            "an eighth day",
            .put,
            anna + "/schedule",
            "{\"schedule\": [{\"day_of_week\": 7, \"start_time\": \"00:00\", \"end_time\": \"05:00\"}]}",
            400,
            "schedule[0].day_of_week"
        ),
        BadDocument(
            "hours from 24:00",
            .put,
            anna + "/schedule",
            "{\"schedule\": [{\"day_of_week\": 1, \"start_time\": \"24:00\", \"end_time\": \"05:00\"}]}",
            400,
            "schedule[0].start_time"
        ),
        BadDocument("no schedule", .put, anna + "/schedule", "{}", 400, "schedule"),
        BadDocument(
            "201 rows",
            .put,
            anna + "/schedule",
            "{\"schedule\": ["
                + Array(
                    repeating: "{\"day_of_week\": 1, \"start_time\": \"00:00\", \"end_time\": \"05:00\"}",
                    count: 201
                ).joined(separator: ",") + "]}",
            400,
            "schedule"
        ),
        BadDocument(
            "available without hours",
            .put,
            anna + "/exceptions/2026-03-12",
            "{\"is_available\": true}",
            400,
            "custom_start"
        ),
        BadDocument(
            "half the hours",
            .put,
            anna + "/exceptions/2026-03-12",
            "{\"is_available\": true, \"custom_start\": \"10:00\"}",
            400,
            "custom_end"
        ),
        BadDocument(
            "an impossible date in the path",
            .put,
            anna + "/exceptions/2026-02-30",
            "{\"is_available\": false}",
            400,
            "date"
        ),
        BadDocument(
            "overlapping exceptions",
            .put,
            anna + "/exceptions/2026-03-12",
            "{\"exceptions\": [{\"is_available\": true, \"custom_start\": \"10:00\", \"custom_end\": \"12:00\"}, {\"is_available\": true, \"custom_start\": \"11:00\", \"custom_end\": \"13:00\"}]}",
            422,
            "exceptions[1].custom_start"
        ),
        BadDocument(
            "an unknown zone",
            .post,
            "/v1/providers",
            "{\"name\": \"N\", \"time_zone\": \"Europe/Atlantis\"}",
            422,
            "time_zone"
        ),
        BadDocument(
            "a path as zone",
            .post,
            "/v1/providers",
            "{\"name\": \"N\", \"time_zone\": \"../../etc/passwd\"}",
            422,
            "time_zone"
        ),
        BadDocument(
            "NUL in a zone",
            .post,
            "/v1/providers",
            "{\"name\": \"N\", \"time_zone\": \"UTC\\u0000\"}",
            422,
            "time_zone"
        ),
        BadDocument(
            "an uploaded policy from the start",
            .post,
            "/v1/providers",
            "{\"name\": \"N\", \"time_zone\": \"UTC\", \"policy\": \"pol_anna_1\"}",
            422,
            "policy"
        ),
        BadDocument(
            "an id that is taken",
            .post,
            "/v1/providers",
            "{\"id\": \"prv_anna\", \"name\": \"N\", \"time_zone\": \"UTC\"}",
            409,
            "id"
        ),
        BadDocument(
            "an id with capitals",
            .post,
            "/v1/providers",
            "{\"id\": \"prv_Anna\", \"name\": \"N\", \"time_zone\": \"UTC\"}",
            400,
            "id"
        ),
        BadDocument("another provider's policy", .put, anna + "/policy", "{\"policy\": \"pol_bob_1\"}", 422, "policy"),
        BadDocument(
            "both policy and source",
            .post,
            "/v1/policies/evaluate",
            "{\"policy\": \"moderate\", \"source\": \"return {}\", \"booking\": {\"paid\": 1, \"currency\": \"EUR\", \"booked_at\": \"2026-01-01T00:00:00Z\", \"start_at\": \"2026-03-10T10:00:00Z\", \"end_at\": \"2026-03-10T11:00:00Z\", \"cancelled_at\": \"2026-03-08T10:00:00Z\", \"cancelled_by\": \"client\"}}",
            400,
            "source"
        ),
        BadDocument(
            "an end at the start",
            .post,
            "/v1/policies/evaluate",
            evaluation("end_at", "\"2026-03-10T10:00:00Z\""),
            422,
            "booking.end_at"
        ),
        BadDocument(
            "more refunded than paid",
            .post,
            "/v1/policies/evaluate",
            evaluation("already_refunded", "101"),
            422,
            "booking.already_refunded"
        ),
        BadDocument(
            "cancelled before it was booked",
            .post,
            "/v1/policies/evaluate",
            evaluation("cancelled_at", "\"2025-12-31T23:59:59Z\""),
            422,
            "booking.cancelled_at"
        ),
        BadDocument(
            "paid in an unknown currency",
            .post,
            "/v1/policies/evaluate",
            evaluation("currency", "\"XXX\""),
            422,
            "booking.currency"
        ),
        BadDocument("no policy's owner", .post, "/v1/policies", "{\"source\": \"return {}\"}", 422, "provider_id"),
        BadDocument(
            "a provider in the query and another in the body",
            .post,
            "/v1/policies?provider=prv_bob",
            "{\"provider_id\": \"prv_anna\", \"source\": \"return {}\"}",
            422,
            "provider"
        ),
        BadDocument(
            "a policy in the query and another in the body",
            .post,
            "/v1/policies?policy=pol_anna_1",
            "{\"policy\": \"pol_anna_2\", \"source\": \"return {}\"}",
            422,
            "policy"
        ),
        BadDocument(
            "an amount past the limit",
            .post,
            "/v1/policies/evaluate",
            evaluation("paid", "1000000000001"),
            400,
            "booking.paid"
        ),
    ]
}
